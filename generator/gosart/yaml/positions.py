"""Where each key and value of a file stands, kept as plain numbers until somebody asks.

A plan has thousands of values and few problems: an object for each place would cost more than parsing the file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from gosart.diagnostics import Location
from gosart.yaml.document import Key, Position

__all__ = ["PackedPosition", "Positions"]

PackedPosition: TypeAlias = tuple[int, int, int, int, int, int]
"""Line, column and length of the key, then of the value, all from 1."""


class Positions(Mapping[Key, Position]):
    """Places of one file by key, made when they are looked up."""

    __slots__ = ("_path", "_positions")

    def __init__(self, path: str, positions: dict[Key, PackedPosition]) -> None:
        self._path = path
        self._positions = positions

    def __getitem__(self, key: Key) -> Position:
        line, column, length, value_line, value_column, value_length = self._positions[key]
        return Position(
            Location(self._path, line, column, length),
            Location(self._path, value_line, value_column, value_length),
        )

    def __iter__(self) -> Iterator[Key]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def __contains__(self, key: object) -> bool:
        return key in self._positions
