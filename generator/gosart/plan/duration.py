"""A span of time as a plan types it, `29 weeks`, and the calendar's arithmetic with it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["Duration", "Unit", "parse_duration"]

_DURATION = re.compile(r"([0-9]{1,4})[ ]+(day|week|month|year)s?")
_DAYS_A_MONTH = 365.2425 / 12


class Unit(StrEnum):
    """What a duration is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of days, weeks, months or years; equal where both number and unit are."""

    number: int
    unit: Unit

    def after(self, day: date) -> date:
        """Return the day so much later.

        Months and years end on the last day of the month where the day is missing: a month after
        31 January is 28 or 29 February.

        Args:
            day: The day it begins on.

        Raises:
            OverflowError: The calendar ends before that day.
        """
        return self._shifted(day, 1)

    def before(self, day: date) -> date:
        """Return the day so much earlier, as `after` counts.

        Args:
            day: The day it begins on.

        Raises:
            OverflowError: The calendar begins after that day.
        """
        return self._shifted(day, -1)

    @property
    def months(self) -> float:
        """Its length in months: exact for months and years, else of an average month."""
        if self.unit is Unit.MONTHS:
            return float(self.number)
        if self.unit is Unit.YEARS:
            return self.number * 12.0
        return self.number * (7 if self.unit is Unit.WEEKS else 1) / _DAYS_A_MONTH

    def _shifted(self, day: date, sign: int) -> date:
        if self.unit in (Unit.DAYS, Unit.WEEKS):
            days = self.number * (7 if self.unit is Unit.WEEKS else 1)
            return day + timedelta(days=sign * days)
        months = self.number * (12 if self.unit is Unit.YEARS else 1)
        year, month = divmod(day.year * 12 + day.month - 1 + sign * months, 12)
        if not date.min.year <= year <= date.max.year:
            raise OverflowError("date value out of range")
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))

    def __str__(self) -> str:
        """Write it as a plan does: `1 week`, `29 weeks`."""
        return f"{self.number} {self.unit.value if self.number != 1 else self.unit.value[:-1]}"


def parse_duration(text: str) -> Duration | None:
    """Read a duration, `29 weeks` or `1 week`; None for any other text.

    Args:
        text: The text.

    Returns:
        The duration.
    """
    match = _DURATION.fullmatch(text.strip())
    return Duration(int(match[1]), Unit(f"{match[2]}s")) if match else None
