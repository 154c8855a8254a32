"""What a mistyped name was probably meant to be, among the names that would have been right.

A guess is made only where it is near: `phone` is not `owner`. Where no name is near, the closest
three show what kind of name is expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import islice

from gosart.diagnostics import Message, msg

__all__ = ["MOST_COMPARED", "closest", "nearest", "suggestion"]

LONGEST = 80
"""Longer words are not compared: nobody mistypes a paragraph, and comparing is quadratic."""

MOST_COMPARED = 1_000
"""Only so many names are compared, the first ones: a guess is a courtesy."""

CLOSEST = 3
"""How many names are shown where none is near."""


def suggestion(word: str, candidates: Collection[str]) -> Message:
    """Write the hint for a name that is not there.

    Args:
        word: What was typed.
        candidates: The names that would have been right.

    Returns:
        The guess where one is near, else the closest three; str() gives it in English.
    """
    if near := nearest(word, candidates):
        return msg("Did you mean '{nearest}'?", nearest=near)
    if len(candidates) > CLOSEST:
        return msg("The closest are: {names}.", names=", ".join(closest(word, candidates)))
    return msg("Available: {names}.", names=", ".join(candidates) or "–")


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Guess which name was meant.

    Case, spaces and `_` instead of `-` are no difference. Near is a name at an edit distance of 2
    or of a third of its length, and the only one of which the typed word is a part, or that is a
    part of it: `dana` for `dana-whitfield`, `Sales Team` for `sales`.

    Args:
        word: What was typed.
        candidates: The names that would have been right.

    Returns:
        The nearest of them, the first of several; "" where none is near.
    """
    names = _by_plain_form(candidates)
    plain = _plain(word[: LONGEST + 1])
    if plain in names:
        return names[plain]
    if len(plain) > LONGEST:
        return ""
    best, best_distance = "", LONGEST
    for name in names:
        distance = _distance(plain, name, min(_limit(plain, name), best_distance - 1))
        if distance is not None:
            best, best_distance = name, distance
    return names[best] if best else _only_related(plain, names)


def closest(word: str, candidates: Iterable[str], count: int = CLOSEST) -> tuple[str, ...]:
    """Choose the names to show where `nearest` finds none.

    Args:
        word: What was typed.
        candidates: The names that would have been right.
        count: How many to choose.

    Returns:
        The closest names, the most similar first, all of them where there are no more.
    """
    names = _by_plain_form(candidates)
    plain = _plain(word[:LONGEST])

    def dissimilarity(name: str) -> float:
        longer = max(len(plain), len(name), 1)
        distance = _distance(plain, name[:LONGEST], longer)
        return (longer if distance is None else distance) / longer

    return tuple(names[name] for name in sorted(names, key=dissimilarity)[:count])


def _by_plain_form(candidates: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for candidate in islice(candidates, MOST_COMPARED):
        names.setdefault(_plain(candidate), candidate)
    return names


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


def _limit(word: str, name: str) -> int:
    """Return the largest distance that is still near; in a short word half of it is changed."""
    length = max(len(word), len(name))
    return max(min(2, length // 2), length // 3)


def _distance(word: str, name: str, limit: int) -> int | None:
    """Count the letters to change, add, remove or swap with their neighbour; None above a limit."""
    if abs(len(word) - len(name)) > limit:
        return None
    letters, others = set(word), set(name)
    # each step brings or takes one letter at most
    if len(letters - others) > limit or len(others - letters) > limit:
        return None
    before: list[int] = []
    row = list(range(len(name) + 1))
    for number, letter in enumerate(word, 1):
        before, row, above = row, [number], before
        for column, other in enumerate(name, 1):
            cost = min(row[-1] + 1, before[column] + 1, before[column - 1] + (letter != other))
            if (
                number > 1
                and column > 1
                and letter == name[column - 2]
                and other == word[number - 2]
            ):
                cost = min(cost, above[column - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def _only_related(plain: str, names: dict[str, str]) -> str:
    """Return the only name that holds the typed word as a part, or is a part of it."""
    related = [
        candidate
        for name, candidate in names.items()
        if len(plain) > 1
        and (name.startswith(plain) or plain in name.split("-") or name in plain.split("-"))
    ]
    return related[0] if len(related) == 1 else ""
