"""Where each vendor stands in a deal: the latest marks, their sums by question, and what moved since the time before.

    DealAssessment ── vendors ── Standing (us first, then rivals) ── current, previous, sums
                   └─ columns (every assessment by date, for the worksheet)

A sum adds weight times the mark's value (`+` 1, `-` -1, `?` and not rated 0); how much is known is counted apart and never mixed in.
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
    """One question's (or the whole's) reading: sum, and how many criteria are plus, minus, unknown and not rated."""

    question: Question | None
    sum: float
    plus: int
    minus: int
    unknown: int
    unrated: int

    @property
    def known(self) -> int:
        """How many criteria have a plus or a minus."""
        return self.plus + self.minus

    @property
    def size(self) -> int:
        """How many criteria there are."""
        return self.plus + self.minus + self.unknown + self.unrated


@dataclass(frozen=True, eq=False, slots=True)
class Move:
    """A criterion whose mark changed between two assessments; None is not rated."""

    criterion: Criterion
    before: Rating | None
    after: Rating | None

    @property
    def direction(self) -> int:
        """1 better, -1 worse, 0 neither (a mark became unknown or was given for the first time as unknown)."""
        rank = {Rating.PLUS: 2, Rating.UNKNOWN: 1, None: 1, Rating.MINUS: 0}
        difference = rank[self.after] - rank[self.before]
        return (difference > 0) - (difference < 0)


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """One vendor now. `rival` None is us; `previous` is the latest assessment of an earlier date."""

    rival: Competitor | None
    current: Assessment
    previous: Assessment | None
    blocks: tuple[BlockSum, ...]
    whole: BlockSum
    moves: tuple[Move, ...]

    @property
    def marks(self) -> tuple[Rating | None, ...]:
        """Current marks in the method's order."""
        return tuple(rating.mark for rating in self.current.ratings)


@dataclass(frozen=True, eq=False, slots=True)
class Position:
    """Us against one rival over the criteria that apply to rivals: the difference of sums now and at the time before (None: unknown)."""

    rival: Competitor
    now: float
    before: float | None
    since: date | None

    @property
    def movement(self) -> float | None:
        """How the difference changed."""
        return None if self.before is None else self.now - self.before


@dataclass(frozen=True, eq=False, slots=True)
class Contrast:
    """A criterion on which we and a rival differ: `exposed` where he is strong and we are not, else ground to fight on."""

    criterion: Criterion
    rival: Competitor
    ours: Rating | None
    theirs: Rating | None
    exposed: bool


@dataclass(frozen=True, eq=False, slots=True)
class OpportunityAssessment:
    """The reading of a deal's assessments. `us` None: we were never rated."""

    us: Standing | None
    rivals: tuple[Standing, ...]
    main_rival: Competitor | None
    positions: tuple[Position, ...]
    contrasts: tuple[Contrast, ...]
    unknown: tuple[CriterionRating, ...]
    unproven: tuple[CriterionRating, ...]
    """Our plus marks that cite no evidence."""
    columns: tuple[Assessment, ...]
    """All assessments by date, us first on a date."""

    @property
    def position(self) -> Position | None:
        """Us against the main rival."""
        return next((found for found in self.positions if found.rival is self.main_rival), None)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Us (where rated), then the rivals, the main one first."""
        return ((self.us,) if self.us else ()) + self.rivals


def total(ratings: tuple[CriterionRating, ...], question: Question | None = None) -> BlockSum:
    """Sum marks by their weight and count them by kind."""
    marks = [rating.mark for rating in ratings]
    value = sum(VALUES[rating.mark] * rating.criterion.weight for rating in ratings if rating.mark)
    return BlockSum(
        question,
        value,
        marks.count(Rating.PLUS),
        marks.count(Rating.MINUS),
        marks.count(Rating.UNKNOWN),
        marks.count(None),
    )


def assess(opportunity: Opportunity, method: Method) -> OpportunityAssessment:
    """Read a deal's assessments."""
    columns = tuple(
        sorted(
            opportunity.assessments,
            key=lambda found: (
                found.date,
                found.rival is not None,
                found.rival.id if found.rival else "",
            ),
        )
    )
    by_vendor: dict[str, list[Assessment]] = {}
    for column in columns:
        by_vendor.setdefault(column.rival.id if column.rival else "", []).append(column)
    us = _standing(by_vendor.pop("", []), method)
    rivals = [standing for found in by_vendor.values() if (standing := _standing(found, method))]
    main = _main_rival(opportunity, rivals)
    rivals.sort(
        key=lambda found: (
            found.rival is not main,
            -found.whole.sum,
            found.rival.id if found.rival else "",
        )
    )
    ours = us.current.ratings if us else ()
    return OpportunityAssessment(
        us=us,
        rivals=tuple(rivals),
        main_rival=main,
        positions=tuple(_position(by_rival, columns) for by_rival in rivals) if us else (),
        contrasts=tuple(_contrasts(us, rivals)) if us else (),
        unknown=tuple(rating for rating in ours if rating.mark is Rating.UNKNOWN),
        unproven=tuple(
            rating for rating in ours if rating.mark is Rating.PLUS and not rating.evidence
        ),
        columns=columns,
    )


