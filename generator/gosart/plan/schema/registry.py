"""The registry of fields: each key of a plan with what is known of it, read off the entries.

fields_of ── the fields of one kind of entry          every_field ── all of a plan, with their paths
find_field ── the field that a dotted path names, as `gosart explain` takes it
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from gosart.plan.schema.base import Entry
from gosart.plan.schema.field import About, about

__all__ = ["FieldSpec", "Shape", "asked_of", "every_field", "fields_of", "find_field"]


class Shape(StrEnum):
    """What stands under a key."""

    VALUE = "value"
    ENTRY = "entry"
    LIST = "list"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key of one kind of entry."""

    name: str
    """As it is typed, `from`."""
    attribute: str
    """As the entry has it, `from_`."""
    owner: type[Entry]
    about: About
    meaning: str
    """What it means, one or two sentences of Markdown: hovers and the reference show it."""
    required: bool
    shape: Shape
    depth: int
    """How many mappings stand inside each other where the shape is a map, else 0."""
    entry: type[Entry] | None
    """The entry that the key holds, or each item of its list or map; None for values."""
    plain: bool
    """Whether a plain value may stand where an entry, a list or a map is expected."""
    types: tuple[Any, ...]
    """Types of the plain values, without None."""


@dataclass(frozen=True, slots=True)
class _Annotated:
    shape: Shape
    depth: int
    entries: tuple[type[Entry], ...]
    types: tuple[Any, ...]
    plain: bool


@lru_cache(maxsize=256)
def fields_of(entry: type[Entry]) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind of entry, in the order of its class.

    Args:
        entry: A class of `gosart.plan.schema`.

    Returns:
        One specification a field; keys that are ids of something (`decision_criteria`) have none.
    """
    return tuple(_spec(entry, name, field) for name, field in entry.model_fields.items())


def asked_of(entry: type[Entry]) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind of entry that a terminal asks for, in the order of its class.

    Args:
        entry: A class of `gosart.plan.schema`.

    Returns:
        Those whose `asked` is a question.
    """
    return tuple(spec for spec in fields_of(entry) if spec.about.asked is not None)


def _spec(owner: type[Entry], name: str, field: Any) -> FieldSpec:
    annotated = _read(field.annotation)
    return FieldSpec(
        name=field.alias or name,
        attribute=name,
        owner=owner,
        about=about(field),
        meaning=" ".join((field.description or "").split()),
        required=field.is_required(),
        shape=annotated.shape,
        depth=annotated.depth,
        entry=annotated.entries[0] if annotated.entries else None,
        plain=annotated.plain,
        types=annotated.types,
    )


def _read(annotation: Any) -> _Annotated:
    """Find the shape below optional, annotated and tagged types."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _read(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        options = [_read(item) for item in get_args(annotation) if item is not type(None)]
        nested = [item for item in options if item.shape is not Shape.VALUE]
        values = tuple(kind for item in options for kind in item.types)
        if not nested:
            return _Annotated(Shape.VALUE, 0, (), values, plain=True)
        entries = tuple(entry for item in nested for entry in item.entries)
        plain = nested[0].plain or len(nested) < len(options)
        return _Annotated(nested[0].shape, nested[0].depth, entries, values, plain)
    if origin is tuple:
        inner = _read(get_args(annotation)[0])
        return _Annotated(Shape.LIST, 0, inner.entries, inner.types, inner.plain)
    if origin is dict:
        inner = _read(get_args(annotation)[1])
        depth = inner.depth + 1 if inner.shape is Shape.MAP else 1
        return _Annotated(Shape.MAP, depth, inner.entries, inner.types, inner.plain)
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return _Annotated(Shape.ENTRY, 0, (annotation,), (), plain=False)
    return _Annotated(Shape.VALUE, 0, (), (annotation,), plain=True)


def every_field(
    top: type[Entry], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldSpec]]:
    """Yield every field of a plan with its path.

    Args:
        top: The entry to begin with, as a rule the account's.
        path: Its own path.

    Yields:
        Path and specification, parents first. `*` stands in a path for an id, `[]` for an item.
    """
    for spec in fields_of(top):
        here = (*path, spec.name)
        yield here, spec
        if spec.entry is not None:
            steps = {Shape.LIST: ("[]",), Shape.MAP: ("*",) * spec.depth}.get(spec.shape, ())
            yield from every_field(spec.entry, (*here, *steps))


def find_field(
    path: str, parts: Mapping[str, type[Entry]]
) -> tuple[str, type[Entry], FieldSpec | None] | None:
    """Find what a dotted path names.

    Args:
        path: A kind of entry and keys, `opportunity.close_date`, `person.approach.verb`.
        parts: Kinds of entries by the word a path may begin with.

    Returns:
        The part's word, the entry that holds the key, and the key's specification (None where
        the path names an entry itself); None where there is no such thing.
    """
    word, *names = path.strip().split(".")
    entry = parts.get(word)
    if entry is None:
        return None
    spec: FieldSpec | None = None
    for name in names:
        if spec is not None:
            if spec.entry is None:
                return None
            entry = spec.entry
        spec = next((item for item in fields_of(entry) if item.name == name), None)
        if spec is None:
            return None
    return word, entry, spec
