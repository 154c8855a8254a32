"""Conditions about value, time, actions, reviews and the course of the opportunity."""

from __future__ import annotations

from datetime import date, timedelta

from gosart.analysis.crucial_actions import CADENCE, DECIDING, hangs_on
from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.reasons import action_named, short, unknowns_clause
from gosart.diagnostics import Amount, Message, Named, Number, msg
from gosart.method.conditions import Condition
from gosart.method.enums import (
    ActionStatus,
    CounterState,
    Rating,
    Tier,
    VulnerabilitySeverity,
)
from gosart.plan.model.account import Action

__all__ = [
    "action_open",
    "closes_this_quarter",
    "confirmed_pays_back_in_time",
    "cost_of_sale_exceeded",
    "counters_answered",
    "crucial_action_stuck",
    "first_stage",
    "float_below",
    "high_risk_open",
    "latest_order_past",
    "no_figures_at",
    "overdue_below",
    "pays_back_in_time",
    "review_later_than",
    "reviewed_within",
    "scope_named",
    "unknowns_asked",
]

_NOTHING = Message("")


def cost_of_sale_exceeded(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether winning it is planned to cost more than is allowed.

    Args:
        facts: The plan on its day.
        condition: `cost_of_sale_exceeded`.

    Returns:
        The outcome; None where the plan does not say what it may cost.
    """
    del condition
    cost = facts.cost
    if cost is None or cost.expected is None:
        return Outcome(None, msg("nobody has said what winning it may cost"))
    allowed = Amount(cost.expected.amount, cost.expected.currency)
    planned = Amount(cost.planned.amount, cost.planned.currency)
    if cost.over is None:
        return Outcome(False, msg("winning it costs no more than {allowed}", allowed=allowed))
    return Outcome(
        True,
        msg("winning it costs {planned}, and {allowed} is allowed", planned=planned,
            allowed=allowed),
    )  # fmt: skip


def pays_back_in_time(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether it pays back within the customer's limit, else within the horizon.

    Args:
        facts: The plan on its day.
        condition: `pays_back_in_time`.

    Returns:
        The outcome; None where it is in no figures that have a sum.
    """
    del condition
    case = facts.case
    if case is None:
        return Outcome(None, msg("no benefit is in figures yet"))
    month = case.whole.payback_months
    if month is None:
        return Outcome(False, msg("it never pays back for the customer"))
    values = {"month": Number(month), "limit": Number(case.allowed_months)}
    clause = (
        msg("it pays back in month {month}, within the {limit} months that it looks ahead", **values)
        if case.limit_months is None
        else msg("it pays back in month {month}, and the customer's limit is {limit}", **values)
    )
    if not case.is_within_limit(case.whole) and case.limit_months is None:
        clause = msg("it pays back in month {month}, and it looks ahead {limit} months", **values)
    return Outcome(case.is_within_limit(case.whole), clause)


def confirmed_pays_back_in_time(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether it pays back in time on the figures alone that the customer confirmed.

    Args:
        facts: The plan on its day.
        condition: `confirmed_pays_back_in_time`.

    Returns:
        The outcome; None where nothing is in figures.
    """
    del condition
    case, benefits = facts.case, facts.opportunity.value.benefits
    if case is None:
        if any(benefit.money for benefit in benefits):
            clause = msg("the figures have no sum: several currencies, or an unknown period")
            return Outcome(False, clause)
        return Outcome(None, msg("no benefit is in figures yet"))
    if case.is_within_limit(case.confirmed):
        values = {
            "month": Number(case.confirmed.payback_months or 0),
            "limit": Number(case.allowed_months),
        }
        clause = (
            msg("it pays back in month {month} on confirmed figures, within {limit} months",
                **values)
            if case.limit_months is None
            else msg("it pays back in month {month} on confirmed figures; the customer's limit is "
                     "{limit}", **values)
        )  # fmt: skip
        return Outcome(True, clause)
    figures = [
        benefit for benefit in benefits
        if benefit.money and benefit.rival is None and not benefit.is_confirmed
    ]  # fmt: skip
    largest = max(
        figures, key=lambda item: item.money.amount if item.money else 0, default=None
    )
    month = case.whole.payback_months
    if largest is None or month is None:
        return Outcome(False, msg("it does not pay back in time on confirmed figures alone"))
    item = Named(largest.id or largest.item, short(largest.item, 50))
    return Outcome(
        False,
        msg("it pays back in month {month} only with “{item}”, which nobody at the customer has "
            "confirmed", month=Number(month), item=item),
    )  # fmt: skip


def no_figures_at(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether no benefit is in figures at a stage by which one should be.

    Args:
        facts: The plan on its day.
        condition: `no_figures_at`, with the stages.

    Returns:
        The outcome.
    """
    opportunity = facts.opportunity
    has_figures = any(benefit.money for benefit in opportunity.value.benefits)
    return Outcome(
        not has_figures and opportunity.stage in condition.names,
        msg("no benefit is in figures, and the stage is {stage}", stage=opportunity.stage),
    )


def float_below(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether fewer days than that are between the close date and the latest order.

    Args:
        facts: The plan on its day.
        condition: `float_below`.

    Returns:
        The outcome; None where the float is not known.
    """
    time = facts.time
    if time.float_days is None:
        return Outcome(None, msg("nobody can tell yet by when the order is needed"))
    values = {"close": time.close, "latest": time.latest_order}
    if time.float_days < 0:
        days = Number(-time.float_days)
        clause = (
            msg("the order of {close} comes a day after the last day for it ({latest})", **values)
            if time.float_days == -1
            else msg("the order of {close} comes {days} days after the last day for it ({latest})",
                     **values, days=days)
        )  # fmt: skip
    else:
        clause = msg(
            "the order of {close} leaves {days} days to the last day for it ({latest})",
            **values,
            days=Number(time.float_days),
        )
    return Outcome(time.float_days < condition.number, clause)


def latest_order_past(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the last day for the order is over.

    Args:
        facts: The plan on its day.
        condition: `latest_order_past`.

    Returns:
        The outcome; None where that day is not known.
    """
    del condition
    latest = facts.time.latest_order
    if latest is None:
        return Outcome(None, msg("nobody can tell yet by when the order is needed"))
    return Outcome(
        facts.time.is_past(facts.today), msg("the last day for the order was {day}", day=latest)
    )


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
                True, msg("{action} is blocked, and the deal hangs on it", action=named)
            )
        if action.due is not None and action.due < facts.today:
            clause = msg(
                "{action} was due on {day}, and the deal hangs on it", action=named, day=action.due
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
        return Outcome(True, msg("nothing that matters is late, and {action} is next", action=named))
    return Outcome(
        True,
        msg("nothing that matters is late, and {action} is next, on {day}", action=named,
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
    since = facts.today - timedelta(days=int(condition.number))
    for action in _working(facts):
        if action.due and action.due <= since:
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
            return Outcome(False, msg("{unknown}, and no action asks", unknown=why))
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
                return Outcome(False, msg("nothing answers the move we expect: {move}", move=move))
            rival = Named(counter.competitor.id, counter.competitor.name)
            clause = msg(
                "nothing answers the move we expect of {rival}: {move}", rival=rival, move=move
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
    cadence = CADENCE[facts.tier or Tier.STANDARD]
    values = {"day": facts.reviewed, "days": Number(cadence)}
    if (facts.today - facts.reviewed).days <= cadence * condition.number:
        return Outcome(True, msg("the plan was reviewed on {day}", day=facts.reviewed))
    clause = msg("the last review was on {day}, and one is due every {days} days", **values)
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
            return Outcome(True, msg("no action answers a high risk: {risk}", risk=risk))
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
