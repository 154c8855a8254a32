"""What the table of the page of actions shows; the rest is in `site/views/action_plan.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import ActionType

__all__ = ["action_values"]


def action_values(opportunities: Sequence[OpportunityAnalysis]) -> dict[str, Any]:
    """Return what the template of the actions asks for.

    Args:
        opportunities: Those whose actions the page shows.
    """
    actions = [action for analysis in opportunities for action in analysis.actions]
    if len(opportunities) > 1:
        actions.sort(
            key=lambda analysis: (
                not analysis.action.is_open,
                str(analysis.action.due or "9"),  # those without a day come last
                analysis.opportunity.id,
                analysis.action.id,
            )
        )
    return {"actions": actions, "action_types": tuple(ActionType)}
