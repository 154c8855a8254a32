"""A Markdown text of a plan as plain text, for a title, a terminal or a cell of a forge's table."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from gosart.text.markdown import paragraphs

__all__ = ["plain"]

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|li|h\d|td|th|tr|dt|dd|pre|blockquote)>|<br\s*/?>")


@lru_cache(maxsize=4_000)
def plain(text: str) -> str:
    """Return a Markdown text as it reads.

    Args:
        text: The text as typed.

    Returns:
        One line without any markup.
    """
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", str(paragraphs(text))))).split())
