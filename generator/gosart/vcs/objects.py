"""The objects of a repository, contents and trees by their ids, all from one git that stays."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gosart.errors import GosartError
from gosart.repository.file_source import FileTooLargeError
from gosart.vcs.git import GitProcess

__all__ = ["LINK", "SUBMODULE", "TREE", "Item", "Objects"]

TREE, LINK, SUBMODULE = "40000", "120000", "160000"
"""Modes of an entry of a tree, as git stores them; every other is a file's."""

_MOST = 200_000
"""Entries of trees that are remembered at most."""
_PIECE = 1024 * 1024
_AT_ONCE = 256
"""Objects that git is asked for at a time: a pipe holds as many ids."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a tree: what it is and the id of its content."""

    mode: str
    id: str


class Objects:
    """Contents and trees of one repository; equal ids mean equal contents: a tree is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git = GitProcess(root, "cat-file", "--batch")
        self._trees: dict[str, Mapping[str, Item]] = {}
        self._entries = 0
        self._fetched: dict[str, bytes] = {}

    def fetch(self, names: Sequence[str]) -> None:
        """Ask for contents that are read next: git looks for one while another is taken.

        What was fetched before and not read is forgotten. Nothing is fetched of what git does not
        have, or of what is large.

        Args:
            names: Their ids.
        """
        self._fetched.clear()
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            self._git.send([name.encode() for name in some])
            for name in some:
                words = self._git.answer().decode("utf-8", "replace").split(" ")
                if len(words) == 3 and words[2].isdigit():
                    with contextlib.suppress(FileTooLargeError):
                        self._fetched[name] = self._content(int(words[2]), _PIECE)

    def read(self, name: str, limit: int | None = None) -> bytes:
        """Return the content of an object.

        Args:
            name: Its id, or `ID^{tree}` for the tree of a commit.
            limit: How many bytes it may have at most.

        Raises:
            FileTooLargeError: It has more; what is too large is not kept in memory.
            GosartError: Git does not have it.
        """
        content = self._fetched.pop(name, None)
        if content is None or (limit is not None and len(content) > limit):
            _, content = self._ask(name, limit)
        return content

    def tree(self, name: str) -> Mapping[str, Item]:
        """Return the entries of a tree by their names.

        Args:
            name: The id.

        Raises:
            GosartError: Git does not have it.
        """
        entries = self._trees.get(name)
        if entries is None:
            full_id, content = self._ask(name, None)
            entries = dict(_items(content, len(full_id) // 2))
            if self._entries + len(entries) > _MOST:
                self._trees.clear()
                self._entries = 0
            self._entries += len(entries)
            self._trees[name] = entries
        return entries

    def close(self) -> None:
        """End git; whatever is asked for later starts it again."""
        self._fetched.clear()
        self._git.close()

    def _ask(self, name: str, limit: int | None) -> tuple[str, bytes]:
        answer = self._git.ask(name.encode())
        words = answer.decode("utf-8", "replace").split(" ")
        if len(words) != 3 or not words[2].isdigit():
            raise GosartError(
                f"git does not have the object {name} ({words[-1]}). "
                "Fetch it, or look at the repository with git fsck."
            )
        return words[0], self._content(int(words[2]), limit)

    def _content(self, size: int, limit: int | None) -> bytes:
        if limit is not None and size > limit:
            left = size + 1
            while left:
                left -= len(self._git.take(min(left, _PIECE))) or left
            raise FileTooLargeError(size)
        return self._git.take(size + 1)[:size]


def _items(content: bytes, size: int) -> list[tuple[str, Item]]:
    """Take a tree apart as git stores it: mode, name, and an id of `size` bytes."""
    items, position = [], 0
    while position < len(content):
        end = content.index(b"\0", position)
        mode, _, name = content[position:end].partition(b" ")
        position = end + 1 + size
        items.append((os.fsdecode(name), Item(mode.decode(), content[end + 1 : position].hex())))
    return items
