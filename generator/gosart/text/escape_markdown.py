"""People's text inside a forge's Markdown: it stays text, whatever it holds.

Markdown's own signs become character references, which no parser reads as structure, in a table or an HTML block either. What a forge
looks for in the finished text (mentions, issue numbers, addresses) is broken by a word joiner, which nobody sees.
"""

from __future__ import annotations

import re

__all__ = ["coded", "fenced", "harmless"]

_JOINER = "\u2060"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SIGNS = re.compile(r"[&<>\"'`*_{}\[\]|~\\#@!$^=]")
_REFERENCES = re.compile(
    r"(?<=[@#!~%$])(?=[\w\"'])|(?<=&)(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)",
    re.IGNORECASE,
)

_CODE = re.compile("&#96;((?:(?!&#96;).)+)&#96;")


def harmless(text: str) -> str:
    """Return a text as it may stand in a line of Markdown, in a table's cell or in an HTML block."""
    line = _UNSEEN.sub("", " ".join(text.split()))
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", _REFERENCES.sub(_JOINER, line))


def coded(text: str) -> str:
    """Return a harmless text with what stands between two backticks as code."""
    return _CODE.sub(r"<code>\1</code>", text)


def fenced(text: str, kind: str) -> str:
    """Return one line of a file as a fenced block that nothing in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{_UNSEEN.sub('', text)}\n{fence}"
