"""JSON Schemas of a plan's files, one a kind, made from the entries that check them.

An editor completes, explains and underlines by them. It reads `402` as a number where a plan takes
a text, so a text may be a number or a truth here. What needs the rest of the plan (is there such a
person?) is left to `gosart check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gosart.config.model import DEFAULTS
from gosart.method import enums
from gosart.method.custom_fields import FieldType, Holder
from gosart.method.model import Criterion, Method, set_name
from gosart.plan.schema.account import AccountEntry

__all__ = ["FileKind", "file_kinds"]

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
_SINGULAR = {
    "people": "person",
    "competitors": "competitor",
    "partners": "partner",
    "team": "team-member",
    "insights": "insight",
}
"""Keys whose entries may have a file each, by what one entry is called."""
_HOLDERS = {
    "AccountEntry": Holder.ACCOUNT,
    "OpportunityEntry": Holder.OPPORTUNITY,
    "PersonEntry": Holder.PERSON,
    "OverrideEntry": Holder.PERSON,
}
"""Entries that may have a company's own fields."""
_SHARED = frozenset({"team", "competitors", "partners", "offerings"})


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the name of its schema, paths, and the schema.

    The paths are those of such files below the folder of accounts, without ending.
    """

    name: str
    paths: tuple[str, ...]
    schema: Schema


def file_kinds(
    method: Method,
    stages: tuple[str, ...],
    audiences: tuple[str, ...],
    reasons: tuple[str, ...] = DEFAULTS.reasons,
) -> tuple[FileKind, ...]:
    """Return every kind of YAML file of a plan, by name.

    Args:
        method: The site's, with its criteria and its own fields.
        stages: Of an opportunity.
        audiences: The site's.
        reasons: Why an opportunity may end as it did.
    """
    whole = AccountEntry.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = {
        name: _tidy(schema) for name, schema in whole.pop("$defs").items()
    }
    account = _tidy(whole)
    definitions["AccountEntry"] = account
    _explain(definitions, method)
    for schema in definitions.values():
        if "audience" in schema.get("properties", {}):
            schema["properties"]["audience"] = _optional(
                {"type": "string", "enum": list(audiences)}, schema["properties"]["audience"]
            )
        if "audiences" in schema.get("properties", {}):
            lines = {
                "type": "object",
                "additionalProperties": {"type": "string", "enum": list(audiences)},
            }
            schema["properties"]["audiences"] = _optional(lines, schema["properties"]["audiences"])
    for name, holder in _HOLDERS.items():
        properties = definitions[name]["properties"]
        own = _own_fields(method, holder, properties["extra"])
        properties["extra"] = _optional(own, properties["extra"])
    opportunity = definitions["OpportunityEntry"]
    opportunity["properties"]["reasons"] = _optional(
        {"type": "array", "items": {"type": "string", "enum": list(reasons)}},
        opportunity["properties"]["reasons"],
    )
    opportunity["properties"]["stage"] = _optional(
        {"type": "string", "enum": list(stages)}, opportunity["properties"]["stage"]
    )
    kinds = [
        _kind("account", ("*", "*/account"), account, definitions),
        _kind(
            "opportunity",
            ("*/opportunities/*", "*/opportunities/*/opportunity"),
            opportunity,
            definitions,
        ),
    ]
    rating_set = definitions["AssessmentEntry"]
    # its day, who rated and whose position are in the file's name
    needed = [name for name in rating_set["required"] if name not in ("date", "for")]
    alone = {**rating_set, "required": needed}
    kinds.append(
        _kind("opportunity-assessment", ("*/opportunities/*/assessments/*",), alone, definitions)
    )
    kinds += _parts("account", "*", account, definitions)
    kinds += _parts("opportunity", "*/opportunities/*", opportunity, definitions)
    return tuple(sorted(kinds, key=lambda kind: kind.name))


def _parts(
    prefix: str, folder: str, parent: Schema, definitions: Mapping[str, Schema]
) -> Iterator[FileKind]:
    """Yield a kind for each key that may have a file of its own: what holds keys or items."""
    for key, schema in parent["properties"].items():
        wanted = [
            option for option in schema.get("anyOf", [schema]) if _holds_more(option, definitions)
        ]
        if not wanted or key in ("ignore", "audiences"):
            continue
        part = {
            "description": schema["description"],
            **(wanted[0] if len(wanted) == 1 else {"anyOf": wanted}),
        }
        paths = (f"{folder}/{key}",) + (
            (f"_shared/{key}",) if prefix == "account" and key in _SHARED else ()
        )
        yield _kind(f"{prefix}-{key}", paths, part, definitions)
        if key in _SINGULAR:
            (entry,) = part["patternProperties"].values()
            entry = next(
                (option for option in entry.get("anyOf", [entry]) if "$ref" in option), entry
            )
            yield _kind(
                f"{prefix}-{_SINGULAR[key]}",
                tuple(f"{path}/*" for path in paths),
                entry,
                definitions,
            )


def _holds_more(schema: Schema, definitions: Mapping[str, Schema]) -> bool:
    target = definitions[_name(schema)] if "$ref" in schema else schema
    items = target.get("items", {})
    return target.get("type") == "object" or (
        target.get("type") == "array" and "enum" not in items and items.get("type") != _TEXT
    )


def _kind(
    name: str, paths: tuple[str, ...], schema: Schema, definitions: Mapping[str, Schema]
) -> FileKind:
    """Make a schema that stands alone: with the definitions it needs and no other."""
    top = (
        {
            **definitions[_name(schema)],
            **{key: value for key, value in schema.items() if key != "$ref"},
        }
        if "$ref" in schema
        else schema
    )
    needed: dict[str, Schema] = {}
    waiting = list(_references(top))
    while waiting:
        current = waiting.pop()
        if current not in needed:
            needed[current] = definitions[current]
            waiting += _references(definitions[current])
    title = name.replace("-", ", ").replace("_", " ").capitalize()
    made = {"$schema": _DIALECT, "title": f"gosart: {title}", **top}
    return FileKind(
        name.replace("_", "-"),
        paths,
        made | ({"definitions": {key: needed[key] for key in sorted(needed)}} if needed else {}),
    )


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield _name(value)
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _name(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


_TEXT = ["string", "number", "boolean"]
"""What an editor makes of a text that has no quotes."""


def _tidy(value: Any) -> Any:
    """Take out what only says again what the name says, and let a text look like a number."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    names = (
        {key: _tidy(item) for key, item in value["properties"].items()}
        if isinstance(value.get("properties"), dict)
        else None
    )
    schema = {
        key: _tidy(item)
        for key, item in value.items()
        if key not in ("title", "properties") and not (key == "default" and item is None)
    }
    if names is not None:
        schema["properties"] = names
    if isinstance(schema.get("$ref"), str):
        schema["$ref"] = schema["$ref"].replace("#/$defs/", "#/definitions/")
        if len(schema) > 1:  # what stands beside a reference is overlooked
            schema = {key: item for key, item in schema.items() if key != "$ref"} | {
                "allOf": [{"$ref": schema["$ref"]}]
            }
    if (
        schema.get("type") == "string"
        and not schema.keys() & {"enum", "format"}
        and (schema.get("pattern") in (None, r"\S"))
    ):
        schema["type"] = list(_TEXT)
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    return schema


