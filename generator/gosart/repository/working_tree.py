"""The files of a folder on the disk, as a source of files."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from gosart.plan_paths import ending_of
from gosart.repository.file_source import (
    MAX_BYTES,
    Entry,
    FileSource,
    FileTooLargeError,
    Kind,
    content_state,
)

__all__ = ["WorkingTree", "as_source", "real_folder"]

_GONE = "gone"
"""State of a file that was there a moment ago."""


@dataclass(frozen=True)
class WorkingTree:
    """The files below a folder as they are now."""

    root: Path
    _real: str = field(init=False, compare=False, repr=False)
    """The folder with its links followed."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_real", os.path.realpath(self.root))

    @property
    def label(self) -> str:
        """The folder."""
        return str(self.root)

    def entries(self, folder: str) -> list[Entry]:
        """Return what a folder holds.

        Args:
            folder: Path of the folder.

        Returns:
            An entry for each name.
        """
        with os.scandir(self._at(folder)) as listing:
            return [_entry(entry) for entry in listing]

    def kind(self, path: str) -> Kind:
        """Return what is at a path, links followed.

        Args:
            path: Of a file or folder.

        Returns:
            What is there.
        """
        return _kind(os.stat(self._at(path)).st_mode)  # noqa: PTH116 - as in _at

    def resolve(self, path: str) -> str | None:
        """Return a path with its links followed.

        Args:
            path: Of a file or folder.

        Returns:
            The path, None where it leads out of the folder.
        """
        real = os.path.realpath(self._at(path))
        if real == self._real:
            return ""
        top = self._real.rstrip(os.sep) + os.sep
        return real[len(top) :].replace(os.sep, "/") if real.startswith(top) else None

    def state(self, path: str) -> str:
        """Return the name of a plan's content; of another file inode, times and size.

        Bytes may change and size and times stay: a tool sets them back, a disk counts in seconds,
        an image is made again. What is no plan is only looked at for being there. For a file that
        is gone it is a word of its own, which no later state equals.

        Args:
            path: Of the file.

        Returns:
            The state, that of the link itself where it leads to nothing.
        """
        try:
            status = os.stat(self._at(path))  # noqa: PTH116 - as in _at
            is_small = stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES
            if is_small and ending_of(path):
                return content_state(self.read(path, MAX_BYTES))
        except (OSError, FileTooLargeError):
            try:
                status = os.lstat(self._at(path))
            except OSError:
                return _GONE
        times = f"{status.st_ctime_ns}.{status.st_mtime_ns}"
        return f"stat:{status.st_ino}.{times}.{status.st_size}"

    def read(self, path: str, limit: int) -> bytes:
        """Return the content of a file.

        Args:
            path: Of the file.
            limit: How many bytes it may have.

        Returns:
            All of its bytes.

        Raises:
            FileTooLargeError: It has more than `limit` bytes.
            OSError: It cannot be read, or is a pipe or a device, which may never end.
        """
        with open(self._at(path), "rb", opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "Not a regular file", path)
            size = status.st_size
            content = b"" if size > limit else file.read(limit + 1)
        if max(size, len(content)) > limit:
            raise FileTooLargeError(max(size, len(content)))
        return content

    def _at(self, path: str) -> str:
        # a Path would drop what makes a name unusual
        return os.path.join(self._real, path)  # noqa: PTH118


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to would be waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def as_source(files: FileSource | Path) -> FileSource:
    """Return a source of files.

    Args:
        files: A source, or the path of a folder on the disk.

    Returns:
        The source.
    """
    return WorkingTree(files) if isinstance(files, Path) else files


def real_folder(root: Path, folder: str) -> str:
    """Return where a folder is that may be a link, as git names its files by that path.

    Args:
        root: Top of the repository.
        folder: The folder, posix.

    Returns:
        The path with its links followed, or `folder` where that cannot be done.
    """
    try:
        return WorkingTree(root).resolve(folder) or folder
    except (OSError, ValueError):
        return folder


def _entry(entry: os.DirEntry[str]) -> Entry:
    if entry.is_symlink():
        try:
            return Entry(entry.name, _kind(entry.stat().st_mode), is_link=True)
        except OSError:  # to nothing, or to itself
            return Entry(entry.name, None, is_link=True)
    if entry.is_dir(follow_symlinks=False):
        return Entry(entry.name, Kind.FOLDER)
    is_file = entry.is_file(follow_symlinks=False)
    return Entry(entry.name, Kind.FILE if is_file else Kind.OTHER)


def _kind(mode: int) -> Kind:
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(mode) else Kind.OTHER
