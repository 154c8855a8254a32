"""What git knows of the plans: the day each account was last touched, and where they stand in the repository.

One `git log` for the whole repository; nothing where there is no git, no commit yet, or only a part of the history (a shallow clone).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gosart.plan_paths import SHARED, account_of
from gosart.vcs.git import read_git, try_git
from gosart.vcs.log import read_log

__all__ = ["last_touched", "place_in_git"]


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


def place_in_git(root: Path) -> str:
    """Return the way from git's top to `root`, "" for the top itself and where there is no git: `plans/`."""
    return try_git(root, "rev-parse", "--show-prefix")


def _from(path: str, folder: str) -> str:
    place = f"/{path}".find(f"/{folder}/")
    return path[place:] if place >= 0 else path
