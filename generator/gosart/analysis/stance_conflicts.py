"""Where people's stances and the rest of an opportunity do not fit.

Two things do not: an enemy whom nothing answers, and a status that the assessment contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.politics import is_against
from gosart.method.enums import ActionType, ApproachVerb, Influence, Rating, Role, Status
from gosart.plan.model.account import CriterionRating
from gosart.plan.model.people import Person

__all__ = ["Contradiction", "contradictions", "unanswered_enemies"]

_SUPPORTING = (Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE)
"""Where somebody who is for us is inside support."""
_ANSWERS = (ActionType.INSULATE, ActionType.MINIMISE)


@dataclass(frozen=True, eq=False, slots=True)
class Contradiction:
    """A person who stands otherwise than our latest assessment says."""

    person: Person
    rating: CriterionRating


def unanswered_enemies(analysis: OpportunityAnalysis) -> tuple[Person, ...]:
    """Return the enemies that nothing in the plan answers.

    An approach that contains or neutralises them does, and so does an open insulate or minimise
    action about them.

    Args:
        analysis: What was worked out of it.
    """
    answered = {
        person
        for item in analysis.open_actions
        if item.action.type in _ANSWERS
        for person in item.action.who
    }
    return tuple(
        person
        for person in analysis.opportunity.organisation.present
        if person.status is Status.ENEMY
        and person not in answered
        and not (
            person.approach
            and person.approach.verb in (ApproachVerb.CONTAIN, ApproachVerb.NEUTRALISE)
        )
    )


def contradictions(analysis: OpportunityAnalysis) -> tuple[Contradiction, ...]:
    """Return the people whose status and a rating of ours cannot both be right.

    Inside support is not − beside a mentor or supporter of the inner circle or the political
    structure, nor ? beside such a mentor. Political alignment is not + while somebody of the inner
    circle is an enemy, or is against us and decides or approves.

    Args:
        analysis: What was worked out of it.

    Returns:
        In the order of the criteria, then of the plan.
    """
    return tuple(_contradictions(analysis))


def _contradictions(analysis: OpportunityAnalysis) -> Iterator[Contradiction]:
    us = analysis.assessment.us
    for rating in us.current.ratings if us else ():
        for person in analysis.opportunity.organisation.present:
            if rating.criterion.key == "inside_support":
                wrong = person.is_with_us and rating.rating is Rating.MINUS
                wrong = wrong or (
                    person.status is Status.MENTOR and rating.rating is Rating.UNKNOWN
                )
                wrong = wrong and person.influence in _SUPPORTING
            elif rating.criterion.key == "political_alignment" and rating.rating is Rating.PLUS:
                weighs = person.status is Status.ENEMY or person.role in (
                    Role.APPROVER,
                    Role.DECISION_MAKER,
                )
                wrong = person.influence is Influence.INNER_CIRCLE and is_against(person) and weighs
            else:
                continue
            if wrong:
                yield Contradiction(person, rating)
