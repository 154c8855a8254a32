"""Where each vendor stands in an opportunity: the latest ratings, their sums, and what moved.

    OpportunityAssessment ── standings (us first, then rivals) ── current, previous, sums, moves
                          └─ columns (every assessment by date, for the worksheet)

A sum adds the weight of each criterion times the value of its rating (`+` 1, `-` -1, `?` and not
rated 0). How many are settled is counted apart and never mixed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.method.enums import Rating, Threat
from gosart.method.model import Criterion, Method, Question
from gosart.plan.model.account import Assessment, Competitor, CriterionRating, Opportunity

__all__ = [
    "BlockSum",
    "Contrast",
    "Move",
    "OpportunityAssessment",
    "Position",
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
class Move:
    """A criterion whose rating changed between two assessments; None is not rated."""

    criterion: Criterion
    before: Rating | None
    after: Rating | None

    @property
    def direction(self) -> int:
        """1 better, -1 worse, 0 neither: from not rated to unknown, or the other way."""
        rank = {Rating.PLUS: 2, Rating.UNKNOWN: 1, None: 1, Rating.MINUS: 0}
        difference = rank[self.after] - rank[self.before]
        return (difference > 0) - (difference < 0)


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """Where one vendor stands now."""

    rival: Competitor | None
    """None is us."""
    current: Assessment
    previous: Assessment | None
    """The latest assessment of an earlier date."""
    blocks: tuple[BlockSum, ...]
    """A sum for each question, in the method's order."""
    whole: BlockSum
    """The sum over all questions."""
    moves: tuple[Move, ...]
    """What changed since `previous`, in the method's order."""

    @property
    def ratings(self) -> tuple[Rating | None, ...]:
        """The current ratings without their evidence, in the method's order of criteria."""
        return tuple(rating.mark for rating in self.current.ratings)


@dataclass(frozen=True, eq=False, slots=True)
class Position:
    """Us against one rival, over the criteria that apply to rivals."""

    rival: Competitor
    now: float
    """Our sum less theirs."""
    before: float | None
    """The same on an earlier date; None where not both were assessed before."""
    since: date | None
    """That date."""

    @property
    def movement(self) -> float | None:
        """How the difference changed."""
        return None if self.before is None else self.now - self.before


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
    """The main rival first, then by their sums."""
    main_rival: Competitor | None
    positions: tuple[Position, ...]
    """One for each of `rivals`."""
    contrasts: tuple[Contrast, ...]
    unknown: tuple[CriterionRating, ...]
    """Our `?` of the latest assessment."""
    unproven: tuple[CriterionRating, ...]
    """Our `+` of the latest assessment that cite no evidence."""
    columns: tuple[Assessment, ...]
    """All assessments by date, us first on a date."""

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


def total(ratings: tuple[CriterionRating, ...], question: Question | None = None) -> BlockSum:
    """Sum ratings by the weight of their criteria, and count them by kind.

    Args:
        ratings: The ratings of one assessment, or of one question of it.
        question: The question, where they are of one.
    """
    values = [rating.mark for rating in ratings]
    weighted = (VALUES[rating.mark] * rating.criterion.weight for rating in ratings if rating.mark)
    return BlockSum(
        question,
        sum(weighted),
        values.count(Rating.PLUS),
        values.count(Rating.MINUS),
        values.count(Rating.UNKNOWN),
        values.count(None),
    )


