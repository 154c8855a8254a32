"""The conditions that a rule of the method is made of: a small closed vocabulary.

    group ── conditions that must all hold     {minus: profitability, not_plus: strategic_value}
    rule ── groups of which any is enough      [{minus: access_to_funds}, {minuses: 3}]

What a condition looks at in a plan is worked out in `gosart.analysis`; here stands how it is
written.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

__all__ = ["ARGUMENTS", "Argument", "Condition", "ConditionKind", "Group", "Scope", "scope_of"]


class ConditionKind(StrEnum):
    """What a condition asks of a plan, as a method file names it."""

    PLUS = "plus"
    MINUS = "minus"
    NOT_PLUS = "not_plus"
    NOT_MINUS = "not_minus"
    MINUSES = "minuses"
    MINUSES_AT_MOST = "minuses_at_most"
    KNOWN_AT_LEAST = "known"
    SHORT_ON_MANDATORY = "short_on_mandatory"
    VALUE_CONFIRMED = "value_confirmed"
    DECIDER_AGAINST = "decider_against"
    DECIDER_NOT_MET = "decider_not_met"
    DECIDER_FOR_US = "decider_for_us"
    SUPPORTER_WITH_WEIGHT = "supporter_with_weight"
    COST_OF_SALE_EXCEEDED = "cost_of_sale_exceeded"
    VOTES_OUT_OF_REACH = "votes_out_of_reach"
    OPPONENT_UNANSWERED = "opponent_unanswered"
    VOTES_WON = "votes_won"
    BOARD_MET_WITHIN = "board_met_within"
    PAYS_BACK_IN_TIME = "pays_back_in_time"
    CONFIRMED_PAYS_BACK_IN_TIME = "confirmed_pays_back_in_time"
    NO_FIGURES_AT = "no_figures_at"
    NO_FIGURES_FROM_PROPOSAL = "no_figures_from_proposal"
    FLOAT_BELOW = "float_below"
    LATEST_ORDER_PAST = "latest_order_past"
    CRUCIAL_ACTION_STUCK = "crucial_action_stuck"
    ACTION_OPEN = "action_open"
    OVERDUE_BELOW = "overdue_below"
    UNKNOWNS_ASKED = "unknowns_asked"
    COUNTERS_ANSWERED = "counters_answered"
    REVIEWED_WITHIN = "reviewed_within"
    REVIEW_LATER_THAN = "review_later_than"
    HIGH_RISK_OPEN = "high_risk_open"
    CUSTOMER_LEAD = "customer_lead"
    SCOPE_NAMED = "scope_named"
    CLOSES_THIS_QUARTER = "closes_this_quarter"
    FIRST_STAGE = "first_stage"
    RED = "red"
    NOT_GREEN = "not_green"
    QUESTIONS_KNOWN_BELOW = "questions_known_below"
    PRECONDITIONS_UNMET = "preconditions_unmet"


class Argument(StrEnum):
    """What stands behind a condition."""

    CRITERIA = "criteria"
    LIGHTS = "lights"
    STAGES = "stages"
    NUMBER = "number"
    FLAG = "flag"


class Scope(StrEnum):
    """Where a rule stands: what it may ask follows from that."""

    QUESTION = "question"
    PART = "part"
    STRATEGY = "strategy"
    VERDICT = "verdict"


_CRITERIA = (
    ConditionKind.PLUS,
    ConditionKind.MINUS,
    ConditionKind.NOT_PLUS,
    ConditionKind.NOT_MINUS,
)
_OF_QUESTION = (
    ConditionKind.MINUSES,
    ConditionKind.MINUSES_AT_MOST,
    ConditionKind.KNOWN_AT_LEAST,
)
_OF_LIGHTS = (ConditionKind.RED, ConditionKind.NOT_GREEN)
_OF_VERDICT = (
    *_OF_LIGHTS,
    ConditionKind.QUESTIONS_KNOWN_BELOW,
    ConditionKind.PRECONDITIONS_UNMET,
)
_NUMBERS = (
    *_OF_QUESTION,
    ConditionKind.BOARD_MET_WITHIN,
    ConditionKind.FLOAT_BELOW,
    ConditionKind.OVERDUE_BELOW,
    ConditionKind.REVIEWED_WITHIN,
    ConditionKind.REVIEW_LATER_THAN,
    ConditionKind.CUSTOMER_LEAD,
    ConditionKind.QUESTIONS_KNOWN_BELOW,
    ConditionKind.PRECONDITIONS_UNMET,
)

ARGUMENTS: Mapping[ConditionKind, Argument] = MappingProxyType(
    dict.fromkeys(ConditionKind, Argument.FLAG)
    | dict.fromkeys(_CRITERIA, Argument.CRITERIA)
    | dict.fromkeys(_NUMBERS, Argument.NUMBER)
    | dict.fromkeys(_OF_LIGHTS, Argument.LIGHTS)
    | {ConditionKind.NO_FIGURES_AT: Argument.STAGES}
)
"""What stands behind each condition."""


def scope_of(kind: ConditionKind) -> frozenset[Scope]:
    """Return where a condition may stand.

    Args:
        kind: The condition.
    """
    if kind in _OF_QUESTION:
        return frozenset({Scope.QUESTION})
    return frozenset({Scope.VERDICT}) if kind in _OF_VERDICT else frozenset(Scope)


class Condition(BaseModel):
    """One condition. Of its three values the one counts that its kind has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: ConditionKind
    names: tuple[str, ...] = ()
    """Keys of criteria or lights, or stages; all criteria must hold, any light or stage is enough.
    """
    number: float = 0
    flag: bool = True


def _group(data: Any) -> Any:
    """Turn `{minus: profitability, known: 4}` into conditions."""
    if not isinstance(data, Mapping):
        return data
    return tuple(_condition(ConditionKind(name), value) for name, value in data.items())


def _condition(kind: ConditionKind, value: Any) -> Condition:
    argument = ARGUMENTS[kind]
    if argument is Argument.NUMBER:
        return Condition(kind=kind, number=float(value))
    if argument is Argument.FLAG:
        return Condition(kind=kind, flag=str(value).lower() == "true")
    names = (value,) if isinstance(value, str) else tuple(value)
    return Condition(kind=kind, names=names)


Group: TypeAlias = Annotated[tuple[Condition, ...], BeforeValidator(_group)]
"""Conditions that must all hold, written as a mapping."""
