"""The time chain as a drawing: from today to the day they must have it, with the float.

A bar of three parts: the time left to order, the delivery, and what is to spare or lacking. Below
it the same delivery is counted back from the event, to the latest order date. The customer's steps
stand above on flags. Colours are variables of `sheet.css`, so both palettes and paper have theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gosart.analysis.time_chain import TimeChain
from gosart.charts.chain_size import DENSE, ChainSize
from gosart.charts.flag_labels import Flag, PlacedFlag, place_flags
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width

__all__ = [
    "ChainPoint",
    "PointKind",
    "draw_time_chain",
    "span_in_words",
]

_EDGE = 4
_ROWS = 3
"""Rows of flags in a wide drawing; a narrow one has as many as there are flags."""
_WIDE = 700


class PointKind(StrEnum):
    """What a point of the chain is; the first four are more important than a step."""

    TODAY = "today"
    CLOSE = "close"
    EVENT = "event"
    LIVE = "live"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class ChainPoint:
    """A day of the chain with its words."""

    when: date
    name: str
    """What happens."""
    kind: PointKind
    is_bad: bool = False
    """Whether it is past or comes too late."""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    width: float
    size: ChainSize

    def x(self, when: date) -> float:
        days = max(1, (self.last - self.first).days)
        return _EDGE + (when - self.first).days / days * (self.width - 2 * _EDGE)


def span_in_words(days: int, translator: Translator) -> str:
    """Return a number of days in whole weeks, less than two weeks in days.

    Args:
        days: How many; below 0 it has a minus sign.
        translator: The reader's language.
    """
    sign, count = "\u2212" if days < 0 else "", abs(days)
    if count < 14:
        return sign + translator.plural("{n} day", "{n} days", count)
    return sign + translator.plural("{n} week", "{n} weeks", count // 7)


def draw_time_chain(
    chain: TimeChain,
    points: Sequence[ChainPoint],
    today: date,
    translator: Translator,
    *,
    name: str,
    width: int = 1188,
    size: ChainSize = DENSE,
) -> str:
    """Draw a time chain as a complete `<svg>` element that scales with its box.

    Args:
        chain: The days that the customer's event sets.
        points: What has a flag, in any order; what is before today is at its edge.
        today: The day that it begins with.
        translator: The reader's language.
        name: Makes the ids of title and description.
        width: In pixels as it is meant to be shown; a phone has its own.
        size: Sizes of words, rows and bar.

    Returns:
        The drawing, "" where there is no day after today.
    """
    days = [point.when for point in points]
    days += [
        day
        for day in (chain.close, chain.event, chain.earliest_live, chain.latest_order)
        if day is not None
    ]
    if not days or max(days) <= today:
        return ""
    first = min(today, chain.latest_order or today)
    scale = _Scale(first, max(days), width, size)
    flags = _flags(points, scale, translator)
    placed = place_flags(flags, width, _ROWS if width > _WIDE else len(flags))
    ordered = _by_weight(points)
    rows = 1 + max((flag.row for flag in placed), default=-1)
    top = 2 + size.row * rows + 2
    back = list(_counted_back(chain, scale, top, translator))
    height = top + size.bar + size.months + (size.bar + 3 if back else 0)
    key = escape_xml(name)
    title = escape_xml(translator.text("Time chain"))
    about = escape_xml(" ".join(_description(chain, ordered, translator)))
    opening = (
        f'<svg class="gosart-chain" xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="0 0 {width} {height}" aria-labelledby="{key}-title"'
        f' aria-describedby="{key}-desc" font-size="{size.small}">'
        f'<title id="{key}-title">{title}</title><desc id="{key}-desc">{about}</desc>'
    )
    return "".join(
        (
            opening,
            _hatch(key, chain),
            *_months(scale, top, _crossings(chain, scale, back), translator),
            *_bar(chain, scale, top, today, key, translator),
            *back,
            *_poles(ordered, placed, scale, top),
            "</svg>",
        )
    )


def _by_weight(points: Sequence[ChainPoint]) -> list[ChainPoint]:
    order = list(PointKind)
    return sorted(points, key=lambda point: (order.index(point.kind), point.when, point.name))


def _flags(points: Sequence[ChainPoint], scale: _Scale, translator: Translator) -> list[Flag]:
    return [
        Flag(
            scale.x(max(point.when, scale.first)),
            point.name,
            scale.size.label * (1.0 if point.kind is PointKind.STEP else BOLD),
            _tail(point, translator),
        )
        for point in _by_weight(points)
    ]


def _tail(point: ChainPoint, translator: Translator) -> str:
    """Return what follows the name of a point: its day."""
    return translator.text("{what}, {date}", what="", date=translator.date(point.when))


def _description(
    chain: TimeChain, points: Sequence[ChainPoint], translator: Translator
) -> Iterator[str]:
    """Say every point in the order of days, then delivery and float."""
    text = translator.text
    sentences = [
        point.name + _tail(point, translator)
        for point in sorted(points, key=lambda item: item.when)
    ]
    if chain.lead_days is not None:
        span = span_in_words(chain.lead_days, translator)
        sentences.append(text("Delivery, {span}", span=span))
    if chain.latest_order is not None:
        day = translator.date(chain.latest_order)
        sentences.append(text("Latest order date, {date}", date=day))
    if chain.float_days is not None:
        span = span_in_words(chain.float_days, translator)
        sentences.append(text("Float {span}", span=span))
    return (text("{sentence}.", sentence=sentence) for sentence in sentences)


def _hatch(key: str, chain: TimeChain) -> str:
    """Return the pattern of the float, "" where there is none to draw."""
    if not chain.float_days:
        return ""
    kind = "late" if chain.float_days < 0 else "spare"
    return (
        f'<defs><pattern id="{key}-{kind}" class="gc-hatch gc-{kind}" width="5" height="5"'
        ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="5" height="5"/><path d="M1.2 0V5"/></pattern></defs>'
    )


def _box(scale: _Scale, start: date, end: date, y: float, kind: str) -> str:
    left, right = scale.x(start), scale.x(end)
    return (
        f'<rect class="gc-{kind}" x="{number(left)}" y="{number(y)}"'
        f' width="{number(max(0.5, right - left))}" height="{scale.size.bar}"/>'
    )


def _inside(scale: _Scale, start: date, end: date, y: float, text: str, kind: str) -> str:
    """Write words in the middle of a part, "" where they have no room."""
    left, right = scale.x(start), scale.x(end)
    bold = kind == "float"
    wide = text_width(text, scale.size.small * (BOLD if bold else 1.0))
    if wide + 8 > right - left:
        return ""
    middle = (left + right) / 2
    plate = (
        f'<rect class="gc-plate" x="{number(middle - wide / 2 - 3)}" y="{number(y)}"'
        f' width="{number(wide + 6)}" height="{scale.size.bar}"/>'
        if bold
        else ""
    )
    return plate + _words(
        middle,
        y + _middle(scale.size.bar, scale.size.small),
        text,
        None,
        f"gc-{kind}-words",
        "middle",
    )


def _middle(height: float, size: float) -> float:
    """Return the baseline of words that stand in the middle of a box."""
    return round(height / 2 + size * 0.34, 1)


def _words(
    x: float, y: float, text: str, size: float | None, kind: str, anchor: str = "start"
) -> str:
    """Write words; None is the size of most, which the drawing itself has."""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    own = "" if size is None else f' font-size="{size}"'
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}"{own}{side}>{escape_xml(text)}</text>'
    )


def _bar(
    chain: TimeChain, scale: _Scale, y: float, today: date, key: str, translator: Translator
) -> Iterator[str]:
    """Draw the three parts of the bar."""
    close, live, event = chain.close, chain.earliest_live, chain.event
    latest, float_days = chain.latest_order, chain.float_days
    order = min((day for day in (close, latest) if day is not None), default=scale.last)
    yield _box(scale, today, max(today, close or scale.last), y, "sell")
    if latest is not None and latest > today:
        span = span_in_words((latest - today).days, translator)
        text = translator.text("{span} left to order in time", span=span)
        yield _inside(scale, today, max(today, order), y, text, "sell")
    if close is not None and live is not None:
        yield _box(scale, close, live, y, "deliver")
        span = span_in_words(chain.lead_days or 0, translator)
        end = min(live, event) if event is not None and event > close else live
        text = translator.text("Delivery, {span}", span=span)
        yield _inside(scale, close, end, y, text, "deliver")
    if float_days is None or latest is None or close is None or live is None or event is None:
        return
    text = translator.text("Float {span}", span=span_in_words(float_days, translator))
    if float_days < 0:
        for start, end in ((latest, close), (event, live)):
            yield _hatched(scale, start, end, y, f"{key}-late")
        words = _inside(scale, latest, close, y, text, "float")
        yield words or _inside(scale, event, live, y, text, "float")
    elif float_days > 0:
        yield _hatched(scale, live, event, y, f"{key}-spare")
        yield _inside(scale, live, event, y, text, "float")


def _hatched(scale: _Scale, start: date, end: date, y: float, pattern: str) -> str:
    left, right = scale.x(start), scale.x(end)
    kind = "late-box" if pattern.endswith("late") else "spare-box"
    return (
        f'<rect class="gc-{kind}" x="{number(left)}" y="{number(y)}"'
        f' width="{number(right - left)}" height="{scale.size.bar}" fill="url(#{pattern})"/>'
    )


def _counted_back(
    chain: TimeChain, scale: _Scale, top: float, translator: Translator
) -> Iterator[str]:
    """Draw the delivery counted back from the event, and the latest order date at its beginning."""
    if chain.latest_order is None or chain.event is None:
        return
    y = top + scale.size.bar + scale.size.months
    bar = scale.size.bar + 2
    left, right = scale.x(chain.latest_order), scale.x(chain.event)
    kind = "gc-bad" if chain.is_too_late or chain.latest_order <= scale.first else "gc-words"
    yield (
        f'<path class="gc-back-pole {kind}" d="M{pair(left, top + scale.size.bar)}V{number(y)}"/>'
        f'<rect class="gc-back" x="{number(left)}" y="{number(y)}"'
        f' width="{number(right - left)}" height="{bar}"/>'
    )
    latest = translator.text("Latest order date, {date}", date=translator.date(chain.latest_order))
    wide = text_width(latest, scale.size.label * BOLD)
    inside = left - 5 - wide < 0
    start, room = left, right - left
    if inside and wide + 10 < scale.width - left:
        yield _words(
            left + 5,
            y + _middle(bar, scale.size.label),
            latest,
            scale.size.label,
            f"gc-strong {kind}",
        )
        start, room = left + wide + 12, right - left - wide - 12
    elif not inside:
        yield _words(
            left - 5,
            y + _middle(bar, scale.size.label),
            latest,
            scale.size.label,
            f"gc-strong {kind}",
            "end",
        )
    span = span_in_words(chain.lead_days or 0, translator)
    text = translator.text("The same {span}, counted back from the event", span=span)
    if text_width(text, scale.size.small) + 10 < room:
        yield _words(
            start + room / 2,
            y + _middle(bar, scale.size.small),
            text,
            None,
            "gc-muted",
            "middle",
        )


def _crossings(chain: TimeChain, scale: _Scale, back: Sequence[str]) -> tuple[float, ...]:
    """Return where a line goes through the row of the months."""
    return (scale.x(chain.latest_order),) if back and chain.latest_order is not None else ()


def _months(
    scale: _Scale, top: float, crossings: Sequence[float], translator: Translator
) -> Iterator[str]:
    """Draw a tick at each month's first day, with its name where there is room for it."""
    names = translator.locale.months["stand-alone"]["abbreviated"]
    y, free, ticks, is_first = top + scale.size.bar, 0.0, "", True
    day = (scale.first.replace(day=1) + timedelta(days=32)).replace(day=1)
    months = (scale.last - scale.first).days / 30.4
    step = next((step for step in (1, 3, 6, 12) if months / step <= 40), 24)
    while day <= scale.last:
        x = scale.x(day)
        if (day.month - 1) % min(step, 12) == 0:
            ticks += f"M{pair(x, y)}v3"
            label = names[day.month]
            if is_first or day.month == 1:
                label = f"{label} {day.year}"
            end = x + 2 + text_width(label, scale.size.small)
            is_crossed = any(x - 2 < line < end + 3 for line in crossings)
            if x >= free and end <= scale.width and not is_crossed:
                yield _words(x + 2, y + scale.size.months - 2.5, label, None, "gc-muted")
                free, is_first = end + 6, False
        if day > date.max - timedelta(days=40):
            break
        day = (day + timedelta(days=32)).replace(day=1)
    if ticks:
        yield f'<path class="gc-tick" d="{ticks}"/>'


def _poles(
    points: Sequence[ChainPoint], placed: Sequence[PlacedFlag], scale: _Scale, top: float
) -> Iterator[str]:
    """Draw the poles and labels; what has no room for its label keeps a short pole."""
    by_number = {flag.number: flag for flag in placed}
    for index, point in enumerate(points):
        flag = by_number.get(index)
        x = scale.x(max(point.when, scale.first))
        kind = (
            "gc-bad" if point.is_bad else "gc-step" if point.kind is PointKind.STEP else "gc-words"
        )
        if flag is None:
            yield f'<path class="gc-pole {kind}" d="M{pair(x, top - 2)}V{number(top)}"/>'
            continue
        baseline = top - 3 - scale.size.row * flag.row
        strong = "" if point.kind is PointKind.STEP else " gc-strong"
        label_x = flag.left if flag.anchor == "start" else flag.right
        above = baseline - scale.size.label * 0.76
        yield (
            f'<path class="gc-pole {kind}" d="M{pair(x, above)}V{number(top)}"/>'
            + _words(label_x, baseline, flag.label, scale.size.label, kind + strong, flag.anchor)
        )
