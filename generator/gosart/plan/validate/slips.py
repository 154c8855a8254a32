"""Slips of typing that YAML reads as something else, so that nothing of them is an error to it.

`name: Foo #2` is cut off by a comment, `name: “Ann”` has its quotes inside, `name: NULL` is a text,
`{name:Ann}` is a key. Each is named where it stands, with what to type.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pydantic import BaseModel

from gosart.diagnostics import Location, Message, Severity, msg
from gosart.plan.schema.free_text import takes_any_text
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import at_key, mapping, texts_in
from gosart.plan.validate.wrong_values import name_of
from gosart.text.odd_characters import CLOSING_QUOTES, odd_characters
from gosart.yaml.document import Document, Key, Mount, Node
from gosart.yaml.syntax_comments import as_quoted, comment_of_text
from gosart.yaml.syntax_structure import glued_key

__all__ = ["cause_of_empty", "check_slips", "has_glued"]

_CUT_OFF = "P054"
_QUOTES = "P055"
_NOTHING = "P056"
_NAMING = frozenset(
    {
        *("name", "title", "role", "industry", "region", "address", "email", "phone", "website"),
        *("tags", "crm", "links", "quantity", "unit", "measure", "offering", "offerings", "what"),
        *("presenter", "coach", "contact", "units"),
    }
)
"""Keys whose text is a name. Elsewhere a text may well be what somebody said, in quotes."""


def check_slips(problems: Problems, model: type[BaseModel], data: Node) -> None:
    """Report the texts of a plan that were meant as something else.

    Args:
        problems: Takes them as warnings; a key that has a problem already gets no other.
        model: The model of the data.
        data: What the files say.
    """
    for mount in problems.source_map.own.mounts:
        for key, location, comment in _cut_off(mount):
            if key not in problems.keys and takes_any_text(model, key):
                _report_cut_off(problems, key, at_key(data, key), location, comment)
    for key, text in texts_in(data):
        if text[:1] in CLOSING_QUOTES:
            _check_quotes(problems, model, key, text)
        elif text in ("NULL", "Null"):
            _check_nothing(problems, model, key, text)


def has_glued(entry: Node, name: str) -> bool:
    """Whether an entry has `name:value` for a key, for want of a blank behind the colon.

    Args:
        entry: The entry as it was typed.
        name: The key that was meant.

    Returns:
        True where it is not missing, but misspelt.
    """
    return any(
        value is None and (glued := glued_key((key,))) is not None and glued[0] == name
        for key, value in mapping(entry).items()
    )


def cause_of_empty(problems: Problems, key: Key) -> tuple[Message, Message] | None:
    """Say why there is nothing at a key at which something is typed.

    Args:
        problems: Know where it is typed.
        key: The way to the value that is none.

    Returns:
        What is wrong and what to do; None where there is really nothing.
    """
    position = problems.source_map.position(key)[0]
    line = problems.source_map.line(position.value)
    typed = line[position.value.column - 1 :][: position.value.length]
    if typed in ("~", "null") and (not _is_named(key) or position.value != position.key):
        message = msg("'{key}' is empty: {word} means nothing.", key=name_of(key), word=typed)
        return message, msg("Put it in quotes if it is text: {text}.", text=as_quoted(typed))
    comment = comment_of_text(line)
    if comment is not None and "{" not in line[: comment[0]]:
        return _empty_for_comment(key, comment[1])
    return None


def _empty_for_comment(key: Key, comment: str) -> tuple[Message, Message]:
    message = msg("'{key}' is empty because ' #' starts a comment.", key=name_of(key))
    return message, msg("Put the text in quotes: {text}.", text=as_quoted(comment))


def _report_cut_off(
    problems: Problems, key: Key, text: Node, location: Location, comment: str
) -> None:
    if isinstance(text, str):
        whole = f"{text} {comment}"
        if whole[-1] in CLOSING_QUOTES.get(whole[0], ""):
            whole = whole[1:-1]
        message = msg(
            "The text of '{key}' ends here because ' #' starts a comment.", key=name_of(key)
        )
        hint = msg(
            "Put it all in quotes if it is text: {text}. A comment has a space after its #.",
            text=as_quoted(whole),
        )
    else:
        message, hint = _empty_for_comment(key, comment)
    problems.at_part(key, location, _CUT_OFF, message, hint)


def _cut_off(mount: Mount) -> Iterator[tuple[Key, Location, str]]:
    """Yield each key whose text, or place of one, ends where a comment reads as text goes on."""
    document = mount.document
    comments = {
        number: comment
        for number, line in enumerate(document.lines, start=1)
        if "#" in line and (comment := comment_of_text(line))
    }
    if not comments:
        return
    starts = sorted(
        (value.line, value.column, number, key)
        for number, (key, value) in enumerate(
            (key, document.positions[key].value) for key in document.positions
        )
    )
    for line, (column, words) in comments.items():
        at = bisect_left(starts, (line, column))
        if at and _ends_at(document, starts[at - 1][3], line, column):
            location = Location(document.path, line, column, len(words))
            yield (*mount.at, *starts[at - 1][3]), location, words


def _ends_at(document: Document, key: Key, line: int, column: int) -> bool:
    """Whether a plain text, or nothing where one might stand, ends in front of a column."""
    position = document.positions[key]
    before = document.lines[line - 1][: column - 1]
    node = at_key(document.data, key)
    if node is None:
        after_key = position.key.column - 1 + (position.key.length if _is_named(key) else 0)
        return position.value.line == line and not before[after_key:].strip(" \t-:\"'")
    if not isinstance(node, str):
        return False
    if position.value.line == line:
        return before[position.value.column - 1 :].rstrip() == node.strip()
    is_plain = (
        document.lines[position.value.line - 1][position.value.column - 1 :][:1] not in "\"'|>"
    )
    return is_plain and bool(before.strip()) and node.endswith(before.strip())


def _is_named(key: Key) -> bool:
    return bool(key) and isinstance(key[-1], str)


def _check_quotes(problems: Problems, model: type[BaseModel], key: Key, text: str) -> None:
    """Report typographic quotes around a text that were meant as YAML's."""
    closing = CLOSING_QUOTES[text[0]]
    inside = text[1:]
    is_closed = len(text) > 2 and text[-1] in closing
    is_whole = is_closed and not any(char in closing for char in inside[:-1])
    is_name = bool(_NAMING.intersection(part for part in key if isinstance(part, str)))
    is_open = not any(char in closing for char in inside) and text[0] not in "\u2018\u2019"
    if not ((is_whole and is_name) or is_open) or key in problems.keys:
        return
    if not takes_any_text(model, key) or not _is_plain(problems, key, text):
        return
    odd = next(odd_characters(text[0]))
    message = msg(
        "The text starts with a typographic quote ({code}), which is read as part of it.",
        code=odd.code,
    )
    typed = as_quoted(inside[:-1] if is_closed else inside)
    problems.inside(key, 0, len(text), _QUOTES, message, _to_type(typed), Severity.WARNING)


def _to_type(typed: str) -> Message:
    return msg("Write {text}; if it is right as it is, put it all in straight quotes.", text=typed)


def _check_nothing(problems: Problems, model: type[BaseModel], key: Key, text: str) -> None:
    if key in problems.keys or not takes_any_text(model, key):
        return
    if _is_plain(problems, key, text):
        message = msg("'{value}' is read as text here, not as nothing.", value=text)
        hint = msg("Remove the entry, or put it in quotes: {text}.", text=as_quoted(text))
        problems.at_value(key, _NOTHING, message, hint, Severity.WARNING)


def _is_plain(problems: Problems, key: Key, text: str) -> bool:
    """Whether a text is typed without quotes of YAML around it."""
    value = problems.source_map.position(key)[0].value
    return problems.source_map.line(value).startswith(text[:1], value.column - 1)
