"""Small functions that write SVG: escaped text, short numbers and paths, and the form inside HTML.

Every byte here is repeated thousands of times on a site, so numbers have one decimal at most and a
path leaves out each space that a parser does not need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape

__all__ = [
    "NAMESPACES",
    "escape_xml",
    "inside_html",
    "link",
    "number",
    "pair",
    "polyline",
    "whole",
]

_NO_XML = frozenset("\ufffe\uffff")
_SPACE, _LINKS = (
    ' xmlns="http://www.w3.org/2000/svg"',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"',
)
NAMESPACES = (_SPACE + _LINKS).lstrip()
"""What a file needs before it is a drawing, and a page does not."""
_QUOTED = r"""="([^\s"'=<>`]+)\""""
"""An attribute whose value HTML also takes without quotes.

Text of a drawing holds no such thing: `escape_xml` escapes its quotes.
"""
_LAST, _OTHER = re.compile(_QUOTED + "/>"), re.compile(_QUOTED)


def escape_xml(text: str) -> str:
    """Escape a text for an element, or for an attribute in double quotes.

    What XML or one line cannot hold (control characters, line ends, half a pair of surrogates)
    becomes a space.

    Args:
        text: The text.

    Returns:
        The escaped text.
    """
    if not text.isprintable():
        text = "".join(
            " "
            if char in _NO_XML or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
            else char
            for char in text
        )
    return escape(text, quote=False).replace('"', "&quot;")


def inside_html(svg: str) -> str:
    """Write a finished `<svg>` element as a page holds it, a tenth shorter than as a file.

    Namespaces are left out, and so are quotes round values that do not need them. A reader gets the
    same elements and attributes.

    Args:
        svg: The element.

    Returns:
        The shorter element.
    """
    svg = svg.replace(_SPACE, "", 1).replace(_LINKS, "", 1)
    return _OTHER.sub(r"=\1", _LAST.sub(r"=\1 />", svg)).replace('=""', "")


def link(address: str, drawing: str, attributes: str = "") -> str:
    """Make a part of a drawing a link; every link of every drawing is made here.

    Material's instant navigation sets `.href` on whatever matches `[href]`, which a link inside a
    drawing does not allow: the page would stay empty. `xlink:href`, the older name of the
    attribute, does the same for a reader and is not matched.

    Args:
        address: Where the link leads.
        drawing: What becomes the link.
        attributes: Others of the link, escaped, with a space before each.

    Returns:
        The drawing as a link, or as it is where there is no address.
    """
    return f'<a xlink:href="{escape_xml(address)}"{attributes}>{drawing}</a>'


def number(value: float) -> str:
    """Write a coordinate with at most one decimal, never as `-0`.

    Args:
        value: The coordinate.

    Returns:
        The number as text.
    """
    rounded = round(value, 1)
    return (
        f"{rounded:g}"
        if abs(rounded) < 1e5 and rounded
        else f"{rounded:.1f}".removesuffix(".0").replace("-0", "0")
    )


def pair(x: float, y: float) -> str:
    """Write a point for a path; a minus sign parts its two numbers as well as a comma does.

    Args:
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        The point as text.
    """
    second = number(y)
    return number(x) + (second if second[0] == "-" else f",{second}")


def whole(x: int, y: int) -> str:
    """Write a point of whole units for a path, without a space: HTML takes it without quotes.

    Args:
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        The point as text.
    """
    return f"{x}{y}" if y < 0 else f"{x},{y}"


def polyline(points: Sequence[tuple[int, int]]) -> str:
    """Write a line through points of whole units as the `d` of a path.

    After the first point come steps, which are shorter to write than positions.

    Args:
        points: The points, in whole units.

    Returns:
        The `d` of a path.
    """
    (x, y), steps = points[0], ""
    path = f"M{whole(x, y)}"
    for right, down in points[1:]:
        step = whole(right - x, down - y)
        steps += step if not steps or step[0] == "-" else f",{step}"
        x, y = right, down
    return f"{path}l{steps}" if steps else path
