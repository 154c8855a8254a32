"""A line of the benchmark's table, and the quotient of two measures as one."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row", "ratio"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    """What is measured."""
    value: float
    """A ratio, a share, seconds or bytes."""
    text: str
    """The value as it is written."""
    behind: str
    """The numbers that it was made from."""
    goal: str = ""
    """What it should be, "" where there is no goal."""
    met: bool | None = None
    """Whether it is; None where there is no goal."""


def ratio(
    what: str,
    ours: float,
    theirs: float,
    behind: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Row:
    """Make the row of a quotient.

    Args:
        what: What is measured.
        ours: The dividend.
        theirs: The divisor, in the same unit.
        behind: The numbers behind it, in words.
        at_most: The goal that it should not pass, if any.
        at_least: The goal that it should reach, if any.
    """
    value = ours / theirs
    if at_most is not None:
        return Row(
            what, value, f"{value:.2f} x", behind, f"at most {at_most:g} x", value <= at_most
        )
    if at_least is not None:
        return Row(
            what, value, f"{value:.1f} x", behind, f"at least {at_least:g} x", value >= at_least
        )
    return Row(what, value, f"{value:.2f} x", behind)
