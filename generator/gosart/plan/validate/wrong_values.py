"""What is wrong with a value, by the kind of error its type gives: code, sentence and hint."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from gosart.diagnostics import Message, msg
from gosart.plan.schema.currencies import CURRENCIES
from gosart.plan.validate.wrong_dates import explain_date
from gosart.plan.validate.wrong_numbers import (
    explain_amount,
    explain_count,
    explain_dotted,
    explain_number,
    explain_percent,
)
from gosart.text.odd_characters import odd_characters
from gosart.text.suggest import nearest
from gosart.yaml.document import Key
from gosart.yaml.syntax_structure import dash_blank_missing

__all__ = ["WRONG_VALUES", "Wrong", "choose", "name_of", "not_understood"]

_MOST_VALID = 100
"""Words that a hint lists."""
_MOST_NAMED = 12
"""Ids of our people that a hint lists."""
_QUOTED = re.compile(r"'([^']*)'")
_GLUED_ITEM = re.compile(r"-([^\s-].*?)(?=\s+-|$)")
_BOOLEANS = MappingProxyType(
    dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")
)


def choose(value: str, valid: Collection[str]) -> Message:
    """Make the hint that names what would have been right.

    Args:
        value: What was typed.
        valid: What may be typed.

    Returns:
        The nearest first, where one is near.
    """
    listed = ", ".join(
        f'"{word}"' if word in "+-?" else word for word in islice(valid, _MOST_VALID)
    )
    listed += " …" if len(valid) > _MOST_VALID else "" if listed else "–"
    near = nearest(value, valid)
    if near:
        return msg("Did you mean '{nearest}'? Valid: {valid}.", nearest=near, valid=listed)
    return msg("Valid: {valid}.", valid=listed)


def name_of(key: Key) -> str:
    """Return the last word of a key.

    Args:
        key: The key.

    Returns:
        The word; for an item of a list that of its list.
    """
    return next((part for part in reversed(key) if isinstance(part, str)), "")


Wrong = tuple[str, Message, Message]
"""Code, message and hint."""


def _kind(value: Any) -> Message:
    return (
        msg("a mapping")
        if isinstance(value, dict)
        else msg("a list")
        if isinstance(value, list)
        else msg("a text")
    )


def _text(detail: ErrorDetails, key: Key) -> Wrong:
    message = msg(
        "'{key}' is {kind}, but text is expected.", key=name_of(key), kind=_kind(detail["input"])
    )
    return (
        "P004",
        message,
        msg("Write one text; put it in quotes if it contains ': ' or starts with '[' or '{{'."),
    )


def _structure(expected: Message, hint: Message) -> Callable[[ErrorDetails, Key], Wrong]:
    def wrong(detail: ErrorDetails, key: Key) -> Wrong:
        message = msg(
            "'{key}' is {kind}, but {expected} is expected.",
            key=name_of(key),
            kind=_kind(detail["input"]),
            expected=expected,
        )
        value = detail["input"]
        if isinstance(value, str) and (item := _GLUED_ITEM.match(value)):
            return "P005", message, dash_blank_missing(item[1])[1]
        return "P005", message, hint

    return wrong


def _choice(detail: ErrorDetails, key: Key) -> Wrong:
    valid = _QUOTED.findall(detail.get("ctx", {}).get("expected", ""))
    value = detail["input"]
    if not isinstance(value, str):
        return (
            "P003",
            msg(
                "'{key}' is {kind}, but one word is expected.", key=name_of(key), kind=_kind(value)
            ),
            choose("", valid),
        )
    if detail["loc"][-1] == "[key]":
        return "P002", msg("There is no key '{key}' here.", key=value), choose(value, valid)
    if valid == ["+", "-", "?"]:
        return (
            "P014",
            msg("'{value}' is not a rating.", value=value),
            msg('Write "+", "-" or "?", in quotes; leave out what is not rated.'),
        )
    return (
        "P003",
        msg("'{value}' is not a value of '{key}'.", value=value, key=name_of(key)),
        choose(value, valid),
    )


def _pattern(detail: ErrorDetails, key: Key) -> Wrong:
    if detail.get("ctx", {}).get("pattern") == r"\S":
        return (
            "P012",
            msg("'{key}' is empty.", key=name_of(key)),
            msg("Write a value, or remove the entry."),
        )
    value = str(detail["input"])
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    hint = msg("Lower-case letters, digits and hyphens only.")
    if slug:
        hint = msg("Lower-case letters, digits and hyphens only: '{slug}'.", slug=slug[:60])
    return "P011", msg("'{value}' is not an id.", value=value), hint


def _unseen(detail: ErrorDetails, key: Key) -> Wrong:
    odd = next(odd_characters(str(detail["input"])))
    message = msg(
        "'{key}' contains nothing visible: only {name} ({code}).",
        key=name_of(key),
        name=odd.name,
        code=odd.code,
    )
    return "P012", message, msg("Write a value, or remove the entry.")


def _date(detail: ErrorDetails, _key: Key) -> Wrong:
    return "P006", *explain_date(str(detail["input"]))


def _amount(detail: ErrorDetails, _key: Key) -> Wrong:
    return "P007", *explain_amount(str(detail["input"]))


def _dotted(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    return "P007", *explain_dotted(value, value)


def _duration(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    hint = msg("Write a whole number and days, weeks, months or years: '29 weeks'.")
    if near := _near_duration(value):
        hint = msg("Write '{duration}'.", duration=near)
    return "P033", msg("'{value}' is not a duration.", value=value), hint


def _near_duration(value: str) -> str:
    """Return the duration that was meant where the text leaves no doubt, else ""."""
    match = re.fullmatch(r"\s*([0-9]{1,4})[\s-]*([A-Za-z]+)\.?\s*", value)
    if not match:
        return ""
    units = ("days", "weeks", "months", "years")
    short = {"d": "days", "w": "weeks", "wk": "weeks", "mo": "months", "y": "years"}
    word = match[2].lower()
    unit = short.get(word) or nearest(word, units)
    return f"{int(match[1])} {unit}" if unit else ""


def _count(detail: ErrorDetails, _key: Key) -> Wrong:
    return "P034", *explain_count(str(detail["input"]))


def _number(detail: ErrorDetails, _key: Key) -> Wrong:
    return "P034", *explain_number(str(detail["input"]))


def _url(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P049",
        msg("'{value}' is not an address.", value=str(detail["input"])),
        msg("Write it in full: 'https://example.org'."),
    )


def _year(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P034",
        msg("'{value}' is not a year.", value=str(detail["input"])),
        msg("Write four digits: '2027'."),
    )


def _weight(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P034",
        msg("'{value}' is not a weight.", value=str(detail["input"])),
        msg("Write a whole number from 1 to 5, 5 for what weighs most."),
    )


def _negative(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P007",
        msg("'{value}' is less than 0.", value=str(detail["input"])),
        msg("An amount is 0 or more."),
    )


def _percent(detail: ErrorDetails, _key: Key) -> Wrong:
    return "P008", *explain_percent(str(detail["input"]))


def _truth(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    meant = _BOOLEANS.get(value.strip().lower(), nearest(value, ("true", "false")))
    hint = msg("Write '{word}'.", word=meant) if meant else msg("Write 'true' or 'false'.")
    return "P009", msg("'{value}' is neither true nor false.", value=value), hint


def _currency(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    near = nearest(value, sorted(CURRENCIES)) if value.isascii() else ""
    hint = msg("Write the three capital letters of ISO 4217, such as 'EUR'.")
    if near:
        hint = msg("Did you mean '{nearest}'?", nearest=near)
    return "P010", msg("'{value}' is not a currency.", value=value), hint


def not_understood(detail: ErrorDetails, key: Key) -> Wrong:
    """Say that a value is wrong for a reason that no sentence of ours has.

    Args:
        detail: What pydantic says of it.
        key: The key of the value.

    Returns:
        Code, message and hint.
    """
    return (
        "P099",
        msg("'{key}' cannot be understood: {reason}.", key=name_of(key), reason=detail["msg"]),
        msg("See the page Plan format."),
    )


_LIST = _structure(
    msg("a list"),
    msg("Write each item on a line of its own after '- ', or all in brackets: [one, two]."),
)
_MAPPING = _structure(msg("a mapping"), msg("Write 'key: value' on lines of their own, indented."))
WRONG_VALUES: Mapping[str, Callable[[ErrorDetails, Key], Wrong]] = MappingProxyType(
    {
        "string_type": _text,
        "plan_text": _text,
        "model_type": _MAPPING,
        "model_attributes_type": _MAPPING,
        "dict_type": _MAPPING,
        "tuple_type": _LIST,
        "enum": _choice,
        "string_pattern_mismatch": _pattern,
        "plan_unseen": _unseen,
        "plan_date": _date,
        "plan_day": _date,
        "plan_amount": _amount,
        "plan_dotted": _dotted,
        "plan_duration": _duration,
        "plan_count": _count,
        "plan_year": _year,
        "plan_number": _number,
        "plan_url": _url,
        "plan_weight": _weight,
        "plan_negative": _negative,
        "plan_percent": _percent,
        "plan_truth": _truth,
        "plan_currency": _currency,
    }
)
