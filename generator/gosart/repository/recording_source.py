"""A source of files that remembers which paths somebody asked about."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.repository.file_source import Entry, FileSource, Kind

__all__ = ["RecordingSource"]


class RecordingSource:
    """Hands every question on to another source.

    Args:
        files: That source.
    """

    def __init__(self, files: FileSource) -> None:
        self._files = files
        self.asked: set[str] = set()
        """The paths asked about so far."""

    @property
    def label(self) -> str:
        """The other source's name."""
        return self._files.label

    def entries(self, folder: str) -> Sequence[Entry]:
        """Return what a folder holds, in any order.

        Args:
            folder: Path of the folder.

        Returns:
            An entry for each name.

        Raises:
            OSError: The folder cannot be read.
        """
        return self._files.entries(folder)

    def kind(self, path: str) -> Kind:
        """Return what is at a path, links followed.

        Args:
            path: Of a file or folder.

        Returns:
            What is there.

        Raises:
            OSError: Nothing is, or nobody knows.
        """
        self.asked.add(path)
        return self._files.kind(path)

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed, whether anything is there or not.

        Args:
            path: Of a file or folder.

        Returns:
            The path, None for one out of the repository.

        Raises:
            OSError: A link leads back to itself.
        """
        self.asked.add(path)
        return self._files.resolve(path)

    def state(self, path: str) -> str:
        """Return what changes with the content of a file.

        Args:
            path: Of the file, or of a link to it.

        Returns:
            A text: equal states mean the same content.
        """
        return self._files.state(path)

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
        self.asked.add(path)
        return self._files.read(path, limit)
