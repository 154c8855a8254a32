"""Explanations of what follows what in YAML: keys and their colons, brackets, indentation."""

from __future__ import annotations

import re

from gosart.diagnostics import Message, msg
from gosart.text.odd_characters import CLOSING_QUOTES, odd_characters
from gosart.yaml.document import Key
from gosart.yaml.parse_failure import Explanation, ParseFailure, indentation
from gosart.yaml.syntax_characters import QUOTE_WHOLE_TEXT
from gosart.yaml.syntax_comments import as_quoted, comment_of_text

__all__ = [
    "blank_missing",
    "colon_missing",
    "dash_blank_missing",
    "explain_colon",
    "explain_structure",
    "glued_key",
]

_NO_SPACE = re.compile(r"^\s*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s:/])")
_GLUED = re.compile(r"([A-Za-z_][\w-]*):(?!//)(\S.*)")
_NO_DASH_BLANK = re.compile(r"\s*(?:- +)*-(?=[^\s-])")
_KEY_BEFORE = re.compile(r"(?:^|[{,])\s*(?:- +)*([\w-]+)(\s*[=;]?\s*)$")
_SECOND_COLON = re.compile(r":\s+\S|^\s*-\s+\S.*:\s")
_OPENS = re.compile(r"[\[{]")
_TYPOGRAPHIC = re.compile(rf"(?::\s+|^\s*-\s+|[\[{{,]\s*)([{''.join(CLOSING_QUOTES)}])")
_COMMENT = re.compile(r"(?:^|[\s,\[{])#")
_BRACKET = re.compile(r"[\[{]|[\]}]")


def glued_key(key: Key) -> tuple[str, str] | None:
    """Take apart a key that holds its value, since no blank stands behind its colon.

    Args:
        key: The way to a value that is empty.

    Returns:
        Key and value of `{name:Ann}`, None for any other key.
    """
    match = _GLUED.fullmatch(key[-1]) if key and isinstance(key[-1], str) else None
    return (match[1], match[2]) if match else None


def blank_missing(name: str, value: str = "") -> tuple[Message, Message]:
    """Return the words for a colon without a blank behind it.

    Args:
        name: The key.
        value: What follows, "" for what is on the line.

    Returns:
        What is wrong, and what to do.
    """
    message = msg("There is no space after the colon of '{key}'.", key=name)
    if value:
        return message, msg("Write '{key}: {value}'.", key=name, value=value)
    return message, msg("Write '{key}: ' and then the value.", key=name)


def explain_colon(failure: ParseFailure) -> Explanation | None:
    """Explain a colon that makes a key where there cannot be one, or a key without its colon.

    Args:
        failure: Where the parser gave up.

    Returns:
        The explanation, None where it is about something else.
    """
    if failure.complaint.startswith("could not find expected ':'"):
        line, column = failure.context_line, failure.context_column
        return _no_space(failure, line) or _no_colon(failure, line, column)
    if not failure.complaint.startswith("mapping values are not allowed"):
        return None
    if no_space := _no_space(failure, failure.line):
        return no_space
    if no_colon := _no_colon_before_bracket(failure):
        return no_colon
    if quoted := _in_typographic_quotes(failure):
        return quoted
    if _SECOND_COLON.search(failure.before):
        return _second_colon(failure)
    indent = indentation(failure.text)
    previous = failure.previous_line()
    if previous is not None and indentation(failure.lines[previous]) >= indent:
        previous_indent = indentation(failure.lines[previous])
        return _no_space(failure, previous) or _no_colon(failure, previous, previous_indent)
    message = msg(
        "This line is indented as if it belonged to the value above, which is already text."
    )
    hint = msg(
        "Align it with the keys above. "
        "If it belongs to the text above, put that whole text in quotes."
    )
    return Explanation("S013", failure.line, indent, message, hint)


