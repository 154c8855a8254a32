"""What is wrong with a case is said with file, line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.exercises.evaluate import check_exercise
from gosart.exercises.read_case import read_case
from gosart.i18n.translator import translator_for
from gosart.lint.explain import explain
from gosart.method.loader import load_method
from gosart.rules.selection import all_rules
from tests.writing import MINIMAL_ACCOUNT, write_tree

CASE = "---\ntitle: Small\nsteps: [1, 2]\nminutes: 10\nlanguage: en\n---\nA briefing.\n"
HEAD = "account: mill\nopportunity: stones\nday: 2027-03-08\nexpect:\n"
PLAN = (
    MINIMAL_ACCOUNT
    + """\
competitors:
  quern: {name: Quern}
people:
  dana: {name: Dana Fox, title: Director, role: approver}
opportunities:
  stones:
    name: Stones
    stage: qualified
    amount: 400_000
    close_date: 2027-06-10
    people: {dana: {status: enemy}}
    strategy: {type: flanking, target: quern}
    assessments:
      - {date: 2027-03-01, for: us, ratings: {solution_fit: "+"}}
    actions:
      - {id: A1, type: prove, what: Show the stone, owner: ada, due: 2027-04-01}
"""
)


def small_case(folder: Path, *expectations: str, front: str = CASE, head: str = HEAD) -> Path:
    """Write a case with some expectations, and return its folder."""
    lines = "".join(f"  - {{{line}, why: Because.}}\n" for line in expectations)
    start = {"small/start/accounts/mill.yml": PLAN}
    write_tree(folder, {"small/case.md": front, "small/expected.yml": head + lines, **start})
    return folder / "small"


def problems(folder: Path) -> list[str]:
    """Return what is wrong with a case, with its places."""
    return [
        f"{item.location.path}:{item.location.line}:{item.location.column}: {item.code}"
        for item in read_case(folder, load_method("en")).problems
    ]


def is_met(tmp_path: Path, expectation: str) -> bool:
    """Hold the plan of the small case against one expectation."""
    folder = small_case(tmp_path, expectation)
    read = read_case(folder, load_method("en"))
    assert read.problems == ()
    assert read.case is not None
    return check_exercise(read.case, options_from({}, folder / "start", {})).is_complete


@pytest.mark.parametrize(
    ("expectation", "problem"),
    [
        ("step: 1, rating: solution_fitt, is: ['+']", "5:23: E005"),
        ("step: 1, rating: solution_fit, is: [good]", "5:41: E005"),
        ("step: 1, rating: solution_fit", "5:5: E003"),
        ("step: 1, value: opportunity.amont, is: '1'", "5:22: E005"),
        ("step: 1, value: opportunity.budget.ownr, is: x", "5:22: E005"),
        ("step: 1, person: dana, is: {mood: good}", "5:40: E005"),
        ("step: 1, any: opportunity.actions, with: {kind: prove}", "5:54: E005"),
        ("step: 1, no: [Z999]", "5:19: E005"),
        ("step: 1, light: sun, is: [red]", "5:22: E005"),
        ("step: 1, light: people, is: [blue]", "5:34: E005"),
        ("step: 1, valu: tier", "5:5: E006"),
        ("step: 1, value: tier, no: [K001]", "5:5: E006"),
        ("step: 1, value: tier, iss: key", "5:28: E002"),
        ("step: 3, value: tier", "5:12: E004"),
        ("value: tier", "5:5: E003"),
        ("step: 1, value: {a: b}", "5:22: E004"),
    ],
)
def test_a_wrong_expectation_is_located(tmp_path: Path, expectation: str, problem: str) -> None:
    assert problems(small_case(tmp_path, expectation)) == [f"small/expected.yml:{problem}"]


@pytest.mark.parametrize(
    ("line", "other", "problem"),
    [
        ("steps: [1, 2]", "steps: [1, 8]", "3:8: E005"),
        ("minutes: 10", "minutes: ten", "4:10: E004"),
        ("language: en", "language: xx", "5:11: E005"),
        ("language: en", "language: en\nlevel: hard", "6:1: E002"),
        ("title: Small\n", "", "2:1: E003"),
    ],
)
def test_wrong_front_matter_is_located(tmp_path: Path, line: str, other: str, problem: str) -> None:
    front = CASE.replace(line, other)
    folder = small_case(tmp_path, "step: 1, value: tier", front=front)
    assert problems(folder) == [f"small/case.md:{problem}"]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"small/case.md": CASE})
    assert problems(tmp_path / "small") == [
        "small/expected.yml:1:1: E001",
        "small/start:1:1: E001",
    ]


def test_a_day_that_is_none_and_an_id_that_is_none_are_located(tmp_path: Path) -> None:
    head = HEAD.replace("2027-03-08", "soon").replace("mill", "Mill & Sons")
    folder = small_case(tmp_path, "step: 1, value: tier", head=head)
    assert problems(folder) == ["small/expected.yml:1:10: E004", "small/expected.yml:3:6: E004"]


def test_a_case_of_broken_yaml_has_the_problems_of_any_other_file(tmp_path: Path) -> None:
    folder = small_case(tmp_path, head="account: [mill\n")
    assert problems(folder)[0].startswith("small/expected.yml:")


@pytest.mark.parametrize(
    ("expectation", "met"),
    [
        ("step: 1, value: opportunity.amount, is: '400000'", True),
        ("step: 1, value: opportunity.amount, is: [1, 2]", False),
        ("step: 1, value: opportunity.amount", True),
        ("step: 1, value: opportunity.probability", False),
        ("step: 1, value: opportunity.amount, from: 400_000, to: '400000'", True),
        ("step: 1, value: opportunity.amount, from: '400001'", False),
        ("step: 1, value: opportunity.close_date, from: 2027-06-03, to: 2027-06-10", True),
        ("step: 1, value: opportunity.close_date, to: 2027-06-09", False),
        ("step: 1, value: opportunity.name, to: 2027-06-09", False),
        ("step: 1, value: opportunity.actions.A1.what, mentions: [STONE]", True),
        ("step: 1, value: opportunity.actions.A1.what, mentions: [[brick, stone], show]", True),
        ("step: 1, value: opportunity.actions.A1.what, mentions: [stone, brick]", False),
        ("step: 1, value: opportunity.actions.A2.what", False),
        ("step: 1, rating: solution_fit, is: ['+', '?']", True),
        ("step: 1, rating: solution_fit, is: ['-']", False),
        ("step: 1, rating: compelling_event, is: ['+']", False),
        ("step: 1, rating: solution_fit, for: quern, is: ['+']", False),
        ("step: 1, person: dana, is: {role: approver, status: [enemy]}", True),
        ("step: 1, person: dana, is: {role: user, status: enemy}", False),
        ("step: 1, person: eve, is: {role: user}", False),
        ("step: 1, any: opportunity.actions, with: {type: prove, owner: [ada, ben]}", True),
        ("step: 1, any: opportunity.actions, with: {type: prove, owner: ben}", False),
        ("step: 1, any: opportunity.milestones, with: {kind: tender}", False),
        ("step: 2, no: [C001]", True),
        ("step: 2, no: [C001, G001]", False),
        ("step: 1, light: people, is: [red]", True),
        ("step: 1, light: people, is: [green]", False),
    ],
)
def test_a_plan_meets_an_expectation_or_does_not(
    tmp_path: Path, expectation: str, met: bool
) -> None:
    assert is_met(tmp_path, expectation) is met


def test_an_accepted_finding_is_still_one(tmp_path: Path) -> None:
    folder = small_case(tmp_path, "step: 1, no: [G001]")
    ignored = PLAN + "ignore: [{rule: G001, reason: We know}]\n"
    write_tree(folder, {"start/accounts/mill.yml": ignored})
    case = read_case(folder, load_method("en")).case
    assert case is not None
    assert not check_exercise(case, options_from({}, folder / "start", {})).is_complete


def test_the_case_of_the_documentation_is_one_without_a_mistake(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/guide/exercises.md").read_text("utf-8")
    front, expected = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1:]
    write_tree(tmp_path, {"own/case.md": front, "own/expected.yml": expected, "own/start/x": ""})
    read = read_case(tmp_path / "own", load_method("en"))
    assert read.problems == ()
    assert read.case is not None
    assert len(read.case.expectations) == 8


def test_gosart_explains_the_codes_of_a_case() -> None:
    text = explain("E005", all_rules(), load_method("en"), translator_for("en"))
    assert text.startswith("E005 A case names something that does not exist")
