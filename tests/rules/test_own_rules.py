"""A company's own rules: found in its repository, run like ours, and every mistake in them told as one sentence with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.mkdocs_yml import read_settings
from gosart.config.model import SiteOptions, options_from
from gosart.lint import check_plans
from gosart.lint.repeats import merged
from gosart.site.builder import SiteBuilder, build
from tests.writing import MINIMAL_ACCOUNT, write_tree

DEAL = MINIMAL_ACCOUNT + "opportunities:\n  mill: {name: Mill, amount: 900_000}\n"
OWN = '''
    """Rules of our house."""

    from gosart.rules import finding, opportunity_of, rule


    @rule("ACME001", "error", "value", "Large deals have a partner", why="A large deal fails without one.", limits={"amount": 500_000})
    def large_deals_have_a_partner(context):
        """A large deal names a partner."""
        opportunity = opportunity_of(context).opportunity
        if opportunity.money and opportunity.money.amount > context.limit("amount") and not context.account.account.partners:
            yield finding("There is no partner {yet}", "Add one under `partners`.", opportunity.locator.at("amount"))
    '''


def options(root: Path, **given: object) -> SiteOptions:
    return options_from({"today": "2026-11-24", "rules_dir": "rules", **given}, root, {})


def test_a_function_of_the_repository_is_a_rule_like_ours(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": OWN})
    result = build(options(tmp_path))
    assert result.problems == ()
    (found,) = [item for item in result.findings if item.code == "ACME001"]
    assert (str(found.message), found.severity, found.opportunity) == (
        "There is no partner {yet}",
        "error",
        "mill",
    )
    assert (found.location.path, found.location.line, found.location.column) == (
        "accounts/mill.yml",
        6,
        30,
    )
    pages = {file.uri: str(file.content) for file in result.files if file.uri.endswith(".md")}
    assert "There is no partner {yet}" in pages["accounts/mill/review/index.md"]
    assert "A large deal fails without one." in pages["method/rules/acme001/index.md"]
    assert "ACME001" in pages["method/rules/index.md"]
    assert "ACME001" in {item.code for item in check_plans(options(tmp_path)).findings}


def test_its_example_stands_on_its_page(tmp_path: Path) -> None:
    mended = DEAL + "partners:\n  fitters: {name: Fitters}\n"
    example = {
        "rules/examples/ACME001/fails.yml": DEAL,
        "rules/examples/ACME001/mended.yml": mended,
    }
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": OWN, **example})
    (page,) = [
        str(file.content)
        for file in build(options(tmp_path)).files
        if file.uri == "method/rules/acme001/index.md"
    ]
    assert "fitters: {name: Fitters}" in page
    assert "There is no partner {yet}" in page


def test_it_is_chosen_and_accepted_like_ours(tmp_path: Path) -> None:
    accepted = DEAL.replace(
        "amount: 900_000", "amount: 900_000, ignore: {rule: ACME001, reason: We are the partner}"
    )
    write_tree(
        tmp_path, {"accounts/mill.yml": DEAL, "accounts/other.yml": accepted, "rules/house.py": OWN}
    )

    def found(**rules: object) -> list[tuple[str, str]]:
        return [
            (item.account, str(item.severity))
            for item in build(options(tmp_path, rules=rules)).findings
            if item.code == "ACME001"
        ]

    assert found() == [("mill", "error")]
    assert found(ignore=["own"]) == []
    assert found(severity={"ACME": "advice"}) == [("mill", "advice")]
    assert found(thresholds={"ACME001": 1_000_000}) == []


@pytest.mark.parametrize(
    ("source", "place", "sentence"),
    [
        (
            "def broken(:\n",
            ("X001", "rules/house.py", 1),
            "The file of rules cannot be read: invalid syntax",
        ),
        ("raise SystemExit(1)\n", ("X001", "rules/house.py", 1), "SystemExit: 1"),
        (
            "import nowhere_at_all\n",
            ("X001", "rules/house.py", 1),
            "ModuleNotFoundError: No module named 'nowhere_at_all'",
        ),
        ("x = 1\n\n1 / 0\n", ("X001", "rules/house.py", 3), "ZeroDivisionError: division by zero"),
        (
            OWN.replace("ACME001", "acme-1"),
            ("X001", "rules/house.py", 6),
            "'acme-1' is no code of a rule",
        ),
        (
            OWN.replace('"error"', '"fatal"'),
            ("X001", "rules/house.py", 6),
            "'fatal' is not a valid Severity",
        ),
        (
            OWN.replace("ACME001", "K001"),
            ("X002", "rules/house.py", 6),
            "The code K001 is not free.",
        ),
        (
            OWN.replace("ACME001", "Z001"),
            ("X002", "rules/house.py", 6),
            "The code Z001 is not free.",
        ),
        (
            OWN.replace("opportunity.money.amount", "opportunity.monney"),
            ("X003", "rules/house.py", 10),
            "The rule ACME001 fails on mill/mill: AttributeError",
        ),
        (
            OWN.replace("yield finding(", "yield (").replace(
                ' opportunity.locator.at("amount"))', " 1)"
            ),
            ("X003", "rules/house.py", 6),
            "it gave tuple",
        ),
        (
            OWN.split("        opportunity = ")[0].rstrip() + "\n",
            ("X003", "rules/house.py", 6),
            "ACME001 fails on mill/mill: TypeError",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place_and_the_rest_goes_on(
    tmp_path: Path, source: str, place: tuple[str, str, int], sentence: str
) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/mill.yml": DEAL,
            "accounts/two.yml": DEAL,
            "rules/house.py": source,
            "rules/_draft.py": "1 / 0\n",
        },
    )
    result = build(options(tmp_path))
    (problem,) = result.problems
    assert (problem.code, problem.location.path, problem.location.line) == place
    assert sentence in str(problem.message)
    assert "\n" not in str(problem.message)
    assert problem.hint
    assert "G003" in {item.code for item in result.findings}
    checked = check_plans(options(tmp_path))
    assert [item.code for item in merged(checked.problems)] == [place[0]]


def test_a_changed_rule_is_read_again_in_the_next_build(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": OWN})
    builder = SiteBuilder()
    assert "ACME001" in {item.code for item in builder.build(options(tmp_path)).findings}
    write_tree(
        tmp_path,
        {"rules/house.py": OWN.replace("There is no partner", "No partner has been found")},
    )
    assert "No partner has been found {yet}" in {
        str(item.message) for item in builder.build(options(tmp_path)).findings
    }


def test_without_the_option_no_file_is_run(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": "raise SystemExit('run')\n"})
    assert build(options_from({"today": "2026-11-24"}, tmp_path, {})).problems == ()


def test_the_readme_shows_a_rule_and_a_choice_that_work(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    source = readme.split("```python\n")[1].split("```")[0]
    settings = "plugins:" + readme.split("```yaml\nplugins:\n  - gosart:\n      rules:")[1].split(
        "```"
    )[0].join(["\n  - gosart:\n      rules:", ""])
    write_tree(
        tmp_path, {"accounts/mill.yml": DEAL, "rules/partners.py": source, "mkdocs.yml": settings}
    )
    chosen = read_settings(tmp_path)["rules"]
    result = build(options(tmp_path, rules=chosen))
    assert "No partner is in the plan" in {str(item.message) for item in result.findings}
    assert {str(item.severity) for item in result.findings if item.code == "K005"} == {"error"}
