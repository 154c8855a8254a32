"""Conditions about actions, reviews and the course of the opportunity."""

from __future__ import annotations

from datetime import date

from gosart.analysis.crucial_actions import DECIDING, hangs_on
from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.reasons import action_named, short, unknowns_clause
from gosart.diagnostics import Message, Named, Number, msg
from gosart.method.conditions import Condition
from gosart.method.enums import (
    ActionStatus,
    CounterState,
    Rating,
    VulnerabilitySeverity,
)
from gosart.plan.model.account import Action

__all__ = [
    "action_open",
    "closes_this_quarter",
    "counters_answered",
    "crucial_action_stuck",
    "first_stage",
    "high_risk_open",
    "overdue_below",
    "review_later_than",
    "reviewed_within",
    "scope_named",
    "unknowns_asked",
]

_NOTHING = Message("")


def _working(facts: Facts) -> list[Action]:
    """Return the open actions by their day, those without one last."""
    working = (action for action in facts.opportunity.actions if action.is_open)
    return sorted(working, key=lambda action: (action.due or date.max, action.id))


def crucial_action_stuck(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether an action that strategy, event or approval hangs on is overdue or blocked.

    Args:
        facts: The plan on its day.
        condition: `crucial_action_stuck`.

    Returns:
        The outcome.
    """
    del condition
    for action in _working(facts):
        if not hangs_on(facts.opportunity, action):
            continue
        named = action_named(action)
        if action.status is ActionStatus.BLOCKED:
            return Outcome(
                True, msg("{action} is blocked, and the deal depends on it", action=named)
            )
        if action.due is not None and action.due < facts.today:
            clause = msg(
                "{action} was due on {day}, and the deal depends on it",
                action=named,
                day=action.due,
            )
            return Outcome(True, clause)
    return Outcome(False, _NOTHING)


def action_open(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether any action is open.

    Args:
        facts: The plan on its day.
        condition: `action_open`.

    Returns:
        The outcome.
    """
    del condition
    working = _working(facts)
    if not working:
        return Outcome(False, msg("no action is open"))
    action = next((item for item in working if item.due and item.due >= facts.today), working[0])
    named = action_named(action)
    if action.due is None:
        return Outcome(
            True, msg("nothing that matters is overdue, and {action} is next", action=named)
        )
    return Outcome(
        True,
        msg("nothing that matters is overdue, and {action} is next, due on {day}", action=named,
            day=action.due),
    )  # fmt: skip


def overdue_below(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether no action is overdue by so many days or more.

    Args:
        facts: The plan on its day.
        condition: `overdue_below`.

    Returns:
        The outcome.
    """
    for action in _working(facts):
        if action.due and (facts.today - action.due).days >= int(condition.number):
            named = action_named(action)
            clause = msg("{action} has been overdue since {day}", action=named, day=action.due)
            return Outcome(False, clause)
    return Outcome(True, _NOTHING)


def unknowns_asked(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether an open action asks about each unknown among the criteria that decide.

    Args:
        facts: The plan on its day.
        condition: `unknowns_asked`.

    Returns:
        The outcome.
    """
    del condition
    asked = {criterion.key for action in _working(facts) for criterion in action.criteria}
    for key, rating in facts.ratings.items():
        if key in DECIDING and rating.rating in (None, Rating.UNKNOWN) and key not in asked:
            why = unknowns_clause([rating.criterion])
            return Outcome(False, msg("{unknown}, and no action will find out", unknown=why))
    return Outcome(True, _NOTHING)


def counters_answered(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether an action answers each move that we expect of a competitor.

    Args:
        facts: The plan on its day.
        condition: `counters_answered`.

    Returns:
        The outcome.
    """
    del condition
    for counter in facts.opportunity.strategy.counters:
        if counter.state is CounterState.EXPECTED and counter.answer is None:
            move = short(counter.move, 70)
            if counter.competitor is None:
                return Outcome(
                    False, msg("we have no response to the move we expect: {move}", move=move)
                )
            rival = Named(counter.competitor.id, counter.competitor.name)
            clause = msg(
                "we have no response to the move we expect from {rival}: {move}",
                rival=rival,
                move=move,
            )
            return Outcome(False, clause)
    return Outcome(True, _NOTHING)


def reviewed_within(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the last review is no older than so many times its cadence.

    Args:
        facts: The plan on its day.
        condition: `reviewed_within`.

    Returns:
        The outcome; None where there was no review.
    """
    if facts.reviewed is None:
        return Outcome(None, msg("the plan has never been reviewed"))
    cadence = facts.review_days
    values = {"day": facts.reviewed, "days": Number(cadence)}
    if (facts.today - facts.reviewed).days <= cadence * condition.number:
        # a review of the account is none of this deal, of which T001 may say that it had none
        own = any(review.date == facts.reviewed for review in facts.opportunity.test.reviews)
        clause = (
            msg("the plan was reviewed on {day}", day=facts.reviewed)
            if own
            else msg("the account plan was reviewed on {day}", day=facts.reviewed)
        )
        return Outcome(True, clause)
    clause = msg("the last review was on {day}, but one is due every {days} days", **values)
    return Outcome(False, clause)


def review_later_than(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the last review is older than so many times its cadence.

    Args:
        facts: The plan on its day.
        condition: `review_later_than`.

    Returns:
        The outcome; None where there was no review.
    """
    within = reviewed_within(facts, condition)
    return Outcome(None if within.holds is None else not within.holds, within.clause)


def high_risk_open(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the last review found a high risk that no action answers.

    Args:
        facts: The plan on its day.
        condition: `high_risk_open`.

    Returns:
        The outcome.
    """
    del condition
    last = max(facts.opportunity.test.reviews, key=lambda review: review.date, default=None)
    for point in last.vulnerabilities if last else ():
        if point.severity is VulnerabilitySeverity.HIGH and point.action is None:
            risk = short(point.text, 90)
            return Outcome(True, msg("we have no action against a high risk: {risk}", risk=risk))
    return Outcome(False, _NOTHING)


def scope_named(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the strategy says which part is to be won.

    Args:
        facts: The plan on its day.
        condition: `scope_named`.

    Returns:
        The outcome.
    """
    del condition
    scope = facts.opportunity.strategy.scope
    if not scope:
        return Outcome(False, msg("the plan does not say which part we go for"))
    return Outcome(True, msg("the part is named: {scope}", scope=short(scope, 80)))


def closes_this_quarter(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the order is planned for the quarter of today, or earlier.

    Args:
        facts: The plan on its day.
        condition: `closes_this_quarter`.

    Returns:
        The outcome; None without a close date.
    """
    del condition
    close = facts.opportunity.close_date
    if close is None:
        return Outcome(None, msg("there is no close date"))
    is_soon = _quarter(close) <= _quarter(facts.today)
    if close < facts.today:
        return Outcome(is_soon, msg("the order was planned for {day}, which has passed", day=close))
    clause = (
        msg("the order is planned for this quarter, {day}", day=close)
        if is_soon
        else msg("the order is planned for {day}", day=close)
    )
    return Outcome(is_soon, clause)


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3


def first_stage(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the opportunity is at the site's first stage.

    Args:
        facts: The plan on its day.
        condition: `first_stage`.

    Returns:
        The outcome.
    """
    del condition
    stage = facts.opportunity.stage
    return Outcome(
        facts.is_first_stage, msg("it is still at its first stage, {stage}", stage=stage)
    )
