"""The audiences of one state of an entry, laid over the data of another."""

from __future__ import annotations

from gosart.plan.audience import (
    AUDIENCE,
    closed_keys,
    is_open,
    sealed,
)
from gosart.plan.field_audience import AUDIENCES, SEALED, level_at, narrowed_lines
from gosart.plan.free_keys import free_keys
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import Key, Node

__all__ = ["Overlay", "alike"]

_NEVER = "9999-12-31"
"""Day on which ratings are opened that a build of today must not show."""
_LIKE = ("id", "date", "for", "name", "kind")
"""Fields by which an item without an id is taken for the same one.

Typed data, in which an old plan may hold anything: no entry of the schema says what it is.
"""
_PEOPLE_OF_OPPORTUNITY = ("opportunities", "…", "people")


class Overlay:
    """One laying of audiences over data."""

    def __init__(self, options: PlanOptions, closed_people: frozenset[str]) -> None:
        self.options = options
        self.closed_people = closed_people

    def over(self, then: Node, now: Node, key: Key) -> Node:
        """Return `then` with everything closed that `now` closes at the same place.

        Args:
            then: The data of the past.
            now: The data of today.
            key: The way to both, from the top of the account.
        """
        if isinstance(now, list) and then is not None and self._closes(now, key):
            return self._items(then if isinstance(then, list) else [then], now, key)
        if isinstance(then, dict):
            if isinstance(now, dict):
                return self._mapping(then, now, key)
            if self.closed_people and len(key) <= len(_PEOPLE_OF_OPPORTUNITY):
                return self._mapping(then, {}, key)
        return then

    def _mapping(self, then: dict[str, Node], now: dict[str, Node], key: Key) -> Node:
        closed = {
            name for name, value in now.items() if not is_open(value, self.options, (*key, name))
        }
        stray = closed - then.keys()
        if key[-1:] == ("people",) and len(key) in (1, len(_PEOPLE_OF_OPPORTUNITY)):
            closed |= self.closed_people
        data: dict[str, Node] = {}
        then = self._with_lines(then, now, key)
        for name, value in then.items():
            if name == AUDIENCES:
                data[name] = value
            elif name in closed or (stray and name not in now and name != AUDIENCE):
                if key[-1:] == ("ratings",) and not isinstance(value, dict):
                    data[name] = value  # a rating counts, whatever becomes of its evidence
                elif isinstance(value, dict) or free_keys(key) is not None:
                    data[name] = sealed(value, self.options)
            else:
                data[name] = self.over(value, now.get(name), (*key, name))
        return data

    def _with_lines(self, then: dict[str, Node], now: dict[str, Node], key: Key) -> dict[str, Node]:
        """Return an entry of the past with the lines of today that say who may see its fields.

        A field is as narrow as it was and as it is; a line that is gone widens nothing any more.
        """
        level = level_at(key)
        if level is None or not level.is_record or not now:
            return then
        lines, old = mapping(now.get(AUDIENCES)), mapping(then.get(AUDIENCES))
        open_people = {
            name: audience
            for name, audience in old.items()
            if name in lines or not (isinstance(audience, str) and self.options.shows(audience))
        }
        merged = narrowed_lines(lines, open_people, self.options)
        without = {name: value for name, value in then.items() if name != AUDIENCES}
        return {**without, AUDIENCES: merged} if merged else without

    def _items(self, then: list[Node], now: list[Node], key: Key) -> Node:
        opened = [item for item in now if is_open(item, self.options, (*key, 0))]
        closed = [item for item in now if not is_open(item, self.options, (*key, 0))]
        ids = {_id(item) for item in closed} - {""}
        # one that cannot be found again may be any of those that are gone
        stray = any(not _id(item) for item in closed) or not ids <= {_id(item) for item in then}
        items: list[Node] = []
        for item in then:
            same = next((other for other in opened if _content(item) == _content(other)), None)
            like = [other for other in opened if alike(item, other)]
            if same is not None or (like and not any(alike(item, other) for other in closed)):
                items.append(self.over(item, like[0] if same is None else same, (*key, 0)))
            elif (
                stray
                or _id(item) in ids
                or any(alike(item, other) for other in closed)
                or self._closes(opened, key)
            ):
                if isinstance(item, dict):
                    items.append(_closed_item(item, key, self.options))
            else:
                items.append(item)
        return items

    def _closes(self, node: Node, key: Key) -> bool:
        """Tell whether anything below is closed."""
        return any(closed != key for closed in closed_keys(node, self.options, key))


def _closed_item(item: dict[str, Node], key: Key, options: PlanOptions) -> Node:
    """Return an item for the narrowest readers alone, a set of ratings for nobody."""
    if len(key) == 3 and key[0] == "opportunities" and key[2] == "assessments":
        item = {**item, SEALED: _NEVER}
    return sealed(item, options)


def _id(item: Node) -> str:
    entry = mapping(item)
    if "ratings" in entry and entry.get("by"):  # nobody rates twice on one day
        return "/".join(str(entry.get(name) or "") for name in ("date", "for", "by"))
    return str(entry.get("id") or "")


def _content(item: Node) -> Node:
    """Return what an item says, whoever may read it: a text typed alone or under `text` is one."""
    if not isinstance(item, dict):
        return item
    left = {name: value for name, value in item.items() if name != AUDIENCE}
    return left["text"] if left.keys() == {"text"} else left


def alike(item: Node, other: Node) -> bool:
    """Whether two items of a list are the same one.

    Args:
        item: An item.
        other: One of another state.

    Returns:
        Whether they have the same id, or else the same day, name or kind, or else the same content.
    """
    if not isinstance(item, dict) or not isinstance(other, dict):
        return (_text(item) or "") == (_text(other) or "\0")
    if item.get("id") or other.get("id"):
        return item.get("id") == other.get("id")
    named = [name for name in _LIKE if item.get(name) or other.get(name)]
    if named:
        if "ratings" in item and "ratings" in other:
            named.append("by")
        return all(item.get(name) == other.get(name) for name in named)
    return _content(item) == _content(other)


def _text(node: Node) -> str | None:
    """Return an item's text, typed as one or under `text`."""
    text = node.get("text") if isinstance(node, dict) else node
    return text if isinstance(text, str) else None
