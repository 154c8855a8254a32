"""A value case as a waterfall: what is paid, what comes back, what is left, what is not confirmed.

    groups ── bars, each beginning where the one before ends
           └─ a net, from 0

Solid is confirmed, hatched is our estimate, a ring is what only we bring; what has no figure is a
dotted box and never 0. The last estimate is cut with a wave where it would dwarf the rest, and its
amount stands at it. Looks are in `value.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, pairwise

from gosart.charts.hatching import hatching
from gosart.charts.money_axis import MoneyAxis, signed_money
from gosart.charts.svg import escape_xml, number
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width
from gosart.text.wrap import wrap_evenly

__all__ = [
    "FLOOR",
    "TOP",
    "Bar",
    "BarGroup",
    "BarKind",
    "draw_waterfall",
    "drawn_levels",
    "is_cut",
    "levels",
]

TOP, FLOOR = 66.0, 270.0
"""Between these heights stands the axis."""
_WIDTH = 780
_LABEL, _NOTE, _AMOUNT, _GROUP = 10.5, 10.0, 11.5, 11.5
_LINE = 12.5
_GAP = 12.0
_MOST_LINES = 6
_UNKNOWN = 26.0
"""Height of the box of what has no figure."""
_YEAR_HEIGHT = 14.0
"""Height that the part of a year needs for its name."""


class BarKind(StrEnum):
    """What a bar is, for its colour."""

    COST = "cost"
    BENEFIT = "benefit"
    NET = "net"


@dataclass(frozen=True, slots=True)
class Bar:
    """One entry, several small ones, or a net."""

    label: str
    note: str
    """In smaller type below, "" for none."""
    amount: Decimal | None
    """Below 0 for what is paid; None where there is no figure."""
    kind: BarKind
    is_confirmed: bool = True
    is_only_us: bool = False
    years: tuple[Decimal, ...] = ()
    """What each year adds, where it comes again and again."""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars below one heading."""

    title: str
    total: str
    bars: tuple[Bar, ...]
    is_doubtful: bool = False
    """Whether the customer has confirmed none of it."""


