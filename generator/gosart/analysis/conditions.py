"""What the conditions of the method's rules come to in a plan, each with the clause that says so.

    Facts ── what an opportunity's plan is on a day
    judge(condition, facts) ── Outcome: whether it holds (None: nobody can tell), and why

`rated_conditions`, `people_conditions`, `value_conditions` and `work_conditions` have one each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gosart.analysis import (
    people_conditions,
    rated_conditions,
    value_conditions,
    work_conditions,
)
from gosart.analysis.facts import NOT_ALL_SHOWN, Facts, Outcome
from gosart.method.conditions import Condition, ConditionKind

__all__ = ["judge"]

_JUDGES: Mapping[ConditionKind, Callable[[Facts, Condition], Outcome]] = MappingProxyType(
    {
        ConditionKind.PLUS: rated_conditions.rated,
        ConditionKind.MINUS: rated_conditions.rated,
        ConditionKind.NOT_PLUS: rated_conditions.rated,
        ConditionKind.NOT_MINUS: rated_conditions.rated,
        ConditionKind.MINUSES: rated_conditions.minuses,
        ConditionKind.MINUSES_AT_MOST: rated_conditions.minuses_at_most,
        ConditionKind.KNOWN_AT_LEAST: rated_conditions.known_at_least,
        ConditionKind.SHORT_ON_MANDATORY: rated_conditions.short_on_mandatory,
        ConditionKind.VALUE_CONFIRMED: rated_conditions.value_confirmed,
        ConditionKind.CUSTOMER_LEAD: rated_conditions.customer_lead,
        ConditionKind.DECIDER_AGAINST: people_conditions.decider_against,
        ConditionKind.DECIDER_NOT_MET: people_conditions.decider_not_met,
        ConditionKind.DECIDER_FOR_US: people_conditions.decider_for_us,
        ConditionKind.SUPPORTER_WITH_WEIGHT: people_conditions.supporter_with_weight,
        ConditionKind.VOTES_OUT_OF_REACH: people_conditions.votes_out_of_reach,
        ConditionKind.OPPONENT_UNANSWERED: people_conditions.opponent_unanswered,
        ConditionKind.VOTES_WON: people_conditions.votes_won,
        ConditionKind.BOARD_MET_WITHIN: people_conditions.board_met_within,
        ConditionKind.COST_OF_SALE_EXCEEDED: value_conditions.cost_of_sale_exceeded,
        ConditionKind.PAYS_BACK_IN_TIME: value_conditions.pays_back_in_time,
        ConditionKind.CONFIRMED_PAYS_BACK_IN_TIME: value_conditions.confirmed_pays_back_in_time,
        ConditionKind.NO_FIGURES_AT: value_conditions.no_figures_at,
        ConditionKind.NO_FIGURES_FROM_PROPOSAL: value_conditions.no_figures_from_proposal,
        ConditionKind.FLOAT_BELOW: value_conditions.float_below,
        ConditionKind.LATEST_ORDER_PAST: value_conditions.latest_order_past,
        ConditionKind.CRUCIAL_ACTION_STUCK: work_conditions.crucial_action_stuck,
        ConditionKind.ACTION_OPEN: work_conditions.action_open,
        ConditionKind.OVERDUE_BELOW: work_conditions.overdue_below,
        ConditionKind.UNKNOWNS_ASKED: work_conditions.unknowns_asked,
        ConditionKind.COUNTERS_ANSWERED: work_conditions.counters_answered,
        ConditionKind.REVIEWED_WITHIN: work_conditions.reviewed_within,
        ConditionKind.REVIEW_LATER_THAN: work_conditions.review_later_than,
        ConditionKind.HIGH_RISK_OPEN: work_conditions.high_risk_open,
        ConditionKind.SCOPE_NAMED: work_conditions.scope_named,
        ConditionKind.CLOSES_THIS_QUARTER: work_conditions.closes_this_quarter,
        ConditionKind.FIRST_STAGE: work_conditions.first_stage,
    }
)
_HIDDEN_BY: Mapping[ConditionKind, tuple[str, bool | None]] = MappingProxyType(
    {
        ConditionKind.SHORT_ON_MANDATORY: ("decision_criteria", True),
        ConditionKind.VALUE_CONFIRMED: ("value", True),
        ConditionKind.PAYS_BACK_IN_TIME: ("value", None),
        ConditionKind.CONFIRMED_PAYS_BACK_IN_TIME: ("value", None),
        ConditionKind.NO_FIGURES_AT: ("value", False),
        ConditionKind.NO_FIGURES_FROM_PROPOSAL: ("value", False),
        ConditionKind.CRUCIAL_ACTION_STUCK: ("actions", True),
        ConditionKind.ACTION_OPEN: ("actions", True),
        ConditionKind.OVERDUE_BELOW: ("actions", False),
        ConditionKind.UNKNOWNS_ASKED: ("actions", True),
        ConditionKind.COUNTERS_ANSWERED: ("actions", True),
        ConditionKind.OPPONENT_UNANSWERED: ("actions", False),
        ConditionKind.HIGH_RISK_OPEN: ("test", True),
        ConditionKind.REVIEWED_WITHIN: ("test", True),
        ConditionKind.REVIEW_LATER_THAN: ("test", False),
    }
)
"""Part of the plan that a condition is about, and what it comes to for sure though some of that
part is left out for the readers; None: nothing is sure then."""


def judge(condition: Condition, facts: Facts) -> Outcome:
    """Work out whether a condition holds.

    Args:
        condition: One that is not about lights; those are judged where the lights are.
        facts: The plan on its day.

    Returns:
        The outcome. A condition that is to be false (`decider_against: false`) holds where it is.
    """
    outcome = _JUDGES[condition.kind](facts, condition)
    part, sure = _HIDDEN_BY.get(condition.kind, ("", None))
    if part in facts.opportunity.cut_parts and (sure is None or outcome.holds is not sure):
        return Outcome(None, NOT_ALL_SHOWN, is_hidden=True)
    if condition.flag or outcome.holds is None:
        return outcome
    return Outcome(not outcome.holds, outcome.clause)
