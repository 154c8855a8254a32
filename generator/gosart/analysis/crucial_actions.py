"""Which criteria and actions decide."""

from __future__ import annotations

from gosart.method.enums import StrategyType
from gosart.plan.model.account import Action, Opportunity

__all__ = ["DECIDING", "deciding_criteria", "hangs_on"]

DECIDING = (
    "access_to_funds",
    "compelling_event",
    "political_alignment",
    "unique_business_value",
    "formal_decision_criteria",
)
"""Criteria that decide, numbers 4, 5, 15, 10 and 6 of the method, in the order of what they lead
to: whether there is a deal, then votes, then value, then what we are compared by."""
_OF_STRATEGY = {
    StrategyType.FRONTAL: ("solution_fit", "current_relationship"),
    StrategyType.FLANKING: ("executive_credibility",),
    StrategyType.FRAGMENT: ("solution_fit",),
    StrategyType.DEFEND: ("current_relationship",),
    StrategyType.DEVELOP: ("future_revenue", "strategic_value"),
}
"""Criteria that a strategy stands on besides those that always decide."""
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


def deciding_criteria(opportunity: Opportunity) -> tuple[str, ...]:
    """Return the keys of the criteria that decide about an opportunity, by weight.

    Args:
        opportunity: The opportunity; its strategy stands on some besides those that always decide.
    """
    strategy = opportunity.strategy.type
    return (*DECIDING, *(_OF_STRATEGY[strategy] if strategy else ()))
