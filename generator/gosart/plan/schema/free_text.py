"""Whether a key of a plan takes a text of any wording, or an id, a number, a word of a list."""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, PlainValidator

from gosart.plan.schema.field import about

__all__ = ["takes_any_text"]

_NOT_BLANK = r"\S"
_NO_PROSE = frozenset({"audience", "audiences", "method", "same_as"})
"""Keys whose text is a name of something else, though their type says nothing of it."""


def takes_any_text(entry: type[BaseModel], key: tuple[str | int, ...]) -> bool:
    """Tell whether a text of any wording may stand at a key.

    Args:
        entry: The model of what the key begins at.
        key: The way to a value.

    Returns:
        False for ids, references, dates, numbers, words of a list, and for what is no value.
    """
    return not _NO_PROSE.intersection(key) and _takes(entry, (), key)


def _takes(kind: Any, metadata: Iterable[Any], key: tuple[str | int, ...]) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return _takes(inner, (*metadata, *more), key)
    if origin in (Union, UnionType):
        return any(_takes(member, metadata, key) for member in get_args(kind))
    if not key:
        return kind is str and not any(map(_is_bound, metadata))
    if origin is tuple:
        return isinstance(key[0], int) and _takes(get_args(kind)[0], (), key[1:])
    if origin is dict:
        return _takes(get_args(kind)[1], (), key[1:])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == key[0]:
                rest = tuple(part for part in key[1:] if not isinstance(part, int))
                if about(field).refers_to is not None and not rest:
                    return False
                return _takes(field.annotation, field.metadata, key[1:])
    return False


def _is_bound(rule: Any) -> bool:
    """Whether a type's annotation allows some texts only."""
    if isinstance(rule, PlainValidator):
        return True
    if (pattern := getattr(rule, "pattern", None)) is not None:
        return bool(pattern != _NOT_BLANK)
    return any(map(_is_bound, getattr(rule, "metadata", ())))