def explain_structure(failure: ParseFailure) -> Explanation | None:
    """Explain brackets, text after an end, and indentation.

    Args:
        failure: Where the parser gave up.

    Returns:
        The explanation, None where it is about something else.
    """
    if not failure.complaint.startswith("expected "):
        return None
    unexpected, before = failure.unexpected, failure.before.rstrip()
    if bracket := _inside_brackets(failure):
        return bracket
    if unexpected == "<scalar>" and failure.character == ":":
        return failure.here(
            "S014",
            msg("There is no space after this colon."),
            msg("Write a space between the colon and the value."),
        )
    if unexpected in ("]", "}"):
        hint = msg(
            "Remove it, or add the bracket that opens. A text with brackets has to be in quotes."
        )
        return failure.here(
            "S012", msg("The bracket {character} closes nothing.", character=unexpected), hint
        )
    if before.endswith(('"', "'")):
        hint = msg(
            "Put the whole text in one pair of quotes. "
            "An apostrophe inside '…' is written twice; inside \"…\" it needs nothing."
        )
        return failure.here("S011", msg("After the closing quote there is more text."), hint)
    if before.endswith(("]", "}")):
        return failure.here(
            "S011",
            msg("After the closing bracket there is more text."),
            msg("Put the whole text in quotes if the brackets belong to it."),
        )
    if unexpected == ",":
        return failure.here(
            "S014",
            msg("A value is missing before this comma."),
            msg("Write the value, or put the text in quotes if the comma belongs to it."),
        )
    if no_colon := _no_colon_before_bracket(failure):
        return no_colon
    if before:
        message = msg("The text before this ends here, and something else starts.")
        return failure.here("S011", message, QUOTE_WHOLE_TEXT)
    return _misaligned(failure)


def _no_space(failure: ParseFailure, number: int) -> Explanation | None:
    match = _NO_SPACE.match(failure.lines[number])
    if match is None:
        return None
    return Explanation("S014", number, match.end(1), *blank_missing(match[1]))


def _no_dash_blank(failure: ParseFailure, number: int) -> Explanation | None:
    """Explain `-a` below a list's key or another item."""
    match = _NO_DASH_BLANK.match(failure.lines[number])
    if match is None:
        return None
    item = failure.lines[number][match.end() :].strip()
    return Explanation("S014", number, match.end() - 1, *dash_blank_missing(item))


def dash_blank_missing(item: str) -> tuple[Message, Message]:
    """Return the words for an item of a list without a blank behind its hyphen.

    Args:
        item: What stands behind the hyphen.

    Returns:
        What is wrong, and what to do.
    """
    return (
        msg("There is no space after the - of this item."),
        msg("Write '- {item}'.", item=item[:60]),
    )


def _no_colon_before_bracket(failure: ParseFailure) -> Explanation | None:
    """Explain `ann {name: Ann}`, where a key has no colon."""
    for match in _OPENS.finditer(failure.text):
        before = _KEY_BEFORE.search(failure.text[: match.start()])
        if before and match.start() <= failure.column:
            words = colon_missing(before[1], match[0])
            return Explanation("S014", failure.line, before.start(1), *words, len(before[1]))
    return None


def colon_missing(name: str, bracket: str) -> tuple[Message, Message]:
    """Return the words for a key that has no colon before a bracket.

    Args:
        name: The key.
        bracket: The bracket.

    Returns:
        What is wrong, and what to do.
    """
    message = msg("The colon after '{key}' is missing.", key=name)
    return message, msg("Write '{key}: {rest}'.", key=name, rest=f"{bracket}\u2026")


def _in_typographic_quotes(failure: ParseFailure) -> Explanation | None:
    """Explain a text whose quotes are none of YAML's."""
    match = _TYPOGRAPHIC.search(failure.before)
    if match is None:
        return None
    odd = next(odd_characters(match[1]))
    return Explanation(
        "S011",
        failure.line,
        match.start(1),
        msg(
            "This text starts with a typographic quote ({code}), which YAML does not accept as a "
            "quote.",
            code=odd.code,
        ),
        msg("Write {plain} before and after the text.", plain='"'),
    )


