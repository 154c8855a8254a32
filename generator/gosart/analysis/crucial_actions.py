"""Which criteria and actions decide, and how often a plan is reviewed."""

from __future__ import annotations

from gosart.method.enums import Tier
from gosart.plan.model.account import Action, Opportunity

__all__ = ["CADENCE", "DECIDING", "VALUE_IS_DUE", "hangs_on"]

CADENCE = {Tier.STRATEGIC: 30, Tier.KEY: 60, Tier.STANDARD: 90}
"""Days between two reviews, by the account's tier; `standard` where it has none."""
DECIDING = (
    "access_to_funds",
    "compelling_event",
    "formal_decision_criteria",
    "unique_business_value",
    "political_alignment",
)
"""Criteria that decide: numbers 4, 5, 6, 10 and 15 of the method."""
VALUE_IS_DUE = ("proposal", "negotiation")
"""Stages by which the value has to be written."""
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
