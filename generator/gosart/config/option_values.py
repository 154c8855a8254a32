"""How the value of an option is read: a type for each kind of value, with words for what is wrong.

A type takes what YAML makes of the value, and what it makes of that itself. What is wrong is the
end of a sentence that begins with the option's name: "takes …", "names …", or "'x' is not …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from gosart.text.suggest import nearest

__all__ = [
    "AccountIds",
    "Amount",
    "Currency",
    "Day",
    "Days",
    "FieldAudiences",
    "Folder",
    "Names",
    "OptionalDays",
    "OptionalFolder",
    "OptionalYamlFile",
    "Severities",
    "SourceUrl",
    "Text",
    "Thresholds",
    "not_one_of",
    "one_of",
    "refuse",
]

SEVERITIES = ("error", "warning", "advice")
# Days before and after `today` are reckoned everywhere: the calendar has to go on on both ends.
MOST_DAYS = 99_999
"""The most days that an option may have."""
YEARS = 1900, 2999
"""The first and the last year that `today` may be in."""


def refuse(*problems: str | tuple[str, str]) -> PydanticCustomError:
    """Make the error of a value.

    Args:
        problems: What is wrong, each the end of a sentence; where one entry of a mapping is meant,
            its key and the end of the sentence.

    Returns:
        The error, with `problems` as (key or "", end of the sentence) in its context.
    """
    pairs = [("", problem) if isinstance(problem, str) else problem for problem in problems]
    text = "; ".join(end for _, end in pairs)
    return PydanticCustomError("option", "{text}", {"text": text, "problems": pairs})


def not_one_of(
    value: object, valid: Iterable[str], *, whose: str = "", what: str = "one of {valid}"
) -> str:
    """Return the end of the sentence about a value that is none of the valid ones.

    Args:
        value: What was typed.
        valid: What would have been right; the nearest is named.
        whose: What the value belongs to, such as " for 'A001'".
        what: What it should be, with `{valid}`.

    Returns:
        Such as "'eror' is not one of error, warning, advice. Did you mean 'error'?".
    """
    names = tuple(valid)
    # Of words as short as the code of a language every one is near.
    near = nearest(value, names) if isinstance(value, str) and len(value) > 2 else ""
    end = f"{_typed(value)}{whose} is not {what.format(valid=', '.join(names))}"
    return f"{end}. Did you mean '{near}'?" if near else end


def one_of(valid: tuple[str, ...]) -> BeforeValidator:
    """Return what checks that a value is one of a closed set.

    Args:
        valid: The set.

    Returns:
        A validator for a field of pydantic.
    """

    def check(value: Any) -> Any:
        if value not in valid:
            raise refuse(not_one_of(value, valid))
        return value

    return BeforeValidator(check)


def _typed(value: object) -> str:
    """Return a value as a sentence names it."""
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list | tuple) else f"'{value}'"


def _is_scalar(value: object) -> bool:
    return not isinstance(value, Mapping | list | tuple | set | frozenset)


def _text(value: object) -> str:
    if not _is_scalar(value):
        raise refuse(f"takes a text, not {_typed(value)}")
    return str(value)


def _names(value: object) -> tuple[str, ...]:
    """Read a list, or a text with commas."""
    items: Iterable[object]
    if isinstance(value, str):
        items = value.split(",")
    elif isinstance(value, int) and not isinstance(value, bool):
        items = (value,)
    elif isinstance(value, list | tuple):
        items = value
    elif isinstance(value, set | frozenset):
        items = sorted(map(str, value))
    else:
        raise refuse("takes a list of names")
    names = tuple(name for item in items if (name := str(item).strip()))
    if len(set(names)) != len(names):
        raise refuse(f"names something twice: {', '.join(names)}")
    return names


def _account_ids(value: object) -> frozenset[str] | None:
    """Read the ids to build; none at all means every account."""
    return None if value is None else frozenset(_names(value)) or None


def _days(value: object) -> int:
    try:
        days = int(str(value))
    except ValueError:
        days = -1
    if days < 0:
        raise refuse(f"takes a number of days, not {_typed(value)}")
    if days > MOST_DAYS:
        raise refuse(f"takes at most {MOST_DAYS} days, not {_typed(value)}")
    return days


def _days_or_none(value: object) -> int | None:
    return None if value is None else _days(value)


def _amount(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    digits = str(value).replace("_", "")
    if not re.fullmatch(r"\d+(\.\d+)?", digits):
        raise refuse(f"takes an amount such as 250_000, not {_typed(value)}")
    return Decimal(digits)


def _currency(value: object) -> str:
    if not re.fullmatch("[A-Z]{3}", str(value)):
        raise refuse(f"{_typed(value)} is not an ISO 4217 code such as EUR")
    return str(value)


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(str(value)) if not isinstance(value, date) else value
    except ValueError:
        raise refuse(f"{_typed(value)} is not a date such as 2026-11-23") from None
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise refuse(f"takes a day of the years {YEARS[0]} to {YEARS[1]}, not {_typed(value)}")
    return day.date() if isinstance(day, datetime) else day


def _folder(value: object) -> str:
    path = Path(_text(value))
    if path.is_absolute() or ".." in path.parts or str(path) == ".":
        raise refuse(f"takes a folder inside the repository, not {_typed(value)}")
    return path.as_posix()


def _optional_folder(value: object) -> str:
    return _folder(value) if value else ""


def _optional_yaml_file(value: object) -> str:
    if not value:
        return ""
    path = Path(_text(value))
    if path.is_absolute() or ".." in path.parts or path.suffix not in (".yml", ".yaml"):
        raise refuse(
            f"takes a YAML file inside the repository, such as method.yml, not {_typed(value)}"
        )
    return path.as_posix()


def _source_url(value: object) -> str:
    """Check the address of a line of a file: it may hold no other values than these two."""
    if not value:
        return ""
    address = _text(value)
    foreign = re.search(r"\{(?!(path|line)\})", address)
    if not re.match(r"https?://", address) or "{path}" not in address or foreign:
        raise refuse(f"takes an address with {{path}} and {{line}}, not {_typed(value)}")
    return address


def _entries(value: object) -> list[tuple[str, Any]]:
    """Return the entries of a mapping of rules, or of its checked form."""
    if isinstance(value, tuple):
        return list(value)
    if not isinstance(value, dict):
        raise refuse("takes a mapping of rules or families")
    return [(str(name), entry) for name, entry in value.items()]


def _severities(value: object) -> tuple[tuple[str, str], ...]:
    entries = _entries(value)
    wrong = [
        (name, not_one_of(severity, SEVERITIES, whose=f" for '{name}'"))
        for name, severity in entries
        if severity not in SEVERITIES
    ]
    if wrong:
        raise refuse(*wrong)
    return tuple(entries)


def _thresholds(value: object) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Read `{rule: 45}` and `{rule: {threshold: 45}}`."""
    read, wrong = [], []
    for name, entry in _entries(value):
        pairs: list[tuple[str, Any]] = [("", entry)]
        if isinstance(entry, dict):
            pairs = [(str(key), limit) for key, limit in entry.items()]
        elif isinstance(entry, tuple):  # what was checked before
            pairs = list(entry)
        for _, limit in pairs:
            if isinstance(limit, bool) or not re.fullmatch(r"\d{1,9}", str(limit)):
                wrong.append((name, f"{_typed(limit)} for '{name}' is not a whole number"))
        if not wrong:
            read.append((name, tuple((key, int(str(limit))) for key, limit in pairs)))
    if wrong:
        raise refuse(*wrong)
    return tuple(read)


