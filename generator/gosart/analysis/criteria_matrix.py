"""Open deals side by side: marks by criterion, what the company is weakest and blindest at, and which deals do not repay their effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.assessment import BlockSum
from gosart.analysis.portfolio import PortfolioRow
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method

__all__ = ["CriteriaMatrix", "CriterionTally", "WorthAnalysis", "analyse_criteria"]

WINNING, WORTH, OPPORTUNITY = "can_we_win", "is_it_worth_winning", "is_there_an_opportunity"
"""Questions that the comparison of deals is made from; a method without them has no such comparison."""
EFFORT = "sales_resource_requirements"


@dataclass(frozen=True, eq=False, slots=True)
class CriterionTally:
    """One criterion over all open deals that were assessed."""

    criterion: Criterion
    plus: int
    minus: int
    unknown: int
    unrated: int


@dataclass(frozen=True, eq=False, slots=True)
class WorthAnalysis:
    """A deal between -1 and 1 on both questions: the sum of its marks by the number of criteria."""

    row: PortfolioRow
    winning: float
    worth: float


@dataclass(frozen=True, eq=False, slots=True)
class CriteriaMatrix:
    """The comparison of all open deals that have an assessment of us."""

    rows: tuple[PortfolioRow, ...]
    tallies: tuple[CriterionTally, ...]
    """In the method's order."""
    weakest: tuple[CriterionTally, ...]
    """Criteria with a minus, the most first, at most five."""
    blindest: tuple[CriterionTally, ...]
    """Criteria unknown or not rated, the most first, at most five."""
    worth: tuple[WorthAnalysis, ...]
    unpaid: tuple[PortfolioRow, ...]
    """Deals with resources planned, or effort rated minus, whose opportunity or worth sums below zero."""


def analyse_criteria(rows: Sequence[PortfolioRow], method: Method) -> CriteriaMatrix:
    """Compare deals; those that are decided or were never assessed are left out."""
    kept = tuple(
        row
        for row in rows
        if row.opportunity.opportunity.is_open and row.opportunity.assessment.us is not None
    )
    tallies = []
    for index, criterion in enumerate(method.criteria):
        marks = [
            row.opportunity.assessment.us.marks[index]
            for row in kept
            if row.opportunity.assessment.us
        ]
        counts = (
            marks.count(Rating.PLUS),
            marks.count(Rating.MINUS),
            marks.count(Rating.UNKNOWN),
            marks.count(None),
        )
        tallies.append(CriterionTally(criterion, *counts))
    weakest = sorted((found for found in tallies if found.minus), key=lambda found: -found.minus)[
        :5
    ]
    blindest = sorted(
        (found for found in tallies if found.unknown + found.unrated),
        key=lambda found: -(found.unknown + found.unrated),
    )[:5]
    worth = []
    for row in kept:
        winning, worthy = _share(row, WINNING), _share(row, WORTH)
        if winning is not None and worthy is not None:
            worth.append(WorthAnalysis(row, winning, worthy))
    unpaid = tuple(
        row
        for row in kept
        if _takes_effort(row) and min(_share(row, OPPORTUNITY) or 0, _share(row, WORTH) or 0) < 0
    )
    return CriteriaMatrix(
        kept, tuple(tallies), tuple(weakest), tuple(blindest), tuple(worth), unpaid
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
