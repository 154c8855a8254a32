"""The times of a site's files: one whose bytes are those of the build before keeps its time.

MkDocs empties the folder of the site and writes all of it. Whoever sends the site elsewhere, with
rsync or to an object store, would send every file again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["FileTimes"]


class FileTimes:
    """What the files of a folder were before a build.

    Args:
        folder: The folder of the site.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = {name: (digest, times) for name, digest, times in _files(folder)}

    def set_back(self) -> None:
        """Give each file that has the same bytes as before the time that it had."""
        for name, digest, _ in _files(self._folder, frozenset(self._before)):
            before, times = self._before[name]
            if digest == before:
                with suppress(OSError):
                    os.utime(self._folder / name, ns=times)


def _files(
    folder: Path, only: frozenset[str] | None = None
) -> Iterator[tuple[str, bytes, tuple[int, int]]]:
    """Yield the name, a digest of the content, and the times of every file below a folder."""
    top = str(folder)
    for path, _, names in os.walk(top):
        for name in names:
            inside = os.path.relpath(os.path.join(path, name), top)  # noqa: PTH118 - thousands
            if only is not None and inside not in only:
                continue
            whole = folder / inside
            with suppress(OSError):
                if whole.is_symlink():
                    continue
                status = whole.stat()
                digest = hashlib.blake2b(whole.read_bytes(), digest_size=20).digest()
                yield inside, digest, (status.st_atime_ns, status.st_mtime_ns)
