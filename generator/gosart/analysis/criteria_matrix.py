"""Open opportunities side by side: ratings by criterion, and which do not repay their effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.assessment import BlockSum
from gosart.analysis.portfolio import PortfolioRow
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method

__all__ = ["CriteriaMatrix", "CriterionTally", "WorthAnalysis", "analyse_criteria", "compared_rows"]

WINNING, WORTH, OPPORTUNITY = "can_we_win", "is_it_worth_winning", "is_there_an_opportunity"
"""Keys of the questions that opportunities are compared by; a method may be without them."""
LEAST_KNOWN = 3
"""Known criteria that a question needs before it says anything; all, where it has fewer."""
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
    """An opportunity on the scales of two questions, each from -1 (no plus) to 1 (all plus).

    What is unknown stands as low as a minus: not knowing never moves an opportunity up.
    """

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
    unplaced: tuple[PortfolioRow, ...]
    """Those of which fewer than `LEAST_KNOWN` criteria of one of the two questions are known."""
    unpaid: tuple[PortfolioRow, ...]
    """Those that take effort, by resources or its rating, with more minus than plus on a question.

    The question is whether there is an opportunity, or whether it is worth winning.
    """


def compared_rows(rows: Sequence[PortfolioRow]) -> tuple[PortfolioRow, ...]:
    """Return the open opportunities in which we were assessed.

    Args:
        rows: All opportunities.
    """
    return tuple(
        row for row in rows if row.opportunity.is_open and row.opportunity.whole is not None
    )


def analyse_criteria(rows: Sequence[PortfolioRow], method: Method) -> CriteriaMatrix:
    """Compare opportunities.

    Args:
        rows: Opportunities with their accounts; decided and never assessed ones are left out.
        method: The method that all were assessed by.

    Returns:
        The ratings by opportunity and criterion, and where the company is weak.
    """
    compared = compared_rows(rows)
    tallies = []
    for index, criterion in enumerate(method.criteria):
        ratings = [row.opportunity.ratings[index] for row in compared]
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
    worth, unplaced = [], []
    for row in compared:
        blocks = _block(row, WINNING), _block(row, WORTH)
        if blocks[0] is None or blocks[1] is None:
            continue
        if any(block.settled < min(LEAST_KNOWN, block.size) for block in blocks if block):
            unplaced.append(row)
        else:
            winning, worthy = (_locate(row, block, method) for block in blocks if block)
            worth.append(WorthAnalysis(row, winning, worthy))
    unpaid = tuple(
        row
        for row in compared
        if row.opportunity.has_heavy_effort
        and (_leans_to_no(row, OPPORTUNITY) or _leans_to_no(row, WORTH))
    )
    return CriteriaMatrix(
        compared,
        tuple(tallies),
        tuple(weakest),
        tuple(blindest),
        tuple(worth),
        tuple(unplaced),
        unpaid,
    )


def _block(row: PortfolioRow, key: str) -> BlockSum | None:
    blocks = row.opportunity.blocks
    return next((block for block in blocks if block.question and block.question.key == key), None)


def _locate(row: PortfolioRow, block: BlockSum, method: Method) -> float:
    """Return where a question puts an opportunity: the weight of its plus, of all, from -1 to 1."""
    question = block.question
    if question is None:
        return 0.0
    rated = zip(method.criteria, row.opportunity.ratings, strict=True)
    asked = [(criterion, rating) for criterion, rating in rated if criterion in question.criteria]
    plus = sum(criterion.weight for criterion, rating in asked if rating is Rating.PLUS)
    return 2 * plus / (sum(criterion.weight for criterion, _ in asked) or 1) - 1


def _leans_to_no(row: PortfolioRow, key: str) -> bool:
    """Tell whether more of a question's weight is minus than plus."""
    block = _block(row, key)
    return block is not None and block.sum < 0
