"""How our ratings, and our position against each rival, changed from assessment to assessment.

A panel for us and one for each rival, below each other over one calendar. At each date a bar holds
all criteria of the panel: from below what is good for us, from above what is bad, and between them
what is level and what is not known, so that not knowing never looks like a gain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import RIVAL_CLASSES
from gosart.charts.radial_labels import move_apart
from gosart.charts.svg import escape_xml, number
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Competitor
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["draw_trend"]

_WIDTH, _LEFT, _RIGHT = 440, 10.0, 430.0
_HEAD, _BARS, _GAP = 22.0, 84.0, 18.0
"""Heights of a panel's head, of its bars, and of the room below them."""
_FOOT = 26.0
_SIZE = 14.0
"""Font size in a narrow column; the style sheet makes it smaller where there is room."""
_SMALL = 11.0
"""Font size of the numbers in bars, which are written where all have room."""
_WIDEST = 30.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """The points of us, or against one rival, by date."""

    key: str
    """`us` or a competitor's id."""
    name: str
    kind: str
    """Class of their colour."""
    points: tuple[TrendPoint, ...]


def draw_trend(
    points: Sequence[TrendPoint],
    translator: Translator,
    name: str = "",
    *,
    us: str,
    rivals: Sequence[Competitor] = (),
) -> str:
    """Draw ratings and positions by date as a complete `<svg>` element that scales with its box.

    Args:
        points: The points of us and against all rivals.
        translator: Writes dates, numbers and words.
        name: Makes the title's id, `<name>-title`; without one there is no id.
        us: What our panel is called.
        rivals: The rivals in the radar's order, which gives each the colour that they have there;
            those who are missing follow in the order of their points.

    Returns:
        The drawing, "" for no points. Every bar is a `<g>` with `data-for` (`us` or the id of a
        rival), `data-date` (ISO), `data-good`, `data-level`, `data-bad` and `data-unknown`, and a
        `<rect>` for each of them that is not 0.
    """
    if not points:
        return ""
    panels = _panels(points, us, rivals)
    days = sorted({point.date for point in points})
    xs = dict(zip(days, _date_xs(days), strict=True))
    key = escape_xml(name)
    labelled, title_id = (
        (f' aria-labelledby="{key}-title"', f' id="{key}-title"') if name else ("", "")
    )
    title = (
        translator.text(
            "Ratings and positions from {first} to {last}",
            first=translator.date(days[0]),
            last=translator.date(days[-1]),
        )
        if len(days) > 1
        else translator.text("Ratings and positions on {date}", date=translator.date(days[0]))
    )
    description = " ".join(_sentence(panel, translator) for panel in panels)
    height = len(panels) * (_HEAD + _BARS + _GAP) + _FOOT
    parts = [
        (
            f'<svg class="gosart-trend" viewBox="0 0 {_WIDTH} {number(height)}"'
            f' xmlns="http://www.w3.org/2000/svg" role="img"{labelled}>'
            f"<title{title_id}>{escape_xml(title)}</title><desc>{escape_xml(description)}</desc>"
        ),
    ]
    width = _bar_width(sorted(xs.values()))
    for index, panel in enumerate(panels):
        top = index * (_HEAD + _BARS + _GAP)
        parts += _draw_panel(panel, top, xs, width, translator)
    parts += (*_dates(days, xs, height - 10, translator), "</svg>")
    return "".join(parts)


def _panels(
    points: Sequence[TrendPoint], us: str, rivals: Sequence[Competitor]
) -> tuple[_Panel, ...]:
    order = {rival.id: (rival, index) for index, rival in enumerate(rivals)}
    for point in points:
        if point.rival and point.rival.id not in order:
            order[point.rival.id] = (point.rival, len(order))
    by_key: dict[str, list[TrendPoint]] = {}
    for point in sorted(points, key=lambda point: point.date):
        by_key.setdefault(point.rival.id if point.rival else "us", []).append(point)
    panels = [_Panel("us", us, "us", tuple(by_key["us"]))] if "us" in by_key else []
    for rival, index in order.values():
        if rival.id in by_key:
            kind = RIVAL_CLASSES[index % len(RIVAL_CLASSES)]
            panels.append(_Panel(rival.id, rival.name, kind, tuple(by_key[rival.id])))
    return tuple(panels)


