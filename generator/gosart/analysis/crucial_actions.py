"""Which criteria and actions decide."""

from __future__ import annotations

from gosart.plan.model.account import Action, Opportunity

__all__ = ["DECIDING", "hangs_on"]

DECIDING = (
    "access_to_funds",
    "compelling_event",
    "formal_decision_criteria",
    "unique_business_value",
    "political_alignment",
)
"""Criteria that decide: numbers 4, 5, 6, 10 and 15 of the method."""
_HANGING = frozenset({"strategy", "compelling-event", "counter"})


def hangs_on(opportunity: Opportunity, action: Action) -> bool:
    """Tell whether the strategy, the event, an approval or a deciding criterion hangs on an action.

    Args:
        opportunity: The opportunity.
        action: One of its actions.
    """
    if action.serves:
        step = opportunity.budget.step.id if opportunity.budget and opportunity.budget.step else ""
        return bool(_HANGING & set(action.serves)) or (bool(step) and step in action.serves)
    return any(criterion.key in DECIDING for criterion in action.criteria)
