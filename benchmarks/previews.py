"""How long a seller waits in a preview: from the start, and from saving a plan to its new page."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.portfolio import account_id
from benchmarks.processes import CommandError, Cost, environment, module
from benchmarks.rows import Row, ratio

__all__ = ["previews"]

EDITS = 7
"""How often a plan is saved; the median counts."""
PATIENCE = 600
"""Seconds until a server that does not answer is given up."""


def previews(folder: Path, count: int, built: Cost) -> tuple[list[Row], int]:
    """Measure a preview of a portfolio that is there already.

    Args:
        folder: The repository.
        count: How many accounts it has.
        built: What a build of the same site took.

    Returns:
        The rows, and the most bytes of memory that a preview held, 0 where nobody knows.
    """
    with _serving(folder) as site:
        path = folder / "accounts" / f"{account_id(1)}.yml"
        before = path.read_text("utf-8")
        try:
            waits = [site.wait_for(path, before, number) for number in range(EDITS)]
            began = time.perf_counter()
            site.get("")
            everything = time.perf_counter() - began
        finally:
            path.write_text(before, "utf-8")
        peak = site.peak
    with _serving(folder):  # it sees that the plan is as it was
        pass
    with _serving(folder) as site:
        start = site.started
        site.get("")
        portfolio = time.perf_counter() - site.began
    page = median(waits)
    size = f"{count} accounts"
    rows = [
        Row(
            f"A saved plan until its page is there, {size}",
            page,
            f"{page:.2f} s",
            f"the slowest of {EDITS} {max(waits):.2f} s",
            "at most 0.5 s",
            page <= 0.5,
        ),
        ratio(
            f"The same, to a build of the site, {size}",
            page,
            built.seconds,
            f"{page:.2f} s, {built.seconds:.1f} s",
        ),
        Row(
            f"The portfolio after it, {size}",
            everything,
            f"{everything:.2f} s",
            "",
            "at most 5 s",
            everything <= 5,
        ),
        Row(
            f"Start of a preview when nothing changed until an account's page, {size}",
            start,
            f"{start:.1f} s",
            "",
            "at most 3 s",
            start <= 3,
        ),
        Row(
            f"The same until the portfolio's page, {size}",
            portfolio,
            f"{portfolio:.1f} s",
            "",
            "at most 5 s",
            portfolio <= 5,
        ),
    ]
    return rows, peak


@dataclass
class _Served:
    address: str
    process: int
    """Its id."""
    began: float
    started: float = 0.0
    """Seconds until an account's page was there."""

    @property
    def peak(self) -> int:
        """Bytes of memory that it ever held, 0 where the system does not tell."""
        status = Path(f"/proc/{self.process}/status")
        lines = status.read_text("utf-8").splitlines() if status.is_file() else []
        peaks = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
        return int(next(peaks, 0)) * 1024

    def get(self, path: str) -> str:
        """Return what the server has at a path."""
        with urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def wait_for(self, path: Path, before: str, number: int) -> float:
        """Save a plan and return the seconds until a browser that has its page has the new one."""
        page, word = f"accounts/{account_id(1)}/", f"Saved-{number}"
        epoch = re.search(r"livereload\((\d+), \d+\)", self.get(page))
        if epoch is None:
            raise CommandError("The page does not reload.")
        began = time.perf_counter()
        path.write_text(before.replace("industry: ", f"industry: {word} ", 1), "utf-8")
        while word not in self.get(page):
            self.get(f"livereload/{epoch[1]}/{epoch[1]}")
        return time.perf_counter() - began


@contextmanager
def _serving(folder: Path) -> Iterator[_Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen(
        module("mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"),
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    site = _Served(f"http://127.0.0.1:{port}/", process.pid, began)
    try:
        while True:
            try:
                site.get(f"accounts/{account_id(1)}/")
                break
            except (URLError, ConnectionError) as error:
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    raise CommandError(f"{folder} is not served.") from error
                time.sleep(0.02)
        site.started = time.perf_counter() - began
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)
