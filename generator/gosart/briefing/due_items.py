"""What a meeting has to see done: what is overdue, what is due before the next one, and weak points of past reviews still open."""

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
    """Something with a day: an action of ours or the customer's, or a step of theirs. `days` until then, negative when late."""

    kind: Literal["action", "milestone"]
    opportunity: Opportunity
    id: str
    text: str
    owner: str
    when: date
    days: int
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
    """Return everything of open deals that is late or due up to a day, the oldest first."""
    found = [
        due
        for reading in opportunities
        if reading.opportunity.is_open
        for due in _of(reading, today)
        if due.when <= until
    ]
    return tuple(
        sorted(found, key=lambda due: (due.when, due.kind, due.opportunity.id, due.id, due.text))
    )


def _of(reading: OpportunityAnalysis, today: date) -> list[Due]:
    opportunity = reading.opportunity
    found = [
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
        for item in reading.open_actions
        if item.action.due
    ]
    return found + [
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
    """Return the weak points that past reviews found and no action has mended, the gravest first, then the newest."""
    found = [
        WeakPoint(reading.opportunity, review, point)
        for reading in opportunities
        if reading.opportunity.is_open
        for review in reading.opportunity.test.reviews
        if review.date <= today
        for point in review.vulnerabilities
        if point.action is None or point.action.status is not ActionStatus.DONE
    ]
    return tuple(
        sorted(
            found,
            key=lambda weak: (_GRAVE.index(weak.point.severity), -weak.review.date.toordinal()),
        )
    )
