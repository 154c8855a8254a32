"""What is wrong with an amount or another number, and the number that was meant.

A number is only suggested where its text leaves no doubt: `400,000` is two numbers, as `400.000`
is. No text is ever taken for a number that a reader might take for another.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.plan.schema.currencies import CURRENCIES

__all__ = [
    "explain_amount",
    "explain_count",
    "explain_dotted",
    "explain_number",
    "explain_percent",
    "in_ascii_digits",
]

_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}))?")
_GROUPED = re.compile(
    r"([0-9]{1,3}(?:([_.,' \u00a0\u2009\u202f\u2019])[0-9]{3})(?:\2[0-9]{3})*)"
    r"(?:([.,])([0-9]{1,2}))?"
)
_IN_LAKHS = re.compile(r"([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})")
_AMBIGUOUS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_POWER = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,6}))?e\+?([0-9]{1,2})")
_ZERO_FIRST = re.compile(r"0[0-9_]*[0-9](?:\.[0-9]+)?")
_UNEVEN = re.compile(r"[0-9](?:_?[0-9])*(?:\.[0-9]{1,6})?")
_TIMES = MappingProxyType(
    {
        "thousand": 1_000,
        "k": 1_000,
        "million": 1_000_000,
        "mio": 1_000_000,
        "mn": 1_000_000,
        "m": 1_000_000,
        "billion": 1_000_000_000,
        "bn": 1_000_000_000,
        "\u4e07": 10_000,
        "\u4ebf": 100_000_000,
    }
)
_SCALED = re.compile(rf"(.*[0-9])\s*({'|'.join(_TIMES)})\.?")
_SIGNS = "€$£¥₹₽₩₺₴₫₱₪฿"
_MOST = Decimal(10) ** 15
_LONGEST = 40
"""Nobody means a number by a longer text."""


def explain_amount(value: str) -> tuple[Message, Message]:
    """Explain why a text is no amount of a plan.

    Args:
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    digits, money = _without_money(in_ascii_digits(value))
    if _AMBIGUOUS.fullmatch(digits) and not digits.startswith("0"):
        return explain_dotted(digits.replace(",", "."), value)
    message = _message(value) or msg("'{value}' is not an amount.", value=value)
    meant = _meant(digits)
    if meant is None:
        return message, msg(
            "Write digits only, with `_` between groups: '5_000_000'; the currency has a key of "
            "its own."
        )
    number = _typed(meant)
    if money:
        return message, msg("Write '{number}'; the currency has a key of its own.", number=number)
    if _SCALED.fullmatch(digits.lower()):
        return message, msg("Write the number in full: '{number}'.", number=number)
    return message, msg("Write digits only: '{number}'.", number=number)


def explain_dotted(number: str, value: str) -> tuple[Message, Message]:
    """Explain a number whose point may part thousands: `400.000`.

    Args:
        number: Digits, a point, and three digits.
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    whole, _, rest = number.replace("_", "").partition(".")
    message = msg("'{value}' can be read as two different amounts.", value=value)
    cents = f"{Decimal(whole + '.' + rest):.2f}"
    if whole.lstrip("-") == "0":
        return message, msg("Write {number}, with one or two digits after the point.", number=cents)
    plain = int(whole + rest)
    return message, msg(
        "Write {grouped} or {plain}; for {amount} euros write {number}.",
        grouped=f"{plain:_}",
        plain=plain,
        amount=cents.removesuffix(".00"),
        number=cents,
    )


def explain_number(value: str) -> tuple[Message, Message]:
    """Explain why a text is no number of a field of the company's own.

    Args:
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    digits = in_ascii_digits(value).strip()
    if _AMBIGUOUS.fullmatch(digits):
        return explain_dotted(digits.replace(",", "."), value)
    message = _message(value) or msg("'{value}' is not a number.", value=value)
    if (meant := _meant(digits)) is not None:
        return message, msg("Write digits only: '{number}'.", number=_typed(meant))
    return message, msg("Write digits, with a point before a fraction: '72' or '0.5'.")


