"""Whether a word reads like another: misspelt, in look-alike letters, with unseen characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["letters", "resembles"]

_LIKE = {
    "a": "\u0430\u03b1\u0251\u1d00\u0252\u0105@4",
    "c": "\u0441\u03f2\u1d04\u0188",
    "d": "\u0501\u1d05\u0111\u0257\u0256",
    "e": "\u0435\u03b5\u04bd\u1d07\u025b\u212e\u0454\u01dd\u0259" + "3",
    "i": "\u0456\u03b9\u0131\u0269\u04cf\u1d09\u026a1l|!",
    "n": "\u043f\u03b7\u03bd\u0578\u0274\u0273\u014b",
    "u": "\u03c5\u057d\u028b\u1d1c\u0446\u00b5\u03bc",
}
"""Letters (and digits) that look like a Latin one; small, since case is folded first."""
_FOLDED = str.maketrans({char: letter for letter, chars in _LIKE.items() for char in chars})
_LONGEST = 200
"""Longer texts are no key of anybody's; only their beginning is looked at."""


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Return a text as the eye takes it: Latin small letters and digits, all else left out.

    Accents, blanks, punctuation and characters without a shape do not count; a letter of another
    script counts as the Latin one it looks like.

    Args:
        text: The text.
    """
    folded = unicodedata.normalize("NFKD", text[:_LONGEST]).casefold().translate(_FOLDED)
    return "".join(char for char in folded if char.isalnum())


@lru_cache(maxsize=8192)
def resembles(word: str, text: str, most: int = 2) -> bool:
    """Tell whether a text may be meant as a word.

    Args:
        word: Small Latin letters.
        text: What somebody typed.
        most: How many letters may be wrong, missing, too many or exchanged with their neighbour.

    Returns:
        True where the letters of the text are those of the word but for so many slips.
    """
    plain, meant = letters(text), letters(word)
    if abs(len(plain) - len(meant)) > most:
        return False
    typed, wanted = set(plain), set(meant)
    if len(typed - wanted) > most or len(wanted - typed) > most:  # a slip concerns one letter
        return False
    return _slips(plain, meant) <= most


def _slips(word: str, other: str) -> int:
    """Count the slips between two words: letters put in, left out, replaced, or swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, char in enumerate(word, 1):
        earlier, before, row = before, row, [number]
        for column, wanted in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (char != wanted))
            if (
                number > 1
                and column > 1
                and char == other[column - 2]
                and word[number - 2] == wanted
            ):
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
    return row[-1]
