"""What a build may not show is taken out of the data before anything is made of it.

Left out are: the whole account or an opportunity, items of lists, entries of mappings, single
fields; for every reader what is private, and ratings that are sealed. Three things stay in part: a
person keeps their lines (an unnamed node of the map), an opportunity's own view of a person falls
back to the account's, a rating keeps its sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gosart.plan.audience import is_open
from gosart.plan.field_audience import (
    AUDIENCES,
    Level,
    Path,
    below,
    closed_fields,
    is_private,
    step,
    top_level,
)
from gosart.plan.options import PlanOptions
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.people import PersonEntry
from gosart.plan.schema.registry import fields_of
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import Key, Node

__all__ = ["LINES", "Cut", "cut_account"]

LINES = tuple(
    spec.name for spec in fields_of(PersonEntry) if spec.about.refers_to is RefersTo.PERSON
)
"""What is left of a person who is left out: the lines to others."""


@dataclass(frozen=True)
class Cut:
    """What is left of an account's data."""

    data: dict[str, Node]
    hidden: Mapping[Key, frozenset[str]]
    """Ids of the people that are left out, by the key of their mapping."""
    typed_items: Mapping[Key, tuple[int, ...]]
    """For a list that lost items, by its key in `data`: where each item that is left was typed."""
    hidden_fields: Mapping[Key, frozenset[str]] = field(default_factory=dict)
    """Fields that the readers may not see, given or not, by the key of their entry in `data`."""

    def typed(self, key: Key) -> Key:
        """Return the key in the files of a key in `data`.

        Args:
            key: The way to the value, from the top of the account.
        """
        if not self.typed_items:
            return key
        typed_items = (self.typed_items.get(key[:depth]) for depth in range(len(key)))
        return tuple(
            numbers[part] if numbers and isinstance(part, int) else part
            for part, numbers in zip(key, typed_items, strict=True)
        )


def cut_account(data: dict[str, Node], options: PlanOptions) -> Cut:
    """Return what of an account the build may show, the very `data` where that is all of it.

    Args:
        data: The account's data, as typed.
        options: The options of the build.
    """
    people = mapping(data.get("people"))
    filtered = _Filter(
        options,
        frozenset(people),
        frozenset(
            person
            for person, entry in people.items()
            if not is_open(entry, options, ("people", person))
        ),
        people,
    )
    left = filtered.cut(data, (), (), _Inside(top_level()))
    return Cut(mapping(left), filtered.hidden, filtered.typed_items, filtered.hidden_fields)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where a walk through the data is: what stands there, and which fields below are closed."""

    level: Level | None
    closed: frozenset[Path] = frozenset()

    @property
    def is_record(self) -> bool:
        """Whether the fields here may have readers of their own."""
        return self.level is not None and self.level.is_record

    def below(self, name: str) -> _Inside | None:
        """Return the same one key further, None where that is closed."""
        closed = below(self.closed, self.level, name)
        return None if closed is None else _Inside(step(self.level, name), closed)


@dataclass
class _Filter:
    """One walk through an account: `typed` is a node's key in the files, `left` in what is left."""

    options: PlanOptions
    everybody: frozenset[str]
    secret: frozenset[str]
    people: Mapping[str, Node]
    """The account's own entries of people."""
    hidden: dict[Key, frozenset[str]] = field(default_factory=dict)
    hidden_fields: dict[Key, frozenset[str]] = field(default_factory=dict)
    typed_items: dict[Key, tuple[int, ...]] = field(default_factory=dict)

    def cut(self, node: Node, typed: Key, left: Key, inside: _Inside) -> Node:
        """Return a node without what is left out; the same object where nothing is."""
        if isinstance(node, list):
            return self._items(node, typed, left, inside)
        if not isinstance(node, dict):
            return node
        if len(typed) in (1, 3) and typed[-1] == "people":
            return self._people(node, typed, left, inside)
        inside = self._entered(node, typed, left, inside)
        entries: dict[str, Node] = {}
        for name, value in node.items():
            below_it = inside.below(name)
            if below_it is None:
                continue
            if name == AUDIENCES and inside.is_record:
                entries |= self._lines(value)
            elif not isinstance(value, dict | list):
                entries[name] = value
            elif is_open(value, self.options, (*typed, name)):
                entries[name] = self.cut(value, (*typed, name), (*left, name), below_it)
            elif typed[-1:] == ("ratings",):
                entries[name] = {"rating": mapping(value).get("rating")}
        return _same(node, entries)

    def _entered(self, node: Node, typed: Key, left: Key, inside: _Inside) -> _Inside:
        """Return what is closed in an entry whose fields may have readers of their own."""
        level = inside.level
        if level is None or not level.is_record:
            return inside
        account_node = self.people.get(str(typed[-1])) if level.path[-1:] == ("people",) else None
        closed = closed_fields(node, level, self.options, account_node) | inside.closed
        names = {".".join(path) for path in closed if not is_private(level, path)}
        if names:
            self.hidden_fields[left] = frozenset(names)
        return _Inside(level, closed)

    def _lines(self, value: Node) -> dict[str, Node]:
        """Return the lines of `audiences` that the readers may see."""
        if self.options.is_narrowest:
            return {AUDIENCES: value}
        lines: dict[str, Node] = {
            name: audience
            for name, audience in mapping(value).items()
            if isinstance(audience, str) and self.options.shows(audience)
        }
        if len(lines) == len(mapping(value)):
            return {AUDIENCES: value}
        return {AUDIENCES: lines} if lines else {}

    def _items(self, node: list[Node], typed: Key, left: Key, inside: _Inside) -> Node:
        numbers = [
            number
            for number, item in enumerate(node)
            if is_open(item, self.options, (*typed, number))
        ]
        if len(numbers) < len(node):
            self.typed_items[left] = tuple(numbers)
        items = [
            self.cut(node[number], (*typed, number), (*left, index), inside)
            for index, number in enumerate(numbers)
        ]
        if len(items) == len(node) and all(
            item is other for item, other in zip(items, node, strict=True)
        ):
            return node
        return items

    def _people(self, node: dict[str, Node], typed: Key, left: Key, inside: _Inside) -> Node:
        entries: dict[str, Node] = {}
        hidden: set[str] = set()
        for person, entry in node.items():
            may_be_shown = is_open(entry, self.options, (*typed, person))
            if len(typed) > 1 and not may_be_shown and person in self.everybody - self.secret:
                continue  # this opportunity's view of them is narrower than they are
            below_them = inside.below(person) or inside
            rest = self.cut(entry, (*typed, person), (*left, person), below_them)
            if may_be_shown and person not in self.secret:
                entries[person] = rest
            else:
                entries[person] = {
                    name: value for name, value in mapping(rest).items() if name in LINES
                }
                hidden.add(person)
        self.hidden[left] = frozenset(hidden)
        return _same(node, entries)


def _same(node: dict[str, Node], entries: dict[str, Node]) -> Node:
    if len(node) == len(entries) and all(entries[name] is node[name] for name in entries):
        return node
    return entries
