"""Errors of the entries' models as diagnostics: at the exact location, with what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from gosart.diagnostics import Message, msg
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.slips import cause_of_empty, has_glued
from gosart.plan.validate.source_map import at_key, has_key, mapping
from gosart.plan.validate.wrong_values import WRONG_VALUES, choose, name_of, not_understood
from gosart.yaml.document import Key, Node

__all__ = ["tell_errors"]

_MOST_NAMED = 12
"""Ids of our people that a hint lists."""


def tell_errors(
    problems: Problems,
    model: type[BaseModel],
    data: Node,
    error: ValidationError,
    *,
    missing: bool = True,
) -> None:
    """Add a diagnostic for each error of a model, one at most for a key.

    Args:
        problems: Takes them; a key that it has a problem of already gets no other.
        model: The model that refused the data.
        data: The data as it was typed.
        error: What pydantic says of it.
        missing: Whether a required key that is missing is reported: it may be in a file that could
            not be read.
    """
    reported = frozenset(problems.keys)
    for detail in error.errors(include_url=False):
        key = _key(data, detail["loc"])
        if key in reported or (detail["type"] == "missing" and not missing):
            continue
        if problems.only_counts(key):
            continue
        if detail["type"] == "missing" and has_glued(at_key(data, key[:-1]), str(key[-1])):
            continue  # its own problem says so
        if detail["type"] == "missing":
            _report_missing(problems, data, key, _field(model, detail["loc"]))
        elif detail["type"] == "extra_forbidden" or (
            key[-1:] == ("audience",) and isinstance(detail["input"], str)
        ):
            _report_unknown(problems, key, sorted(dict(_fields(model, detail["loc"][:-1]))))
        elif detail["input"] is None:
            _report_empty(problems, data, key, _field(model, detail["loc"]))
        else:
            code, message, hint = WRONG_VALUES.get(detail["type"], not_understood)(detail, key)
            (problems.at_key if detail["loc"][-1:] == ("[key]",) else problems.at_value)(
                key, code, message, hint
            )


def _key(data: Node, loc: tuple[str | int, ...]) -> Key:
    """Walk an error's path through the data.

    pydantic puts steps into it that the data does not have, the tag of a union and the index of a
    single text: they are left out.
    """
    key: list[str | int] = []
    for number, part in enumerate(loc):
        if has_key(data, (part,)):
            data = at_key(data, (part,))
        elif number < len(loc) - 1 or isinstance(part, int) or part.startswith(("<", "[")):
            continue
        key.append(part)
    return tuple(key)


def _fields(kind: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the keys that the model at the end of a path has, each with its field."""
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
    """Return the field at the end of a path, None for an item of a list or a mapping."""
    return dict(_fields(model, loc[:-1])).get(str(loc[-1]))


def _report_missing(problems: Problems, data: Node, key: Key, field: FieldInfo | None) -> None:
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


def _report_empty(problems: Problems, data: Node, key: Key, field: FieldInfo | None) -> None:
    """Report a key without a value; what is required cannot be left out."""
    message, hint = (
        msg("'{key}' is empty.", key=name_of(key)),
        msg("Write a value, or remove the entry."),
    )
    if cause := cause_of_empty(problems, key):
        problems.at_key(key, "P012", *cause)
        return
    if _is_owner_of_action(key):
        message = msg(
            "Action {action} has no owner.", action=_path(data, key[:-1]).rpartition(".")[2]
        )
    if field is not None and field.is_required():
        hint = _what_to_write(problems, key, field) or msg("Write a value: every plan needs one.")
    problems.at_key(key, "P012", message, hint)


def _is_owner_of_action(key: Key) -> bool:
    return key[-1:] == ("owner",) and key[-3:-2] == ("actions",)


def _what_to_write(problems: Problems, key: Key, field: FieldInfo | None) -> Message | None:
    """Make the hint for a required key: which words it may hold, or who there is.

    It is None where any text will do.
    """
    name = key[-1]
    if name == "owner":
        team = {
            **mapping(problems.source_map.shared.data.get("team")),
            **mapping(problems.source_map.own.data.get("team")),
        }
        if not team:
            return msg(
                "Write 'owner: …' with an id, and say who that is under `team`: 'team: {{ann: "
                "{{name: Ann Berg}}}}'."
            )
        ids = sorted(
            name for name, entry in team.items() if not mapping(entry).get("left")
        ) or sorted(team)
        listed = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
        return msg(
            "Write 'owner: …' with the id of the responsible team member: {team}.", team=listed
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
    """Write a key as `gosart edit` takes it: items of lists by id, or by number from 1."""
    parts = []
    for part in key:
        data = at_key(data, (part,))
        item_id = mapping(data).get("id") if isinstance(part, int) else None
        parts.append(
            item_id
            if isinstance(item_id, str) and item_id
            else str(part + 1)
            if isinstance(part, int)
            else part
        )
    return ".".join(parts)


def _report_unknown(problems: Problems, key: Key, valid: list[str]) -> None:
    name = str(key[-1])
    if name == "weight" and "ratings" in key:
        hint = msg("Remove it: all plans use the weights in the method's data.")
        problems.at_key(key, "P015", msg("A plan gives no weight to a criterion."), hint)
    elif name == "audience":
        hint = msg("It belongs to an account, opportunity, person, note, review or list item.")
        problems.at_key(key, "P002", msg("'audience' has no effect here."), hint)
    elif name == "yaml-language-server":
        hint = msg("The line is a comment for editors: put its # back.")
        problems.at_key(key, "P002", msg("There is no key '{key}' here.", key=name), hint)
    else:
        problems.at_key(
            key, "P002", msg("There is no key '{key}' here.", key=name), choose(name, valid)
        )
