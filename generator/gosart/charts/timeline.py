"""What happens when: the customer's steps, actions, reviews and the close on one line of months.

Items are laid out by date, each in the first row where its label has room, so that the picture
reads from the upper left to the lower right. Its looks are in `charts.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["TimelineItem", "draw_timeline"]

_WIDTH = 540.0
_LEFT, _RIGHT = 16.0, _WIDTH - 16.0
_SIZE, _SMALL = 13.0, 11.5
_TOP, _ROW = 66.0, 23.0
"""Middle of the first row, and from row to row."""
_TO_LABEL, _GAP = 11.0, 10.0
"""From the middle of a symbol to its label, and between two neighbours of a row."""
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAY_STEPS = (1, 2, 3, 7, 14, 28)
"""Steps of the ticks, in months and in days: the first that leaves room for the words is taken."""
_SHAPES = {
    "milestone": "m0-6.5l6.5,6.5-6.5,6.5-6.5-6.5z",
    "action": "m-5,0a5,5,0,1,0,0-.1z",
    "review": "m-4.6-4.6h9.2v9.2h-9.2z",
    "close": "m-4,7v-14l11,4-9.5,4.5",
}
"""Symbols as paths around a point; a circle is an arc to where it nearly began."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """A date with what happens then."""

    when: date
    label: str
    kind: Literal["milestone", "action", "close", "review"]
    state: Literal["done", "open", "overdue"]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days from `first` to `last` over the width."""

    first: date
    last: date

    def x(self, when: date) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (when - self.first).days / (self.last - self.first).days

    @property
    def day(self) -> float:
        """Width of a day."""
        return (_RIGHT - _LEFT) / (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class _PlacedItem:
    """An item with its row from 0, the x of its symbol, and its words as they fit."""

    item: TimelineItem
    row: int
    x: float
    label: str
    late: str
    anchor: str


def draw_timeline(
    items: Sequence[TimelineItem], today: date, translator: Translator, name: str
) -> str:
    """Draw dates as a complete `<svg>` element that scales with its box.

    Args:
        items: The dates, in any order.
        today: The day of the line across them.
        translator: Writes dates and words.
        name: Makes the ids of the title and description; two time lines of one page need two names.

    Returns:
        The drawing, "" for no items. Every item is a `<g data-date data-kind data-state>` whose
        title has the whole label.
    """
    if not items:
        return ""
    scale = _scale(items, today)
    placed = _place_items(sorted(items, key=lambda item: item.when), scale, translator)
    bottom = _TOP + _ROW * max(placed_item.row for placed_item in placed) + 16
    key = escape_xml(name)
    ids = f' aria-labelledby="{key}-title" aria-describedby="{key}-desc"' if name else ""
    title_id, desc_id = (f' id="{key}-title"', f' id="{key}-desc"') if name else ("", "")
    first, last = min(item.when for item in items), max(item.when for item in items)
    title = translator.text(
        "Time line from {first} to {last}", first=translator.date(first), last=translator.date(last)
    )
    view = f"0 0 {number(_WIDTH)} {number(bottom)}"
    return "".join(
        (
            '<svg class="gosart-timeline" xmlns="http://www.w3.org/2000/svg"',
            f' viewBox="{view}" role="img"{ids}>',
            f"<title{title_id}>{escape_xml(title)}</title>",
            f"<desc{desc_id}>{escape_xml(_description(items, today, translator))}</desc>",
            *_ticks(
                scale, bottom, _today(scale.x(today), bottom, translator.text("Today")), translator
            ),
            *(_item(placed_item, translator) for placed_item in placed),
            "</svg>",
        )
    )


def _scale(items: Sequence[TimelineItem], today: date) -> _Scale:
    """Span all dates and today, at least a fortnight and with a little room at both ends."""
    first, last = (
        min(today, *(item.when for item in items)),
        max(today, *(item.when for item in items)),
    )
    room = max(1, round((last - first).days * 0.02), -(-(14 - (last - first).days) // 2))
    start = first - timedelta(days=min(room, (first - date.min).days))
    return _Scale(start, last + timedelta(days=min(room, (date.max - last).days)))


def _description(items: Sequence[TimelineItem], today: date, translator: Translator) -> str:
    counts = {
        state: translator.number(sum(item.state == state for item in items))
        for state in ("done", "open", "overdue")
    }
    description = translator.text("{done} done, {open} open, {overdue} overdue.", **counts)
    ahead = [item for item in items if item.state == "open" and item.when >= today]
    if ahead:
        nearest = min(ahead, key=lambda item: item.when)
        description += " " + translator.text(
            "Next: {what}, {date}.", what=nearest.label, date=translator.date(nearest.when)
        )
    return description


def _place_items(
    items: Sequence[TimelineItem], scale: _Scale, translator: Translator
) -> list[_PlacedItem]:
    overdue = translator.text("overdue")
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for item in items:
        x, late = scale.x(item.when), f" \u00b7 {overdue}" if item.state == "overdue" else ""
        # The words stand right of the symbol where there is room for them, else on the roomier
        # side.
        size = _SIZE * (BOLD if item.kind == "close" else 1.0)
        extra = text_width(late, _SIZE * BOLD)
        right, left = _WIDTH - 4 - x - _TO_LABEL - extra, x - _TO_LABEL - 4 - extra
        anchor = "start" if text_width(item.label, size) <= right or right >= left else "end"
        label = shorten_to_width(item.label, size, right if anchor == "start" else left)
        reach = _TO_LABEL + text_width(label, size) + extra
        span = (x - 8 - _GAP, x + reach) if anchor == "start" else (x - reach - _GAP, x + 8)
        row = next(
            (
                index
                for index, taken in enumerate(rows)
                if all(span[0] >= end or span[1] <= start for start, end in taken)
            ),
            len(rows),
        )
        if row == len(rows):
            rows.append([])
        rows[row].append(span)
        placed.append(_PlacedItem(item, row, x, label, late, anchor))
    return placed


def _item(placed: _PlacedItem, translator: Translator) -> str:
    y = _TOP + _ROW * placed.row
    label_x = placed.x + (_TO_LABEL if placed.anchor == "start" else -_TO_LABEL)
    anchor = "" if placed.anchor == "start" else ' text-anchor="end"'
    late = f"<tspan>{escape_xml(placed.late)}</tspan>" if placed.late else ""
    item = placed.item
    return (
        f'<g data-date="{item.when.isoformat()}"'
        f' data-kind="{item.kind}" data-state="{item.state}">'
        f"<title>{escape_xml(translator.date(item.when))}: {escape_xml(item.label)}</title>"
        f'<path d="M{pair(placed.x, y)}{_SHAPES[item.kind]}"/>'
        f'<text x="{number(label_x)}" y="{number(y + 4.5)}"{anchor}>'
        f"{escape_xml(placed.label)}{late}</text></g>"
    )


def _today(x: float, bottom: float, label: str) -> str:
    half = text_width(label, _SMALL * BOLD) / 2
    label_x = min(max(x, half + 2), _WIDTH - half - 2)
    return (
        f'<path class="gt-now" d="M{pair(x, 16)}V{number(bottom - 2)}"/>'
        f'<text class="gt-today" text-anchor="middle" x="{number(label_x)}" y="12">'
        f"{escape_xml(label)}</text>"
    )


def _ticks(scale: _Scale, bottom: float, today: str, translator: Translator) -> Iterator[str]:
    """Yield the lines of the ticks, today's line, and over it the words that there is room for."""
    ticks = list(_days(scale, translator) or _months(scale, translator))
    lines = "".join(f"M{pair(scale.x(when), 46)}V{number(bottom - 2)}" for when, *_ in ticks)
    if lines:
        yield f'<path class="gt-tick" d="{lines}"/>'
    yield f'<path d="M{number(_LEFT)},46H{number(_RIGHT)}"/>{today}'
    free = 0.0
    for when, label, year in ticks:
        half = max(text_width(label, _SMALL), text_width(year, _SMALL * BOLD)) / 2
        x = min(max(scale.x(when), half + 2), _WIDTH - half - 2)
        if x - half >= free:
            free = x + half + 4
            yield f'<text class="gt-month" x="{number(x)}" y="40">{escape_xml(label)}</text>'
            if year:
                yield (
                    f'<text class="gt-month" x="{number(x)}" y="27" font-weight="700">'
                    f"{escape_xml(year)}</text>"
                )


def _days(scale: _Scale, translator: Translator) -> list[tuple[date, str, str]]:
    """Return ticks some days apart, on Mondays for whole weeks; none for more than two months.

    Returns:
        Date, label, and "" for the year, which is in the label.
    """
    if (scale.last - scale.first).days > 62:
        return []
    room = text_width(translator.date(scale.last), _SMALL) + 12
    step = next((days for days in _DAY_STEPS if days * scale.day >= room), _DAY_STEPS[-1])
    start = scale.first + timedelta(days=-scale.first.weekday() % 7 if step % 7 == 0 else 1)
    count = (scale.last - start).days // step
    return [
        (
            start + timedelta(days=step * index),
            translator.date(start + timedelta(days=step * index)),
            "",
        )
        for index in range(count + 1)
    ]


def _months(scale: _Scale, translator: Translator) -> Iterator[tuple[date, str, str]]:
    """Yield ticks some months apart: the date, the month's short name, and the year.

    The year stands with the first month and each January; where steps are whole years, it is the
    name.
    """
    names = translator.locale.months["stand-alone"]["abbreviated"]
    room = max(text_width(name, _SMALL) for name in names.values()) + 8
    step = next(
        (months for months in _MONTH_STEPS if months * 30.4 * scale.day >= room), _MONTH_STEPS[-1]
    )
    started = False
    for index in range(scale.first.year * 12, scale.last.year * 12 + 12, step):
        when = date(index // 12, index % 12 + 1, 1)
        if scale.first <= when <= scale.last:
            if step >= 12:
                yield when, str(when.year), ""
            else:
                yield (
                    when,
                    names[when.month],
                    str(when.year) if when.month == 1 or not started else "",
                )
            started = True
