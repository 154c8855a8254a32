"""Open opportunities side by side: ratings by criterion, and which do not repay their effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.assessment import BlockSum
from gosart.analysis.portfolio import PortfolioRow
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method

__all__ = ["CriteriaMatrix", "CriterionTally", "WorthAnalysis", "analyse_criteria"]

WINNING, WORTH, OPPORTUNITY = "can_we_win", "is_it_worth_winning", "is_there_an_opportunity"
"""Keys of the questions that opportunities are compared by; a method may be without them."""
EFFORT = "sales_resource_requirements"
"""Key of the criterion whose minus means that winning takes much of us."""

_MOST = 5


@dataclass(frozen=True, eq=False, slots=True)
class CriterionTally:
    """How often each rating is given to one criterion, over the compared opportunities."""

    criterion: Criterion
    plus: int
    minus: int
    unknown: int
    unrated: int


@dataclass(frozen=True, eq=False, slots=True)
class WorthAnalysis:
    """An opportunity on the scales of two questions, each from -1 (all minus) to 1 (all plus)."""

    row: PortfolioRow
    winning: float
    worth: float


@dataclass(frozen=True, eq=False, slots=True)
class CriteriaMatrix:
    """The comparison of all open opportunities in which we were assessed."""

    rows: tuple[PortfolioRow, ...]
    tallies: tuple[CriterionTally, ...]
    """In the method's order."""
    weakest: tuple[CriterionTally, ...]
    """Criteria with a minus, the most first, at most five."""
    blindest: tuple[CriterionTally, ...]
    """Criteria unknown or not rated, the most first, at most five."""
    worth: tuple[WorthAnalysis, ...]
    unpaid: tuple[PortfolioRow, ...]
    """Those that take effort, by their resources or its rating, but sum below zero on one question.

    The question is whether there is an opportunity, or whether it is worth winning.
    """


def analyse_criteria(rows: Sequence[PortfolioRow], method: Method) -> CriteriaMatrix:
    """Compare opportunities.

    Args:
        rows: Opportunities with their accounts; decided and never assessed ones are left out.
        method: The method that all were assessed by.
    """
    compared = tuple(
        row
        for row in rows
        if row.opportunity.opportunity.is_open and row.opportunity.assessment.us is not None
    )
    tallies = []
    for index, criterion in enumerate(method.criteria):
        ratings = [
            row.opportunity.assessment.us.ratings[index]
            for row in compared
            if row.opportunity.assessment.us
        ]
        counts = (
            ratings.count(Rating.PLUS),
            ratings.count(Rating.MINUS),
            ratings.count(Rating.UNKNOWN),
            ratings.count(None),
        )
        tallies.append(CriterionTally(criterion, *counts))
    weakest = sorted(
        (tally for tally in tallies if tally.minus),
        key=lambda tally: -tally.minus,
    )[:_MOST]
    blindest = sorted(
        (tally for tally in tallies if tally.unknown + tally.unrated),
        key=lambda tally: -(tally.unknown + tally.unrated),
    )[:_MOST]
    worth = []
    for row in compared:
        winning, worthy = _share(row, WINNING), _share(row, WORTH)
        if winning is not None and worthy is not None:
            worth.append(WorthAnalysis(row, winning, worthy))
    unpaid = tuple(
        row
        for row in compared
        if _takes_effort(row) and min(_share(row, OPPORTUNITY) or 0, _share(row, WORTH) or 0) < 0
    )
    return CriteriaMatrix(
        compared, tuple(tallies), tuple(weakest), tuple(blindest), tuple(worth), unpaid
    )


def _block(row: PortfolioRow, key: str) -> BlockSum | None:
    us = row.opportunity.assessment.us
    return (
        next((block for block in us.blocks if block.question and block.question.key == key), None)
        if us
        else None
    )


def _share(row: PortfolioRow, key: str) -> float | None:
    block = _block(row, key)
    if block is None:
        return None
    question = block.question
    weights = sum(criterion.weight for criterion in question.criteria) if question else 0
    return block.sum / weights if weights else None


def _takes_effort(row: PortfolioRow) -> bool:
    us = row.opportunity.assessment.us
    heavy = us is not None and any(
        rating.criterion.key == EFFORT and rating.mark is Rating.MINUS
        for rating in us.current.ratings
    )
    return heavy or bool(row.opportunity.opportunity.resources)
