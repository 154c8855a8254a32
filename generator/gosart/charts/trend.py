"""How the sums of the vendors' marks, and what is not known of them, have changed from assessment to assessment.

Above, a line for each vendor, which ends in his name; below, a bar for each assessment: how many criteria were unknown or not rated.
Colours and dashes are the radar's, in `charts.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import RIVAL_CLASSES
from gosart.charts.radial_labels import apart
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
"""Font size of the numbers on bars, which are told where all have room."""
_ASIDE = 1.8
"""How far a vendor's line is moved from the one before, so that equal sums are not drawn over each other."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Vendor:
    """A vendor's points by date; `kind` is the class of his colour and dash."""

    key: str
    name: str
    kind: str
    points: tuple[TrendPoint, ...]


def draw_trend(
    points: Sequence[TrendPoint],
    translator: Translator,
    name: str = "",
    *,
    us: str,
    rivals: Sequence[Competitor] = (),
) -> str:
    """Draw sums and unknowns by date as a complete `<svg>` element that scales with its box; "" when there are none.

    `us` is what our line is called. `rivals` in the radar's order give each his colour there; without them they stand in the order they
    appear in. `name` makes the title's id, `<name>-title`. Every point is a `<circle>` with `data-for`, `data-date` (ISO) and
    `data-sum`, every bar a `<rect>` with `data-for`, `data-date` and `data-unknown`.
    """
    if not points:
        return ""
    vendors = _vendors(points, us, rivals)
    days = sorted({point.date for point in points})
    across = dict(zip(days, _places(days, len(vendors)), strict=True))
    key = escape_xml(name)
    labelled, ident = (
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
    low, high, step = _range([point.sum for point in points])
    parts = [
        (
            f'<svg class="gosart-trend" viewBox="0 0 {_WIDTH} {_HEIGHT}" xmlns="http://www.w3.org/2000/svg" role="img"{labelled}>'
            f"<title{ident}>{escape_xml(title)}</title><desc>{escape_xml(' '.join(_described(vendors, translator)))}</desc>"
        ),
        _ground(days, across, low, high, step, translator),
        *_bars(vendors, across, translator),
        *_lines(vendors, across, low, high),
        *_ends(vendors, low, high, translator),
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
    found = [_Vendor("us", us, "us", ours)] if ours else []
    for rival, index in order.values():
        theirs = tuple(
            sorted(
                (point for point in points if point.rival and point.rival.id == rival.id),
                key=lambda point: point.date,
            )
        )
        if theirs:
            found.append(
                _Vendor(rival.id, rival.name, RIVAL_CLASSES[index % len(RIVAL_CLASSES)], theirs)
            )
    return tuple(found)


def _described(vendors: Sequence[_Vendor], translator: Translator) -> Iterator[str]:
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


def _places(days: Sequence[date], vendors: int) -> list[float]:
    """Return the x of each date: by the calendar, but so far apart, and from the scale, that each has room for a bar of each vendor."""
    if len(days) == 1:
        return [(_LEFT + _RIGHT) / 2]
    span, least = (days[-1] - days[0]).days, min(36.0, 0.8 * (_RIGHT - _LEFT) / len(days))
    edge = max(8.0, least / 2, min(8.0 * vendors + 2, (_RIGHT - _LEFT) / 10))
    wishes = [
        _LEFT + edge + (_RIGHT - _LEFT - 2 * edge) * (day - days[0]).days / span for day in days
    ]
    return apart(
        wishes, [least] * len(days), 0.0, _LEFT + edge - least / 2, _RIGHT - edge + least / 2
    )


def _range(sums: Sequence[float]) -> tuple[float, float, int]:
    """Return the ends of the scale, which holds 0, and the step of its lines: five at most."""
    low, high = min(0.0, *sums), max(0.0, *sums)
    step = next((step for step in _STEPS if (high - low) / step <= 5), _STEPS[-1])
    return (
        floor(low / step) * step,
        max(ceil(high / step) * step, floor(low / step) * step + step),
        step,
    )


def _height(value: float, low: float, high: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low)


def _ground(
    days: Sequence[date],
    across: dict[date, float],
    low: float,
    high: float,
    step: int,
    translator: Translator,
) -> str:
    parts = [
        (
            f'<text class="c" x="{number(_LEFT)}" y="{number(_TOP - 16)}">{escape_xml(translator.text("Sum"))}</text>'
            f'<text class="c" x="{number(_LEFT)}" y="{number(_UNKNOWN)}">{escape_xml(translator.text("Not known"))}</text>'
        )
    ]
    rules, value = "", low
    while value <= high:
        y = _height(value, low, high)
        zero = ' class="z"' if value == 0 else ""
        rules += f'<path{zero} d="M{number(_LEFT)} {number(y)}H{number(_RIGHT)}"/>'
        parts.append(
            f'<text class="y" x="{number(_LEFT - 6)}" y="{number(y + 4)}">{translator.signed(value)}</text>'
        )
        value += step
    rules += f'<path class="z" d="M{number(_LEFT)} {number(_FLOOR)}H{number(_RIGHT)}"/>'
    rules += "".join(f'<path d="M{number(x)} {number(_BOTTOM)}v5"/>' for x in across.values())
    parts.append(f'<g class="d">{rules}</g>')
    return "".join((*parts, *_dates(days, across, translator)))


def _dates(
    days: Sequence[date], across: dict[date, float], translator: Translator
) -> Iterator[str]:
    """Write the last date, the first, and those between for which there is room."""
    taken: list[tuple[float, float]] = []
    for day in dict.fromkeys((days[-1], days[0], *reversed(days))):
        text = translator.date(day)
        half = text_width(text, _SIZE) / 2
        x = max(half + 2, min(_WIDTH - half - 2, across[day]))
        if all(x + half + 8 < left or right < x - half - 8 for left, right in taken):
            taken.append((x - half, x + half))
            yield f'<text class="x" x="{number(x)}" y="{number(_DATES)}">{escape_xml(text)}</text>'


def _bars(
    vendors: Sequence[_Vendor], across: dict[date, float], translator: Translator
) -> Iterator[str]:
    """Draw what is not known: at each date a bar for each vendor who was assessed then, side by side."""
    places = sorted(across.values())
    least = min((right - left for left, right in pairwise(places)), default=40.0)
    width = min(16.0, least * 0.86 / len(vendors), 2 * (places[0] - _LEFT) / len(vendors))
    most = max(1, *(point.unknown for vendor in vendors for point in vendor.points))
    told = all(
        text_width(translator.number(point.unknown), _SMALL) < width
        for vendor in vendors
        for point in vendor.points
    )
    there = {
        day: [vendor.key for vendor in vendors if any(point.date == day for point in vendor.points)]
        for day in across
    }
    for value, y in ((most, _BARS), (0, _FLOOR)):
        yield f'<text class="y" x="{number(_LEFT - 6)}" y="{number(y + 4)}">{translator.number(value)}</text>'
    for vendor in vendors:
        yield f'<g class="{vendor.kind}">'
        for point in vendor.points:
            row = there[point.date]
            x = across[point.date] + (row.index(vendor.key) - len(row) / 2) * width
            height = max(1.0, (_FLOOR - _BARS) * point.unknown / most)
            yield (
                f'<rect x="{number(x)}" y="{number(_FLOOR - height)}" width="{number(width * 0.84)}" height="{number(height)}" '
                f'data-for="{escape_xml(vendor.key)}" data-date="{point.date.isoformat()}" data-unknown="{point.unknown}"/>'
            )
            if told:
                at = f'x="{number(x + width * 0.42)}" y="{number(_FLOOR - height - 3)}"'
                yield f'<text class="n" {at}>{translator.number(point.unknown)}</text>'
        yield "</g>"


def _lines(
    vendors: Sequence[_Vendor], across: dict[date, float], low: float, high: float
) -> Iterator[str]:
    for index, vendor in reversed(tuple(enumerate(vendors))):
        aside = _ASIDE * ((index + 1) // 2) * (1 if index % 2 else -1)
        corners = [
            (across[point.date], _height(point.sum, low, high) + aside) for point in vendor.points
        ]
        line = (
            f'<path class="l" d="M{"L".join(pair(*corner) for corner in corners)}"/>'
            if len(corners) > 1
            else ""
        )
        dots = "".join(
            f'<circle cx="{number(x)}" cy="{number(y)}" data-for="{escape_xml(vendor.key)}" data-date="{point.date.isoformat()}" '
            f'data-sum="{point.sum:g}"/>'
            for point, (x, y) in zip(vendor.points, corners, strict=True)
        )
        held = f'<path class="h" d="M{pair(*corners[-1])}H{number(_RIGHT + 6)}"/>'  # the latest sum holds until the next assessment
        yield f'<g class="{vendor.kind}">{held}{line}{dots}</g>'


def _ends(
    vendors: Sequence[_Vendor], low: float, high: float, translator: Translator
) -> Iterator[str]:
    """Write each vendor's name and sum where his line ends; names that would stand over each other are parted."""
    order = sorted(vendors, key=lambda vendor: -vendor.points[-1].sum)
    wishes = [_height(vendor.points[-1].sum, low, high) for vendor in order]
    places = apart(wishes, [_LINE] * len(order), 0.0, 2.0, _BOTTOM + _LINE / 2)
    for vendor, wish, place in zip(order, wishes, places, strict=True):
        value = translator.signed(vendor.points[-1].sum)
        x = _RIGHT + 18
        told = shorten_to_width(vendor.name, _SIZE, _WIDTH - 2 - x - text_width(f"{value} ", _SIZE))
        yield (
            f'<g class="{vendor.kind}"><path class="h" d="M{pair(_RIGHT + 6, wish)}L{pair(x - 3, place)}"/>'
            f'<text x="{number(x)}" y="{number(place + 4.5)}">{escape_xml(told)} <tspan>{value}</tspan></text></g>'
        )
