"""What stands for a person's values beside colours: a sign for the status, dots for the coverage.

They are the same on the relationship map and in power by support, and they print in grey.
"""

from __future__ import annotations

from gosart.method.enums import Coverage, Status
from gosart.method.model import Method

__all__ = ["COVERAGE_DOTS", "status_sign"]

COVERAGE_DOTS = {Coverage.NONE: 0, Coverage.BRIEF: 1, Coverage.MULTIPLE: 2, Coverage.IN_DEPTH: 3}
"""How many of three dots are filled."""
_TYPED = {"*": "\u2605", "-": "\u2212", "x": "\u00d7", "X": "\u00d7"}
"""Letters of a method's statuses that stand for a sign which is hard to type."""


def status_sign(status: Status | None, method: Method) -> str:
    """Return the one character for where a person stands, `?` when it is not known.

    Args:
        status: The status, None where it is not known.
        method: The method.
    """
    letter = method.term(status).letter if status else "?"
    return _TYPED.get(letter, letter)
