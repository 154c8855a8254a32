"""The next real actions of each side on an opportunity's sheet, and what each of them serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.method.enums import ActionStatus, MilestoneStatus, OpportunityStatus, Side
from gosart.plan.model.account import Milestone
from gosart.site.template_context import View
from gosart.site.views.sheet_model import ActionView, NumberView, SlotView
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["SHAPES", "actions_of", "numbers_of", "served_by"]

SHAPES = 6
"""Shapes of numbers in `sheet.css`; objectives beyond them are not numbered."""
_WHAT = 76
"""Characters of an action."""
_DONE = (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)


def numbers_of(analysis: OpportunityAnalysis) -> tuple[NumberView, ...]:
    """Return the objectives of both sides with their numbers, the customer's first.

    Args:
        analysis: The opportunity.
    """
    sides = analysis.opportunity.objective
    return tuple(
        NumberView(number, number, plain(aim.text), f"objective-{number}")
        for number, aim in enumerate((*sides.customer, *sides.team)[:SHAPES], 1)
    )


def served_by(
    analysis: OpportunityAnalysis, numbers: Sequence[NumberView]
) -> Mapping[str, NumberView]:
    """Return the numbers of the objectives by their ids, where any action says which it serves.

    Args:
        analysis: The opportunity.
        numbers: What `numbers_of` returns.

    Returns:
        The numbers; empty where no action serves any of them.
    """
    sides = analysis.opportunity.objective
    aims = zip((*sides.customer, *sides.team), numbers, strict=False)
    by_id = {aim.id: number for aim, number in aims if aim.id}
    serving = (item for action in analysis.opportunity.actions for item in action.serves)
    return by_id if any(item in by_id for item in serving) else {}


def actions_of(
    view: View, analysis: OpportunityAnalysis, side: Side, served: Mapping[str, NumberView]
) -> tuple[ActionView, ...]:
    """Return what a side does next, the customer's steps among what they do, by day.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        side: Whose actions.
        served: What `served_by` returns.

    Returns:
        All of them; of a decided opportunity what was done, the latest first, and of one that was
        won before them what is still promised.
    """
    actions = _Actions(view, served)
    own = analysis.of_side(side)
    opportunity = analysis.opportunity
    done: list[ActionView] = []
    if not opportunity.is_open:
        over = [(item.action.done, item) for item in own if item.action.done is not None]
        over.sort(key=lambda pair: pair[0], reverse=True)
        done = [actions.action(item, side) for _, item in over]
        if opportunity.status is not OpportunityStatus.WON:
            return tuple(done)
    items = [
        (item.action.due or date.max, actions.action(item, side))
        for item in own
        if item.action.is_open
    ]
    if side is Side.CUSTOMER:
        items += [
            (step.date or date.max, actions.step(step))
            for step in opportunity.milestones
            if step.status not in _DONE
        ]
    return (*(view for _, view in sorted(items, key=lambda pair: pair[0])), *done)


class _Actions:
    """Writes actions and steps of one sheet."""

    def __init__(self, view: View, served: Mapping[str, NumberView]) -> None:
        self.view, self.translator, self.served = view, view.translator, served
        self.numbers = tuple(dict.fromkeys(served.values()))

    def action(self, item: ActionAnalysis, side: Side) -> ActionView:
        action = item.action
        owner = action.owner.name if action.owner else ""
        people = _first([person.name for person in action.who if not person.hidden])
        due = self._due(action.due)
        if not action.is_open:
            due = self.translator.date(action.done) if action.done else ""
        is_blocked = action.status is ActionStatus.BLOCKED
        if is_blocked:
            due = ", ".join(filter(None, (due, self.translator.text("blocked"))))
        return ActionView(
            text=inline(shorten_to_length(action.what or action.id, _WHAT)),
            owner=(people or owner) if side is Side.CUSTOMER else owner,
            due=due,
            is_bad=item.overdue or is_blocked,
            slots=self._slots(action.serves),
        )

    def step(self, step: Milestone) -> ActionView:
        is_late = step.date is not None and step.date < self.view.today
        return ActionView(
            text=inline(shorten_to_length(step.name, _WHAT)),
            owner=_first([person.name for person in step.people if not person.hidden]),
            due=self._due(step.date),
            is_bad=is_late,
            slots=self._slots(()),
        )

    def _slots(self, serves: Sequence[str]) -> tuple[SlotView, ...]:
        own = {self.served[item] for item in serves if item in self.served}
        return tuple(SlotView(number, number in own) for number in self.numbers)

    def _due(self, due: date | None) -> str:
        if due is None:
            return ""
        days = (due - self.view.today).days
        return self.view.due(days) if days <= 0 else self.translator.date(due)


def _first(names: Sequence[str]) -> str:
    """Return the first of several names, and how many there are besides."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)
