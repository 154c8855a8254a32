"""What an assessment leaves to be found out: each unknown, whom to ask, and who is on it.

Whom to ask follows one rule that a page can name: people of the opportunity who have been met,
those for us first, then those who know the subject (by role and orientation), then those we know
best.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.analysis.politics import DECIDING_ROLES
from gosart.method.enums import ActionType, Coverage, Orientation, Rating, Status
from gosart.method.model import Criterion
from gosart.plan.model.account import CriterionRating
from gosart.plan.model.people import Person

__all__ = ["WHOM_TO_ASK", "OpenQuestion", "open_questions"]

WHOM_TO_ASK = 3
"""How many people are named for one question."""

_SUBJECTS = MappingProxyType(
    {
        Orientation.FINANCIAL: frozenset(
            {
                "customer_financial_condition",
                "access_to_funds",
                "short_term_revenue",
                "profitability",
            }
        ),
        Orientation.TECHNICAL: frozenset(
            {"customer_project", "formal_decision_criteria", "solution_fit"}
        ),
        Orientation.RELATIONSHIP: frozenset(
            {
                "current_relationship",
                "cultural_compatibility",
                "informal_decision_criteria",
                "inside_support",
            }
        ),
        Orientation.BUSINESS: frozenset(
            {
                "customer_business_profile",
                "compelling_event",
                "unique_business_value",
                "strategic_value",
            }
        ),
    }
)
"""Keys of the criteria that people of an orientation know about."""
_DECISIVE = frozenset(
    {
        "access_to_funds",
        "compelling_event",
        "political_alignment",
        "informal_decision_criteria",
        "executive_credibility",
    }
)
"""Keys of the criteria that whoever decides or approves knows about."""


@dataclass(frozen=True, eq=False, slots=True)
class OpenQuestion:
    """One unknown of ours."""

    rating: CriterionRating
    ask: tuple[Person, ...]
    """Whom to ask, the best first, at most `WHOM_TO_ASK`."""
    actions: tuple[ActionAnalysis, ...]
    """The open retrieve actions on it; without one nobody is finding out."""

    @property
    def criterion(self) -> Criterion:
        """The criterion that is not known."""
        return self.rating.criterion


def open_questions(analysis: OpportunityAnalysis) -> tuple[OpenQuestion, ...]:
    """Return every `?` of our latest assessment.

    Those that nobody works on come first, then the others, each in the method's order.

    Args:
        analysis: What was worked out of it.
    """
    questions = []
    for rating in analysis.assessment.unknown:
        actions = tuple(
            item
            for item in analysis.open_actions
            if item.action.type is ActionType.RETRIEVE and rating.criterion in item.action.criteria
        )
        questions.append(OpenQuestion(rating, _whom(analysis, rating.criterion), actions))
    return tuple(sorted(questions, key=lambda question: bool(question.actions)))


def _whom(analysis: OpportunityAnalysis, criterion: Criterion) -> tuple[Person, ...]:
    met = [
        person
        for person in analysis.opportunity.organisation.present
        if person.coverage not in (None, Coverage.NONE)
    ]
    met = [person for person in met if person.status not in (Status.ENEMY, Status.NON_SUPPORTER)]
    return tuple(
        sorted(met, key=lambda person: _rank(person, criterion), reverse=True)[:WHOM_TO_ASK]
    )


def _rank(person: Person, criterion: Criterion) -> tuple[bool, int, int]:
    knows = person.orientation is not None and criterion.key in _SUBJECTS[person.orientation]
    decides = person.role in DECIDING_ROLES and criterion.key in _DECISIVE
    depth = list(Coverage).index(person.coverage) if person.coverage else 0
    return person.is_with_us, knows + decides, depth


def worst(ratings: tuple[Rating | None, ...]) -> Rating | None:
    """Return the worst of several ratings; None (not rated) for none at all.

    From the worst: minus, unknown, not rated, plus.

    Args:
        ratings: The ratings.
    """
    for rating in (Rating.MINUS, Rating.UNKNOWN):
        if rating in ratings:
            return rating
    return Rating.PLUS if ratings and all(rating is Rating.PLUS for rating in ratings) else None
