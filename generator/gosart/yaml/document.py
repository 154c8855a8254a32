"""The content of one file as plain data, with the position of each key and value.

Every scalar stays the text that was typed (`5_000_000`, `true`, `2026-11-23`): the plan's schema
decides what a value is, so nothing is lost or guessed on the way. Only an empty value, `~` and
`null` are None.

Repository ── AccountFiles ── Tree ── Mount ── Document   (one file: data, positions, lines)
           │               └─ NoteFile ─────── Document
           └─ Tree                                        (shared entries)
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
    "Position",
    "Repository",
    "Tree",
]

Node: TypeAlias = str | list["Node"] | dict[str, "Node"] | None
"""A value of a file: a text, a list, a mapping, or nothing."""

Key: TypeAlias = tuple[str | int, ...]
"""The path to a value from the top: `("people", "dana", "influences", 0)`."""


@dataclass(frozen=True, slots=True)
class Position:
    """Location of a value and of its key."""

    key: Location
    """For a list item and the top: that of the value."""
    value: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One file of YAML, or of Markdown with front matter."""

    path: str
    """Relative to the repository (posix)."""
    data: Node
    """Of Markdown the front matter; None where the file cannot be parsed."""
    positions: Mapping[Key, Position]
    lines: tuple[str, ...]
    body: str = ""
    """Of Markdown the text after the front matter."""
    body_line: int = 1
    """Line of the file on which the body begins."""
    is_whole: bool = True
    """Whether all that the file says is in `data`: nothing was refused or dropped."""

    @property
    def is_unread(self) -> bool:
        """Whether not even the text is known; a text has one line at least."""
        return not self.is_whole and not self.lines


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
    left_out: tuple[Mount, ...] = ()
    """Files of a wrong name or folder, by the key they would supply: read, but not in `data`."""

    def _supplying(self, key: Key) -> list[Mount]:
        """Return the mounts that may hold a key, the nearest first.

        A Markdown file without front matter is only a text about a node: it comes after all others.
        """
        mounts = [mount for mount in self.mounts if key[: len(mount.at)] == mount.at]
        return sorted(mounts, key=lambda mount: (not mount.document.data, -len(mount.at)))

    def locate(self, key: Key) -> tuple[Position, str]:
        """Find where a value stands.

        Args:
            key: The value's key in the whole tree.

        Returns:
            Its position, or that of its nearest ancestor that is there, and the text of the line
            of its key ("" for none).
        """
        while True:
            for mount in self._supplying(key):
                position = mount.document.positions.get(key[len(mount.at) :])
                if position is not None:
                    lines = mount.document.lines
                    line = position.key.line
                    return position, lines[line - 1] if line <= len(lines) else ""
            if not key:
                path = self.mounts[0].document.path if self.mounts else ""
                return Position(Location(path), Location(path)), ""
            key = key[:-1]

    def line(self, location: Location) -> str:
        """Return the text of the line of a location.

        Args:
            location: A location in any file.

        Returns:
            The line, "" where it is in none of the tree's files.
        """
        for mount in self.mounts:
            if mount.document.path == location.path and location.line <= len(mount.document.lines):
                return mount.document.lines[location.line - 1]
        return ""

    def narratives(self) -> Iterator[tuple[Key, Document]]:
        """Return the Markdown documents that have a body.

        Returns:
            Each with the key of its entry.
        """
        return ((mount.at, mount.document) for mount in self.mounts if mount.document.body.strip())


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note of an account."""

    slug: str
    """Its path below `notes/` without the extension."""
    document: Document


@dataclass(frozen=True, slots=True)
class AccountFiles:
    """All files of one account."""

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
    """The accounts of a folder, and what they share."""

    accounts: tuple[AccountFiles, ...]
    """Sorted by id."""
    shared: Tree
    problems: tuple[Diagnostic, ...] = ()
    """Those that belong to no account."""
    shared_signature: tuple[tuple[str, str], ...] = field(default=())
    misnamed: tuple[Document, ...] = ()
    """Main files of what is no account because of its name."""
    ids: frozenset[str] = frozenset()
    """Ids of all accounts of the folder, also of those that were not read; empty: nobody knows."""