def _sentence(panel: _Panel, translator: Translator) -> str:
    last = _words(panel, panel.points[-1], translator)
    if len(panel.points) == 1:
        return translator.text("{what}: {ratings}.", what=panel.name, ratings=last)
    return translator.text(
        "{what}: {ratings} (before: {before}).",
        what=panel.name,
        ratings=last,
        before=_words(panel, panel.points[0], translator),
    )


def _words(panel: _Panel, point: TrendPoint, translator: Translator, most: int = 4) -> str:
    """Say the counts of a point that are not 0, at most so many."""
    ours = panel.key == "us"
    counts = (
        (point.good, translator.text("{n} positive") if ours else translator.text("ahead on {n}")),
        (point.bad, translator.text("{n} negative") if ours else translator.text("behind on {n}")),
        (point.level, translator.text("level on {n}")),
        (point.unknown, translator.text("{n} unknown")),
    )
    counted = [pattern.format(n=translator.number(count)) for count, pattern in counts if count]
    return ", ".join(counted[:most])


def _date_xs(days: Sequence[date]) -> list[float]:
    """Return the x of each date: by the calendar, with room at each for a bar."""
    if len(days) == 1:
        return [(_LEFT + _RIGHT) / 2]
    span, least = (days[-1] - days[0]).days, min(36.0, 0.9 * (_RIGHT - _LEFT) / len(days))
    edge = least / 2
    wishes = [
        _LEFT + edge + (_RIGHT - _LEFT - 2 * edge) * (day - days[0]).days / span for day in days
    ]
    return move_apart(wishes, [least] * len(days), 0.0, _LEFT, _RIGHT)


def _bar_width(xs: Sequence[float]) -> float:
    return min(_WIDEST, 0.84 * min((right - left for left, right in pairwise(xs)), default=99.0))


def _draw_panel(
    panel: _Panel, top: float, xs: dict[date, float], width: float, translator: Translator
) -> Iterator[str]:
    """Draw a head with the latest counts, and a bar at each date."""
    text = _words(panel, panel.points[-1], translator, most=2)
    room = _RIGHT - _LEFT - text_width(text, _SIZE) - 14
    title = escape_xml(shorten_to_width(panel.name, _SIZE, max(60.0, room)))
    floor = top + _HEAD + _BARS
    yield (
        f'<g class="{panel.kind}"><text x="{number(_LEFT)}" y="{number(top + 15)}">{title}</text>'
        f'<text class="y" x="{number(_RIGHT)}" y="{number(top + 15)}">{escape_xml(text)}</text></g>'
        f'<g class="d"><path d="M{number(_LEFT)} {number(floor)}H{number(_RIGHT)}"/></g>'
    )
    for point in panel.points:
        counts = (
            ("good", "p", point.good),
            ("level", "v", point.level),
            ("unknown", "q", point.unknown),
            ("bad", "m", point.bad),
        )
        data = "".join(f' data-{name}="{count}"' for name, _, count in counts)
        title = f"{translator.date(point.date)}: {_words(panel, point, translator)}"
        yield (
            f'<g data-for="{escape_xml(panel.key)}" data-date="{point.date.isoformat()}"{data}>'
            f"<title>{escape_xml(title)}</title>"
        )
        y, x = floor, xs[point.date] - width / 2
        for _, kind, count in counts:
            if not count:
                continue
            height = _BARS * count / point.size
            y -= height
            yield (
                f'<rect class="{kind}" x="{number(x)}" y="{number(y)}"'
                f' width="{number(width)}" height="{number(height)}"/>'
            )
            written = translator.number(count)
            if text_width(written, _SMALL) < width and height >= _SMALL + 1:
                yield (
                    f'<text class="n" x="{number(x + width / 2)}"'
                    f' y="{number(y + height / 2 + 4)}">{written}</text>'
                )
        yield "</g>"


def _dates(
    days: Sequence[date], xs: dict[date, float], y: float, translator: Translator
) -> Iterator[str]:
    """Write the last date, the first, and those between for which there is room."""
    taken: list[tuple[float, float]] = []
    for day in dict.fromkeys((days[-1], days[0], *reversed(days))):
        text = translator.date(day)
        half = text_width(text, _SIZE) / 2
        x = max(half + 2, min(_WIDTH - half - 2, xs[day]))
        if all(x + half + 8 < left or right < x - half - 8 for left, right in taken):
            taken.append((x - half, x + half))
            yield f'<text class="x" x="{number(x)}" y="{number(y)}">{escape_xml(text)}</text>'
