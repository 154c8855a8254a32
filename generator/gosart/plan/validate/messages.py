"""Errors of the entries' models as diagnostics: at the exact place, in words, with what would have been right.

The codes of everything that can be wrong with a plan stand here, so that no two problems share one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from gosart.diagnostics import Message, msg
from gosart.plan.schema.currencies import CURRENCIES
from gosart.plan.validate.source_map import Problems, at_key, has_key, mapping
from gosart.text.suggest import nearest
from gosart.yaml.document import Key, Node

__all__ = ["CODES", "choose", "tell_errors"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "P001": msg("A required key is missing"),
        "P002": msg("A key is not known"),
        "P003": msg("A value is not one of those allowed"),
        "P004": msg("A text is expected"),
        "P005": msg("A mapping or a list is expected"),
        "P006": msg("A date is not written as one"),
        "P007": msg("An amount is not written as one"),
        "P008": msg("A percentage is out of range"),
        "P009": msg("Neither true nor false"),
        "P010": msg("A currency is not known"),
        "P011": msg("An id is not written as one"),
        "P012": msg("A required value is empty"),
        "P013": msg("The number of marks is wrong"),
        "P014": msg("A mark is not known"),
        "P015": msg("A weight stands in a plan"),
        "P016": msg("A slot does not belong to the template"),
        "P017": msg("A stage is not one of the site's"),
        "P018": msg("An audience is not one of the site's"),
        "P019": msg("An id is reserved"),
        "P020": msg("A person is not known"),
        "P021": msg("A team member is not known"),
        "P022": msg("A competitor is not known"),
        "P023": msg("A criterion is not known"),
        "P024": msg("An action is not known"),
        "P025": msg("A unit is not known"),
        "P026": msg("An offering is not known"),
        "P027": msg("An opportunity is not known"),
        "P028": msg("An insight is not known"),
        "P029": msg("The same human is not found in the other account"),
        "P030": msg("Reporting lines make a circle"),
        "P031": msg("Two actions have one id"),
        "P032": msg("The plan is rated by another version of the method"),
        "P040": msg("A linked file is missing"),
        "P041": msg("A link leads out of the accounts folder"),
        "P050": msg("An audience is typed with escapes"),
        "P099": msg("A value is not understood"),
    }
)

_MOST_NAMED = 12
"""Ids of our people that a hint lists."""
_QUOTED = re.compile(r"'([^']*)'")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]?([0-9]{1,2})[./-]?([0-9]{1,2})(?:[T ].*)?")
_WORDS = MappingProxyType(
    dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")
)


def tell_errors(
    problems: Problems,
    model: type[BaseModel],
    data: Node,
    error: ValidationError,
    *,
    missing: bool = True,
) -> None:
    """Add a diagnostic for each error of a model, but where something has been said about that key already.

    Without `missing` what is not there is not told: it may stand in a file that could not be read.
    """
    told = frozenset(problems.keys)
    for detail in error.errors(include_url=False):
        key = _key(data, detail["loc"])
        if key in told:
            continue
        if detail["type"] == "missing":
            if missing:
                _tell_missing(problems, data, key, _field(model, detail["loc"]))
        elif detail["type"] == "extra_forbidden" or (
            key[-1:] == ("audience",) and isinstance(detail["input"], str)
        ):
            _tell_unknown(problems, key, sorted(dict(_fields(model, detail["loc"][:-1]))))
        elif detail["input"] is None:
            _tell_empty(problems, data, key, _field(model, detail["loc"]))
        else:
            code, message, hint = _WRONG.get(detail["type"], _not_understood)(detail, key)
            (problems.at_key if detail["loc"][-1:] == ("[key]",) else problems.at_value)(
                key, code, message, hint
            )


def choose(value: str, valid: Collection[str]) -> Message:
    """Make the hint that names what would have been right, the nearest first."""
    shown = ", ".join(f'"{word}"' if word in "+-?" else word for word in valid) or "–"
    near = nearest(value, valid)
    if near:
        return msg("Did you mean '{nearest}'? Valid: {valid}.", nearest=near, valid=shown)
    return msg("Valid: {valid}.", valid=shown)


def _key(data: Node, loc: tuple[str | int, ...]) -> Key:
    """Walk an error's way through the data; what is not a step there (the tag of a union, the index of a single text) is skipped."""
    key: list[str | int] = []
    for number, part in enumerate(loc):
        if has_key(data, (part,)):
            data = at_key(data, (part,))
        elif number < len(loc) - 1 or isinstance(part, int) or part.startswith(("<", "[")):
            continue
        key.append(part)
    return tuple(key)


