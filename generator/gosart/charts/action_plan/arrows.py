"""Arrows from what has to be done before to what comes after.

An arrow leaves its row at the mark and goes along the gaps between rows, where there are no words.
Up or down it goes where it meets the least; words that it meets stand in front of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gosart.charts.action_plan.layout import LEFT, RIGHT, ROW, LaidOutPlan, PlacedItem

__all__ = ["Arrow", "route_arrows"]

_HALF, _GAP = 8.0, ROW / 2
_STEP = 8.0
_ASIDE = 120.0
"""How far an arrow may go beyond its two ends."""
_WORDS, _SIGNS = 30.0, 150.0
"""How far an arrow goes round words, and round what is drawn or another arrow."""
_CLEAR = 3.0
"""Least space between an arrow and words, and between two arrows that go up or down."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one item to another."""

    before: str
    after: str
    points: tuple[tuple[float, float], ...]
    """Its corners; the head is at the last."""


def route_arrows(plan: LaidOutPlan) -> tuple[Arrow, ...]:
    """Return an arrow for each item that has to be done before another.

    Args:
        plan: Where the items are.
    """
    by_key = {item.item.key: item for item in plan.items}
    heads = [(lane.top, lane.top + ROW, LEFT + 200.0) for lane in plan.lanes]
    arrows: list[Arrow] = []
    taken: list[tuple[float, float, float]] = []
    for after in plan.items:
        for key in after.item.after:
            before = by_key.get(key)
            if before is None:
                continue
            points = _route(before, after, plan.items, heads, taken, len(arrows))
            taken += [
                (x, min(y, end), max(y, end))
                for (x, y), (other, end) in pairwise(points)
                if x == other
            ]
            arrows.append(Arrow(key, after.item.key, points))
    return tuple(arrows)


def _route(
    before: PlacedItem,
    after: PlacedItem,
    items: Sequence[PlacedItem],
    heads: Sequence[tuple[float, float, float]],
    taken: Sequence[tuple[float, float, float]],
    number: int,
) -> tuple[tuple[float, float], ...]:
    down = 1.0 if after.y > before.y else -1.0
    aside = (number % 3 - 1) * 2.0
    start, end = before.x, _target(before, after)
    leave, arrive = before.y + down * _GAP + aside, after.y - down * _GAP + aside
    if abs(after.y - before.y) <= ROW:
        leave = arrive = (before.y + after.y) / 2
    low, high = min(leave, arrive), max(leave, arrive)
    between = [item for item in items if low < item.y < high]
    left, right = max(LEFT, min(start, end) - _ASIDE), min(RIGHT, max(start, end) + _ASIDE)
    candidates = [start, end]
    candidates += [left + _STEP * step for step in range(int((right - left) / _STEP))]

    def cost(x: float) -> float:
        words = sum(_is_at(x, item.words) for item in between)
        words += sum(low < stop and begin < high and x < edge for begin, stop, edge in heads)
        signs = sum(_is_at(x, item.drawn) for item in between)
        signs += sum(
            abs(x - other) < _CLEAR and low < stop and begin < high for other, begin, stop in taken
        )
        return abs(x - start) + abs(x - end) + words * _WORDS + signs * _SIGNS

    x = min(candidates, key=cost) if leave != arrive else end
    points = [
        (start, before.y + down * _HALF),
        (start, leave),
        (x, leave),
        (x, arrive),
        (end, arrive),
        (end, after.y - down * _HALF),
    ]
    return tuple(
        point for number, point in enumerate(points) if not number or point != points[number - 1]
    )


def _is_at(x: float, span: tuple[float, float]) -> bool:
    return span[0] - _CLEAR < x < span[1] + _CLEAR


def _target(before: PlacedItem, after: PlacedItem) -> float:
    """Return where an arrow ends: at the mark, or on a bar not before it begins."""
    if after.start is None:
        return after.x
    return min(max(before.x, after.start + 4.0), max(after.x - 4.0, after.start + 3.0))
