"""The channels between the rows: which line lies above which, how high each channel is, every y.

A bar is a level stretch of a line in a channel, with the x at which the line goes on up or down.
All lengths are in units of the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.dimensions import CARD_HEIGHT

__all__ = ["Bar", "Heights", "stack"]

_APART = 10
"""From a bar to the next."""
_LABELLED = 17
"""The same where there are words on one of them."""
_PAD = 15
"""From a card to the first bar: an arrow's head and a round corner."""
_AIRY, _CLOSE = 40, 22
"""Least height of a channel with formal lines, and of another."""
_HEADING = 34
"""Room for the heading of the people outside the tree."""


@dataclass(slots=True)
class Bar:
    """A level stretch in a channel."""

    channel: int
    """Number of the channel: that above row 0 is 0."""
    low: int
    """x of its left end."""
    high: int
    """x of its right end."""
    ups: tuple[int, ...]
    """Where the line goes up from it."""
    downs: tuple[int, ...]
    """Where the line goes down from it."""
    label: int = 0
    """Width of the words that want to stand on it, 0 for none."""


@dataclass(frozen=True, slots=True)
class Heights:
    """The y of everything on the map."""

    rows: tuple[int, ...]
    """Top of each row's cards."""
    bars: tuple[int, ...]
    """Each bar, in the order that they were given."""
    bottom: int
    """The end of the map."""
    heading: int
    """The heading of the people outside the tree."""


def stack(bars: Sequence[Bar], rows: int, airy: set[int], outside_row: int | None) -> Heights:
    """Order the bars of each channel so that few lines cross, and add up the heights.

    Args:
        bars: The bars of all channels.
        rows: How many rows of cards there are; there is one channel more.
        airy: Numbers of the channels that formal lines run down.
        outside_row: First row of the people outside the tree, if there are any.

    Returns:
        The height of each channel, and where each bar stands in it.
    """
    members: list[list[int]] = [[] for _ in range(rows + 1)]
    for number, bar in enumerate(bars):
        members[bar.channel].append(number)
    bar_ys = [0] * len(bars)
    tops: list[int] = []
    y = heading = 0
    for channel, numbers in enumerate(members):
        levels = _levels([bars[number] for number in numbers])
        thick: dict[int, int] = {}
        for number, level in zip(numbers, levels, strict=True):
            thick[level] = max(thick.get(level, 0), _LABELLED if bars[number].label else _APART)
        inner = sum(thick.values()) - _APART if thick else 0
        outer = channel in (0, rows)
        least = 0 if outer else _AIRY if channel in airy else _CLOSE
        height = max(inner + (_PAD if outer else 2 * _PAD), least) if thick else least
        start = y + (
            height - inner if channel == 0 else _PAD if channel == rows else (height - inner) // 2
        )
        level_ys: dict[int, int] = {}
        for level in sorted(thick):
            start += (thick[level] - _APART) // 2
            level_ys[level] = start
            start += thick[level] - (thick[level] - _APART) // 2
        for number, level in zip(numbers, levels, strict=True):
            bar_ys[number] = level_ys[level]
        y += height
        if channel == outside_row:
            heading = y + _HEADING - 14
            y += _HEADING
        if channel < rows:
            tops.append(y)
            y += CARD_HEIGHT
    return Heights(tuple(tops), tuple(bar_ys), y, heading)


def _levels(bars: Sequence[Bar]) -> list[int]:
    """Give each bar of a channel a level from 0 at the top; bars that overlap get different ones.

    On top come those whose lines cross fewer others there than below them.
    """
    balance = [0] * len(bars)
    over: list[list[int]] = [[] for _ in bars]
    for first, bar in enumerate(bars):
        for second in range(first + 1, len(bars)):
            other = bars[second]
            if bar.low - 8 > other.high or other.low - 8 > bar.high:
                continue
            over[first].append(second)
            over[second].append(first)
            gain = _crossings(other, bar) - _crossings(bar, other)
            balance[first] += gain
            balance[second] -= gain
    levels = [-1] * len(bars)
    for number in sorted(range(len(bars)), key=lambda number: (-balance[number], number)):
        levels[number] = 1 + max((levels[other] for other in over[number]), default=-1)
    return levels


def _crossings(upper: Bar, lower: Bar) -> int:
    """Count where the lines of two bars cross when the first lies above the second."""
    count = 0
    for x in lower.ups:
        count += upper.low <= x <= upper.high
    for x in upper.downs:
        count += lower.low <= x <= lower.high
    return count
