"""Readers of single values of a company's method: texts, names, weights, yes and no."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from gosart.diagnostics import msg
from gosart.method.problems import MethodProblems, Path, shape_of

__all__ = [
    "as_typed",
    "boolean",
    "letter",
    "line",
    "name_of",
    "names",
    "report_no_list",
    "text",
    "texts",
    "weight",
]


_WEIGHT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")


_BOOLEANS = MappingProxyType(
    dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")
)


def as_typed(problems: MethodProblems, value: Any, path: Path) -> Any:
    """Read nothing (a `Reader`): what is typed is checked elsewhere.

    Args:
        problems: Takes nothing.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        What is typed.
    """
    del problems, path
    return value


def text(problems: MethodProblems, value: Any, path: Path) -> str | None:
    """Read a text that is not empty (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The text, None where it is none.
    """
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None or isinstance(value, str):
        _report_empty(problems, path)
    else:
        message = msg(
            "'{key}' is {kind}, but text is expected.", key=name_of(path), kind=shape_of(value)
        )
        problems.add(
            path,
            "M005",
            message,
            msg("Write one text; put it in quotes if it contains ': ' or starts with '[' or '{{'."),
        )
    return None


def line(problems: MethodProblems, value: Any, path: Path) -> str | None:
    """Read a text that is shown on one line (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The text, None where it is none.
    """
    whole = text(problems, value, path)
    return " ".join(whole.split()) if whole else None


def letter(problems: MethodProblems, value: Any, path: Path) -> str | None:
    """Read the one character of a badge (a `Reader`); an empty text in quotes is none.

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The character, None where it is none.
    """
    if value == "":
        return ""
    character = line(problems, value, path)
    if character and len(character) > 1:
        message = msg(
            "'{value}' has {count} characters; a badge holds one.",
            value=character,
            count=len(character),
        )
        problems.add(path, "M015", message, msg("Write one character."))
        return None
    return character


def texts(problems: MethodProblems, value: Any, path: Path) -> list[str] | None:
    """Read a list of texts, or one text (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The texts, None where something else is typed.
    """
    if not isinstance(value, list):
        single = text(problems, value, path)
        return [single] if single else None
    if not value:
        _report_empty(problems, path)
    return [
        item_text
        for index, item in enumerate(value)
        if (item_text := text(problems, item, (*path, index)))
    ] or None


def names(problems: MethodProblems, value: Any, path: Path) -> list[str] | None:
    """Read a list of names, which may be empty (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The names, None where something else is typed.
    """
    if not isinstance(value, list):
        report_no_list(problems, value, path)
        return None
    return [
        name for index, item in enumerate(value) if (name := line(problems, item, (*path, index)))
    ]


def weight(problems: MethodProblems, value: Any, path: Path) -> float | None:
    """Read a weight, 0 or more (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        The weight, None where it is none.
    """
    if isinstance(value, str) and _WEIGHT.fullmatch(value):
        return float(value)
    if wrong := line(problems, value, path):
        hint = msg("Write a number such as 2 or 0.5, from 0 to 999; 1 is the usual weight.")
        problems.add(path, "M010", msg("'{value}' is not a weight.", value=wrong), hint)
    return None


def boolean(problems: MethodProblems, value: Any, path: Path) -> bool | None:
    """Read `true` or `false` (a `Reader`).

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.

    Returns:
        What is typed, None where it is neither.
    """
    if value in ("true", "false"):
        return bool(value == "true")
    if wrong := line(problems, value, path):
        meant = _BOOLEANS.get(
            wrong.lower(), wrong.lower() if wrong.lower() in ("true", "false") else ""
        )
        hint = msg("Write '{word}'.", word=meant) if meant else msg("Write 'true' or 'false'.")
        problems.add(path, "M011", msg("'{value}' is neither true nor false.", value=wrong), hint)
    return None


def _report_empty(problems: MethodProblems, path: Path) -> None:
    message = msg("'{key}' is empty.", key=name_of(path))
    problems.add(path, "M004", message, msg("Write some text, or remove the key."))


def report_no_list(problems: MethodProblems, value: Any, path: Path) -> None:
    """Report a value that stands where a list is expected.

    Args:
        problems: Takes what is wrong.
        value: What is typed.
        path: The key in the method's file.
    """
    message = msg(
        "'{key}' is {kind}, but {expected} is expected.",
        key=name_of(path),
        kind=shape_of(value),
        expected=msg("a list"),
    )
    problems.add(
        path,
        "M006",
        message,
        msg("Write each item on a line of its own after '- ', or all in brackets: [one, two]."),
    )


def name_of(path: Path) -> str:
    """Return the last key of a path; of an item of a list that of its list.

    Args:
        path: Keys and numbers of items, from the top of the file.
    """
    return next((part for part in reversed(path) if isinstance(part, str)), "")
