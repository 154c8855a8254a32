"""The files of a repository at one moment, whatever that is a moment of, all read in one way.

Snapshots(root) ── commit(id) ── CommitFiles
                ├─ index() ───── ListedFiles
                └─ working_tree() ── WorkingTree, with what is not checked out
folder_snapshot(path) ── WorkingTree
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gosart.errors import GosartError
from gosart.repository.file_source import FileSource, Kind
from gosart.repository.working_tree import WorkingTree
from gosart.vcs.git import ask_git
from gosart.vcs.objects import LINK, SUBMODULE, Item, Objects
from gosart.vcs.sparse import SparseTree
from gosart.vcs.tree_files import CommitFiles, ListedFiles

__all__ = ["Origin", "Snapshot", "Snapshots", "folder_snapshot", "list_files"]


_MOST_NAMES = 10
"""Files that a sentence names at most."""


class Origin(StrEnum):
    """What a snapshot is taken of."""

    COMMIT = "commit"
    INDEX = "index"
    WORKING_TREE = "working tree"
    FOLDER = "folder"


@dataclass(frozen=True, eq=False, slots=True)
class Snapshot:
    """A repository of plans at one moment."""

    name: str
    """What a person calls it: `main`."""
    origin: Origin
    root: Path
    """The repository of plans, or the folder that the snapshot is of."""
    files: FileSource
    commit: str = ""
    """Full id, "" for what is no commit."""

    def real_folder(self, folder: str) -> str:
        """Return where a folder is that may be a link: git knows its files by that path.

        Args:
            folder: The folder, relative to the repository.
        """
        try:
            there = self.files.kind(folder) is Kind.FOLDER
            return self.files.resolve(folder) or folder if there else folder
        except (OSError, ValueError):
            return folder

    def links(self, folder: str) -> frozenset[str]:
        """Return the paths of the links below a folder.

        Args:
            folder: The folder, relative to the repository.
        """
        if self.origin is Origin.FOLDER:
            return frozenset(_links_on_disk(self.root, folder))
        if self.origin is Origin.COMMIT:
            raw = ask_git(self.root, "ls-tree", "-r", "-z", self.commit, "--", f"{folder}/")
        else:
            raw = ask_git(self.root, "ls-files", "--stage", "-z", "--", f"{folder}/")
        mode = f"{LINK} ".encode()
        return frozenset(
            os.fsdecode(record.partition(b"\t")[2])
            for record in raw.split(b"\0")
            if record.startswith(mode)
        )


class Snapshots:
    """The snapshots of one repository of plans; they share what they read of git's objects.

    Raises:
        RefusedError: Git does not trust the repository.
        GosartError: There is none.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.objects = Objects(root)
        prefix = os.fsdecode(ask_git(root, "rev-parse", "--show-prefix"))
        self.prefix = prefix.removesuffix("\n")
        """Way from git's top to the plans, "" for the top itself, else with a slash at its end."""

    def commit(self, commit: str, name: str = "") -> Snapshot:
        """Return a commit by its full id.

        Args:
            commit: Id of the commit.
            name: The id.
        """
        files = CommitFiles(self.objects, commit, self.prefix)
        return Snapshot(name or commit, Origin.COMMIT, self.root, files, commit)

    def index(self) -> Snapshot:
        """Return what is staged.

        Raises:
            GosartError: A merge or rebase is not settled: of a file in conflict nothing is staged.
        """
        raw = ask_git(self.root, "ls-files", "--stage", "--full-name", "-z")
        files: dict[str, Item] = {}
        unmerged: dict[str, None] = {}
        for path, item, stage in _staged(raw.split(b"\0")):
            if stage == "0":
                files[path] = item
            else:
                unmerged[path.removeprefix(self.prefix)] = None
        if unmerged:
            raise GosartError(_unmerged(tuple(unmerged)))
        listed = ListedFiles(self.objects, files, self.prefix)
        return Snapshot("the index", Origin.INDEX, self.root, listed)

    def working_tree(self) -> Snapshot:
        """Return the files as they are; what a sparse checkout left out is as it is staged."""
        tree = WorkingTree(self.root)
        try:
            raw = ask_git(self.root, "ls-files", "-t", "--stage", "--full-name", "-z")
        except GosartError:  # a bare repository has no files beside it
            raw = b""
        away = [record[2:] for record in raw.split(b"\0") if record.startswith(b"S ")]
        absent = {
            path: item
            for path, item, _ in _staged(away)
            if not os.path.lexists(self.root / path.removeprefix(self.prefix))
        }
        files: FileSource = tree
        if absent:
            files = SparseTree(tree, ListedFiles(self.objects, absent, self.prefix))
        return Snapshot("the working tree", Origin.WORKING_TREE, self.root, files)


def folder_snapshot(path: Path) -> Snapshot:
    """Return a folder that holds a folder of accounts, under git or not.

    Args:
        path: The file, relative to the repository.
    """
    return Snapshot(str(path), Origin.FOLDER, path.resolve(), WorkingTree(path.resolve()))


def list_files(
    root: Path, commit: str, paths: Sequence[str], starts: Sequence[str] = ()
) -> dict[str, Item]:
    """Return the files of a commit at and below some paths; submodules are none.

    Args:
        root: The repository.
        commit: Id of the commit.
        paths: The files, relative to the repository.
        starts: Only files whose path begins with one of these, all without any.
    """
    raw = ask_git(root, "ls-tree", "-r", "-z", commit, "--", *paths)
    files: dict[str, Item] = {}
    asked = tuple(map(os.fsencode, starts)) or b""
    for record in filter(None, raw.split(b"\0")):
        about, _, path = record.partition(b"\t")
        if not path.startswith(asked):
            continue
        mode, _, blob = about.decode().split()
        if mode != SUBMODULE:
            files[os.fsdecode(path)] = Item(mode, blob)
    return files


def _staged(records: list[bytes]) -> Iterator[tuple[str, Item, str]]:
    """Yield path, item and stage of records of the index."""
    for record in filter(None, records):
        about, _, path = record.partition(b"\t")
        mode, blob, stage = about.decode().split()
        yield os.fsdecode(path), Item(mode, blob), stage


def _unmerged(paths: Sequence[str]) -> str:
    names = ", ".join(paths[:_MOST_NAMES]) + (", …" if len(paths) > _MOST_NAMES else "")
    return (
        f"A merge is not settled, so there is nothing staged of {names}. "
        "Settle it and stage the result (git add), or compare without --staged."
    )


def _links_on_disk(root: Path, folder: str) -> Iterator[str]:
    for path in (root / folder).rglob("*"):
        if path.is_symlink():
            yield path.relative_to(root).as_posix()
