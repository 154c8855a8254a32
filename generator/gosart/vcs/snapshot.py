"""The plans as they were on days of the past: which commit a day had, which accounts differ since, and their files of then.

Mainline ── commits of the first-parent line, newest first, each with the day on its committer's own clock
Past ── what stands below the folder of accounts at each commit asked for, by the ids of git's trees ── files(…), one batch for all

However many accounts and days there are, git is asked a handful of times.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from gosart.plan_paths import ENDINGS, SHARED, ending_of, is_id
from gosart.vcs.git import read_git, read_head, read_objects, try_git
from gosart.vcs.revisions import Commit, export

__all__ = ["Mainline", "Past", "mainline", "read_past"]

_TREE, _LINK, _MODULE = "40000", "120000", "160000"


@dataclass(frozen=True, slots=True)
class Mainline:
    """The commits that the present one stands on, by their first parents: (id, day as YYYY-MM-DD), newest first.

    `why` says why there are none that can be told: `no-git` (or no commit yet), or `shallow` (a part of the history, or a partial clone).
    """

    commits: tuple[tuple[str, str], ...] = ()
    why: str = ""
    prefix: str = ""
    """Way from git's top to the repository of plans, "" for the top itself, else with a slash at its end."""

    def at(self, day: date) -> str:
        """Return the last commit of a day or before it, "" where the history begins later."""
        return next((commit for commit, when in self.commits if when <= day.isoformat()), "")


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of a tree of git."""

    mode: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Past:
    """The folder of accounts at some commits: commit -> name below the folder -> entry. A commit without the folder has none."""

    root: Path
    folder: str
    prefix: str
    commits: Mapping[str, Mapping[str, _Item]]

    def names(self, commit: str, account: str) -> tuple[str, ...]:
        """Return the names of the files and folder that an account is made of at a commit."""
        known = self.commits.get(commit, {})
        return tuple(
            name for name in (account, *(account + ending for ending in ENDINGS)) if name in known
        )

    def accounts(self, commit: str) -> frozenset[str]:
        """Return the ids of the accounts at a commit."""
        return frozenset(
            account
            for name, item in self.commits.get(commit, {}).items()
            if is_id(
                account := name
                if item.mode == _TREE
                else name.removesuffix(ending_of(name) or "\0")
            )
        )

    def stamp(self, commit: str, account: str) -> tuple[str, ...]:
        """Return what makes the account's files what they are: equal stamps mean equal files."""
        return tuple(
            f"{name} {self.commits[commit][name].id}" for name in self.names(commit, account)
        )

    def shared_stamp(self, commit: str) -> str:
        """Return the same of the shared entries."""
        item = self.commits.get(commit, {}).get(SHARED)
        return item.id if item else ""

    def write(self, wanted: Mapping[str, Iterable[str]], scratch: Path) -> dict[str, Path]:
        """Write the files of accounts (ids by commit), and the shared ones, and give the folder of each commit: its root of then.

        Raises GosartError where git fails. Of a file that no plan is read from only its being there is written.
        """
        places = {commit: scratch / commit for commit in wanted}
        waiting: list[tuple[str, str, _Item]] = []
        for commit, accounts in wanted.items():
            (places[commit] / self.folder).mkdir(parents=True)
            names = (
                SHARED,
                *(name for account in sorted(accounts) for name in self.names(commit, account)),
            )
            waiting += [
                (commit, f"{self.folder}/{name}", item)
                for name in names
                if (item := self.commits[commit].get(name))
            ]
        files: list[tuple[str, str, _Item]] = []
        while waiting:  # one level of all trees at a time
            files += [found for found in waiting if found[2].mode not in (_TREE, _MODULE)]
            trees = [found for found in waiting if found[2].mode == _TREE]
            contents = _objects(self.root, (item.id for _, _, item in trees))
            waiting = [
                (commit, f"{path}/{item.name}", item)
                for commit, path, tree in trees
                for item in _items(contents.get(tree.id), tree.id)
            ]
        linked = {commit for commit, _, item in files if item.mode == _LINK}
        contents = _objects(
            self.root,
            (
                item.id
                for commit, path, item in files
                if path.endswith(ENDINGS) and commit not in linked
            ),
        )
        for commit, path, item in files:
            if commit not in linked:
                place = places[commit] / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(contents.get(item.id) or b"")
        for (
            commit
        ) in linked:  # a link may lead anywhere in the repository: rare enough to ask once more
            every = [
                SHARED,
                *(
                    name
                    for account in sorted(wanted[commit])
                    for name in self.names(commit, account)
                ),
            ]
            export(self.root, Commit(commit, commit), self.folder, every, places[commit])
        return places


def mainline(root: Path) -> Mainline:
    """Read the line of commits below HEAD; once a commit while a preview runs."""
    head, why = read_head(root)
    if why:
        return Mainline(why={"no-commit": "no-git", "partial": "shallow"}.get(why, why))
    return _mainline(root, head)


@lru_cache(maxsize=4)
def _mainline(root: Path, head: str) -> Mainline:
    # --first-parent: a branch's commits came to main on the day of its merge, whatever their own day
    lines = read_git(root, "log", "--first-parent", "--format=%H %cs", head).split("\n")
    commits = tuple(
        (commit, day) for commit, _, day in (line.partition(" ") for line in lines) if day
    )
    return Mainline(
        commits, "" if commits else "no-git", try_git(root, "rev-parse", "--show-prefix")
    )


def read_past(root: Path, folder: str, line: Mainline, commits: Iterable[str]) -> Past:
    """Read what stands in the folder of accounts at commits. Raises GosartError where git fails."""
    wanted = sorted(set(commits) - {""})
    trees = read_objects(root, [f"{commit}:{line.prefix}{folder}" for commit in wanted])
    found = {
        commit: {item.name: item for item in _items(content, commit)}
        for commit, content in zip(wanted, trees, strict=True)
        if content
    }
    return Past(root, folder, line.prefix, found)


def _objects(root: Path, ids: Iterable[str]) -> dict[str, bytes | None]:
    """Return the content of objects by id, each asked for once."""
    wanted = sorted(set(ids))
    return dict(zip(wanted, read_objects(root, wanted), strict=True))


def _items(content: bytes | None, like: str) -> list[_Item]:
    """Read a tree as git keeps it: mode, name, and an id in as many bytes as `like` has."""
    found, position, size = [], 0, len(like) // 2
    while content and position < len(content):
        end = content.index(b"\0", position)
        mode, _, name = content[position:end].partition(b" ")
        position = end + 1 + size
        found.append(_Item(mode.decode(), os.fsdecode(name), content[end + 1 : position].hex()))
    return found
