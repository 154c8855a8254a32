"""Rules about time: from the day the customer needs it working back to the order.

The first ones are what every page says first: a delivery that comes too late wins nothing.
"""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import Side
from gosart.plan.model.account import Opportunity
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import lasting, weeks

__all__: list[str] = []


@rule(
    "G009",
    Severity.ERROR,
    "summary",
    msg("Order in time for the event"),
    why=msg(
        "Count back the delivery time from the date the customer must have it working: that is "
        "the last day to order. With a later order we cannot deliver in time, and the reason to "
        "buy passes without us."
    ),
)
def order_leaves_time_to_deliver(context: Context) -> Findings:
    """The close date is not after the event less the lead time."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    lead = opportunity.delivery.lead_time if opportunity.delivery else None
    if opportunity.is_open and time.is_too_late and time.float_days is not None and lead:
        message = msg(
            "{time} too late: the customer must have it working by {event}, delivery takes "
            "{lead}, so the order is needed by {latest} but planned for {close}",
            time=weeks(-time.float_days),
            event=time.event,
            lead=lasting(lead),
            latest=time.latest_order,
            close=time.close,
        )
        hint = msg(
            "Bring the order forward, deliver a first part sooner, or agree another date with "
            "the customer."
        )
        yield finding(
            message,
            hint,
            opportunity.locator.at("close_date"),
            about=("close_date", "float"),
        )


@rule(
    "G010",
    Severity.ERROR,
    "summary",
    msg("Last day for the order ahead"),
    why=msg(
        "Once the last day for the order has passed, no discount and no effort can save the "
        "date. The plan needs a different event or a different delivery."
    ),
)
def last_day_for_the_order_is_ahead(context: Context) -> Findings:
    """The event less the lead time is not before today."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    if opportunity.is_open and time.is_past(context.today) and time.latest_order:
        message = msg(
            "The last day for the order, {latest}, passed {time} ago",
            latest=time.latest_order,
            time=weeks((context.today - time.latest_order).days),
        )
        hint = msg(
            "Agree with the customer on what can be ready by then and what comes after, or walk "
            "away."
        )
        yield finding(
            message,
            hint,
            opportunity.locator.at("value", "compelling_event", "date"),
            about=("value", "compelling_event", "latest order"),
        )


