"""Makes many pages in several processes at a time, where the system can copy a process.

A copy has everything that was read and worked out; only what it writes and finds comes back.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gosart.errors import GosartError
from gosart.mkdocs_plugin.site_files import SiteFile

__all__ = ["make_pages"]

FEW = 60
"""So many pages are made sooner than a process is copied."""
MOST = 8
"""Processes at the most: each takes memory of its own."""

Entries = dict[str, list[dict[str, Any]]]
"""Entries of the search by a page's uri."""


def make_pages(
    files: Sequence[SiteFile],
    make: Callable[[SiteFile], list[dict[str, Any]]],
    processes: int = 0,
) -> Entries:
    """Make pages, side by side where there are many.

    Args:
        files: The pages.
        make: Makes one and returns its entries in the search.
        processes: How many processes, 0 for as many as the machine has room for.

    Returns:
        The entries of each page, whichever process made it.

    Raises:
        GosartError: A page could not be made.
    """
    count = processes or _room(len(files))
    if count < 2:
        return {file.src_uri: make(file) for file in files}
    shares: list[list[SiteFile]] = [[] for _ in range(count)]
    numbers: dict[str, int] = {}
    for file in files:  # an account's pages share what was worked out for one of them
        account = "/".join(file.src_uri.split("/")[:2])
        shares[numbers.setdefault(account, len(numbers)) % count].append(file)
    gc.freeze()  # what both have stays one copy
    try:
        children = [_Child(share, make) for share in shares[1:]]
        entries = {file.src_uri: make(file) for file in shares[0]}
        for child in children:
            entries |= child.result()
    finally:
        gc.unfreeze()
    return {file.src_uri: entries[file.src_uri] for file in files}


def _room(pages: int) -> int:
    """Return how many processes are worth it."""
    if pages < FEW or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


class _Child:
    """A copy of this process that makes a share of the pages."""

    def __init__(
        self, files: Sequence[SiteFile], make: Callable[[SiteFile], list[dict[str, Any]]]
    ) -> None:
        self._files = files
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._process = os.fork()
        if self._process:
            os.close(write)
            self._read = read
            return
        code = 1
        try:  # whatever happens, the copy must not go on as if it were the build
            os.close(read)
            with os.fdopen(write, "wb") as pipe:
                pickle.dump(_worked(files, make), pipe)
            code = 0
        finally:
            os._exit(code)

    def result(self) -> Entries:
        """Wait for the pages; what was logged is logged here."""
        with os.fdopen(self._read, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self._process, 0)
        if not data:
            message = "A process that was to make pages was stopped; is there enough memory?"
            raise GosartError(message)
        entries, records, error, trace = pickle.loads(data)  # noqa: S301 - from our own copy
        for name, level, message in records:
            logging.getLogger(name).log(level, "%s", message)
        if error:
            raise GosartError(error)
        if trace:
            raise RuntimeError(trace)
        return dict(entries)


def _worked(
    files: Sequence[SiteFile], make: Callable[[SiteFile], list[dict[str, Any]]]
) -> tuple[Entries, list[tuple[str, int, str]], str, str]:
    """Return the entries, what was logged, and what went wrong: our sentence, or a traceback."""
    logger, handler = logging.getLogger("mkdocs"), _Records()
    logger.handlers, logger.propagate = [handler], False
    entries: Entries = {}
    error = trace = ""
    try:
        for file in files:
            entries[file.src_uri] = make(file)
    except GosartError as failure:
        error = str(failure)
    except Exception:
        trace = traceback.format_exc()
    return entries, list(handler.records()), error, trace


class _Records(logging.Handler):
    """What was logged in a copy, for the process that has the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self._records.append((record.name, record.levelno, record.getMessage()))

    def records(self) -> Iterator[tuple[str, int, str]]:
        """Yield (logger, level, message) of each."""
        yield from self._records
