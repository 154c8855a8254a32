"""Copies the plans, the templates and the configuration to the repository with the past."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["COMMITTED", "Mirror", "read_files"]

COMMITTED = ("accounts", "mkdocs.yml", "method.yml")
"""What the commits hold."""
_COPIED = (*COMMITTED, "brand", "site_templates")
_PAUSE = 0.3
"""Seconds between two looks at the files."""


class Mirror:
    """A copy of the files that a site is built of, brought up to date again and again.

    Args:
        source: The folder that holds `accounts/`.
        target: The folder of the copy.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._source = source
        self._target = target
        self._copied: dict[str, tuple[int, int]] = {}

    def update(self) -> None:
        """Copy what has changed since the last time, and remove what is gone."""
        present = {name: _stamp(path) for name, path in _files(self._source, _COPIED)}
        for name, stamp in present.items():
            if self._copied.get(name) != stamp:
                self._copy(name)
        if not self._copied:  # the first time: files of an earlier run may be there
            self._copied = {name: (0, 0) for name, _ in _files(self._target, _COPIED)}
        for name in self._copied.keys() - present.keys():
            (self._target / name).unlink(missing_ok=True)
        self._copied = present

    def follow(self) -> None:
        """Keep the copy up to date for as long as the program runs."""
        while True:
            time.sleep(_PAUSE)
            try:
                self.update()
            except OSError:  # a file went while it was read: the next look sees what is there
                continue

    def _copy(self, name: str) -> None:
        content, target = (self._source / name).read_bytes(), self._target / name
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        # beside git's own files, where no watcher of the site sees a file that is half written
        half = self._target / ".git" / "half-copied"
        half.write_bytes(content)
        half.replace(target)


def read_files(root: Path) -> dict[str, bytes]:
    """Read the files that are committed.

    Args:
        root: The folder that holds `accounts/`.

    Returns:
        The bytes of each file, by its path.
    """
    return {name: path.read_bytes() for name, path in _files(root, COMMITTED)}


def _files(root: Path, names: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Yield each file below some folders, sorted, without those of editors and systems."""
    for name in names:
        top = root / name
        if top.is_file():
            yield name, top
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
            for file in sorted(files):
                path = Path(folder, file)
                if not file.startswith(".") and path.is_file():
                    yield path.relative_to(root).as_posix(), path


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size
