"""What a person types under `extra`: values of the fields that a company's method file declares."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, TypeAlias
from urllib.parse import urlsplit

from pydantic import Discriminator, Tag, TypeAdapter
from pydantic_core import PydanticCustomError

from gosart.diagnostics import msg
from gosart.method.custom_fields import CustomField, FieldType
from gosart.plan.schema.base import Entry, tag_of
from gosart.plan.schema.field import Inline, key, required
from gosart.plan.schema.scalars import (
    WHOLE_DIGITS,
    Amount,
    Currency,
    IsoDate,
    YesNo,
    is_dotted,
)

__all__ = ["Extra", "ExtraMoneyEntry", "read_extra"]

_NUMBER = re.compile(rf"-?{WHOLE_DIGITS}(?:\.[0-9]{{1,6}})?")
_NOT_IN_DOUBT = re.compile(r"-?0\.[0-9]+")


class ExtraMoneyEntry(Entry):
    """Money in one of the company's own fields, in a currency other than the plan's."""

    inline: ClassVar[Inline | None] = Inline(("amount",))

    amount: Amount = required(msg("amount"), example="12_000", edition=2)
    """How much."""
    currency: Currency | None = key(msg("currency"), example="EUR", edition=2)
    """Currency; if not given, the account's or opportunity's."""


Extra: TypeAlias = dict[
    str,
    Annotated[
        Annotated[str | None, Tag("<text>")] | Annotated[ExtraMoneyEntry, Tag("<mapping>")],
        Discriminator(tag_of),
    ],
]
"""Name of a field to its value as typed; what it has to be stands in the method."""


_AMOUNT: TypeAdapter[Decimal] = TypeAdapter(Amount)
_DATE: TypeAdapter[date] = TypeAdapter(IsoDate)
_YES_NO: TypeAdapter[bool] = TypeAdapter(YesNo)


def read_extra(field: CustomField, text: str) -> str | bool | date | Decimal:
    """Read the value of a field of a company's own by the type that it was declared with.

    Args:
        field: The field.
        text: What is typed.

    Returns:
        A day, number, amount or truth; the text of any other type.

    Raises:
        ValidationError: It is no value of the type; its errors are those of the plan's own values.
        PydanticCustomError: The same, for numbers and addresses.
    """
    if field.type is FieldType.NUMBER:
        if is_dotted(text) and not _NOT_IN_DOUBT.fullmatch(text):
            raise PydanticCustomError("plan_dotted", "ambiguous")
        if not _NUMBER.fullmatch(text):
            raise PydanticCustomError("plan_number", "not a number")
        return Decimal(text.replace("_", ""))
    if field.type is FieldType.MONEY:
        return _AMOUNT.validate_python(text)
    if field.type is FieldType.DATE:
        return _DATE.validate_python(text)
    if field.type is FieldType.BOOLEAN:
        return _YES_NO.validate_python(text)
    if field.type is FieldType.URL and not _is_address(text):
        raise PydanticCustomError("plan_url", "not an address")
    return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", text)
