"""What an opportunity's plan is on a day, as the rules of the method are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.cost_of_sale import CostOfSale
from gosart.analysis.position import Position
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from gosart.analysis.vote import Vote
from gosart.diagnostics import Message, msg
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method
from gosart.plan.model.account import CriterionRating, Opportunity

__all__ = ["NOT_ALL_SHOWN", "Facts", "Outcome", "what_hides"]

NOT_ALL_SHOWN = msg("some of this plan is not shown for this audience")
"""Said where a part of the plan is left out for the readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """What a condition comes to."""

    holds: bool | None
    """None where nobody can tell."""
    clause: Message
    """Why it holds or does not; an empty message where there is nothing to say."""
    is_hidden: bool = False
    """Whether nobody can tell because these readers may not see what it hangs on."""


def what_hides(outcomes: Iterable[Outcome]) -> Message | None:
    """Say what hides whether all conditions of a group hold.

    Args:
        outcomes: What the conditions come to.

    Returns:
        What is not shown, None where one of them does not hold for sure, or nothing is hidden.
    """
    group = list(outcomes)
    if any(not item.holds and not item.is_hidden for item in group):
        return None
    return next((item.clause for item in group if item.is_hidden), None)


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """An opportunity's plan on a day."""

    opportunity: Opportunity
    method: Method
    ratings: Mapping[str, CriterionRating]
    """Our leading ratings by criterion; without ratings there is none."""
    positions: Sequence[Position]
    """Where we are against each competitor, on the leading ratings of both."""
    vote: Vote | None
    time: TimeChain
    case: ValueCase | None
    cost: CostOfSale | None
    reviewed: date | None
    review_days: int
    """Days after a review by which the next one is due."""
    is_first_stage: bool
    is_proposed: bool
    """Whether it is at the stage of the proposal, or a later one."""
    today: date
    criteria: tuple[Criterion, ...] = ()
    """Criteria of the question that is asked, none outside of one."""

    def does_not_hold(self, clause: Message, *parts: str) -> Outcome:
        """Return that a condition does not hold, or that these readers cannot know.

        Args:
            clause: Why it does not hold.
            *parts: Keys of the opportunity of which a hidden item might make it hold.
        """
        if self.opportunity.cut_parts.isdisjoint(parts):
            return Outcome(False, clause)
        return Outcome(None, NOT_ALL_SHOWN, is_hidden=True)

    def rating(self, key: str) -> Rating | None:
        """Return our rating of a criterion, None for none.

        Args:
            key: The criterion's key.
        """
        rating = self.ratings.get(key)
        return rating.rating if rating else None

    def with_rating(self, *ratings: Rating | None) -> tuple[Criterion, ...]:
        """Return the question's criteria that are rated in one of some ways.

        Args:
            *ratings: The ratings; None for no rating.
        """
        return tuple(item for item in self.criteria if self.rating(item.key) in ratings)
