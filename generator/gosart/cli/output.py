"""What a command prints, whatever the machine makes of it: another encoding, a full disk.

open_output ── before a command: text is UTF-8 in files and pipes, and no character stops it
close_output ── after it: what is still on its way is written, or the command could not run
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from gosart.errors import GosartError, reason_of

__all__ = [
    "OutputError",
    "check_arguments",
    "close_output",
    "discard_output",
    "open_output",
    "output_error",
]


class OutputError(GosartError):
    """What a command printed has not arrived."""


def open_output() -> None:
    """Make the streams of the process ready to be written to.

    Raises:
        OutputError: Standard output is closed: nobody would hear what the command finds.
    """
    is_closed = sys.stdout is None
    # A number that is free would be given to the next file that is opened, and our text with it.
    for number, name in ((0, "stdin"), (1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere(number))
    sys.stdout, sys.stderr = _whole(sys.stdout), _whole(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal is asked what it can show; a file or a pipe gets what our formats promise.
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    if is_closed:
        raise OutputError("The standard output is closed, so nothing can be said.")


def close_output() -> None:
    """Write what is still on its way.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError as error:
        raise output_error(error) from error
    except ValueError as error:  # closed by somebody
        raise OutputError("The output is closed.") from error


def output_error(error: OSError) -> OutputError:
    """Return the error of a stream that cannot be written; without words where nobody reads it."""
    if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
        return OutputError("")  # `gosart check | head`: whoever reads has enough
    return OutputError(f"The output cannot be written: {reason_of(error)}.")


def discard_output() -> None:
    """Drop what could not be written, or Python tries again at its end and complains."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nothing = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nothing, stream.fileno())
                os.close(nothing)
                stream.flush()


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuse what is no text.

    Args:
        arguments: The command line.

    Raises:
        GosartError: An argument holds bytes that are not UTF-8.
    """
    for argument in arguments:
        try:
            argument.encode("utf-8")
        except UnicodeEncodeError:
            escaped = argument.encode("utf-8", "surrogateescape").decode(
                "utf-8", "backslashreplace"
            )
            raise GosartError(f"The argument '{escaped}' is not UTF-8.") from None


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes everything or fails.

    With PYTHONUNBUFFERED, as in most containers, Python hands a text to the system once, and does
    not look how much of it was taken by a pipe that closes or a disk that fills up.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, write_through=True)


def _nowhere(number: int) -> io.TextIOWrapper:
    """Open a stream that says and takes nothing, on the number that is closed."""
    mode = os.O_RDONLY if number == 0 else os.O_WRONLY
    opened = os.open(os.devnull, mode)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)
