"""Leaves out the quotes round attributes that need none, while Jinja reads a template.

A template keeps its quotes for those who write it; a page has thousands of them less, and a reader
gets the same attributes. Only what stands in the template as it is can lose them: a value that is
filled in may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

__all__ = ["ShortAttributes", "short_attributes"]

_PIECE = re.compile(r"<(?=[a-zA-Z])[^<>]*>?|[^<]+|<")
"""A tag, as far as it stands here, or what is between two."""
_ATTRIBUTE = re.compile(
    # Zensical, which looks whether a link leads somewhere, sees ids and addresses in quotes alone.
    r"""(?<=\s)(?!(?:id|href|src|name)=)([a-z][a-z-]*)="([\w.,:%-]+)"(?=[\s>]|$)"""
)


class ShortAttributes(Extension):
    """Jinja's hook between a template's text and its code."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, its text with fewer quotes.

        Args:
            stream: The tokens as Jinja read them.
        """
        inside = False
        for token in stream:
            if token.type == "data":
                text, inside = short_attributes(token.value, inside)
                yield Token(token.lineno, "data", text)
            else:
                yield token


def short_attributes(text: str, inside: bool = False) -> tuple[str, bool]:
    """Leave out the quotes that HTML does not need.

    Args:
        text: A part of a template between two pieces of Jinja.
        inside: Whether it begins inside a tag.

    Returns:
        The shorter text, and whether it ends inside a tag.
    """
    head = ""
    if inside:
        end = text.find(">") + 1
        head = _ATTRIBUTE.sub(r"\1=\2", text[: end or len(text)])
        if not end:
            return head, True
        text = text[end:]
    pieces = _PIECE.findall(text)
    is_open = bool(pieces) and pieces[-1][0] == "<" != pieces[-1] and pieces[-1][-1] != ">"
    return (
        head
        + "".join(
            _ATTRIBUTE.sub(r"\1=\2", piece) if piece[0] == "<" else piece for piece in pieces
        ),
        is_open,
    )
