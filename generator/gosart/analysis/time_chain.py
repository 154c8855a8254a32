"""From the day they must have it working back to the day we must have the order: the float.

    event − lead time = latest order        latest order − close date = float

Nothing is guessed from prose: without a structured lead time or event date the chain says which of
the two is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.plan.model.account import Opportunity
from gosart.plan.model.strategy import Delivery

__all__ = ["DeliveryDay", "TimeChain", "chain_of"]


@dataclass(frozen=True, eq=False, slots=True)
class DeliveryDay:
    """A step of our delivery on its day, counted from the close date."""

    name: str
    when: date
    is_late: bool
    """Whether it comes after the day on which they must have it working."""


@dataclass(frozen=True, eq=False, slots=True)
class TimeChain:
    """The days that a compelling event sets. A day that the plan does not give is None."""

    event: date | None
    """Day on which they must have it working."""
    lead_days: int | None
    """Days from the order until they work with it."""
    latest_order: date | None
    close: date | None
    float_days: int | None
    """Days to spare between the close date and the latest order; below 0 it cannot be done."""
    approval: date | None
    """Day on which the customer's money is to be released."""
    earliest_live: date | None
    """The close date and the lead time."""
    go_live: date | None
    """As the plan gives it."""
    steps: tuple[DeliveryDay, ...] = ()
    """Steps of the delivery that the plan gives a time, by day; none without a close date."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the plan that the float would need: `event`, `lead_time`, `close_date`."""
        parts = (
            ("event", self.event),
            ("lead_time", self.lead_days),
            ("close_date", self.close),
        )
        return tuple(name for name, value in parts if value is None)

    @property
    def is_too_late(self) -> bool:
        """Whether the order comes after the last day for it."""
        return self.float_days is not None and self.float_days < 0

    @property
    def is_approved_too_late(self) -> bool:
        """Whether the money is released only after the last day for the order."""
        return (
            self.approval is not None
            and self.latest_order is not None
            and self.approval > self.latest_order
        )

    @property
    def contradicts(self) -> bool:
        """Whether the plan goes live earlier than its close date and lead time allow."""
        return (
            self.go_live is not None
            and self.earliest_live is not None
            and self.go_live < self.earliest_live
        )

    def is_past(self, today: date) -> bool:
        """Tell whether the last day for the order is over.

        Args:
            today: The day.
        """
        return self.latest_order is not None and self.latest_order < today


def chain_of(opportunity: Opportunity) -> TimeChain:
    """Work out the time chain of an opportunity.

    Args:
        opportunity: The opportunity.

    Returns:
        The chain, as far as the plan gives its days.
    """
    event = opportunity.value.event.date if opportunity.value.event else None
    delivery, close = opportunity.delivery, opportunity.close_date
    lead = delivery.lead_time if delivery else None
    try:
        latest = lead.before(event) if lead and event else None
        earliest = lead.after(close) if lead and close else None
    except OverflowError:  # a lead time of thousands of years
        latest = earliest = None
    lead_days = _lead_days(event, latest, close, earliest)
    budget = opportunity.budget
    approval = None
    if budget and not budget.approved:
        approval = budget.date or (budget.step.date if budget.step else None)
    return TimeChain(
        event=event,
        lead_days=lead_days,
        latest_order=latest,
        close=close,
        float_days=(latest - close).days if latest and close else None,
        approval=approval,
        earliest_live=earliest,
        go_live=delivery.go_live if delivery else None,
        steps=_steps(delivery, close, event),
    )


def _steps(
    delivery: Delivery | None, close: date | None, event: date | None
) -> tuple[DeliveryDay, ...]:
    """Count the steps of the delivery from the close date."""
    if delivery is None or close is None:
        return ()
    days = []
    for step in delivery.steps:
        try:
            when = step.after.after(close) if step.after else None
        except OverflowError:
            when = None
        if when is not None:
            days.append(DeliveryDay(step.name, when, event is not None and when > event))
    return tuple(sorted(days, key=lambda day: day.when))


def _lead_days(
    event: date | None, latest: date | None, close: date | None, earliest: date | None
) -> int | None:
    """Return the lead time in days: months are as long as those before the event."""
    if event and latest:
        return (event - latest).days
    return (earliest - close).days if earliest and close else None