def levels(groups: Sequence[BarGroup]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return from where to where each bar goes, in order.

    Args:
        groups: The groups from the left.
    """
    result, level = [], Decimal(0)
    for bar in _bars(groups):
        start = Decimal(0) if bar.kind is BarKind.NET else level
        level = start + (bar.amount or Decimal(0))
        result.append((start, level))
    return tuple(result)


def is_cut(groups: Sequence[BarGroup]) -> bool:
    """Tell whether the last bar is so much larger than all others that it is cut.

    Args:
        groups: The groups from the left.
    """
    last = _bars(groups)[-1] if groups else None
    if last is None or last.kind is not BarKind.BENEFIT or last.is_confirmed:
        return False
    *others, (start, end) = levels(groups)
    known = [Decimal(0), start, *(level for pair in others for level in pair)]
    return end - max(known) > (max(known) - min(known)) * Decimal("0.6")


def drawn_levels(groups: Sequence[BarGroup]) -> tuple[Decimal, ...]:
    """Return what the axis of the waterfall has to hold.

    Args:
        groups: The groups from the left.
    """
    pairs = levels(groups)
    if not is_cut(groups):
        return tuple(level for pair in pairs for level in pair)
    known = [Decimal(0), pairs[-1][0], *(level for pair in pairs[:-1] for level in pair)]
    return (*known, max(known) + (max(known) - min(known)) * Decimal("0.4"))


def draw_waterfall(
    groups: Sequence[BarGroup],
    axis: MoneyAxis,
    currency: str,
    translator: Translator,
    *,
    name: str,
    title: str,
) -> str:
    """Draw a value case as a complete `<svg>` element.

    Args:
        groups: The groups from the left; each has a bar.
        axis: Of `drawn_levels`, from `TOP` to `FLOOR`.
        currency: Of all amounts (ISO 4217).
        translator: The reader's language.
        name: Makes the ids of the drawing.
        title: What it says.

    Returns:
        The drawing, "" without a bar.
    """
    bars = _bars(groups)
    if not bars:
        return ""
    key = escape_xml(name)
    left = axis.labels_width(currency, translator) + 10
    column = (_WIDTH - left - _GAP * len(groups)) / len(bars)
    about = " ".join(_description(groups, currency, translator))
    amounts = _amounts(bars, column, currency, translator)
    labels = [tuple(_labels(bar, column)) for bar in bars]
    height = FLOOR + 26 + _LINE * max(len(lines) for lines in labels)
    parts = [
        (
            f'<svg class="gosart-value" xmlns="http://www.w3.org/2000/svg" role="img"'
            f' viewBox="0 0 {_WIDTH} {number(height)}" aria-labelledby="{key}-title"'
            f' aria-describedby="{key}-desc"><title id="{key}-title">{escape_xml(title)}</title>'
            f'<desc id="{key}-desc">{escape_xml(about)}</desc>'
            f"<defs>{hatching(f'{key}-hatch', 'gw-benefit')}"
            f"{hatching(f'{key}-net', 'gw-net')}</defs>"
        )
    ]
    x, starts = left, []
    for group in groups:
        wide = column * len(group.bars)
        parts.append(_band(group, x + _GAP / 2, wide))
        starts += [x + _GAP / 2 + column * index for index in range(len(group.bars))]
        x += wide + _GAP
    parts += axis.grid(left, _WIDTH, currency, translator)
    was_cut, pairs = is_cut(groups), levels(groups)
    for index, (bar, start, (low, high)) in enumerate(zip(bars, starts, pairs, strict=True)):
        is_last = index == len(bars) - 1
        goes_on = high if not is_last and bars[index + 1].kind is not BarKind.NET else None
        slot = _Slot(start, column, axis, was_cut and is_last)
        title_of = f"{bar.label}: {_amount(bar, currency, translator)}"
        parts.append(f'<g class="gw-{bar.kind.value}"><title>{escape_xml(title_of)}</title>')
        parts += _bar(bar, slot, (low, high), goes_on, key, translator)
        parts.append(_amount_words(bar, slot, (low, high), amounts[index]))
        parts += (
            _text(slot.middle, FLOOR + 34 + _LINE * line, text, size, kind)
            for line, (text, size, kind) in enumerate(labels[index])
        )
        parts.append("</g>")
    return "".join((*parts, "</svg>"))


def _bars(groups: Sequence[BarGroup]) -> tuple[Bar, ...]:
    return tuple(bar for group in groups for bar in group.bars)


def _description(
    groups: Sequence[BarGroup], currency: str, translator: Translator
) -> Iterator[str]:
    """Say every bar with its amount, group by group."""
    for group in groups:
        bars = ", ".join(f"{bar.label} {_amount(bar, currency, translator)}" for bar in group.bars)
        yield translator.text("{what}: {ratings}.", what=group.title, ratings=bars)


def _amount(bar: Bar, currency: str, translator: Translator) -> str:
    if bar.amount is None:
        return translator.text("unknown")
    return signed_money(bar.amount, currency, translator)


def _amounts(
    bars: Sequence[Bar], column: float, currency: str, translator: Translator
) -> list[str]:
    """Return what stands at each bar: without the sign of the currency where columns are narrow."""
    texts = [_amount(bar, currency, translator) for bar in bars]
    if any(text_width(text, _AMOUNT * BOLD) > column - 4 for text in texts):
        sign = translator.currency_sign(currency)
        texts = [text.replace(sign, "").strip() for text in texts]
    return [text if text_width(text, _AMOUNT * BOLD) <= column - 4 else "" for text in texts]


def _band(group: BarGroup, x: float, wide: float) -> str:
    """Draw the ground of a group with its heading."""
    middle, room = x + wide / 2, wide + _GAP - 4
    lines = wrap_evenly(group.title, _GROUP * BOLD, room, 2)[:2]
    total = shorten_to_width(group.total, _NOTE, room)
    kind = "gw-strong gw-doubt" if group.is_doubtful else "gw-strong"
    titles = (
        _text(middle, 25 - 13 * below, shorten_to_width(line, _GROUP * BOLD, room), _GROUP, kind)
        for below, line in enumerate(reversed(lines))
    )
    return (
        f'<rect class="gw-band" x="{number(x)}" y="44" width="{number(wide)}"'
        f' height="{number(FLOOR + 18 - 44)}"/>'
        + "".join(titles)
        + _text(middle, 38, total, _NOTE, "gw-muted")
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a bar stands."""

    left: float
    column: float
    axis: MoneyAxis
    is_cut: bool

    @property
    def wide(self) -> float:
        return min(52.0, self.column * 0.62)

    @property
    def x(self) -> float:
        return self.left + (self.column - self.wide) / 2

    @property
    def middle(self) -> float:
        return self.left + self.column / 2

    def span(self, bar: Bar, pair: tuple[Decimal, Decimal]) -> tuple[float, float]:
        """Return from where to where a bar is drawn."""
        top, bottom = sorted((self.axis.y(pair[0]), self.axis.y(pair[1])))
        if bar.amount is None:
            top = max(TOP, bottom - _UNKNOWN)
            return top, top + _UNKNOWN
        return (TOP if self.is_cut else top), bottom


def _bar(
    bar: Bar,
    slot: _Slot,
    pair: tuple[Decimal, Decimal],
    goes_on: Decimal | None,
    key: str,
    translator: Translator,
) -> Iterator[str]:
    """Draw a bar, and a line to where the next one begins."""
    top, bottom = slot.span(bar, pair)
    if bar.amount is None:
        yield _box("gw-unknown", slot, top, bottom)
        yield _text(slot.middle, top + 17, "?", 12, "gw-muted")
    else:
        hatch = "net" if bar.kind is BarKind.NET else "hatch"
        fill = "" if bar.is_confirmed else f' fill="url(#{key}-{hatch})"'
        kind = "gw-solid" if bar.is_confirmed else "gw-hatched"
        yield _box(kind, slot, top, bottom, fill)
        yield from _years(bar, slot, pair[0], bottom - top, translator)
        if bar.is_only_us:
            yield _ring(slot, top, bottom)
        if slot.is_cut:
            yield _wave(slot, top + 16)
    if goes_on is not None:
        y, end = slot.axis.y(goes_on), slot.x + slot.column
        yield (
            f'<path class="gw-next" d="M{number(slot.x + slot.wide)},{number(y)}H{number(end)}"/>'
        )


def _amount_words(bar: Bar, slot: _Slot, pair: tuple[Decimal, Decimal], amount: str) -> str:
    """Write the amount above a bar, below one that goes down; "" where it has no room."""
    top, bottom = slot.span(bar, pair)
    is_below = bar.amount is not None and bar.amount < 0
    y = bottom + 14 if is_below else top - (8 if bar.is_only_us else 5)
    return _text(slot.middle, y, amount, _AMOUNT, "gw-strong gw-halo") if amount else ""


def _box(kind: str, slot: _Slot, top: float, bottom: float, fill: str = "") -> str:
    return (
        f'<rect class="{kind}" x="{number(slot.x)}" y="{number(top)}"'
        f' width="{number(slot.wide)}" height="{number(max(1.0, bottom - top))}"{fill}/>'
    )


def _ring(slot: _Slot, top: float, bottom: float) -> str:
    return (
        f'<rect class="gw-ring" x="{number(slot.x - 3)}" y="{number(top - 3)}" rx="3"'
        f' width="{number(slot.wide + 6)}" height="{number(bottom - top + 6)}"/>'
    )


def _wave(slot: _Slot, y: float) -> str:
    """Draw the cut through a bar that runs on beyond the picture."""
    step = (slot.wide + 8) / 4
    wave = f"M{number(slot.x - 4)},{number(y)}q{number(step / 2)},-6 {number(step)},0" + (
        f"t{number(step)},0" * 3
    )
    return f'<path class="gw-gap" d="{wave}"/>'


def _years(
    bar: Bar, slot: _Slot, start: Decimal, height: float, translator: Translator
) -> Iterator[str]:
    """Part a bar into its years, with their names where there is room."""
    if len(bar.years) < 2 or slot.is_cut or height / len(bar.years) < 4:
        return
    total = sum(bar.years)
    bounds = [start, *(start + part for part in accumulate(bar.years))]
    has_names = bar.is_confirmed and bar.kind is BarKind.BENEFIT and bool(total)
    for index, (low, high) in enumerate(pairwise(bounds), 1):
        top, bottom = sorted((slot.axis.y(low), slot.axis.y(high)))
        if index < len(bar.years):
            y = slot.axis.y(high)
            yield (f'<path class="gw-part" d="M{number(slot.x)},{number(y)}h{number(slot.wide)}"/>')
        label = translator.text("year {n}", n=index)
        has_room = text_width(label, 10) + 4 < slot.wide and bottom - top > _YEAR_HEIGHT
        if has_names and has_room:
            yield _text(slot.middle, (top + bottom) / 2 + 3.6, label, 10, "gw-inside")


def _labels(bar: Bar, column: float) -> Iterator[tuple[str, float, str]]:
    """Yield the lines below a bar: its name, and its note in smaller type."""
    room = column - 4
    lines = [
        (line, _LABEL, "gw-name", BOLD) for line in wrap_evenly(bar.label, _LABEL * BOLD, room, 4)
    ]
    lines += [
        (line, _NOTE, "gw-muted", 1.0)
        for line in (wrap_evenly(bar.note, _NOTE, room, 2) if bar.note else ())
    ]
    for line, size, kind, weight in lines[:_MOST_LINES]:
        yield shorten_to_width(line, size * weight, room), size, kind


def _text(x: float, y: float, text: str, size: float, kind: str) -> str:
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}" font-size="{size:g}"'
        f' text-anchor="middle">{escape_xml(text)}</text>'
    )