@rule(
    "G011",
    Severity.ERROR,
    "summary",
    msg("Approval in time for the order"),
    why=msg(
        "No one can order before the money is approved. If approval comes after the last day for "
        "the order, we will miss the event, however willing everyone is."
    ),
)
def approval_comes_in_time(context: Context) -> Findings:
    """The customer releases the money before the last day for the order."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    if (
        opportunity.is_open
        and time.is_approved_too_late
        and time.approval is not None
        and time.latest_order is not None
    ):
        message = msg(
            "The customer approves the budget on {approval}, {time} after the last day for the "
            "order, {latest}",
            approval=time.approval,
            time=weeks((time.approval - time.latest_order).days),
            latest=time.latest_order,
        )
        hint = msg("Ask for an earlier meeting, or for a part that can be released without it.")
        yield finding(
            message,
            hint,
            opportunity.locator.at("budget", _approval_key(opportunity)),
            side=Side.CUSTOMER,
            about=("budget", "approval"),
        )


@rule(
    "G012",
    Severity.WARNING,
    "summary",
    msg("Go-live after order and delivery"),
    why=msg(
        "If the order and our own lead time rule out the go-live date, we are making a promise "
        "that we know we cannot keep. Those who sign for it will remember."
    ),
)
def go_live_can_be_kept(context: Context) -> Findings:
    """The go-live is not earlier than the close date and the lead time."""
    analysis = opportunity_of(context)
    opportunity, time = analysis.opportunity, analysis.time
    if (
        opportunity.is_open
        and time.contradicts
        and time.go_live is not None
        and time.earliest_live is not None
    ):
        message = msg(
            "Go-live is planned for {live}, but an order on {close} can be live on {earliest} at "
            "the earliest",
            live=time.go_live,
            close=time.close,
            earliest=time.earliest_live,
        )
        hint = msg("Correct the go-live, the close date or the lead time.")
        yield finding(message, hint, opportunity.locator.at("delivery", "go_live"))


@rule(
    "G013",
    Severity.ADVICE,
    "summary",
    msg("Event date and lead time known"),
    why=msg(
        "Whether an order is in time is simple arithmetic: the event date minus the lead time. "
        "If either is missing, no one notices that it is already too late."
    ),
)
def time_chain_is_known(context: Context) -> Findings:
    """From the site's stage of the proposal on, the plan has the event's day and the lead time."""
    analysis = opportunity_of(context)
    opportunity = analysis.opportunity
    if not opportunity.is_open or not analysis.is_proposed:
        return
    event, delivery = opportunity.value.event, opportunity.delivery
    if not (event and event.date) and not _is_hidden(opportunity, "value", "compelling_event"):
        yield finding(
            msg("We do not know when the customer must have it working"),
            msg("Ask for it, and add `value.compelling_event: {{text: …, date: …}}`."),
            opportunity.locator.at("value", "compelling_event"),
            side=Side.CUSTOMER,
            about=("value", "compelling_event", "date"),
        )
    if not (delivery and delivery.lead_time) and not _is_hidden(opportunity, "delivery"):
        yield finding(
            msg("We do not know how long delivery takes"),
            msg("Ask whoever delivers, and add `delivery.lead_time`, such as `29 weeks`."),
            opportunity.locator.at("delivery"),
            about=("delivery", "lead_time"),
        )


@rule(
    "G016",
    Severity.WARNING,
    "summary",
    msg("Budget approved when we propose"),
    why=msg(
        "A proposal for money that no one has approved competes with doing nothing. From the "
        "proposal stage on, the plan should show that the budget is approved, or who approves it "
        "next."
    ),
)
def budget_is_approved_when_we_propose(context: Context) -> Findings:
    """From the site's stage of the proposal on, the customer's budget is approved."""
    analysis = opportunity_of(context)
    opportunity, budget, time = analysis.opportunity, analysis.opportunity.budget, analysis.time
    if (
        not opportunity.is_open
        or not analysis.is_proposed
        or budget is None
        or _is_hidden(opportunity, "budget", "approved")
        or (budget.approved and (budget.approved_on or context.today) <= context.today)
    ):
        return
    day, stage = budget.approved_on or time.approval, opportunity.stage
    if day is None:
        message = msg(
            "The customer's budget is not approved, and the stage is already “{stage}”", stage=stage
        )
        hint = msg("Ask who approves it and when, and add `budget.step` or `budget.date`.")
    elif day <= context.today:
        message = msg(
            "The customer's budget was up for approval on {day}, and is not approved yet", day=day
        )
        hint = msg("Ask how it went, and set `budget.approved` or the new date.")
    elif time.is_approved_too_late or (time.close is not None and day > time.close):
        return  # G011 or G015 says so
    else:
        message = msg(
            "The customer's budget is not approved before {day}, and the stage is already "
            "“{stage}”",
            day=day,
            stage=stage,
        )
        hint = msg(
            "Find out who approves it and what they need to see by then, and plan an action."
        )
    location = opportunity.locator.at("budget", "approved")
    yield finding(message, hint, location, side=Side.CUSTOMER, about=("budget", "approved"))


def _approval_key(opportunity: Opportunity) -> str:
    """Return the key of the budget that says when it is released."""
    return "date" if opportunity.budget and opportunity.budget.date else "step"


def _is_hidden(opportunity: Opportunity, *keys: str) -> bool:
    """Tell whether these readers may not see a value, or a part of it."""
    path = ".".join(keys)
    return any(
        path == name or path.startswith(f"{name}.") or name.startswith(f"{path}.")
        for name in opportunity.hidden_fields
    )
