"""A text made to fit, with an ellipsis where it goes on.

    shorten_to_length    by its characters, at the end of a word
    shorten_to_columns   the same where a Chinese character takes two columns
    shorten_to_width     by its width in a drawing, anywhere

Whichever it is, blanks become single, and no character is torn: an accent stays on its letter, and
a family of emoji stays together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from gosart.text.measure import character_columns, character_width, text_columns, text_width

__all__ = ["shorten_to_columns", "shorten_to_length", "shorten_to_width"]

_ELLIPSIS = "\u2026"
_JOINER = "\u200d"
_RIGHT_TO_LEFT_MARK = "\u200f"
_ATTACHED = frozenset({"Mn", "Me", "Mc", "Cf", "Sk"})
"""Categories of characters that belong to the character before them."""
_WORD_SHARE = 0.6
"""Where the last whole word ends before this share of what fits, the next word is cut instead."""


def shorten_to_length(text: str, length: int) -> str:
    """Shorten a text to a number of characters, at the end of a word where there is one.

    Args:
        text: What is written.
        length: The most characters, the ellipsis among them; at least 1.

    Returns:
        The text, with an ellipsis where something is left out.
    """
    text = " ".join(text.split())
    return text if len(text) <= length else _to_word(_beginning(text, length - 1, lambda _: 1))


def shorten_to_columns(text: str, columns: int) -> str:
    """Shorten a text to columns of equal width, at the end of a word where there is one.

    Args:
        text: What is written.
        columns: The most columns, one for the ellipsis among them; at least 1.

    Returns:
        The text, with an ellipsis where something is left out.
    """
    text = " ".join(text.split())
    if text_columns(text) <= columns:
        return text
    return _to_word(_beginning(text, columns - 1, character_columns))


def shorten_to_width(text: str, size: float, room: float) -> str:
    """Shorten a text to what fits on a line of a drawing.

    Args:
        text: What is written.
        size: The font size, in any unit.
        room: The width of the line in the same unit.

    Returns:
        The text, or as much of it as fits; the ellipsis stands on the side where the words end.
    """
    text = " ".join(text.split())
    # No character is wider than 1 em: most texts need no measuring.
    if len(text) * size <= room or text_width(text, size) <= room:
        return text
    room -= size * character_width(_ELLIPSIS)
    cut = _beginning(text, room, lambda char: size * character_width(char)).rstrip()
    right_to_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in cut[-1:])
    return f"{cut}{_ELLIPSIS}{_RIGHT_TO_LEFT_MARK if right_to_left else ''}"


def _beginning(text: str, room: float, size_of: Callable[[str], float]) -> str:
    """Return the whole characters that fit, of a text that does not."""
    end, joined = 0, False
    for index, char in enumerate(text):
        if not joined and unicodedata.category(char) not in _ATTACHED:
            end = index
        joined = char == _JOINER
        room -= size_of(char)
        if room < 0:
            break
    return text[:end]


def _to_word(cut: str) -> str:
    space = cut.rfind(" ")
    end = space if space > len(cut) * _WORD_SHARE else len(cut)
    return cut[:end].rstrip(" ,;:\u2013-") + _ELLIPSIS
