"""Whether an action answers in time: a move, a strength, a gap."""

from __future__ import annotations

from datetime import date

from gosart.method.enums import ActionStatus
from gosart.plan.model.actions import Action
from gosart.site.template_context import View

__all__ = ["lateness_of", "tone_of"]


def tone_of(action: Action | None, today: date) -> str:
    """Return whether an action answers in time.

    Args:
        action: The action, None for none.
        today: The day.

    Returns:
        `done`, `time`, `late`, or `none` where no action answers.
    """
    if action is None or action.status is ActionStatus.CANCELLED:
        return "none"
    if action.status is ActionStatus.DONE:
        return "done"
    return "late" if action.due and action.due < today else "time"


def lateness_of(view: View, action: Action | None) -> str:
    """Return how long an action is overdue, in words.

    Args:
        view: The page.
        action: The action, None for none.

    Returns:
        The words, "" for nothing overdue.
    """
    if action is None or action.due is None:
        return ""
    days = (view.today - action.due).days
    return view.translator.plural("{n} day late", "{n} days late", days)
