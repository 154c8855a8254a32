"""Links inside a text to what the method explains, and the ids that they lead to."""

from __future__ import annotations

import re

from markupsafe import Markup

from gosart.method.enums import Rating
from gosart.method.model import Question

__all__ = ["question_anchor", "term_anchor", "term_link"]

_TERM, _MARKED_TERM = Markup('<a href="{}">{}</a>'), Markup('<a class=t href="{}">{}</a>')
_BY_ADDRESS = re.compile(r"#(?:c\d|person-)|\.\./(?:relationships\b.*#person-|(?:\.\./)*method/)")
"""Addresses by which `gosart.css` knows a link inside a text, as it says under the same name."""


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


def question_anchor(question: Question) -> str:
    """Return the id of a question on the method's page; a criterion of the same key has another.

    Args:
        question: The question.
    """
    return "question-" + question.key.replace("_", "-")


def term_anchor(name: str, value: str) -> str:
    """Return the id of a value of a closed set, on the page that explains it.

    Args:
        name: Of the set, as `set_name` gives it.
        value: The value; the signs of a rating cannot stand in an id.
    """
    names = {
        Rating.PLUS.value: "plus",
        Rating.MINUS.value: "minus",
        Rating.UNKNOWN.value: "unknown",
    }
    return f"{name}-{names.get(value, value)}"
