"""Runs a command as a process of its own: the seconds it took, and the most memory it ever held."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.portfolio import TODAY

__all__ = [
    "ROOT",
    "CommandError",
    "Cost",
    "cold",
    "environment",
    "gosart",
    "mkdocs_build",
    "module",
    "run",
]

ROOT = Path(__file__).parents[1]
_NOT_A_USERS = frozenset({"PYTHONDONTWRITEBYTECODE", "GOSART_CACHE"})
"""Settings of a test run that would make every command start slower than it does."""


class CommandError(Exception):
    """A command ended with an exit code that was not expected; the text is what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    """On the clock."""
    peak: int
    """Peak resident memory in bytes, of the largest process where it started others."""
    output: str
    """What it printed."""


def environment() -> dict[str, str]:
    """Return the environment of a command: the day of the plans, compiled modules kept."""
    day = int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp())
    given = {name: value for name, value in os.environ.items() if name not in _NOT_A_USERS}
    return {
        **given,
        "PYTHONPATH": str(ROOT),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(day),
    }


def cold(folder: Path) -> None:
    """Remove what builds left in a folder, so that the next one starts from nothing."""
    for name in (".cache", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)


def run(command: Sequence[str], folder: Path, accepted: tuple[int, ...] = (0,)) -> Cost:
    """Run a command on the day of the plans.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        accepted: Exit codes that are no failure.

    Raises:
        CommandError: It ended with another exit code.
    """
    with tempfile.TemporaryFile() as output:
        began = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=output, stderr=subprocess.STDOUT
        )
        # wait4 measures this child alone; getrusage(RUSAGE_CHILDREN) gives the largest so far.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode("utf-8", "replace")
    if process.returncode not in accepted:
        raise CommandError(
            f"{' '.join(command)}\nin {folder} ended with {process.returncode}:\n{printed[-4000:]}"
        )
    return Cost(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), printed)


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a Python module."""
    return [sys.executable, "-m", name, *arguments]


def gosart(*arguments: str) -> list[str]:
    """Return the command that runs our own command line."""
    return [sys.executable, "-c", "from gosart.cli import main; main()", *arguments]


def mkdocs_build(folder: Path) -> Cost:
    """Build the site of a folder into its `site/`, with what the last build kept."""
    return run(module("mkdocs", "build", "--quiet"), folder)
