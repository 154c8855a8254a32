"""Work done in a child process that may use so much time and memory and no more.

The child is forked from one that has imported everything, so that the limits are those of the work:
the interpreter and the libraries are not in them.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

__all__ = ["limited"]

SECONDS = 2
"""The time of the work where `_reference` takes `REFERENCE_SECONDS`; more on a slower machine."""
REFERENCE_SECONDS = 0.008
MEBIBYTES = 200


def limited(work: Callable[[], Any]) -> Any:
    """Do some work within the limits and return what it returns (as JSON takes it).

    Returns:
        A text instead where a limit was met, or the work failed: what happened.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os._exit(_child(work, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        content = pipe.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
    return json.loads(content)


def _child(work: Callable[[], Any], writer: int) -> int:
    pages = int(_statm().split()[0])
    most = pages * resource.getpagesize() + MEBIBYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    # a forked process begins to count its time at nothing
    slowness = _reference() / REFERENCE_SECONDS
    seconds = math.ceil(time.process_time() + SECONDS * max(1, slowness))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        result = work()
    except BaseException as error:
        result = f"failed with {type(error).__name__}: {error}"[:300]
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(json.dumps(result).encode())
    return 0


def _reference() -> float:
    """Return the seconds that a piece of work of one size takes here and now.

    Two processes on one core of a machine each count more time for the same work.
    """
    start = time.process_time()
    words = [f"{number} {'a' * (number % 7)}" for number in range(40_000)]
    sum(len(word.split()) for word in sorted(words))
    return time.process_time() - start


def _statm() -> str:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - nothing to spare here
        return file.read()


SUPPORTED = sys.platform == "linux"
"""Whether the size of a process can be asked for and limited."""
