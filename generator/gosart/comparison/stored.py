"""Changes as plain data that a cache can keep, and back: exact, unlike the data in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from gosart.analysis.verdict import Call
from gosart.comparison.model import Change
from gosart.comparison.records import Amount, Item, Ref, Value
from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.duration import Duration, Unit

__all__ = ["dump_change", "load_change"]

_SETS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (*vars(enums).values(), Call)
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
)
"""The closed sets that a changed value may be of, by name."""


def dump_change(change: Change) -> dict[str, Any]:
    """Return a change as plain data.

    Args:
        change: The change.

    Returns:
        Its fields by name, without the location, which is one of a plan of the past.
    """
    return {
        "kind": change.kind,
        "subject": change.subject,
        "name": change.name,
        "part": str(change.part),
        "field": change.field,
        "old": _dump(change.old),
        "new": _dump(change.new),
        "direction": change.direction,
        "opportunity": change.opportunity,
        "person": change.person,
        "in_base": change.in_base,
        "weight": change.weight,
        "ids": list(change.ids),
        "data": [[name, _dump(value)] for name, value in change.data],
    }


def load_change(stored: dict[str, Any]) -> Change:
    """Return the change that `dump_change` wrote.

    Args:
        stored: What it wrote.

    Returns:
        The change, with an empty location.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: For anything that it did not write.
    """
    values = {
        **stored,
        "old": _load(stored["old"]),
        "new": _load(stored["new"]),
        "location": Location(""),
        "ids": tuple(stored["ids"]),
        "data": tuple((name, _load(value)) for name, value in stored["data"]),
    }
    return Change(**values)


def _dump(value: Value) -> Any:
    """Return a value as JSON; what JSON has no form for is a mapping with its kind as the key."""
    if isinstance(value, StrEnum):
        return {"set": [type(value).__name__, value.value]}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Amount):
        return {"amount": [value.amount, value.currency]}
    if isinstance(value, Duration):
        return {"span": [value.number, value.unit.value]}
    if isinstance(value, Ref):
        return {"ref": [value.kind, value.id, value.name]}
    if isinstance(value, Item):
        return {"item": [_dump(value.name), _dump(value.details), value.joint]}
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    return value


def _load(stored: Any) -> Value:
    if isinstance(stored, list):
        return tuple(_load(item) for item in stored)
    if not isinstance(stored, dict):
        return stored  # type: ignore[no-any-return]
    ((kind, content),) = stored.items()
    if kind == "set":
        return _SETS[content[0]](content[1])
    if kind == "day":
        return date.fromisoformat(content)
    if kind == "amount":
        return Amount(*content)
    if kind == "span":
        return Duration(content[0], Unit(content[1]))
    if kind == "ref":
        return Ref(*content)
    name, details, joint = content
    return Item(_many(name), _many(details), joint)


def _many(stored: Any) -> tuple[Value, ...]:
    return tuple(_load(item) for item in stored)
