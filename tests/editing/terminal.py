"""A command at a real terminal: what it shows is read until it asks, then the answer is typed."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.site.building import ENVIRON, ROOT

__all__ = ["at_terminal"]

PATIENCE = 60
"""Seconds after which the command is taken to hang."""


def at_terminal(
    folder: Path,
    arguments: Iterable[str],
    dialogue: Iterable[tuple[str, str]],
    environ: dict[str, str] | None = None,
) -> tuple[int, str]:
    """Run `gosart` in a folder: when it asks the first of a pair, the second is typed.

    Returns the exit code and everything that was shown.
    """
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "import sys; from gosart.cli import main; sys.argv[0] = 'gosart'; main()",
        *arguments,
    ]
    running = subprocess.Popen(
        command,
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **ENVIRON, "PYTHONPATH": str(ROOT), "TERM": "xterm", **(environ or {})},
        close_fds=True,
    )
    os.close(theirs)
    output = ""
    position = 0
    try:
        for question, answer in dialogue:
            while question not in output[position:]:
                more = _read(ours)
                assert more, f"'{question}' was never asked:\n{output}"
                output += more
            position = output.index(question, position) + len(question)
            os.write(ours, answer.encode())
        while more := _read(ours):
            output += more
        return running.wait(PATIENCE), re.sub(r"\r\n", "\n", output)
    finally:
        running.kill()
        running.wait()
        os.close(ours)


def _read(terminal: int) -> str:
    ready, _, _ = select.select([terminal], [], [], PATIENCE)
    try:
        return os.read(terminal, 65536).decode("utf-8", "replace") if ready else ""
    except OSError:  # what Linux says when the other side is gone
        return ""
