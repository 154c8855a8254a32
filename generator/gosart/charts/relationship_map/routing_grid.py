"""The gaps between the cards of each row, and the cheapest way for a line through them.

The way is found row by row by a beam search: only the few cheapest ways so far are followed. Costs
are in units of the map.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.dimensions import CARD_WIDTH, CLEAR
from gosart.charts.relationship_map.layout import Layout
from gosart.charts.relationship_map.vertical_lanes import Lanes

__all__ = ["Grid", "Passage"]

_BEND = 50
"""What two corners cost, as length of way."""
_NARROW = 25
"""What each line that is already in a gap costs the next one."""
_FULL = 400
"""What a gap costs in which lines would stand closer than 8 units."""
_BEAM = 6
"""How many ways are followed at a time from row to row."""
_ENOUGH = 8
"""Least common width of two gaps that are passed without a bend."""
_OUTSIDE = 4000
"""How far the gaps before the first card and after the last reach."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that a line can run straight up or down."""

    low: int
    """The least x it can have."""
    high: int
    """The greatest x it can have."""
    rows: tuple[int, ...]
    """Rows it runs through, in the order of the way."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way so far."""

    cost: float
    """What it costs up to `anchor`."""
    anchor: int
    """The x at which it came onto its last stretch."""
    low: int
    high: int
    rows: tuple[int, ...]
    """The last stretch, as in `Passage`."""
    before: _Way | None
    """The way before that stretch."""

    def total(self) -> float:
        return self.cost + abs(_clamp(self.anchor, self.low, self.high) - self.anchor)


class Grid:
    """The gaps of each row from the left: before the first card, between two, after the last."""

    def __init__(self, layout: Layout, lanes: Lanes) -> None:
        self.lanes = lanes
        self.lows: list[list[int]] = []
        self.highs: list[list[int]] = []
        edge = min((seat.x for seat in layout.seats), default=0) - _OUTSIDE
        end = max((seat.x for seat in layout.seats), default=0) + CARD_WIDTH + _OUTSIDE
        for row in layout.rows:
            lefts = [layout.seats[index].x for index in row]
            self.lows.append([edge, *(x + CARD_WIDTH + CLEAR for x in lefts)])
            self.highs.append([*(x - CLEAR for x in lefts), end])

    def way(
        self, start: tuple[int, int], rows: Sequence[int], end: tuple[int, int]
    ) -> tuple[float, list[Passage]]:
        """Find the cheapest way through rows.

        Args:
            start: The interval of x at which it may begin.
            rows: The rows that it runs through, in their order.
            end: The interval of x at which it may end.

        Returns:
            What it costs, and its stretches. They are as long as they get: a stretch is left only
            where the next gap is not ahead.
        """
        aim = (end[0] + end[1]) // 2
        ways = [_Way(0, _clamp(aim, *start), start[0], start[1], (), None)]
        for row in rows:
            ways = self._through(ways, row, aim)
        best = min((_step(way, end[0], end[1], None, 0) for way in ways), key=_Way.total)
        passages: list[Passage] = []
        way: _Way | None = best
        while way is not None:
            passages.append(Passage(way.low, way.high, way.rows))
            way = way.before
        return best.total(), passages[::-1]

    def _through(self, ways: Sequence[_Way], row: int, aim: int) -> list[_Way]:
        """Lead ways through a row: by the gaps ahead, those beside them, and those at the aim."""
        lows, highs = self.lows[row], self.highs[row]
        cheapest: dict[int, tuple[float, _Way]] = {}
        towards = bisect_left(highs, aim)
        for way in ways:
            first = bisect_left(highs, way.low)
            beyond = bisect_left(lows, way.high)
            gaps = {
                *range(max(first - 1, 0), min(beyond + 1, len(lows))),
                min(towards, len(lows) - 1),
                max(towards - 1, 0),
            }
            for gap in gaps:
                low, high = lows[gap], highs[gap]
                if low > high:
                    continue
                lines = self.lanes.count(2 * row + 1, low, high)
                extra = _NARROW * lines + (_FULL if lines * 8 > high - low else 0)
                step = _step(way, low, high, row, extra)
                cost = step.total()
                if gap not in cheapest or cost < cheapest[gap][0]:
                    cheapest[gap] = (cost, step)
        ordered = sorted(cheapest.items(), key=lambda item: (item[1][0], item[0]))
        return [step for _, (_, step) in ordered[:_BEAM]]


def _step(way: _Way, low: int, high: int, row: int | None, extra: float) -> _Way:
    """Lead a way into a gap: straight on where the gap is ahead, else round two corners."""
    rows = () if row is None else (row,)
    if min(high, way.high) - max(low, way.low) >= _ENOUGH:
        return _Way(
            way.cost + extra,
            way.anchor,
            max(low, way.low),
            min(high, way.high),
            way.rows + rows,
            way.before,
        )
    x = _clamp(way.anchor, way.low, way.high)
    return _Way(way.cost + abs(x - way.anchor) + _BEND + extra, x, low, high, rows, way)


def _clamp(x: int, low: int, high: int) -> int:
    return low if x < low else high if x > high else x
