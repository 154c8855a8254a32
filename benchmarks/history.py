"""The history of many commits: how its time grows with the files that changed, and what it takes when little or nothing is new."""

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


def history(folder: Path, accounts: int, commits: int) -> list[Row]:
    """Read a history of `commits` commits, of half as many, then of none and of a few new ones."""
    half, whole = (_made(folder / str(count), accounts, count) for count in (commits // 2, commits))
    log = run(["git", "log", "--raw", "--no-abbrev", "--", "accounts"], whole).seconds
    few = _read(half)["seconds"]
    first = _read(whole)
    again = _read(whole)
    if again["stories"] != first["stories"]:
        raise CommandError("The history told something else of the same commits the second time.")
    _commit(whole, accounts, range(commits, commits + _NEW))
    new = _read(whole)
    told = f"{accounts} accounts, {commits} commits"
    once, grown, nothing = (
        first["seconds"],
        f"{few:.1f} s, {first['seconds']:.1f} s",
        f"{again['seconds']:.2f} s",
    )
    return [
        ratio(f"History, {commits // 2} to {commits} commits", once, few, grown, at_most=2.2),
        ratio(f"History of {told}, to git log --raw", once, log, f"{once:.1f} s, {log:.2f} s"),
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


def _made(folder: Path, accounts: int, commits: int) -> Path:
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
    """Yield commits: number -1 brings all plans, every other one changes a probability and a status in one of them."""
    for number in numbers:
        when = (
            datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
            - timedelta(days=300)
            + timedelta(hours=number)
        )
        message = f"Step {number}".encode()
        yield f"commit refs/heads/main\ncommitter Bench <bench@example.org> {int(when.timestamp())} +0000\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        if number == numbers.start and number > -1:
            yield b"from refs/heads/main^0\n"
        one = folder / "accounts" / f"{account_id(number % accounts + 1)}.yml"
        for path in sorted((folder / "accounts").rglob("*.yml")) if number < 0 else [one]:
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
                f"M 100644 inline {path.relative_to(folder).as_posix()}\ndata {len(content)}\n".encode()
                + content
                + b"\n"
            )


def _read(folder: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(
        run(module("benchmarks.history", str(folder)), folder).output
    )
    return found


def main() -> None:
    """Read the history of a folder and print the seconds and the number of stories; what is kept on disk stays there."""
    from gosart.config.model import options_from
    from gosart.history.loader import Historian
    from gosart.i18n.translator import translator_for
    from gosart.method.loader import read_method

    root = Path(sys.argv[1])
    options = options_from({"today": TODAY}, root, {})
    method = read_method(options.language, root, "").method
    began = perf_counter()
    found = Historian().read(options, method, translator_for(options.language))
    if found.reason is not None:
        raise CommandError(str(found.reason))
    print(json.dumps({"seconds": perf_counter() - began, "stories": len(found.stories)}))


if __name__ == "__main__":
    main()
