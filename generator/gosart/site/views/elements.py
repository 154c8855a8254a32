"""Elements that pages write by the hundred, from links to badges: their HTML stands here alone.

They are functions and no macros because values of a view hold them, and a page has too many of
them to call a template for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

__all__ = [
    "NavLink",
    "code",
    "code_spans",
    "hidden_person",
    "linked_location",
    "listed_changes",
    "missing_line",
    "page_foot",
    "page_style",
    "pages_nav",
    "projector_switch",
    "questions_link",
    "rating_badge",
    "readers_line",
    "rule_link",
    "sign_attribute",
    "source_line",
    "term_link",
]

_TERM, _MARKED_TERM = Markup('<a href="{}">{}</a>'), Markup('<a class=t href="{}">{}</a>')
_BY_ADDRESS = re.compile(r"#(?:c\d|person-)|\.\./(?:relationships\b.*#person-|(?:\.\./)*method/)")
"""Addresses by which `gosart.css` knows a link inside a text, as it says under the same name."""
_BADGE = Markup("<i class={}{}>{}</i>")
_SWITCH = Markup(
    '<button type="button" class="g-projector" hidden aria-pressed="false" title="{title}"'
    ' data-words="{words}" data-signs="{signs}" data-notes="{notes}">{label}</button>'
)


def term_link(href: str, text: str) -> Markup:
    """Write a link inside a text: to a term, a criterion, a person.

    A page has hundreds of them, so most have no class: the style sheet knows them by where they
    lead.

    Args:
        href: Where it leads, relative to the page.
        text: What is shown.

    Returns:
        HTML, escaped.
    """
    return (_TERM if _BY_ADDRESS.match(href) else _MARKED_TERM).format(href, text)


def questions_link(href: str, text: str, first: int) -> Markup:
    """Write a link to a criterion's questions, which a script unfolds where the link stands.

    Args:
        href: Where they stand.
        text: What is shown.
        first: How many of the questions stand there already.

    Returns:
        HTML, escaped.
    """
    start = Markup(" data-from={}").format(first) if first else ""
    return Markup('<a class=q{} href="{}">{}</a>').format(start, href, text)


def code(text: str) -> Markup:
    """Write a key, a code or a place in a file.

    Args:
        text: The text.

    Returns:
        HTML, escaped.
    """
    return Markup("<code>{}</code>").format(text)


def code_spans(text: str) -> Markup:
    """Turn `backticks` of our own sentences into code.

    Args:
        text: A sentence; whatever is HTML in it is escaped.

    Returns:
        HTML, escaped.
    """
    parts = (code(part) if odd % 2 else escape(part) for odd, part in enumerate(text.split("`")))
    return Markup("").join(parts)


def rule_link(href: str, key: str) -> Markup:
    """Write a rule's code as a link to its page.

    Args:
        href: The page.
        key: The code.

    Returns:
        HTML, escaped.
    """
    return Markup('<a class=g-code href="{}">{}</a>').format(href, key)


def source_line(path: str, line: int) -> Markup:
    """Write a location in a file.

    Args:
        path: The file.
        line: The line, from 1.

    Returns:
        HTML, escaped.
    """
    return code(f"{path}:{line}")


def linked_location(href: str, label: Markup) -> Markup:
    """Write a location in a file as a link to the forge.

    Args:
        href: The forge's page of it.
        label: What `source_line` wrote.

    Returns:
        HTML, escaped.
    """
    return Markup('<a class=g-place-link href="{}">{}</a>').format(href, label)


def hidden_person(text: str) -> Markup:
    """Write what stands in place of a person whom readers may not see.

    Args:
        text: What is shown.

    Returns:
        HTML, escaped.
    """
    return Markup('<span class="g-hidden">{}</span>').format(text)


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link between the pages over all accounts."""

    href: str
    label: str
    is_current: bool
    """Whether it is the page itself."""


def pages_nav(label: str, links: Iterable[NavLink]) -> Markup:
    """Write the links between the pages over all accounts.

    Args:
        label: What they are, for who does not see them.
        links: The links.

    Returns:
        HTML, escaped.
    """
    current = Markup(' aria-current="page"')
    items = Markup("").join(
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            link.href, current if link.is_current else "", link.label
        )
        for link in links
    )
    nav = Markup('<nav class="g-nav" data-search-exclude aria-label="{}"><ul>{}</ul></nav>')
    return nav.format(label, items)


def rating_badge(look: tuple[str, Markup, str]) -> Markup:
    """Write a rating so that shape, colour and a reader's voice give it.

    Args:
        look: Its class, its own sign as an attribute, its word.

    Returns:
        HTML, escaped.
    """
    return _BADGE.format(*look)


def sign_attribute(sign: str) -> Markup:
    """Write the sign that a badge shows in place of the style sheet's.

    Args:
        sign: The sign.

    Returns:
        An attribute with a blank before it.
    """
    return Markup(' data-sign="{}"').format(sign)


def missing_line(what: str, add: str) -> Markup:
    """Write the line that stands where a plan has nothing yet.

    Args:
        what: What is missing.
        add: What to add to the plan, with keys in `backticks`.

    Returns:
        HTML, escaped.
    """
    line = Markup('<p class="g-missing" data-search-exclude>{} <span>{}</span></p>')
    return line.format(what, code_spans(add))


def projector_switch(words: Mapping[str, str]) -> Markup:
    """Write the button that makes a page fit for a screen that others see; a script shows it.

    Args:
        words: Its `label` and `title`, and as JSON the `words`, `signs` and `notes` that it
            changes.

    Returns:
        HTML, escaped.
    """
    return _SWITCH.format(**words)


def readers_line(sentence: str, switch: Markup) -> Markup:
    """Write the line at the end of a page that says for whom it is.

    Args:
        sentence: The sentence, "" for no line.
        switch: What `projector_switch` wrote.

    Returns:
        HTML, escaped.
    """
    if not sentence:
        return Markup("")
    line = Markup('<p class="g-readers" data-search-exclude><span>{}</span>{}</p>')
    return line.format(sentence, switch)


def page_style(name: str, value: Markup) -> Markup:
    """Write a page's own style: a variable that the style sheets use.

    Args:
        name: The variable.
        value: What it holds, safe inside a style element.

    Returns:
        HTML, escaped.
    """
    return Markup("<style>:root{{--gosart-{}:{}}}</style>").format(name, value)


def page_foot(kind: str, *parts: Markup) -> Markup:
    """Write what ends a page.

    Args:
        kind: The kind of the page, by which `print.css` chooses the paper.
        parts: For whom it is, and what its printed sheets say.

    Returns:
        HTML, escaped.
    """
    block = Markup('<div class="gosart" data-paper="{}">{}</div>')
    return block.format(kind, Markup("").join(parts))


def listed_changes(title: str, items: Sequence[str]) -> Markup:
    """Write the changes of an entry of the feed.

    Args:
        title: What they are, "" for no line.
        items: A sentence each.

    Returns:
        HTML, escaped.
    """
    head = Markup("<p>{}</p>").format(title) if title else Markup("")
    rows = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return head + Markup("<ul>{}</ul>").format(rows)
