"""The table of the page of actions, as the template takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.method.enums import ActionStatus, ActionType, Side
from gosart.site.template_context import View
from gosart.site.views.action_table_model import (
    ActionKindView,
    ActionTableView,
    PlannedActionView,
)
from gosart.text.markdown import inline
from gosart.urls import METHOD

__all__ = ["action_table"]


def action_table(
    view: View, opportunities: Sequence[OpportunityAnalysis], *, is_own: bool
) -> ActionTableView:
    """Return the table of a page of actions.

    Args:
        view: The page.
        opportunities: Those whose actions the page shows.
        is_own: Whether it is the page of one opportunity.
    """
    actions = [action for analysis in opportunities for action in analysis.actions]
    if len(opportunities) > 1:
        actions.sort(key=_urgency)
    return ActionTableView(
        kinds_head=view.chapter("actions", "PRIME"),
        kinds=tuple(view.term(kind) for kind in ActionType),
        has_opportunities=not is_own,
        rows=tuple(_row(view, item) for item in actions),
    )


def _urgency(item: ActionAnalysis) -> tuple[bool, date, str, str]:
    """Order open actions before closed ones, each by its day; those without one come last."""
    action = item.action
    return not action.is_open, action.due or date.max, item.opportunity.id, action.id


def _row(view: View, item: ActionAnalysis) -> PlannedActionView:
    action, translator = item.action, view.translator
    return PlannedActionView(
        anchor=f"action-{item.opportunity.id}-{action.id}",
        kind=_kind(view, action.type),
        id=action.id,
        what=inline(action.what),
        side=view.label(action.side) if action.side is Side.CUSTOMER else "",
        outcome=inline(action.outcome) if action.outcome else Markup(),
        criteria=tuple(view.criterion(criterion) for criterion in action.criteria),
        opportunity=item.opportunity.name,
        people=view.people(action.who, item.account.id),
        owner=action.owner.name if action.owner else "",
        due=translator.date(action.due) if action.due else "",
        due_day=action.due.isoformat() if action.due else "",
        status=translator.text("overdue") if item.overdue else view.label(action.status),
        is_closed=not action.is_open,
        is_overdue=item.overdue,
        is_done=action.status is ActionStatus.DONE,
        done=translator.date(action.done) if action.done else "",
        done_day=action.done.isoformat() if action.done else "",
    )


def _kind(view: View, kind: ActionType) -> ActionKindView:
    return ActionKindView(
        key=kind.value,
        letter=view.method.term(kind).letter,
        label=view.label(kind),
        href=view.to(METHOD["actions"], f"action-type-{kind}"),
    )
