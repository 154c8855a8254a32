"""A diagnostic is the same one while it is about the same thing, whatever its line and words."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gosart.comparison.findings import plan_changes
from gosart.comparison.pair import read_pair
from gosart.config.model import options_from
from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.lint.baseline import compare_diagnostics
from gosart.lint.fingerprint import Renames, stamped
from gosart.method.loader import load_method, read_method
from gosart.plan.address import address_of, entry_id
from gosart.rules.evaluate import Examiner
from gosart.vcs.snapshot import folder_snapshot
from tests.lint.plan_edits import (
    ACCOUNTS,
    ROOT,
    Edit,
    another_day,
    another_id,
    another_order,
    another_surname,
    between,
    data_of_plan,
)
from tests.writing import MINIMAL_ACCOUNT, write_tree

OVERDUE = Diagnostic(
    "N002",
    Severity.ERROR,
    Location("accounts/mill.yml", 9, 30, 10, ("opportunities", "stones", "actions", "A2", "due")),
    msg("Action {action} is overdue by {n} days", action="A2", n=12),
    msg("Do it."),
    account="mill",
    opportunity="stones",
    entry="A2",
)


def about(*address: str, **others: str) -> Diagnostic:
    """The same finding about something else."""
    return replace(OVERDUE, location=replace(OVERDUE.location, address=address), **others)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code for item in diagnostics]


def test_another_line_file_figure_or_sentence_is_the_same_finding() -> None:
    later = replace(
        OVERDUE,
        location=replace(OVERDUE.location, path="accounts/mill/actions.yml", line=90, column=2),
        message=msg("A2 should have been done on {day}", day="2026-11-03"),
        severity=Severity.WARNING,
    )
    changes = compare_diagnostics([OVERDUE], [later])
    assert (changes.new, changes.cleared) == ((), ())
    assert codes(changes.standing) == ["N002"]


@pytest.mark.parametrize(
    "other",
    [
        replace(OVERDUE, code="N004"),
        replace(OVERDUE, account="south"),
        about("opportunities", "wheels", "actions", "A2", "due", opportunity="wheels"),
        about("opportunities", "stones", "actions", "A3", "due"),
        about("opportunities", "stones", "actions", "A2", "owner"),
        replace(OVERDUE, about=("actions",)),
    ],
    ids=["code", "account", "opportunity", "entry", "field", "about"],
)
def test_another_code_account_opportunity_entry_or_field_is_another_one(other: Diagnostic) -> None:
    changes = compare_diagnostics([OVERDUE], [other])
    assert (len(changes.new), len(changes.cleared), changes.standing) == (1, 1, ())


def test_the_second_of_a_kind_is_new_and_the_first_stays() -> None:
    second = replace(OVERDUE, location=replace(OVERDUE.location, line=20))
    changes = compare_diagnostics([OVERDUE], [OVERDUE, second])
    assert [item.location.line for item in changes.new] == [20]
    assert len({item.fingerprint for item in stamped([OVERDUE, second])}) == 2


def test_what_is_called_otherwise_now_is_the_same_where_matching_knows_it() -> None:
    renames = Renames(
        "mill-and-sons",
        {("", "opportunities", "stones"): "grindstones", ("grindstones", "actions", "A2"): "M2"},
    )
    later = replace(
        about("opportunities", "grindstones", "actions", "M2", "due", opportunity="grindstones"),
        account="mill-and-sons",
        entry="M2",
    )
    assert compare_diagnostics([OVERDUE], [later], renames).new == ()
    assert len(compare_diagnostics([OVERDUE], [later]).new) == 1


def test_an_entry_that_the_place_does_not_name_is_part_of_it() -> None:
    dana, emil = (replace(about(), entry=name) for name in ("dana", "emil"))
    assert len(compare_diagnostics([dana], [emil]).new) == 1
    renames = Renames("", {("", "people", "dana"): "emil"})
    assert compare_diagnostics([dana], [emil], renames).new == ()


def test_what_belongs_to_no_account_is_told_by_its_file() -> None:
    stray = Diagnostic("S030", Severity.ERROR, Location("accounts/A b.yml"), msg("No id"), msg(""))
    other = replace(stray, location=Location("accounts/C d.yml"))
    assert codes(compare_diagnostics([stray], [stray, other]).new) == ["S030"]
    assert compare_diagnostics([stray], [replace(stray, message=msg("?"))]).new == ()


def test_an_address_names_an_item_by_what_it_says_and_never_by_its_number() -> None:
    data = {
        "actions": [{"id": "A1", "due": "x"}, {"what": "Call  them", "due": "x"}],
        "milestones": [{"name": "Board meets", "date": "2026-12-01"}],
        "assessments": [{"date": "2026-11-01", "for": "us", "ratings": "+"}],
        "goal": {"customer": "Grow", "team": ["Win", {"text": "Stay", "audience": "sales"}]},
        "odd": [{"amount": "3"}],
    }
    ways = [
        ("actions", 0, "due"), ("actions", 1, "due"), ("milestones", 0, "date"),
        ("assessments", 0, "ratings"), ("goal", "customer", 0), ("goal", "team", 1),
        ("odd", 0, "amount"), ("nowhere", 4, "due"),
    ]  # fmt: skip
    assert ["/".join(address_of(data, way)) for way in ways] == [
        "actions/A1/due",
        "actions/Call them/due",
        "milestones/Board meets/date",
        "assessments/2026-11-01 us/ratings",
        "goal/customer/Grow",
        "goal/team/Stay",
        "odd//amount",
        "nowhere//due",
    ]
    assert [entry_id(data, way) for way in ways[:3]] == ["A1", "", ""]


EDITS: dict[str, Edit] = {
    "order": another_order,
    "surname": another_surname,
    "id": another_id,
    "day": another_day,
}


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("edit", list(EDITS))
def test_an_edit_that_says_nothing_new_brings_nothing(account: str, edit: str) -> None:
    edited = EDITS[edit](data_of_plan(account), random.Random(account + edit))
    changes = between(account, edited)
    assert (codes(changes.findings.new), codes(changes.findings.cleared)) == ([], [])
    assert (changes.problems.new, changes.problems.cleared) == ((), ())
    assert changes.findings.standing


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from(ACCOUNTS),
    st.lists(st.sampled_from(list(EDITS)), min_size=2, max_size=4),
    st.integers(0, 10_000),
    st.booleans(),
)
def test_any_such_edits_together_bring_nothing(
    account: str, edits: list[str], seed: int, renamed: bool
) -> None:
    data, chance = data_of_plan(account), random.Random(seed)
    # A surname and an id that change at once are another person.
    for edit in [name for name in edits if not (name == "surname" and "id" in edits)]:
        data = EDITS[edit](data, chance)
    changes = between(account, data, f"{account}-group" if renamed else "")
    assert (codes(changes.new), codes(changes.findings.cleared)) == ([], [])
    assert changes.findings.standing


def test_what_is_really_new_or_mended_is_said_though_everything_else_has_moved() -> None:
    data = another_order(data_of_plan("penarroya"), random.Random(7))
    opportunities = data["opportunities"]
    assert isinstance(opportunities, dict)
    opportunity = opportunities["slab-line-four"]
    assert isinstance(opportunity, dict)
    opportunity.pop("amount")
    opportunity["ignore"] = [{"rule": "T008", "reason": "They will not say"}]
    changes = between("penarroya", data)
    assert codes(changes.findings.new) == ["G002"]
    assert codes(changes.findings.cleared) == ["T008"]


def written(data: object, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        YAML().dump(data, out)


def moved_down(top: Path) -> None:
    """Begin each file with lines that say nothing."""
    for path in top.rglob("*.y*ml"):
        path.write_text("# moved\n\n# down\n" + path.read_text("utf-8"), encoding="utf-8")


def split(top: Path) -> None:
    """Make a folder of each account that is one file, with a file for each part of it."""
    for path in [*top.glob("*.yml"), *top.glob("*.yaml")]:
        data = YAML(typ="safe").load(path.read_text("utf-8"))
        path.unlink()
        parts = {key: data.pop(key) for key in ("people", "competitors") if key in data}
        for opportunity, entry in (data.pop("opportunities", None) or {}).items():
            folder = path.with_suffix("") / "opportunities" / opportunity
            for key in ("actions", "assessments", "milestones"):
                if key in entry:
                    written(entry.pop(key), folder / f"{key}.yml")
            written(entry, folder / "opportunity.yml")
        for key, part in parts.items():
            written(part, path.with_suffix("") / f"{key}.yml")
        written(data, path.with_suffix("") / "account.yml")


def renamed_files(top: Path) -> None:
    """Give each account another id that no other account names."""
    named = {"marwick-thorne", "osterby-marine"}
    for path in list(top.iterdir()):
        if not path.name.startswith("_") and path.stem not in named:
            path.rename(path.with_name(path.name.replace(path.stem, f"{path.stem}-group")))


@pytest.mark.parametrize("edit", [moved_down, split, renamed_files])
def test_lines_files_and_names_of_accounts_that_change_bring_nothing(
    tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    for name in ("before", "after"):
        shutil.copytree(ROOT / "accounts", tmp_path / name / "accounts")
    edit(tmp_path / "after/accounts")
    options = options_from({"today": "2027-02-01", "audience": "account-team"}, tmp_path, {})
    examiner = Examiner(read_method("en", ROOT, "method.yml").method, options)
    snapshots = folder_snapshot(tmp_path / "before"), folder_snapshot(tmp_path / "after")
    pair = read_pair(*snapshots, examiner)
    changes = [plan_changes(old, new) for old, new in pair.matched()]
    assert [codes(change.new) for change in changes if change.new] == []
    assert [codes(change.findings.cleared) for change in changes if change.findings.cleared] == []
    assert sum(len(change.findings.standing) for change in changes) > 100
    assert pair.stray().new == ()


def test_a_problem_stays_the_same_when_items_come_before_it(tmp_path: Path) -> None:
    plan = MINIMAL_ACCOUNT + "opportunities:\n  stones:\n    name: Stones\n    milestones:\n"
    wrong = "      - {name: Board meets, date: 2026-02-30}\n"
    more = "      - {name: Trial, dat: 2026-02-03}\n"
    write_tree(
        tmp_path,
        {
            "before/accounts/mill.yml": plan + wrong,
            "after/accounts/mill.yml": plan + more + wrong,
        },
    )
    options = options_from({"today": "2027-02-01"}, tmp_path, {})
    snapshots = folder_snapshot(tmp_path / "before"), folder_snapshot(tmp_path / "after")
    pair = read_pair(*snapshots, Examiner(load_method("en"), options))
    ((old, new),) = pair.matched()
    problems = plan_changes(old, new).problems
    assert [(item.code, item.location.line) for item in problems.new] == [("P002", 9)]
    assert [(item.code, item.location.line) for item in problems.standing] == [("P006", 10)]
    assert problems.cleared == ()
