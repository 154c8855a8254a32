"""The values of a company's own method, read from its file; what is wrong is reported and left out.

Every scalar is still the text of the file, so numbers and booleans are read here, in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from gosart.diagnostics import msg
from gosart.method.override_readers import line, name_of
from gosart.method.problems import MethodProblems, Path, shape_of
from gosart.text.suggest import suggestion

__all__ = [
    "REMOVE",
    "Entry",
    "Fields",
    "Reader",
    "check_name",
    "criterion_keys",
    "entries",
    "entries_of",
    "fields",
    "remove_entry",
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
            message = msg("'{key}' is here twice.", key=entry.name)
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
                    msg("Start the item with 'key: ' and its name."),
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
            msg("'{key}' is empty.", key=name_of(path)),
            msg("Write what belongs below it, or remove the key."),
        )
    else:
        message = msg(
            "'{key}' is {kind}, but {expected} is expected.",
            key=name_of(path),
            kind=shape_of(value),
            expected=msg("a mapping"),
        )
        problems.add(
            path, "M006", message, msg("Write 'key: value' on lines of their own, indented.")
        )
