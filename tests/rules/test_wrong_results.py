"""Whatever an own rule gives back, a wrong thing is a problem that says what to return."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gosart.lint import check_plans
from gosart.site.builder import SiteBuilder
from tests.rules.test_own_rules import DEAL, options
from tests.writing import write_tree

RULE = """\
from gosart.diagnostics import Location, Message
from gosart.rules import finding, opportunity_of, rule


@rule("ACME001", "error", "value", "Something")
def something(context):
    opportunity = opportunity_of(context).opportunity
    locator = opportunity.locator
    good = finding("A", "B", locator.location)
    {}
"""


def problem_of(root: Path, body: str) -> str:
    """Give place and message of the one problem that a rule with such a body brings."""
    write_tree(root, {"accounts/mill.yml": DEAL, "rules/house.py": RULE.format(body)})
    checked = check_plans(options(root), use_cache=False)
    assert "ACME001" not in {item.code for item in checked.findings}
    (problem,) = checked.problems
    assert (problem.code, problem.location.path) == ("X003", "rules/house.py")
    assert "ACME001" in str(problem.message)
    return str(problem.message).partition(": ")[2]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('yield finding("A", "B", locator)', "it gave Locator where a location is wanted: write"),
        ('yield finding("A", "B", None)', "it gave NoneType where a location is wanted"),
        ('yield finding("A", "B", "accounts/mill.yml")', "it gave str where a location is wanted"),
        ('yield finding("A", "B", Location("rules/house.py"))', "'rules/house.py', no file of"),
        ('yield finding("A", "B", Location("accounts/two.yml"))', "'accounts/two.yml', no file of"),
        ('yield finding("A", "B", Location("mill.yml"))', "'mill.yml', no file of the plan"),
        ('yield finding("A", "B", Location(""))', "in '', no file of the plan"),
        ('yield finding("A", "B", Location("accounts/mill.yml", "3"))', "line of the location"),
        ('yield finding("A", "B", Location("accounts/mill.yml", 0))', "start at 1"),
        ('yield finding(None, "B", locator.location)', "NoneType instead of text"),
        ('yield finding("A", 3, locator.location)', "int instead of text"),
        ('yield finding(Message("{x}", {}), "B", locator.location)', "KeyError"),
        ('yield finding("A", "B", locator.location, entry=3)', "the entry of a finding is int"),
        ('yield finding("A", "B", locator.location, side="team", about="x")', "'about' is a text"),
        ("yield good; yield None", "it gave NoneType where a finding is wanted: yield finding("),
        ('yield "A"', "it gave str where a finding is wanted"),
        ('return "There is no partner"', "it gave str where a finding is wanted"),
        ("return None", "it returned NoneType where findings are wanted"),
        ("return 3", "it returned int where findings are wanted"),
        ("return good", "it returned one finding where a row of them is wanted"),
        ("return {good: 1, 'a': 2}", "it gave str where a finding is wanted"),
        ("yield good; raise ValueError('midway')", "ValueError: midway"),
        ("yield good; raise SystemExit(3)", "SystemExit: 3"),
        ("while True: yield good", "it gave more than 1000 findings"),
        ("while True: yield 'A'", "it gave str where a finding is wanted"),
        ("import itertools; return itertools.repeat(None)", "it gave NoneType"),
        ("return something.check(context)", "RecursionError"),
    ],
)
def test_a_wrong_result_is_a_problem_of_the_rule_with_what_to_return(
    tmp_path: Path, body: str, says: str
) -> None:
    assert says in problem_of(tmp_path, body)


@pytest.mark.parametrize("body", ["return [good]", "yield good", "return (good for _ in [1])"])
def test_any_row_of_findings_is_right(tmp_path: Path, body: str) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": RULE.format(body)})
    checked = check_plans(options(tmp_path), use_cache=False)
    assert checked.problems == ()
    assert [item.code for item in checked.findings if item.code == "ACME001"] == ["ACME001"]


def test_a_finding_may_stand_in_any_file_of_the_account_or_in_a_shared_one(tmp_path: Path) -> None:
    body = (
        'yield finding("A", "B", Location("accounts/mill/team.yml"))\n'
        '    yield finding("A", "B", Location("accounts/_shared/competitors.yml"))'
    )
    account, _, deals = DEAL.partition("opportunities:")
    write_tree(
        tmp_path,
        {
            "accounts/mill/account.yml": account,
            "accounts/mill/opportunities.yml": deals.lstrip("\n"),
            "rules/house.py": RULE.format(body),
        },
    )
    checked = check_plans(options(tmp_path), use_cache=False)
    assert checked.problems == ()
    assert len([item for item in checked.findings if item.code == "ACME001"]) == 2


HOUSE = """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
import house_words
from gosart.rules import finding, opportunity_of, rule


@rule("ACME001", "error", "value", "Something")
def something(context):
    from house_late import LATE

    opportunity = opportunity_of(context).opportunity
    yield finding(house_words.WORD + LATE, "B", opportunity.locator.location)
"""


def test_an_edited_helper_counts_in_the_next_build_and_nothing_of_it_stays(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": HOUSE})
    before, paths, builder = set(sys.modules), list(sys.path), SiteBuilder()
    said = []
    for word, late in (("one", "a"), ("two", "a"), ("two", "b")):
        write_tree(
            tmp_path,
            {
                "rules/lib/house_words.py": f"WORD = {word!r}\n",
                "rules/lib/house_late.py": f"LATE = {late!r}\n",
            },
        )
        findings = builder.build(options(tmp_path)).findings
        said += [str(item.message) for item in findings if item.code == "ACME001"]
    assert said == ["onea", "twoa", "twob"]
    assert not [name for name in set(sys.modules) - before if name.startswith("house_")]
    assert sys.path == paths
    assert not list(tmp_path.rglob("__pycache__"))
