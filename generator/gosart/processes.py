"""Works in several processes at a time, where the system can copy a process.

A copy has everything that was read and worked out; only what it returns and logs comes back.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from gosart.errors import GosartError

__all__ = ["in_processes", "in_turns", "room_for", "seldom_collected"]

MOST = 8
"""Processes at the most: each takes memory of its own."""
_TURNS = 4096
"""So many turns at the most fit into a pipe that nobody reads yet."""

_OBJECTS = 100_000
"""Objects after which Python looks for unused circles; plans come and go whole, and have few."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def room_for(items: int, few: int) -> int:
    """Return in how many processes some work is done.

    Args:
        items: How many items there are.
        few: So many are done sooner than a process is copied.

    Returns:
        1 for this process alone: a copy of one with threads may wait for ever.
    """
    if items < few or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def in_processes(
    shares: Sequence[Sequence[Item]], work: Callable[[Sequence[Item]], Result]
) -> list[Result]:
    """Work on several shares side by side, the first of them in this process.

    Args:
        shares: The items, a share for each process.
        work: Works on a share; what it returns can be pickled.

    Returns:
        What it returned for each share, in their order.

    Raises:
        GosartError: The work raised one, or a process was stopped.
    """
    if len(shares) < 2:
        return [work(share) for share in shares]
    gc.freeze()  # what both have stays one copy
    try:
        children = [_Child(share, work) for share in shares[1:]]
        results = [work(shares[0])]
        results += [child.result() for child in children]
    finally:
        gc.unfreeze()
    return results


def in_turns(
    items: Sequence[Item], work: Callable[[Iterator[Item]], Result], processes: int
) -> list[Result]:
    """Work on items in several processes, each of which takes the next item when it has time.

    So none waits for another whose items happen to take longer.

    Args:
        items: The items, in the order in which they are begun; what takes longest comes first.
        work: Works on those that it gets; what it returns can be pickled.
        processes: How many processes.

    Returns:
        What it returned in each process.

    Raises:
        GosartError: The work raised one, or a process was stopped.
    """
    if processes < 2 or len(items) < 2:
        return [work(iter(items))]
    size = -(-len(items) // _TURNS)
    read, write = os.pipe()  # it hands out each number once, whoever asks
    with os.fdopen(write, "wb") as pipe:
        for start in range(0, len(items), size):
            pipe.write(struct.pack("=L", start))

    def turns() -> Iterator[Item]:
        while number := os.read(read, struct.calcsize("=L")):
            (start,) = struct.unpack("=L", number)
            yield from items[start : start + size]

    try:
        return in_processes([()] * processes, lambda _: work(turns()))
    finally:
        os.close(read)


class _Child(Generic[Item, Result]):
    """A copy of this process that works on a share."""

    def __init__(self, share: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> None:
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
                pickle.dump(_worked(share, work), pipe)
            code = 0
        finally:
            os._exit(code)

    def result(self) -> Result:
        """Wait for what the work returns; what was logged is logged here."""
        with os.fdopen(self._read, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self._process, 0)
        if not data:
            message = "A process that was to help was stopped; is there enough memory?"
            raise GosartError(message)
        result: Result
        result, records, error, trace = pickle.loads(data)  # noqa: S301 - from our own copy
        for name, level, message in records:
            logging.getLogger(name).log(level, "%s", message)
        if error:
            raise GosartError(error)
        if trace:
            raise RuntimeError(trace)
        return result


def _worked(
    share: Sequence[Item], work: Callable[[Sequence[Item]], Result]
) -> tuple[Result | None, list[tuple[str, int, str]], str, str]:
    """Return the result, what was logged, and what went wrong: our sentence, or a traceback."""
    logger, handler = logging.getLogger("mkdocs"), _Records()
    logger.handlers, logger.propagate = [handler], False
    result: Result | None = None
    error = trace = ""
    try:
        result = work(share)
    except GosartError as failure:
        error = str(failure)
    except Exception:
        trace = traceback.format_exc()
    return result, list(handler.records()), error, trace


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


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for unused circles seldom: it is a tenth of the time otherwise.

    Yields:
        Nothing; afterwards it looks as often as before.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
