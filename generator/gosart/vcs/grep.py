"""One state of a repository -> which files of accounts hold any of some ids: a cheap search of their text, finding rather too much."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from gosart.plan_paths import ENDINGS
from gosart.vcs.git import ask_git
from gosart.vcs.revisions import Commit, Folder

__all__ = ["paths_into", "paths_mentioning"]

_MOST = 200
"""Ids beyond which a search is no longer cheap: then every file counts."""
_MOST_ACCOUNTS = 2_000
"""Accounts beyond which every file counts."""
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


def paths_into(
    root: Path, state: Commit | Folder, folder: str, accounts: Collection[str]
) -> tuple[str, ...] | None:
    """Return the files below `folder` that may point into one of `accounts`, and every link.

    Args:
        root: The repository.
        state: Which of its states is searched.
        folder: The folder of accounts.
        accounts: Ids; a file points at a person of one by `<id>/…`, at a file of it by its path.

    Returns:
        Paths, rather too many; None where there are too many accounts to look for.
    """
    if len(accounts) > _MOST_ACCOUNTS:
        return None
    spelt = [f"{name}{ending}" for name in sorted(accounts) for ending in ("/", *ENDINGS)]
    if not spelt:
        return ()
    if isinstance(state, Folder):
        pattern = re.compile("|".join(map(re.escape, spelt)).encode())
        return tuple(sorted(_matching(state.path.resolve(), folder, pattern)))
    patterns = [part for word in spelt for part in ("-e", word)]
    return tuple(sorted({*_grep(root, state, folder, patterns), *_links(root, state, folder)}))


def _in_commit(root: Path, state: Commit, folder: str, ids: Collection[str]) -> Iterator[str]:
    words = [part for word in sorted(ids) for part in ("-e", word)]
    for patterns in (["-w", *words], ["-e", _SPELT]):
        yield from _grep(root, state, folder, patterns)


def _grep(root: Path, state: Commit, folder: str, patterns: Collection[str]) -> Iterator[str]:
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
    raw = ask_git(root, *command, *patterns, state.id, "--", f"{folder}/", codes=(0, 1))
    yield from (os.fsdecode(name).removeprefix(f"{state.id}:") for name in raw.split(b"\0") if name)


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
    return _matching(top, folder, pattern)


def _matching(top: Path, folder: str, pattern: re.Pattern[bytes]) -> Iterator[str]:
    for path in (top / folder).rglob("*"):
        if path.is_symlink() or (
            path.name.endswith(ENDINGS) and path.is_file() and pattern.search(path.read_bytes())
        ):
            yield f"{folder}/{path.relative_to(top / folder).as_posix()}"
