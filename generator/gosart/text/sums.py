"""Sums of money that a text names: "EUR 1.9M", "£90,000", "1.9 million", "190万欧元".

Only what can be nothing else is read: a number with a currency, or with a word for a size. What
comes again and again ("40k an hour"), and anything below a thousand, is no sum of an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Sum", "sums_in"]

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "欧元": "EUR", "英镑": "GBP", "美元": "USD"}
_SIZES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "万": 4, "百万": 6, "亿": 8,
}  # fmt: skip
"""How many noughts each word for a size stands for."""
_WORDS = re.compile(
    r"(?<![\w.,])(?P<before>[A-Z]{3}\s?|[€£$]\s?)?"
    r"(?P<number>\d{1,3}(?:[,_\u2009\u00a0\u202f ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"(?![\d.,]*\d)\s?"
    r"(?P<size>(?:thousand|millions?|billion|[Mm]io|mn|bn|[kKmM])\b|百万|万|亿)?\.?\s?"
    r"(?P<after>[A-Z]{3}\b|[€£$]|欧元|英镑|美元)?"
)
_AGAIN = re.compile(
    r"\s*(?:(?:an?|per|each|every|/)\s*(?:second|minute|hour|day|week|month)|每)", re.IGNORECASE
)
_LEAST = 1000


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount that a text names."""

    amount: Decimal
    currency: str
    """As ISO 4217 writes it, "" where the text names none."""


def sums_in(text: str) -> Iterator[Sum]:
    """Yield the sums that a text names.

    Args:
        text: What a person wrote.
    """
    for match in _WORDS.finditer(text):
        before, size = (match["before"] or "").strip(), match["size"] or ""
        typed = before or match["after"] or ""
        currency = _SIGNS.get(typed, typed)
        # a small m alone may be metres
        if not currency and (not size or size == "m"):
            continue
        if _AGAIN.match(text, match.end()):
            continue
        amount = _plain(_number(match["number"]) * 10 ** _SIZES.get(size.lower(), 0))
        if amount >= _LEAST:
            yield Sum(amount, currency)


def _number(text: str) -> Decimal:
    """Read a number; a comma before one or two figures at the end is a decimal point."""
    whole, comma, rest = text.rpartition(",")
    if comma and len(rest) < len("000"):
        text = f"{whole}.{rest}"
    return Decimal(re.sub(r"[^\d.]", "", text))


def _plain(amount: Decimal) -> Decimal:
    """Return an amount without noughts behind its point."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount
