"""Explanations of characters that look like those by which YAML is built, and are others.

They parse as text, so the parser complains of something else: of a key without a colon, of a line
that is indented as none of those above.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gosart.diagnostics import msg
from gosart.text.odd_characters import BLANKS, COLONS, OddCharacter, odd_characters
from gosart.yaml.parse_failure import Explanation, ParseFailure

__all__ = ["explain_lookalike", "lookalike_in"]

_WORD = r"[\w.\"'\u2018-\u201d\u200b-\u200d\u2060\u00ad-]+"
_STRUCTURE = (
    re.compile(rf"^[ \t]*([{BLANKS}])"),  # indentation
    re.compile(rf"^\s*(?:- +)*{_WORD}:([{BLANKS}])"),  # behind a colon
    re.compile(rf"^\s*(?:- +)*{_WORD}\s*([{COLONS}])"),  # the colon of a key
    re.compile(rf"[{{,]\s*{_WORD}([{COLONS}])"),  # the same between braces
    re.compile(rf"^\s*(?:- +)*-([{BLANKS}])"),  # behind the hyphen of an item
    re.compile(r"^\s*([\u2010-\u2015\u2212\ufe63\uff0d])\s"),  # that hyphen itself
    re.compile(rf"[{BLANKS}\s]([\uff03])"),  # a comment
)
_IN_BRACKETS = re.compile(r"[\[{][^#]*?([\uff0c\u3001\uff3d\uff5d\u3011])")
_CLOSING_QUOTE = re.compile(r"[\"'][^\"']*([\u2018-\u201f\uff02\uff07])")


def explain_lookalike(failure: ParseFailure) -> Explanation | None:
    """Explain a character that only looks like one of YAML's.

    Args:
        failure: Where the parser gave up.

    Returns:
        The explanation at that character, None where there is none that could be the cause.
    """
    more: list[re.Pattern[str]] = []
    if "flow" in failure.context:
        more.append(_IN_BRACKETS)
    if "quoted scalar" in failure.context:
        more.append(_CLOSING_QUOTE)
    numbers = (failure.line, failure.context_line, failure.previous_line())
    for number in dict.fromkeys(number for number in numbers if number is not None):
        odd = lookalike_in(failure.lines[number], *more)
        if odd is not None:
            return _explanation(odd, number, odd.offset)
    return None


def lookalike_in(line: str, *more: re.Pattern[str]) -> OddCharacter | None:
    """Find a character in a line that stands where YAML has one that looks like it.

    Args:
        line: The line.
        more: Other places to look at.

    Returns:
        The first, None where there is none.
    """
    if line.isascii():
        return None
    matches = [match for pattern in (*_STRUCTURE, *more) if (match := pattern.search(line))]
    column = min((match.start(1) for match in matches), default=None)
    odd = next(odd_characters(line[column]), None) if column is not None else None
    return replace(odd, offset=column or 0) if odd else None


def _explanation(odd: OddCharacter, line: int, column: int) -> Explanation:
    if odd.plain == " ":
        message = msg(
            "This is {name} ({code}), which looks like a space but is not.",
            name=odd.name,
            code=odd.code,
        )
        hint = msg("Write a space. Such characters come from copying out of other programs.")
    else:
        message = msg(
            "This is {name} ({code}), which is not '{plain}'.",
            name=odd.name,
            code=odd.code,
            plain=odd.plain,
        )
        hint = msg("Write '{plain}', with a space after a colon or comma.", plain=odd.plain)
    return Explanation("S014", line, column, message, hint)