def _standing(found: list[Assessment], method: Method) -> Standing | None:
    if not found:
        return None
    current = found[-1]
    previous = next((earlier for earlier in reversed(found) if earlier.date < current.date), None)
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
    """Return the strategy's target, else the rated rival with the highest sum; on a tie the greater threat."""
    if opportunity.strategy.target:
        return opportunity.strategy.target
    threats = list(Threat)
    rated = [
        (
            found.whole.sum,
            threats.index(found.rival.threat) if found.rival.threat else -1,
            found.rival,
        )
        for found in rivals
        if found.rival
    ]
    return max(rated, key=lambda item: item[:2])[2] if rated else None


def _shared_sum(assessment: Assessment) -> float:
    return total(tuple(rating for rating in assessment.ratings if rating.criterion.rivals)).sum


def _at(columns: tuple[Assessment, ...], rival: Competitor | None, day: date) -> Assessment | None:
    return next(
        (found for found in reversed(columns) if found.rival is rival and found.date <= day), None
    )


def _position(standing: Standing, columns: tuple[Assessment, ...]) -> Position:
    """Compare now with the latest earlier date on which both sides had been rated."""
    rival = standing.rival
    assert rival is not None  # noqa: S101 - a standing of the rivals' list has one
    ours = _at(columns, None, date.max)
    assert ours is not None  # noqa: S101 - positions are asked for only when we are rated
    now = _shared_sum(ours) - _shared_sum(standing.current)
    latest = max(ours.date, standing.current.date)
    for day in sorted({column.date for column in columns if column.date < latest}, reverse=True):
        us_then, rival_then = _at(columns, None, day), _at(columns, rival, day)
        if us_then and rival_then:
            return Position(rival, now, _shared_sum(us_then) - _shared_sum(rival_then), day)
    return Position(rival, now, None, None)


def _contrasts(us: Standing, rivals: list[Standing]) -> list[Contrast]:
    found = []
    for standing in rivals:
        for ours, theirs in zip(us.current.ratings, standing.current.ratings, strict=True):
            if standing.rival is None or not ours.criterion.rivals:
                continue
            if theirs.mark is Rating.PLUS and ours.mark is not Rating.PLUS:
                found.append(
                    Contrast(ours.criterion, standing.rival, ours.mark, theirs.mark, exposed=True)
                )
            elif ours.mark is Rating.PLUS and theirs.mark is Rating.MINUS:
                found.append(
                    Contrast(ours.criterion, standing.rival, ours.mark, theirs.mark, exposed=False)
                )
    return found
