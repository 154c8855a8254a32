"""What is wrong with a date: what is missing in it or too much, and the day that was meant.

A day is only suggested where its text leaves no doubt; `05/06/2026` is two days, and both are
named.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.plan.validate.wrong_numbers import in_ascii_digits

__all__ = ["explain_date"]

_EXAMPLE = msg("Write year, month and day: '2026-11-23'.")
_MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september sept",
                "october",
                "november",
                "december",
            ),
            start=1,
        )
        for word in names.split()
        for name in (word, word[:3])
    }
)
_NAMED_DAY = (
    re.compile(
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ .-]+(?P<month>[a-z]+)[ .,-]+(?P<year>[0-9]{4})"
    ),
    re.compile(
        r"(?P<month>[a-z]+)[ .-]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ ,-]+(?P<year>[0-9]{4})"
    ),
    re.compile(r"(?P<year>[0-9]{4})[ -]+(?P<month>[a-z]+)[ -]+(?P<day>[0-9]{1,2})"),
)
_NAMED_MONTH = (
    re.compile(r"(?P<month>[a-z]+)[ .,-]+(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[ -]+(?P<month>[a-z]+)"),
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ .,]+")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})")
_TOGETHER = re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})")
_CHINESE = re.compile(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./ -])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"(.*[0-9])(?:t|\s+(?:at )?)[0-9]{1,2}:[0-9]{2}.*")
_MONTH = re.compile(r"(?P<year>[0-9]{4})[./ -]?(?P<month>[0-9]{1,2})")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[./ -](?P<year>[0-9]{4})")
_QUARTER = (
    re.compile(r"q(?P<quarter>[1-4])[ /.,-]*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[ /.,-]*q(?P<quarter>[1-4])"),
)
_HALF = (
    re.compile(r"h(?P<half>[12])[ /.,-]*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[ /.,-]*h(?P<half>[12])"),
)
_WEEK = (
    re.compile(r"(?P<year>[0-9]{4})[ /.,-]*(?:w|kw|week)[ -]*(?P<week>[0-9]{1,2})"),
    re.compile(r"(?:w|kw|cw|week)[ -]*(?P<week>[0-9]{1,2})[ /.,-]+(?P<year>[0-9]{4})"),
)
_YEAR = re.compile(r"(?P<year>[0-9]{4})")
_NO_YEAR = (
    re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}\.?"),
    re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?[ .-]+(?P<month>[a-z]+)"),
    re.compile(r"(?P<month>[a-z]+)[ .-]+[0-9]{1,2}(?:st|nd|rd|th)?"),
)


@dataclass(frozen=True, slots=True)
class _Typed:
    """Year, month and day as somebody typed them; there may be no such day."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """The day as a plan has it, "" where there is none."""
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return ""


def explain_date(value: str) -> tuple[Message, Message]:
    """Explain why a text is no day of a plan.

    Args:
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    text = " ".join(in_ascii_digits(value).lower().split())
    if time := _TIME.fullmatch(text):
        typed = list(_days(_without_weekday(time[1])))
        if len(typed) == 1 and typed[0].iso:
            return (
                msg("'{value}' is not a date.", value=value),
                msg("Write the date only, without a time: '{date}'.", date=typed[0].iso),
            )
        text = time[1]
    text = _without_weekday(text)
    typed = list(_days(text))
    days = [day for item in typed if (day := item.iso)]
    if len(days) > 1:
        message = msg("'{value}' can be read as two different dates.", value=value)
        return message, msg(
            "Write '{date}' or '{other}': year, month and day.", date=days[0], other=days[1]
        )
    if days and days[0] != value:
        message = msg("'{value}' is not a date.", value=value)
        return message, msg("Write year, month and day: '{date}'.", date=days[0])
    if typed:
        return _no_such_day(value, typed[0])
    if last := _end_of_span(text):
        return (
            msg("'{value}' is not a date: it does not name a single day.", value=value),
            msg("Write one day: year, month and day, such as '{date}'.", date=last),
        )
    for pattern in _NO_YEAR:
        match = pattern.fullmatch(text)
        if match and match.groupdict().get("month", "may") in _MONTHS:
            return msg("'{value}' is not a date: the year is missing.", value=value), _EXAMPLE
    return msg("'{value}' is not a date.", value=value), _EXAMPLE


def _without_weekday(text: str) -> str:
    return _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text


def _days(text: str) -> Iterator[_Typed]:
    """Yield each day that a text may be read as; two where day and month may change places."""
    if (match := _YEAR_FIRST.fullmatch(text) or _TOGETHER.fullmatch(text)) or (
        (match := _CHINESE.fullmatch(text)) and match[3]
    ):
        yield _Typed(*map(int, match.groups()))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if len(match[4]) == 2 else 0
        day_first, month_first = _Typed(year, second, first), _Typed(year, first, second)
        if match[2] == "." or first == second or not month_first.iso:  # a point: the day is first
            yield day_first
        elif not day_first.iso:
            yield month_first
        else:
            yield from (day_first, month_first)
    else:
        for pattern in _NAMED_DAY:
            if (match := pattern.fullmatch(text)) and (month := _MONTHS.get(match["month"])):
                yield _Typed(int(match["year"]), month, int(match["day"]))
                return


def _no_such_day(value: str, typed: _Typed) -> tuple[Message, Message]:
    """Explain a day that no calendar has."""
    if not 1 <= typed.month <= 12:
        message = msg("The date '{value}' does not exist.", value=value)
        if exchanged := _Typed(typed.year, typed.day, typed.month).iso:
            return message, msg(
                "There is no month {month}. Write year, month and day: '{date}'.",
                month=typed.month,
                date=exchanged,
            )
        return message, msg("There is no month {month}: they are 01 to 12.", month=typed.month)
    if typed.year < 1:
        return msg("The date '{value}' does not exist.", value=value), _EXAMPLE
    last = monthrange(typed.year, typed.month)[1]
    return (
        msg("The date '{value}' does not exist.", value=value),
        msg("Check month and day: that month has {days} days.", days=last),
    )


def _end_of_span(text: str) -> str:
    """Return the last day of the month, week, quarter, half or whole year that a text names."""
    for pattern in (*_NAMED_MONTH, _MONTH, _MONTH_FIRST):
        if match := pattern.fullmatch(text):
            word = match["month"]
            month = int(word) if word.isdigit() else _MONTHS.get(word, 0)
            if last := _last_day(int(match["year"]), month):
                return last
    if match := _CHINESE.fullmatch(text):
        return _last_day(int(match[1]), int(match[2]))
    for pattern in _QUARTER:
        if match := pattern.fullmatch(text):
            return _last_day(int(match["year"]), int(match["quarter"]) * 3)
    for pattern in _HALF:
        if match := pattern.fullmatch(text):
            return _last_day(int(match["year"]), int(match["half"]) * 6)
    for pattern in _WEEK:
        if match := pattern.fullmatch(text):
            try:
                return date.fromisocalendar(int(match["year"]), int(match["week"]), 5).isoformat()
            except ValueError:
                return ""
    return _last_day(int(match["year"]), 12) if (match := _YEAR.fullmatch(text)) else ""


def _last_day(year: int, month: int) -> str:
    """Return the last day of a month, "" where there is no such month."""
    if not 1 <= month <= 12 or not year:
        return ""
    return date(year, month, monthrange(year, month)[1]).isoformat()
