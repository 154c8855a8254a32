"""One Chromium for many pages: a small client of its DevTools protocol, over a pair of pipes.

A process for each page (`--print-to-pdf`) takes a second to start, most of it for nothing; the
clients that packages bring (playwright, selenium) want a driver or a browser of their own.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from gosart.errors import GosartError

__all__ = ["MARGINS_SINCE", "Chromium", "open_chromium"]

MARGINS_SINCE = 131
"""The first Chromium that prints what a style sheet sets into the margins of `@page`."""

_FLAGS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--allow-file-access-from-files", "--force-color-profile=srgb",
)  # fmt: skip
_READ, _WRITE = 3, 4
"""The descriptors on which Chromium reads commands and writes answers."""
_SECONDS = 60
"""How long Chromium may take over one command: a page takes a fraction of a second."""
_PAPER: Mapping[str, Any] = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
}


class Chromium:
    """A headless Chromium that prints one page after the other.

    Args:
        process: Its id.
        commands: The descriptor to write commands to.
        answers: The descriptor to read answers from.
        log: The file that its complaints go to.
    """

    def __init__(self, process: int, commands: int, answers: int, log: Path) -> None:
        self.process = process
        self._commands = commands
        self._answers = answers
        self._log = log
        self._read = b""
        self._number = 0
        self._session = ""

    @property
    def version(self) -> int:
        """The number of its release, such as 156."""
        product = str(self._ask("Browser.getVersion")["product"])
        return int(product.partition("/")[2].partition(".")[0])

    def print(self, url: str) -> bytes:
        """Load a page and print it.

        Args:
            url: The page's address.

        Returns:
            The PDF.

        Raises:
            GosartError: The page cannot be loaded, or Chromium has stopped.
        """
        if not self._session:
            target = self._ask("Target.createTarget", url="about:blank")["targetId"]
            answer = self._ask("Target.attachToTarget", targetId=target, flatten=True)
            self._session = answer["sessionId"]
            self._ask("Page.enable")
        answer = self._ask("Page.navigate", url=url)
        if answer.get("errorText"):
            raise GosartError(f"{url} cannot be printed: {answer['errorText']}.")
        self._until(lambda message: message.get("method") == "Page.loadEventFired")
        # what the style sheet loads, fonts for one, may still be on its way
        self._ask("Runtime.evaluate", expression="document.fonts.ready.then(() => 1)",
                  awaitPromise=True)  # fmt: skip
        return base64.b64decode(self._ask("Page.printToPDF", **_PAPER)["data"])

    def close(self) -> None:
        """End the browser; one that does not answer is killed."""
        with suppress(GosartError, OSError):
            self._session = ""
            self._send("Browser.close", {})
        deadline = time.monotonic() + 5
        while not self._has_ended():
            if time.monotonic() > deadline:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
                break
            time.sleep(0.02)
        os.close(self._commands)
        os.close(self._answers)

    def _has_ended(self) -> bool:
        try:
            return os.waitpid(self.process, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def _send(self, method: str, parameters: Mapping[str, Any]) -> int:
        """Send a command and return its number."""
        self._number += 1
        command: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        rest = memoryview(json.dumps(command).encode() + b"\0")
        try:
            while rest:
                rest = rest[os.write(self._commands, rest) :]
        except OSError:
            raise GosartError(self._why()) from None
        return self._number

    def _ask(self, method: str, **parameters: Any) -> Mapping[str, Any]:
        """Send a command and return its result."""
        number = self._send(method, parameters)
        answer = self._until(lambda message: message.get("id") == number)
        if "error" in answer:
            raise GosartError(f"Chromium refuses {method}: {answer['error'].get('message')}")
        result: Mapping[str, Any] = answer["result"]
        return result

    def _until(self, wanted: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
        """Read messages up to the one that is wanted; the others are about nothing we need."""
        deadline = time.monotonic() + _SECONDS
        while True:
            line, end, rest = self._read.partition(b"\0")
            if end:
                self._read = rest
                message: Mapping[str, Any] = json.loads(line)
                if wanted(message):
                    return message
                continue
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._answers], [], [], left)[0]:
                raise GosartError(f"Chromium has not answered for {_SECONDS} seconds.")
            more = os.read(self._answers, 1 << 20)
            if not more:
                raise GosartError(self._why())
            self._read += more

    def _why(self) -> str:
        """Return why Chromium has stopped, in its own last words."""
        lines = self._log.read_text("utf-8", "replace").strip().splitlines()
        return f"Chromium has stopped{': ' + lines[-1] if lines else '.'}"


@contextmanager
def open_chromium(program: Path) -> Iterator[Chromium]:
    """Start a Chromium with nothing of the user's own, and end it afterwards.

    Args:
        program: Its path.

    Yields:
        The browser.

    Raises:
        GosartError: It cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="gosart-", ignore_cleanup_errors=True) as profile:
        log = Path(profile) / "stderr"
        flags = [*_FLAGS, f"--user-data-dir={profile}"]
        if os.geteuid() == 0:  # it refuses to run as root with its sandbox: containers of pipelines
            flags.append("--no-sandbox")
        ends = [*os.pipe(), *os.pipe()]
        # out of the way of 3 and 4, which are the child's
        theirs_in, ours_out, ours_in, theirs_out = (
            fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (ends[0], ends[1], *ends[2:])
        )
        for end in ends:
            os.close(end)
        try:
            process = os.posix_spawn(
                program,
                [str(program), *flags, "about:blank"],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, str(log), os.O_WRONLY | os.O_CREAT, 0o600),
                    (os.POSIX_SPAWN_DUP2, theirs_in, _READ),
                    (os.POSIX_SPAWN_DUP2, theirs_out, _WRITE),
                ],
            )
        except OSError as error:
            raise GosartError(f"{program} cannot be started: {error.strerror}.") from error
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        browser = Chromium(process, ours_out, ours_in, log)
        try:
            yield browser
        finally:
            browser.close()
