"""The JSON Schema of our part of a site's `mkdocs.yml`: what an editor completes and checks it by.

It says nothing of MkDocs' own settings and of other plugins. A schema sees no tags: an editor takes
`!ENV NAME` for a text and `!ENV [NAME, default]` for a list.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from gosart.config.model import Options, about, fields_of, option_names
from gosart.config.reference import explanation, is_mapping

__all__ = ["mkdocs_schema"]

Schema = dict[str, Any]


def mkdocs_schema() -> Schema:
    """Return the schema of `mkdocs.yml`.

    Returns:
        A JSON Schema in draft 7, by which YAML's language server reads.
    """
    gosart = {"$ref": "#/definitions/options"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "gosart: Mkdocs",
        "description": "A site's mkdocs.yml, of which only the options of the plugin are known.",
        "type": "object",
        "properties": {
            "plugins": {
                # Either form that MkDocs knows; each keyword below is for one of them.
                "type": ["array", "object", "null"],
                "items": {"type": ["string", "object"], "properties": {"gosart": gosart}},
                "properties": {"gosart": gosart},
            }
        },
        "definitions": {"options": _options_schema()},
    }


def _options_schema() -> Schema:
    """Return the schema of what stands below `gosart:`."""
    whole = TypeAdapter(Options).json_schema()
    properties: dict[str, Schema] = whole["properties"]
    rules = whole["$defs"]["RuleOptions"]
    properties["rules"] |= {key: rules[key] for key in ("type", "properties")}
    properties["rules"]["additionalProperties"] = False
    del properties["rules"]["$ref"]
    for name in option_names():
        properties[name]["description"] = explanation(name)
        if is_mapping(default := fields_of(Options)[name].default):
            properties[name]["default"] = dict(default)
        if unset := about(name).unset:
            del properties[name]["default"]
            properties[name]["description"] += f" Default: {unset}."
    tidied = {name: _emptiable(schema) for name, schema in properties.items()}
    tidied["rules"]["properties"] = {
        name: _emptiable(schema) | {"description": explanation(f"rules.{name}")}
        for name, schema in tidied["rules"]["properties"].items()
    }
    return {
        "description": whole["description"],
        "type": ["object", "null"],
        "properties": {
            **tidied,
            "enabled": {"type": "boolean", "description": "MkDocs' own: whether a plugin runs."},
        },
        "additionalProperties": False,
    }


def _emptiable(schema: Schema) -> Schema:
    """Let a value be empty, which counts as not given, and leave out what only repeats the key."""
    tidied = {key: value for key, value in schema.items() if key != "title"}
    if tidied.get("default") == []:
        del tidied["default"]
    if "anyOf" in tidied:
        return tidied | {"anyOf": [*tidied["anyOf"], {"type": "null"}]}
    if "enum" in tidied:
        return tidied | {"type": [tidied["type"], "null"], "enum": [*tidied["enum"], None]}
    return tidied | {"type": [tidied["type"], "null"]}
