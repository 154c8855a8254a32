"""Has all plans read by a process of its own, while a preview answers; what comes of it is on disk.

A copy of the server would not be safe, for it has threads. So another Python is started, which
copies itself once for each processor before it has any (`site/read_plans.py`).
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from gosart.config.model import SiteOptions
from gosart.site.pages.waiting import Progress

__all__ = ["PlanReading"]

log = logging.getLogger("mkdocs.plugins.gosart")

_PARTS = 10
"""So often the terminal says how far it is."""


class PlanReading:
    """The reading that is going on, if any.

    Args:
        finished: Called in another thread when a reading has come to its end, with whether it
            was a good one.
    """

    def __init__(self, finished: Callable[[bool], None]) -> None:
        self._finished = finished
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._done = self._total = 0

    @property
    def progress(self) -> Progress:
        """How far it is; of none where nothing is read."""
        return Progress(min(self._done, self._total), self._total)

    @property
    def is_running(self) -> bool:
        """Whether plans are being read."""
        return self._process is not None

    def begin(self, options: SiteOptions, touched: Mapping[str, date], total: int) -> None:
        """Read all plans, unless that is going on already.

        Args:
            options: The options of the build.
            touched: The day on which each account was last changed, by id.
            total: How many accounts there are.
        """
        with self._lock:
            if self._process is not None:
                return
            self._done, self._total = 0, total
            # -P: what stands in the folder of the plans is no module of ours
            command = [sys.executable, "-P", "-m", "gosart.site.read_plans"]
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for the server, which ends it
            )
            listener = threading.Thread(
                target=self._listen,
                args=(self._process, pickle.dumps((options, dict(touched)))),
                name="gosart-reading",
                daemon=True,
            )
            listener.start()

    def forget(self) -> None:
        """Have no progress to show any more."""
        if not self.is_running:
            self._done = self._total = 0

    def end(self) -> None:
        """Stop reading."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGTERM)
                else:
                    process.terminate()
            process.wait()

    def _listen(self, process: subprocess.Popen[bytes], about: bytes) -> None:
        """Count what is done until the process ends."""
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        with suppress(OSError), process.stdin as pipe:
            pipe.write(about)
        with process.stdout as lines:
            for _ in lines:
                self._done += 1
                part = max(1, self._total // _PARTS)
                if self._done % part == 0 and self._done < self._total:
                    log.info("gosart: %s of %s plans are read", self._done, self._total)
        code = process.wait()
        with self._lock:
            if self._process is not process:  # it was stopped
                return
            self._process = None
        self._finished(code == 0)
