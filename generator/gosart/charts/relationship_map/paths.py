"""The lines as paths: points from routes and heights, rounded corners, words where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gosart.charts.relationship_map.channels import Heights, stack
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH, HALF
from gosart.charts.relationship_map.layout import Layout
from gosart.charts.relationship_map.reporting_tree import Link
from gosart.charts.relationship_map.router import (
    BesideRoute,
    FormalRoute,
    Network,
    ThroughRoute,
)
from gosart.method.enums import LineKind
from gosart.text.measure import text_width

__all__ = ["Label", "Stroke", "draw_lines"]

_LABEL_SIZE = 10.5
_LONGEST_LABEL = 228
"""Width of a note that is written on its line; a longer one is only in the line's title."""
_ROUND = 7
"""Radius of a corner."""
_HEAD = 8
"""Length of an arrow's head: its line ends that much before the card."""
_LOOP = 16
"""How far a line of a person to themselves stands out from the card."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a line."""

    x: int
    """Their middle."""
    y: int
    """The line that they stand on."""
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as it is drawn."""

    link: Link
    points: tuple[Point, ...]
    """Its corners from source to target."""
    data: str
    """The `d` of its path."""
    middle: Point
    """The middle of its longest straight part."""
    label: Label | None
    """Its note, where it fits."""


def draw_lines(layout: Layout, network: Network) -> tuple[Heights, list[Stroke]]:
    """Settle the heights and draw every line.

    Args:
        layout: Where the cards stand.
        network: The routes of the lines; the bars get the widths of their words.

    Returns:
        The heights, and the lines: formal ones, then the others in the plan's order.
    """
    wishes = _wish_for_labels(network)
    airy = {layout.seats[child].row for child, stem in layout.stems.items() if not stem.side}
    heights = stack(network.bars, len(layout.rows), airy, layout.outside_row)
    strokes = [
        _stroke(formal.link, _formal_points(formal, layout, heights), 0)
        for formal in network.formal
    ]
    for number, route in enumerate(network.free):
        points = (
            _beside_points(route, layout, heights)
            if isinstance(route, BesideRoute)
            else _through_points(route, layout, heights)
        )
        label = None
        if number in wishes and isinstance(route, ThroughRoute):
            label = _label(route, wishes[number], network, heights)
        head = _HEAD if route.link.line.kind is LineKind.INFLUENCE else 0
        strokes.append(_stroke(route.link, points, head, label))
    return heights, strokes


def _wish_for_labels(network: Network) -> dict[int, int]:
    """Give the width of each note that is short enough to the longest bar of its line.

    Returns:
        The number of the bar by the number of the line.
    """
    wishes: dict[int, int] = {}
    for number, route in enumerate(network.free):
        note = " ".join(route.link.line.note.split())
        if not note or isinstance(route, BesideRoute) or route.link.line.kind is LineKind.CONFLICT:
            continue
        width = int(text_width(note, _LABEL_SIZE)) + 4
        if width > _LONGEST_LABEL or not route.bars:
            continue
        best = max(route.bars, key=lambda bar: network.bars[bar].high - network.bars[bar].low)
        bar = network.bars[best]
        if _room(network, best, width) is not None:
            bar.label = width
            wishes[number] = best
    return wishes


def _room(network: Network, number: int, width: int) -> int | None:
    """Return the middle of a stretch of a bar that is wide enough and that no line crosses.

    Of several, the nearest to the bar's own middle; None where there is none.
    """
    bar = network.bars[number]
    crossing = [x for x in network.lanes.taken[2 * bar.channel] if bar.low < x < bar.high]
    edges = [bar.low + 8, *crossing, bar.high - 8]
    middle = (bar.low + bar.high) // 2
    best: int | None = None
    for low, high in pairwise(edges):
        if high - low >= width:
            x = min(max(middle, low + width // 2), high - width // 2)
            if best is None or abs(x - middle) < abs(best - middle):
                best = x
    return best


def _label(route: ThroughRoute, bar: int, network: Network, heights: Heights) -> Label | None:
    width = network.bars[bar].label
    x = _room(network, bar, width)
    if x is None:
        return None
    return Label(x, heights.bars[bar], width, " ".join(route.link.line.note.split()))


def _formal_points(formal: FormalRoute, layout: Layout, heights: Heights) -> list[Point]:
    child, stem = formal.link.target, layout.stems[formal.link.target]
    seat = layout.seats[child]
    start, top = heights.rows[layout.seats[stem.boss].row] + CARD_HEIGHT, heights.rows[seat.row]
    if stem.side:
        y = top + CARD_HEIGHT // 2
        return [
            (stem.x, start),
            (stem.x, y),
            (seat.x if seat.x > stem.x else seat.x + CARD_WIDTH, y),
        ]
    if formal.bar is None:
        return [(stem.x, start), (stem.x, top)]
    y, centre = heights.bars[formal.bar], seat.x + HALF
    return [(stem.x, start), (stem.x, y), (centre, y), (centre, top)]


def _beside_points(route: BesideRoute, layout: Layout, heights: Heights) -> list[Point]:
    source, target = layout.seats[route.link.source], layout.seats[route.link.target]
    top = heights.rows[source.row]
    if route.link.source == route.link.target:
        right, start, end = source.x + CARD_WIDTH, top + route.y, top + CARD_HEIGHT - route.y
        return [(right, start), (right + _LOOP, start), (right + _LOOP, end), (right, end)]
    if source.x < target.x:
        return [(source.x + CARD_WIDTH, top + route.y), (target.x, top + route.y)]
    return [(source.x, top + route.y), (target.x + CARD_WIDTH, top + route.y)]


def _through_points(route: ThroughRoute, layout: Layout, heights: Heights) -> list[Point]:
    source, target = layout.seats[route.link.source], layout.seats[route.link.target]
    points = [(route.xs[0], heights.rows[source.row] + (0 if route.from_top else CARD_HEIGHT))]
    for number, bar in enumerate(route.bars):
        points.append((route.xs[number], heights.bars[bar]))
        points.append((route.xs[number + 1], heights.bars[bar]))
    points.append((route.xs[-1], heights.rows[target.row] + (0 if route.to_top else CARD_HEIGHT)))
    return points


def _stroke(link: Link, points: Sequence[Point], head: int, label: Label | None = None) -> Stroke:
    corners = [
        point for number, point in enumerate(points) if not number or point != points[number - 1]
    ]
    middle = _middle(corners)
    if head and len(corners) > 1:
        corners[-1] = _towards(corners[-1], corners[-2], head)
    radius = _ROUND if link.line.kind is not LineKind.FORMAL else 0
    return Stroke(link, tuple(points), _data(corners, radius), middle, label)


def _middle(points: Sequence[Point]) -> Point:
    """Return the middle of the longest straight part."""
    pairs = list(pairwise(points)) or [(points[0], points[0])]
    (x, y), (u, v) = max(
        pairs, key=lambda pair: abs(pair[0][0] - pair[1][0]) + abs(pair[0][1] - pair[1][1])
    )
    return (x + u) // 2, (y + v) // 2


def _data(points: Sequence[Point], radius: int) -> str:
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for number in range(1, len(points)):
        point = points[number]
        if radius and number < len(points) - 1:
            before, after = points[number - 1], points[number + 1]
            reach = min(radius, _distance(before, point) // 2, _distance(point, after) // 2)
            near, far = _towards(point, before, reach), _towards(point, after, reach)
            parts.append(_straight(before, near))
            parts.append(f"Q{point[0]} {point[1]} {far[0]} {far[1]}")
        else:
            parts.append(_straight(points[number - 1], point))
    return "".join(parts)


def _straight(start: Point, end: Point) -> str:
    return f"H{end[0]}" if start[1] == end[1] else f"V{end[1]}"


def _distance(point: Point, other: Point) -> int:
    return abs(point[0] - other[0]) + abs(point[1] - other[1])


def _towards(point: Point, aim: Point, distance: int) -> Point:
    """Return the point at a distance towards another that is level with it or plumb."""
    x, y = point
    if x == aim[0]:
        return x, y + (distance if aim[1] > y else -distance if aim[1] < y else 0)
    return x + (distance if aim[0] > x else -distance), y
