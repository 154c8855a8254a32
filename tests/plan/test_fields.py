"""The registry of fields: what each field says of itself, and who looks at that."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from gosart.plan.schema.account import AccountEntry, NoteEntry, SharedEntry
from gosart.plan.schema.actions import ActionEntry
from gosart.plan.schema.assessment import RatingEntry
from gosart.plan.schema.decision import BudgetEntry
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.people import OverrideEntry
from gosart.plan.schema.registry import FieldSpec, Shape, every_field, fields_of
from gosart.repository.loader import SHARED_KEYS
from tests.plan.test_registry import leaves, site


def test_every_field_has_a_meaning_and_every_one_that_is_compared_a_label() -> None:
    unnamed = []
    for path, spec in every_field(AccountEntry):
        assert re.match(r"[A-Z`].*[.;]$|\S", spec.meaning), path
        inside = spec.owner.record is None and spec.owner.inline is not None
        if spec.entry is None and not inside and spec.about.label is None:
            unnamed.append(".".join(path))
    # an id is the identity itself; ratings and standings are named by their criterion or company
    allowed = {"opportunities.*.decision_criteria.[].us"}
    named = {path for path in unnamed if ".ratings." not in path and not path.endswith(".id")}
    assert named - allowed == set()


def test_a_day_says_whether_it_is_planned_or_has_happened() -> None:
    undated = [
        ".".join(path)
        for path, spec in every_field(AccountEntry)
        if date in spec.types and spec.about.dates is None
    ]
    assert undated == []
    others = [
        path
        for path, spec in every_field(AccountEntry)
        if spec.about.dates and date not in spec.types
    ]
    assert others == []


HAVE_FACTS = (AccountEntry, OpportunityEntry, OverrideEntry)
"""What has a list of facts: on an account's summary, an opportunity's, a person's card."""
ARE_ASKED = (AccountEntry, OpportunityEntry, RatingEntry, ActionEntry)
"""What a terminal asks for: the first two in `gosart new`, the others in `gosart assess`."""


def unsupported(*specs: FieldSpec) -> list[str]:
    """Name the fields that ask for something which nobody does for their part."""
    wrong = []
    for spec in specs:
        name = f"{spec.owner.__name__}.{spec.name}"
        plain = spec.entry is None and spec.shape is not Shape.MAP and spec.about.label is not None
        if spec.about.fact and not (plain and issubclass(spec.owner, HAVE_FACTS)):
            wrong.append(f"{name}: fact")
        if spec.about.asked is not None and not issubclass(spec.owner, ARE_ASKED):
            wrong.append(f"{name}: asked")
    return wrong


def test_a_field_is_a_fact_or_asked_for_only_where_somebody_shows_or_asks_it() -> None:
    specs = [*(spec for _, spec in every_field(AccountEntry)), *fields_of(NoteEntry)]
    assert any(spec.about.fact for spec in specs)
    assert any(spec.about.asked for spec in specs)
    assert unsupported(*specs) == []


def test_a_fact_of_a_part_without_a_list_of_facts_is_not_overlooked() -> None:
    budget = next(spec for _, spec in every_field(AccountEntry) if spec.owner is BudgetEntry)
    silent = replace(budget, about=replace(budget.about, fact=True, asked="How much"))
    name = f"BudgetEntry.{budget.name}"
    assert unsupported(silent) == [f"{name}: fact", f"{name}: asked"]


def test_an_id_is_checked_where_the_registry_says_it_names_something() -> None:
    specs = [spec for _, spec in every_field(AccountEntry) if spec.about.refers_to]
    assert {spec.about.refers_to for spec in specs} >= set(RefersTo) - {
        RefersTo.UNIT,
        RefersTo.OFFERING,
    }
    assert all(spec.shape in (Shape.VALUE, Shape.LIST) for spec in specs)


def test_a_sample_uses_every_key_of_the_second_edition() -> None:
    used: set[tuple[str, ...]] = set()
    for files in site()[2].accounts:
        for key, _ in leaves(files.tree.data):
            names = ["[]" if isinstance(part, int) else part for part in key]
            used |= {tuple(names[:end]) for end in range(1, len(names) + 1)}
    missing = []
    for path, spec in every_field(AccountEntry):
        # what a company's own fields are called its method file says, and the samples have none
        # `audiences` is one key wherever it stands
        if spec.about.edition < 2 or "extra" in path or path[-1] == "audiences":
            continue
        if path[:3] == ("opportunities", "*", "people"):
            continue  # the same keys as the account's people
        if not any(matches(path, names) for names in used):
            missing.append(".".join(path))
    assert missing == []


def matches(path: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Tell whether a key of a plan has a path of the registry; an entry may stand for a list."""
    shortened = tuple(part for part in path if part != "[]")
    typed = tuple(part for part in names if part != "[]")
    return len(shortened) == len(typed) and all(
        wanted in ("*", part) for wanted, part in zip(shortened, typed, strict=True)
    )


def test_the_reader_of_files_knows_every_section_of_shared_entries() -> None:
    assert tuple(spec.name for spec in fields_of(SharedEntry)) == SHARED_KEYS