def _field_audiences(value: object) -> tuple[tuple[str, str], ...]:
    """Read `{people.status: sales}`, or its checked form."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, dict):
        raise refuse("takes a mapping of fields to audiences")
    wrong = [
        (str(name), f"{_typed(audience)} for '{name}' is not the name of an audience")
        for name, audience in value.items()
        if not isinstance(audience, str)
    ]
    if wrong:
        raise refuse(*wrong)
    return tuple((str(name), audience) for name, audience in value.items())


# What an editor is to accept. Editors read by YAML 1.2, MkDocs by 1.1: `250_000` is a text to them.
_Count = Annotated[int, Field(ge=0)]
_Name = Annotated[str, Field(json_schema_extra={"type": ["string", "integer"]})]
_AmountText = Annotated[str, Field(pattern=r"^[0-9][0-9_]*(\.[0-9]+)?$")]
_Severity = Annotated[str, Field(json_schema_extra={"enum": list(SEVERITIES)})]

Text = Annotated[str, BeforeValidator(_text, json_schema_input_type=str)]
"""A text of one line."""
Names = Annotated[
    tuple[str, ...], BeforeValidator(_names, json_schema_input_type=list[_Name] | _Name)
]
"""A list of names, or one text with commas."""
AccountIds = Annotated[
    frozenset[str] | None,
    BeforeValidator(_account_ids, json_schema_input_type=list[_Name] | _Name),
]
"""Ids of accounts, None for all of them."""
Days = Annotated[int, BeforeValidator(_days, json_schema_input_type=_Count)]
"""A number of days, 0 or more."""
OptionalDays = Annotated[int | None, BeforeValidator(_days_or_none, json_schema_input_type=_Count)]
"""A number of days, None for no limit."""
Amount = Annotated[
    Decimal | None,
    BeforeValidator(_amount, json_schema_input_type=Annotated[float, Field(ge=0)] | _AmountText),
]
"""An amount of money, None for no limit."""
Currency = Annotated[
    str,
    BeforeValidator(_currency, json_schema_input_type=Annotated[str, Field(pattern="^[A-Z]{3}$")]),
]
"""A currency of ISO 4217."""
Day = Annotated[date | None, BeforeValidator(_day, json_schema_input_type=date)]
"""A date, None where none is given."""
Folder = Annotated[str, BeforeValidator(_folder, json_schema_input_type=str)]
"""A folder below the repository, posix."""
OptionalFolder = Annotated[str, BeforeValidator(_optional_folder, json_schema_input_type=str)]
"""A folder below the repository, "" for none."""
OptionalYamlFile = Annotated[
    str,
    BeforeValidator(
        _optional_yaml_file,
        json_schema_input_type=Annotated[str, Field(pattern=r"\.ya?ml$")],
    ),
]
"""A YAML file below the repository, "" for none."""
SourceUrl = Annotated[
    str,
    BeforeValidator(
        _source_url,
        json_schema_input_type=Annotated[str, Field(pattern=r"^https?://.*\{path\}")],
    ),
]
"""The address of a line of a file, with `{path}` and `{line}`, "" for none."""
FieldAudiences = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_field_audiences, json_schema_input_type=dict[str, str]),
]
"""(field of a plan, audience) for each that not everybody may see."""
Severities = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_severities, json_schema_input_type=dict[str, _Severity]),
]
"""(rule or family, severity) for each that is not to have its own."""
Thresholds = Annotated[
    tuple[tuple[str, tuple[tuple[str, int], ...]], ...],
    BeforeValidator(_thresholds, json_schema_input_type=dict[str, _Count | dict[str, _Count]]),
]
"""(rule or family, ((threshold, value), …)); the threshold "" is the only one its rules have."""
