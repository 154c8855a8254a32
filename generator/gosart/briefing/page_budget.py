"""How much of a brief one page holds: groups of lines take turns until the rows are spent.

A row is one line of print in one of the two columns of an A4 page. A text is measured in cells, as
a terminal has them: a wide sign (Chinese, Japanese, Korean) takes two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["COLUMN", "Group", "clipped", "fit", "rows", "width"]

COLUMN = 58
"""Cells of one row."""
_LOOSE = 1.06
"""Other fonts may run somewhat wider."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one head."""

    head: float
    """Rows of the head."""
    lines: tuple[float, ...]
    """Rows of each line."""
    first: int
    """How many lines come before other groups get more."""
    most: int
    """How many there are at most."""
    left_out: float = 0.0
    """Rows that say what is left out where none of its lines finds room; it has no head then."""


def width(text: str) -> int:
    """Measure a text.

    Args:
        text: A text of one line.

    Returns:
        How many cells it takes: two for a wide sign, none for one that combines with another.
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1
        for char in text
    )


def rows(text: str, room: int = COLUMN) -> int:
    """Count the rows of a text.

    Lines break at words, and anywhere in a word of wide signs or one that is longer than a row.

    Args:
        text: The text.
        room: Cells of a row.

    Returns:
        How many rows it takes, 1 for an empty text.
    """
    count, left = 1, float(room)
    for word in text.split():
        cells = width(word)
        size = cells * _LOOSE
        if size > left and left < room and cells == len(word):
            count, left = count + 1, float(room)
        while size > left:
            count, size, left = count + 1, size - left, float(room)
        left -= size + 1
    return count


def clipped(text: str, cells: int) -> str:
    """Cut a text at a word where one ends late enough.

    Args:
        text: The text.
        cells: How many cells it may take.

    Returns:
        At most so many cells; `…` at the end of a text that was cut.
    """
    text = " ".join(text.split())
    if width(text) <= cells:
        return text
    left, end = cells - 1, 0
    for end, char in enumerate(text):  # noqa: B007 - where it stopped is what is wanted
        left -= width(char)
        if left < 0:
            break
    cut = text[:end]
    space = cut.rfind(" ")
    return (cut[:space] if space > end * 0.6 else cut).rstrip(" ,;:–-") + "…"


def fit(groups: Sequence[Group], budget: float) -> tuple[int, ...]:
    """Share the rows of a page among groups.

    First each gets its first few lines, in order; then one more each in turn. A group with lines
    left out pays a row to say how many; one of which nothing finds room has no head.

    Args:
        groups: In the order of the page.
        budget: How many rows there are.

    Returns:
        How many lines each group has, so that all together take at most the budget.
    """
    taken = [0] * len(groups)
    for whole_turn in (True, False):
        going = True
        while going:
            going = False
            for number, group in enumerate(groups):
                limit = min(len(group.lines), group.first if whole_turn else group.most)
                if taken[number] < limit:
                    taken[number] += 1
                    if (
                        sum(_cost(other, count) for other, count in zip(groups, taken, strict=True))
                        > budget
                    ):
                        taken[number] -= 1
                    else:
                        going = True
    return tuple(taken)


def _cost(group: Group, taken: int) -> float:
    if group.lines and not taken:
        return group.left_out
    more = 1 if taken < len(group.lines) else 0
    return group.head + sum(group.lines[:taken]) + more