def _optional(schema: Schema, described: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}], "description": described["description"]}


def _explain(definitions: dict[str, Schema], method: Method) -> None:
    """Put the method's words beside the values of closed sets, questions beside the criteria."""
    for name in enums.__all__:
        terms = method.terms.get(set_name(getattr(enums, name)), {})
        schema = definitions.get(name)
        if schema and terms:
            sentences = [
                f"{terms[value].label}: {terms[value].description}" if value in terms else ""
                for value in schema["enum"]
            ]
            schema["enumDescriptions"] = sentences
            schema["markdownEnumDescriptions"] = sentences
    ratings = definitions["AssessmentEntry"]["properties"]["ratings"]
    long = next(option for option in ratings["oneOf"] if option.get("type") == "object")
    rating = long["additionalProperties"]
    definitions["RatingEntry"].pop(
        "description", None
    )  # an editor would show it in place of the criterion's questions
    long["properties"] = {
        criterion.key: {"description": _asked(criterion), **rating} for criterion in method.criteria
    }
    # what the method has no longer is rated in older plans
    for edition in method.earlier:
        for name in edition.criteria:
            long["properties"].setdefault(name, rating)
    long["additionalProperties"] = False


def _own_fields(method: Method, holder: Holder, described: Schema) -> Schema:
    """Return the schema of the fields that a company's method declares."""
    money = next(item for item in described["anyOf"] if item.get("type") == "object")
    any_value = money["additionalProperties"]
    entry = next(item for item in any_value["oneOf"] if "$ref" in item)
    types: dict[FieldType, Schema] = {
        FieldType.NUMBER: {"anyOf": [{"type": "number"}, {"type": "string"}]},
        FieldType.DATE: {"type": "string", "format": "date"},
        FieldType.MONEY: {"anyOf": [{"type": "number"}, {"type": "string"}, entry]},
        FieldType.URL: {"type": "string", "pattern": "^https?://"},
        FieldType.BOOLEAN: {"type": "boolean"},
    }
    fields = method.custom_fields.of(holder).values()
    properties = {
        field.key: {
            "description": field.label,
            **(
                {"type": list(_TEXT), "enum": list(field.values)}
                if field.type is FieldType.CHOICE
                else types.get(field.type, {"type": list(_TEXT)})
            ),
        }
        for field in fields
    }
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [field.key for field in fields if field.required]
    return schema | ({"required": required} if required else {})


def _asked(criterion: Criterion) -> str:
    return "\n".join(
        [
            criterion.title,
            *(f"- {question}" for question in criterion.questions),
            f"Evidence: {criterion.evidence}",
        ]
    )
