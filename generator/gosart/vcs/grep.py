"""One snapshot -> which files of accounts hold any of some ids.

It is a cheap search of their text, and finds rather too much.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from gosart.plan_paths import ending_of
from gosart.repository.file_source import FileTooLargeError
from gosart.repository.read_file import MAX_BYTES
from gosart.vcs.git import ask_git
from gosart.vcs.snapshot import Origin, Snapshot

__all__ = ["paths_mentioning", "paths_naming", "paths_referring"]

_MOST = 200
"""Ids beyond which a search is no longer cheap: then every file counts."""
_SPELT = "\\"
"""An id may be spelt by an escape (`"ad\\u0061"`), so a file with a backslash counts."""
_REFERS = "same_as"
"""The key by which a plan refers to a person of another account: `same_as: acme/dana`."""


def paths_mentioning(
    snapshot: Snapshot, folder: str, ids: Collection[str]
) -> tuple[str, ...] | None:
    """Return the files below `folder` that hold one of `ids` as a word, and every link.

    Args:
        snapshot: The tree that is searched.
        folder: The folder, relative to the repository.
        ids: The ids.

    Returns:
        Their paths; None where there are too many ids, or the snapshot is one that git does not
        search (the index, the working tree): then any file may hold one.

    Raises:
        GosartError: Git fails.
    """
    if len(ids) > _MOST or snapshot.origin not in (Origin.COMMIT, Origin.FOLDER):
        return None
    if not ids:
        return ()
    if snapshot.origin is Origin.FOLDER:
        return tuple(sorted(_in_folder(snapshot.root, folder, ids)))
    real = snapshot.real_folder(folder)
    paths = {*_in_commit(snapshot, real, ids), *snapshot.links(real)}
    return tuple(sorted(folder + path.removeprefix(real) for path in paths))


def paths_naming(snapshot: Snapshot, folder: str, names: Collection[str]) -> tuple[str, ...] | None:
    """Return the files below `folder` of a commit or a folder that hold the name of a file.

    Args:
        snapshot: Where they are.
        folder: Folder of the accounts.
        names: Names without their folders; a link may write them with percent signs.

    Returns:
        Their paths; None where there are too many names.

    Raises:
        GosartError: Git fails.
    """
    spelt = sorted({*names, *map(quote, names)})
    if len(spelt) > _MOST:
        return None
    if not spelt:
        return ()
    if snapshot.origin is Origin.FOLDER:
        return tuple(sorted(_in_folder(snapshot.root, folder, spelt)))
    real = snapshot.real_folder(folder)
    paths = _search(snapshot, real, [part for name in spelt for part in ("-e", name)])
    return tuple(sorted(folder + path.removeprefix(real) for path in paths))


def paths_referring(snapshot: Snapshot, folder: str, people: Collection[str]) -> tuple[str, ...]:
    """Return the files below `folder` of a commit or a folder that refer to a person.

    Args:
        snapshot: Where they are.
        folder: Folder of the accounts.
        people: As they are referred to: `acme/dana`.

    Raises:
        GosartError: Git fails.
    """
    if not people:
        return ()
    if snapshot.origin is Origin.FOLDER:
        paths = set(_in_folder(snapshot.root, folder, [_REFERS]))
    else:
        real = snapshot.real_folder(folder)
        hits = _search(snapshot, real, ["-e", _REFERS])
        paths = {folder + path.removeprefix(real) for path in hits}
    words = re.compile(rb"[\w-]+/[\w-]+")
    names = {name.encode() for name in people}
    return tuple(
        path for path in sorted(paths) if not names.isdisjoint(words.findall(_text(snapshot, path)))
    )


def _text(snapshot: Snapshot, path: str) -> bytes:
    try:
        return snapshot.files.read(path, MAX_BYTES)
    except (OSError, FileTooLargeError):
        return b""


def _in_commit(snapshot: Snapshot, folder: str, ids: Collection[str]) -> Iterator[str]:
    words = [part for word in sorted(ids) for part in ("-e", word)]
    for pattern in (["-w", *words], ["-e", _SPELT]):
        yield from _search(snapshot, folder, pattern)


def _search(snapshot: Snapshot, folder: str, pattern: Sequence[str]) -> Iterator[str]:
    options = ("-F", "-l", "-z", "--no-color", "--no-textconv", "--no-recurse-submodules")
    commit = snapshot.commit
    asked = ("grep", *options, *pattern, commit, "--", f"{folder}/")
    raw = ask_git(snapshot.root, *asked, codes=(0, 1))
    yield from (os.fsdecode(name).removeprefix(f"{commit}:") for name in raw.split(b"\0") if name)


def _in_folder(top: Path, folder: str, ids: Collection[str]) -> Iterator[str]:
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(ids)).encode() + rb"|\\"
    )
    for path in (top / folder).rglob("*"):
        if path.is_symlink() or (
            ending_of(path.name) and path.is_file() and pattern.search(path.read_bytes())
        ):
            yield f"{folder}/{path.relative_to(top / folder).as_posix()}"
