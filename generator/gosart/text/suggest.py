"""The word somebody may have meant: nearest of the words that would have been right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["nearest"]

LONGEST = 80
"""Longer words are not compared: nobody misspells a paragraph, and the comparison is quadratic."""


def nearest(word: str, translator: Iterable[str]) -> str:
    """Return the nearest of `words`, or "" when none is near. Case, blanks, `_` against `-` do not count as a difference."""
    known: dict[str, str] = {}
    for candidate in translator:
        known.setdefault(_plain(candidate), candidate)
    plain = _plain(word[: LONGEST + 1])
    if plain in known:
        return known[plain]
    if len(plain) > LONGEST:
        return ""
    close = get_close_matches(plain, known, n=1, cutoff=0.6) or get_close_matches(
        plain, known, n=1, cutoff=0.5
    )
    return known[close[0]] if close else _begun(plain, known)


def _begun(plain: str, known: dict[str, str]) -> str:
    """An abbreviation: the only word that begins with what was typed (`dana` for `dana-whitfield`)."""
    begun = [
        word
        for start, word in known.items()
        if len(plain) > 1 and (start.startswith(plain) or plain in start.split("-"))
    ]
    return begun[0] if len(begun) == 1 else ""


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())
