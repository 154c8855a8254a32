"""`gosart diff` of one changed plan among many, and of a shared entry, beside what git takes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.portfolio import account_id, write_portfolio
from benchmarks.processes import gosart, run

__all__ = ["diff_seconds"]

_WHO = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def diff_seconds(folder: Path, count: int) -> tuple[float, float, float, float]:
    """Measure `gosart diff` in a portfolio, each command as the quickest of five runs.

    Args:
        folder: An empty or new folder.
        count: How many plans there are.

    Returns:
        The seconds of `gosart diff` of a plan, of a shared entry, of `git diff --stat`, and of
        Python's start.
    """
    write_portfolio(folder, count)
    run(["git", "init", "--quiet", "--initial-branch=main"], folder)
    team, other = folder / "accounts/_shared/team.yml", folder / "accounts" / f"{account_id(2)}.yml"
    team.write_text(team.read_text("utf-8") + "eva-ford: {name: Eva Ford}\n", encoding="utf-8")
    other.write_text(
        re.sub(
            "^owner: .*", "owner: eva-ford", other.read_text("utf-8"), count=1, flags=re.MULTILINE
        ),
        encoding="utf-8",
    )
    _commit(folder)
    team.write_text(team.read_text("utf-8").replace("Eva Ford", "Eva Ford-Hale"), encoding="utf-8")
    _commit(folder)
    plan = folder / "accounts" / f"{account_id(1)}.yml"
    plan.write_text(
        re.sub(r"probability: (\d)0", r"probability: \g<1>5", plan.read_text("utf-8"), count=1),
        encoding="utf-8",
    )
    _commit(folder)
    plan_and_shared = gosart("diff", "HEAD~1", "HEAD"), gosart("diff", "HEAD~2", "HEAD~1")
    commands = (
        *plan_and_shared,
        ["git", "diff", "--stat", "HEAD~1", "HEAD"],
        [sys.executable, "-c", "pass"],
    )
    diff, shared, git, start = (
        min(run(command, folder).seconds for _ in range(5)) for command in commands
    )
    return diff, shared, git, start


def _commit(folder: Path) -> None:
    run(["git", "add", "--all"], folder)
    run(["git", *_WHO, "commit", "--quiet", "-m", "Plans"], folder)
