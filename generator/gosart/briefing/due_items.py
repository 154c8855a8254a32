"""What is overdue, what is due before the next meeting, and weak points of past reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import ActionStatus, MilestoneStatus, Side, VulnerabilitySeverity
from gosart.plan.model.account import Opportunity, Review, Vulnerability

__all__ = ["Due", "WeakPoint", "due_until", "weak_points"]

_GRAVE = (VulnerabilitySeverity.HIGH, VulnerabilitySeverity.MEDIUM, VulnerabilitySeverity.LOW, None)


@dataclass(frozen=True, eq=False, slots=True)
class Due:
    """Something with a day: an action of ours or the customer's, or a step of theirs."""

    kind: Literal["action", "milestone"]
    opportunity: Opportunity
    id: str
    text: str
    owner: str
    when: date
    days: int
    """Days from today until then, negative when late."""
    side: Side
    blocked: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class WeakPoint:
    """A vulnerability that a review found and that no action has mended."""

    opportunity: Opportunity
    review: Review
    point: Vulnerability


def due_until(
    opportunities: Sequence[OpportunityAnalysis], today: date, until: date
) -> tuple[Due, ...]:
    """Return everything of open opportunities that is late or due up to a day.

    Args:
        opportunities: The opportunities that are briefed.
        today: The day that `days` are counted from.
        until: The last day that counts.

    Returns:
        Actions and milestones, the oldest first.
    """
    items = [
        due
        for analysis in opportunities
        if analysis.opportunity.is_open
        for due in _of(analysis, today)
        if due.when <= until
    ]
    return tuple(
        sorted(items, key=lambda due: (due.when, due.kind, due.opportunity.id, due.id, due.text))
    )


def _of(analysis: OpportunityAnalysis, today: date) -> list[Due]:
    opportunity = analysis.opportunity
    actions = [
        Due(
            "action",
            opportunity,
            item.action.id,
            item.action.what,
            item.action.owner.name if item.action.owner else "",
            item.action.due,
            (item.action.due - today).days,
            item.action.side,
            item.action.status is ActionStatus.BLOCKED,
        )
        for item in analysis.open_actions
        if item.action.due
    ]
    return actions + [
        Due(
            "milestone",
            opportunity,
            "",
            step.name,
            "",
            step.date,
            (step.date - today).days,
            Side.CUSTOMER,
        )
        for step in opportunity.milestones
        if step.date and step.status not in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)
    ]


def weak_points(opportunities: Sequence[OpportunityAnalysis], today: date) -> tuple[WeakPoint, ...]:
    """Return the weak points that past reviews found and no action has mended.

    Args:
        opportunities: The opportunities that are briefed; closed ones have none.
        today: The day of the meeting: a review after it is not past.

    Returns:
        The weak points, the gravest first, then the newest.
    """
    points = [
        WeakPoint(analysis.opportunity, review, point)
        for analysis in opportunities
        if analysis.opportunity.is_open
        for review in analysis.opportunity.test.reviews
        if review.date <= today
        for point in review.vulnerabilities
        if point.action is None or point.action.status is not ActionStatus.DONE
    ]
    return tuple(
        sorted(
            points,
            key=lambda weak: (_GRAVE.index(weak.point.severity), -weak.review.date.toordinal()),
        )
    )
