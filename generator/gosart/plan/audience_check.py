"""What is wrong with the keys that say who may see an entry or a field, each at its position."""

from __future__ import annotations

from gosart.diagnostics import msg
from gosart.plan.audience import AUDIENCE, opens_mapping, reads_alike
from gosart.plan.field_audience import (
    AUDIENCES,
    EXTRA,
    field_paths,
    level_at,
    may_narrow,
)
from gosart.plan.free_keys import free_keys, is_known
from gosart.plan.options import PlanOptions
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.wrong_values import choose
from gosart.yaml.document import Key, Node

__all__ = ["check_audiences"]


def check_audiences(problems: Problems, data: Node, options: PlanOptions, key: Key = ()) -> None:
    """Tell each audience that is none of the site's, and each key that is almost `audience`.

    Args:
        problems: Takes what is wrong.
        data: The account's data, as typed.
        options: The options of the build.
        key: The way to the value, from the top of the account.
    """
    if isinstance(data, dict):
        for name, value in data.items():
            if name == AUDIENCES and is_known((*key, name)):
                _check_lines(problems, (*key, name), value, options)
            elif reads_alike(name):
                _check(problems, (*key, name), value, options)
            if isinstance(value, dict | list):
                check_audiences(problems, value, options, (*key, name))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, dict | list):
                check_audiences(problems, item, options, (*key, number))


def _check_lines(problems: Problems, key: Key, value: Node, options: PlanOptions) -> None:
    """Tell each line of `audiences` that names no field, one that must not be narrow, or nobody."""
    level = level_at(key[:-1])
    if level is None or level.entry is None or not isinstance(value, dict):
        return  # told by the schema
    paths = field_paths(level.entry)
    names = sorted(".".join(path) for path, spec in paths.items() if may_narrow(spec))
    for name, audience in value.items():
        path = tuple(name.split("."))
        spec = paths.get(path)
        if spec is None and not (path[0] == EXTRA and len(path) == 2):
            message = msg("There is no field '{key}' here.", key=name)
            problems.at_key((*key, name), "P002", message, choose(name, names))
        elif spec is not None and not may_narrow(spec):
            message = msg("'{key}' cannot have a narrower audience than its entry.", key=name)
            hint = msg("Give the entry itself an 'audience'.")
            problems.at_key((*key, name), "P047", message, hint)
        elif not isinstance(audience, str) or audience not in options.audiences:
            typed = audience if isinstance(audience, str) else ""
            message = msg("There is no audience '{value}'.", value=typed)
            problems.at_value((*key, name), "P018", message, choose(typed, options.audiences))


def _check(problems: Problems, key: Key, value: Node, options: PlanOptions) -> None:
    name = str(key[-1])
    free = free_keys(key[:-1])
    is_field = free is None or (free.beside_fields and name == AUDIENCE)
    everybody = PlanOptions(options.audiences)
    if (
        not is_field
        and opens_mapping(name, value, everybody, key[:-1])
        and value not in options.audiences
    ):
        return
    if name != AUDIENCE:
        if is_field and name.isascii():
            return  # told by the schema, as any key that is not known
        problems.at_key(
            key,
            "P002",
            msg("There is no key '{key}' here.", key=name),
            msg(
                "Did you mean '{nearest}'? Some characters only look like its letters, or are "
                "invisible.",
                nearest=AUDIENCE,
            )
            if not name.isascii()
            else msg("Did you mean '{nearest}'?", nearest=AUDIENCE),
        )
    elif value is None:
        problems.at_key(key, "P018", msg("'audience' is empty."), choose("", options.audiences))
    elif isinstance(value, str) and value not in options.audiences:
        problems.at_value(
            key,
            "P018",
            msg("There is no audience '{value}'.", value=value),
            choose(value, options.audiences),
        )
    elif not is_field and isinstance(value, str):
        problems.at_key(
            key,
            "P002",
            msg("'audience' has no effect here."),
            msg(
                "It belongs to an account, opportunity, person, note, review or list item."
            ),
        )  # fmt: skip
    elif _is_escaped(problems, key):
        problems.at_key(
            key,
            "P050",
            msg("'audience' is typed with escapes here."),
            msg("Write it in plain letters, so that everyone reading the file can see it."),
        )


def _is_escaped(problems: Problems, key: Key) -> bool:
    position, line = problems.source_map.position(key)
    start = position.key.column - 1
    return "\\" in line[start : start + position.key.length]
