"""The files of a commit, of the index, or of any list of git's objects, read like a folder's.

    ObjectFiles ── CommitFiles: the trees of a commit, each read when somebody looks into it
                └─ ListedFiles: a list of paths with modes and ids, as the index is one

Links are followed inside the repository of plans alone; a submodule has no files here.
"""

from __future__ import annotations

import errno
import os
import posixpath
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from gosart.repository.file_source import Entry, Kind, LastingFiles, state_of_blob
from gosart.vcs.objects import LINK, SUBMODULE, TREE, Item, Objects

__all__ = ["CommitFiles", "ListedFiles", "ObjectFiles"]

_MOST_LINKS = 40
"""Links that one path may lead through, as the kernel has it."""
_FOLDER = Item(TREE, "")
"""A folder of a list, which has no id of its own."""
_KINDS = {TREE: Kind.FOLDER, SUBMODULE: Kind.SUBMODULE, LINK: None}
"""What an entry is by its mode, where it is no file."""


class ObjectFiles(ABC):
    """Files of git's objects below the folder `prefix` of the repository, "" for its top."""

    def __init__(self, objects: Objects, prefix: str) -> None:
        self.objects = objects
        self._prefix = tuple(part for part in prefix.split("/") if part)
        self._real = os.path.realpath(objects.root)

    @property
    def label(self) -> str:
        """A name of the repository: all its commits share what is known by content."""
        return f"git:{self.objects.root}"

    @abstractmethod
    def _find(self, parts: tuple[str, ...]) -> Item | None:
        """Return the entry at a path from git's top, links not followed."""

    @abstractmethod
    def _children(self, parts: tuple[str, ...]) -> Iterable[tuple[str, Item]]:
        """Return the entries of a folder at a path from git's top."""

    def entries(self, folder: str) -> list[Entry]:
        """Return what a folder holds.

        Args:
            folder: The folder, relative to the repository.
        """
        parts = self._follow(folder)
        if parts is None or self._kind(parts) is not Kind.FOLDER:
            raise _missing(folder)
        return [self._entry(folder, name, item) for name, item in self._children(parts)]

    def kind(self, path: str) -> Kind:
        """Return what stands at a path, links followed.

        Args:
            path: The file, relative to the repository.
        """
        parts = self._follow(path)
        kind = None if parts is None else self._kind(parts)
        if kind is None:
            raise _missing(path)
        return kind

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed, None where it leads out of the plans' folder.

        Args:
            path: The file, relative to the repository.
        """
        parts = self._follow(path)
        if parts is None or parts[: len(self._prefix)] != self._prefix:
            return None
        return "/".join(parts[len(self._prefix) :])

    def state(self, path: str) -> str:
        """Return the content's name, that of a link's own where it leads to no file.

        Args:
            path: The file, relative to the repository.
        """
        item = self.item(path)
        if item is not None:
            return state_of_blob(item.id)
        link = self._find((*self._prefix, *path.split("/")))
        return f"link:{link.id}" if link else ""

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file of at most `limit` bytes.

        Args:
            path: The file, relative to the repository.
            limit: How many bytes at most.
        """
        item = self.item(path)
        if item is None:
            raise _missing(path)
        return self.objects.read(item.id, limit)

    def item(self, path: str) -> Item | None:
        """Return the file at a path, links followed; None where there is none.

        Args:
            path: The file, relative to the repository.
        """
        try:
            parts = self._follow(path)
        except OSError:
            return None
        item = None if parts is None else self._find(parts)
        return item if item is not None and item.mode not in (TREE, LINK, SUBMODULE) else None

    def _kind(self, parts: tuple[str, ...]) -> Kind | None:
        item = self._find(parts)
        return None if item is None else _kind(item)

    def _entry(self, folder: str, name: str, item: Item) -> Entry:
        if item.mode != LINK:
            return Entry(name, _kind(item))
        try:
            parts = self._follow(posixpath.join(folder, name))
            return Entry(name, None if parts is None else self._kind(parts), is_link=True)
        except OSError:
            return Entry(name, None, is_link=True)

    def _follow(self, path: str) -> tuple[str, ...] | None:
        """Return the parts of a path from git's top with its links followed.

        None is one that leads out of all that git has.
        """
        done = list(self._prefix)
        waiting = path.split("/")[::-1]
        links = 0
        while waiting:
            part = waiting.pop()
            if part in ("", "."):
                continue
            if part == "..":
                if not done:
                    return None
                done.pop()
                continue
            item = self._find((*done, part))
            if item is None or item.mode != LINK:
                done.append(part)
                continue
            links += 1
            if links > _MOST_LINKS:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
            target = os.fsdecode(self.objects.read(item.id))
            if target.startswith("/"):
                # it leads to a place of this machine: fine where that is this very repository
                inside = os.path.relpath(target, self._real)
                if inside.startswith(".."):
                    return None
                target, done = inside.replace(os.sep, "/"), list(self._prefix)
            waiting += target.split("/")[::-1]
        return tuple(done)


class CommitFiles(ObjectFiles, LastingFiles):
    """The files of a commit."""

    def __init__(self, objects: Objects, commit: str, prefix: str) -> None:
        ObjectFiles.__init__(self, objects, prefix)
        LastingFiles.__init__(self)
        self.commit = commit

    def tree_id(self, path: str) -> str:
        """Return the id of what stands at a path, links not followed, "" for nothing.

        Equal ids mean equal files below it.

        Args:
            path: The file, relative to the repository.
        """
        item = self._find((*self._prefix, *path.split("/")))
        return item.id if item else ""

    def _find(self, parts: tuple[str, ...]) -> Item | None:
        item = Item(TREE, f"{self.commit}^{{tree}}")
        for part in parts:
            child = self.objects.tree(item.id).get(part) if item.mode == TREE else None
            if child is None:
                return None
            item = child
        return item

    def _children(self, parts: tuple[str, ...]) -> Iterable[tuple[str, Item]]:
        item = self._find(parts)
        return self.objects.tree(item.id).items() if item else ()


class ListedFiles(ObjectFiles):
    """Files of a list, path from git's top -> mode and id; there is nothing beside them."""

    def __init__(self, objects: Objects, files: Mapping[str, Item], prefix: str) -> None:
        super().__init__(objects, prefix)
        self._files = files
        self._paths = sorted(files)

    def _find(self, parts: tuple[str, ...]) -> Item | None:
        path = "/".join(parts)
        item = self._files.get(path)
        if item is not None:
            return item
        return _FOLDER if not path or next(self._below(path), None) else None

    def _children(self, parts: tuple[str, ...]) -> Iterable[tuple[str, Item]]:
        path = "/".join(parts)
        start = len(path) + 1 if path else 0
        for inner in self._below(path):
            name, slash, _ = inner[start:].partition("/")
            yield name, _FOLDER if slash else self._files[inner]

    def _below(self, path: str) -> Iterator[str]:
        """Yield the first file of each name in a folder."""
        head = f"{path}/" if path else ""
        index = bisect_left(self._paths, head)
        while index < len(self._paths) and self._paths[index].startswith(head):
            inner = self._paths[index]
            yield inner
            name, slash, _ = inner[len(head) :].partition("/")
            # "0" is the sign after "/": what is below this name ends there
            index = bisect_left(self._paths, f"{head}{name}0", index) if slash else index + 1


def _kind(item: Item) -> Kind | None:
    return _KINDS.get(item.mode, Kind.FILE)


def _missing(path: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
