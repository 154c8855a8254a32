"""`gosart diff` of one changed plan among many, beside `git diff --stat` of the same revisions and the bare start of Python."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.portfolio import account_id, write_portfolio
from benchmarks.processes import gosart, run

__all__ = ["review"]

_WHO = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def review(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds of `gosart diff`, of `git diff --stat` and of Python's start, each the quickest of five."""
    write_portfolio(folder, count)
    run(["git", "init", "--quiet", "--initial-branch=main"], folder)
    _commit(folder)
    plan = folder / "accounts" / f"{account_id(1)}.yml"
    plan.write_text(plan.read_text("utf-8").replace("probability: ", "probability: 1", 1), encoding="utf-8")
    _commit(folder)
    commands = (gosart("diff", "HEAD~1", "HEAD"), ["git", "diff", "--stat", "HEAD~1", "HEAD"], [sys.executable, "-c", "pass"])
    diff, git, start = (min(run(command, folder).seconds for _ in range(5)) for command in commands)
    return diff, git, start


def _commit(folder: Path) -> None:
    run(["git", "add", "--all"], folder)
    run(["git", *_WHO, "commit", "--quiet", "-m", "Plans"], folder)
