"""A company's own fields of accounts, opportunities and people, as its method file declares."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from gosart.diagnostics import msg
from gosart.method.override_fields import (
    Entry,
    Fields,
    check_name,
    entries,
    entries_of,
    fields,
)
from gosart.method.override_readers import (
    boolean,
    line,
    names,
)
from gosart.method.problems import MethodProblems
from gosart.text.suggest import suggestion

__all__ = ["CustomField", "CustomFields", "FieldType", "Holder", "custom_fields_of"]


class FieldType(StrEnum):
    """What a field of a company's own holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"
    PERSON = "person"
    URL = "url"
    BOOLEAN = "boolean"


class Holder(StrEnum):
    """What a field of a company's own belongs to."""

    ACCOUNT = "account"
    OPPORTUNITY = "opportunity"
    PERSON = "person"


class CustomField(BaseModel):
    """One field of a company's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    """What a plan types below `extra`."""
    label: str
    """What a reader calls it."""
    type: FieldType = FieldType.TEXT
    """What it holds; a person is one of theirs, by id."""
    values: tuple[str, ...] = ()
    """What a choice may be."""
    required: bool = False
    """Whether a plan has to give it."""
    audience: str = ""
    """Narrowest audience that may see it, "" for whoever sees the entry."""


class CustomFields(BaseModel):
    """The fields of a company's own, by what they belong to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    account: tuple[CustomField, ...] = ()
    opportunity: tuple[CustomField, ...] = ()
    person: tuple[CustomField, ...] = ()

    def of(self, holder: Holder) -> Mapping[str, CustomField]:
        """Return the fields of an account, opportunity or person by key, in the file's order.

        Args:
            holder: What has the fields.
        """
        declared: tuple[CustomField, ...] = getattr(self, holder.value)
        return {field.key: field for field in declared}


_READERS: Fields = {
    "label": line,
    "type": line,
    "values": names,
    "required": boolean,
    "audience": line,
}


def custom_fields_of(typed: Mapping[str, Any], problems: MethodProblems) -> dict[str, Any]:
    """Read the fields that a company's file declares.

    Args:
        typed: The file.
        problems: Takes what is wrong, which is left out.

    Returns:
        The data of `CustomFields`.
    """
    fields: dict[str, Any] = {}
    for holder in entries_of(problems, typed, "fields"):
        if holder.name not in set(Holder):
            message = msg("There are no fields for '{value}'.", value=holder.name)
            hint = suggestion(holder.name, [item.value for item in Holder])
            problems.at_key(holder.name_path, "M021", message, hint)
            continue
        fields[holder.name] = [
            field
            for entry in entries(problems, holder.value, holder.path)
            if (field := _field(problems, entry)) is not None
        ]
    return fields


def _field(problems: MethodProblems, entry: Entry) -> dict[str, Any] | None:
    if not check_name(problems, entry):
        return None
    declared = fields(problems, entry.unnamed(), entry.path, _READERS)
    if declared is None:
        return None
    kind = declared.setdefault("type", FieldType.TEXT.value)
    if kind not in set(FieldType):
        message = msg("'{value}' is not a type of field.", value=kind)
        hint = suggestion(kind, [item.value for item in FieldType])
        problems.add((*entry.path, "type"), "M021", message, hint)
        return None
    values = declared.get("values", [])
    if (kind == FieldType.CHOICE) != bool(values):
        message = msg("A choice needs `values`, and nothing else has them.")
        hint = msg("Write 'type: choice' and 'values: [one, two]'.")
        problems.at_key(entry.name_path, "M022", message, hint)
        return None
    if len(set(values)) < len(values):
        message = msg("A value is listed twice.")
        problems.add((*entry.path, "values"), "M008", message, msg("Leave one of them out."))
    label = entry.name.replace("_", " ").capitalize()
    return {"label": label, **declared, "key": entry.name}
