"""What a build may not show is taken out of the data before anything is made of it.

Left out are: the whole account or an opportunity, items of lists, entries of mappings. Three things stay in part: a person keeps
their lines (an unnamed node of the map), a deal's own view of a person falls back to the account's, a rating keeps its mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gosart.diagnostics import msg
from gosart.plan.options import PlanOptions
from gosart.plan.validate.messages import choose
from gosart.plan.validate.source_map import Problems, mapping
from gosart.yaml.document import Key, Node

__all__ = ["Cut", "check_audiences", "cut_account", "hides", "is_open"]

LINES = ("reports_to", "informal_to", "influences", "conflicts_with")
"""What is left of a person who is left out."""
_NAMES = frozenset({("units",), ("offerings",), ("crm",)})
"""Mappings of a name each, where `audience` is an id like any other."""


@dataclass(frozen=True)
class Cut:
    """What is left of an account's data."""

    data: dict[str, Node]
    hidden: Mapping[Key, frozenset[str]]
    """Ids of the people that are left out, by the key of their mapping (`("people",)` or that of a deal)."""
    moved: Mapping[Key, tuple[int, ...]]
    """For a list that lost items, by its key in `data`: where each item that is left was typed."""

    def typed(self, key: Key) -> Key:
        """Return the key in the files of a key in `data`."""
        if not self.moved:
            return key
        moved = (self.moved.get(key[:depth]) for depth in range(len(key)))
        return tuple(
            places[part] if places and isinstance(part, int) else part
            for part, places in zip(key, moved, strict=True)
        )


def check_audiences(problems: Problems, data: Node, options: PlanOptions, key: Key = ()) -> bool:
    """Tell each audience that is not one of the site's, or is left empty; return whether one is typed at all."""
    typed = False
    if isinstance(data, dict):
        for name, value in data.items():
            if isinstance(value, dict | list):
                typed |= check_audiences(problems, value, options, (*key, name))
            elif name == "audience" and key not in _NAMES:
                typed = True
                _check(problems, (*key, name), value, options)
    elif isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, dict | list):
                typed |= check_audiences(problems, item, options, (*key, number))
    return typed


def _check(problems: Problems, key: Key, value: str | None, options: PlanOptions) -> None:
    if value is None:
        problems.at_key(key, "P018", msg("'audience' is empty."), choose("", options.audiences))
    elif value not in options.audiences:
        problems.at_value(
            key,
            "P018",
            msg("There is no audience '{value}'.", value=value),
            choose(value, options.audiences),
        )


def is_open(node: Node, options: PlanOptions) -> bool:
    """Tell whether an entry itself may be shown; one whose audience is empty may not, for somebody meant to narrow it."""
    if not isinstance(node, dict) or "audience" not in node:
        return True
    audience = node["audience"]
    return isinstance(audience, dict | list) or (audience is not None and options.shows(audience))


def hides(data: Node, key: Key, options: PlanOptions) -> bool:
    """Tell whether the entry at a key, or one it stands in, is left out of the build."""
    for depth in range(len(key) + 1):
        if key[:depth] not in _NAMES and not is_open(data, options):
            return True
        if depth == len(key):
            return False
        part = key[depth]
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return False
    return False


def cut_account(data: dict[str, Node], options: PlanOptions) -> Cut:
    """Return what of an account (that may be shown at all) the build may show, the very `data` where all of it may be."""
    people = mapping(data.get("people"))
    knife = _Knife(
        options,
        frozenset(people),
        frozenset(person for person, entry in people.items() if not is_open(entry, options)),
    )
    left = knife.cut(data, (), ())
    return Cut(mapping(left), knife.hidden, knife.moved)


@dataclass
class _Knife:
    options: PlanOptions
    everybody: frozenset[str]
    secret: frozenset[str]
    hidden: dict[Key, frozenset[str]] = field(default_factory=dict)
    moved: dict[Key, tuple[int, ...]] = field(default_factory=dict)

    def cut(self, node: Node, typed: Key, left: Key) -> Node:
        """Return a node without what is left out; the same object where nothing is."""
        if isinstance(node, list):
            return self._items(node, typed, left)
        if not isinstance(node, dict):
            return node
        if len(typed) in (1, 3) and typed[-1] == "people":
            return self._people(node, typed, left)
        found: dict[str, Node] = {}
        for name, value in node.items():
            if isinstance(value, dict | list):
                if (*left, name) not in _NAMES and not is_open(value, self.options):
                    if typed[-1:] == ("ratings",):
                        found[name] = {"rating": mapping(value).get("rating")}
                    continue
                found[name] = self.cut(value, (*typed, name), (*left, name))
            else:
                found[name] = value
        return _same(node, found)

    def _items(self, node: list[Node], typed: Key, left: Key) -> Node:
        kept = [number for number, item in enumerate(node) if is_open(item, self.options)]
        if len(kept) < len(node):
            self.moved[left] = tuple(kept)
        found = [
            self.cut(node[number], (*typed, number), (*left, place))
            for place, number in enumerate(kept)
        ]
        if len(found) == len(node) and all(
            one is other for one, other in zip(found, node, strict=True)
        ):
            return node
        return found

    def _people(self, node: dict[str, Node], typed: Key, left: Key) -> Node:
        found: dict[str, Node] = {}
        hidden: set[str] = set()
        for person, entry in node.items():
            shown = is_open(entry, self.options)
            if len(typed) > 1 and not shown and person in self.everybody - self.secret:
                continue  # this deal's view of them is narrower than they are
            rest = self.cut(entry, (*typed, person), (*left, person))
            if shown and person not in self.secret:
                found[person] = rest
            else:
                found[person] = {
                    name: value for name, value in mapping(rest).items() if name in LINES
                }
                hidden.add(person)
        self.hidden[left] = frozenset(hidden)
        return _same(node, found)


def _same(node: dict[str, Node], found: dict[str, Node]) -> Node:
    if len(node) == len(found) and all(found[name] is node[name] for name in found):
        return node
    return found
