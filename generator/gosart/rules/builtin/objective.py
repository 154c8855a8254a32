"""Rules about goal and objective: whether the deal is real, measurable, in time and of one mind with the rest of the plan."""

from __future__ import annotations

from gosart.diagnostics import Severity, said
from gosart.method.enums import Side
from gosart.rules.findings import Context, Found, deal_of, finding
from gosart.rules.ratings import dates_in, has_figure, span
from gosart.rules.registry import rule


@rule(
    "G001",
    Severity.WARNING,
    "summary",
    said("Goal on both sides"),
    why=said(
        "The goal is where the customer's business goes, and what we want to be to them, long after this order. Without both, "
        "nobody can tell whether the deal leads anywhere: a plan for one order is a quotation."
    ),
)
def goal_on_both_sides(context: Context) -> Found:
    """The long-range goal is written for the customer and for us."""
    deal, account = deal_of(context).deal, context.account.account
    for side, aims in ((Side.CUSTOMER, deal.goal.customer), (Side.TEAM, deal.goal.team)):
        if not aims:
            message = said("The customer's goal is missing") if side is Side.CUSTOMER else said("Our goal is missing")
            yield finding(message, said("Add `goal: {{customer: …, team: …}}` to the account."), account.where.at("goal"), side=side)


@rule(
    "G002",
    Severity.ERROR,
    "summary",
    said("Objective with an amount and a date"),
    why=said(
        "An objective says how much and by when. Without an amount nobody can weigh the effort, and without a date nobody can tell "
        "whether an action comes in time."
    ),
)
def objective_is_measurable(context: Context) -> Found:
    """Our objective says how much and by when."""
    deal = deal_of(context).deal
    if not deal.is_open:
        return
    if deal.money is None:
        yield finding(said("The order amount is not known"), said("Add `amount` to the opportunity."), deal.where.at("amount"))
    if deal.close_date is None:
        yield finding(said("The close date is not known"), said("Add `close_date` to the opportunity."), deal.where.at("close_date"))


@rule(
    "G003",
    Severity.WARNING,
    "summary",
    said("Customer's objective with a number"),
    why=said(
        "The customer buys a result. An objective without a figure cannot be reached, so it cannot be missed either, and nobody will "
        "sign a large order for it."
    ),
)
def customer_objective_has_a_number(context: Context) -> Found:
    """At least one objective of the customer's can be measured."""
    deal = deal_of(context).deal
    aims, place = deal.objective.customer, deal.where.at("objective", "customer")
    if not aims:
        message = said("The customer's objective is missing")
        yield finding(message, said("Add `objective.customer` in the customer's words."), place, side=Side.CUSTOMER)
    elif not any(has_figure(aim.text + aim.target + aim.measure) for aim in aims):
        yield finding(said("No customer's objective has a number"), said("Ask how they will measure it."), place, side=Side.CUSTOMER)


@rule(
    "G004",
    Severity.ERROR,
    "summary",
    said("Close date ahead"),
    why=said("A close date that has passed is a forecast that was wrong. Everything that was planned back from it is wrong as well."),
)
def close_date_is_ahead(context: Context) -> Found:
    """An open deal closes in the future."""
    reading = deal_of(context)
    if reading.days_to_close is not None and reading.days_to_close < 0 and reading.deal.close_date:
        message = said("The close date has passed by {time}", time=span(-reading.days_to_close))
        yield finding(message, said("Set a new `close_date`, or the deal's `status`."), reading.deal.where.at("close_date"))


@rule(
    "G005",
    Severity.ERROR,
    "summary",
    said("Close date before the compelling event"),
    why=said(
        "The compelling event is why the customer has to act by a day. An order that comes after it comes when the reason to buy is "
        "gone: either the date is wrong, or the event is not what drives this deal."
    ),
)
def order_comes_before_the_event(context: Context) -> Found:
    """The order is expected before the last day that the compelling event names."""
    deal = deal_of(context).deal
    event = max(dates_in(deal.value.compelling_event), default=None)
    if deal.is_open and deal.close_date and event and deal.close_date > event:
        message = said("The close date is {time} after the compelling event", time=span((deal.close_date - event).days))
        hint = said("Bring the order forward with the customer, or find the event that really makes them act.")
        yield finding(message, hint, deal.where.at("close_date"))


@rule(
    "G006",
    Severity.WARNING,
    "summary",
    said("Close date before the customer's own date"),
    why=said(
        "The customer has named a day by which they want the result. They need our part before it, with time to put it to use: an "
        "order after that day serves another plan than theirs."
    ),
)
def order_comes_before_their_date(context: Context) -> Found:
    """The order is expected before the day of each objective of the customer's."""
    deal = deal_of(context).deal
    for place, aim in enumerate(deal.objective.customer):
        if deal.is_open and deal.close_date and aim.by and deal.close_date > aim.by:
            message = said("The order comes {time} after the customer wants the result", time=span((deal.close_date - aim.by).days))
            hint = said("Agree with the customer on steps that lead to their date.")
            yield finding(message, hint, deal.where.at("objective", "customer", place, "by"), side=Side.CUSTOMER)


@rule(
    "G007",
    Severity.WARNING,
    "summary",
    said("Our objective written"),
    why=said(
        "An amount and a date say how much and when, not what. Our objective names the products and services we mean to sell, so that "
        "a whole team works for the same order."
    ),
)
def our_objective_is_written(context: Context) -> Found:
    """Our objective says what is to be sold."""
    deal = deal_of(context).deal
    if deal.is_open and not deal.objective.team:
        hint = said("Add `objective.team`: what, how much and by when.")
        yield finding(said("Our objective is missing"), hint, deal.where.at("objective"))


@rule(
    "G008",
    Severity.WARNING,
    "summary",
    said("Probability that the position bears out"),
    limits={"percent": 50},
    why=said(
        "A probability is a promise to those who plan with it. Where a rival stands better than we do on what decides the deal, more "
        "than an even chance is hope."
    ),
)
def probability_agrees_with_position(context: Context) -> Found:
    """A high probability needs a position that is not behind the main rival's."""
    reading = deal_of(context)
    deal, position = reading.deal, reading.assessment.position
    if deal.is_open and deal.probability is not None and position and position.now < 0 and deal.probability > context.limit("percent"):
        message = said("{percent}% is hoped for, though {rival} stands better", percent=deal.probability, rival=position.rival.name)
        hint = said("Lower `probability`, or say in a review why the position will turn.")
        yield finding(message, hint, deal.where.at("probability"))
