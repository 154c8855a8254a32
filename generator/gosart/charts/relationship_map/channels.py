"""The channels between the rows: which level line lies above which, how high a channel is, and so the y of everything.

A bar is a level stretch of a line in a channel, with the places where the line goes on up and down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.dimensions import CARD_HEIGHT

__all__ = ["Bar", "Heights", "stack"]

_APART = 10
_LABELLED = 17
_PAD = 15
"""From a card to the first level line: an arrow's head and a round corner."""
_LEAST = 40
_CLOSE = 22
_HEADING = 34


@dataclass(slots=True)
class Bar:
    """A level stretch in a channel."""

    channel: int
    low: int
    high: int
    ups: tuple[int, ...]
    downs: tuple[int, ...]
    label: int = 0
    """Width of the words that want to stand on it."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Top of each row's cards, y of each bar in the order given, bottom of the map, y of the heading of the people outside."""

    rows: tuple[int, ...]
    bars: tuple[int, ...]
    bottom: int
    heading: int


def stack(bars: Sequence[Bar], rows: int, airy: set[int], outside_row: int | None) -> Heights:
    """Order the bars of each channel so that few lines cross, and add up the heights. `airy` are channels that formal lines run down."""
    members: list[list[int]] = [[] for _ in range(rows + 1)]
    for number, bar in enumerate(bars):
        members[bar.channel].append(number)
    places = [0] * len(bars)
    tops: list[int] = []
    y = heading = 0
    for channel, numbers in enumerate(members):
        levels = _levels([bars[number] for number in numbers])
        thick: dict[int, int] = {}
        for number, level in zip(numbers, levels, strict=True):
            thick[level] = max(thick.get(level, 0), _LABELLED if bars[number].label else _APART)
        inner = sum(thick.values()) - _APART if thick else 0
        outer = channel in (0, rows)
        least = 0 if outer else _LEAST if channel in airy else _CLOSE
        height = max(inner + (_PAD if outer else 2 * _PAD), least) if thick else least
        start = y + (
            height - inner if channel == 0 else _PAD if channel == rows else (height - inner) // 2
        )
        at: dict[int, int] = {}
        for level in sorted(thick):
            start += (thick[level] - _APART) // 2
            at[level] = start
            start += thick[level] - (thick[level] - _APART) // 2
        for number, level in zip(numbers, levels, strict=True):
            places[number] = at[level]
        y += height
        if channel == outside_row:
            heading = y + _HEADING - 14
            y += _HEADING
        if channel < rows:
            tops.append(y)
            y += CARD_HEIGHT
    return Heights(tuple(tops), tuple(places), y, heading)


def _levels(bars: Sequence[Bar]) -> list[int]:
    """Give each bar a level from 0 at the top; bars that overlap get different ones."""
    balance = [0] * len(bars)
    over: list[list[int]] = [[] for _ in bars]
    for first, one in enumerate(bars):
        for second in range(first + 1, len(bars)):
            other = bars[second]
            if one.low - 8 > other.high or other.low - 8 > one.high:
                continue
            over[first].append(second)
            over[second].append(first)
            gain = _crossings(other, one) - _crossings(one, other)
            balance[first] += gain
            balance[second] -= gain
    levels = [-1] * len(bars)
    for number in sorted(range(len(bars)), key=lambda number: (-balance[number], number)):
        levels[number] = 1 + max((levels[other] for other in over[number]), default=-1)
    return levels


def _crossings(upper: Bar, lower: Bar) -> int:
    """Count where two bars' lines cross when one lies above the other."""
    count = 0
    for x in lower.ups:
        count += upper.low <= x <= upper.high
    for x in upper.downs:
        count += lower.low <= x <= lower.high
    return count
