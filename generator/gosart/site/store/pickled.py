"""An account's result as bytes, and back: what all accounts share is named, not written.

Left out is what no page asks for: the places of single values (those of findings are in the
findings), and of the raw entries of the schema all but the facts that pages list. Whoever compares
a plan reads it anew.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from gosart.errors import GosartError
from gosart.method.model import Method
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.schema.base import Entry
from gosart.plan.schema.registry import fields_of

__all__ = ["ResultPickle"]

_OTHERS = frozenset(
    [
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("collections", "OrderedDict"),
        ("collections", "defaultdict"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("decimal", "Decimal"),
        ("markupsafe", "Markup"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
    ]
)
"""What may be made of bytes besides classes and functions of ours."""


class ResultPickle:
    """Writes and reads what was worked out under one method.

    Args:
        method: The method; its parts are the very same objects when they are read again.
    """

    def __init__(self, method: Method) -> None:
        self._parts = tuple(_parts_of(method))
        self._numbers = {id(part): number for number, part in enumerate(self._parts)}

    def dump(self, value: object) -> bytes:
        """Return a value as bytes.

        Args:
            value: Frozen data of the plan's model, its analysis and findings.

        Returns:
            The bytes.

        Raises:
            GosartError: It holds what cannot be written.
        """
        buffer = io.BytesIO()
        try:
            _Pickler(buffer, self._numbers).dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
            raise GosartError(str(error)) from error
        return buffer.getvalue()

    def load(self, content: bytes) -> Any:
        """Return the value of bytes that `dump` made.

        Args:
            content: The bytes.

        Raises:
            GosartError: They are of another version.
        """
        try:
            return _Unpickler(io.BytesIO(content), self._parts).load()
        except Exception as error:  # whatever an older form of a class may raise
            raise GosartError(str(error)) from error


def _parts_of(method: Method) -> Iterator[object]:
    """Yield the method and everything typed in it, in an order that its content alone decides."""
    waiting: list[object] = [method]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        if names := getattr(type(value), "model_fields", ()):
            seen.add(id(value))
            yield value
            waiting += [getattr(value, name) for name in names]
        elif is_dataclass(value) and not isinstance(value, type):
            seen.add(id(value))
            yield value
            waiting += [getattr(value, field.name) for field in fields(value)]
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, tuple | list):
            waiting += value


class _Pickler(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, numbers: Mapping[int, int]) -> None:
        super().__init__(buffer, 5)
        self._numbers = numbers

    def persistent_id(self, value: object) -> int | None:
        """Name what belongs to the method."""
        return self._numbers.get(id(value))

    def reducer_override(self, value: object) -> Any:
        """Write the places of values and the raw entries as none."""
        kind = type(value)
        if kind is MappingProxyType:
            return _read_only, (dict(value),)  # type: ignore[call-overload]
        if kind is Locator:
            return _no_locator, ()
        if isinstance(value, Entry):
            return _entry, (kind, {name: getattr(value, name) for name in _facts_of(type(value))})
        if is_dataclass(kind) and not isinstance(value, type):
            names = _names_of(kind)
            return _made, (kind, tuple([getattr(value, name) for name in names]))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, parts: tuple[object, ...]) -> None:
        super().__init__(buffer)
        self._parts = parts

    def persistent_load(self, number: int) -> object:
        """Return a part of the method."""
        return self._parts[number]

    def find_class(self, module: str, name: str) -> Any:
        """Refuse what is neither ours nor plain data."""
        if module.startswith("gosart.") or (module, name) in _OTHERS:
            return super().find_class(module, name)
        message = f"{module}.{name} is not read"
        raise pickle.UnpicklingError(message)


def _read_only(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


def _no_locator() -> Locator:
    return NO_LOCATOR


def _facts_of(kind: type[Entry]) -> tuple[str, ...]:
    """Return the fields of an entry that pages list as they are typed, with their currency."""
    facts = [spec.attribute for spec in fields_of(kind) if spec.about.fact]
    return (*facts, *(name for name in kind.model_fields if facts and name == "currency"))


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _made(kind: Any, values: tuple[object, ...]) -> Any:
    """Return an object of a class of frozen data without asking whether its values fit.

    What such classes do by themselves asks for their fields each time: twice as slow.
    """
    made, put = object.__new__(kind), object.__setattr__
    for name, value in zip(_names_of(kind), values, strict=True):
        put(made, name, value)
    return made


def _entry(kind: type[Entry], facts: dict[str, Any]) -> Entry:
    return kind.model_construct(**(dict.fromkeys(kind.model_fields) | facts))
