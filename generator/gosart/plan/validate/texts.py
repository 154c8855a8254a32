"""What is wrong with people's texts as Markdown: too much for a parser, or left out of the page.

Left out are pictures of other addresses, and elements, attributes and addresses that a page may
not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from gosart.diagnostics import Location, Message, Severity, msg
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import texts_in
from gosart.plan.validate.wrong_values import name_of
from gosart.text.left_out import Kind, LeftOut, left_out, may_leave_out
from gosart.text.markdown import distant_pictures, may_show_distant
from gosart.text.markdown_bounds import Excess, excess_of
from gosart.text.shorten import shorten_to_length
from gosart.yaml.document import Document, Node

__all__ = ["check_body", "check_texts"]

_PICTURE = "P042"
_EXCESS = "P051"
_LEFT_OUT = "P057"
_MOST_RENDERED = 500
"""Texts of an account that are rendered to look for pictures; more are told of unseen."""
_LONGEST_ADDRESS = 60
_PLAIN = frozenset(
    {
        *("name", "title", "role", "industry", "region", "address", "email", "phone", "website"),
        *("tags", "crm", "links", "quantity", "method", "audience", "audiences", "extra"),
    }
)
"""Keys whose text is shown as it is typed, so that nothing of it is left out."""


_UNSEEN = msg("A picture from another address may be here; it would not be loaded.")
_HINT = msg("The page shows a link instead. Put the picture next to the text, and link that.")


def check_texts(problems: Problems, data: Node) -> None:
    """Report each text in a plan's data that is too much, or has a picture of another address.

    Args:
        problems: Takes the problems.
        data: Everything the account's own files say.
    """
    rendered = 0
    for key, text in texts_in(data):
        if excess := excess_of(text):
            at = _offset(text, excess)
            problems.inside(key, at, 1, _EXCESS, excess.message, excess.hint)
            continue
        may_lose = name_of(key) not in _PLAIN and may_leave_out(text)
        if not (may_show_distant(text) or may_lose):
            continue
        if problems.only_counts(key, Severity.WARNING):
            continue
        rendered += 1
        if rendered > _MOST_RENDERED:
            problems.at_value(key, _PICTURE, _UNSEEN, _HINT, Severity.WARNING)
            continue
        for address, start in _pictures(text):
            words = _of_picture(address)
            problems.inside(key, start or 0, len(address), _PICTURE, *words, Severity.WARNING)
        for item in left_out(text) if may_lose else ():
            at = _offset_of(text, item.line, item.column)
            problems.inside(key, at, item.length, _LEFT_OUT, *_words(item), Severity.WARNING)


def check_body(problems: Problems, document: Document) -> bool:
    """Report the same of the text of a Markdown file.

    Args:
        problems: Takes the problems.
        document: The file.

    Returns:
        Whether a parser may have the text.
    """
    body = document.body
    if excess := excess_of(body):
        location, source = _in_file(document, excess.line, excess.column, 1)
        problems.at_location(location, source, _EXCESS, excess.message, excess.hint, ("text",))
        return False
    for address, start in _pictures(body):
        begin = start or 0
        line = body.count("\n", 0, begin)
        column = begin - (body.rfind("\n", 0, begin) + 1)
        location, source = _in_file(document, line, column, 1 if start is None else len(address))
        about = ("pictures", address)
        words = _of_picture(address)
        problems.at_location(location, source, _PICTURE, *words, about, Severity.WARNING)
    for item in left_out(body):
        location, source = _in_file(document, item.line, item.column, item.length)
        about = ("left out", item.name)
        problems.at_location(location, source, _LEFT_OUT, *_words(item), about, Severity.WARNING)
    return True


def _words(item: LeftOut) -> tuple[Message, Message]:
    """Return what is left out in words, and what to do."""
    if item.kind is Kind.ADDRESS:
        message = msg(
            "The page leaves out the address '{address}'.", address=shorten_to_length(item.name, 60)
        )
        if item.tag == "img":
            return message, msg("Put the picture next to the text, and link that.")
        return message, msg(
            "Link an address that starts with https:, http:, mailto: or tel:, or a file next to "
            "the text."
        )
    if item.kind is Kind.ATTRIBUTE:
        message = msg("The page leaves out '{name}' of '<{tag}>'.", name=item.name, tag=item.tag)
        if item.tag == "img" and item.name == "srcset":
            return message, msg("Name one picture next to the text in 'src'.")
        return message, msg("Remove it.")
    message = msg("The page leaves out '<{tag}>'.", tag=item.name)
    if item.tag in _MEDIA:
        return message, msg("Put what it shows into a file next to the text, and link that.")
    if item.tag in _HTML:
        return message, msg("Remove it, and write what it says as Markdown.")
    return message, msg("Write '&lt;{tag}&gt;' if you mean it as text.", tag=item.name)


_MEDIA = frozenset({"video", "audio", "iframe", "object", "embed", "svg", "canvas", "source"})
_HTML = frozenset(
    {
        *("script", "style", "form", "input", "button", "select", "option", "textarea", "label"),
        *("base", "meta", "link", "title", "noscript", "template", "math", "marquee", "dialog"),
        *("frame", "frameset", "applet", "portal", "fieldset", "legend", "font", "slot", "output"),
        *("progress", "meter", "param", "track", "menu", "address", "big", "tfoot", "blink"),
    }
)


def _offset_of(text: str, line: int, column: int) -> int:
    """Return the character of a text at a line and a column, both from 0."""
    return sum(len(part) + 1 for part in text.split("\n")[:line]) + column


def _pictures(text: str) -> Iterator[tuple[str, int | None]]:
    """Yield the address of each picture that is not loaded, and where it stands, if as it is."""
    ends: dict[str, int] = {}
    for address in distant_pictures(text):
        start = text.find(address, ends.get(address, 0))
        if start < 0:  # an address that is given once may be shown twice
            start = text.find(address)
        ends[address] = start + len(address)
        yield address, start if start >= 0 else None


def _offset(text: str, excess: Excess) -> int:
    """Return the character of a text at which it is too much."""
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: excess.line])) + excess.column


def _in_file(document: Document, line: int, column: int, length: int) -> tuple[Location, str]:
    number = document.body_line + line
    source = document.lines[number - 1] if number <= len(document.lines) else ""
    return Location(document.path, number, column + 1, length), source


def _of_picture(address: str) -> tuple[Message, Message]:
    return (
        msg("A picture from another address is not loaded: '{address}'.", address=address),
        _HINT,
    )
