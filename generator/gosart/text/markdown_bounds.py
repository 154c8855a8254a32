"""How much Markdown a person may type: what a parser takes minutes for, or falls over, is named.

Python-Markdown calls itself for each quote in a quote and each list in a list, and looks for the
end of a bracket from each that opens; a search index asks for each word which of the HTML elements
around it are hidden. So depth, open brackets and elements, lines of a paragraph and length have a
limit, the same in a check as in a build; no text that a person means comes near one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from gosart.diagnostics import Message, msg

__all__ = ["LONGEST_TEXT", "Excess", "excess_of"]

LONGEST_TEXT = 100_000
"""Most characters of one text: an hour of talk, word by word, has less."""
MOST_LEVELS = 20
"""Most quotes and lists inside each other."""
MOST_BRACKETS = 30
"""Most square brackets, or round ones of links, that are open at once in a paragraph."""
MOST_TAGS = 100
"""Most tags, comments and the like whose end never comes, in all of a text: from each of them the
parser looks for it to the end of the text."""
MOST_ELEMENTS = 500
"""Most HTML elements that are open at once."""
MOST_FOOTNOTES = 1_000
"""Most footnotes of a text."""
MOST_LINES = 1_000
"""Most lines that no blank line parts."""
MOST_CHARACTERS = 20_000
"""Most characters that no blank line parts."""

_SHORT = 60
"""A text of fewer characters cannot be too much of anything."""
_MARKER = re.compile(r"[-+*:][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?|!!![ \t]+|\[\^[^\]\s]{1,80}\]:[ \t]*")
_BLANKS = re.compile(r"[ \t]*")
_TAB = 4
_SIGN = re.compile(r"\\.|\]\(|[\[\])>]|<(?=[A-Za-z/!?])", re.DOTALL)
_FOOTNOTE = re.compile(r"[ \t]*\[\^([^\]]+)\]:")
_ENDS = MappingProxyType({"<!--": "-->", "<?": "?>", "<![": "]]>"})
"""How what has an end of its own begins, and that end."""
_TAG = re.compile(r"(?<!\()<(/?)([A-Za-z][\w-]*)(?=[\s/>]|$)")
"""A tag of HTML: no address in angle brackets, be it of a link or by itself."""
_OPTIONAL_END = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "dd",
        "dt",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    ]
)
"""Elements that are closed by the next, or hold nothing."""


@dataclass(frozen=True, slots=True)
class Excess:
    """Where a text is too much for a parser, line and column from 0, and what to do."""

    line: int
    column: int
    message: Message
    hint: Message


def excess_of(text: str) -> Excess | None:
    """Return the first place at which a text is too much, None for nearly every text.

    Args:
        text: Markdown as typed, or any other text.
    """
    if len(text) < _SHORT:
        return None
    if len(text) > LONGEST_TEXT:
        return Excess(
            0,
            0,
            msg(
                "The text has {count} characters; at most {limit} are read.",
                count=len(text),
                limit=LONGEST_TEXT,
            ),
            msg("Shorten it, or move parts of it into notes."),
        )
    return next(_excesses(text), None)


def _excesses(text: str) -> Iterator[Excess]:
    lines = characters = elements = 0
    footnotes: set[str] = set()
    opened = {"[": 0, "(": 0, "<": 0, **dict.fromkeys(_ENDS, 0)}
    for number, line in enumerate(text.splitlines()):
        if not line.strip():
            lines = characters = opened["["] = opened["("] = 0
            continue
        lines += 1
        characters += len(line)
        if characters > MOST_CHARACTERS:
            yield Excess(
                number,
                0,
                msg(
                    "There are more than {limit} characters here without a blank line.",
                    limit=MOST_CHARACTERS,
                ),
                msg("Separate them with blank lines."),
            )
        if lines > MOST_LINES:
            yield Excess(
                number,
                0,
                msg(
                    "There are more than {limit} lines here without a blank one.", limit=MOST_LINES
                ),
                msg("Separate them with blank lines."),
            )
        if footnote := _FOOTNOTE.match(line):
            footnotes.add(footnote[1])
        if len(footnotes) > MOST_FOOTNOTES:
            yield Excess(
                number,
                0,
                msg("The text has more than {limit} footnotes.", limit=MOST_FOOTNOTES),
                msg("Shorten it, or move parts of it into notes."),
            )
        yield from _deep(number, line)
        yield from _unclosed(number, line, opened)
        if "<" in line:
            for tag in _TAG.finditer(line):
                if tag[2].lower() not in _OPTIONAL_END:
                    elements = max(0, elements - 1) if tag[1] else elements + 1
                if elements > MOST_ELEMENTS:
                    yield Excess(
                        number,
                        tag.start(),
                        msg("More than {limit} HTML elements are open here.", limit=MOST_ELEMENTS),
                        msg("Close them, or write &lt; for a < that you mean as text."),
                    )


def _deep(number: int, line: str) -> Iterator[Excess]:
    """Yield the marker that begins one quote or list too many; indentation nests them."""
    levels, column = 0, 0
    while True:
        blanks = _BLANKS.match(line, column)
        end = blanks.end() if blanks else column
        marker = _MARKER.match(line, end)
        if marker is None:
            return
        levels += 1 + len(line[column:end].expandtabs(_TAB)) // _TAB
        if levels > MOST_LEVELS:
            yield Excess(
                number,
                end,
                msg(
                    "Quotes or lists are nested here deeper than {limit} levels.", limit=MOST_LEVELS
                ),
                msg("Use fewer levels, or put a backslash before what is not a list or quote."),
            )
            return
        column = marker.end()


def _unclosed(number: int, line: str, opened: dict[str, int]) -> Iterator[Excess]:
    """Count the brackets that a line opens and closes, and yield the one that is too much."""
    if "<" in line or ">" in line:
        for start, end in _ENDS.items():
            if end in line:
                opened[start] = 0
            opened[start] += line.count(start, line.rfind(end) + 1)
    for match in _SIGN.finditer(line):
        sign = match[0]
        if sign == "[" or sign == "<":
            opened[sign] += 1
        elif sign == ">":
            opened["<"] = 0
        elif sign == ")":
            opened["("] = max(0, opened["("] - 1)
        elif sign[0] == "]":
            opened["["] = max(0, opened["["] - 1)
            opened["("] += len(sign) - 1
        if (
            max(opened["["], opened["("]) > MOST_BRACKETS
            or max(opened["<"], *(opened[start] for start in _ENDS)) > MOST_TAGS
        ):
            yield Excess(
                number,
                match.start(),
                msg("Too many brackets are open here."),
                msg("Close them, or put a backslash before a bracket that you mean as text."),
            )
            return
