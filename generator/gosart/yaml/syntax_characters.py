"""Explanations of single characters that mean something in YAML, where the writer meant text.

The commonest is a rating that is not in quotes: `rating: -` begins a list, `rating: ?` a key.
"""

from __future__ import annotations

import re

from gosart.diagnostics import Message, msg
from gosart.yaml.parse_failure import Explanation, ParseFailure, indentation

__all__ = [
    "QUOTE_WHOLE_TEXT",
    "bare_indicator",
    "explain_character",
    "explain_indicator",
    "more_bare_indicators",
]

QUOTE_WHOLE_TEXT = msg("Put the whole text in quotes.")

_ONLY_RATINGS = re.compile(r"[-+?. ]+$")
_END_OF_TEXT = re.compile(r"(?<!\s)\s+#|[,\]}]")
_BARE_LINE = re.compile(r"^\s*(?:- +)?([\w-]+):[ \t]+([-?])[ \t]*(?:#.*)?$")
_BLOCK_HEAD = re.compile(r"(?:^|[\s:-])[|>][-+0-9]*\s*(?:#.*)?$")
_BARE_RATING = re.compile(r"\brating:[ \t]+([-?])[ \t]*(?=[,}])")


def bare_indicator(indicator: str) -> tuple[Message, Message]:
    """Return the words for a value that is nothing but `-` or `?`.

    Args:
        indicator: The character.

    Returns:
        What is wrong, and what to do.
    """
    return msg("A bare {character} means something else in YAML.", character=indicator), msg(
        'Quote it: write "{text}".', text=indicator
    )


def explain_indicator(failure: ParseFailure) -> Explanation | None:
    """Explain a `-` or `?` where a value is expected.

    Args:
        failure: Where the parser gave up.

    Returns:
        The explanation of a bare rating, a row of ratings, a text that begins so, or a list that
        begins on the line of its key; None where it is none of these.
    """
    indicator = failure.character
    if indicator not in ("-", "?") or not failure.complaint.startswith(
        ("sequence entries", "mapping keys", "expected the node content")
    ):
        return None
    if not failure.before.strip():
        return None
    end = _END_OF_TEXT.search(failure.text, failure.column)
    rest = failure.text[failure.column : end.start() if end else None].rstrip()
    if rest == indicator:
        return failure.here("S010", *bare_indicator(indicator))
    if _ONLY_RATINGS.match(rest):
        return failure.here(
            "S010",
            msg(
                "A row of ratings that starts with {character} means something else in YAML.",
                character=indicator,
            ),
            msg('Quote it: write "{text}".', text=rest),
            len(rest),
        )
    hint = QUOTE_WHOLE_TEXT
    if indicator == "-":
        hint = msg("Put the whole text in quotes. If it is a list, start it on the next line.")
    return failure.here("S011", _needs_quotes(indicator), hint, len(rest))


def more_bare_indicators(failure: ParseFailure, after: int) -> list[tuple[int, int, str]]:
    """Find the other bare ratings of a text, so that all of them are reported in one run.

    Args:
        failure: Where the parser gave up, at the first of them.
        after: The line of the first, from 0.

    Returns:
        Line and column from 0 and the character, of each further down.
    """
    indent = indentation(failure.lines[after])
    indicators = []
    block: int | None = None  # indentation of the key whose block scalar this is
    for number, text in enumerate(failure.lines[after + 1 :], after + 1):
        if block is not None and (not text.strip() or indentation(text) > block):
            continue
        block = indentation(text) if _BLOCK_HEAD.search(text) else None
        match = _BARE_LINE.match(text)
        if match and (match[1] == "rating" or indentation(text) == indent):
            indicators.append((number, match.start(2), match[2]))
        indicators += [
            (number, rating.start(1), rating[1]) for rating in _BARE_RATING.finditer(text)
        ]
    return indicators


def explain_character(failure: ParseFailure) -> Explanation | None:
    """Explain quotes, escapes, tabs, and characters that may not begin a text.

    Args:
        failure: Where the parser gave up.

    Returns:
        The explanation, None where it is about something else.
    """
    complaint, context = failure.complaint, failure.context
    context_text = failure.lines[failure.context_line]
    first = context_text[failure.context_column : failure.context_column + 1]
    if "cannot start any token" in complaint:
        if failure.character == "\t":
            return _tab(failure)
        return failure.here("S011", _needs_quotes(failure.character), QUOTE_WHOLE_TEXT)
    if "quoted scalar" in context or "double-quoted" in context:
        if "escape" in complaint:
            return failure.here(
                "S014",
                msg("In double quotes a backslash starts an escape, and this is not one."),
                msg("Write \\\\ for a backslash, or use single quotes, in which it means itself."),
            )
        return failure.at_context(
            "S012",
            msg("The text that starts here has no closing quote."),
            msg("Add the quote at its end: {character}", character=first),
        )
    if "block scalar" in context:
        hint = msg("Put the whole text in quotes, or start it on the next line.")
        return failure.at_context("S011", _needs_quotes(first), hint)
    if "tag handle" in complaint:
        message = msg(
            "A tag (!…) gives the type of a value; a plan's keys already know their types."
        )
        return failure.at_context("S016", message, QUOTE_WHOLE_TEXT)
    if re.search(r"an? (?:alias|anchor|tag)$", context):
        return failure.at_context("S011", _needs_quotes(first), QUOTE_WHOLE_TEXT)
    return None


def _tab(failure: ParseFailure) -> Explanation:
    if failure.before.strip():
        hint = msg("Write a space instead, or put the text in quotes if the tab belongs to it.")
    else:
        hint = msg(
            "Indent with two spaces for each level. Set your editor to write spaces for a tab."
        )
    return failure.here("S009", msg("This is a tab, but YAML allows only spaces here."), hint)


def _needs_quotes(first: str) -> Message:
    return msg("A text that starts with {character} has to be in quotes.", character=first)
