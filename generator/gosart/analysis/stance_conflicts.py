"""Where people's stances and the rest of a deal do not fit: enemies nobody answers, and statuses that the assessment contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.politics import is_against
from gosart.method.enums import ActionType, ApproachVerb, Influence, Rating, Role, Status
from gosart.plan.model.account import CriterionRating
from gosart.plan.model.people import Person

__all__ = ["Contradiction", "contradictions", "unanswered_enemies"]

_ANSWERS = (ActionType.INSULATE, ActionType.MINIMISE)


@dataclass(frozen=True, eq=False, slots=True)
class Contradiction:
    """A person who stands otherwise than our latest assessment says."""

    person: Person
    rating: CriterionRating


def unanswered_enemies(reading: OpportunityAnalysis) -> tuple[Person, ...]:
    """Return enemies with neither an approach that contains or neutralises them nor an open insulate or minimise action about them."""
    answered = {
        person
        for found in reading.open_actions
        if found.action.type in _ANSWERS
        for person in found.action.who
    }
    return tuple(
        person
        for person in reading.opportunity.organisation.present
        if person.status is Status.ENEMY
        and person not in answered
        and not (
            person.approach
            and person.approach.verb in (ApproachVerb.CONTAIN, ApproachVerb.NEUTRALISE)
        )
    )


def contradictions(reading: OpportunityAnalysis) -> tuple[Contradiction, ...]:
    """Return people whose status and a mark of ours cannot both be right, in the order of the criteria, then of the plan.

    Inside support is not − beside a mentor or supporter, nor ? beside a mentor; political alignment is not + while somebody of the inner
    circle is an enemy, or is against us and decides or approves.
    """
    return tuple(_contradictions(reading))


def _contradictions(reading: OpportunityAnalysis) -> Iterator[Contradiction]:
    us = reading.assessment.us
    for rating in us.current.ratings if us else ():
        for person in reading.opportunity.organisation.present:
            if rating.criterion.key == "inside_support":
                wrong = person.is_with_us and rating.mark is Rating.MINUS
                wrong = wrong or (person.status is Status.MENTOR and rating.mark is Rating.UNKNOWN)
            elif rating.criterion.key == "political_alignment" and rating.mark is Rating.PLUS:
                weighs = person.status is Status.ENEMY or person.role in (
                    Role.APPROVER,
                    Role.DECISION_MAKER,
                )
                wrong = person.influence is Influence.INNER_CIRCLE and is_against(person) and weighs
            else:
                continue
            if wrong:
                yield Contradiction(person, rating)
