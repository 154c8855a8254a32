"""Files are written whole or not at all: a disk may be full, a folder read-only, the power may go.

write_files ── NewContent: each beside its place first, then all renamed; a failure undoes the rest
└─ what a run that was stopped leaves behind is hidden, is no plan, and goes with a later write

A name that begins with a dot is read by nobody: neither as a plan nor by MkDocs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gosart.errors import GosartError, reason_of

__all__ = ["LEFTOVER", "NewContent", "remove_folders", "write_file", "write_files"]

LEFTOVER = ".gosart-new"
"""How the name of a file ends that is not in its place yet."""

_ABANDONED = 3600.0
"""Seconds after which nobody is still writing a file; counted by the disk's clock, not by ours."""


@dataclass(frozen=True, slots=True)
class NewContent:
    """A file as it is to be."""

    path: Path
    after: bytes
    before: bytes | None = None
    """What it holds now, None for a file that must not be there yet."""
    name: str = ""
    """How a message names the file; "" for its path."""


def write_file(path: Path, content: bytes, *, durable: bool = False, mode: int = 0o666) -> None:
    """Write a file of our own, there or not, whole or not at all.

    Args:
        path: The file. A link in its place is replaced, never followed.
        content: What it is to hold.
        durable: Whether to wait until the disk has it. What can be made again, and is recognised
            where the power cut it short, need not wait.
        mode: Who may read and write it, before the user's mask.

    Raises:
        OSError: It cannot be written; what was there before is there still.
    """
    _make_folders(path.parent)
    staged = _stage(path, content, durable=durable, mode=mode)
    try:
        os.replace(staged, path)  # noqa: PTH105 - the two names are of one folder
    except OSError:
        _drop(staged)
        raise
    if durable:
        _sync_folder(path.parent)


def write_files(contents: Iterable[NewContent]) -> None:
    """Write files of a person, all of them or none.

    Args:
        contents: The files.

    Raises:
        GosartError: One cannot be written, is there already, or is not as it was. Then every file
            is as it was before, and no folder is left that was made for one.
    """
    wanted = tuple(contents)
    staged: list[tuple[NewContent, Path]] = []
    placed: list[NewContent] = []
    folders: list[Path] = []
    current = ""
    try:
        for content in wanted:
            current = content.name or str(content.path)
            if content.before is not None:
                _check_unchanged(content, current)
            elif os.path.lexists(content.path):
                raise FileExistsError
            folders += _make_folders(content.path.parent)
            staged.append((content, _stage(content.path, content.after, durable=True)))
            if content.before is not None:
                shutil.copymode(content.path, staged[-1][1])
        for content, new in staged:
            current = content.name or str(content.path)
            if content.before is None:
                _place_new(new, content.path)
            else:
                os.replace(new, content.path)  # noqa: PTH105 - the two names are of one folder
            placed.append(content)
        for folder in {content.path.parent for content in wanted}:
            _sync_folder(folder)
    except BaseException as error:
        _undo(placed, staged, folders)
        if isinstance(error, FileExistsError):
            raise GosartError(f"{current} already exists, and nothing is overwritten.") from None
        if isinstance(error, OSError):
            raise GosartError(
                f"{current} cannot be written: {reason_of(error)}. Nothing was changed."
            ) from error
        raise


def remove_folders(folder: Path, top: Path) -> None:
    """Remove a folder and those above it while they are empty.

    Args:
        folder: The lowest.
        top: Where to stop; it stays.
    """
    with contextlib.suppress(OSError):  # one that is not empty, or not ours to remove
        while folder != top and top in folder.parents:
            folder.rmdir()
            folder = folder.parent


def _check_unchanged(content: NewContent, name: str) -> None:
    if content.path.read_bytes() != content.before:
        raise GosartError(f"{name} has changed in the meantime. Run the command again.")
    if not os.access(content.path, os.W_OK):  # renaming would not ask
        raise PermissionError(13, "")


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return which were made, the highest first."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    made: list[Path] = []
    try:
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            made.append(path)
    except FileExistsError:
        _remove(made)
        raise NotADirectoryError(20, "") from None  # "already exists" would be of the file
    except OSError:
        _remove(made)
        raise
    return made


def _stage(path: Path, content: bytes, *, durable: bool, mode: int = 0o666) -> Path:
    """Write a content beside its place; clean up what an earlier run left there."""
    staged = path.with_name(f".{path.name}.{os.getpid()}{LEFTOVER}")
    with contextlib.suppress(FileNotFoundError):
        staged.unlink()  # of a run that was stopped and had our number
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(staged, flags, mode), "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            now = os.fstat(file.fileno()).st_mtime
    except BaseException:
        _drop(staged)
        raise
    _clean(path, staged, now)
    return staged


def _clean(path: Path, staged: Path, now: float) -> None:
    """Remove what runs that were stopped have left of a file."""
    start = f".{path.name}."
    with contextlib.suppress(OSError):
        for name in os.listdir(path.parent):  # noqa: PTH208 - names are enough
            if name.startswith(start) and name.endswith(LEFTOVER) and name != staged.name:
                leftover = path.with_name(name)
                if now - leftover.lstat().st_mtime > _ABANDONED:
                    leftover.unlink()


def _place_new(staged: Path, path: Path) -> None:
    """Give a new file its name, unless something has it already."""
    try:
        os.link(staged, path)  # unlike a rename it fails where there is a file
    except FileExistsError:
        raise
    except OSError:  # some disks have no second name for a file
        if os.path.lexists(path):
            raise FileExistsError from None
        os.rename(staged, path)  # noqa: PTH104 - the two names are of one folder
    else:
        staged.unlink()


def _undo(
    placed: list[NewContent], staged: list[tuple[NewContent, Path]], folders: list[Path]
) -> None:
    for content in placed:
        with contextlib.suppress(OSError):
            if content.before is None:
                content.path.unlink()
            else:
                write_file(content.path, content.before, durable=True)
    for _, new in staged:
        _drop(new)
    _remove(folders)


def _remove(folders: list[Path]) -> None:
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the names of a folder; not every system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
