"""How the vendors' sums, and what is not known of them, changed from assessment to assessment.

Above is a line for each vendor, which ends in their name; below a bar for each assessment: how many
criteria were unknown or not rated. Colours and dashes are the radar's, in `charts.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import RIVAL_CLASSES
from gosart.charts.radial_labels import move_apart
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Competitor
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["draw_trend"]

_WIDTH, _LEFT, _RIGHT = 440, 38.0, 298.0
_TOP, _BOTTOM = 34.0, 184.0
_DATES = 204.0
_UNKNOWN, _BARS, _FLOOR = 228.0, 248.0, 302.0
_HEIGHT = 308
_SIZE = 14.0
"""Font size in a narrow column; the style sheet makes it smaller where there is room."""
_LINE = 17.0
_SMALL = 11.0
"""Font size of the numbers on bars, which are written where all have room."""
_ASIDE = 1.8
"""How far a vendor's line is moved from the next, so that equal sums do not hide each other."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Vendor:
    """A vendor's points by date."""

    key: str
    """`us` or a competitor's id."""
    name: str
    kind: str
    """Class of their colour and dash."""
    points: tuple[TrendPoint, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The ends of the scale of sums, and from line to line."""

    low: float
    high: float
    step: int

    def y(self, value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * (value - self.low) / (self.high - self.low)


def draw_trend(
    points: Sequence[TrendPoint],
    translator: Translator,
    name: str = "",
    *,
    us: str,
    rivals: Sequence[Competitor] = (),
) -> str:
    """Draw sums and unknowns by date as a complete `<svg>` element that scales with its box.

    Args:
        points: The points of all vendors.
        translator: Writes dates, numbers and words.
        name: Makes the title's id, `<name>-title`; without one there is no id.
        us: What our line is called.
        rivals: The rivals in the radar's order, which gives each the colour that they have there;
            those who are missing follow in the order of their points.

    Returns:
        The drawing, "" for no points. Every point is a `<circle>` with `data-for` (`us` or the id
        of a rival), `data-date` (ISO) and `data-sum`, every bar a `<rect>` with `data-for`,
        `data-date` and `data-unknown`.
    """
    if not points:
        return ""
    vendors = _vendors(points, us, rivals)
    days = sorted({point.date for point in points})
    xs = dict(zip(days, _date_xs(days, len(vendors)), strict=True))
    key = escape_xml(name)
    labelled, title_id = (
        (f' aria-labelledby="{key}-title"', f' id="{key}-title"') if name else ("", "")
    )
    title = (
        translator.text(
            "Sums and unknowns from {first} to {last}",
            first=translator.date(days[0]),
            last=translator.date(days[-1]),
        )
        if len(days) > 1
        else translator.text("Sums and unknowns on {date}", date=translator.date(days[0]))
    )
    description = " ".join(_description(vendors, translator))
    scale = _scale([point.sum for point in points])
    parts = [
        (
            f'<svg class="gosart-trend" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
            f' xmlns="http://www.w3.org/2000/svg" role="img"{labelled}>'
            f"<title{title_id}>{escape_xml(title)}</title><desc>{escape_xml(description)}</desc>"
        ),
        _background(days, xs, scale, translator),
        *_bars(vendors, xs, translator),
        *_lines(vendors, xs, scale),
        *_names(vendors, scale, translator),
        "</svg>",
    ]
    return "".join(parts)


def _vendors(
    points: Sequence[TrendPoint], us: str, rivals: Sequence[Competitor]
) -> tuple[_Vendor, ...]:
    order = {rival.id: (rival, index) for index, rival in enumerate(rivals)}
    for point in points:
        if point.rival and point.rival.id not in order:
            order[point.rival.id] = (point.rival, len(order))
    ours = tuple(
        sorted((point for point in points if point.rival is None), key=lambda point: point.date)
    )
    vendors = [_Vendor("us", us, "us", ours)] if ours else []
    for rival, index in order.values():
        theirs = tuple(
            sorted(
                (point for point in points if point.rival and point.rival.id == rival.id),
                key=lambda point: point.date,
            )
        )
        if theirs:
            kind = RIVAL_CLASSES[index % len(RIVAL_CLASSES)]
            vendors.append(_Vendor(rival.id, rival.name, kind, theirs))
    return tuple(vendors)


def _description(vendors: Sequence[_Vendor], translator: Translator) -> Iterator[str]:
    for vendor in vendors:
        first, last = vendor.points[0], vendor.points[-1]
        values = {
            "who": vendor.name,
            "sum": translator.signed(last.sum),
            "unknown": translator.number(last.unknown),
        }
        if first is last:
            yield translator.text("{who}: sum {sum}, {unknown} not known.", **values)
        else:
            values |= {
                "before": translator.signed(first.sum),
                "unknown_before": translator.number(first.unknown),
            }
            yield translator.text(
                "{who}: sum from {before} to {sum}, not known from {unknown_before} to {unknown}.",
                **values,
            )


def _date_xs(days: Sequence[date], vendors: int) -> list[float]:
    """Return the x of each date: by the calendar, with room at each for a bar of each vendor."""
    if len(days) == 1:
        return [(_LEFT + _RIGHT) / 2]
    span, least = (days[-1] - days[0]).days, min(36.0, 0.8 * (_RIGHT - _LEFT) / len(days))
    edge = max(8.0, least / 2, min(8.0 * vendors + 2, (_RIGHT - _LEFT) / 10))
    wishes = [
        _LEFT + edge + (_RIGHT - _LEFT - 2 * edge) * (day - days[0]).days / span for day in days
    ]
    return move_apart(
        wishes, [least] * len(days), 0.0, _LEFT + edge - least / 2, _RIGHT - edge + least / 2
    )


def _scale(sums: Sequence[float]) -> _Scale:
    """Return a scale that holds all sums and 0, with at most five steps."""
    low, high = min(0.0, *sums), max(0.0, *sums)
    step = next((step for step in _STEPS if (high - low) / step <= 5), _STEPS[-1])
    bottom = floor(low / step) * step
    return _Scale(bottom, max(ceil(high / step) * step, bottom + step), step)


def _background(
    days: Sequence[date], xs: dict[date, float], scale: _Scale, translator: Translator
) -> str:
    """Draw the heads, the lines of the scale, and the dates."""
    heads = ((_TOP - 16, translator.text("Sum")), (_UNKNOWN, translator.text("Not known")))
    parts = [
        f'<text class="c" x="{number(_LEFT)}" y="{number(y)}">{escape_xml(head)}</text>'
        for y, head in heads
    ]
    rules, value = "", scale.low
    while value <= scale.high:
        y = scale.y(value)
        zero = ' class="z"' if value == 0 else ""
        rules += f'<path{zero} d="M{number(_LEFT)} {number(y)}H{number(_RIGHT)}"/>'
        parts.append(
            f'<text class="y" x="{number(_LEFT - 6)}" y="{number(y + 4)}">'
            f"{translator.signed(value)}</text>"
        )
        value += scale.step
    rules += f'<path class="z" d="M{number(_LEFT)} {number(_FLOOR)}H{number(_RIGHT)}"/>'
    rules += "".join(f'<path d="M{number(x)} {number(_BOTTOM)}v5"/>' for x in xs.values())
    parts.append(f'<g class="d">{rules}</g>')
    return "".join((*parts, *_dates(days, xs, translator)))


def _dates(days: Sequence[date], xs: dict[date, float], translator: Translator) -> Iterator[str]:
    """Write the last date, the first, and those between for which there is room."""
    taken: list[tuple[float, float]] = []
    for day in dict.fromkeys((days[-1], days[0], *reversed(days))):
        text = translator.date(day)
        half = text_width(text, _SIZE) / 2
        x = max(half + 2, min(_WIDTH - half - 2, xs[day]))
        if all(x + half + 8 < left or right < x - half - 8 for left, right in taken):
            taken.append((x - half, x + half))
            yield f'<text class="x" x="{number(x)}" y="{number(_DATES)}">{escape_xml(text)}</text>'


def _bars(
    vendors: Sequence[_Vendor], xs: dict[date, float], translator: Translator
) -> Iterator[str]:
    """Draw what is not known: at each date a bar for each vendor who was assessed then."""
    sorted_xs = sorted(xs.values())
    least = min((right - left for left, right in pairwise(sorted_xs)), default=40.0)
    width = min(16.0, least * 0.86 / len(vendors), 2 * (sorted_xs[0] - _LEFT) / len(vendors))
    most = max(1, *(point.unknown for vendor in vendors for point in vendor.points))
    with_numbers = all(
        text_width(translator.number(point.unknown), _SMALL) < width
        for vendor in vendors
        for point in vendor.points
    )
    assessed = {
        day: [vendor.key for vendor in vendors if any(point.date == day for point in vendor.points)]
        for day in xs
    }
    for value, y in ((most, _BARS), (0, _FLOOR)):
        yield (
            f'<text class="y" x="{number(_LEFT - 6)}" y="{number(y + 4)}">'
            f"{translator.number(value)}</text>"
        )
    for vendor in vendors:
        yield f'<g class="{vendor.kind}">'
        for point in vendor.points:
            row = assessed[point.date]
            x = xs[point.date] + (row.index(vendor.key) - len(row) / 2) * width
            height = max(1.0, (_FLOOR - _BARS) * point.unknown / most)
            yield (
                f'<rect x="{number(x)}" y="{number(_FLOOR - height)}"'
                f' width="{number(width * 0.84)}" height="{number(height)}"'
                f' data-for="{escape_xml(vendor.key)}" data-date="{point.date.isoformat()}"'
                f' data-unknown="{point.unknown}"/>'
            )
            if with_numbers:
                position = f'x="{number(x + width * 0.42)}" y="{number(_FLOOR - height - 3)}"'
                yield f'<text class="n" {position}>{translator.number(point.unknown)}</text>'
        yield "</g>"


def _lines(vendors: Sequence[_Vendor], xs: dict[date, float], scale: _Scale) -> Iterator[str]:
    for index, vendor in reversed(tuple(enumerate(vendors))):
        aside = _ASIDE * ((index + 1) // 2) * (1 if index % 2 else -1)
        corners = [(xs[point.date], scale.y(point.sum) + aside) for point in vendor.points]
        line = (
            f'<path class="l" d="M{"L".join(pair(*corner) for corner in corners)}"/>'
            if len(corners) > 1
            else ""
        )
        dots = "".join(
            f'<circle cx="{number(x)}" cy="{number(y)}" data-for="{escape_xml(vendor.key)}"'
            f' data-date="{point.date.isoformat()}" data-sum="{point.sum:g}"/>'
            for point, (x, y) in zip(vendor.points, corners, strict=True)
        )
        # The latest sum holds until the next assessment.
        onward = f'<path class="h" d="M{pair(*corners[-1])}H{number(_RIGHT + 6)}"/>'
        yield f'<g class="{vendor.kind}">{onward}{line}{dots}</g>'


def _names(vendors: Sequence[_Vendor], scale: _Scale, translator: Translator) -> Iterator[str]:
    """Write each vendor's name and sum where their line ends; no name stands over another."""
    order = sorted(vendors, key=lambda vendor: -vendor.points[-1].sum)
    wishes = [scale.y(vendor.points[-1].sum) for vendor in order]
    ys = move_apart(wishes, [_LINE] * len(order), 0.0, 2.0, _BOTTOM + _LINE / 2)
    for vendor, wish, y in zip(order, wishes, ys, strict=True):
        value = translator.signed(vendor.points[-1].sum)
        x = _RIGHT + 18
        room = _WIDTH - 2 - x - text_width(f"{value} ", _SIZE)
        name = escape_xml(shorten_to_width(vendor.name, _SIZE, room))
        yield (
            f'<g class="{vendor.kind}">'
            f'<path class="h" d="M{pair(_RIGHT + 6, wish)}L{pair(x - 3, y)}"/>'
            f'<text x="{number(x)}" y="{number(y + 4.5)}">{name} <tspan>{value}</tspan></text></g>'
        )
