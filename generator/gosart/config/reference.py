"""The options for a reader, made from the model: a text each, and the tables of the reference."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from gosart.config.model import (
    MkdocsSettings,
    Options,
    RuleOptions,
    about,
    fields_of,
    mkdocs_names,
    option_names,
)

__all__ = ["docstrings", "explanation", "is_mapping", "options_table", "sources_table", "table"]


def explanation(option: str) -> str:
    """Return what an option is, in a line: its docstring.

    Args:
        option: Its name, as `audience`; of a key of `rules` as `rules.select`.

    Returns:
        One sentence or more, in Markdown.
    """
    parent, _, name = option.rpartition(".")
    return _description(RuleOptions if parent else Options, name)


def options_table() -> str:
    """Return the table of the options.

    Returns:
        A Markdown table with option, default and text.
    """
    return table(("option", "default", ""), map(_row, option_names()))


def sources_table() -> str:
    """Return the table of what the environment and MkDocs' own settings add.

    Returns:
        A Markdown table with setting, source and text.
    """
    rows = []
    for name in option_names():
        variable = about(name).variable
        if variable:
            rank = "wins over" if variable.overrides else "holds where there is no"
            text = f"{variable.description} It {rank} `{name}`."
            rows.append((f"`{variable.name}`", "environment", text))
    rows += [
        (f"`{name}`", "`mkdocs.yml`", _description(MkdocsSettings, name)) for name in mkdocs_names()
    ]
    return table(("setting", "in", ""), rows)


def _row(name: str) -> tuple[str, str, str]:
    field, more = fields_of(Options)[name], about(name)
    text = explanation(name)
    if field.examples:
        text += f" Example: `{_flow(field.examples[0])}`."
    if more.chapter:
        text += f" [More](../{more.chapter})."
    return f"`{name}`", more.unset or f"`{_flow(field.default)}`", text


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown.

    Args:
        head: The titles of its columns.
        rows: The cells of each row; a bar in a text is escaped.
    """
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    cells = ([cell.replace("|", r"\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def _description(model: type, name: str) -> str:
    return " ".join(docstrings(model)[name].split())


@lru_cache
def docstrings(model: type) -> dict[str, str]:
    """Return the text below each field of a class, as its source has it.

    Args:
        model: The class.

    Returns:
        Text by the field's name; fields without one are left out.
    """
    (declared,) = ast.parse(inspect.getsource(model)).body
    texts = {}
    if isinstance(declared, ast.ClassDef):
        for field, below in pairwise(declared.body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                texts[field.target.id] = str(below.value.value)
    return texts


def is_mapping(value: Any) -> bool:
    """Tell whether a default is a mapping, which options hold as pairs.

    Args:
        value: The default.
    """
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(pair, tuple) and len(pair) == 2 for pair in value)
    )


def _flow(value: Any) -> str:
    """Return a value as it is typed on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if is_mapping(value):
        return _flow(dict(value))
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)
