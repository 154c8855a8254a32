"""Conditions about money and time: what it is worth, what winning it costs, when it is needed."""

from __future__ import annotations

from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.reasons import short
from gosart.analysis.time_chain import TimeChain
from gosart.diagnostics import Amount, Message, Named, Number, msg
from gosart.method.conditions import Condition

__all__ = [
    "confirmed_pays_back_in_time",
    "cost_of_sale_exceeded",
    "float_below",
    "float_clause",
    "latest_order_past",
    "no_figures_at",
    "no_figures_from_proposal",
    "pays_back_in_time",
]


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
        clause = msg("no limit is set on what winning may cost")
        hides = "cost_of_sale" in facts.opportunity.cut_parts
        return facts.does_not_hold(clause, "cost_of_sale") if hides else Outcome(None, clause)
    allowed = Amount(cost.expected.amount, cost.expected.currency)
    planned = Amount(cost.planned.amount, cost.planned.currency)
    if cost.over is None:
        clause = msg("winning it costs no more than {allowed}", allowed=allowed)
        return facts.does_not_hold(clause, "resources")
    return Outcome(
        True,
        msg("winning it costs {planned}, but only {allowed} is allowed", planned=planned,
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
        return Outcome(None, msg("no benefit has figures yet"))
    month = case.whole.payback_months
    if month is None:
        return Outcome(False, msg("it never pays back for the customer"))
    values = {"month": Number(month), "limit": Number(case.allowed_months)}
    clause = (
        msg("it pays back in month {month}, and the case looks ahead {limit} months", **values)
        if case.limit_months is None
        else msg("it pays back in month {month}, and the customer's limit is {limit}", **values)
    )
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
        return Outcome(None, msg("no benefit has figures yet"))
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
    largest = max(figures, key=lambda item: item.money.amount if item.money else 0, default=None)
    if largest is None:
        return Outcome(False, msg("it does not pay back in time on confirmed figures alone"))
    item = Named(largest.id or largest.item, short(largest.item, 50))
    clause = msg(
        "it pays back in time only with “{item}”, which no one at the customer has confirmed",
        item=item,
    )
    return Outcome(False, clause)


def no_figures_at(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether no benefit is in figures at a stage by which one should be.

    Args:
        facts: The plan on its day.
        condition: `no_figures_at`, with the stages.

    Returns:
        The outcome.
    """
    return _without_figures(facts, due=facts.opportunity.stage in condition.names)


def no_figures_from_proposal(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether no benefit is in figures at the stage of the proposal, or later.

    Args:
        facts: The plan on its day.
        condition: `no_figures_from_proposal`.

    Returns:
        The outcome.
    """
    del condition
    return _without_figures(facts, due=facts.is_proposed)


def _without_figures(facts: Facts, *, due: bool) -> Outcome:
    opportunity = facts.opportunity
    has_figures = any(benefit.money for benefit in opportunity.value.benefits)
    return Outcome(
        due and not has_figures,
        msg("no benefit has figures, though the stage is already {stage}", stage=opportunity.stage),
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
        return Outcome(None, msg("we do not yet know when the order is needed"))
    return Outcome(time.float_days < condition.number, float_clause(time, time.float_days))


def float_clause(time: TimeChain, days: int) -> Message:
    """Return how long before or after the last day for it the order comes.

    Args:
        time: The days that the customer's event sets.
        days: Its float.
    """
    values = {"close": time.close, "latest": time.latest_order}
    if days == -1:
        return msg(
            "the order of {close} comes a day after the last day for it ({latest})", **values
        )
    if days < 0:
        return msg(
            "the order of {close} comes {days} days after the last day for it ({latest})",
            **values,
            days=Number(-days),
        )
    return msg(
        "the order of {close} leaves {days} days to the last day for it ({latest})",
        **values,
        days=Number(days),
    )


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
        return Outcome(None, msg("we do not yet know when the order is needed"))
    return Outcome(
        facts.time.is_past(facts.today), msg("the last day for the order was {day}", day=latest)
    )
