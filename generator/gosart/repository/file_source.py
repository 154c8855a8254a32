"""Where files are read from: a folder on the disk, a revision of git, or what reads like one.

    FileSource ── entries(folder) ── Entry: name, kind, whether it is a link
               ├─ kind(path), resolve(path) ── what stands there, links followed
               ├─ state(path) ── equal states mean the same content
               └─ read(path, limit)

Paths are relative to the repository of plans, posix, "" for its top. So one loader reads the files
of today and those of any revision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = [
    "MAX_BYTES",
    "Entry",
    "FileSource",
    "FileTooLargeError",
    "Kind",
    "LastingFiles",
    "content_state",
    "is_content",
    "state_of_blob",
]

MAX_BYTES = 1024 * 1024
"""How much of a file of a plan is read."""

_BLOB = "blob:"


class Kind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    SUBMODULE = "submodule"
    """The top folder of another repository, of which git has a commit's id and no files."""
    OTHER = "other"
    """A device, a pipe: nothing that ends when it is read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder. `kind` is that of what a link leads to, None where that is nothing."""

    name: str
    kind: Kind | None
    is_link: bool = False


class FileTooLargeError(Exception):
    """A file has more bytes than were asked for."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class FileSource(Protocol):
    """Files to read.

    Methods raise OSError, and ValueError for a name no file can have, as the disk does.
    """

    @property
    def label(self) -> str:
        """A name of the source, equal for two that read the same place."""

    def entries(self, folder: str) -> Sequence[Entry]:
        """Return what a folder holds, in any order.

        Args:
            folder: Path of the folder.

        Returns:
            An entry for each name.

        Raises:
            OSError: The folder cannot be read.
        """

    def kind(self, path: str) -> Kind:
        """Return what is at a path, links followed.

        Args:
            path: Of a file or folder.

        Returns:
            What is there.

        Raises:
            FileNotFoundError: Nothing is.
            OSError: Nobody knows, as with a link that leads back to itself.
        """

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed, whether anything is there or not.

        Args:
            path: Of a file or folder.

        Returns:
            The path, None for one out of the repository.

        Raises:
            OSError: A link leads back to itself.
        """

    def state(self, path: str) -> str:
        """Return what changes with the content of a file.

        Of a plan it names the content itself; nothing is raised for a file that is gone.

        Args:
            path: Of the file, or of a link to it.

        Returns:
            A text: equal states mean the same content.
        """

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file.

        Args:
            path: Of the file.
            limit: How many bytes it may have.

        Returns:
            All of its bytes.

        Raises:
            FileTooLargeError: It has more than `limit` bytes.
            OSError: It cannot be read.
        """


class LastingFiles:
    """Files that never change, those of a commit: what was listed of them stays true.

    Attributes:
        listings: What was listed, by the folder; whoever lists it says what it is.
    """

    def __init__(self) -> None:
        self.listings: dict[str, object] = {}


def state_of_blob(blob: str) -> str:
    """Return the state of a file by git's name of its content.

    Args:
        blob: The hash that git has for it.

    Returns:
        The state, which names the content itself.
    """
    return _BLOB + blob


def content_state(content: bytes, like: str = "") -> str:
    """Return the state that a content has in git, so that a file and its blob are the same.

    Args:
        content: All bytes of a file.
        like: Another state: where it is of a repository whose names are SHA-256, so is this one.

    Returns:
        The state, which names the content itself.
    """
    head = b"blob %d\0" % len(content)
    if len(like) == len(_BLOB) + 64 and is_content(like):
        return _BLOB + hashlib.sha256(head + content).hexdigest()
    # the name that git has for it, not a seal on it
    return _BLOB + hashlib.sha1(head + content, usedforsecurity=False).hexdigest()


def is_content(state: str) -> bool:
    """Whether a state names the content itself, whatever the path and the day.

    Args:
        state: Of a file.

    Returns:
        True for what `content_state` and `state_of_blob` return.
    """
    return state.startswith(_BLOB)
