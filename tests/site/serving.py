"""`mkdocs serve` as a person runs it, on a free port.

`with serving(root) as site`, then `site.until(page, says)`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.site.building import ENVIRON, ROOT
from tests.site.markup import Markup, parse

__all__ = ["Served", "free_port", "serving"]

PATIENCE = 120.0
"""Seconds after which a server is taken to hang. No test waits so long when all is well."""
MKDOCS = """
from mkdocs.__main__ import cli
from tests.compiled_templates import compiled_once

with compiled_once():
    cli(prog_name="mkdocs")
"""
"""The command.

MkDocs compiles the theme anew whenever a file is saved, which is half of the time that it takes.
"""


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """A running server of a repository."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    terminal: Path

    @property
    def said(self) -> str:
        """All that the terminal shows so far."""
        return self.terminal.read_text("utf-8", errors="replace")

    def get(self, page: str) -> tuple[int, str]:
        """Give status and text of a page, (0, reason) while there is no answer."""
        try:
            with urllib.request.urlopen(f"{self.address}{page}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, ""
        except (urllib.error.URLError, ConnectionError) as error:
            return 0, str(error)

    def page(self, page: str) -> Markup:
        """Give a page that has to be up."""
        status, text = self.get(page)
        assert status == 200, f"{page} gives {status}; the terminal says:\n{self.said[-2000:]}"
        return parse(text)

    def until(self, page: str, is_so: Callable[[int, str], bool], what: str) -> str:
        """Ask for a page until something is so; give its text then."""
        end = time.monotonic() + PATIENCE
        while True:
            status, text = self.get(page)
            if is_so(status, text):
                return text
            self.must_live()
            if time.monotonic() > end:
                raise AssertionError(
                    f"After {PATIENCE:.0f} s /{page} gives {status} and not {what}. The terminal "
                    f"says:\n{self.said[-2000:]}"
                )
            time.sleep(0.1)

    def until_shown(self, page: str, words: str) -> Markup:
        """Ask for a page until it says something."""
        return parse(
            self.until(page, lambda status, text: status == 200 and words in text, repr(words))
        )

    def until_said(self, words: str) -> None:
        """Wait until the terminal says something."""
        end = time.monotonic() + PATIENCE
        while words not in self.said:
            self.must_live()
            assert time.monotonic() < end, (
                f"After {PATIENCE:.0f} s the terminal does not say {words!r}:\n{self.said[-2000:]}"
            )
            time.sleep(0.1)

    def must_live(self) -> None:
        """Fail when the server has ended."""
        assert self.process.poll() is None, (
            f"The server ended with {self.process.returncode}:\n{self.said[-2000:]}"
        )


@contextmanager
def serving(
    root: Path, terminal: Path, arguments: tuple[str, ...] = (), **environ: str
) -> Iterator[Served]:
    """Serve a repository until the block ends; the file `terminal` takes what the server prints."""
    port = free_port()
    with terminal.open("wb") as out:
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                MKDOCS,
                "serve",
                "--dev-addr",
                f"127.0.0.1:{port}",
                *arguments,
            ],
            cwd=root,
            env={
                **os.environ,
                **ENVIRON,
                "PYTHONPATH": str(ROOT),
                "PYTHONUNBUFFERED": "1",
                **environ,
            },
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            site = Served(root, f"http://127.0.0.1:{port}/", process, terminal)
            site.until("", lambda status, _: status == 200, "a first page")
            yield site
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
