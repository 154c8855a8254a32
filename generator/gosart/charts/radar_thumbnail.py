"""The radar in a table's cell: our outline, questions at the edge, and a dot outside for every mark that is unknown."""

from __future__ import annotations

from functools import lru_cache

from gosart.charts.polar import outline, points_at, sectors, spans_of
from gosart.charts.svg import escape_xml, whole
from gosart.method.enums import Rating
from gosart.method.model import Method

__all__ = ["draw_thumbnail"]

_PLUS, _MINUS, _OFF, _EDGE = 36, 12, 43, 48


def draw_thumbnail(method: Method, marks: tuple[Rating | None, ...], label: str) -> str:
    """Draw marks in the order of the method's criteria as a complete `<svg>` element of 100 units; `label` is what a reader hears.

    Its looks are in `charts.css`.
    """
    count = len(method.criteria)
    plus, minus, off = points_at(count, _PLUS), points_at(count, _MINUS), points_at(count, _OFF)
    points = [
        (plus if mark is Rating.PLUS else minus if mark is Rating.MINUS else off)[index]
        for index, mark in enumerate(marks)
    ]
    _, area = outline(marks, points)
    drawn = f'<path class="a" d="{area}"/>' if area else ""
    dots = "".join(
        f"M{whole(*point)}z"
        for mark, point in zip(marks, points, strict=True)
        if mark is Rating.UNKNOWN
    )
    if dots:
        drawn += f'<path class="u" d="{dots}"/>'
    source_map = _ground(tuple(len(question.criteria) for question in method.questions))
    return (
        '<svg class="gosart-thumbnail" xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100" role="img">'
        f"<title>{escape_xml(label)}</title>{source_map}{drawn}</svg>"
    )


@lru_cache(maxsize=32)
def _ground(sizes: tuple[int, ...]) -> str:
    edges = "".join(f'<path d="{edge}"/>' for edge in sectors(spans_of(sizes), _EDGE))
    return f'<g class="s">{edges}</g><circle r="{_PLUS}"/>'
