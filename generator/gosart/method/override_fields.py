"""Values of a company's own method as they are typed -> what the catalogue takes; what is wrong is noted, and the value left out.

Every scalar is still the text of the file, so a number or a truth is read here, in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from gosart.diagnostics import msg
from gosart.method.problems import Mistakes, Path, choose, kind_of

__all__ = [
    "REMOVE",
    "Entry",
    "Fields",
    "check_name",
    "entries",
    "fields",
    "letter",
    "line",
    "names",
    "text",
    "texts",
    "truth",
    "weight",
]

REMOVE = "remove"
"""What stands in place of an entry that a company does not want."""

Reader: TypeAlias = Callable[[Mistakes, Any, Path], Any]
"""Reads one value, or notes what is wrong with it and returns None."""
Fields: TypeAlias = Mapping[str, Reader]

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_WEIGHT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")
_TRUTHS = MappingProxyType(
    dict.fromkeys(("yes", "y", "on", "1"), "true") | dict.fromkeys(("no", "n", "off", "0"), "false")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a collection: a key and its value, or an item of a list that names its `key`."""

    name: str
    value: Any
    path: Path
    name_path: Path
    """Where the name stands."""
    listed: bool = False

    def unnamed(self) -> Any:
        """Return the value without the key that an item of a list carries in itself."""
        return (
            {name: value for name, value in self.value.items() if name != "key"}
            if self.listed
            else self.value
        )


def text(mistakes: Mistakes, value: Any, path: Path) -> str | None:
    """Read a text that is not empty."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None or isinstance(value, str):
        mistakes.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write a text, or leave the key out."),
        )
    else:
        message = msg(
            "'{key}' is {kind} where a text is expected.", key=_name(path), kind=kind_of(value)
        )
        mistakes.add(
            path,
            "M005",
            message,
            msg("Write one text; put it in quotes if it holds ': ' or begins with '[' or '{{'."),
        )
    return None


def line(mistakes: Mistakes, value: Any, path: Path) -> str | None:
    """Read a text that is shown on one line."""
    found = text(mistakes, value, path)
    return " ".join(found.split()) if found else None


def letter(mistakes: Mistakes, value: Any, path: Path) -> str | None:
    """Read the one character of a badge; an empty text in quotes is none."""
    if value == "":
        return ""
    found = line(mistakes, value, path)
    if found and len(found) > 1:
        message = msg(
            "'{value}' has {count} characters; a badge has room for one.",
            value=found,
            count=len(found),
        )
        mistakes.add(path, "M015", message, msg("Write one character."))
        return None
    return found


def texts(mistakes: Mistakes, value: Any, path: Path) -> list[str] | None:
    """Read a list of texts, or one text."""
    if not isinstance(value, list):
        one = text(mistakes, value, path)
        return [one] if one else None
    if not value:
        mistakes.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write a text, or leave the key out."),
        )
    return [
        found for place, item in enumerate(value) if (found := text(mistakes, item, (*path, place)))
    ] or None


def names(mistakes: Mistakes, value: Any, path: Path) -> list[str] | None:
    """Read a list of names, which may be empty."""
    if not isinstance(value, list):
        _tell_list(mistakes, value, path)
        return None
    return [
        found for place, item in enumerate(value) if (found := line(mistakes, item, (*path, place)))
    ]


def weight(mistakes: Mistakes, value: Any, path: Path) -> float | None:
    """Read a weight, 0 or more."""
    if isinstance(value, str) and _WEIGHT.fullmatch(value):
        return float(value)
    if found := line(mistakes, value, path):
        hint = msg("Write a number such as 2 or 0.5, from 0 to 999; 1 is the usual weight.")
        mistakes.add(path, "M010", msg("'{value}' is not a weight.", value=found), hint)
    return None


def truth(mistakes: Mistakes, value: Any, path: Path) -> bool | None:
    """Read `true` or `false`."""
    if value in ("true", "false"):
        return bool(value == "true")
    if found := line(mistakes, value, path):
        meant = _TRUTHS.get(
            found.lower(), found.lower() if found.lower() in ("true", "false") else ""
        )
        hint = msg("Write '{word}'.", word=meant) if meant else msg("Write 'true' or 'false'.")
        mistakes.add(path, "M011", msg("'{value}' is neither true nor false.", value=found), hint)
    return None


def fields(mistakes: Mistakes, value: Any, path: Path, known: Fields) -> dict[str, Any] | None:
    """Read the keys of an entry that are typed, those that are wrong left out; None where there is no entry."""
    if not isinstance(value, dict):
        _tell_mapping(mistakes, value, path)
        return None
    found = {}
    for name, typed in value.items():
        if name not in known:
            message = msg("The method has no key '{key}' here.", key=name)
            mistakes.at_key((*path, name), "M002", message, choose(name, list(known)))
        elif (read := known[name](mistakes, typed, (*path, name))) is not None:
            found[name] = read
    return found


def entries(mistakes: Mistakes, value: Any, path: Path) -> Iterator[Entry]:
    """Yield the entries of a mapping by key, or of a list whose items name their `key`; a name that comes twice is told."""
    seen: set[str] = set()
    for entry in _typed(mistakes, value, path):
        if entry.name in seen:
            message = msg("'{key}' stands here a second time.", key=entry.name)
            mistakes.add(
                entry.name_path,
                "M008",
                message,
                msg("Give one of them another name, or put the two together."),
            )
        else:
            seen.add(entry.name)
            yield entry


def check_name(mistakes: Mistakes, entry: Entry) -> bool:
    """Tell a new entry's name that a plan could not type."""
    if _KEY.fullmatch(entry.name):
        return True
    meant = re.sub(r"[^a-z0-9]+", "_", entry.name.lower()).strip("_")
    hint = msg("A key is lower-case letters, digits and underscores, a letter first.")
    if _KEY.fullmatch(meant):
        hint = msg("A key is lower-case letters, digits and underscores: '{key}'.", key=meant[:60])
    mistakes.at_key(entry.name_path, "M007", msg("'{value}' is not a key.", value=entry.name), hint)
    return False


