"""A Markdown text without its code, line by line and column by column as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["without_code"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LONG = 2000
"""A longer line is searched with its code, for looking for code in it takes too long."""


def without_code(text: str) -> str:
    """Return a text with blanks for its code, so that an example is taken for no thing.

    Args:
        text: Markdown.

    Returns:
        As many lines; those of a fenced block are empty, in all others each character has its
        column.
    """
    lines = text.split("\n")
    outside = dict(_outside_fences(lines))
    return "\n".join(outside.get(number, "") for number in range(len(lines)))


def _outside_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence:
            yield (
                number,
                _CODE.sub(lambda match: " " * len(match[0]), line) if len(line) < _LONG else line,
            )
