"""One snapshot of a repository -> which files of accounts hold any of some ids: a cheap search of their text, finding rather too much."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from gosart.plan_paths import ENDINGS
from gosart.vcs.git import ask_git
from gosart.vcs.snapshot import Origin, Snapshot

__all__ = ["paths_mentioning"]

_MOST = 200
"""Ids beyond which a search is no longer cheap: then every file counts."""
_SPELT = "\\"
"""An id may be spelt by an escape (`"ad\\u0061"`), so a file with a backslash counts."""


def paths_mentioning(
    snapshot: Snapshot, folder: str, ids: Collection[str]
) -> tuple[str, ...] | None:
    """Return the files below `folder` that hold one of `ids` as a word, and every link; None where they cannot be looked for.

    There may be too many ids, or the snapshot is one that git does not search: the index, the working tree.
    """
    if len(ids) > _MOST or snapshot.origin not in (Origin.COMMIT, Origin.FOLDER):
        return None
    if not ids:
        return ()
    if snapshot.origin is Origin.FOLDER:
        return tuple(sorted(_in_folder(snapshot.root, folder, ids)))
    return tuple(sorted({*_in_commit(snapshot, folder, ids), *snapshot.links(folder)}))


def _in_commit(snapshot: Snapshot, folder: str, ids: Collection[str]) -> Iterator[str]:
    words = [part for word in sorted(ids) for part in ("-e", word)]
    options = ("-F", "-l", "-z", "--no-color", "--no-textconv", "--no-recurse-submodules")
    commit = snapshot.commit
    for pattern in (["-w", *words], ["-e", _SPELT]):
        asked = ("grep", *options, *pattern, commit, "--", f"{folder}/")
        raw = ask_git(snapshot.root, *asked, codes=(0, 1))
        yield from (
            os.fsdecode(name).removeprefix(f"{commit}:") for name in raw.split(b"\0") if name
        )


def _in_folder(top: Path, folder: str, ids: Collection[str]) -> Iterator[str]:
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(ids)).encode() + rb"|\\"
    )
    for path in (top / folder).rglob("*"):
        if path.is_symlink() or (
            path.name.endswith(ENDINGS) and path.is_file() and pattern.search(path.read_bytes())
        ):
            yield f"{folder}/{path.relative_to(top / folder).as_posix()}"