def _no_colon(failure: ParseFailure, line: int, column: int) -> Explanation:
    if no_dash_blank := _no_dash_blank(failure, line):
        return no_dash_blank
    length = len(failure.lines[line].rstrip()) - column
    message = msg("A key and a colon are expected here, but there is no colon.")
    hint = msg(
        "Write 'key: value'. If the line belongs to the text above, "
        "indent it further than that text's key."
    )
    return Explanation("S014", line, column, message, hint, max(1, length))


def _second_colon(failure: ParseFailure) -> Explanation:
    return failure.here(
        "S011",
        msg("This text contains a colon followed by a space, and is not in quotes."),
        msg("Put the whole text in quotes: a colon and a space start a value."),
    )


def _inside_brackets(failure: ParseFailure) -> Explanation | None:
    """Explain a failure between brackets: most often the closing one is missing."""
    unexpected = failure.unexpected
    if failure.context.endswith(("flow mapping", "flow sequence")):
        line, column = failure.context_line, failure.context_column
        inside = (
            indentation(failure.text) > indentation(failure.lines[line]) or failure.line == line
        )
        if unexpected in ("<stream end>", "]", "}") or not inside:
            return _cut_off(failure, line, column) or _unclosed(line, column)
        return _second_colon(failure) if unexpected == ":" else None
    if not failure.context.endswith("flow node"):
        return None
    if unexpected != "<stream end>" and failure.before.strip():
        return None
    if unexpected == "-":
        return failure.here(
            "S014",
            msg("A - starts a list item, but not inside brackets."),
            msg("Separate the items with commas, or close the bracket above."),
        )
    return _last_bracket(failure)


def _unclosed(line: int, column: int) -> Explanation:
    hint = msg("Add the bracket that closes it. A text with brackets has to be in quotes.")
    return Explanation("S012", line, column, msg("This bracket is not closed."), hint)


def _last_bracket(failure: ParseFailure) -> Explanation | None:
    """Find the opening bracket that is still open where the text ends."""
    unclosed: list[tuple[int, int]] = []
    for number in range(failure.line + 1):
        whole = number < failure.line or failure.unexpected == "<stream end>"
        text = _COMMENT.split(failure.lines[number] if whole else failure.before)[0]
        for match in _BRACKET.finditer(text):
            if match[0] in "[{":
                unclosed.append((number, match.start()))
            elif unclosed:
                unclosed.pop()
    if not unclosed:
        return None
    return _cut_off(failure, *unclosed[-1]) or _unclosed(*unclosed[-1])


def _cut_off(failure: ParseFailure, line: int, column: int) -> Explanation | None:
    """Explain a bracket whose other one stands in a comment that was meant as text."""
    comment = comment_of_text(failure.lines[line])
    if comment is None or comment[0] <= column or not re.search(r"[\]}]", comment[1]):
        return None
    before = re.split(r"[\[{,]|:\s", failure.lines[line][: comment[0] - 1])[-1].lstrip()
    text = before + re.split(r"[,\]}]", comment[1])[0].rstrip()
    return Explanation(
        "S012",
        line,
        comment[0] - 1,
        msg("' #' starts a comment here, so the bracket before it is not closed."),
        msg("Put text that contains a # in quotes: {text}.", text=as_quoted(text)),
        len(comment[1]),
    )


def _misaligned(failure: ParseFailure) -> Explanation:
    if failure.unexpected in ("-", "<block sequence start>"):
        return failure.here(
            "S013",
            msg("This is a list item, but a key is expected."),
            msg("Align the - with the items above, or write the list's key before it."),
        )
    if failure.unexpected == "?" and failure.context.endswith("block collection"):
        hint = msg(
            "Start the line with - if it is an item; indent it if it belongs to the item above."
        )
        message = msg("This is a key, but an item of the list above is expected.")
        return failure.here("S013", message, hint)
    return failure.here(
        "S013",
        msg("This line is indented unlike any line above it."),
        msg("Align it with its neighbouring keys: two spaces for each level."),
    )
