"""Where a Markdown file's front matter ends, and lines that look like front matter but are none.

Front matter stands between two lines `---`, the first of them the file's first. What is almost that
(a blank line above it, a blank before `---`, four hyphens) would be published as text, and with it
what it says of who may read the file. So it is an error; a line across the page is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from gosart.text.lookalike import resembles
from gosart.yaml.broken_text import key_words

__all__ = ["FENCE", "NARROWING", "front_matter_end", "stray_front_matter"]

FENCE = "---"
NARROWING = "audience"
"""The key that says who may read a file."""

_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_DASHES = "\u2010-\u2015\u2212\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d"
_ALMOST_FENCE = re.compile(
    rf"(?:[-{_DASHES}]{{2,}}|[{_DASHES}]|\+{{3,}})(?:\s*(?:#.*|ya?ml|[.:;])?)$"
)
_KEY = re.compile(r"""\s*["'`]?(?P<key>[^\s:\uff1a="'`]+)["'`]?\s*[:\uff1a=](?P<value>\s.*|)$""")
_WORD = re.compile(r"""\s*["']?[\w-]+["']?\s*(?:#.*)?""")
_COMMENT = re.compile(r"<!--.*-->")
_HEADING = re.compile(r"#{1,6}\s")
_ORNAMENT = re.compile(r"[\W_]+|%.*|(?:`{3,}|~{3,}).*")
"""A line without a word, a directive of YAML, or the beginning of a listing."""
_TAG = re.compile(r"<(?!!--)[^<>]*>")
_ASIDE = re.compile(r"\{([^{}]*)\}?|<!--(.*?)(?:-->|$)|<([^<>]*)>")
"""What is no text of a line: attributes in braces, a comment, a tag."""
_DECORATED = re.compile(
    r"(?:[\W_]|\d+[.)]|\[[xX]\])*(?P<key>[^\W_]+)(?:_|[^\w:\uff1a=\uff1d|])*[:\uff1a=\uff1d|][\W_]*"
    r"\w[\w-]*(?:\W*[,;/&+]\W*\w[\w-]*)*(?:[\W_]*|[^\w#]+#.*)"
)
"""A key and a word (or several with commas), whatever signs of Markdown stand around them."""
_LONGEST = 300
"""A longer line is a text."""
_LISTING = re.compile(r"`{3,}|~{3,}")


def front_matter_end(lines: Sequence[str]) -> int | None:
    """Find the line that closes the front matter.

    Args:
        lines: The lines of a file that begins with front matter.

    Returns:
        Its number (from 0), None where there is none.
    """
    return next(
        (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None
    )


def stray_front_matter(lines: Sequence[str], *, has_own: bool = False) -> int | None:
    """Find lines at the beginning of a text that look like front matter.

    Args:
        lines: The text that would be published.
        has_own: Whether the file has its front matter above. Then only such lines count as name
            an audience.

    Returns:
        The number (from 0) of the first of them, None where the text is but a text.
    """
    bare = list(_bare_lines(lines))
    first = _skip(bare, 0, headings=False)
    opened = _skip(bare, first, headings=True)
    if opened < len(bare) and _ALMOST_FENCE.fullmatch(bare[opened][1]):
        inside = list(_until_fence(bare, opened + 1))
        is_closed = opened + 1 + len(inside) < len(bare)
        begins = opened == first and bool(inside) and _KEY.match(inside[0]) is not None
        if begins and is_closed and not has_own:
            return bare[opened][0]
        if any(map(_narrows, inside if begins and is_closed else _paragraph(inside))):
            return bare[opened][0]
    block = _paragraph(list(_until_fence(bare, _skip_ornaments(bare, first))))
    if block and all(map(_KEY.match, block)) and any(map(_narrows_plainly, block)):
        return bare[first][0]
    return _decorated(bare)


def _decorated(lines: Sequence[tuple[int, str]]) -> int | None:
    """Return the number of the first line where it names an audience in the dress of Markdown.

    Comments and lines without a word in front of it are looked at as well.
    """
    in_comment = False
    for number, line in lines:
        if in_comment:
            inside, end, line = line.partition("-->")
            if _narrows(inside):
                return number
            in_comment = not end
            line = line.strip()
        if _names_readers(line):
            return number
        in_comment = in_comment or ("-->" not in line.rpartition("<!--")[2] and "<!--" in line)
        is_text = not (_COMMENT.fullmatch(line) or _ORNAMENT.fullmatch(line) or in_comment)
        if line and (is_text or _LISTING.match(line)):
            return None
    return None


def _names_readers(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    if any(_narrows("".join(aside)) for aside in _ASIDE.findall(line)):
        return True
    key = _DECORATED.fullmatch(_TAG.sub("", line))
    return key is not None and _names_audience(key["key"])


def _bare_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, bare; of several blank lines in a row only the first.

    A file of a mebibyte may be a million of them.
    """
    was_blank = False
    for number, line in enumerate(lines):
        if line or not was_blank:
            for part in _BREAK.split(line):
                bare = _bare(part)
                if bare or not was_blank:
                    yield number, bare
                was_blank = not bare


def _bare(line: str) -> str:
    """Leave out what nobody sees: characters without a shape, and blanks at the ends."""
    if not line.isascii():
        line = "".join(char for char in line if unicodedata.category(char) != "Cf")
    return line.strip()


def _skip(lines: Sequence[tuple[int, str]], start: int, *, headings: bool) -> int:
    for number in range(start, len(lines)):
        line = lines[number][1]
        if line and not _COMMENT.fullmatch(line) and not (headings and _HEADING.match(line)):
            return number
    return len(lines)


def _skip_ornaments(lines: Sequence[tuple[int, str]], start: int) -> int:
    """Skip what somebody may take for the line that opens front matter (`***`), listings apart."""
    for number in range(start, len(lines)):
        line = lines[number][1]
        listing = _LISTING.match(line)
        if not (_ORNAMENT.fullmatch(line) or not line):
            return number
        if listing and any(line.startswith(listing[0]) for _, line in lines[number + 1 :]):
            return number
    return len(lines)


def _until_fence(lines: Sequence[tuple[int, str]], start: int) -> Iterator[str]:
    """Yield the lines up to the next that could close front matter."""
    for _, line in lines[start:]:
        if _ALMOST_FENCE.fullmatch(line) or line == "...":
            return
        yield line


def _paragraph(lines: Sequence[str]) -> list[str]:
    """Return the first lines that no blank line parts, nor one without a word."""
    rest = dropwhile(lambda line: not line, lines)
    return list(takewhile(lambda line: line and not _ORNAMENT.fullmatch(line), rest))


def _narrows(line: str) -> bool:
    return re.search("[:\uff1a=]", line) is not None and _names_audience(line)


def _narrows_plainly(line: str) -> bool:
    """Tell whether a line is a key and a single word, as prose about an audience hardly is."""
    key = _KEY.match(line)
    return (
        key is not None
        and _names_audience(key["key"])
        and _WORD.fullmatch(key["value"]) is not None
    )


def _names_audience(text: str) -> bool:
    return any(resembles(NARROWING, word.text) for word in key_words([text]))
