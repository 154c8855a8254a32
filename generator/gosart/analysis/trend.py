"""An opportunity's assessments over time: our leading ratings, and our positions, by date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment, Standing, total
from gosart.analysis.position import compare
from gosart.plan.model.account import Competitor

__all__ = ["TrendPoint", "analyse_trend"]


@dataclass(frozen=True, eq=False, slots=True)
class TrendPoint:
    """Our ratings on a date, or our position against one competitor: four counts of criteria.

    Of one company all dates have the same criteria, so that the counts compare.
    """

    date: date
    rival: Competitor | None
    """Against whom; None for our own ratings."""
    good: int
    """Criteria on which we have a plus; against a competitor those on which we are ahead."""
    level: int
    """Criteria on which both have the same; none for our own ratings."""
    bad: int
    """Criteria on which we have a minus; against a competitor those on which we are behind."""
    unknown: int
    """Criteria that are unknown or not rated; against a competitor those not comparable."""

    @property
    def size(self) -> int:
        """How many criteria there are."""
        return self.good + self.level + self.bad + self.unknown


def analyse_trend(assessment: OpportunityAssessment) -> tuple[TrendPoint, ...]:
    """Return a point for each date on which we were rated, then for each position that we had.

    Args:
        assessment: What the opportunity's assessments say.

    Returns:
        The points of us by date, then those against each rival, the main one first.
    """
    us = assessment.us
    if us is None:
        return ()
    points = []
    for state in us.states:
        block = total(state.ratings)
        unknown = block.unknown + block.unrated
        points.append(TrendPoint(state.set.date, None, block.plus, 0, block.minus, unknown))
    for standing in assessment.rivals:
        points += _positions(us, standing)
    return tuple(points)


def _positions(us: Standing, them: Standing) -> Iterator[TrendPoint]:
    days = sorted({state.set.date for standing in (us, them) for state in standing.states})
    for day in days:
        ours, theirs = us.on(day), them.on(day)
        if ours and theirs:
            now = compare(ours.ratings, theirs.ratings)
            counts = len(now.ahead), len(now.level), len(now.behind), len(now.unknown)
            yield TrendPoint(day, them.rival, *counts)
