"""People's text escaped for a forge's Markdown: it stays text, whatever it holds.

Markdown's own characters become character references, which no parser reads as structure, in a
table or an HTML block either; a backslash would not do in HTML. A forge also looks for mentions,
issue numbers and addresses in the finished text: a word joiner, which nobody sees, breaks those.
"""

from __future__ import annotations

import re

__all__ = ["coded", "fenced", "harmless", "readable"]

_JOINER = "\u2060"
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"[&<>\"'`*_{}\[\]|~\\#@!$^=]")
_REFERENCES = re.compile(
    r"(?<=[@#!~%$])(?=[\w\"'])|(?<=&)(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)",
    re.IGNORECASE,
)

_READ_AS_MARKUP = re.compile(
    r"[\\`*\[\]|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it is itself
    r"|\$(?=.*\$)|(?<=\$)\$"  # two of them hold a formula
    r"|=(?==)|\{(?=[:%{#.])"
)
_READ_AS_HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_AT_START = re.compile(r"^(\d{0,9})([.)](?=\s|$)|[-+](?=\s|$|[-+])|#|>|=)")
_CODE = re.compile("&#96;((?:(?!&#96;).)+)&#96;")


def harmless(text: str) -> str:
    """Escape a text for a line of Markdown, a cell of a table or an HTML block.

    Args:
        text: Any text.

    Returns:
        One line that shows the text and nothing else.
    """
    line = _INVISIBLE.sub("", " ".join(text.split()))
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", _REFERENCES.sub(_JOINER, line))


def readable(text: str) -> str:
    r"""Escape a text for a line of Markdown that people read as it is typed, in a mail, say.

    Only what Markdown would take for its own is escaped, by a backslash, so that most texts stay as
    they are; what would begin a tag or a reference is one, since not every parser knows `\<`. Not
    for an HTML block or an attribute: that is what `harmless` is for.

    Args:
        text: Any text.

    Returns:
        One line that shows the text and nothing else, at the beginning of a line too.
    """
    line = _REFERENCES.sub(_JOINER, _INVISIBLE.sub("", " ".join(text.split())))
    escaped = _READ_AS_MARKUP.sub(r"\\\g<0>", _READ_AS_HTML.sub(_reference, line))
    return _AT_START.sub(r"\1\\\2", escaped)


def _reference(sign: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}[sign[0]]


def coded(text: str) -> str:
    """Set what stands between two backticks as code.

    Args:
        text: A text that is escaped already.

    Returns:
        The text with `<code>` instead of the backticks.
    """
    return _CODE.sub(r"<code>\1</code>", text)


def fenced(text: str, kind: str) -> str:
    """Write a line of a file as a fenced code block that nothing in it can close.

    Args:
        text: The line.
        kind: The language after the opening fence, such as `yaml`.

    Returns:
        The block, without a line end.
    """
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{_INVISIBLE.sub('', text)}\n{fence}"
