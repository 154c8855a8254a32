"""What git knows of the plans: the day each account was last touched, and what they were at a revision.

One `git log` for the whole repository; nothing where there is no git, no commit yet, or only a part of the history (a shallow clone).
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gosart.errors import GosartError
from gosart.plan_paths import SHARED, account_of
from gosart.vcs.git import ask_git, read_git, try_git
from gosart.vcs.log import read_log

__all__ = ["export_plans", "last_touched", "place_in_git"]


def last_touched(root: Path, folder: str, today: date) -> Mapping[str, date]:
    """Return the day of the latest commit that touched each account below `folder`, by id; `today` for one with changes not yet committed.

    Empty where git cannot tell: an account that is missing in it is one of which nothing is known.
    """
    log = read_log(root, folder)
    if log.reason is not None and not log.days:
        return {}
    found = dict(log.days)
    for line in read_git(
        root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", folder
    ).split("\0"):
        # Status names paths from git's top; only the part from the folder of the accounts on matters here.
        account = account_of(_from(line[3:], folder), folder)
        if account and account != SHARED:
            found[account] = today
    return found


def export_plans(root: Path, revision: str, folder: str, target: Path) -> None:
    """Write the plans below `folder` into `target` as they were where HEAD left `revision`; nothing where there was no such folder yet.

    Raises GosartError where there is no git, or it does not know the revision.
    """
    if not try_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise GosartError(f"--since needs git, and a repository with a commit; {root} is none.")
    if revision.startswith("-") or not try_git(
        root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"
    ):
        raise GosartError(
            f"git knows no '{revision}' here. Name a branch or commit; in a shallow clone fetch it first (fetch-depth: 0)."
        )
    base = try_git(root, "merge-base", revision, "HEAD") or revision
    if not try_git(root, "ls-tree", "--name-only", base, "--", folder):
        return
    packed = ask_git(root, "archive", "--format=tar", base, "--", folder)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive.getmembers():
            if member.isfile() or member.isdir():  # a link of that time leads nowhere here
                archive.extract(member, target, filter="data")


def place_in_git(root: Path) -> str:
    """Return the way from git's top to `root`, "" for the top itself and where there is no git: `plans/`."""
    return try_git(root, "rev-parse", "--show-prefix")


def _from(path: str, folder: str) -> str:
    place = f"/{path}".find(f"/{folder}/")
    return path[place:] if place >= 0 else path
