"""The plans as they were on days of the past: which commit a day had, and what differs since.

Mainline ── commits of the first-parent line, newest first, with the day on the committer's clock
Past ── the files of a commit, and the ids that make an account's files what they are at one

However many accounts and days there are, git is asked a handful of times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from pathlib import Path

from gosart.plan_paths import ENDINGS, SHARED
from gosart.repository.discovery import holds_accounts, list_accounts
from gosart.repository.working_tree import real_folder
from gosart.vcs.git import read_git, read_head
from gosart.vcs.log import read_log
from gosart.vcs.objects import Objects
from gosart.vcs.snapshot import Snapshots
from gosart.vcs.tree_files import CommitFiles

__all__ = ["Mainline", "Past", "mainline", "read_past"]


_SPELLINGS = tuple(
    "".join(letters)
    for ending in ENDINGS
    for letters in dict.fromkeys(product(*((char, char.upper()) for char in ending)))
)
"""Endings as they may be typed: the ids of an account's files are looked up, never listed."""


@dataclass(frozen=True, slots=True)
class Mainline:
    """The commits that the present one stands on, by their first parents, newest first.

    Each is (id, day as YYYY-MM-DD). `why` says why there are none that can be told: `no-git` (or
    no commit yet), or `shallow` (a part of the history, or a partial clone).
    """

    commits: tuple[tuple[str, str], ...] = ()
    why: str = ""

    def at(self, day: date) -> str:
        """Return the last commit of a day or before it, "" where the history begins later.

        Args:
            day: The day.
        """
        return next((commit for commit, when in self.commits if when <= day.isoformat()), "")


@dataclass(frozen=True, eq=False, slots=True)
class Past:
    """The plans of a repository at its commits."""

    folder: str
    objects: Objects
    prefix: str
    linked: Mapping[str, tuple[str, ...]]
    """Files that links of an account have led to, by its id."""

    def files(self, commit: str) -> CommitFiles:
        """Return the files of a commit.

        Args:
            commit: Id of the commit.
        """
        return CommitFiles(self.objects, commit, self.prefix)

    def names(self, commit: str, account: str) -> tuple[str, ...]:
        """Return the names of the files and folder that an account is made of at a commit.

        Args:
            commit: Id of the commit.
            account: The account.
        """
        files = self.files(commit)
        return tuple(
            name
            for name in (account, *(account + ending for ending in _SPELLINGS))
            if files.tree_id(f"{self.folder}/{name}")
        )

    def accounts(self, commit: str) -> frozenset[str]:
        """Return the ids of the accounts at a commit.

        Args:
            commit: Id of the commit.
        """
        files = self.files(commit)
        if not holds_accounts(files, self.folder):
            return frozenset()
        return list_accounts(files, self.folder).ids

    def stamp(self, commit: str, account: str) -> tuple[str, ...]:
        """Return what makes the account's files what they are: equal stamps mean equal files.

        Args:
            commit: Id of the commit.
            account: The account.
        """
        paths = (
            *(f"{self.folder}/{name}" for name in self.names(commit, account)),
            *self.linked.get(account, ()),
        )
        files = self.files(commit)
        return tuple(f"{path} {files.tree_id(path)}" for path in paths)

    def shared_stamp(self, commit: str) -> tuple[str, ...]:
        """Return the same of the shared entries.

        Args:
            commit: Id of the commit.
        """
        files = self.files(commit)
        paths = (f"{self.folder}/{SHARED}", *self.linked.get(SHARED, ()))
        return tuple(f"{path} {files.tree_id(path)}" for path in paths)


def mainline(root: Path) -> Mainline:
    """Read the line of commits below HEAD; once a commit while a preview runs.

    Args:
        root: The repository.

    Returns:
        The commits.
    """
    head, why = read_head(root)
    if why:
        reasons = {"no-commit": "no-git", "refused": "no-git", "partial": "shallow"}
        return Mainline(why=reasons.get(why, why))
    return _mainline(root, head)


@lru_cache(maxsize=4)
def _mainline(root: Path, head: str) -> Mainline:
    # --first-parent: a branch's commits came to main on the day of its merge, not on their own
    lines = read_git(root, "log", "--first-parent", "--format=%H %cs", head).split("\n")
    commits = tuple(
        (commit, day) for commit, _, day in (line.partition(" ") for line in lines) if day
    )
    return Mainline(commits, "" if commits else "no-git")


def read_past(root: Path, folder: str) -> Past:
    """Return the plans of a repository at its commits.

    Args:
        root: The repository.
        folder: The folder, relative to the repository.

    Raises:
        GosartError: There is no repository.
    """
    snapshots = Snapshots(root)
    where = real_folder(root, folder)
    return Past(where, snapshots.objects, snapshots.prefix, read_log(root, folder).linked)
