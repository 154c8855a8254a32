"""Pages without a theme: what a search's indexer reads, and what a preview says when it cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["SearchHeading", "failure_page", "search_record"]


@dataclass(frozen=True, slots=True)
class SearchHeading:
    """Something that the search finds."""

    level: int
    """Of its heading: the indexer ranks by it."""
    address: str
    title: str
    """HTML, as MkDocs has escaped it."""
    text: str
    """The same."""


def search_record(language: str, headings: Iterable[SearchHeading]) -> str:
    """Return an account as a page with a heading for each thing.

    Args:
        language: Of its texts.
        headings: What the search finds there.
    """
    section = Markup('<h{level} id="{address}">{title}</h{level}>\n<p>{text}</p>\n')
    body = Markup("").join(
        section.format(
            level=item.level,
            address=item.address,
            title=Markup(item.title),
            text=Markup(item.text),
        )
        for item in headings
    )
    page = Markup('<!doctype html>\n<html lang="{}">\n<body>\n{}</body>\n</html>\n')
    return page.format(language, body)


def failure_page(message: str) -> str:
    """Return the page that says what is wrong with a template.

    Args:
        message: What is wrong, any text.
    """
    return Markup("<!doctype html><meta charset=utf-8><body><pre>{}</pre></body>").format(message)
