"""A source of files that remembers which paths somebody asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gosart.repository.file_source import Kind
from gosart.repository.overlay import Overlay

__all__ = ["RecordingSource"]


@dataclass(frozen=True, eq=False)
class RecordingSource(Overlay):
    """The files of another source with nothing laid over them; what is asked of them is noted."""

    changed: Mapping[str, bytes] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """The paths asked about so far."""

    def kind(self, path: str) -> Kind:
        """Return what is at a path, links followed.

        Args:
            path: Of a file or folder.

        Returns:
            What is there.
        """
        self.asked.add(path)
        return super().kind(path)

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed.

        Args:
            path: Of a file or folder.

        Returns:
            The path, None for one out of the repository.
        """
        self.asked.add(path)
        return super().resolve(path)

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file.

        Args:
            path: Of the file.
            limit: How many bytes it may have.

        Returns:
            All of its bytes.

        Raises:
            FileTooLargeError: It has more than `limit` bytes.
        """
        self.asked.add(path)
        return super().read(path, limit)
