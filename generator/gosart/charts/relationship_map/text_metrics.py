"""Text for an SVG: escaped, measured without a font, and shortened to a width at a place where no character is torn."""

from __future__ import annotations

import unicodedata

from gosart.charts.svg import shown

__all__ = ["shorten", "shown", "width_of"]

_NARROW = frozenset("iIljtfr.,:;'|!()[] -\u2019\u00b7")
_BROAD = frozenset("mwMWGOQ@%&\u2026\u2014")
_RIGHT_TO_LEFT_MARK = "\u200f"


def width_of(text: str, size: float) -> float:
    """Estimate a text's width in pixels at a font size. Chinese is 1 em wide a character, a mark on another character nothing."""
    return size * sum(map(_em, text))


def shorten(text: str, size: float, room: float) -> str:
    """Return the text if it fits into `room` pixels, else as much of it as does, with an ellipsis on its own side."""
    text = " ".join(text.split())
    if len(text) * size <= room or width_of(text, size) <= room:
        return text
    room -= size * _em("\u2026")
    end, joined = 0, False
    for index, char in enumerate(text):
        whole = (
            not joined
            and not unicodedata.combining(char)
            and unicodedata.category(char) not in ("Mn", "Me", "Cf", "Sk")
        )
        if whole:
            end = index
        joined = char == "\u200d"
        room -= size * _em(char)
        if room < 0:
            break
    kept = text[:end].rstrip()
    right_to_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in kept[-1:])
    return f"{kept}\u2026{_RIGHT_TO_LEFT_MARK if right_to_left else ''}"


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _BROAD:
        return 0.9
    if char < "\u0300":
        return 0.7 if char.isupper() else 0.57
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 1.0
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    return 0.7 if char.isupper() else 0.6
