"""Small functions that write SVG: escaping, numbers, the form inside HTML, and text measured and wrapped without a font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from html import escape

__all__ = [
    "NAMESPACES",
    "fewest_lines",
    "inside_html",
    "number",
    "pair",
    "polyline",
    "shorten",
    "shown",
    "whole",
    "width_of",
]

# Widths of a wide interface font (DejaVu Sans) in em: a reader's own font is hardly ever wider, so what fits by them fits.
_GROUPS = {
    0.29: "ijlI'J\u2019", 0.36: "|:;/\\,.f- \u00a0\u00b7", 0.41: "()[]!rt", 0.53: "s?z*^_`\"", 0.56: "cL", 0.6: "kvxyFP",
    0.7: "ABCERSTVXYZK", 0.79: "DGHNOQU&", 0.84: "w+=<>#~\u2212", 1.0: "mMW%@\u2026\u2014",
}  # fmt: skip
_WIDTHS = {char: width for width, chars in _GROUPS.items() for char in chars}
_OPENING = frozenset("([{\u300a\u300c\u300e\u3010\uff08")
_CLOSING = frozenset(
    ")]},.;:!?\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u30fc"
)
_NO_XML = frozenset("\ufffe\uffff")
_RIGHT_TO_LEFT_MARK = "\u200f"
_SPACE, _LINKS = (
    ' xmlns="http://www.w3.org/2000/svg"',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"',
)
NAMESPACES = (_SPACE + _LINKS).lstrip()
"""What a file needs before it is a drawing, and a page does not."""
_QUOTED = r"""="([^\s"'=<>`]+)\""""
"""An attribute whose value HTML also takes without quotes. Text holds no such thing: `shown` escapes its quotes."""
_LAST, _OTHER = re.compile(_QUOTED + "/>"), re.compile(_QUOTED)


def shown(text: str) -> str:
    """Escape a text for an element or an attribute in double quotes; what XML or a line cannot hold becomes a space."""
    if not text.isprintable():
        text = "".join(
            " "
            if char in _NO_XML or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
            else char
            for char in text
        )
    return escape(text, quote=False).replace('"', "&quot;")


def inside_html(svg: str) -> str:
    """Write a finished `<svg>` element as a page holds it: without namespaces, and with quotes only where a value needs them.

    A reader gets the same elements and attributes for a tenth fewer bytes.
    """
    svg = svg.replace(_SPACE, "", 1).replace(_LINKS, "", 1)
    return _OTHER.sub(r"=\1", _LAST.sub(r"=\1 />", svg)).replace('=""', "")


def number(value: float) -> str:
    """Write a coordinate with at most one decimal, never as `-0`."""
    rounded = round(value, 1)
    return (
        f"{rounded:g}"
        if abs(rounded) < 1e5 and rounded
        else f"{rounded:.1f}".removesuffix(".0").replace("-0", "0")
    )


def pair(x: float, y: float) -> str:
    """Write a point for a path; a minus sign parts the two as well as a space does."""
    second = number(y)
    return number(x) + (second if second[0] == "-" else f" {second}")


def whole(x: int, y: int) -> str:
    """Write a point of whole units for a path, with no space: HTML takes such a value without quotes."""
    return f"{x}{y}" if y < 0 else f"{x},{y}"


def polyline(points: Sequence[tuple[int, int]]) -> str:
    """Write a line through points of whole units: where it begins, then each step, which is shorter than each place."""
    (x, y), steps = points[0], ""
    path = f"M{whole(x, y)}"
    for right, down in points[1:]:
        step = whole(right - x, down - y)
        steps += step if not steps or step[0] == "-" else f",{step}"
        x, y = right, down
    return f"{path}l{steps}" if steps else path


def width_of(text: str, size: float) -> float:
    """Estimate a text's width at a font size, in the size's unit. Chinese and the like are 1 em wide, combining marks nothing."""
    return size * sum(map(_em, text))


def shorten(text: str, size: float, room: float) -> str:
    """Return the text if it fits into `room`, else as much as does with an ellipsis on its own side; no character is torn."""
    text = " ".join(text.split())
    if width_of(text, size) <= room:
        return text
    room -= size * _em("\u2026")
    end, joined = 0, False
    for index, char in enumerate(text):
        if not joined and unicodedata.category(char) not in ("Mn", "Me", "Mc", "Cf", "Sk"):
            end = index
        joined = char == "\u200d"
        room -= size * _em(char)
        if room < 0:
            break
    kept = text[:end].rstrip()
    right_to_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in kept[-1:])
    return f"{kept}\u2026{_RIGHT_TO_LEFT_MARK if right_to_left else ''}"


def fewest_lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break a text into as few lines as `room` allows but at most `most`, of about equal length; the widest may be wider than `room`.

    A line may end at a space, after a hyphen or a slash, and between Chinese characters, never at a non-breaking space.
    """
    atoms = _atoms(text)
    # The balance is found by narrowing the room: the narrowest one that needs no further line.
    low, high = max((_length(atom) for atom in atoms), default=0.0), _length(text)
    lines = _filled(atoms, max(low, room / size))
    allowed = min(most, max(1, len(lines)))
    for _ in range(8):
        middle = (low + high) / 2
        if len(_filled(atoms, middle)) <= allowed:
            high = middle
        else:
            low = middle
    return _filled(atoms, high + 1e-6)


def _filled(atoms: list[str], room: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for atom in atoms:
        if line and _length(line + atom) > room:
            lines.append(line.rstrip(" "))
            line = atom
        else:
            line += atom
    return (*lines, line.rstrip(" ")) if line else tuple(lines)


def _atoms(text: str) -> list[str]:
    """Cut a text where a line may end; the pieces put together are the text."""
    atoms: list[str] = []
    before = ""
    for char in " ".join(text.split(" ")).strip(" "):
        if before and _may_break(before, char):
            atoms.append(char)
        else:
            atoms[-1:] = [(atoms[-1] if atoms else "") + char]
        before = char
    return atoms


def _may_break(before: str, char: str) -> bool:
    if (
        char in " \u00a0"
        or before == "\u00a0"
        or char in _CLOSING
        or before in _OPENING
        or unicodedata.combining(char)
    ):
        return False
    return before in " -/\u2013" or _is_wide(before) or _is_wide(char)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")


def _length(text: str) -> float:
    return sum(map(_em, text.rstrip(" ")))


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if (width := _WIDTHS.get(char)) is not None:
        return width
    if char < "\u0300":
        return 0.78 if char.isupper() else 0.64
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if _is_wide(char):
        return 1.0
    return 0.82 if char.isupper() else 0.68
