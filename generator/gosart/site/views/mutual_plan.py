"""The plan that a customer is given: of an opportunity the items that are shared, and no more.

What stands here is an allow-list: name, day, side, state and owner's name of each shared item,
text, measure, first and last figure and day of each of their objectives that is shared, the names
of the account and the opportunity, and the day. Nothing else of a plan gets into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus, MilestoneStatus, Side
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Opportunity
from gosart.text.markdown_to_text import plain

__all__ = [
    "MutualItemView",
    "MutualObjectiveView",
    "MutualPlanView",
    "SharedItem",
    "SharedObjective",
    "mutual_plan_view",
    "shared_items",
    "shared_objectives",
]

_ACTIONS = {
    ActionStatus.OPEN: "planned",
    ActionStatus.STARTED: "started",
    ActionStatus.BLOCKED: "waiting",
    ActionStatus.DONE: "done",
    ActionStatus.CANCELLED: "cancelled",
}
_MILESTONES = {
    MilestoneStatus.OPEN: "planned",
    MilestoneStatus.LATE: "planned",
    MilestoneStatus.DONE: "done",
    MilestoneStatus.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class SharedItem:
    """An action or a milestone that is shared, without anything that is ours alone."""

    key: str
    """What it is by within the opportunity."""
    name: str
    day: date | None
    side: Side
    state: str
    """`planned`, `started`, `waiting`, `done` or `cancelled`."""
    owner: str
    """Who does it, "" where nobody is named."""


@dataclass(frozen=True, slots=True)
class SharedObjective:
    """An objective of the customer's that is shared."""

    text: str
    """Without markup."""
    measure: str
    baseline: str
    target: str
    by: date | None


@dataclass(frozen=True, slots=True)
class MutualObjectiveView:
    """A shared objective as a line."""

    text: str
    figures: str
    """What is measured, from where to where and by when; "" for nothing."""


@dataclass(frozen=True, slots=True)
class MutualItemView:
    """A shared item as a row."""

    name: str
    day: str
    """"" without a day."""
    iso_day: str
    side: str
    """Whose it is, in words."""
    is_theirs: bool
    owner: str
    state: str
    """In words."""
    tone: str
    """The state as a class: `planned`, `started`, `waiting`, `done` or `cancelled`."""


@dataclass(frozen=True, slots=True)
class MutualPlanView:
    """The plan of one opportunity for the customer."""

    language: str
    style: Markup
    """The style sheet `_mutual.css`, ours or the site's own."""
    account: str
    opportunity: str
    day: str
    summary: str
    """How many steps there are, and how many are done."""
    objectives: tuple[MutualObjectiveView, ...]
    """What the customer wants to reach with it."""
    theirs: str
    """Head of the customer's lane."""
    ours: str
    """Head of ours."""
    items: tuple[MutualItemView, ...]
    """By day, those without one last."""


def shared_items(opportunity: Opportunity) -> tuple[SharedItem, ...]:
    """Return the items of an opportunity that are shared with the customer.

    Args:
        opportunity: The opportunity, as the widest audience may see it.

    Returns:
        The items by day, those without one last.
    """
    items = [*_milestones(opportunity), *_actions(opportunity)]
    items.sort(key=lambda item: (item.day is None, item.day or date.max, item.name))
    return tuple(items)


def shared_objectives(opportunity: Opportunity) -> tuple[SharedObjective, ...]:
    """Return the customer's objectives that are shared with them; ours are never given.

    Args:
        opportunity: The opportunity, as the widest audience may see it.

    Returns:
        The objectives in the plan's order.
    """
    return tuple(
        SharedObjective(plain(aim.text), aim.measure, aim.baseline, aim.target, aim.by)
        for aim in opportunity.objective.customer
        if aim.shared
    )


def _milestones(opportunity: Opportunity) -> Iterator[SharedItem]:
    for step in opportunity.milestones:
        if step.shared:
            names = (person.name for person in step.people if not person.hidden)
            yield SharedItem(
                f"milestone {step.id or step.name}",
                step.name,
                step.date,
                Side.CUSTOMER,
                _MILESTONES.get(step.status or MilestoneStatus.OPEN, "planned"),
                ", ".join(names),
            )


def _actions(opportunity: Opportunity) -> Iterator[SharedItem]:
    for action in opportunity.actions:
        if action.shared:
            yield SharedItem(
                f"action {action.id}",
                plain(action.what),
                action.due,
                action.side,
                _ACTIONS[action.status],
                action.owner.name if action.owner else "",
            )


def mutual_plan_view(
    account: Account, opportunity: Opportunity, translator: Translator, today: date, style: Markup
) -> MutualPlanView:
    """Return the plan of one opportunity for the customer.

    Args:
        account: The account, as the widest audience may see it.
        opportunity: The opportunity.
        translator: The language of the page.
        today: The day of the page.
        style: The style sheet of the page.
    """
    text, items = translator.text, shared_items(opportunity)
    words = {
        "planned": text("Planned"),
        "started": text("Under way"),
        "waiting": text("Waiting"),
        "done": text("Done"),
        "cancelled": text("Cancelled"),
    }
    sides = {Side.CUSTOMER: account.name, Side.TEAM: text("Our team")}
    count = [item for item in items if item.state != "cancelled"]
    done = sum(item.state == "done" for item in count)
    steps = translator.plural("{n} step", "{n} steps", len(count))
    return MutualPlanView(
        language=translator.language,
        style=style,
        account=account.name,
        opportunity=opportunity.name,
        day=translator.date(today),
        summary=text("{steps}, {done} done", steps=steps, done=translator.number(done)),
        objectives=tuple(
            MutualObjectiveView(own.text, _figures(own, translator))
            for own in shared_objectives(opportunity)
        ),
        theirs=sides[Side.CUSTOMER],
        ours=sides[Side.TEAM],
        items=tuple(
            MutualItemView(
                item.name,
                translator.date(item.day) if item.day else "",
                item.day.isoformat() if item.day else "",
                sides[item.side],
                item.side is Side.CUSTOMER,
                item.owner,
                words[item.state],
                item.state,
            )
            for item in items
        ),
    )


def _figures(own: SharedObjective, translator: Translator) -> str:
    """Return the figures of an objective in a line."""
    ends = (translator.figure(end) for end in (own.baseline, own.target) if end)
    way = " \u2192 ".join(ends)
    figures = ": ".join(filter(None, (own.measure, way)))
    day = translator.text("by {date}", date=translator.date(own.by)) if own.by else ""
    return ", ".join(filter(None, (figures, day)))
