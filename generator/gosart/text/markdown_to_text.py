"""A Markdown text of a plan as plain words, for where only a line of text can stand."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from gosart.text.markdown import paragraphs

__all__ = ["plain"]

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|li|h\d|td|th|tr|dt|dd|pre|blockquote)>|<br\s*/?>")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return a text as it reads, without its marks, on one line."""
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", str(paragraphs(text))))).split())
