"""A plan as a flat list of records, each with an identity and its fields: what is compared.

PlanRecord ── kind and ids (what makes it the same in both plans), name, fields by their path
Value ── what a field holds, in no language: a text, figure, day, amount, reference, item, or
         several of them

Ids make a record the same where the plan has them; what has none is the same by its content, never
by its index in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from gosart.diagnostics import Location
from gosart.plan.duration import Duration
from gosart.plan.model.location import Locator
from gosart.plan.schema.assessment import RatingEntry
from gosart.plan.schema.registry import fields_of

__all__ = [
    "EXTRA",
    "RATED",
    "RATING_FIELDS",
    "STANDING",
    "Amount",
    "Ids",
    "Item",
    "PlanRecord",
    "Ref",
    "Value",
    "data_of",
    "location_of",
    "rated_criterion",
    "records_by_ids",
    "with_fields",
]

Ids: TypeAlias = tuple[str, ...]

RATED = "rating"
RATING_FIELDS = tuple(spec.name for spec in fields_of(RatingEntry) if spec.name != "audience")
"""What the fields of a company's ratings begin with; a blank and the criterion's key follow."""
STANDING = "standing"
"""What the fields of a decision criterion begin with that hold a company's standing on it."""


EXTRA = "extra."
"""What the fields of a company's own begin with; the field's key follows."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another record: the same by kind and id, whatever its name.

    A person who is left out of the build has neither id nor name.
    """

    kind: str
    id: str
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and (self.kind, self.id) == (other.kind, other.id)

    def __hash__(self) -> int:
        return hash((self.kind, self.id))


@dataclass(frozen=True, order=True, slots=True)
class Amount:
    """An amount in a currency, equal by value."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry that is no record, as an item of the field that holds it."""

    name: tuple[Value, ...]
    """What names it."""
    details: tuple[Value, ...]
    """Everything else that it says."""
    joint: str = ", "
    """What stands between the details for a reader."""


Value: TypeAlias = (
    str
    | int
    | float
    | bool
    | date
    | StrEnum
    | Amount
    | Ref
    | Item
    | Duration
    | tuple["Value", ...]
    | None
)


@dataclass(frozen=True, eq=False, slots=True)
class PlanRecord:
    """One thing a plan says something about."""

    kind: str
    ids: Ids
    """What makes it the same in two plans, its opportunity first where it is of one."""
    name: str
    """What the plan calls it; a day in ISO form for what has a day only."""
    part: str
    fields: Mapping[str, Value]
    """Value by the dotted path that it is typed at below the record."""
    locator: Locator
    """Finds where its fields are typed."""
    opportunity: str = ""
    """Id of its opportunity, "" for the account's own."""
    locations: Mapping[str, Location] | None = None
    """Locations of fields that the path does not lead to; "" for the record itself."""
    by_content: bool = False
    """Whether the plan gives it no id, so that a new name is a change of it."""


def location_of(record: PlanRecord, field: str = "") -> Location:
    """Return where a field of a record is typed.

    Args:
        record: The record.
        field: Path of the field, "" for the record itself.

    Returns:
        The location of the field, of the record where the field is not typed.
    """
    if record.locations and field in record.locations:
        return record.locations[field]
    return record.locator.at(*field.split(".")) if field else record.locator.location


def rated_criterion(field: str) -> tuple[str, str]:
    """Split a field of a company's ratings.

    Args:
        field: Path of any field.

    Returns:
        What of the rating it is (one of `RATING_FIELDS`) and the criterion's key; two empty texts
        for any other field.
    """
    kind, _, criterion = field.partition(" ")
    return (kind, criterion) if criterion and kind in RATING_FIELDS else ("", "")


def records_by_ids(records: Iterable[PlanRecord]) -> dict[Ids, PlanRecord]:
    """Return records by their identity.

    Args:
        records: The records, in the order of the plan.

    Returns:
        Records by kind and ids, in the same order; of those that are alike in both, the second has
        `2` at the end, and so on.
    """
    by_ids: dict[Ids, PlanRecord] = {}
    for record in records:
        ids: Ids = (record.kind, *record.ids)
        number = 2
        while ids in by_ids:
            ids, number = (record.kind, *record.ids, str(number)), number + 1
        by_ids[ids] = record
    return by_ids


def data_of(value: Value) -> object:
    """Return a value as data for JSON, in no language.

    Args:
        value: The value of a field.

    Returns:
        Texts, numbers and booleans as they are, days in ISO form, durations as typed, closed sets
        by their value,
        amounts as `{"amount", "currency"}`, references as `{"kind", "id", "name"}`, items as
        `{"name", "details"}`, several as a list.
    """
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, Amount):
        return {"amount": value.amount, "currency": value.currency}
    if isinstance(value, Ref):
        return {"kind": value.kind, "id": value.id, "name": value.name}
    if isinstance(value, Item):
        return {
            "name": [data_of(item) for item in value.name],
            "details": [data_of(item) for item in value.details],
        }
    if isinstance(value, tuple):
        return [data_of(item) for item in value]
    return value


def with_fields(
    record: PlanRecord,
    fields: Mapping[str, Value],
    locations: Mapping[str, Location] | None = None,
    locator: Locator | None = None,
) -> PlanRecord:
    """Return a record with other fields; places and finder only where they are given.

    Args:
        record: The record.
        fields: Values by the field's name.
        locations: Where the fields are typed, None for as they are.
        locator: Finds where a field is typed, None for as it is.
    """
    return PlanRecord(
        record.kind,
        record.ids,
        record.name,
        record.part,
        fields,
        locator or record.locator,
        record.opportunity,
        locations,
        record.by_content,
    )
