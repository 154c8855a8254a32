"""The working tree of a sparse checkout: a file that is not checked out is as it is staged."""

from __future__ import annotations

import os
from collections.abc import Sequence

from gosart.repository.file_source import Entry, Kind
from gosart.repository.working_tree import WorkingTree
from gosart.vcs.tree_files import ListedFiles

__all__ = ["SparseTree"]


class SparseTree:
    """The files on the disk, and below them those that git keeps away from it."""

    def __init__(self, tree: WorkingTree, absent: ListedFiles) -> None:
        self.tree = tree
        self.absent = absent

    @property
    def label(self) -> str:
        """The name of the files on the disk."""
        return self.tree.label

    def entries(self, folder: str) -> Sequence[Entry]:
        """Return what a folder holds, checked out or not.

        Args:
            folder: The folder, relative to the repository.
        """
        present: dict[str, Entry] = {}
        try:
            present = {entry.name: entry for entry in self.tree.entries(folder)}
        except FileNotFoundError:
            return self.absent.entries(folder)
        try:
            away = self.absent.entries(folder)
        except FileNotFoundError:
            away = []
        return [*present.values(), *(entry for entry in away if entry.name not in present)]

    def kind(self, path: str) -> Kind:
        """Return what stands at a path.

        Args:
            path: The file, relative to the repository.
        """
        return self.tree.kind(path) if self._is_there(path) else self.absent.kind(path)

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed.

        Args:
            path: The file, relative to the repository.
        """
        return self.tree.resolve(path) if self._is_there(path) else self.absent.resolve(path)

    def state(self, path: str) -> str:
        """Return what changes with a file's content.

        Args:
            path: The file, relative to the repository.
        """
        return self.tree.state(path) if self._is_there(path) else self.absent.state(path)

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file.

        Args:
            path: The file, relative to the repository.
            limit: How many bytes at most.
        """
        if self._is_there(path):
            return self.tree.read(path, limit)
        return self.absent.read(path, limit)

    def _is_there(self, path: str) -> bool:
        return os.path.lexists(self.tree.root / path)
