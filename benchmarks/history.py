"""The history of many commits: how its time grows, and what it takes when little is new.

`python -m benchmarks.history FOLDER` reads the history of a folder in a process of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.portfolio import TODAY, account_id, write_portfolio
from benchmarks.processes import CommandError, module, run
from benchmarks.rows import Row, ratio

__all__ = ["history"]

_NEW = 10
"""How many commits come after the first time."""


def history(folder: Path, accounts: int, commits: int) -> list[Row]:
    """Measure the reading of a history, of half of it, then with no and with a few new commits.

    Args:
        folder: An empty or new folder.
        accounts: How many plans there are.
        commits: How many commits there are.
    """
    half, whole = (
        _repository(folder / str(count), accounts, count) for count in (commits // 2, commits)
    )
    log = run(["git", "log", "--raw", "--no-abbrev", "--", "accounts"], whole).seconds
    few = _read(half)["seconds"]
    first = _read(whole)
    again = _read(whole)
    if again["stories"] != first["stories"]:
        raise CommandError("The history was another when the same commits were read again.")
    _commit(whole, accounts, range(commits, commits + _NEW))
    new = _read(whole)
    size = f"{accounts} accounts, {commits} commits"
    once, grown, nothing = (
        first["seconds"],
        f"{few:.1f} s, {first['seconds']:.1f} s",
        f"{again['seconds']:.2f} s",
    )
    return [
        ratio(f"History, {commits // 2} to {commits} commits", once, few, grown, at_most=2.2),
        ratio(f"History of {size}, to git log --raw", once, log, f"{once:.1f} s, {log:.2f} s"),
        ratio(
            "The same with nothing new, to the first time",
            again["seconds"],
            once,
            nothing,
            at_most=0.1,
        ),
        ratio(
            f"The same with {_NEW} new commits, to the first time",
            new["seconds"],
            once,
            f"{new['seconds']:.2f} s",
            at_most=0.1,
        ),
    ]


def _repository(folder: Path, accounts: int, commits: int) -> Path:
    write_portfolio(folder, accounts)
    run(["git", "init", "--quiet", "--initial-branch=main"], folder)
    run(["git", "config", "core.logAllRefUpdates", "false"], folder)
    _commit(folder, accounts, range(-1, commits))
    return folder


def _commit(folder: Path, accounts: int, numbers: range) -> None:
    """Let git read a stream of commits: far quicker than a commit at a time."""
    stream = b"".join(_stream(folder, accounts, numbers))
    done = subprocess.run(
        ["git", "fast-import", "--quiet"],
        cwd=folder,
        input=stream,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(done.stderr.decode("utf-8", "replace"))


def _stream(folder: Path, accounts: int, numbers: range) -> Iterator[bytes]:
    """Yield commits: number -1 brings all plans, every other changes a probability in one plan."""
    for number in numbers:
        when = (
            datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
            - timedelta(days=300)
            + timedelta(hours=number)
        )
        message = f"Step {number}".encode()
        yield b"commit refs/heads/main\n"
        yield f"committer Bench <bench@example.org> {int(when.timestamp())} +0000\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        if number == numbers.start and number > -1:
            yield b"from refs/heads/main^0\n"
        plan = folder / "accounts" / f"{account_id(number % accounts + 1)}.yml"
        for path in sorted((folder / "accounts").rglob("*.yml")) if number < 0 else [plan]:
            text = path.read_text("utf-8")
            if number >= 0:
                text = re.sub(
                    r"probability: \d+",
                    f"probability: {5 + number // accounts % 90}",
                    text,
                    count=1,
                )
            content = text.encode()
            yield (
                f"M 100644 inline {path.relative_to(folder).as_posix()}\n".encode()
                + f"data {len(content)}\n".encode()
                + content
                + b"\n"
            )


def _read(folder: Path) -> dict[str, float]:
    measures: dict[str, float] = json.loads(
        run(module("benchmarks.history", str(folder)), folder).output
    )
    return measures


def main() -> None:
    """Read the history of a folder; print the seconds and the number of stories.

    What it caches on the disk stays there.
    """
    from gosart.config.model import options_from
    from gosart.history.loader import Historian
    from gosart.method.loader import read_method

    root = Path(sys.argv[1])
    options = options_from({"today": TODAY}, root, {})
    method = read_method(options.language, root, "").method
    began = perf_counter()
    history = Historian().read(options, method)
    if history.reason is not None:
        raise CommandError(str(history.reason))
    print(json.dumps({"seconds": perf_counter() - began, "stories": len(history.stories)}))


if __name__ == "__main__":
    main()
