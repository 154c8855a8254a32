"""A parser's complaint becomes a sentence: where it is wrong, what is wrong, and what to do.

The parser says where it gave up and what it had hoped for ("expected <block end>"). What was meant
is read from the text around, by the first of these that recognises it:

explain ── conflict, directive                        (here)
        ├─ syntax_lookalikes  what looks like a blank, a colon, a hyphen, and is another character
        ├─ syntax_characters  `-` and `?`, quotes, tabs, what may not begin a text
        └─ syntax_structure   colons, brackets, indentation
"""

from __future__ import annotations

import re

from gosart.diagnostics import msg
from gosart.yaml.codes import FileProblems
from gosart.yaml.parse_failure import Explanation, ParseFailure, parse_failure
from gosart.yaml.syntax_characters import (
    bare_indicator,
    explain_character,
    explain_indicator,
    more_bare_indicators,
)
from gosart.yaml.syntax_lookalikes import explain_lookalike
from gosart.yaml.syntax_structure import explain_colon, explain_structure

__all__ = ["explain"]

_CONFLICT = re.compile(r"<{7}(?: |$)")


def explain(error: Exception, text: str, problems: FileProblems, shift: int) -> None:
    """Report what is wrong where a parser gave up.

    Args:
        error: The parser's error.
        text: The text that was parsed.
        problems: Takes the explanation; of bare ratings, those further down as well.
        shift: Number of lines of the file above `text`.
    """
    failure = parse_failure(error, text)
    explanation = (
        _conflict(failure)
        or explain_lookalike(failure)
        or explain_indicator(failure)
        or _directive(failure)
        or explain_character(failure)
        or explain_colon(failure)
        or explain_structure(failure)
        or _unknown(failure)
    )
    problems.add(
        explanation.code,
        explanation.message,
        explanation.hint,
        explanation.line + shift + 1,
        explanation.column + 1,
        explanation.length,
    )
    if explanation.code == "S010":
        for line, column, indicator in more_bare_indicators(failure, explanation.line):
            problems.add("S010", *bare_indicator(indicator), line + shift + 1, column + 1)


def _conflict(failure: ParseFailure) -> Explanation | None:
    """Explain the lines that git leaves where two people changed the same lines."""
    number = next(
        (number for number, line in enumerate(failure.lines) if _CONFLICT.match(line)), None
    )
    if number is None:
        return None
    hint = msg(
        "Keep one of the two versions between the lines <<<<<<<, ======= and >>>>>>>, "
        "and delete these lines."
    )
    message = msg("A merge conflict starts here and has not been resolved.")
    return Explanation("S024", number, 0, message, hint, len(failure.lines[number].rstrip()))


def _directive(failure: ParseFailure) -> Explanation | None:
    if not failure.context.endswith("a directive"):
        return None
    return Explanation(
        "S019",
        failure.line,
        0,
        msg("A line that starts with % is a YAML directive, which a plan does not use."),
        msg("Remove the line, or put the text in quotes."),
        len(failure.text.rstrip()),
    )


def _unknown(failure: ParseFailure) -> Explanation:
    hint = msg(
        "Check its quotes, brackets, colons and indentation; put text with such characters in "
        "quotes."
    )
    return failure.here("S014", msg("This line cannot be read as YAML."), hint)
