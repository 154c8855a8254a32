"""A text broken into lines: of about equal length for a label, or as a paragraph fills them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from gosart.text.measure import character_width, is_wide

__all__ = ["wrap_evenly", "wrap_to_fill"]

_OPENING = frozenset("([{\u300a\u300c\u300e\u3010\uff08")
_CLOSING = frozenset(
    ")]},.;:!?\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u30fc"
)


def wrap_evenly(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break a text into as few lines as there is room for, of about equal length.

    A line may end at a space, after a hyphen or a slash, and between Chinese characters, never at a
    non-breaking space.

    Args:
        text: What is written.
        size: The font size, in any unit.
        room: How wide a line should be at most, in the same unit; a word that cannot be broken, or
            too many words for the lines, make it wider.
        most: How many lines there may be.

    Returns:
        The lines from the top, without the spaces they were broken at.
    """
    pieces = _pieces(text)
    # The balance is found by narrowing the room: the narrowest one that needs no further line.
    low, high = max((_width(piece) for piece in pieces), default=0.0), _width(text)
    lines = _fill(pieces, max(low, room / size))
    allowed = min(most, max(1, len(lines)))
    for _ in range(8):
        middle = (low + high) / 2
        if len(_fill(pieces, middle)) <= allowed:
            high = middle
        else:
            low = middle
    return _fill(pieces, high + 1e-6)


def wrap_to_fill(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a text into lines as a program that sets a paragraph does: each as full as it can be.

    Args:
        text: What is written.
        size: The font size, in any unit.
        room: How wide a line may be, in the same unit; a longer word is broken anywhere.

    Returns:
        The lines from the top; at least one, which may be empty.
    """
    most = max(room / size, 1.0)  # in em: no character is wider than one
    pieces = [part for piece in _pieces(text) for part in _torn(piece, most)]
    return _fill(pieces, most) or ("",)


def _torn(piece: str, room: float) -> Iterator[str]:
    """Yield a piece in parts that are no wider than a line."""
    start, width = 0, 0.0
    for index, char in enumerate(piece):
        own = character_width(char)
        if width + own > room and char != " ":
            yield piece[start:index]
            start, width = index, 0.0
        width += own
    yield piece[start:]


def _fill(pieces: Sequence[str], room: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and _width(line + piece) > room:
            lines.append(line.rstrip(" "))
            line = piece
        else:
            line += piece
    return (*lines, line.rstrip(" ")) if line else tuple(lines)


def _pieces(text: str) -> list[str]:
    """Cut a text where a line may end; the pieces put together are the text."""
    pieces: list[str] = []
    before = ""
    for char in " ".join(text.split(" ")).strip(" "):
        if before and _may_break(before, char):
            pieces.append(char)
        else:
            pieces[-1:] = [(pieces[-1] if pieces else "") + char]
        before = char
    return pieces


def _may_break(before: str, char: str) -> bool:
    if (
        char in " \u00a0"
        or before == "\u00a0"
        or char in _CLOSING
        or before in _OPENING
        or unicodedata.combining(char)
    ):
        return False
    return before in " -/\u2013" or is_wide(before) or is_wide(char)


def _width(text: str) -> float:
    """Return the width in em, without the spaces at its end, which a line that ends there loses."""
    return sum(map(character_width, text.rstrip(" ")))
