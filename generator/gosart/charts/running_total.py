"""The running total of a value case, month by month, until it pays back and to the horizon.

A solid line is what counts, a dashed one holds our estimates too, a grey one is our case beside
that of somebody else. What nobody knows is a hatched field and no line. Looks are in `value.css`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gosart.charts.free_labels import FreeLabels
from gosart.charts.hatching import hatching
from gosart.charts.money_axis import MoneyAxis
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator

__all__ = ["LineKind", "MonthLimit", "TotalLine", "Unknown", "draw_running_total"]

_SMALL = 11.0
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two numbers below the drawing."""


class LineKind(StrEnum):
    """What a line is, for its look."""

    SURE = "sure"
    ESTIMATE = "estimate"
    OTHER = "other"
    BESIDE = "beside"


class Unknown(StrEnum):
    """Which side of a case is not known."""

    NOTHING = ""
    SAVING = "saving"
    COST = "cost"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A running total."""

    points: tuple[tuple[int, Decimal], ...]
    """(month, amount) where it bends, at least two."""
    kind: LineKind
    label: str = ""
    """Stands at its end, "" for nothing."""
    payback: int | None = None
    """The month that has a mark, None for none."""
    payback_label: str = ""


@dataclass(frozen=True, slots=True)
class MonthLimit:
    """A month that the customer has set."""

    month: int
    label: str


def draw_running_total(
    lines: Sequence[TotalLine],
    axis: MoneyAxis,
    months: int,
    currency: str,
    translator: Translator,
    *,
    name: str,
    title: str,
    description: str,
    size: tuple[int, int],
    limits: Sequence[MonthLimit] = (),
    unknown: tuple[Unknown, str] = (Unknown.NOTHING, ""),
) -> str:
    """Draw running totals as a complete `<svg>` element.

    Args:
        lines: The totals; what leaves the axis is cut at its end.
        axis: The amounts.
        months: The last month.
        currency: Of all amounts (ISO 4217).
        translator: The reader's language.
        name: Makes the ids of the drawing.
        title: What it says.
        description: The same at length, for a reader who only hears it.
        size: Width and height.
        limits: Months that have a line from top to bottom, and what lies after them.
        unknown: Which side is not known, and the words for it.

    Returns:
        The drawing.
    """
    key, (width, height) = escape_xml(name), size
    left = axis.labels_width(currency, translator) + 10
    frame = _Frame(axis, left, width - 14.0, months)
    labels = FreeLabels(width, height)
    labels.boxes.append((0.0, 0.0, left - 4, axis.bottom + 5))  # the amounts of the axis
    for line in lines:
        labels.points += frame.samples(line)
    drawn = [
        (
            f'<svg class="gosart-value" xmlns="http://www.w3.org/2000/svg" role="img"'
            f' viewBox="0 0 {width} {height}" aria-labelledby="{key}-title"'
            f' aria-describedby="{key}-desc"><title id="{key}-title">{escape_xml(title)}</title>'
            f'<desc id="{key}-desc">{escape_xml(description)}</desc>'
        )
    ]
    if unknown[0]:
        drawn.append(f"<defs>{hatching(f'{key}-unknown', 'gw-blank', step=8)}</defs>")
        drawn.append(_field(frame, lines, unknown[0], key))
    drawn += _limits(frame, limits)
    drawn += axis.grid(left, frame.right, currency, translator)
    drawn += _months(frame, labels)
    drawn += [_line(frame, line) for line in lines]
    drawn += _words(frame, lines, limits, unknown, labels)
    return "".join((*drawn, "</svg>"))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the drawing has its months and amounts."""

    axis: MoneyAxis
    left: float
    right: float
    months: int

    def x(self, month: float) -> float:
        return self.left + month / max(1, self.months) * (self.right - self.left)

    def path(self, line: TotalLine) -> list[tuple[float, float]]:
        """Return the points of a line up to where it leaves the axis."""
        points: list[tuple[float, float]] = []
        before: tuple[int, float] | None = None
        for month, amount in line.points:
            value = float(amount)
            bound = min(max(value, self.axis.low), self.axis.high)
            if before is not None and value != bound:
                share = (bound - before[1]) / (value - before[1])
                at = before[0] + share * (month - before[0])
                points.append((self.x(at), self.axis.y(bound)))
                break
            points.append((self.x(month), self.axis.y(bound)))
            before = month, value
        return points

    def samples(self, line: TotalLine) -> Iterator[tuple[float, float]]:
        """Yield points on a line, a few units apart."""
        points = self.path(line)
        for (x, y), (right, low) in itertools.pairwise(points):
            count = max(1, int(max(abs(right - x), abs(low - y)) / 5))
            for index in range(count + 1):
                yield x + (right - x) * index / count, y + (low - y) * index / count