def assess(opportunity: Opportunity, method: Method) -> OpportunityAssessment:
    """Work out where each vendor stands by an opportunity's assessments.

    Args:
        opportunity: The opportunity.
        method: The method that its assessments are made by.
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
    us = _standing(by_vendor.pop("", []), method)
    rivals = [standing for theirs in by_vendor.values() if (standing := _standing(theirs, method))]
    main = _main_rival(opportunity, rivals)
    rivals.sort(
        key=lambda standing: (
            standing.rival is not main,
            -standing.whole.sum,
            standing.rival.id if standing.rival else "",
        )
    )
    ours = us.current.ratings if us else ()
    return OpportunityAssessment(
        us=us,
        rivals=tuple(rivals),
        main_rival=main,
        positions=tuple(_position(standing, columns) for standing in rivals) if us else (),
        contrasts=tuple(_contrasts(us, rivals)) if us else (),
        unknown=tuple(rating for rating in ours if rating.mark is Rating.UNKNOWN),
        unproven=tuple(
            rating for rating in ours if rating.mark is Rating.PLUS and not rating.evidence
        ),
        columns=columns,
    )


def _standing(assessments: list[Assessment], method: Method) -> Standing | None:
    """Return where the vendor of these assessments stands; they are in the order of their dates."""
    if not assessments:
        return None
    current = assessments[-1]
    previous = next(
        (earlier for earlier in reversed(assessments) if earlier.date < current.date), None
    )
    blocks, start = [], 0
    for question in method.questions:
        end = start + len(question.criteria)
        blocks.append(total(current.ratings[start:end], question))
        start = end
    return Standing(
        current.rival,
        current,
        previous,
        tuple(blocks),
        total(current.ratings),
        tuple(_moves(previous, current)),
    )


def _moves(previous: Assessment | None, current: Assessment) -> list[Move]:
    if previous is None:
        return []
    pairs = zip(previous.ratings, current.ratings, strict=True)
    return [
        Move(after.criterion, before.mark, after.mark)
        for before, after in pairs
        if before.mark is not after.mark
    ]


def _main_rival(opportunity: Opportunity, rivals: list[Standing]) -> Competitor | None:
    """Return the strategy's target, else the rival with the highest sum, then greatest threat."""
    if opportunity.strategy.target:
        return opportunity.strategy.target
    threats = list(Threat)
    rated = [
        (
            standing.whole.sum,
            threats.index(standing.rival.threat) if standing.rival.threat else -1,
            standing.rival,
        )
        for standing in rivals
        if standing.rival
    ]
    return max(rated, key=lambda item: item[:2])[2] if rated else None


def _shared_sum(assessment: Assessment) -> float:
    return total(tuple(rating for rating in assessment.ratings if rating.criterion.rivals)).sum


def _at(columns: tuple[Assessment, ...], rival: Competitor | None, day: date) -> Assessment | None:
    return next(
        (column for column in reversed(columns) if column.rival is rival and column.date <= day),
        None,
    )


def _position(standing: Standing, columns: tuple[Assessment, ...]) -> Position:
    """Compare now with the latest earlier date by which both sides had been assessed."""
    rival = standing.rival
    assert rival is not None  # noqa: S101 - a standing of the rivals' list has one
    ours = _at(columns, None, date.max)
    assert ours is not None  # noqa: S101 - there are positions only when we are assessed
    now = _shared_sum(ours) - _shared_sum(standing.current)
    latest = max(ours.date, standing.current.date)
    for day in sorted({column.date for column in columns if column.date < latest}, reverse=True):
        us_then, rival_then = _at(columns, None, day), _at(columns, rival, day)
        if us_then and rival_then:
            return Position(rival, now, _shared_sum(us_then) - _shared_sum(rival_then), day)
    return Position(rival, now, None, None)


def _contrasts(us: Standing, rivals: list[Standing]) -> list[Contrast]:
    contrasts = []
    for standing in rivals:
        for ours, theirs in zip(us.current.ratings, standing.current.ratings, strict=True):
            if standing.rival is None or not ours.criterion.rivals:
                continue
            if theirs.mark is Rating.PLUS and ours.mark is not Rating.PLUS:
                contrasts.append(
                    Contrast(ours.criterion, standing.rival, ours.mark, theirs.mark, exposed=True)
                )
            elif ours.mark is Rating.PLUS and theirs.mark is Rating.MINUS:
                contrasts.append(
                    Contrast(ours.criterion, standing.rival, ours.mark, theirs.mark, exposed=False)
                )
    return contrasts
