"""Line and column of each key and value of a file, as plain numbers until they are looked up.

A plan has thousands of values and few problems: an object for each position would cost more than
parsing the file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from gosart.diagnostics import Location
from gosart.yaml.document import Key, Position

__all__ = ["PackedPosition", "Positions", "Span"]

Span: TypeAlias = tuple[int, int, int]
"""Line, column and length in characters, line and column from 1."""

PackedPosition: TypeAlias = tuple[int, int, int, int, int, int]
"""The span of the key, then that of the value."""


class Positions(Mapping[Key, Position]):
    """The positions of one file by key, made when they are looked up.

    Args:
        path: The file, relative to the repository (posix).
        positions: The numbers of each key.
    """

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
