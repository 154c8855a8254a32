"""The process that reads all plans for a preview: `python -m gosart.site.read_plans`.

It gets the options of the build on its standard input, and says on its standard output whenever an
account is done, in whatever copy of it. When nobody listens any more, it ends.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress

from gosart.errors import GosartError
from gosart.site.builder import SiteBuilder

__all__ = ["main"]

_NICE = 5
"""How far the reading stands back behind the server."""


def main() -> int:
    """Read all plans.

    Returns:
        The exit code.
    """
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICE)
    options, touched = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the server itself
    try:
        SiteBuilder(store=True).fill(options, touched, _say_done)
    except BrokenPipeError:  # the server has ended
        os._exit(1)
    except GosartError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say_done(_: str) -> None:
    """Say that an account is done; few enough bytes to be written at once by any process."""
    os.write(sys.stdout.fileno(), b".\n")


if __name__ == "__main__":
    sys.exit(main())
