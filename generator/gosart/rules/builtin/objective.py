"""Rules about goal and objective: whether they are measurable, in time and fit the rest."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.ratings import dates_in, has_figure
from gosart.rules.registry import rule
from gosart.rules.values import amount, named, span, weeks


@rule(
    "G001",
    Severity.WARNING,
    "summary",
    msg("Goal on both sides"),
    why=msg(
        "The goal is where the customer's business is heading, and what we want to be to them "
        "long after this order. Without both, no one can tell where the deal leads: a plan for a "
        "single order is just a quote."
    ),
)
def goal_on_both_sides(context: Context) -> Findings:
    """The long-range goal is written for the customer and for us."""
    opportunity, account = opportunity_of(context).opportunity, context.account.account
    for side, aims in (
        (Side.CUSTOMER, opportunity.goal.customer),
        (Side.TEAM, opportunity.goal.team),
    ):
        if not aims:
            message = (
                msg("The customer's goal is missing")
                if side is Side.CUSTOMER
                else msg("Our goal is missing")
            )
            yield finding(
                message,
                msg("Add `goal: {{customer: …, team: …}}` to the account."),
                account.locator.at("goal"),
                side=side,
                about=("goal", side.value),
            )


@rule(
    "G002",
    Severity.ERROR,
    "summary",
    msg("Objective with an amount and a date"),
    why=msg(
        "An objective says how much and by when. Without an amount we cannot judge the effort; "
        "without a date we cannot judge whether an action is in time."
    ),
)
def objective_is_measurable(context: Context) -> Findings:
    """Our objective says how much and by when."""
    opportunity = opportunity_of(context).opportunity
    if not opportunity.is_open:
        return
    if opportunity.money is None:
        yield finding(
            msg("The order amount is not known"),
            msg("Add `amount` to the opportunity."),
            opportunity.locator.at("amount"),
        )
    if opportunity.close_date is None:
        yield finding(
            msg("The close date is not known"),
            msg("Add `close_date` to the opportunity."),
            opportunity.locator.at("close_date"),
        )


@rule(
    "G003",
    Severity.WARNING,
    "summary",
    msg("Customer's objective with a number"),
    why=msg(
        "The customer is buying a result. An objective without a figure can be neither met nor "
        "missed, and no one will sign a large order for it."
    ),
)
def customer_objective_has_a_number(context: Context) -> Findings:
    """At least one objective of the customer's can be measured."""
    opportunity = opportunity_of(context).opportunity
    aims, location = opportunity.objective.customer, opportunity.locator.at("objective", "customer")
    if not aims:
        message = msg("The customer's objective is missing")
        yield finding(
            message,
            msg("Add `objective.customer` in the customer's words."),
            location,
            side=Side.CUSTOMER,
        )
    elif not any(has_figure(aim.text + aim.target + aim.measure) for aim in aims):
        yield finding(
            msg("No customer's objective has a number"),
            msg("Ask how they will measure it."),
            location,
            side=Side.CUSTOMER,
        )


@rule(
    "G004",
    Severity.ERROR,
    "summary",
    msg("Close date ahead"),
    why=msg(
        "A close date in the past is a forecast that was wrong, and so is everything that was "
        "planned back from it."
    ),
)
def close_date_is_ahead(context: Context) -> Findings:
    """An open opportunity closes in the future."""
    analysis = opportunity_of(context)
    if (
        analysis.days_to_close is not None
        and analysis.days_to_close < 0
        and analysis.opportunity.close_date
    ):
        message = msg("The close date passed {time} ago", time=span(-analysis.days_to_close))
        yield finding(
            message,
            msg("Agree a new `close_date`, or close the deal in `status`."),
            analysis.opportunity.locator.at("close_date"),
        )


