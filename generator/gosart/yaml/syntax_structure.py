"""Explanations of what follows what in YAML: keys and their colons, brackets, indentation."""

from __future__ import annotations

import re

from gosart.diagnostics import msg
from gosart.yaml.parse_failure import Explanation, ParseFailure, indentation
from gosart.yaml.syntax_characters import QUOTE_WHOLE_TEXT

__all__ = ["explain_colon", "explain_structure"]

_NO_SPACE = re.compile(r"^\s*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s:/])")
_SECOND_COLON = re.compile(r":\s+\S|^\s*-\s+\S.*:\s")
_COMMENT = re.compile(r"(?:^|[\s,\[{])#")
_BRACKET = re.compile(r"[\[{]|[\]}]")


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
    if _SECOND_COLON.search(failure.before):
        return _second_colon(failure)
    indent = indentation(failure.text)
    previous = failure.previous_line()
    if previous is not None and indentation(failure.lines[previous]) >= indent:
        previous_indent = indentation(failure.lines[previous])
        return _no_space(failure, previous) or _no_colon(failure, previous, previous_indent)
    message = msg(
        "This line is indented as if it belonged to the value above, which is a text already."
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
            msg("A blank is missing after this colon."),
            msg("Write a blank between the colon and the value."),
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
    if before:
        message = msg("Here the text before ends, and something else begins.")
        return failure.here("S011", message, QUOTE_WHOLE_TEXT)
    return _misaligned(failure)


def _no_space(failure: ParseFailure, number: int) -> Explanation | None:
    match = _NO_SPACE.match(failure.lines[number])
    if match is None:
        return None
    message = msg("A blank is missing after the colon of '{key}'.", key=match[1])
    hint = msg("Write '{key}: ' and then the value.", key=match[1])
    return Explanation("S014", number, match.end(1), message, hint)


def _no_colon(failure: ParseFailure, line: int, column: int) -> Explanation:
    length = len(failure.lines[line].rstrip()) - column
    message = msg("Here a key and a colon are expected, and there is no colon.")
    hint = msg(
        "Write 'key: value'. If the line belongs to the text above, "
        "indent it further than that text's key."
    )
    return Explanation("S014", line, column, message, hint, max(1, length))


def _second_colon(failure: ParseFailure) -> Explanation:
    return failure.here(
        "S011",
        msg("This text holds a colon followed by a blank and is not in quotes."),
        msg("Put the whole text in quotes: a colon and a blank begin a value."),
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
            return _unclosed(line, column)
        return _second_colon(failure) if unexpected == ":" else None
    if not failure.context.endswith("flow node"):
        return None
    if unexpected != "<stream end>" and failure.before.strip():
        return None
    if unexpected == "-":
        return failure.here(
            "S014",
            msg("A - begins an item of a list, but not inside brackets."),
            msg("Part the items by commas, or close the bracket above."),
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
    return _unclosed(*unclosed[-1]) if unclosed else None


def _misaligned(failure: ParseFailure) -> Explanation:
    if failure.unexpected in ("-", "<block sequence start>"):
        return failure.here(
            "S013",
            msg("An item of a list stands where a key is expected."),
            msg("Align the - with the items above, or write the list's key before it."),
        )
    if failure.unexpected == "?" and failure.context.endswith("block collection"):
        hint = msg(
            "Begin the line with - if it is an item; indent it if it belongs to the item above."
        )
        message = msg("A key stands where an item of the list above is expected.")
        return failure.here("S013", message, hint)
    return failure.here(
        "S013",
        msg("This line is indented as none of the lines above it."),
        msg("Align it with the key it belongs beside: two blanks for each level."),
    )
