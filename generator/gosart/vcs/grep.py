"""One state of a repository -> which files of accounts hold any of some ids: a cheap search of their text, finding rather too much."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from gosart.plan_paths import ENDINGS
from gosart.vcs.git import ask_git
from gosart.vcs.revisions import Commit, Folder

__all__ = ["paths_mentioning"]

_MOST = 200
"""Ids beyond which a search is no longer cheap: then every file counts."""
_SPELT = "\\"
"""An id may be spelt by an escape (`"ad\\u0061"`), so a file with a backslash counts."""


def paths_mentioning(
    root: Path, state: Commit | Folder, folder: str, ids: Collection[str]
) -> tuple[str, ...] | None:
    """Return the files below `folder` that hold one of `ids` as a word, and every link; None where there are too many ids to look for."""
    if len(ids) > _MOST:
        return None
    if not ids:
        return ()
    if isinstance(state, Folder):
        return tuple(sorted(_in_folder(state.path.resolve(), folder, ids)))
    return tuple(sorted({*_in_commit(root, state, folder, ids), *_links(root, state, folder)}))


def _in_commit(root: Path, state: Commit, folder: str, ids: Collection[str]) -> Iterator[str]:
    translator = [part for word in sorted(ids) for part in ("-e", word)]
    for pattern in (["-w", *translator], ["-e", _SPELT]):
        command = (
            "-c",
            "grep.fullName=false",
            "grep",
            "-F",
            "-l",
            "-z",
            "--no-color",
            "--no-textconv",
            "--no-recurse-submodules",
        )
        raw = ask_git(root, *command, *pattern, state.id, "--", f"{folder}/", codes=(0, 1))
        yield from (
            os.fsdecode(name).removeprefix(f"{state.id}:") for name in raw.split(b"\0") if name
        )


def _links(root: Path, state: Commit, folder: str) -> Iterator[str]:
    raw = ask_git(root, "ls-tree", "-r", "-z", state.id, "--", f"{folder}/")
    for record in filter(None, raw.split(b"\0")):
        about, _, path = record.partition(b"\t")
        if about.startswith(b"120000 "):
            yield os.fsdecode(path)


def _in_folder(top: Path, folder: str, ids: Collection[str]) -> Iterator[str]:
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(ids)).encode() + rb"|\\"
    )
    for path in (top / folder).rglob("*"):
        if path.is_symlink() or (
            path.name.endswith(ENDINGS) and path.is_file() and pattern.search(path.read_bytes())
        ):
            yield f"{folder}/{path.relative_to(top / folder).as_posix()}"
