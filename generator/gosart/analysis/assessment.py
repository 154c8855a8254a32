"""What the assessments of an opportunity say: where each is, who leads, what moved, who differs.

    OpportunityAssessment ── standings (us first, then rivals) ── states by day, movement, counts
                          ├─ positions (us against each rival), contrasts
                          ├─ dissent (others than the leader, where they differ)
                          └─ columns (every set by date, for the worksheet)

A question's sum adds the weight of each criterion times the value of its rating (`+` 1, `-` -1,
`?` and not rated 0). It says which way our own ratings lean, and is never compared with another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.leading import (
    Dissent,
    LeadingRating,
    LeadingState,
    dissent_of,
    leading_sets,
    states_of,
)
from gosart.analysis.movement import Movement, movement_between
from gosart.analysis.position import Position, compare
from gosart.method.enums import Rating, Threat
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import Assessment, Competitor, CriterionRating, Opportunity
from gosart.plan.model.people import TeamMember

__all__ = [
    "BlockSum",
    "Contrast",
    "OpportunityAssessment",
    "Standing",
    "assess",
]

VALUES = {Rating.PLUS: 1, Rating.MINUS: -1, Rating.UNKNOWN: 0}


@dataclass(frozen=True, eq=False, slots=True)
class BlockSum:
    """The ratings of a question's criteria, summed and counted by kind."""

    question: Question | None
    """None for the criteria of all questions together."""
    sum: float
    """Weight times value, over the criteria."""
    plus: int
    minus: int
    unknown: int
    unrated: int

    @property
    def settled(self) -> int:
        """How many criteria have a plus or a minus, so that we know where the vendor stands."""
        return self.plus + self.minus

    @property
    def size(self) -> int:
        """How many criteria there are."""
        return self.plus + self.minus + self.unknown + self.unrated


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """Where one vendor stands by its leading sets."""

    rival: Competitor | None
    """None is us."""
    states: tuple[LeadingState, ...]
    """What its leading sets say together on each of their days, the latest last."""
    current: Assessment
    """The latest of `states` in the form of a set."""
    previous: Assessment | None
    """The state of the day before it, in the form of a set."""
    blocks: tuple[BlockSum, ...]
    """Counts for each question, in the method's order."""
    whole: BlockSum
    """Counts over all questions."""
    movement: tuple[Movement, ...]
    """What moved since `previous`, in the method's order."""

    @property
    def ratings(self) -> tuple[Rating | None, ...]:
        """The current ratings without their evidence, in the method's order of criteria."""
        return tuple(rating.rating for rating in self.current.ratings)

    @property
    def leading(self) -> tuple[LeadingRating, ...]:
        """The current ratings with the days that they and their evidence are from."""
        return self.states[-1].ratings

    def on(self, day: date) -> LeadingState | None:
        """Return what the leading sets say together on a day; None before the first.

        Args:
            day: The day.
        """
        return next((state for state in reversed(self.states) if state.set.date <= day), None)


@dataclass(frozen=True, eq=False, slots=True)
class Contrast:
    """A criterion on which we and a rival differ."""

    criterion: Criterion
    rival: Competitor
    ours: Rating | None
    theirs: Rating | None
    exposed: bool
    """Whether the rival is strong there and we are not; else we are strong where they are weak."""


