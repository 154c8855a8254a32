"""The files of a folder that somebody watches: a state is asked again once its file has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gosart.repository.working_tree import WorkingTree

__all__ = ["WatchedTree"]


@dataclass(frozen=True)
class WatchedTree(WorkingTree):
    """A folder whose files are read for their states once, and again when they are forgotten."""

    _states: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def state(self, path: str) -> str:
        """Return the name of a plan's content, of another file inode, times and size.

        Args:
            path: Of the file.

        Returns:
            The state when it was asked for first, or was forgotten last.
        """
        if path not in self._states:
            self._states[path] = super().state(path)
        return self._states[path]

    def forget(self, changed: Iterable[Path] | None) -> None:
        """Ask again for the states of what has changed.

        Args:
            changed: Files and folders as they really are, links followed; None for everything.
        """
        if changed is None:
            self._states.clear()
            return
        tops = [os.path.relpath(path, self._real).replace(os.sep, "/") for path in changed]
        if any(top == "." or top.startswith("..") for top in tops):
            self._states.clear()  # what a link leads to, or the whole folder
            return
        below = tuple(f"{top}/" for top in tops)
        for path in [own for own in self._states if own in tops or own.startswith(below)]:
            del self._states[path]
