"""The day each account was last touched, as git knows it, and where the plans stand in git.

One `git log` for the whole repository; nothing where there is no git, no commit yet, or only a part
of the history (a shallow clone).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from gosart.errors import GosartError
from gosart.plan_paths import SHARED, account_of
from gosart.repository.working_tree import real_folder
from gosart.vcs.git import ask_git
from gosart.vcs.log import read_log

__all__ = ["last_touched", "place_in_git"]


def last_touched(root: Path, folder: str, today: date) -> Mapping[str, date]:
    """Return the day of the latest commit that touched each account below `folder`, by id.

    It is `today` for one with changes that are not committed. Empty where git cannot tell: an
    account that is missing is one of which nothing is known.

    Args:
        root: The repository.
        folder: The folder, relative to the repository.
        today: The day of the build, None for a build that knows none.
    """
    log = read_log(root, folder)
    if log.reason is not None and not log.days:
        return {}
    days, folder = dict(log.days), real_folder(root, folder)
    owners: dict[str, list[str]] = {}
    for account, paths in log.linked.items():
        for path in paths:
            owners.setdefault(path, []).append(account)
    for path in _uncommitted(root, [f"{folder}/", *sorted(owners)]):
        own = account_of(path, folder) if path.startswith(f"{folder}/") else ""
        for account in (own, *owners.get(path, ())):
            if account not in ("", SHARED):
                days[account] = today
    return days


def place_in_git(root: Path) -> str:
    """Return the way from git's top to `root` (`plans/`), "" for the top and without git.

    Args:
        root: The repository.
    """
    try:
        return os.fsdecode(ask_git(root, "rev-parse", "--show-prefix")).removesuffix("\n")
    except GosartError:
        return ""


def _uncommitted(root: Path, paths: Sequence[str]) -> Iterator[str]:
    """Yield the files with changes that are not committed, relative to the repository of plans."""
    top = place_in_git(root)
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
    try:
        raw = ask_git(root, "status", *options, "--ignore-submodules=dirty", "--", *paths)
    except GosartError:  # a bare repository has no files beside it
        return
    for record in filter(None, raw.split(b"\0")):
        yield os.fsdecode(record[3:]).removeprefix(top)