def _line(frame: _Frame, line: TotalLine) -> str:
    points = frame.path(line)
    path = "M" + "L".join(pair(x, y) for x, y in points)
    parts = [f'<path class="gw-total gw-{line.kind.value}" d="{path}"/>']
    if line.kind is LineKind.BESIDE:
        return parts[0]
    if line.payback is not None and line.payback <= frame.months:
        x, y = number(frame.x(line.payback)), number(frame.axis.y(0))
        parts.append(f'<circle class="gw-back gw-{line.kind.value}" cx="{x}" cy="{y}" r="5"/>')
    if points and points[-1][0] >= frame.right - 0.5:
        x, y = (number(value) for value in points[-1])
        parts.append(f'<circle class="gw-end gw-{line.kind.value}" cx="{x}" cy="{y}" r="3.5"/>')
    return "".join(parts)


def _field(frame: _Frame, lines: Sequence[TotalLine], unknown: Unknown, key: str) -> str:
    """Draw the hatched field that stands for what nobody knows."""
    top, bottom = frame.axis.top, frame.axis.bottom
    own = [line for line in lines if line.kind is not LineKind.BESIDE]
    if own and unknown is not Unknown.BOTH:
        level = frame.path(own[0])[-1][1]
        top, bottom = (top, level) if unknown is Unknown.SAVING else (level, bottom)
    return (
        f'<rect class="gw-field" x="{number(frame.left)}" y="{number(top)}"'
        f' width="{number(frame.right - frame.left)}" height="{number(max(1.0, bottom - top))}"'
        f' fill="url(#{key}-unknown)"/>'
    )


def _limits(frame: _Frame, limits: Sequence[MonthLimit]) -> Iterator[str]:
    top, bottom = frame.axis.top, frame.axis.bottom
    for limit in limits:
        if limit.month < frame.months:
            x = frame.x(limit.month)
            yield (
                f'<rect class="gw-after" x="{number(x)}" y="{number(top)}"'
                f' width="{number(frame.right - x)}" height="{number(bottom - top)}"/>'
            )
        if limit.month <= frame.months:
            x = frame.x(limit.month)
            yield f'<path class="gw-limit" d="M{pair(x, top)}V{number(bottom)}"/>'


def _months(frame: _Frame, labels: FreeLabels) -> Iterator[str]:
    step = next((step for step in _STEPS if frame.months / step <= 5), frame.months)
    y = frame.axis.bottom
    for month in range(0, frame.months + 1, step):
        x = frame.x(month)
        yield f'<path class="gw-line" d="M{number(x)},{number(y)}v4"/>'
        positions = [(x, y + 16, "middle"), (frame.right + 14, y + 16, "end")]
        yield labels.put(str(month), _SMALL, positions, "gw-tick")


def _words(
    frame: _Frame,
    lines: Sequence[TotalLine],
    limits: Sequence[MonthLimit],
    unknown: tuple[Unknown, str],
    labels: FreeLabels,
) -> Iterator[str]:
    """Write what the lines say where there is room; the caption says all of it."""
    top, zero = frame.axis.top, frame.axis.y(0)
    for limit in limits:
        if limit.month <= frame.months:
            x = frame.x(limit.month)
            positions = [(x + 5, top - 6, "start"), (x, top - 6, "middle"), (x - 5, top - 6, "end")]
            yield labels.put(limit.label, _SMALL, positions, "gw-bad", is_bold=True)
    for line in lines:
        if line.payback is not None and line.payback <= frame.months and line.payback_label:
            x = frame.x(line.payback)
            positions = [
                (x - 9, zero - 9, "end"),
                (x + 9, zero + 18, "start"),
                (x - 9, zero - 24, "end"),
                (x + 9, zero + 32, "start"),
                (x - 9, zero + 18, "end"),
                (x + 9, zero - 9, "start"),
                (x + 16, zero - 9, "start"),
                (x + 24, zero - 9, "start"),
                (x + 24, zero - 24, "start"),
                (x + 34, zero - 38, "start"),
                (x + 24, zero + 18, "start"),
            ]
            kind = f"gw-strong gw-halo gw-{line.kind.value}-words"
            yield labels.put(line.payback_label, _SMALL, positions, kind, is_bold=True)
    for line in lines:
        if line.label:
            x, y = frame.path(line)[-1]
            positions = [
                (x, y - 8, "end"),
                (x, y + 17, "end"),
                (x, y + 30, "end"),
                (x, y + 44, "end"),
                (x - 10, y - 20, "end"),
                (x, y - 34, "end"),
                (x, y - 48, "end"),
            ]
            kind = f"gw-strong gw-halo gw-{line.kind.value}-words"
            yield labels.put(line.label, _SMALL, positions, kind, is_bold=True)
    if unknown[0] and unknown[1]:
        middle = (frame.left + frame.right) / 2
        heights = [frame.axis.top + 22 + 14 * index for index in range(8)]
        positions = [(middle, y, "middle") for y in heights]
        yield labels.put(unknown[1], 12, positions, "gw-doubt gw-strong gw-halo", is_bold=True)
