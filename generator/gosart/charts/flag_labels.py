"""Labels on flags above a line: no label over another, and no flagpole through a label.

A label stands right or left of its pole, in a row above the line. A pole that would go through the
label of another has to belong to a higher row, so the rows are the longest path through these
demands. What has no room is shortened, and what still has none is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
"""Widths that a label without its tail is shortened to where it has no room, one by one."""


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
    close = []
    for (first, flag), (second, other) in combinations(enumerate(flags), 2):
        over, under = _covers(flag, other.x), _covers(other, flag.x)
        if over and under:
            return None
        if over:
            below[first].add(second)
        elif under:
            below[second].add(first)
        elif flag.left < other.right + _BETWEEN and other.left < flag.right + _BETWEEN:
            close.append((first, second))
    rows = _heights(below)
    # Of two that only come close, the less important is the higher, where both have the same row.
    for _ in close:
        same = next((pair for pair in close if rows and rows[pair[0]] == rows[pair[1]]), None)
        if same is None:
            break
        below[same[1]].add(same[0])
        rows = _heights(below)
    if rows is None or any(rows[first] == rows[second] for first, second in close):
        return None
    return tuple(replace(flag, row=rows[index]) for index, flag in enumerate(flags))


def _heights(below: Mapping[int, set[int]]) -> list[int] | None:
    """Return the row of each flag from those that have to be below it, None where they go round."""
    rows = [0] * len(below)
    for _ in range(len(below) + 1):
        raised = [
            max((rows[lower] + 1 for lower in below[index]), default=0)
            for index in range(len(rows))
        ]
        if raised == rows:
            return rows
        rows = raised
    return None


def _covers(flag: PlacedFlag, x: float) -> bool:
    """Whether a pole at `x` would go through a label."""
    return flag.left - 2 < x < flag.right + 2