@rule(
    "G005",
    Severity.ERROR,
    "summary",
    msg("Close date before the compelling event"),
    why=msg(
        "The compelling event is why the customer must act by a date. An order after it comes "
        "when the reason to buy has gone: either the date is wrong, or something else drives "
        "this deal."
    ),
)
def order_comes_before_the_event(context: Context) -> Findings:
    """The order is expected before the day of the compelling event, or the last that it names."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    if time.is_too_late:  # G009 says it, with the lead time
        return
    event = time.event or max(dates_in(opportunity.value.compelling_event), default=None)
    if opportunity.is_open and opportunity.close_date and event and opportunity.close_date > event:
        message = msg(
            "The close date is {time} after the compelling event",
            time=span((opportunity.close_date - event).days),
        )
        hint = msg(
            "Bring the order forward with the customer, or find the event that really makes them "
            "act."
        )
        yield finding(message, hint, opportunity.locator.at("close_date"))


@rule(
    "G006",
    Severity.WARNING,
    "summary",
    msg("Close date before the customer's own date"),
    why=msg(
        "The customer has named a date by which they want the result. They need our part before "
        "then, with time to put it to use. An order after that date comes too late for their "
        "plan."
    ),
)
def order_comes_before_their_date(context: Context) -> Findings:
    """The order is expected before the day of each objective of the customer's."""
    opportunity = opportunity_of(context).opportunity
    for index, aim in enumerate(opportunity.objective.customer):
        if (
            opportunity.is_open
            and opportunity.close_date
            and aim.by
            and opportunity.close_date > aim.by
        ):
            message = msg(
                "The order comes {time} after the customer wants the result",
                time=span((opportunity.close_date - aim.by).days),
            )
            hint = msg("Agree with the customer on steps that lead to their date.")
            yield finding(
                message,
                hint,
                opportunity.locator.at("objective", "customer", index, "by"),
                side=Side.CUSTOMER,
            )


@rule(
    "G007",
    Severity.WARNING,
    "summary",
    msg("Our objective is stated"),
    why=msg(
        "An amount and a date say how much and when, but not what. Our objective names the "
        "products and services we mean to sell, so that the whole team works for the same order."
    ),
)
def our_objective_is_written(context: Context) -> Findings:
    """Our objective says what is to be sold."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open and not opportunity.objective.team:
        hint = msg("Add `objective.team`: what, how much and by when.")
        yield finding(msg("Our objective is missing"), hint, opportunity.locator.at("objective"))


@rule(
    "G008",
    Severity.WARNING,
    "summary",
    msg("Probability supported by our position"),
    limits={"percent": 50},
    why=msg(
        "Others plan on this probability. If a competitor is ahead of us on what decides the "
        "deal, anything above an even chance is only hope."
    ),
)
def probability_agrees_with_position(context: Context) -> Findings:
    """A high probability needs a position that is not behind the main rival's."""
    analysis = opportunity_of(context)
    opportunity, position = analysis.opportunity, analysis.assessment.position
    if (
        opportunity.is_open
        and opportunity.probability is not None
        and position
        and position.now.lead < 0
        and opportunity.probability > context.limit("percent")
    ):
        message = msg(
            "Probability of {percent}% looks optimistic: {rival} is ahead",
            percent=opportunity.probability,
            rival=named(position.rival),
        )
        hint = msg("Lower the `probability`, or say in a review how we get ahead.")
        yield finding(message, hint, opportunity.locator.at("probability"))


@rule(
    "G014",
    Severity.WARNING,
    "summary",
    msg("Budget covers the order"),
    why=msg(
        "If the budget is smaller than the order, someone at the customer has to ask for more, "
        "and that is a separate decision by other people. Find out who they are first."
    ),
)
def budget_covers_the_order(context: Context) -> Findings:
    """The customer's budget is not below the order."""
    opportunity = opportunity_of(context).opportunity
    order, budget = opportunity.money, opportunity.budget
    if (
        opportunity.is_open
        and order
        and budget
        and budget.money
        and budget.money.currency == order.currency
        and budget.money.amount < order.amount
    ):
        message = msg(
            "The customer's budget of {budget} is below the order of {order}",
            budget=amount(budget.money),
            order=amount(order),
        )
        hint = msg("Find out who can raise it and by when, or offer what it covers.")
        yield finding(message, hint, opportunity.locator.at("budget", "amount"), side=Side.CUSTOMER)


@rule(
    "G015",
    Severity.WARNING,
    "summary",
    msg("Budget approved before the order"),
    why=msg(
        "No one may sign an order before the money is approved. A close date before the approval "
        "is wrong."
    ),
)
def budget_is_approved_before_the_order(context: Context) -> Findings:
    """The customer's money is approved by the close date."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    approval = time.approval
    if (
        opportunity.is_open
        and approval
        and time.close
        and approval > time.close
        and not time.is_approved_too_late  # G011 says it
    ):
        message = msg(
            "The customer approves the budget {time} after the planned order",
            time=weeks((approval - time.close).days),
        )
        hint = msg("Move the close date to after the approval, or get it approved earlier.")
        yield finding(
            message,
            hint,
            opportunity.locator.at("close_date"),
            side=Side.CUSTOMER,
            about=("close_date", "approval"),
        )
