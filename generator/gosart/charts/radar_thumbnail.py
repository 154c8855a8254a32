"""The radar in a table's cell: our outline, the questions at the edge, a dot for each unknown."""

from __future__ import annotations

from functools import lru_cache

from gosart.charts.polar import outline, points_at, sectors, spans_of
from gosart.charts.svg import escape_xml, whole
from gosart.method.enums import Rating
from gosart.method.model import Method

__all__ = ["draw_thumbnail"]

_PLUS, _MINUS, _OFF, _EDGE = 36, 12, 43, 48
"""Radii, of a sheet that reaches 50 from its centre."""


def draw_thumbnail(method: Method, ratings: tuple[Rating | None, ...], label: str) -> str:
    """Draw ratings as a complete `<svg>` element; its looks are in `charts.css`.

    Args:
        method: The method.
        ratings: One for each of its criteria, in their order.
        label: What a screen reader says instead.

    Returns:
        SVG.
    """
    count = len(method.criteria)
    plus, minus, off = points_at(count, _PLUS), points_at(count, _MINUS), points_at(count, _OFF)
    points = [
        (plus if rating is Rating.PLUS else minus if rating is Rating.MINUS else off)[index]
        for index, rating in enumerate(ratings)
    ]
    _, area = outline(ratings, points)
    drawing = f'<path class="a" d="{area}"/>' if area else ""
    dots = "".join(
        f"M{whole(*point)}z"
        for rating, point in zip(ratings, points, strict=True)
        if rating is Rating.UNKNOWN
    )
    if dots:
        drawing += f'<path class="u" d="{dots}"/>'
    background = _background(tuple(len(question.criteria) for question in method.questions))
    return (
        '<svg class="gosart-thumbnail" xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100"'
        f' role="img"><title>{escape_xml(label)}</title>{background}{drawing}</svg>'
    )


@lru_cache(maxsize=32)
def _background(sizes: tuple[int, ...]) -> str:
    edges = "".join(f'<path d="{edge}"/>' for edge in sectors(spans_of(sizes), _EDGE))
    return f'<g class="s">{edges}</g><circle r="{_PLUS}"/>'
