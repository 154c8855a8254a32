"""A method of a few questions, in a line: `method_of(("Q1", "Funds", "Event"), ("Q2", "Fit"))`."""

from __future__ import annotations

from collections.abc import Iterable

from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method, Question, Term

__all__ = ["TWENTY", "method_of", "parse_ratings"]


def method_of(*questions: tuple[str, ...]) -> Method:
    """Make a method: each tuple is a question and its criteria.

    Their keys are `c1`, `c2` … through all questions.
    """
    number = iter(range(1, 1000))
    made = tuple(
        Question(
            key=f"q{index}",
            label=label,
            short=label,
            criteria=tuple(
                Criterion(
                    key=f"c{next(number)}",
                    label=name,
                    title=name,
                    questions=("Who?",),
                    evidence="a fact",
                )
                for name in names
            ),
        )
        for index, (label, *names) in enumerate(questions, 1)
    )
    terms = {
        "rating": {
            "+": Term(label="Positive", description=""),
            "-": Term(label="Negative", description=""),
            "?": Term(label="Unknown", description=""),
        }
    }
    return Method(
        version="1",
        title="Method",
        us="Us",
        no_decision="No decision",
        questions=made,
        terms=terms,
        gosart=(),
        strategies={},
        propositions={},
        profiles={},
        chapters={},
    )


def parse_ratings(written: str) -> tuple[Rating | None, ...]:
    """Read ratings as a plan writes them, `.` for not rated."""
    return tuple(None if sign == "." else Rating(sign) for sign in written if sign != " ")


def _twenty() -> Iterable[tuple[str, ...]]:
    yield (
        "Is there an opportunity?",
        "Customer's project",
        "Business profile",
        "Financial condition",
        "Access to funds",
        "Compelling event",
    )
    yield (
        "Can we compete?",
        "Formal decision criteria",
        "Solution fit",
        "Sales resource requirements",
        "Current relationship",
        "Unique business value",
    )
    yield (
        "Can we win?",
        "Inside support",
        "Executive credibility",
        "Cultural compatibility",
        "Informal decision criteria",
        "Political alignment",
    )
    yield (
        "Is it worth winning?",
        "Short-term revenue",
        "Future revenue",
        "Profitability",
        "Degree of risk",
        "Strategic value",
    )


TWENTY = method_of(*_twenty())
"""Twenty criteria under four questions, as the usual method has them."""
