"""What one file says: plain data, and where each key and value of it stands.

Every scalar stays the text that was typed (`5_000_000`, `true`, `2026-11-23`): the plan's schema decides what a value is, so nothing
is lost or guessed on the way. Only an empty value, `~` and `null` are None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from gosart.diagnostics import Diagnostic, Location

__all__ = [
    "AccountFiles",
    "Document",
    "Key",
    "Mount",
    "Node",
    "NoteFile",
    "Place",
    "Repository",
    "Tree",
]

Node: TypeAlias = str | list["Node"] | dict[str, "Node"] | None
Key: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top: `("people", "dana", "influences", 0)`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and its key (for a list item or the top: the value itself)."""

    key: Location
    value: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One file. For Markdown `data` is the front matter and `body` the rest, which begins on line `body_line`."""

    path: str
    data: Node
    places: Mapping[Key, Place]
    lines: tuple[str, ...]
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Mount:
    """A document and the key it supplies."""

    at: Key
    document: Document


@dataclass(frozen=True, slots=True)
class Tree:
    """Data put together from one or more files, each below its own key."""

    data: dict[str, Node]
    mounts: tuple[Mount, ...]

    def _supplying(self, key: Key) -> list[Mount]:
        """Return the documents that may hold a key, nearest first; what is only a text about a node comes after all that supply keys."""
        found = [mount for mount in self.mounts if key[: len(mount.at)] == mount.at]
        return sorted(found, key=lambda mount: (not mount.document.data, -len(mount.at)))

    def locate(self, key: Key) -> tuple[Place, str]:
        """Return the place of the value at `key`, or of its nearest ancestor that is there, and the text of the line of its key."""
        while True:
            for mount in self._supplying(key):
                place = mount.document.places.get(key[len(mount.at) :])
                if place is not None:
                    lines = mount.document.lines
                    line = place.key.line
                    return place, lines[line - 1] if line <= len(lines) else ""
            if not key:
                path = self.mounts[0].document.path if self.mounts else ""
                return Place(Location(path), Location(path)), ""
            key = key[:-1]

    def line(self, location: Location) -> str:
        """Return the text of the line of a spot, "" where it is not in these files."""
        for mount in self.mounts:
            if mount.document.path == location.path and location.line <= len(mount.document.lines):
                return mount.document.lines[location.line - 1]
        return ""

    def narratives(self) -> Iterator[tuple[Key, Document]]:
        """Yield the Markdown documents that have a body, with the key of the node the body tells about."""
        return ((mount.at, mount.document) for mount in self.mounts if mount.document.body.strip())


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note: its address below `notes/` without the ending, and what it says."""

    slug: str
    document: Document


@dataclass(frozen=True, slots=True)
class AccountFiles:
    """All files of one account. `problems` are those of reading; with an error among them `tree` may be incomplete."""

    id: str
    path: str
    """Main file, the target of "edit this page"."""
    tree: Tree
    notes: tuple[NoteFile, ...] = ()
    attachments: tuple[str, ...] = ()
    """Every other file of the account's folder, paths relative to the repository."""
    problems: tuple[Diagnostic, ...] = ()
    signature: tuple[tuple[str, str], ...] = ()
    """(path, state) of every file, sorted: equal signatures mean unchanged files."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The accounts of a folder, sorted by id, the shared entries, and problems that belong to no account."""

    accounts: tuple[AccountFiles, ...]
    shared: Tree
    problems: tuple[Diagnostic, ...] = ()
    shared_signature: tuple[tuple[str, str], ...] = field(default=())
