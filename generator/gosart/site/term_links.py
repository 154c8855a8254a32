"""The ids to which links to the method lead."""

from __future__ import annotations

from gosart.method.enums import Rating
from gosart.method.model import Question

__all__ = ["question_anchor", "term_anchor"]


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
