"""Steps of the history -> the files of one account after each of them, read by the reader that reads the files of today.

The files of an account are laid out in a folder of its own and changed from step to step, so that only what a step changed is parsed.
"""

from __future__ import annotations

import os
import posixpath
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from gosart.plan_paths import ENDINGS, account_of
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.vcs.log import FileChange, Step
from gosart.vcs.revisions import blob_sizes, blobs, entries_at
from gosart.yaml.document import Repository
from gosart.yaml.text_file import MAX_BYTES

__all__ = ["Replay", "State"]

State = Mapping[str, tuple[str, str]]
"""Files of an account: path -> mode and blob."""

_LINK, _MODULE = "120000", "160000"
_AT_ONCE = 100
"""How many states' files are fetched from git at once."""
_FIRST = 1_000_000_000 * 10**9
"""Time of the first file that is laid out (ns): every one has another, so that the cache of documents sees each change."""


class Replay:
    """The accounts of a repository from the state before the first of `steps` (the oldest first) on."""

    def __init__(self, root: Path, folder: str, steps: Sequence[Step]) -> None:
        self.root = root
        self.folder = folder
        self.steps = tuple(steps)
        self._start: dict[str, dict[str, tuple[str, str]]] = {}
        if steps and steps[0].parent:
            for mode, blob, _, path in entries_at(root, steps[0].parent, folder):
                account = account_of(path, folder)
                if account:
                    self._start.setdefault(account, {})[path] = (mode, blob)
        self._sizes = blob_sizes(
            root, {blob for mode, blob in self._every() if mode not in (_LINK, _MODULE)}
        )

    def _every(self) -> Iterator[tuple[str, str]]:
        for files in self._start.values():
            yield from files.values()
        yield from (
            (file.mode, file.blob)
            for step in self.steps
            for files in step.files.values()
            for file in files
            if file.blob
        )

    def accounts(self) -> tuple[str, ...]:
        """Return the ids of all accounts that a step changed, sorted; `_shared` is one of them."""
        return tuple(sorted({account for step in self.steps for account in step.files}))

    def states(self, account: str) -> Iterator[tuple[Step | None, State]]:
        """Yield the files of an account before the first step (None), then after each step that changed them."""
        files = dict(self._start.get(account, {}))
        yield None, dict(files)
        for step in self.steps:
            if account in step.files:
                _apply(files, step.files[account])
                yield step, dict(files)

    def read(
        self, states: Iterable[tuple[Step | None, State]]
    ) -> Iterator[tuple[Step | None, Repository | None]]:
        """Yield the repository that holds one account alone (or the shared entries) at each state, None where it is not there."""
        cache, laid, stamp = DocumentCache(), dict[str, tuple[str, str]](), _FIRST
        waiting = iter(states)
        with tempfile.TemporaryDirectory(prefix="gosart-") as scratch:
            top = Path(scratch)
            (top / self.folder).mkdir(parents=True)
            while some := list(islice(waiting, _AT_ONCE)):
                known = self._texts(some)
                for step, files in some:
                    for path in laid.keys() - files.keys():
                        self._remove(top, path)
                    for path in sorted(
                        path
                        for path, entry in files.items()
                        if laid.get(path) != entry and entry[0] != _MODULE
                    ):
                        stamp += 1
                        _lay(top / path, self._content(path, files[path], step, known), stamp)
                    laid = dict(files)
                    yield step, read_repository(top, self.folder, cache=cache) if files else None

    def _texts(self, states: Iterable[tuple[Step | None, State]]) -> dict[str, bytes]:
        """Fetch what is read of some states from git, at once."""
        wanted = {
            blob
            for _, files in states
            for path, (mode, blob) in files.items()
            if self._is_read(path, mode, blob)
        }
        return dict(zip(sorted(wanted), blobs(self.root, sorted(wanted), missing=b""), strict=True))

    def _is_read(self, path: str, mode: str, blob: str) -> bool:
        return mode == _LINK or (
            mode != _MODULE and path.endswith(ENDINGS) and self._sizes.get(blob, 0) <= MAX_BYTES
        )

    def _content(
        self, path: str, entry: tuple[str, str], step: Step | None, known: Mapping[str, bytes]
    ) -> bytes | int:
        """Return a file's content, or its size where nothing of it is read."""
        mode, blob = entry
        if not self._is_read(path, mode, blob):
            return self._sizes.get(blob, 0) if path.endswith(ENDINGS) else 0
        if mode != _LINK:
            return known[blob]
        # what a link leads to may be no file of this account
        goal = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), known[blob].decode("utf-8", "replace"))
        )
        revision = step.id if step else self.steps[0].parent
        return b"" if "\n" in goal else blobs(self.root, [f"{revision}:./{goal}"], missing=b"")[0]

    def _remove(self, top: Path, path: str) -> None:
        place = top / path
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == top / self.folder or any(folder.iterdir()):
                return
            folder.rmdir()


def _apply(files: dict[str, tuple[str, str]], changes: Iterable[FileChange]) -> None:
    for change in changes:
        if change.blob:
            files[change.path] = (change.mode, change.blob)
        else:
            files.pop(change.path, None)


def _lay(place: Path, content: bytes | int, stamp: int) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, int):
        place.touch()
        os.truncate(place, content)
    else:
        place.write_bytes(content)
    os.utime(place, ns=(stamp, stamp))
