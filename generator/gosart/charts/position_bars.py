"""Our position against a competitor by date, small enough for a card: ahead up, behind down."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.trend import TrendPoint
from gosart.charts.svg import escape_xml, number
from gosart.i18n.translator import Translator

__all__ = ["draw_position_bars"]

_STEP, _BAR = 58, 10
_UP, _DOWN = 22, 14
"""Heights of the longest bars above the line and below it."""
_MOST = 3
"""Dates that have room."""


def draw_position_bars(points: Sequence[TrendPoint], translator: Translator, rival: str) -> str:
    """Draw how many criteria we were ahead and behind on, as a complete `<svg>` element.

    Args:
        points: The position on each date, of one competitor; the latest are drawn.
        translator: The reader's language.
        rival: The competitor's name.

    Returns:
        The drawing, "" where the ratings never compared.
    """
    points = [point for point in points if point.size > point.unknown][-_MOST:]
    if not points:
        return ""
    most = max(1, *(max(point.good, point.bad) for point in points))
    line = _UP + 2
    width, height = _STEP * len(points), line + _DOWN + 16
    about = "; ".join(
        translator.text(
            "{date}: ahead on {ahead}, behind on {behind}",
            date=translator.date(point.date),
            ahead=point.good,
            behind=point.bad,
        )
        for point in points
    )
    title = escape_xml(translator.text("Against {rival}, {points}", rival=rival, points=about))
    parts = [f'<path class="line" d="M0 {line}H{width}"/>']
    for index, point in enumerate(points):
        middle = index * _STEP + _STEP // 2
        up, down = point.good / most * _UP, point.bad / most * _DOWN
        x = middle - _BAR
        parts.append(
            f'<rect class="good" x="{x}" y="{number(line - up)}" width="{_BAR}"'
            f' height="{number(up)}"/>'
            f'<rect class="bad" x="{x}" y="{line}" width="{_BAR}" height="{number(down)}"/>'
            f'<text class="good" x="{middle + 3}" y="{line - 3}">{point.good}</text>'
            f'<text class="bad" x="{middle + 3}" y="{line + 10}">{point.bad}</text>'
            f'<text class="day" x="{middle}" y="{height - 2}">'
            f"{escape_xml(translator.short_day(point.date))}</text>"
        )
    return (
        f'<svg class="gosart-bars" xmlns="http://www.w3.org/2000/svg" width="{width}"'
        f' height="{height}" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )
