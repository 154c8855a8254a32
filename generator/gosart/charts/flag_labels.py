"""Labels on flags above a line: no label over another, and no flagpole through a label.

A label stands right or left of its pole, in a row above the line. A pole that would go through the
label of another has to belong to a higher row, so the rows are the longest path through these
demands. What has no room is shortened, and what still has none is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["Flag", "PlacedFlag", "place_flags"]

_TO_LABEL = 4
"""Space between a pole and its label."""
_BETWEEN = 5
"""Least space between two labels of a row."""
_SHORTER = (190.0, 150.0, 110.0, 70.0)
"""Widths that a label without its tail is shortened to, one after the other, where it has no room."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to be written above a point of the line."""

    x: float
    label: str
    size: float
    """Font size, times `measure.BOLD` for bold words."""
    tail: str = ""
    """End of the label that is never shortened, such as its day."""


@dataclass(frozen=True, slots=True)
class PlacedFlag:
    """A flag with its label in a row."""

    number: int
    """Which of the flags it is, from 0."""
    x: float
    label: str
    left: float
    right: float
    """Where the label begins and ends."""
    anchor: Literal["start", "end"]
    row: int
    """From 0, the lowest."""


def place_flags(flags: Sequence[Flag], width: float, rows: int) -> tuple[PlacedFlag, ...]:
    """Give each flag a row and a side, the most important first.

    Args:
        flags: The flags, the most important first: the last ones are left out where there are too
            many.
        width: Of the drawing; no label leaves it.
        rows: How many rows there may be.

    Returns:
        The flags that have a place, in the order of `flags`.
    """
    placed: tuple[PlacedFlag, ...] = ()
    for number, flag in enumerate(flags):
        placed = _with(placed, number, flag, width, rows) or placed
    return placed


def _with(
    placed: tuple[PlacedFlag, ...], number: int, flag: Flag, width: float, rows: int
) -> tuple[PlacedFlag, ...] | None:
    """Return the flags with another, None where it has no room."""
    names = [flag.label, *(shorten_to_width(flag.label, flag.size, room) for room in _SHORTER)]
    for name in dict.fromkeys(names):
        text = name + flag.tail
        trials = []
        for anchor in ("start", "end"):
            reach = _TO_LABEL + text_width(text, flag.size)
            left = flag.x + _TO_LABEL if anchor == "start" else flag.x - reach
            right = flag.x + reach if anchor == "start" else flag.x - _TO_LABEL
            if left < 0 or right > width:
                continue
            side: Literal["start", "end"] = "start" if anchor == "start" else "end"
            candidate = PlacedFlag(number, flag.x, text, left, right, side, 0)
            trial = _in_rows((*placed, candidate))
            if trial is not None and max(item.row for item in trial) < rows:
                trials.append(trial)
        if trials:
            return min(trials, key=lambda items: max(item.row for item in items))
    return None


def _in_rows(flags: Sequence[PlacedFlag]) -> tuple[PlacedFlag, ...] | None:
    """Return the flags in the lowest rows that they can have, None where two exclude each other."""
    below: dict[int, set[int]] = {index: set() for index in range(len(flags))}
    for (first, one), (second, other) in combinations(enumerate(flags), 2):
        over, under = _covers(one, other.x), _covers(other, one.x)
        if over and under:
            return None
        if over:
            below[first].add(second)
        elif under or (
            one.left < other.right + _BETWEEN and other.left < one.right + _BETWEEN
        ):  # two that only come close: the less important is the higher
            below[second].add(first)
    heights: dict[int, int] = {}
    open_: set[int] = set()

    def height(index: int) -> int | None:
        if index in heights:
            return heights[index]
        if index in open_:
            return None
        open_.add(index)
        lower = [height(item) for item in sorted(below[index])]
        if None in lower:
            return None
        heights[index] = 1 + max((item for item in lower if item is not None), default=-1)
        return heights[index]

    result = []
    for index, flag in enumerate(flags):
        row = height(index)
        if row is None:
            return None
        result.append(
            PlacedFlag(
                flag.number, flag.x, flag.label, flag.left, flag.right, flag.anchor, row
            )
        )
    return tuple(result)


def _covers(flag: PlacedFlag, x: float) -> bool:
    """Whether a pole at `x` would go through a label."""
    return flag.left - 2 < x < flag.right + 2
