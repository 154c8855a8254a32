"""The method's rules in words, written from its data: a rule that a company changed reads so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gosart.diagnostics import Listed, Message, Named, Number, msg
from gosart.method.conditions import Condition, ConditionKind
from gosart.method.model import Method

__all__ = ["group_words"]

_FLAGS: Mapping[ConditionKind, tuple[Message, Message]] = MappingProxyType(
    {
        ConditionKind.SHORT_ON_MANDATORY: (
            msg("we fall short on a mandatory decision criterion"),
            msg("we fall short on no mandatory decision criterion"),
        ),
        ConditionKind.VALUE_CONFIRMED: (
            msg("the customer has confirmed the value that only we bring"),
            msg("the customer has not confirmed the value that only we bring"),
        ),
        ConditionKind.DECIDER_AGAINST: (
            msg("an approver or decision maker opposes us"),
            msg("no approver or decision maker opposes us"),
        ),
        ConditionKind.DECIDER_NOT_MET: (
            msg("we have not met an approver or decision maker"),
            msg("we have met every approver and decision maker"),
        ),
        ConditionKind.DECIDER_FOR_US: (
            msg("an approver or decision maker supports us"),
            msg("no approver or decision maker supports us"),
        ),
        ConditionKind.SUPPORTER_WITH_WEIGHT: (
            msg("a mentor or supporter belongs to the inner circle or the political structure"),
            msg("no mentor or supporter belongs to the inner circle or the political structure"),
        ),
        ConditionKind.COST_OF_SALE_EXCEEDED: (
            msg("winning it costs more than its `cost_of_sale`"),
            msg("winning it costs no more than its `cost_of_sale`"),
        ),
        ConditionKind.VOTES_OUT_OF_REACH: (
            msg("those for us and undecided are too few to carry the decision"),
            msg("those for us and undecided are enough to carry the decision"),
        ),
        ConditionKind.OPPONENT_UNANSWERED: (
            msg("someone with a vote opposes us, and we have no approach and no action"),
            msg("everyone with a vote who opposes us has an approach or an action"),
        ),
        ConditionKind.VOTES_WON: (
            msg("we have the votes we need"),
            msg("we do not have the votes we need"),
        ),
        ConditionKind.PAYS_BACK_IN_TIME: (
            msg("it pays back within the customer's limit, or else within the horizon"),
            msg("it pays back later than the customer's limit, or else later than the horizon"),
        ),
        ConditionKind.CONFIRMED_PAYS_BACK_IN_TIME: (
            msg("it pays back in time on confirmed figures alone"),
            msg("it does not pay back in time on confirmed figures alone"),
        ),
        ConditionKind.NO_FIGURES_FROM_PROPOSAL: (
            msg("no benefit has figures from the proposal stage on, which `proposal_stage` names"),
            msg("a benefit has figures from the proposal stage on, which `proposal_stage` names"),
        ),
        ConditionKind.LATEST_ORDER_PAST: (
            msg("the last day for the order has passed"),
            msg("the last day for the order is still to come"),
        ),
        ConditionKind.CRUCIAL_ACTION_STUCK: (
            msg("an action that the strategy, the event or an approval depends on is overdue or "
                "blocked"),
            msg("no action that the strategy, the event or an approval depends on is overdue or "
                "blocked"),
        ),
        ConditionKind.ACTION_OPEN: (msg("an action is open"), msg("no action is open")),
        ConditionKind.UNKNOWNS_ASKED: (
            msg("every unknown among the deciding criteria has an open action"),
            msg("an unknown among the deciding criteria has no open action"),
        ),
        ConditionKind.COUNTERS_ANSWERED: (
            msg("every expected move of a competitor has a response"),
            msg("an expected move of a competitor has no response"),
        ),
        ConditionKind.HIGH_RISK_OPEN: (
            msg("the last review found a high risk that has no action"),
            msg("every high risk of the last review has an action"),
        ),
        ConditionKind.SCOPE_NAMED: (
            msg("the strategy's `scope` is given"),
            msg("the strategy's `scope` is not given"),
        ),
        ConditionKind.CLOSES_THIS_QUARTER: (
            msg("the close date is in this quarter"),
            msg("the close date is after this quarter"),
        ),
        ConditionKind.FIRST_STAGE: (
            msg("the stage is the first"),
            msg("the stage is not the first"),
        ),
    }
)  # fmt: skip
"""What a condition says that is to be true, and that is to be false."""

_RATED: Mapping[ConditionKind, Message] = MappingProxyType(
    {
        ConditionKind.PLUS: msg("“{criterion}” is +"),
        ConditionKind.MINUS: msg("“{criterion}” is −"),
        ConditionKind.NOT_PLUS: msg("“{criterion}” is not +"),
        ConditionKind.NOT_MINUS: msg("“{criterion}” is not −"),
    }
)

_NUMBERS: Mapping[ConditionKind, Message] = MappingProxyType(
    {
        ConditionKind.MINUSES: msg("{n} or more of its criteria are −"),
        ConditionKind.MINUSES_AT_MOST: msg("at most {n} of its criteria are −"),
        ConditionKind.KNOWN_AT_LEAST: msg("{n} or more of its criteria are known, or all"),
        ConditionKind.BOARD_MET_WITHIN: msg("we have met everyone with a vote within {n} days"),
        ConditionKind.FLOAT_BELOW: msg("the float is below {n} days"),
        ConditionKind.OVERDUE_BELOW: msg("no action is overdue by {n} days or more"),
        ConditionKind.REVIEWED_WITHIN: msg(
            "the last review is no older than {n} times the cadence in `review_cadence`"
        ),
        ConditionKind.REVIEW_LATER_THAN: msg(
            "the last review is older than {n} times the cadence in `review_cadence`"
        ),
        ConditionKind.CUSTOMER_LEAD: msg(
            "the customer sees us ahead on {n} times as much weight as behind"
        ),
        ConditionKind.QUESTIONS_KNOWN_BELOW: msg("fewer than {n} questions have been answered"),
        ConditionKind.PRECONDITIONS_UNMET: msg(
            "{n} or more preconditions of the chosen strategy are unmet"
        ),
    }
)


def group_words(group: Sequence[Condition], method: Method) -> tuple[Message, ...]:
    """Return what a group of conditions asks, a clause for each; all of them must hold.

    Args:
        group: The conditions.
        method: The method, for the names of criteria and lights.
    """
    return tuple(clause for condition in group for clause in _clauses(condition, method))


def _clauses(condition: Condition, method: Method) -> list[Message]:
    kind = condition.kind
    if kind in _RATED:
        return [
            Message(_RATED[kind].template, {"criterion": Named(key, method.by_key[key].label)})
            for key in condition.names
        ]
    if kind is ConditionKind.MINUSES_AT_MOST and condition.number < 1:
        return [msg("none of its criteria is −")]
    if kind is ConditionKind.MINUSES_AT_MOST and condition.number == 1:
        return [msg("at most one of its criteria is −")]
    if kind is ConditionKind.REVIEWED_WITHIN and condition.number == 1:
        return [msg("the last review is within the cadence in `review_cadence`")]
    if kind in _NUMBERS:
        return [Message(_NUMBERS[kind].template, {"n": Number(condition.number, "g")})]
    if kind in _FLAGS:
        return [_FLAGS[kind][0 if condition.flag else 1]]
    if kind is ConditionKind.NO_FIGURES_AT:
        stages = Listed(condition.names, ", ")
        return [msg("no benefit has figures at one of the stages {stages}", stages=stages)]
    labels = {question.key: question.label for question in method.questions}
    labels |= {key: rule.label for key, rule in method.lights.items() if rule.label}
    lights = Listed(tuple(labels.get(name, name) for name in condition.names), " / ")
    if kind is ConditionKind.RED:
        return [msg("the light “{light}” is red", light=lights)]
    return [msg("the light “{light}” is not green", light=lights)]
