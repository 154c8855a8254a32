"""Days over the width of a drawing, with the lines and names of its months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import text_width

__all__ = ["SMALL", "DayScale", "draw_months", "scale_over"]

SMALL = 11.5
"""Font size of all but names."""
_STEPS = (1, 2, 3, 6, 12)
"""Months from line to line; the first that leaves room for the names is taken."""


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days from `first` to `last`, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, when: date) -> float:
        """Return where a day is; what is outside is at the edge.

        Args:
            when: The day.
        """
        days = min(max((when - self.first).days, 0), (self.last - self.first).days)
        return self.left + (self.right - self.left) * days / (self.last - self.first).days

    def holds(self, when: date) -> bool:
        """Tell whether a day is inside.

        Args:
            when: The day.
        """
        return self.first <= when <= self.last


def scale_over(days: Sequence[date], left: float, right: float, *, least: int = 28) -> DayScale:
    """Return a scale over some days, with a little room at both ends.

    Args:
        days: At least one.
        left: Where it begins.
        right: Where it ends.
        least: Days that it spans at least.
    """
    first, last = min(days), max(days)
    span = (last - first).days
    room = max(1, round(span * 0.02), -(-(least - span) // 2))
    return DayScale(
        first - timedelta(days=min(room, (first - date.min).days)),
        last + timedelta(days=min(room, (date.max - last).days)),
        left,
        right,
    )


def draw_months(
    scale: DayScale,
    baseline: float,
    bottom: float,
    translator: Translator,
    poles: Sequence[float] = (),
) -> Iterator[str]:
    """Return a line at the first day of each month, with its name where there is room.

    Args:
        scale: The days.
        baseline: Of the names.
        bottom: Where the lines end.
        translator: The reader's language.
        poles: Where other lines go through the row of the names: a name in their way is left out.
    """
    names = translator.locale.months["stand-alone"]["abbreviated"]
    widest = max(text_width(f"{name} 2000", SMALL) for name in names.values()) + 10
    month = (scale.right - scale.left) / max(1.0, (scale.last - scale.first).days / 30.4)
    step = next((step for step in _STEPS if step * month * 1.6 >= widest), 12)
    lines, words, free, is_first = "", [], scale.left, True
    day = scale.first.replace(day=1)
    while True:
        if day.year == date.max.year:
            break
        day = (day + timedelta(days=32)).replace(day=1)
        if day > scale.last:
            break
        if (day.month - 1) % step:
            continue
        x = scale.x(day)
        lines += f"M{pair(x, baseline + 4)}V{number(bottom)}"
        label = names[day.month]
        if is_first or day.month == 1:
            label = f"{label} {day.year}"
        end = x + 3 + text_width(label, SMALL)
        is_crossed = any(x - 3 < pole < end + 4 for pole in poles)
        if x >= free and end <= scale.right and not is_crossed:
            text = f'<text class="c" x="{number(x + 3)}" y="{number(baseline)}">'
            words.append(f"{text}{escape_xml(label)}</text>")
            free, is_first = end + 6, False
    if lines:
        yield f'<path class="q" d="{lines}"/>'
    yield from words