def explain_count(value: str) -> tuple[Message, Message]:
    """Explain why a text is no whole number.

    Args:
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    digits = in_ascii_digits(value).strip()
    if _AMBIGUOUS.fullmatch(digits):  # a whole number: its point parts thousands
        digits = re.sub("[.,]", "", digits)
    message = _message(value) or msg("'{value}' is not a whole number.", value=value)
    meant = _meant(digits)
    if meant is not None and meant == meant.to_integral_value():
        return message, msg("Write digits only: '{number}'.", number=_typed(meant))
    return message, msg("Write digits only, with `_` between groups: '4_200'.")


def explain_percent(value: str) -> tuple[Message, Message]:
    """Explain why a text is no percentage.

    Args:
        value: What was typed.

    Returns:
        What is wrong, and what to write.
    """
    message = msg("'{value}' is not a percentage.", value=value)
    meant = _meant(in_ascii_digits(value).strip().removesuffix("%"))
    if meant is not None and 0 < meant < 1:
        return message, msg(
            "Write a whole number from 0 to 100: {percent} for '{value}'.",
            percent=_typed(Decimal(round(meant * 100))),
            value=value,
        )
    if meant is not None and 0 <= meant <= 100 and meant == meant.to_integral_value():
        return message, msg(
            "Write a whole number from 0 to 100, without a sign: '{number}'.",
            number=_typed(meant),
        )
    return message, msg("Write a whole number from 0 to 100, without a sign.")


def _message(value: str) -> Message | None:
    """Say what is wrong with the way in which a number is written, None for nothing."""
    if _ZERO_FIRST.fullmatch(value):
        return msg("'{value}' starts with a zero, which may be a typing mistake.", value=value)
    if _UNEVEN.fullmatch(value) and "_" in value:
        return msg("The digits of '{value}' are not in groups of three.", value=value)
    if any(char.isdecimal() and not char.isascii() for char in value):
        return msg("'{value}' uses digits other than 0 to 9.", value=value)
    return None


def in_ascii_digits(value: str) -> str:
    """Return a text with its digits, of whatever script, as 0 to 9.

    Args:
        value: What was typed; no more than its beginning is looked at.
    """
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in value[:_LONGEST]
    )


def _without_money(text: str) -> tuple[str, bool]:
    """Return a text without the sign or code of a currency, and whether there was any."""
    bare = text.strip()
    for _ in range(2):
        word = (
            bare[:3] if bare[:3].upper() in CURRENCIES else bare[:1] if bare[:1] in _SIGNS else ""
        )
        bare = bare.removeprefix(word).strip() if bare else ""
        word = bare[-3:] if bare[-3:].upper() in CURRENCIES else bare[-1:]
        if word and (word in _SIGNS or len(word) == 3):
            bare = bare.removesuffix(word).strip()
    return bare, bare != text.strip()


def _meant(text: str) -> Decimal | None:
    """Return the number that a text must mean, None where it may be none or another."""
    number = _number_in(text)
    if number is None or number > _MOST or (number * 100) % 1:
        return None
    return number


def _number_in(text: str) -> Decimal | None:
    """Return the number that a text spells."""
    text = text.strip().lower()
    if len(text) >= _LONGEST:
        return None
    text = text.removeprefix("+")
    if match := _POWER.fullmatch(text):
        return Decimal(f"{match[1]}.{match[2] or 0}e{match[3]}")
    if match := _SCALED.fullmatch(text):
        number = _number_in(match[1])
        return number * _TIMES[match[2]] if number is not None else None
    if text.startswith("."):
        text = f"0{text}"
    text = text.removesuffix(".")
    if _AMBIGUOUS.fullmatch(text):
        return None
    if match := _PLAIN.fullmatch(text):
        return Decimal(f"{match[1]}.{match[2] or 0}")
    if (match := _GROUPED.fullmatch(text)) and match[3] != match[2]:
        whole = re.sub("[^0-9]", "", match[1])
        return Decimal(f"{whole}.{match[4] or 0}")
    if match := _IN_LAKHS.fullmatch(text):
        return Decimal(match[1].replace(",", ""))
    if _UNEVEN.fullmatch(text):
        return Decimal(text.replace("_", ""))
    return None


def _typed(number: Decimal) -> str:
    """Return a number as a plan has it."""
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole):_}" + (f".{rest:0<2}" if rest else "")
