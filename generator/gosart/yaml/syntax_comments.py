"""Comments that were meant as text: ` #` begins a comment in YAML, and `#2` is often none.

An ordinary comment has a blank after its #, or is a line that was taken out (`#name: Mill`).
"""

from __future__ import annotations

import re

__all__ = ["as_quoted", "comment_of_text"]

_COMMENT = re.compile(
    r"(?<=[ \t\[{,])#(?=\w)(?![\w-]+:(?:\s|$))(?!(?:TO[D]O|FI[X]ME|X{3}|NOTE|NB)\b).*"
)


def comment_of_text(line: str) -> tuple[int, str] | None:
    """Find the comment of a line that reads as if it were text.

    Args:
        line: A line of YAML.

    Returns:
        Its column from 1 and what it says with its #; None where there is none. Whether the line
        is one of YAML at all, and where its quotes are, nobody asks.
    """
    if line.lstrip().startswith("#"):
        return None
    match = _COMMENT.search(line)
    return (match.start() + 1, match[0].rstrip()) if match else None


def as_quoted(text: str) -> str:
    """Write a text in quotes of YAML.

    Args:
        text: One line.

    Returns:
        The text in single quotes where it holds double ones.
    """
    if '"' in text or "\\" in text:
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{text}"'
