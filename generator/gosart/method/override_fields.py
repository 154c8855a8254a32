"""The values of a company's own method, read from its file; what is wrong is reported and left out.

Every scalar is still the text of the file, so numbers and booleans are read here, in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from gosart.diagnostics import msg
from gosart.method.problems import MethodProblems, Path, shape_of
from gosart.text.suggest import suggestion

__all__ = [
    "REMOVE",
    "Entry",
    "Fields",
    "boolean",
    "check_name",
    "criterion_keys",
    "entries",
    "entries_of",
    "fields",
    "letter",
    "line",
    "names",
    "remove_entry",
    "text",
    "texts",
    "weight",
]

REMOVE = "remove"
"""The value that removes an entry of ours."""

Reader: TypeAlias = Callable[[MethodProblems, Any, Path], Any]
"""Reads one value: takes the problems to add to, the value as read and its keys from the top.

It returns the value as `Method` takes it, or reports what is wrong with it and returns None.
"""

Fields: TypeAlias = Mapping[str, Reader]
"""The keys that an entry may have, and what reads each."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_WEIGHT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")
_BOOLEANS = MappingProxyType(
    dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a collection: a key and its value, or an item of a list with a `key` in it."""

    name: str
    value: Any
    path: Path
    name_path: Path
    """The keys to where the name is written."""
    listed: bool = False

    def unnamed(self) -> Any:
        """Return the value without its name.

        Returns:
            Of an item of a list the mapping without `key`, else the value itself.
        """
        return (
            {name: value for name, value in self.value.items() if name != "key"}
            if self.listed
            else self.value
        )


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
        problems.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write a text, or leave the key out."),
        )
    else:
        message = msg(
            "'{key}' is {kind} where a text is expected.", key=_name(path), kind=shape_of(value)
        )
        problems.add(
            path,
            "M005",
            message,
            msg("Write one text; put it in quotes if it holds ': ' or begins with '[' or '{{'."),
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
            "'{value}' has {count} characters; a badge has room for one.",
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
        problems.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write a text, or leave the key out."),
        )
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
        _report_no_list(problems, value, path)
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


def fields(
    problems: MethodProblems, value: Any, path: Path, readers: Fields
) -> dict[str, Any] | None:
    """Read the keys that an entry has.

    Args:
        problems: Takes what is wrong.
        value: The entry as read.
        path: Its keys from the top.
        readers: The keys it may have.

    Returns:
        The keys that are right, None where the value is no mapping.
    """
    if not isinstance(value, dict):
        _report_no_mapping(problems, value, path)
        return None
    entry = {}
    for name, field in value.items():
        if name not in readers:
            message = msg("The method has no key '{key}' here.", key=name)
            problems.at_key((*path, name), "M002", message, suggestion(name, list(readers)))
        elif (content := readers[name](problems, field, (*path, name))) is not None:
            entry[name] = content
    return entry


def entries(problems: MethodProblems, value: Any, path: Path) -> Iterator[Entry]:
    """Read a collection, which may be written as a mapping or as a list.

    Args:
        problems: Takes what is wrong, such as a name that comes twice.
        value: The collection as read.
        path: Its keys from the top.

    Yields:
        The entries in order: key and value, or items of the list by the `key` in each.
    """
    names_taken: set[str] = set()
    for entry in _listed_entries(problems, value, path):
        if entry.name in names_taken:
            message = msg("'{key}' stands here a second time.", key=entry.name)
            problems.add(
                entry.name_path,
                "M008",
                message,
                msg("Give one of them another name, or put the two together."),
            )
        else:
            names_taken.add(entry.name)
            yield entry


def entries_of(problems: MethodProblems, typed: Mapping[str, Any], key: str) -> Iterator[Entry]:
    """Read a collection at the top of a company's file.

    Args:
        problems: Takes what is wrong.
        typed: The company's file.
        key: The collection's key, which the file need not have.

    Returns:
        The entries in order, as `entries` reads them.
    """
    return entries(problems, typed[key], (key,)) if key in typed else iter(())


def remove_entry(problems: MethodProblems, collection: dict[str, Any], entry: Entry) -> None:
    """Take an entry of ours out, as the company's file asks.

    Args:
        problems: Takes a name that is not there.
        collection: The entries by name; changed in place.
        entry: The entry of the file, whose value is `REMOVE`.
    """
    if collection.pop(entry.name, None) is None:
        message = msg("There is no '{value}' to remove.", value=entry.name)
        hint = suggestion(entry.name, list(collection))
        problems.at_key(entry.name_path, "M012", message, hint)


def criterion_keys(
    problems: MethodProblems, keys: Sequence[str], path: Path, criteria: Collection[str]
) -> list[str]:
    """Check a list of criteria.

    Args:
        problems: Takes the names that are no criteria.
        keys: The names as read.
        path: The list's keys from the top.
        criteria: The criteria of the method.

    Returns:
        The names that are criteria.
    """
    for index, key in enumerate(keys):
        if key not in criteria:
            message = msg("There is no criterion '{value}' in the method.", value=key)
            problems.add((*path, index), "M009", message, suggestion(key, list(criteria)))
    return [key for key in keys if key in criteria]


def check_name(problems: MethodProblems, entry: Entry) -> bool:
    """Check the name of a new entry: a plan has to be able to type it as a key.

    Args:
        problems: Takes what is wrong.
        entry: The new entry.

    Returns:
        Whether the name is a key.
    """
    if _KEY.fullmatch(entry.name):
        return True
    meant = re.sub(r"[^a-z0-9]+", "_", entry.name.lower()).strip("_")
    hint = msg("A key is lower-case letters, digits and underscores, a letter first.")
    if _KEY.fullmatch(meant):
        hint = msg("A key is lower-case letters, digits and underscores: '{key}'.", key=meant[:60])
    problems.at_key(entry.name_path, "M007", msg("'{value}' is not a key.", value=entry.name), hint)
    return False


def _listed_entries(problems: MethodProblems, value: Any, path: Path) -> Iterator[Entry]:
    if isinstance(value, dict):
        yield from (
            Entry(name, content, (*path, name), (*path, name)) for name, content in value.items()
        )
    elif isinstance(value, list):
        for index, item in enumerate(value):
            item_path = (*path, index)
            if not isinstance(item, dict):
                _report_no_mapping(problems, item, item_path)
            elif "key" not in item:
                problems.at_key(
                    item_path,
                    "M003",
                    msg("'{key}' is missing.", key="key"),
                    msg("Begin the item with 'key: ' and its name."),
                )
            elif name := line(problems, item["key"], (*item_path, "key")):
                yield Entry(name, item, item_path, (*item_path, "key"), listed=True)
    else:
        _report_no_mapping(problems, value, path)


def _report_no_mapping(problems: MethodProblems, value: Any, path: Path) -> None:
    if value is None:
        problems.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write what belongs below it, or leave the key out."),
        )
    else:
        message = msg(
            "'{key}' is {kind} where {expected} is expected.",
            key=_name(path),
            kind=shape_of(value),
            expected=msg("a mapping"),
        )
        problems.add(
            path, "M006", message, msg("Write 'key: value' on lines of their own, indented.")
        )


def _report_no_list(problems: MethodProblems, value: Any, path: Path) -> None:
    message = msg(
        "'{key}' is {kind} where {expected} is expected.",
        key=_name(path),
        kind=shape_of(value),
        expected=msg("a list"),
    )
    problems.add(
        path,
        "M006",
        message,
        msg("Write each item on a line of its own after '- ', or all in brackets: [one, two]."),
    )


def _name(path: Path) -> str:
    """Return the last key of a path; of an item of a list that of its list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")
