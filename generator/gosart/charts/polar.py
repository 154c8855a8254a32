"""Geometry that the radar and its thumbnail share: axes around a circle in whole units, and where a line of marks is broken."""

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
    """Return unit vectors, clockwise from half a step past the top; y points down as in SVG. So a question begins between two axes."""
    return tuple(_direction((index + 0.5) / count) for index in range(count))


@lru_cache(maxsize=512)
def points_at(count: int, radius: float) -> tuple[Point, ...]:
    """Return the point of each axis at a radius in whole units: half a unit is less than a reader sees and a third of the bytes."""
    return tuple((round(x * radius), round(y * radius)) for x, y in axes(count))


def spans_of(sizes: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the first axis and the axis after the last of blocks that follow each other."""
    ends = tuple(accumulate(sizes))
    return tuple(zip((0, *ends), ends, strict=False))


def sectors(spans: Sequence[tuple[int, int]], radius: float, gap: float = 0.0) -> tuple[str, ...]:
    """Return the path of an arc at `radius` over each span of axes, shortened by `gap` at both ends; the only span is a whole circle."""
    count = spans[-1][1]
    return tuple(arc(start / count, end / count, radius, gap) for start, end in spans)


def arc(start: float, end: float, radius: float, gap: float = 0.0) -> str:
    """Return an arc's path from `start` to `end`, shares of the circle; a whole circle is two halves because one arc cannot close."""
    size = round(radius)
    if end - start > 0.999:
        return f"M0-{size}a{size},{size},0,0,1,0,{2 * size}a{size},{size},0,0,1,0-{2 * size}z"
    inset = gap / (2 * pi * radius)
    (left, up), (right, down) = _direction(start + inset), _direction(end - inset)
    to = whole(round(right * radius), round(down * radius))
    return f"M{whole(round(left * radius), round(up * radius))}A{size},{size},0,{int(end - start > 0.5)},1,{to}"


def runs(known: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    """Return the stretches of neighbouring axes that have a place on the scale, around the circle; one of all axes is the whole."""
    count = len(known)
    if count and all(known):
        return (tuple(range(count)),)
    start = next((index for index, there in enumerate(known) if not there), 0)
    found: list[list[int]] = [[]]
    for step in range(1, count):
        index = (start + step) % count
        if known[index]:
            found[-1].append(index)
        elif found[-1]:
            found.append([])
    return tuple(tuple(run) for run in found if run)


def outline(marks: Sequence[Rating | None], points: Sequence[Point]) -> tuple[str, str]:
    """Return two paths: the line through marks that have a place on the scale, broken at all others, and the area from it to the centre.

    A mark that stands alone between two unknown ones is no line; its area is a stroke from the centre.
    """
    line, area = "", ""
    for run in runs([mark is Rating.PLUS or mark is Rating.MINUS for mark in marks]):
        corners = [points[index] for index in run]
        if len(run) == len(points):
            around = f"{polyline(corners)}z"
            return around, around
        # A closed stretch of a path ends where it began, in the centre, so that the next one need not say where it begins.
        area += polyline([(0, 0), *corners]).removeprefix("M0,0" if area else "") + "z"
        if len(run) > 1:
            line += polyline(corners)
    return line, area


def _direction(share: float) -> Vector:
    angle = 2 * pi * share
    return sin(angle), -cos(angle)