def _fields(kind: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the keys that the model at the end of the way has, each with its field."""
    if get_origin(kind) is Annotated:
        yield from _fields(get_args(kind)[0], loc)
    elif get_origin(kind) in (Union, UnionType):
        for member in get_args(kind):
            yield from _fields(member, loc)
    elif loc and isinstance(loc[0], str) and loc[0].startswith("<"):
        yield from _fields(kind, loc[1:])
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if not loc:
                yield field.alias or name, field
            elif loc[0] == (field.alias or name):
                yield from _fields(field.annotation, loc[1:])
    elif loc and get_origin(kind) in (dict, tuple):
        yield from _fields(get_args(kind)[1 if get_origin(kind) is dict else 0], loc[1:])


def _field(model: type[BaseModel], loc: tuple[str | int, ...]) -> FieldInfo | None:
    """Return the field at the end of the way, None for an item of a list or a mapping."""
    return dict(_fields(model, loc[:-1])).get(str(loc[-1]))


def _tell_missing(problems: Problems, data: Node, key: Key, field: FieldInfo | None) -> None:
    parent = _path(data, key[:-1])
    message = (
        msg("'{key}' is missing in {parent}.", key=key[-1], parent=parent)
        if parent
        else msg("'{key}' is missing.", key=key[-1])
    )
    if _is_owner_of_action(key):
        message = msg(
            "Action {action} has no owner.", action=_path(data, key[:-1]).rpartition(".")[2]
        )
    problems.at_key(
        key[:-1],
        "P001",
        message,
        _what_to_write(problems, key, field) or msg("Add a line '{key}: …'.", key=key[-1]),
    )


def _tell_empty(problems: Problems, data: Node, key: Key, field: FieldInfo | None) -> None:
    """A key without a value; what is required cannot be left out."""
    message, hint = (
        msg("'{key}' is empty.", key=_name(key)),
        msg("Write a value, or leave the entry out."),
    )
    if _is_owner_of_action(key):
        message = msg(
            "Action {action} has no owner.", action=_path(data, key[:-1]).rpartition(".")[2]
        )
    if field is not None and field.is_required():
        hint = _what_to_write(problems, key, field) or msg("Write a value: a plan needs it.")
    problems.at_key(key, "P012", message, hint)


def _is_owner_of_action(key: Key) -> bool:
    return key[-1:] == ("owner",) and key[-3:-2] == ("actions",)


def _what_to_write(problems: Problems, key: Key, field: FieldInfo | None) -> Message | None:
    """Make the hint for a required key: which words it may hold, or who there is. None where any text will do."""
    name = key[-1]
    if name == "owner":
        team = {
            **mapping(problems.source_map.shared.data.get("team")),
            **mapping(problems.source_map.own.data.get("team")),
        }
        if not team:
            return msg(
                "Write 'owner: …' with an id, and whom it stands for under `team`: 'team: {{ann: {{name: Ann Berg}}}}'."
            )
        ids = sorted(
            name for name, entry in team.items() if not mapping(entry).get("left")
        ) or sorted(team)
        shown = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
        return msg(
            "Write 'owner: …' with the id of who of ours answers for it: {team}.", team=shown
        )
    if (
        field is not None
        and isinstance(field.annotation, type)
        and issubclass(field.annotation, Enum)
    ):
        return msg(
            "Write '{key}: …'. Valid: {valid}.",
            key=name,
            valid=", ".join(str(member.value) for member in field.annotation),
        )
    if field is not None and field.annotation is date:
        return msg("Write '{key}: …' with year, month and day: '2026-11-23'.", key=name)
    return None


def _path(data: Node, key: Key) -> str:
    """Write a key as `gosart edit` takes it: an item of a list by its id, or by its number from 1."""
    parts = []
    for part in key:
        data = at_key(data, (part,))
        found = mapping(data).get("id") if isinstance(part, int) else None
        parts.append(
            found
            if isinstance(found, str) and found
            else str(part + 1)
            if isinstance(part, int)
            else part
        )
    return ".".join(parts)


def _tell_unknown(problems: Problems, key: Key, valid: list[str]) -> None:
    name = str(key[-1])
    if name == "weight" and "ratings" in key:
        hint = msg(
            "Remove it: every plan of one method is weighed alike. A criterion's weight stands in the method's data."
        )
        problems.at_key(key, "P015", msg("A plan gives no weight to a criterion."), hint)
    elif name == "audience":
        hint = msg(
            "It goes with an account, opportunity, person, note, review, or an item of a list."
        )
        problems.at_key(key, "P002", msg("'audience' has no meaning here."), hint)
    elif name == "yaml-language-server":
        hint = msg("The line is a comment for editors: put its # back.")
        problems.at_key(key, "P002", msg("There is no key '{key}' here.", key=name), hint)
    else:
        problems.at_key(
            key, "P002", msg("There is no key '{key}' here.", key=name), choose(name, valid)
        )


def _name(key: Key) -> str:
    """The last word of a key, for an item of a list that of its list."""
    return next((part for part in reversed(key) if isinstance(part, str)), "")


Wrong = tuple[str, Message, Message]


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
        "'{key}' is {kind} where a text is expected.", key=_name(key), kind=_kind(detail["input"])
    )
    return (
        "P004",
        message,
        msg("Write one text; put it in quotes if it holds ': ' or begins with '[' or '{{'."),
    )


def _structure(expected: Message, hint: Message) -> Callable[[ErrorDetails, Key], Wrong]:
    def tell(detail: ErrorDetails, key: Key) -> Wrong:
        message = msg(
            "'{key}' is {kind} where {expected} is expected.",
            key=_name(key),
            kind=_kind(detail["input"]),
            expected=expected,
        )
        return "P005", message, hint

    return tell


def _choice(detail: ErrorDetails, key: Key) -> Wrong:
    valid = _QUOTED.findall(detail.get("ctx", {}).get("expected", ""))
    value = detail["input"]
    if not isinstance(value, str):
        return (
            "P003",
            msg("'{key}' is {kind} where one word is expected.", key=_name(key), kind=_kind(value)),
            choose("", valid),
        )
    if detail["loc"][-1] == "[key]":
        return "P002", msg("There is no key '{key}' here.", key=value), choose(value, valid)
    if valid == ["+", "-", "?"]:
        return (
            "P014",
            msg("'{value}' is not a mark.", value=value),
            msg('Write "+", "-" or "?", in quotes; leave out what is not rated.'),
        )
    return (
        "P003",
        msg("'{value}' is not a value of '{key}'.", value=value, key=_name(key)),
        choose(value, valid),
    )


def _pattern(detail: ErrorDetails, key: Key) -> Wrong:
    if detail.get("ctx", {}).get("pattern") == r"\S":
        return (
            "P012",
            msg("'{key}' is empty.", key=_name(key)),
            msg("Write a value, or leave the entry out."),
        )
    value = str(detail["input"])
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    hint = msg("Lower-case letters, digits and hyphens only.")
    if slug:
        hint = msg("Lower-case letters, digits and hyphens only: '{slug}'.", slug=slug[:60])
    return "P011", msg("'{value}' is not an id.", value=value), hint


def _date(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    near = _iso(value)
    hint = msg("Write year, month and day: '2026-11-23'.")
    if near:
        hint = msg("Write year, month and day: '{date}'.", date=near)
    return "P006", msg("'{value}' is not a date.", value=value), hint


def _iso(value: str) -> str:
    """The day that was meant, where another order of writing tells it without doubt."""
    year_first, day_first = (
        _YEAR_FIRST.fullmatch(value.strip()),
        _DAY_FIRST.fullmatch(value.strip()),
    )
    if not year_first and not day_first:
        return ""
    parts = year_first.groups() if year_first else (day_first.groups()[::-1] if day_first else ())
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""


def _day(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P006",
        msg("There is no day '{value}'.", value=str(detail["input"])),
        msg("Check month and day; a month has 28 to 31 days."),
    )


def _amount(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    digits = re.sub(r"[^0-9.]", "", value)
    hint = msg(
        "Write digits only, `_` between groups: '5_000_000'; the currency has a key of its own."
    )
    if value.lower()[-1:] in {"k", "m"} and re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        hint = msg("Write the number in full: '5_000_000'.")
    return "P007", msg("'{value}' is not an amount.", value=value), hint


def _negative(detail: ErrorDetails, _key: Key) -> Wrong:
    return (
        "P007",
        msg("'{value}' is less than nothing.", value=str(detail["input"])),
        msg("An amount is 0 or more."),
    )


def _percent(detail: ErrorDetails, _key: Key) -> Wrong:
    hint = msg("Write a whole number from 0 to 100, without a sign.")
    return "P008", msg("'{value}' is not a percentage.", value=str(detail["input"])), hint


def _truth(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    meant = _WORDS.get(value.strip().lower(), nearest(value, ("true", "false")))
    hint = msg("Write '{word}'.", word=meant) if meant else msg("Write 'true' or 'false'.")
    return "P009", msg("'{value}' is neither true nor false.", value=value), hint


def _currency(detail: ErrorDetails, _key: Key) -> Wrong:
    value = str(detail["input"])
    near = nearest(value, sorted(CURRENCIES)) if value.isascii() else ""
    hint = msg("Write the three capitals of ISO 4217, as in 'EUR'.")
    if near:
        hint = msg("Did you mean '{nearest}'?", nearest=near)
    return "P010", msg("'{value}' is not a currency.", value=value), hint


def _not_understood(detail: ErrorDetails, key: Key) -> Wrong:
    return (
        "P099",
        msg("'{key}' is not understood: {reason}.", key=_name(key), reason=detail["msg"]),
        msg("See the plan's reference."),
    )


_LIST = _structure(
    msg("a list"),
    msg("Write each item on a line of its own after '- ', or all in brackets: [one, two]."),
)
_MAPPING = _structure(msg("a mapping"), msg("Write 'key: value' on lines of their own, indented."))
_WRONG: Mapping[str, Callable[[ErrorDetails, Key], Wrong]] = MappingProxyType(
    {
        "string_type": _text,
        "plan_text": _text,
        "model_type": _MAPPING,
        "model_attributes_type": _MAPPING,
        "dict_type": _MAPPING,
        "tuple_type": _LIST,
        "enum": _choice,
        "string_pattern_mismatch": _pattern,
        "plan_date": _date,
        "plan_day": _day,
        "plan_amount": _amount,
        "plan_negative": _negative,
        "plan_percent": _percent,
        "plan_truth": _truth,
        "plan_currency": _currency,
    }
)
