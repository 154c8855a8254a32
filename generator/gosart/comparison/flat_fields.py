"""The fields of each kind of record, read off the registry, by kind and path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gosart.diagnostics import Message, msg
from gosart.plan.schema.account import AccountEntry, NoteEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.extra import ExtraMoneyEntry
from gosart.plan.schema.field import Part, Record
from gosart.plan.schema.registry import FieldSpec, Shape, every_field, fields_of

__all__ = ["NARRATIVE", "PARTS", "FlatField", "field_of", "flat_fields", "label_of", "record_kinds"]

PARTS: Mapping[Part, Message] = {
    Part.SUMMARY: msg("Summary"),
    Part.ASSESSMENT: msg("Assessment"),
    Part.RELATIONSHIPS: msg("Relationships"),
    Part.VALUE: msg("Value and strategy"),
    Part.ACTIONS: msg("Actions"),
    Part.REVIEW: msg("Review"),
    Part.NOTES: msg("Notes"),
}
"""Titles of the pages of an account, in their order."""

NARRATIVE = "narrative"
"""The field of a Markdown file's body, which no key of the plan holds."""
_NARRATIVE = {NARRATIVE: msg("narrative"), "body": msg("text")}


@dataclass(frozen=True, slots=True)
class FlatField:
    """A field of a record, one of an entry inside it among them."""

    path: str
    """Dotted, `strategy.type`."""
    spec: FieldSpec
    part: Part
    weight: int
    """How much a reader of its change cares, 3 most."""
    way: tuple[str, ...] = ()
    """Names of the entries that lead to it from the record."""


@lru_cache(maxsize=64)
def flat_fields(entry: type[Entry]) -> tuple[FlatField, ...]:
    """Return the fields of a record of this class.

    Args:
        entry: Class of an entry that is followed as a record.

    Returns:
        Its own fields and those of the entries that are part of it, in the order of the schema.
    """
    record = entry.record
    assert record is not None  # noqa: S101 - asked of records only
    return tuple(_flat(entry, "", record.part, record.weight))


def _flat(entry: type[Entry], prefix: str, part: Part, weight: int) -> Iterator[FlatField]:
    for spec in fields_of(entry):
        inner = spec.entry
        here = spec.about.part or part
        if (inner is not None and inner.record is not None) or spec.about.private:
            continue  # records of their own, or nobody's to read here
        if inner is ExtraMoneyEntry:
            continue  # a company's own, whose names only its method knows
        path = f"{prefix}{spec.name}"
        way = tuple(path.split(".")[:-1])
        own = spec.about.weight if spec.about.weight is not None else weight
        if spec.shape is Shape.ENTRY and inner is not None:
            # of a text that may be a mapping the text is the field, whichever way it is typed
            if spec.plain:
                yield FlatField(path, spec, here, own, way)
            below = _flat(inner, f"{path}.", here, weight)
            yield from (field for field in below if not spec.plain or field.spec.name != "text")
        else:
            yield FlatField(path, spec, here, own, way)


@lru_cache(maxsize=1)
def record_kinds() -> Mapping[str, tuple[Record, type[Entry]]]:
    """Return how each kind of record is followed.

    Returns:
        What the registry says of the record, and the class of its entries, by kind.
    """
    kinds: dict[str, tuple[Record, type[Entry]]] = {}
    entries = [spec.entry for _, spec in every_field(AccountEntry)]
    for entry in (AccountEntry, NoteEntry, *entries):
        if entry is not None and entry.record is not None:
            kinds.setdefault(entry.record.kind, (entry.record, entry))
    return kinds


@lru_cache(maxsize=1)
def _by_path() -> Mapping[tuple[str, str], FlatField]:
    return {
        (kind, field.path): field
        for kind, (_, entry) in record_kinds().items()
        for field in flat_fields(entry)
    }


def field_of(kind: str, path: str) -> FlatField | None:
    """Return a field of a kind of record.

    Args:
        kind: Kind of the record (`person`).
        path: Path of the field below it (`strategy.type`).

    Returns:
        The field, None for one that no key of the plan holds.
    """
    return _by_path().get((kind, path))


def label_of(kind: str, path: str) -> Message | None:
    """Return what a reader calls a field.

    Args:
        kind: Kind of the record (`person`).
        path: Path of the field below it (`strategy.type`).

    Returns:
        Its label, None for a field that has no name of its own.
    """
    field = field_of(kind, path)
    return field.spec.about.label if field else _NARRATIVE.get(path)
