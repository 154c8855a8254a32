"""A line of the benchmark's table, and the quotient of two measures as one."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row", "ratio"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a ratio (or a share, or bytes), how it is written, the numbers behind it, and the goal it should not pass."""

    what: str
    value: float
    shown: str
    behind: str
    goal: str = ""
    met: bool | None = None


def ratio(
    what: str,
    ours: float,
    theirs: float,
    behind: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Row:
    """Make the row of a quotient with its goal, where it has one."""
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
