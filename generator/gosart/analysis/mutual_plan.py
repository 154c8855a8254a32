"""An opportunity's actions and the customer's milestones as one plan of two sides, on a day.

    actions, milestones ── PlanItem ── side, days, state, overdue, what has to be done before

What a build's readers may not see is in none of it: an item whose status is hidden from them is
neither overdue nor blocked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import ActionStatus, ActionType, MilestoneStatus, Side
from gosart.plan.model.actions import Action, Milestone
from gosart.text.markdown_to_text import plain

__all__ = ["ItemState", "PlanItem", "plan_items", "state_of_action"]


class ItemState(StrEnum):
    """How far an item of the plan is."""

    OPEN = "open"
    STARTED = "started"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


_ACTIONS = {
    ActionStatus.OPEN: ItemState.OPEN,
    ActionStatus.STARTED: ItemState.STARTED,
    ActionStatus.BLOCKED: ItemState.BLOCKED,
    ActionStatus.DONE: ItemState.DONE,
    ActionStatus.CANCELLED: ItemState.CANCELLED,
}
_MILESTONES = {
    MilestoneStatus.DONE: ItemState.DONE,
    MilestoneStatus.CANCELLED: ItemState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An action or a milestone of an opportunity."""

    key: str
    """What it is by within the opportunity: its id, or `step 3` for a milestone without one."""
    name: str
    """What is to be done, without markup."""
    side: Side
    state: ItemState
    kind: ActionType | None = None
    """None for a milestone."""
    owner: str = ""
    """Who does it, "" where nobody is named."""
    start: date | None = None
    due: date | None = None
    done: date | None = None
    """Day on which it was done, where the plan gives it."""
    overdue: int = 0
    """Days since its day, where it is still to be done."""
    after: tuple[str, ...] = ()
    """Keys of the items that have to be done before."""
    is_shared: bool = False
    """Whether the customer sees it."""

    @property
    def is_open(self) -> bool:
        """Whether work is left."""
        return self.state not in (ItemState.DONE, ItemState.CANCELLED)

    @property
    def is_late(self) -> bool:
        """Whether its day has passed or nobody can go on with it."""
        return self.overdue > 0 or self.state is ItemState.BLOCKED

    @property
    def is_milestone(self) -> bool:
        """Whether it is a step of the customer's decision, not an action."""
        return self.kind is None

    @property
    def order(self) -> tuple[bool, date, date, str]:
        """A key that sorts by day; those without one come last."""
        day = self.due or self.done or date.max
        return day == date.max, day, self.start or day, self.key


def plan_items(analysis: OpportunityAnalysis, today: date) -> tuple[PlanItem, ...]:
    """Return the actions and milestones of an opportunity as one plan.

    Args:
        analysis: The opportunity.
        today: The day.

    Returns:
        Each item once, the customer's before ours, those of a side by day.
    """
    opportunity = analysis.opportunity
    items = [
        *_milestones(opportunity.milestones, opportunity.is_open, today),
        *_actions(opportunity.actions, opportunity.is_open, today),
    ]
    keys = {item.key for item in items}
    items = [_with_known(item, keys) for item in items]
    return tuple(sorted(items, key=lambda item: (item.side is Side.TEAM, item.order)))


def state_of_action(action: Action) -> ItemState:
    """Return how far an action is; one whose status is not for these readers counts as open.

    Args:
        action: The action.
    """
    return _ACTIONS[action.status]


def _milestones(steps: tuple[Milestone, ...], is_running: bool, today: date) -> Iterator[PlanItem]:
    for number, step in enumerate(steps, 1):
        state = _MILESTONES.get(step.status or MilestoneStatus.OPEN, ItemState.OPEN)
        counts = is_running and state is ItemState.OPEN and "status" not in step.hidden_fields
        yield PlanItem(
            key=step.id or f"step {number}",
            name=plain(step.name),
            side=Side.CUSTOMER,
            state=state,
            owner=", ".join(person.name for person in step.people if not person.hidden),
            due=step.date,
            overdue=_days_past(step.date, today) if counts else 0,
            is_shared=step.shared,
        )


def _actions(actions: tuple[Action, ...], is_running: bool, today: date) -> Iterator[PlanItem]:
    for action in actions:
        counts = is_running and action.is_open and "status" not in action.hidden_fields
        yield PlanItem(
            key=action.id,
            name=plain(action.what) or action.id,
            side=action.side,
            state=state_of_action(action),
            kind=action.type,
            owner=action.owner.name if action.owner else "",
            start=action.start,
            due=action.due,
            done=action.done,
            overdue=_days_past(action.due, today) if counts else 0,
            after=action.after,
            is_shared=action.shared,
        )


def _days_past(day: date | None, today: date) -> int:
    return max(0, (today - day).days) if day else 0


def _with_known(item: PlanItem, keys: set[str]) -> PlanItem:
    """Return an item that comes after nothing but what the plan holds."""
    after = tuple(key for key in dict.fromkeys(item.after) if key in keys and key != item.key)
    return replace(item, after=after) if after != item.after else item