@dataclass(frozen=True, eq=False, slots=True)
class OpportunityAssessment:
    """What the assessments of an opportunity say together."""

    us: Standing | None
    """None where we were never assessed; then there are no positions and contrasts either."""
    rivals: tuple[Standing, ...]
    """The main rival first, then by our position: where it is worst first, not comparable last."""
    main_rival: Competitor | None
    positions: tuple[Position, ...]
    """One for each of `rivals`, in the same order."""
    contrasts: tuple[Contrast, ...]
    unknown: tuple[CriterionRating, ...]
    """Our `?` that lead."""
    unproven: tuple[CriterionRating, ...]
    """Our `+` that lead and cite no evidence, neither now nor in an earlier set."""
    dissent: tuple[Dissent, ...]
    """Where others than the leader differ: about us, then about each of `rivals`."""
    columns: tuple[Assessment, ...]
    """All sets by date, us first on a date."""
    leading: tuple[Assessment, ...]
    """Those of `columns` that lead."""

    @property
    def position(self) -> Position | None:
        """Us against the main rival."""
        return next(
            (position for position in self.positions if position.rival is self.main_rival), None
        )

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Us (where rated), then the rivals, the main one first."""
        return ((self.us,) if self.us else ()) + self.rivals

    @property
    def movement(self) -> tuple[Movement, ...]:
        """What moved of us, then of each rival, since their leading ratings of the day before."""
        return tuple(move for standing in self.standings for move in standing.movement)

    def dissent_about(self, rival: Competitor | None) -> tuple[Dissent, ...]:
        """Return who differs about one company.

        Args:
            rival: The company; None is us.
        """
        return tuple(item for item in self.dissent if item.rival is rival)


def total(ratings: tuple[CriterionRating, ...], question: Question | None = None) -> BlockSum:
    """Sum ratings by the weight of their criteria, and count them by kind.

    Args:
        ratings: The ratings of one assessment, or of one question of it.
        question: The question, where they are of one.

    Returns:
        The sum and the counts.
    """
    values = [rating.rating for rating in ratings]
    weighted = (
        VALUES[rating.rating] * rating.criterion.weight for rating in ratings if rating.rating
    )
    return BlockSum(
        question,
        sum(weighted),
        values.count(Rating.PLUS),
        values.count(Rating.MINUS),
        values.count(Rating.UNKNOWN),
        values.count(None),
    )


def assess(
    opportunity: Opportunity, method: Method, account_owner: TeamMember | None = None
) -> OpportunityAssessment:
    """Work out where each vendor stands by an opportunity's assessments.

    Args:
        opportunity: The opportunity.
        method: The method that its assessments are made by.
        account_owner: The owner of its account, whose sets lead where the opportunity's owner
            has none.

    Returns:
        Standings, positions and what follows from them.
    """
    columns = tuple(
        sorted(
            opportunity.assessments,
            key=lambda column: (
                column.date,
                column.rival is not None,
                column.rival.id if column.rival else "",
            ),
        )
    )
    by_vendor: dict[str, list[Assessment]] = {}
    for column in columns:
        by_vendor.setdefault(column.rival.id if column.rival else "", []).append(column)
    standings, dissent, led = [], {}, list[Assessment]()
    for vendor, sets in by_vendor.items():
        leading = leading_sets(sets, opportunity, account_owner)
        led += leading
        standing = _standing(states_of(leading), method)
        standings.append(standing)
        dissent[vendor] = tuple(dissent_of(sets, leading, standing.states[-1]))
    us = next((standing for standing in standings if standing.rival is None), None)
    rivals, positions, main = _in_order(opportunity, us, standings)
    ours = us.current.ratings if us else ()
    return OpportunityAssessment(
        us=us,
        rivals=rivals,
        main_rival=main,
        positions=positions,
        contrasts=tuple(_contrasts(us, rivals)) if us else (),
        unknown=tuple(rating for rating in ours if rating.rating is Rating.UNKNOWN),
        unproven=tuple(
            rating for rating in ours if rating.rating is Rating.PLUS and not rating.evidence
        ),
        dissent=tuple(
            item
            for vendor in ("", *(standing.rival.id for standing in rivals if standing.rival))
            for item in dissent.get(vendor, ())
        ),
        columns=columns,
        leading=tuple(led),
    )


def _standing(states: tuple[LeadingState, ...], method: Method) -> Standing:
    """Return where the vendor of these states stands; there is one at least."""
    current = states[-1].assessment
    previous = states[-2].assessment if len(states) > 1 else None
    blocks, start = [], 0
    for question in method.questions:
        end = start + len(question.criteria)
        blocks.append(total(current.ratings[start:end], question))
        start = end
    moves = movement_between(previous.ratings, current.ratings, current.rival) if previous else ()
    return Standing(
        current.rival,
        states,
        current,
        previous,
        tuple(blocks),
        total(current.ratings),
        tuple(moves),
    )


def _in_order(
    opportunity: Opportunity, us: Standing | None, standings: list[Standing]
) -> tuple[tuple[Standing, ...], tuple[Position, ...], Competitor | None]:
    """Return the rivals with our positions against them, the main rival first, and who it is.

    The main rival is the strategy's target, else the one against whom our position is worst, then
    the greatest threat, then the one with the most plus.
    """
    threats = list(Threat)
    ranked = []
    for standing in standings:
        rival = standing.rival
        if rival is None:
            continue
        position = _position(rival, us, standing) if us else None
        comparable = position is not None and position.now.known > 0
        lead, settled = (position.now.lead, position.now.known) if position else (0, 0)
        threat = threats.index(rival.threat) if rival.threat else -1
        key = (not comparable, lead, -settled, -threat, -standing.whole.plus, rival.id)
        ranked.append((key, standing, position))
    ranked.sort(key=lambda item: item[0])
    main = opportunity.strategy.target or (ranked[0][1].rival if ranked else None)
    ranked.sort(key=lambda item: item[1].rival is not main)
    return (
        tuple(standing for _, standing, _ in ranked),
        tuple(position for _, _, position in ranked if position),
        main,
    )


def _position(rival: Competitor, us: Standing, them: Standing) -> Position:
    """Compare now, and on the latest earlier day by which both sides had been assessed."""
    now = compare(us.current.ratings, them.current.ratings)
    days = {state.set.date for standing in (us, them) for state in standing.states}
    for day in sorted(days, reverse=True)[1:]:
        ours, theirs = us.on(day), them.on(day)
        if ours and theirs:
            return Position(rival, now, compare(ours.ratings, theirs.ratings), day)
    return Position(rival, now, None, None)


def _contrasts(us: Standing, rivals: tuple[Standing, ...]) -> list[Contrast]:
    contrasts = []
    for standing in rivals:
        for ours, theirs in zip(us.current.ratings, standing.current.ratings, strict=True):
            if standing.rival is None or not ours.criterion.rivals:
                continue
            if theirs.rating is Rating.PLUS and ours.rating is not Rating.PLUS:
                contrasts.append(
                    Contrast(
                        ours.criterion, standing.rival, ours.rating, theirs.rating, exposed=True
                    )
                )
            elif ours.rating is Rating.PLUS and theirs.rating is Rating.MINUS:
                contrasts.append(
                    Contrast(
                        ours.criterion, standing.rival, ours.rating, theirs.rating, exposed=False
                    )
                )
    return contrasts
