"""Values a person types as one word or line: dates, amounts, percentages, yes or no, currencies, ids.

Data comes as text (`gosart.yaml.document`), so each type reads text. What is wrong is told by an error type of its own
(`plan_date`, `plan_amount` …) that `gosart.plan.validate.messages` puts into words.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from gosart.plan.schema.currencies import CURRENCIES
from gosart.text.odd_characters import is_blank

__all__ = [
    "ActionId",
    "Amount",
    "Currency",
    "Id",
    "IsoDate",
    "Label",
    "Percent",
    "YesNo",
    "is_date",
    "visible",
]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r"-?[0-9](?:_?[0-9]){0,19}(?:\.[0-9]{1,6})?")
_PERCENT = re.compile(r"-?[0-9]{1,9}")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def _text(value: Any) -> str:
    """Give the text of a scalar; anything else is told as what it is."""
    if value is None:
        raise PydanticCustomError("plan_empty", "empty")
    if not isinstance(value, str):
        raise PydanticCustomError("plan_text", "not a text")
    return value


def is_date(text: str) -> bool:
    """Tell whether a text is a day as a plan has it, `2026-11-23`."""
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


def _amount(value: Any) -> Decimal:
    text = _text(value)
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
    found = _TRUTH.get(_text(value))
    if found is None:
        raise PydanticCustomError("plan_truth", "neither true nor false")
    return found


def _currency(value: Any) -> str:
    text = _text(value)
    if text not in CURRENCIES:
        raise PydanticCustomError("plan_currency", "not a currency")
    return text


def visible(text: str | None) -> str | None:
    """Refuse a text of which nothing can be seen; blanks are another matter.

    Raises:
        PydanticCustomError: It is one, of the type `plan_unseen`.
    """
    if text and text.strip() and is_blank(text):
        raise PydanticCustomError("plan_unseen", "nothing to see")
    return text


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
                {"type": "string", "pattern": r"^[0-9](_?[0-9])*(\.[0-9]+)?$"},
            ]
        }
    ),
]
"""Money or another quantity that is not negative: `5_000_000`, `1250.50`."""
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
