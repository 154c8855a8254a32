"""The words a user names two snapshots by (a branch, `A..B`, two folders) -> the two."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gosart.errors import GosartError
from gosart.vcs.git import RefusedError, try_git
from gosart.vcs.snapshot import Snapshot, Snapshots, folder_snapshot

__all__ = ["choose_snapshots", "snapshot_before"]

_MAIN = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
_SHORT_ID = 9
"""Signs of a commit's id that a person is shown."""


def choose_snapshots(
    root: Path, base: str, head: str, *, staged: bool = False, folder: str = "accounts"
) -> tuple[Snapshot, Snapshot]:
    """Return the two snapshots that a user means.

    Args:
        root: The repository of plans.
        base: A revision: the comparison begins where HEAD left it. "" is the main branch. `A..B`
            are the two as they are, `A...B` begins where B left A.
        head: A revision, compared with `base` as it is; "" for the working tree. Two folders are
            compared without git.
        staged: Compare with the index instead of the working tree, by default from HEAD.
        folder: Folder of the accounts.

    Raises:
        GosartError: There is no such revision, no repository, the two have no common commit, or
            there is a head beside `staged`.
    """
    if staged and (head or ".." in base):
        raise GosartError(
            f"--staged compares with what is staged, and '{head or base}' names another state: "
            "leave out one of them."
        )
    if base and head and (Path(base) / folder).is_dir() and (Path(head) / folder).is_dir():
        return folder_snapshot(Path(base)), folder_snapshot(Path(head))
    snapshots = _snapshots(
        root, f"Name two folders, each with a folder '{folder}' in it, or run in"
    )
    if not head and ".." in base:
        left, dots, right = re.split(r"(\.{2,3})", base, maxsplit=1)
        if not left.strip() and not right.strip():  # "$BASE..$HEAD" where a pipeline has neither
            raise GosartError(f"'{base}' names no revision: nothing would be compared.")
        two = _commit(snapshots, left or "HEAD"), _commit(snapshots, right or "HEAD")
        return (_parted(snapshots, *two) if dots == "..." else two[0]), two[1]
    if head:
        after = _commit(snapshots, head)
        before = _commit(snapshots, base) if base else _main_branch(snapshots)
        return (before if base else _parted(snapshots, before, after)), after
    after = snapshots.index() if staged else snapshots.working_tree()
    current = _commit(snapshots, "HEAD")
    if staged and not base:
        return current, after
    before = _commit(snapshots, base) if base else _main_branch(snapshots)
    return _parted(snapshots, before, current), after


def snapshot_before(root: Path, revision: str) -> tuple[Snapshot, Snapshot]:
    """Return the plans where HEAD left a revision, and the working tree.

    Args:
        root: The repository.
        revision: As git takes it.

    Raises:
        GosartError: There is no such revision, no repository, or no common commit.
    """
    snapshots = _snapshots(root, "--since compares with a revision: run it in")
    before = _parted(snapshots, _commit(snapshots, revision), _commit(snapshots, "HEAD"))
    return before, snapshots.working_tree()


def _snapshots(root: Path, remedy: str) -> Snapshots:
    try:
        return Snapshots(root)
    except RefusedError:
        raise
    except GosartError as error:
        if "not a git repository" not in str(error):
            raise
        other = os.environ.get("GIT_DIR")
        more = (
            f" GIT_DIR names {other}, which is not taken for the repository of this folder; "
            "set GIT_WORK_TREE too if it is."
            if other
            else ""
        )
        raise GosartError(
            f"{root} is not in a git repository. {remedy} a repository.{more}"
        ) from error


def _commit(snapshots: Snapshots, name: str) -> Snapshot:
    root = snapshots.root
    verify = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    # the id first: `^{commit}` after `:/words` would be a part of the words that are looked for
    other = try_git(root, *verify, name)
    commit = try_git(root, *verify, f"{other}^{{commit}}") if other else ""
    if commit:
        return snapshots.commit(commit, name)
    if name == "HEAD":
        raise GosartError("There is no commit yet to compare with.")
    kind = try_git(root, "cat-file", "-t", other) if other else ""
    if kind:
        raise GosartError(f"There is no revision '{name}': that is a {kind}, not a commit.")
    more = (
        " This clone is shallow: fetch the history first "
        "(git fetch --unshallow, or fetch-depth: 0 in a workflow)."
        if _is_shallow(root)
        else ""
    )
    raise GosartError(f"There is no revision '{name}'.{more}")


def _main_branch(snapshots: Snapshots) -> Snapshot:
    for name in _MAIN:
        commit = try_git(snapshots.root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if commit:
            short = name.removeprefix("refs/remotes/").removeprefix("refs/heads/")
            return snapshots.commit(commit, short)
    raise GosartError(
        "No main branch was found to compare with. Name a revision: gosart diff BASE."
    )


def _parted(snapshots: Snapshots, base: Snapshot, head: Snapshot) -> Snapshot:
    """Return the commit where `other` left `one`, by the name of `one`."""
    parted = try_git(snapshots.root, "merge-base", base.commit, head.commit)
    if not parted:
        why = (
            "this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in a workflow"
            if _is_shallow(snapshots.root)
            else "they share no history"
        )
        raise GosartError(
            f"'{base.name}' and '{head.name}' have no common commit ({why}). "
            f"To compare the two as they are: {base.name}..{head.name}"
        )
    if parted == base.commit:
        return base
    return snapshots.commit(parted, f"{base.name} ({parted[:_SHORT_ID]}, where the two parted)")


def _is_shallow(root: Path) -> bool:
    return try_git(root, "rev-parse", "--is-shallow-repository") == "true"
