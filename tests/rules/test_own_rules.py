"""A company's own rules run like ours, and each mistake in them is a sentence at its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from gosart.cli.check import _OF_OWN_RULES
from gosart.config.mkdocs_yml import read_settings
from gosart.config.model import SiteOptions, options_from
from gosart.lint import check_plans
from gosart.lint.fingerprint import stamped
from gosart.lint.repeats import merged
from gosart.rules.custom_rules import CODES
from gosart.rules.first_edition import RENAMED
from gosart.site.builder import SiteBuilder, build
from tests.briefing.running import gosart
from tests.comparison.repositories import repository
from tests.writing import MINIMAL_ACCOUNT, write_tree

DEAL = MINIMAL_ACCOUNT + "opportunities:\n  mill: {name: Mill, amount: 900_000}\n"
OWN = '''
    """Rules of our house."""

    from gosart.rules import finding, opportunity_of, rule


    @rule(
        "ACME001", "error", "value", "Large deals have a partner", limits={"amount": 500_000},
        why="A large deal fails without one.",
    )
    def large_deals_have_a_partner(context):
        """A large deal names a partner."""
        opportunity = opportunity_of(context).opportunity
        large = opportunity.money and opportunity.money.amount > context.limit("amount")
        if large and not context.account.account.partners:
            amount = opportunity.locator.at("amount")
            yield finding("There is no partner {yet}", "Add one under `partners`.", amount)
    '''


def options(root: Path, **given: object) -> SiteOptions:
    return options_from({"today": "2026-11-24", "rules_dir": "rules", **given}, root, {})


def test_a_function_of_the_repository_is_a_rule_like_ours(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": OWN})
    result = build(options(tmp_path))
    assert result.problems == ()
    (own,) = [item for item in result.findings if item.code == "ACME001"]
    assert (str(own.message), own.severity, own.opportunity) == (
        "There is no partner {yet}",
        "error",
        "mill",
    )
    assert (own.location.path, own.location.line, own.location.column) == (
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

    def findings(**rules: object) -> list[tuple[str, str]]:
        return [
            (item.account, str(item.severity))
            for item in build(options(tmp_path, rules=rules)).findings
            if item.code == "ACME001"
        ]

    assert findings() == [("mill", "error")]
    assert findings(ignore=["own"]) == []
    assert findings(severity={"ACME": "advice"}) == [("mill", "advice")]
    assert findings(thresholds={"ACME001": 1_000_000}) == []


@pytest.mark.parametrize(
    ("source", "location", "sentence"),
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
            "'acme-1' is not a valid code",
        ),
        (
            OWN.replace('"error"', '"fatal"'),
            ("X001", "rules/house.py", 6),
            "'fatal' is not a valid Severity",
        ),
        (
            OWN.replace("ACME001", "K001"),
            ("X002", "rules/house.py", 6),
            "The code K001 is already taken.",
        ),
        (
            OWN.replace("ACME001", "Z001"),
            ("X002", "rules/house.py", 6),
            "The code Z001 is already taken.",
        ),
        (
            OWN.replace("opportunity.money.amount", "opportunity.monney"),
            ("X003", "rules/house.py", 13),
            "The rule ACME001 fails on mill/mill: AttributeError",
        ),
        (
            OWN.replace("yield finding(", "yield (").replace(", amount)", ", 1)"),
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
    tmp_path: Path, source: str, location: tuple[str, str, int], sentence: str
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
    assert (problem.code, problem.location.path, problem.location.line) == location
    assert sentence in str(problem.message)
    assert "\n" not in str(problem.message)
    assert problem.hint
    assert "G003" in {item.code for item in result.findings}
    checked = check_plans(options(tmp_path))
    assert [item.code for item in merged(checked.problems)] == [location[0]]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ("from generator.checks import rule\n", "X001"),
        (OWN.replace("ACME001", "A001"), "X002"),
        (OWN.replace("large = ", "large = 1 / 0; "), "X003"),
    ],
)
@pytest.mark.parametrize(
    "asked", [["accounts/mill.yml"], ["--since", "HEAD"], ["--statistics", "accounts/mill.yml"]]
)
def test_a_check_of_a_path_or_of_a_change_tells_of_rules_that_do_not_run(
    tmp_path: Path, rules: str, code: str, asked: list[str]
) -> None:
    config = "site_name: Plans\nplugins: [gosart: {rules_dir: rules, today: 2026-11-24}]\n"
    files = {"mkdocs.yml": config, "accounts/mill.yml": DEAL, "rules/house.py": dedent(rules)}
    root = repository(tmp_path, files)
    ran = gosart(root, "check", "--trust-rules", *asked)
    assert code in ran.stdout
    assert ran.returncode == 1


def test_a_check_knows_every_code_of_own_rules() -> None:
    assert frozenset(CODES) == _OF_OWN_RULES


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


def test_the_guide_shows_a_rule_and_a_choice_that_work(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs/guide/rules.md").read_text("utf-8")
    source = guide.split("```python\n")[1].split("```")[0]
    settings = "plugins:" + guide.split("```yaml\nplugins:\n  - gosart:\n      rules:")[1].split(
        "```"
    )[0].join(["\n  - gosart:\n      rules:", ""])
    write_tree(
        tmp_path, {"accounts/mill.yml": DEAL, "rules/partners.py": source, "mkdocs.yml": settings}
    )
    chosen = read_settings(tmp_path)["rules"]
    result = build(options(tmp_path, rules=chosen))
    assert "No partner is in the plan" in {str(item.message) for item in result.findings}
    assert {str(item.severity) for item in result.findings if item.code == "K005"} == {"error"}


FIRST_EDITION = """
    from generator.checks import deal_of, finding, rule, said


    @rule("ACME001", "error", "value", said("Large deals have a partner"), scope="deal")
    def large_deals_have_a_partner(context):
        deal = deal_of(context).deal
        if deal.money and not context.account.account.partners:
            yield finding(said("There is no partner"), said("Add one."), deal.where.at("amount"))
    """
SCOPE = '`scope="opportunity"` for `scope="deal"`'
NAMES = "`opportunity_of` for `deal_of`, `msg` for `said`"
LATER = "`.opportunity` for `.deal`, `.locator` for `.where`"
LEFT_OUT = "or leave the rule out: `rules: {ignore: [ACME001]}`."
OLD_IMPORT = "from generator.checks import deal_of, finding, rule, said"
STEPS = [
    (
        (OLD_IMPORT, OLD_IMPORT),
        "X001",
        f"Write `from gosart.rules import …`, {NAMES}, {SCOPE}, {LATER}.",
    ),
    (
        ("from generator.checks import", "from gosart.rules import"),
        "X001",
        f"Write {NAMES}, {SCOPE}, {LATER}.",
    ),
    (("deal_of", "opportunity_of"), "X001", f"Write `msg` for `said`, {SCOPE}, {LATER}."),
    (("said", "msg"), "X001", f"Write {SCOPE}, {LATER}."),
    (('scope="deal"', 'scope="opportunity"'), "X003", f"Write {LATER}; {LEFT_OUT}"),
    (
        ("(context).deal", "(context).opportunity"),
        "X003",
        f"Write `.locator` for `.where`; {LEFT_OUT}",
    ),
    (("deal.where.at", "deal.locator.at"), "", ""),
]
"""What somebody mends, one after another, and what the check then says to write."""


def test_a_rule_of_the_first_edition_says_at_each_step_what_to_write_instead(
    tmp_path: Path,
) -> None:
    source = FIRST_EDITION
    for (old, new), code, hint in STEPS:
        assert old in source
        source = source.replace(old, new)
        write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": source})
        checked = check_plans(options(tmp_path), use_cache=False)
        assert [(item.code, str(item.hint)) for item in checked.problems] == (
            [(code, hint)] if code else []
        )
    assert "ACME001" in {item.code for item in checked.findings}


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("from generator.methodology.enums import Mark", "`from gosart.method.enums import …`"),
        ("from generator.plan.people import Person", "`gosart` for `generator`"),
        (
            "import sys\nfrom generator.checks.findings import said",
            "`from gosart.rules import …`, `msg`",
        ),
        ("import generator.checks", "`from gosart.rules import …`"),
        ("said('x')", "`msg` for `said`"),
        ("from gosart.rules import Found", "`Findings` for `Found`"),
    ],
)
def test_every_name_of_the_first_edition_is_known(tmp_path: Path, line: str, hint: str) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": f"{line}\n"})
    (problem,) = check_plans(options(tmp_path)).problems
    assert (problem.code, str(problem.hint).startswith(f"Write {hint}")) == ("X001", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opportunity.money", "opportunity.where"),
        ("opportunity.money", "opportunity.spot"),
        ("context.account.account", "context.account.deals"),
        ("context.account.account", "context.account.open_deals"),
        ("context.account.account", "context.deal"),
    ],
)
def test_a_renamed_attribute_is_answered_with_its_new_name(
    tmp_path: Path, old: str, new: str
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": OWN.replace(old, new, 1)})
    (problem,) = check_plans(options(tmp_path)).problems
    name = new.rpartition(".")[2]
    assert problem.code == "X003"
    assert str(problem.hint).startswith(f"Write `.{RENAMED[name]}` for `.{name}`")


def test_a_mistake_that_is_nobody_s_old_name_is_reported_as_it_was(tmp_path: Path) -> None:
    source = OWN.replace("opportunity.money.amount", "opportunity.monney")
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": source})
    (problem,) = check_plans(options(tmp_path)).problems
    assert str(problem.hint) == "Fix the rule, or leave it out: `rules: {ignore: [ACME001]}`."


def test_findings_of_a_rule_that_says_what_they_are_about_stay_apart(tmp_path: Path) -> None:
    several = OWN.replace(
        'yield finding("There is no partner {yet}", "Add one under `partners`.", amount)',
        """for name in ("stones", "wheels"):
                about = ("partners", name)
                yield finding(f"No partner for {name}", "Add one.", amount, about=about)""",
    )
    write_tree(tmp_path, {"accounts/mill.yml": DEAL, "rules/house.py": several})
    findings = [item for item in check_plans(options(tmp_path)).findings if item.code == "ACME001"]
    before = [item.fingerprint for item in stamped(findings)]
    assert len(set(before)) == 2
    assert [item.fingerprint for item in stamped(findings[1:])] == before[1:]
