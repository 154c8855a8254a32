"""A plan as a flat list of entries, each with an identity and its fields: the form in which two plans can be compared.

Entry ── kind, ids (what makes it the same entry in both plans), name, fields by the key they are typed at, place

Ids make an entry the same where the plan has them; what has none is the same by its content, never by its place in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from gosart.diagnostics import Location
from gosart.plan.model.values import Money
from gosart.plan.validate.source_map import SourceMap, at_key, has_key
from gosart.yaml.document import Key, Node, Tree

__all__ = ["Amount", "Entry", "Ids", "Ref", "Typed", "Value", "location_of", "value_of"]

Ids: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another entry: the same by kind and id, whatever its name."""

    kind: str
    id: str
    name: str
    note: str = ""
    """What stands beside it: a strength, a level."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and (self.kind, self.id, self.note) == (
            other.kind,
            other.id,
            other.note,
        )

    def __hash__(self) -> int:
        return hash((self.kind, self.id, self.note))


@dataclass(frozen=True, order=True, slots=True)
class Amount:
    """An amount in a currency, equal by value."""

    amount: float
    currency: str


Value: TypeAlias = str | int | bool | date | StrEnum | Amount | Ref | tuple["Value", ...] | None


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """One thing a plan says something about. `deal` is the id of its deal ("" for the account's own), `key` where it is typed."""

    kind: str
    ids: Ids
    name: str
    part: str
    fields: Mapping[str, Value]
    key: Key
    opportunity: str = ""
    locations: Mapping[str, Location] | None = None
    """Places that are known better than by the key of a field."""
    by_content: bool = False
    """Whether the plan gives it no id, so that a new name is a change of it."""


class Typed:
    """The data of an account's files, to find where an entry of a list was typed."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def keys(self, key: Key) -> tuple[str, ...]:
        """Return the names in the mapping at a key."""
        found = at_key(self.tree.data, key)
        return tuple(found) if isinstance(found, dict) else ()

    def item(self, key: Key, wanted: Mapping[str, str]) -> Key:
        """Return the key of the first item of a list that has these texts, the list's own key where there is none."""
        found = at_key(self.tree.data, key)
        for place, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict) and all(
                _same(item.get(name), text) for name, text in wanted.items()
            ):
                return (*key, place)
            if isinstance(item, str) and item in wanted.values():
                return (*key, place)
        return key


def _same(node: Node, text: str) -> bool:
    return (node or "") == text if isinstance(node, str | None) else False


def location_of(entry: Entry, source_map: SourceMap, field: str = "") -> Location:
    """Return where a field of an entry is typed, in the account's files or the shared ones, or else the entry itself."""
    if entry.locations and field in entry.locations:
        return entry.locations[field]
    key = (*entry.key, *field.split(".")) if field else entry.key
    while key and not (has_key(source_map.own.data, key) or has_key(source_map.shared.data, key)):
        key = key[:-1]
    return source_map.location(key)


def value_of(value: object) -> Value:
    """Return what the plan's objects hold as a value that compares by content; empty texts and tuples are None."""
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, Money):
        return Amount(float(value.amount), value.currency)
    if isinstance(value, str | int | date | Ref | Amount):
        return value.strip() if type(value) is str else value
    if isinstance(value, Iterable):
        return tuple(found for found in map(value_of, value) if found is not None) or None
    raise TypeError(f"a plan's field holds {type(value).__name__}")


def entries_by_ids(entries: Iterable[Entry]) -> dict[Ids, Entry]:
    """Return entries by kind and ids; those that are alike in both are told apart by their order."""
    found: dict[Ids, Entry] = {}
    for entry in entries:
        ids: Ids = (entry.kind, *entry.ids)
        number = 2
        while ids in found:
            ids, number = (entry.kind, *entry.ids, str(number)), number + 1
        found[ids] = entry
    return found


def flatten(parts: Iterable[Iterator[Entry]]) -> dict[Ids, Entry]:
    """Put the entries of several parts of a plan together."""
    return entries_by_ids(entry for part in parts for entry in part)
