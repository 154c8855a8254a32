"""A deal's assessments over time: sums and unknowns of each vendor by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment, total
from gosart.plan.model.account import Competitor

__all__ = ["TrendPoint", "analyse_trend"]


@dataclass(frozen=True, eq=False, slots=True)
class TrendPoint:
    """One vendor on one date (`rival` None is us): the sum of marks, and how many are unknown or not rated."""

    date: date
    rival: Competitor | None
    sum: float
    unknown: int


def analyse_trend(assessment: OpportunityAssessment) -> tuple[TrendPoint, ...]:
    """Return a point for each vendor and date, by date; of two opinions of one date the later entry counts."""
    latest = {(column.date, column.rival): column for column in assessment.columns}
    found = []
    for (day, rival), column in latest.items():
        ratings = tuple(
            rating for rating in column.ratings if rival is None or rating.criterion.rivals
        )
        counted = total(ratings)
        found.append(TrendPoint(day, rival, counted.sum, counted.unknown + counted.unrated))
    return tuple(found)
