"""Values a person types as a word or line: dates, amounts, percentages, truths, currencies, ids.

Data comes as text (`gosart.yaml.document`), so each type reads text. What is wrong is told by an
error type of its own (`plan_date`, `plan_amount` …) that `gosart.plan.validate.messages` puts into
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, LiteralString

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from gosart.plan.duration import Duration, parse_duration
from gosart.plan.schema.currencies import CURRENCIES
from gosart.text.odd_characters import is_blank

__all__ = [
    "WHOLE_DIGITS",
    "ActionId",
    "Amount",
    "Count",
    "Currency",
    "Id",
    "IsoDate",
    "IsoDateOrSpan",
    "Label",
    "Percent",
    "Span",
    "Weight",
    "Whole",
    "Year",
    "YesNo",
    "YesNoOrDate",
    "is_date",
    "is_dotted",
    "visible",
]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE_DIGITS = r"(?:0|[1-9][0-9]{0,19}|[1-9][0-9]{0,2}(?:_[0-9]{3}){1,6})"
"""Digits of a whole number: in groups of three or in none, and no zero before others.

Of `1_2_3` and `0400` nobody can tell whether a digit is missing.
"""
_AMOUNT = re.compile(rf"-?{WHOLE_DIGITS}(?:\.[0-9]{{1,6}})?")
_DOTTED = re.compile(r"-?[0-9](?:_?[0-9])*\.[0-9]{3}")
_COUNT = re.compile(rf"(?=[0-9_]{{1,15}}$){WHOLE_DIGITS}")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_WEIGHT = re.compile(r"[1-5]")
_PERCENT = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def _text(value: Any) -> str:
    """Give the text of a scalar; anything else is told as what it is."""
    if value is None:
        raise PydanticCustomError("plan_empty", "empty")
    if not isinstance(value, str):
        raise PydanticCustomError("plan_text", "not a text")
    return value


def is_date(text: str) -> bool:
    """Tell whether a text is a day as a plan has it, `2026-11-23`.

    Args:
        text: The text.
    """
    try:
        return _date(text) is not None
    except PydanticCustomError:
        return False


def _date(value: Any) -> date:
    text = _text(value)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("plan_day", "no such day") from None
    raise PydanticCustomError("plan_date", "not a date")


def is_dotted(text: str) -> bool:
    """Tell whether a number may be read in two ways: `400.000` is 400 here, 400 000 there.

    Args:
        text: The text.
    """
    return _DOTTED.fullmatch(text) is not None


def _amount(value: Any) -> Decimal:
    text = _text(value)
    if is_dotted(text):
        raise PydanticCustomError("plan_dotted", "ambiguous")
    if not _AMOUNT.fullmatch(text):
        raise PydanticCustomError("plan_amount", "not an amount")
    number = Decimal(text.replace("_", ""))
    if number < 0:
        raise PydanticCustomError("plan_negative", "negative")
    return number


def _percent(value: Any) -> int:
    text = _text(value)
    if not _PERCENT.fullmatch(text) or not 0 <= int(text) <= 100:
        raise PydanticCustomError("plan_percent", "not a percentage")
    return int(text)


def _yes_no(value: Any) -> bool:
    truth = _TRUTH.get(_text(value))
    if truth is None:
        raise PydanticCustomError("plan_truth", "neither true nor false")
    return truth


class Whole(int):
    """A whole number that is no percentage."""


def _year(value: Any) -> str:
    text = _text(value)
    if not _YEAR.fullmatch(text):
        raise PydanticCustomError("plan_year", "not a year")
    return text


def _whole(pattern: re.Pattern[str], kind: LiteralString) -> Callable[[Any], Whole]:
    """Make what reads a whole number that a pattern allows; `kind` is the type of its error."""

    def read(value: Any) -> Whole:
        text = _text(value)
        if not pattern.fullmatch(text):
            raise PydanticCustomError(kind, "not such a number")
        return Whole(text.replace("_", ""))

    return read


def _span(value: Any) -> Duration:
    duration = parse_duration(_text(value))
    if duration is None:
        raise PydanticCustomError("plan_duration", "not a duration")
    return duration


def _date_or_span(value: Any) -> date | Duration:
    duration = parse_duration(_text(value))
    if duration is not None:
        return duration
    if value[:1].isdigit() and value[-1:].isalpha():
        raise PydanticCustomError("plan_duration", "not a duration")
    return _date(value)


def _yes_no_or_date(value: Any) -> bool | date:
    return _date(value) if _text(value)[:1].isdigit() else _yes_no(value)


def _currency(value: Any) -> str:
    text = _text(value)
    if text not in CURRENCIES:
        raise PydanticCustomError("plan_currency", "not a currency")
    return text


def visible(text: str | None) -> str | None:
    """Refuse a text of which nothing can be seen; blanks are another matter.

    Args:
        text: The text.

    Returns:
        The text as it is.

    Raises:
        PydanticCustomError: It is one, of the type `plan_unseen`.
    """
    if text and text.strip() and is_blank(text):
        raise PydanticCustomError("plan_unseen", "nothing to see")
    return text


_WHOLE_SCHEMA = "(0|[1-9][0-9]*|[1-9][0-9]{0,2}(_[0-9]{3})+)"
IsoDate = Annotated[
    date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
"""A day, `2026-11-23`."""
Amount = Annotated[
    Decimal,
    PlainValidator(_amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": rf"^{_WHOLE_SCHEMA}(\.[0-9]+)?$"},
            ]
        }
    ),
]
"""Money or another quantity that is not negative: `5_000_000`, `1250.50`.

