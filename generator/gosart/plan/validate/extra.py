"""Whether what a plan types under `extra` is what the company's method file declares."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from gosart.diagnostics import msg
from gosart.method.custom_fields import CustomField, FieldType, Holder
from gosart.method.model import Method
from gosart.plan.schema.extra import read_extra
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import mapping
from gosart.plan.validate.wrong_values import WRONG_VALUES, choose, not_understood
from gosart.yaml.document import Key, Node

__all__ = ["check_extra"]


def check_extra(
    problems: Problems,
    entry: Mapping[str, Node],
    key: Key,
    method: Method,
    holder: Holder,
    *,
    is_view: bool = False,
) -> None:
    """Tell each field of an entry that the company does not know, or that is not what it should be.

    Args:
        problems: Takes what is wrong.
        entry: The account, opportunity or person, as typed.
        key: Its key.
        method: The site's method, which declares the fields.
        holder: What the entry is.
        is_view: Whether it only says what differs from another entry, so that nothing is missing.
    """
    declared = method.custom_fields.of(holder)
    typed = mapping(entry.get("extra"))
    for name, value in typed.items():
        here = (*key, "extra", name)
        field = declared.get(name)
        if field is None:
            message = msg("The company has no field '{key}' here.", key=name)
            hint = (
                choose(name, declared)
                if declared
                else msg("Declare it in the site's method file, under `fields`.")
            )
            problems.at_key(here, "P038", message, hint)
        elif value is not None:
            _check_value(problems, field, value, here)
    if is_view or str(entry.get("placeholder")).lower() == "true":
        return
    for name, field in declared.items():
        if field.required and typed.get(name) is None:
            message = msg("The company requires '{key}' ({label}).", key=name, label=field.label)
            hint = msg("Add it below 'extra'.")
            at = (*key, "extra") if "extra" in entry else key
            problems.at_key(at, "P039", message, hint)


def _check_value(problems: Problems, field: CustomField, value: Node, key: Key) -> None:
    if isinstance(value, dict) and field.type is FieldType.MONEY:
        return  # told by the schema
    if not isinstance(value, str):
        message = msg("'{key}' is not a single value.", key=field.key)
        problems.at_value(key, "P004", message, msg("Write one text."))
    elif field.type is FieldType.CHOICE:
        if value not in field.values:
            message = msg("'{value}' is not a value of '{key}'.", value=value, key=field.key)
            problems.at_value(key, "P003", message, choose(value, field.values))
    elif field.type is FieldType.PERSON:
        _check_person(problems, value, key)
    else:
        _check_text(problems, field, value, key)


def _check_text(problems: Problems, field: CustomField, value: str, key: Key) -> None:
    try:
        read_extra(field, value)
    except PydanticCustomError as error:
        detail = ErrorDetails(type=error.type, loc=key, msg=error.message(), input=value)
        code, message, hint = WRONG_VALUES.get(error.type, not_understood)(detail, key)
        problems.at_value(key, code, message, hint)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        code, message, hint = WRONG_VALUES.get(detail["type"], not_understood)(detail, key)
        problems.at_value(key, code, message, hint)


def _check_person(problems: Problems, value: str, key: Key) -> None:
    """Tell of a person who is neither among the account's people nor among the opportunity's."""
    data = problems.source_map.own.data
    people = [*mapping(data.get("people"))]
    if key[0] == "opportunities":
        opportunity = mapping(mapping(data.get("opportunities")).get(str(key[1])))
        people += mapping(opportunity.get("people"))
    if value not in people:
        message = msg("There is no person '{id}'.", id=value)
        hint = choose(value, people) if people else msg("None is defined yet.")
        problems.at_value(key, "P020", message, hint)
