"""What an assessment leaves to be found out: every unknown with what to ask, whom to ask, and who is on it.

Whom to ask follows one rule that a page can name: people of the deal who have been met, those for us first, then those who know the
subject (by role and orientation), then those we know best.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.method.enums import ActionType, Coverage, Orientation, Rating, Role, Status
from gosart.method.model import Criterion
from gosart.plan.model.account import CriterionRating
from gosart.plan.model.people import Person

__all__ = ["WHOM_TO_ASK", "OpenQuestion", "open_questions"]

WHOM_TO_ASK = 3
"""How many people are named for one question."""

_KNOWS = MappingProxyType(
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
_DECIDES = frozenset(
    {
        "access_to_funds",
        "compelling_event",
        "political_alignment",
        "informal_decision_criteria",
        "executive_credibility",
    }
)


@dataclass(frozen=True, eq=False, slots=True)
class OpenQuestion:
    """One unknown of ours. `actions` are the open retrieve actions on it; without one nobody is finding out."""

    rating: CriterionRating
    ask: tuple[Person, ...]
    actions: tuple[ActionAnalysis, ...]

    @property
    def criterion(self) -> Criterion:
        """The criterion that is not known."""
        return self.rating.criterion


def open_questions(reading: OpportunityAnalysis) -> tuple[OpenQuestion, ...]:
    """Return every `?` of our latest assessment, those nobody works on first, each in the method's order."""
    found = []
    for rating in reading.assessment.unknown:
        actions = tuple(
            item
            for item in reading.open_actions
            if item.action.type is ActionType.RETRIEVE and rating.criterion in item.action.criteria
        )
        found.append(OpenQuestion(rating, _whom(reading, rating.criterion), actions))
    return tuple(sorted(found, key=lambda item: bool(item.actions)))


def _whom(reading: OpportunityAnalysis, criterion: Criterion) -> tuple[Person, ...]:
    met = [
        person
        for person in reading.opportunity.organisation.present
        if person.coverage not in (None, Coverage.NONE)
    ]
    met = [person for person in met if person.status not in (Status.ENEMY, Status.NON_SUPPORTER)]
    return tuple(
        sorted(met, key=lambda person: _rank(person, criterion), reverse=True)[:WHOM_TO_ASK]
    )


def _rank(person: Person, criterion: Criterion) -> tuple[bool, int, int]:
    knows = person.orientation is not None and criterion.key in _KNOWS[person.orientation]
    decides = person.role in (Role.APPROVER, Role.DECISION_MAKER) and criterion.key in _DECIDES
    depth = list(Coverage).index(person.coverage) if person.coverage else 0
    return person.is_with_us, knows + decides, depth


def worst(marks: tuple[Rating | None, ...]) -> Rating | None:
    """Return the worst of several marks: minus, then unknown, then not rated (None), then plus; None for none at all."""
    for mark in (Rating.MINUS, Rating.UNKNOWN):
        if mark in marks:
            return mark
    return Rating.PLUS if marks and all(mark is Rating.PLUS for mark in marks) else None
