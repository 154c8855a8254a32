"""The lines as paths: points from the ways and the heights, corners rounded, words where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gosart.charts.relationship_map.channels import Heights, stack
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH, HALF
from gosart.charts.relationship_map.layout import Layout
from gosart.charts.relationship_map.reporting_tree import Link
from gosart.charts.relationship_map.router import Beside, Formal, Network, Through
from gosart.method.enums import LineKind
from gosart.text.measure import text_width

__all__ = ["Label", "Stroke", "draw_lines"]

_LABEL_SIZE = 10.5
_LONGEST_LABEL = 228
_ROUND = 7
_HEAD = 8
"""Length of an arrow's head: its line ends that much before the card."""
_LOOP = 16

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a line, around their middle."""

    x: int
    y: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line as drawn: its corners from source to target, the data of its path, its middle, and its words if they fit."""

    link: Link
    points: tuple[Point, ...]
    data: str
    middle: Point
    label: Label | None


def draw_lines(layout: Layout, network: Network) -> tuple[Heights, list[Stroke]]:
    """Settle the heights and draw every line: formal, then the others in the plan's order."""
    wishes = _wish_for_labels(network)
    airy = {layout.seats[child].row for child, stem in layout.stems.items() if not stem.side}
    heights = stack(network.bars, len(layout.rows), airy, layout.outside_row)
    strokes = [
        _stroke(formal.link, _formal_points(formal, layout, heights), 0)
        for formal in network.formal
    ]
    for number, way in enumerate(network.free):
        points = (
            _beside_points(way, layout, heights)
            if isinstance(way, Beside)
            else _through_points(way, layout, heights)
        )
        label = None
        if number in wishes and isinstance(way, Through):
            label = _label(way, wishes[number], network, heights)
        strokes.append(
            _stroke(
                way.link, points, _HEAD if way.link.line.kind is LineKind.INFLUENCE else 0, label
            )
        )
    return heights, strokes


def _wish_for_labels(network: Network) -> dict[int, int]:
    """Find the bar of each line whose note is short enough to stand on it, and tell the bar."""
    wishes: dict[int, int] = {}
    for number, way in enumerate(network.free):
        note = " ".join(way.link.line.note.split())
        if not note or isinstance(way, Beside) or way.link.line.kind is LineKind.CONFLICT:
            continue
        width = int(text_width(note, _LABEL_SIZE)) + 4
        if width > _LONGEST_LABEL or not way.bars:
            continue
        best = max(way.bars, key=lambda bar: network.bars[bar].high - network.bars[bar].low)
        bar = network.bars[best]
        if _room(network, best, width) is not None:
            bar.label = width
            wishes[number] = best
    return wishes


def _room(network: Network, number: int, width: int) -> int | None:
    """Find the middle of the stretch of a bar that no line crosses and that is wide enough, nearest the bar's own middle."""
    bar = network.bars[number]
    crossing = [x for x in network.lanes.taken[2 * bar.channel] if bar.low < x < bar.high]
    edges = [bar.low + 8, *crossing, bar.high - 8]
    middle = (bar.low + bar.high) // 2
    best: int | None = None
    for low, high in pairwise(edges):
        if high - low >= width:
            place = min(max(middle, low + width // 2), high - width // 2)
            if best is None or abs(place - middle) < abs(best - middle):
                best = place
    return best


def _label(way: Through, number: int, network: Network, heights: Heights) -> Label | None:
    place = _room(network, number, network.bars[number].label)
    if place is None:
        return None
    return Label(
        place,
        heights.bars[number],
        network.bars[number].label,
        " ".join(way.link.line.note.split()),
    )


def _formal_points(formal: Formal, layout: Layout, heights: Heights) -> list[Point]:
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


def _beside_points(way: Beside, layout: Layout, heights: Heights) -> list[Point]:
    source, target = layout.seats[way.link.source], layout.seats[way.link.target]
    top = heights.rows[source.row]
    if way.link.source == way.link.target:
        right, start, end = source.x + CARD_WIDTH, top + way.y, top + CARD_HEIGHT - way.y
        return [(right, start), (right + _LOOP, start), (right + _LOOP, end), (right, end)]
    if source.x < target.x:
        return [(source.x + CARD_WIDTH, top + way.y), (target.x, top + way.y)]
    return [(source.x, top + way.y), (target.x + CARD_WIDTH, top + way.y)]


def _through_points(way: Through, layout: Layout, heights: Heights) -> list[Point]:
    source, target = layout.seats[way.link.source], layout.seats[way.link.target]
    points = [(way.xs[0], heights.rows[source.row] + (0 if way.from_top else CARD_HEIGHT))]
    for number, bar in enumerate(way.bars):
        points.append((way.xs[number], heights.bars[bar]))
        points.append((way.xs[number + 1], heights.bars[bar]))
    points.append((way.xs[-1], heights.rows[target.row] + (0 if way.to_top else CARD_HEIGHT)))
    return points


def _stroke(link: Link, points: Sequence[Point], head: int, label: Label | None = None) -> Stroke:
    drawn = [
        point for number, point in enumerate(points) if not number or point != points[number - 1]
    ]
    middle = _middle(drawn)
    if head and len(drawn) > 1:
        drawn[-1] = _towards(drawn[-1], drawn[-2], head)
    rounded = link.line.kind is not LineKind.FORMAL
    return Stroke(link, tuple(points), _data(drawn, _ROUND if rounded else 0), middle, label)


def _middle(points: Sequence[Point]) -> Point:
    """Middle of the longest straight part."""
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


def _distance(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(point: Point, aim: Point, distance: int) -> Point:
    """Move from a point towards another on the same level or plumb line."""
    x, y = point
    if x == aim[0]:
        return x, y + (distance if aim[1] > y else -distance if aim[1] < y else 0)
    return x + (distance if aim[0] > x else -distance), y