def _typed(mistakes: Mistakes, value: Any, path: Path) -> Iterator[Entry]:
    if isinstance(value, dict):
        yield from (
            Entry(name, typed, (*path, name), (*path, name)) for name, typed in value.items()
        )
    elif isinstance(value, list):
        for place, item in enumerate(value):
            here = (*path, place)
            if not isinstance(item, dict):
                _tell_mapping(mistakes, item, here)
            elif "key" not in item:
                mistakes.at_key(
                    here,
                    "M003",
                    msg("'{key}' is missing.", key="key"),
                    msg("Begin the item with 'key: ' and its name."),
                )
            elif name := line(mistakes, item["key"], (*here, "key")):
                yield Entry(name, item, here, (*here, "key"), listed=True)
    else:
        _tell_mapping(mistakes, value, path)


def _tell_mapping(mistakes: Mistakes, value: Any, path: Path) -> None:
    if value is None:
        mistakes.add(
            path,
            "M004",
            msg("'{key}' is empty.", key=_name(path)),
            msg("Write what belongs below it, or leave the key out."),
        )
    else:
        message = msg(
            "'{key}' is {kind} where {expected} is expected.",
            key=_name(path),
            kind=kind_of(value),
            expected=msg("a mapping"),
        )
        mistakes.add(
            path, "M006", message, msg("Write 'key: value' on lines of their own, indented.")
        )


def _tell_list(mistakes: Mistakes, value: Any, path: Path) -> None:
    message = msg(
        "'{key}' is {kind} where {expected} is expected.",
        key=_name(path),
        kind=kind_of(value),
        expected=msg("a list"),
    )
    mistakes.add(
        path,
        "M006",
        message,
        msg("Write each item on a line of its own after '- ', or all in brackets: [one, two]."),
    )


def _name(path: Path) -> str:
    """The last word of a path, for an item of a list that of its list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")
