"""Who speaks for a company's ratings: the leading sets, what they say together, and who differs.

Sets of a company ── leading: agreed, or by whoever leads ── LeadingState, one for each day
                  └─ all others ── Dissent, where they differ from the leading state of today

A set that rates some criteria changes those alone. A rating keeps the evidence of an earlier set
as long as it stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gosart.method.enums import Rating
from gosart.method.model import Criterion
from gosart.plan.model.account import Assessment, Competitor, CriterionRating, Opportunity
from gosart.plan.model.people import TeamMember

__all__ = ["Dissent", "LeadingRating", "LeadingState", "dissent_of", "leading_sets", "states_of"]


@dataclass(frozen=True, eq=False, slots=True)
class LeadingRating(CriterionRating):
    """A rating that leads, with the evidence that is still behind it."""

    rated_on: date | None = None
    """The day of the latest leading set that gives the criterion a rating."""
    evidence_on: date | None = None
    """The day of the set that the evidence is from; None without evidence."""

    def age(self, today: date) -> int | None:
        """Return how many days old the evidence is, None without evidence.

        Args:
            today: The day.
        """
        return (today - self.evidence_on).days if self.evidence_on else None


@dataclass(frozen=True, eq=False, slots=True)
class LeadingState:
    """What a company's leading sets up to a day say together."""

    set: Assessment
    """The latest of them."""
    ratings: tuple[LeadingRating, ...]
    """One for each criterion of the method, in its order."""

    @property
    def assessment(self) -> Assessment:
        """The same in the form of a set: that of the latest, with all ratings."""
        return replace(self.set, ratings=self.ratings)


@dataclass(frozen=True, eq=False, slots=True)
class Dissent:
    """A rating by somebody who does not lead, other than the leading one."""

    criterion: Criterion
    rival: Competitor | None
    """Whose position is rated; None is ours."""
    leading: Rating | None
    rating: Rating
    by: TeamMember | None
    date: date
    """The day of the set that has it."""
    evidence: str


def leading_sets(
    sets: Sequence[Assessment], opportunity: Opportunity, account_owner: TeamMember | None
) -> tuple[Assessment, ...]:
    """Return the sets that lead, the latest last.

    A set leads that is agreed, or by the opportunity's owner; else by the account's owner, where
    the former has rated nothing here; else by whoever rated first. A set that names nobody is by
    the owner. Of sets of one day the agreed one is the later, then the one that is typed later.

    Args:
        sets: All sets for one company, in the order of the plan.
        opportunity: The opportunity.
        account_owner: The owner of its account.
    """
    in_order = sorted(sets, key=lambda item: (item.date, item.agreed))
    owner = opportunity.owner or account_owner
    raters = [_rater(item, owner) for item in in_order]
    owners = [person.id for person in (opportunity.owner, account_owner) if person]
    leader = next((person for person in (*owners, *raters) if person in raters), "")
    return tuple(
        item for item, rater in zip(in_order, raters, strict=True) if item.agreed or rater == leader
    )


def _rater(item: Assessment, owner: TeamMember | None) -> str:
    return item.by.id if item.by else owner.id if owner else ""


def states_of(sets: Iterable[Assessment]) -> tuple[LeadingState, ...]:
    """Return what leading sets say together at the end of each day that has one, by day.

    Args:
        sets: The leading sets of one company, the latest last.
    """
    states: dict[date, LeadingState] = {}
    ratings: tuple[LeadingRating, ...] = ()
    for item in sets:
        before: Sequence[LeadingRating | None] = ratings or (None,) * len(item.ratings)
        ratings = tuple(
            _updated(earlier, rating, item.date)
            for earlier, rating in zip(before, item.ratings, strict=True)
        )
        states[item.date] = LeadingState(item, ratings)
    return tuple(states.values())


def _updated(earlier: LeadingRating | None, rating: CriterionRating, day: date) -> LeadingRating:
    """Return a rating after a set of a day, which may not have it."""
    if rating.rating is None:
        return earlier or LeadingRating(rating.criterion, None, location=rating.location)
    unchanged = (
        earlier if earlier and earlier.rating is rating.rating and not rating.evidence else None
    )
    return LeadingRating(
        criterion=rating.criterion,
        rating=rating.rating,
        evidence=unchanged.evidence if unchanged else rating.evidence,
        source=rating.source or (unchanged.source if unchanged else None),
        confidence=rating.confidence or (unchanged.confidence if unchanged else None),
        location=rating.location,
        rated_on=day,
        evidence_on=unchanged.evidence_on if unchanged else day if rating.evidence else None,
    )


def dissent_of(
    sets: Sequence[Assessment], leading: Sequence[Assessment], now: LeadingState
) -> Iterator[Dissent]:
    """Yield where others than the leader differ from the leading ratings, in the method's order.

    Of several sets of a person the latest counts that rates the criterion, leading sets of theirs
    among them: whoever wrote down what was agreed no longer differs.

    Args:
        sets: All sets for one company, in the order of the plan.
        leading: Those that lead.
        now: What they say together.
    """
    by_rater: dict[str, list[Assessment]] = {}
    for item in sorted(sets, key=lambda item: (item.date, item.agreed)):
        by_rater.setdefault(item.by.id if item.by else "", []).append(item)
    led = {id(item) for item in leading}
    for index, leader in enumerate(now.ratings):
        for theirs in by_rater.values():
            latest = next((item for item in reversed(theirs) if item.ratings[index].rating), None)
            if latest is None or id(latest) in led:
                continue
            rating = latest.ratings[index]
            if rating.rating and rating.rating is not leader.rating:
                yield Dissent(
                    leader.criterion,
                    latest.rival,
                    leader.rating,
                    rating.rating,
                    latest.by,
                    latest.date,
                    rating.evidence,
                )
