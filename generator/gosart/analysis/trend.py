"""An opportunity's assessments over time: the sum and the unknowns of each vendor by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment, total
from gosart.plan.model.account import Competitor

__all__ = ["TrendPoint", "analyse_trend"]


@dataclass(frozen=True, eq=False, slots=True)
class TrendPoint:
    """One vendor on one date."""

    date: date
    rival: Competitor | None
    """None is us."""
    sum: float
    """The weighted sum of the ratings."""
    unknown: int
    """How many criteria are unknown or not rated."""


def analyse_trend(assessment: OpportunityAssessment) -> tuple[TrendPoint, ...]:
    """Return a point for each vendor and date, by date.

    Of two assessments of a vendor on one date, the later entry of the plan counts.
    """
    latest = {(column.date, column.rival): column for column in assessment.columns}
    points = []
    for (day, rival), column in latest.items():
        ratings = tuple(
            rating for rating in column.ratings if rival is None or rating.criterion.rivals
        )
        block = total(ratings)
        points.append(TrendPoint(day, rival, block.sum, block.unknown + block.unrated))
    return tuple(points)
