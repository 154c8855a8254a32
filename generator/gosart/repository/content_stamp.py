"""A stamp of the files of some folders: equal stamps mean equal files, whatever their times say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

__all__ = ["content_stamp", "stamp_of"]


def content_stamp(
    folders: Iterable[Path], pattern: str, *, below: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return the stamp of the files of folders.

    Args:
        folders: The folders; one that is not there has no files.
        pattern: Which files.
        below: Whether those of the folders inside count too.

    Returns:
        (path, digest of the content) of every file, sorted in each folder; a file that cannot be
        read, or is gone before it is, has no digest.
    """
    stamps = []
    for folder in folders:
        for path in sorted(folder.rglob(pattern) if below else folder.glob(pattern)):
            if path.is_file():
                try:
                    digest = hashlib.sha256(path.read_bytes()).hexdigest()
                except OSError:
                    digest = ""
                stamps.append((str(path), digest))
    return tuple(stamps)


def stamp_of(*parts: object) -> str:
    """Return a short digest of anything with a stable repr.

    Args:
        *parts: What the digest is of.

    Returns:
        64 hexadecimal digits.
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()
