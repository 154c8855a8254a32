"""Files as they will be: those of another source, some with a content that is not written yet."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gosart.repository.file_source import Entry, FileSource, FileTooLargeError, Kind, content_state

__all__ = ["Overlay"]


@dataclass(frozen=True, eq=False)
class Overlay:
    """The files of `below` with the contents `changed`, by path, laid over them, new files too."""

    below: FileSource
    changed: Mapping[str, bytes]

    @property
    def label(self) -> str:
        """The name of what lies below."""
        return self.below.label

    def entries(self, folder: str) -> Sequence[Entry]:
        """Return what a folder holds, new files too.

        Args:
            folder: Path of the folder.

        Returns:
            An entry for each name.
        """
        own = {
            posixpath.basename(path)
            for path in self.changed
            if posixpath.dirname(path) == folder.rstrip("/")
        }
        below = {entry.name: entry for entry in self.below.entries(folder)}
        return [*below.values(), *(Entry(name, Kind.FILE) for name in sorted(own - below.keys()))]

    def kind(self, path: str) -> Kind:
        """Return what is at a path, links followed.

        Args:
            path: Of a file or folder.

        Returns:
            What is there.
        """
        return Kind.FILE if path in self.changed else self.below.kind(path)

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed.

        Args:
            path: Of a file or folder.

        Returns:
            The path, None for one out of the repository.
        """
        return self.below.resolve(path)

    def state(self, path: str) -> str:
        """Return what changes with a file's content.

        Args:
            path: Of the file.

        Returns:
            Its state.
        """
        content = self.changed.get(path)
        return self.below.state(path) if content is None else content_state(content)

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file, the new one where it is changed.

        Args:
            path: Of the file.
            limit: How many bytes it may have.

        Returns:
            All of its bytes.

        Raises:
            FileTooLargeError: It has more than `limit` bytes.
        """
        content = self.changed.get(path)
        if content is None:
            return self.below.read(path, limit)
        if len(content) > limit:
            raise FileTooLargeError(len(content))
        return content
