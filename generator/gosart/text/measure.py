"""How wide a text will be, estimated without a font: a drawing is made before a browser sets it.

There is one table of widths for all drawings. It is that of DejaVu Sans, a wide interface font: a
reader's own is hardly ever wider, so what fits by these numbers fits.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["BOLD", "character_columns", "character_width", "is_wide", "text_columns", "text_width"]

BOLD = 1.1
"""How much wider words are in bold: measure them at the font size times this."""
_GROUPS = {
    0.29: "ijlI'J\u2019", 0.36: "|:;/\\,.f- \u00a0\u00b7", 0.41: "()[]!rt",
    0.53: "s?z*^_`\"", 0.56: "cL", 0.6: "kvxyFP", 0.7: "ABCERSTVXYZK", 0.79: "DGHNOQU&",
    0.84: "w+=<>#~\u2212", 1.0: "mMW%@\u2026\u2014",
}  # fmt: skip
_WIDTHS = {char: width for width, chars in _GROUPS.items() for char in chars}


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is on one line.

    Args:
        text: What is written.
        size: The font size, in any unit.

    Returns:
        The width in the unit of `size`.
    """
    return size * sum(map(character_width, text))


@lru_cache(maxsize=4096)
def character_width(char: str) -> float:
    """Estimate the width of one character in em: 1 for Chinese, 0 for a mark on another character.

    No character is wider than 1.

    Args:
        char: The character.

    Returns:
        The width.
    """
    if (width := _WIDTHS.get(char)) is not None:
        return width
    if char < "\u0300":
        return 0.78 if char.isupper() else 0.64
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if is_wide(char):
        return 1.0
    return 0.82 if char.isupper() else 0.68


def text_columns(text: str) -> int:
    """Count the columns that a text takes where all letters are equally wide.

    Args:
        text: The text.

    Returns:
        The number of columns.
    """
    return len(text) if text.isascii() else sum(map(character_columns, text))


def character_columns(char: str) -> int:
    """Return the columns of one character: 2 for Chinese, 0 for a mark on another, else 1.

    Args:
        char: The character.
    """
    return 2 if is_wide(char) else 0 if unicodedata.combining(char) else 1


def is_wide(char: str) -> bool:
    """Tell whether a character is as wide as it is high, as those of Chinese and Japanese are.

    Args:
        char: The character.
    """
    return unicodedata.east_asian_width(char) in ("W", "F")
