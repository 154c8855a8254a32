"""How much of a brief one page holds: groups of lines take turns until the rows are spent, and what is left out is counted.

A row is one line of print in one of the two columns of an A4 page; a wide sign (Chinese, Japanese, Korean) takes two places of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["COLUMN", "Group", "clipped", "fit", "rows", "width"]

COLUMN = 58
"""Places of one row."""
_LOOSE = 1.06
"""Other fonts may run somewhat wider."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one head: the rows of the head, of each line, how many are shown before others get more, and at most."""

    head: float
    lines: tuple[float, ...]
    first: int
    most: int


def width(text: str) -> int:
    """Return how many places a text takes: wide signs two, marks that stand upon another none."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1
        for char in text
    )


def rows(text: str, room: int = COLUMN) -> int:
    """Return how many rows a text takes: lines break at words, and anywhere in a word of wide signs or one that is longer than a row."""
    count, left = 1, float(room)
    for word in text.split():
        places = width(word)
        size = places * _LOOSE
        if size > left and left < room and places == len(word):
            count, left = count + 1, float(room)
        while size > left:
            count, size, left = count + 1, size - left, float(room)
        left -= size + 1
    return count


def clipped(text: str, places: int) -> str:
    """Return a text of at most so many places, cut at a word where one ends late enough; `…` says that it goes on."""
    text = " ".join(text.split())
    if width(text) <= places:
        return text
    left, end = places - 1, 0
    for end, char in enumerate(text):  # noqa: B007 - where it stopped is what is wanted
        left -= width(char)
        if left < 0:
            break
    cut = text[:end]
    space = cut.rfind(" ")
    return (cut[:space] if space > end * 0.6 else cut).rstrip(" ,;:–-") + "…"


def fit(groups: Sequence[Group], budget: float) -> tuple[int, ...]:
    """Return how many lines of each group are shown so that all together take at most `budget` rows.

    First each gets its first few, in order; then one more each in turn. A group with lines left out pays a row to say how many.
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
                        sum(_cost(found, count) for found, count in zip(groups, taken, strict=True))
                        > budget
                    ):
                        taken[number] -= 1
                    else:
                        going = True
    return tuple(taken)


def _cost(group: Group, taken: int) -> float:
    more = 1 if taken < len(group.lines) else 0
    return group.head + sum(group.lines[:taken]) + more
