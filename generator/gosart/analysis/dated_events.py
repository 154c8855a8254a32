"""What of an account has a day: for calendars, where a changed plan moves an entry of before.

events_of ── close dates, the customer's milestones, our actions of open deals
          └─ reviews, contacts and the ends of contracts of the account
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from gosart.analysis.opportunity import AccountAnalysis
from gosart.method.enums import ActionStatus, MilestoneStatus
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.people import TeamMember

__all__ = ["DatedEvent", "EventKind", "EventState", "events_of"]


class EventKind(StrEnum):
    """What has a day."""

    CLOSE = "close"
    MILESTONE = "milestone"
    ACTION = "action"
    REVIEW = "review"
    """The next one that the plan names, or else the day by which it is due."""
    CONTACT = "contact"
    NOTICE = "notice"
    """Last day on which a contract can be ended."""
    RENEWAL = "renewal"
    """Day on which a contract ends or renews."""


class EventState(StrEnum):
    """How far it is."""

    OPEN = "open"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something on a day."""

    kind: EventKind
    key: str
    """What it is by within its account, kind and opportunity, whatever else changes in it."""
    day: date
    what: str
    """Markdown; "" where the kind says it all."""
    opportunity: str = ""
    """Id of the opportunity, "" for the account."""
    opportunity_name: str = ""
    owner: TeamMember | None = None
    """Who on our team does it; for a step of the customer, who owns the deal or the account."""
    state: EventState = EventState.OPEN


_ACTION_STATES = {
    ActionStatus.BLOCKED: EventState.BLOCKED,
    ActionStatus.DONE: EventState.DONE,
    ActionStatus.CANCELLED: EventState.CANCELLED,
}
_MILESTONE_STATES = {
    MilestoneStatus.DONE: EventState.DONE,
    MilestoneStatus.CANCELLED: EventState.CANCELLED,
}


def events_of(analysis: AccountAnalysis) -> tuple[DatedEvent, ...]:
    """Return what of an account has a day, as far as the build's readers may see it.

    Args:
        analysis: The account on its day.

    Returns:
        The events by day. Of a decided opportunity there are none.
    """
    account = analysis.account
    opportunities = [item.opportunity for item in analysis.open_opportunities]
    events = [
        *(event for opportunity in opportunities for event in _of(opportunity, account)),
        *_reviews(analysis),
        *_contacts(account),
        *_contracts(account),
    ]
    order = list(EventKind)
    events.sort(key=lambda own: (own.day, order.index(own.kind), own.opportunity, own.key))
    return tuple(_numbered(events))


def _of(opportunity: Opportunity, account: Account) -> Iterator[DatedEvent]:
    def event(kind: EventKind, key: str, day: date, what: str = "") -> DatedEvent:
        owner = opportunity.owner or account.owner
        return DatedEvent(kind, key, day, what, opportunity.id, opportunity.name, owner)

    if opportunity.close_date:
        yield event(EventKind.CLOSE, "", opportunity.close_date)
    for step in opportunity.milestones:
        if step.date:
            made = event(EventKind.MILESTONE, step.id or step.name, step.date, step.name)
            state = _MILESTONE_STATES.get(step.status) if step.status else None
            yield replace(made, state=state or EventState.OPEN)
    for action in opportunity.actions:
        if action.due:
            made = event(EventKind.ACTION, action.id, action.due, action.what)
            state = _ACTION_STATES.get(action.status, EventState.OPEN)
            yield replace(made, owner=action.owner, state=state)


def _reviews(analysis: AccountAnalysis) -> Iterator[DatedEvent]:
    account = analysis.account
    day = account.next_review
    if day is None and analysis.reviewed and analysis.open_opportunities:
        day = analysis.reviewed + timedelta(days=analysis.review_days)
    if day:
        yield DatedEvent(EventKind.REVIEW, "", day, "", owner=account.owner)


def _contacts(account: Account) -> Iterator[DatedEvent]:
    for person in account.organisation.present:
        approach = person.approach
        if approach and approach.next_contact and not person.hidden:
            yield DatedEvent(
                EventKind.CONTACT,
                person.id,
                approach.next_contact,
                person.name,
                owner=approach.owner,
            )


def _contracts(account: Account) -> Iterator[DatedEvent]:
    for contract in account.contracts:
        for kind, day in (
            (EventKind.NOTICE, contract.notice),
            (EventKind.RENEWAL, contract.ends),
        ):
            if day:
                yield DatedEvent(kind, contract.name, day, contract.name, owner=account.owner)


def _numbered(events: list[DatedEvent]) -> Iterator[DatedEvent]:
    """Number events that have the same key, as two milestones of one name."""
    counts: Counter[tuple[EventKind, str, str]] = Counter()
    for event in events:
        same = event.kind, event.opportunity, event.key
        counts[same] += 1
        number = counts[same]
        yield event if number == 1 else replace(event, key=f"{event.key} {number}")