Digits of 0 to 9, `_` between groups of three or nowhere, a point before one, two or more than three
digits of a fraction. Everything else is refused with the number that was meant.
"""
Percent = Annotated[
    int, PlainValidator(_percent), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 100})
]
"""A whole number from 0 to 100."""
YesNo = Annotated[bool, PlainValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""
Currency = Annotated[
    str, PlainValidator(_currency), WithJsonSchema({"type": "string", "enum": sorted(CURRENCIES)})
]
"""A code of ISO 4217."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case letters, digits and hyphens."""
ActionId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
"""As an id, capitals allowed: `A1`."""
Label = Annotated[str, StringConstraints(pattern=r"\S")]
"""A text that is not blank."""
_SPAN_SCHEMA = {"type": "string", "pattern": r"^[0-9]{1,4} +(day|week|month|year)s?$"}
_DATE_SCHEMA = {"type": "string", "format": "date"}
Span = Annotated[Duration, PlainValidator(_span), WithJsonSchema(_SPAN_SCHEMA)]
"""A duration, `29 weeks`."""
IsoDateOrSpan = Annotated[
    date | Duration,
    PlainValidator(_date_or_span),
    WithJsonSchema({"anyOf": [_DATE_SCHEMA, _SPAN_SCHEMA]}),
]
"""A day, or how long after another."""
YesNoOrDate = Annotated[
    bool | date,
    PlainValidator(_yes_no_or_date),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, _DATE_SCHEMA]}),
]
"""`true`, `false`, or the day since which it is so."""
Count = Annotated[
    Whole,
    PlainValidator(_whole(_COUNT, "plan_count")),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": f"^{_WHOLE_SCHEMA}$"},
            ]
        }
    ),
]
"""A whole number, `4_200`."""
Year = Annotated[
    str,
    PlainValidator(_year),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1900, "maximum": 2199},
                {"type": "string", "pattern": r"^(19|20|21)[0-9]{2}$"},
            ]
        }
    ),
]
"""A year, `2027`."""
Weight = Annotated[
    Whole,
    PlainValidator(_whole(_WEIGHT, "plan_weight")),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
]
"""A weight from 1 to 5."""
