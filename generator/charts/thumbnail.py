"""The radar in a table's cell: our outline, questions at the edge, and a dot outside for every mark that is unknown."""

from __future__ import annotations

from generator.charts.svg import pair, shown
from generator.charts.wheel import QUESTION_COLOURS, axes, outline, sectors, spans_of
from generator.methodology.catalogue import Method
from generator.methodology.enums import Mark

__all__ = ["draw_thumbnail"]

_RINGS = {Mark.PLUS: 17.0, Mark.MINUS: 5.5, Mark.UNKNOWN: 20.0, None: 20.0}
_EDGE = 23.0
_SHEET = 'class="gosart-thumbnail" xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 48 48" role="img"'


def draw_thumbnail(method: Method, marks: tuple[Mark | None, ...], label: str) -> str:
    """Draw marks in the order of the method's criteria as a complete `<svg>` element of 48 units; `label` is what a reader hears."""
    points = [(x * _RINGS[mark], y * _RINGS[mark]) for mark, (x, y) in zip(marks, axes(len(method.criteria)), strict=True)]
    edges = "".join(
        f'<path stroke="{QUESTION_COLOURS[index % len(QUESTION_COLOURS)]}" d="{edge}"/>'
        for index, edge in enumerate(sectors(spans_of(len(question.criteria) for question in method.questions), _EDGE))
    )
    drawn = f'<g fill="none" stroke-width="1.5">{edges}</g><circle r="17" fill="none" stroke="currentColor" opacity=".2"/>'
    _, area = outline(marks, points)
    if area:
        paint = 'color="var(--gosart-us,#1565c0)" fill="currentColor" fill-opacity=".3" stroke="currentColor" stroke-linejoin="round"'
        drawn += f'<path {paint} d="{area}"/>'
    dots = "".join(f"M{pair(*point)}h0" for mark, point in zip(marks, points, strict=True) if mark is Mark.UNKNOWN)
    if dots:
        drawn += f'<path stroke="var(--gosart-unknown,#b26a00)" stroke-width="3" stroke-linecap="round" d="{dots}"/>'
    return f"<svg {_SHEET}><title>{shown(label)}</title>{drawn}</svg>"
