"""Geometry that the radar and its thumbnail share: axes around a circle, arcs, and broken outlines.

The centre is (0, 0) and y points down, as in SVG. Radii are in units of the drawing, angles in
shares of the circle, clockwise from the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import cos, pi, sin

from gosart.charts.svg import polyline, whole
from gosart.method.enums import Rating

__all__ = ["Point", "Vector", "arc", "axes", "outline", "points_at", "runs", "sectors", "spans_of"]

Vector = tuple[float, float]
Point = tuple[int, int]


@lru_cache(maxsize=64)
def axes(count: int) -> tuple[Vector, ...]:
    """Return the unit vectors of so many axes.

    They go clockwise from half a step past the top, so that a question begins between two axes.

    Args:
        count: How many.
    """
    return tuple(_direction((index + 0.5) / count) for index in range(count))


@lru_cache(maxsize=512)
def points_at(count: int, radius: float) -> tuple[Point, ...]:
    """Return the point of each of `count` axes at a radius, in whole units.

    Half a unit is less than a reader sees, and whole numbers are a third of the bytes.

    Args:
        count: How many.
        radius: In units of the drawing.
    """
    return tuple((round(x * radius), round(y * radius)) for x, y in axes(count))


def spans_of(sizes: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the first axis, and the axis after the last, of blocks that follow each other.

    Args:
        sizes: How many axes each block has.
    """
    ends = tuple(accumulate(sizes))
    return tuple(zip((0, *ends), ends, strict=False))


def sectors(spans: Sequence[tuple[int, int]], radius: float, gap: float = 0.0) -> tuple[str, ...]:
    """Return the path of an arc over each span of axes.

    Args:
        spans: First axis and axis after the last of each, as `spans_of` gives them.
        radius: The radius of the arcs.
        gap: By how much each is shortened at both ends, in units along the circle. A single span is
            a whole circle and has no gap.
    """
    count = spans[-1][1]
    return tuple(arc(start / count, end / count, radius, gap) for start, end in spans)


def arc(start: float, end: float, radius: float, gap: float = 0.0) -> str:
    """Return the path of an arc.

    A whole circle is two halves, because an arc of SVG cannot end where it begins.

    Args:
        start: Where it begins, as a share of the circle from the top.
        end: Where it ends.
        radius: Its radius.
        gap: By how much it is shortened at both ends, in units along the circle.
    """
    size = round(radius)
    if end - start > 0.999:
        return f"M0-{size}a{size},{size},0,0,1,0,{2 * size}a{size},{size},0,0,1,0-{2 * size}z"
    inset = gap / (2 * pi * radius)
    (left, up), (right, down) = _direction(start + inset), _direction(end - inset)
    begin = whole(round(left * radius), round(up * radius))
    finish = whole(round(right * radius), round(down * radius))
    return f"M{begin}A{size},{size},0,{int(end - start > 0.5)},1,{finish}"


def runs(on_scale: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    """Return the stretches of neighbouring axes whose rating has a place on the scale.

    Args:
        on_scale: Whether it has, by axis. The last axis is a neighbour of the first.

    Returns:
        The indices of each stretch in their order; all axes are one stretch.
    """
    count = len(on_scale)
    if count and all(on_scale):
        return (tuple(range(count)),)
    start = next((index for index, is_on in enumerate(on_scale) if not is_on), 0)
    stretches: list[list[int]] = [[]]
    for step in range(1, count):
        index = (start + step) % count
        if on_scale[index]:
            stretches[-1].append(index)
        elif stretches[-1]:
            stretches.append([])
    return tuple(tuple(stretch) for stretch in stretches if stretch)


def outline(ratings: Sequence[Rating | None], points: Sequence[Point]) -> tuple[str, str]:
    """Return the outline of ratings as two paths, broken wherever a rating is off the scale.

    Args:
        ratings: One for each axis; only plus and minus are on the scale.
        points: Where each is drawn.

    Returns:
        The line, and the area from it to the centre. A rating that stands alone between two that
        are off the scale is no line; its area is a stroke from the centre.
    """
    line, area = "", ""
    for run in runs([rating is Rating.PLUS or rating is Rating.MINUS for rating in ratings]):
        corners = [points[index] for index in run]
        if len(run) == len(points):
            around = f"{polyline(corners)}z"
            return around, around
        # A closed stretch of a path ends where it began, in the centre: the next one need not say
        # where it begins.
        area += polyline([(0, 0), *corners]).removeprefix("M0,0" if area else "") + "z"
        if len(run) > 1:
            line += polyline(corners)
    return line, area


def _direction(share: float) -> Vector:
    angle = 2 * pi * share
    return sin(angle), -cos(angle)
