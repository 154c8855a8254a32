"""Rules about resources: whether they are granted, owned, in time, and worth the opportunity."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import ResourceKind, Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import amount, listed, titled


@rule(
    "R001",
    Severity.WARNING,
    "actions",
    msg("Resources approved in time"),
    limits={"days": 14},
    why=msg(
        "A resource that is not approved when we need it is not there. The action that relies on "
        "it will fail in front of the customer."
    ),
)
def resources_are_approved(context: Context) -> Findings:
    """What is needed soon has been approved."""
    opportunity = opportunity_of(context).opportunity
    for index, resource in enumerate(opportunity.resources):
        soon = resource.needed_by and (resource.needed_by - context.today).days <= context.limit(
            "days"
        )
        if opportunity.is_open and resource.approved is False and soon:
            message = msg("{resource} is needed soon, but not approved", resource=resource.name)
            hint = msg("Get the approval, or plan without it.")
            yield finding(
                message,
                hint,
                opportunity.locator.at("resources", index, "approved"),
                side=resource.side,
            )


@rule(
    "R002",
    Severity.WARNING,
    "actions",
    msg("Each resource has an owner"),
    why=msg(
        "A resource is owned by whoever owns its action. Tied to no action, it is ordered by no "
        "one and paid for by everyone."
    ),
)
def resources_have_an_action(context: Context) -> Findings:
    """Each resource of ours is for an action."""
    opportunity = opportunity_of(context).opportunity
    for index, resource in enumerate(opportunity.resources):
        if opportunity.is_open and resource.side is Side.TEAM and not resource.actions:
            message = msg(
                "{resource} is tied to no action, so no one owns it", resource=resource.name
            )
            yield finding(
                message,
                msg("Say which `actions` need it."),
                opportunity.locator.at("resources", index),
            )


@rule(
    "R003",
    Severity.WARNING,
    "actions",
    msg("Cost of sale in proportion"),
    limits={"percent": 10},
    why=msg(
        "Above the usual share of the order a deal does not pay for itself, and it ties up "
        "people and money that could win elsewhere. The usual share is what the site expects a "
        "sale to cost, unless the plan says otherwise in `cost_of_sale`."
    ),
)
def cost_of_sale_is_in_proportion(context: Context) -> Findings:
    """Our resources cost no more than the usual share of the order, in its currency.

    A plan that expects a cost of its own has R006.
    """
    analysis = opportunity_of(context)
    opportunity, cost = analysis.opportunity, analysis.cost_of_sale
    if (
        not opportunity.is_open
        or opportunity.money is None
        or opportunity.money.amount <= 0
        or cost is None
        or cost.expected is not None
    ):
        return
    percent = cost.planned.amount * 100 / opportunity.money.amount
    if percent > context.limit("percent"):
        message = msg(
            "Resources cost {percent}% of the order; {limit}% is usual",
            percent=round(percent),
            limit=context.limit("percent"),
        )
        hint = msg("Win it with less, or say in a review why it is worth it.")
        yield finding(message, hint, opportunity.locator.at("resources"))


@rule(
    "R004",
    Severity.WARNING,
    "actions",
    msg("Resources there when they are used"),
    why=msg(
        "A resource that arrives after its action is due comes too late: the action waits, or "
        "goes ahead without it."
    ),
)
def resources_come_in_time(context: Context) -> Findings:
    """No resource is needed later than an open action it is for is due."""
    opportunity = opportunity_of(context).opportunity
    for index, resource in enumerate(opportunity.resources):
        for action in resource.actions:
            if (
                opportunity.is_open
                and action.is_open
                and resource.needed_by
                and action.due
                and resource.needed_by > action.due
            ):
                message = msg(
                    "{resource} arrives after {action} is due",
                    resource=resource.name,
                    action=titled(action),
                )
                hint = msg("Bring it forward, or move the action.")
                needed = opportunity.locator.at("resources", index, "needed_by")
                yield finding(
                    message,
                    hint,
                    needed,
                    side=resource.side,
                    entry=action.id,
                    about=(*needed.address, *action.locator.location.address[-2:]),
                )


@rule(
    "R005",
    Severity.ADVICE,
    "actions",
    msg("Resources are quantified"),
    why=msg(
        "“An engineer” is a wish. “Twelve days of an engineer by 4 December” can be approved or "
        "refused."
    ),
)
def resources_have_a_measure(context: Context) -> Findings:
    """Each resource of ours says how much, or what it costs, and by when."""
    opportunity = opportunity_of(context).opportunity
    for index, resource in enumerate(opportunity.resources):
        measured = (
            bool(resource.quantity or resource.money) or resource.kind is ResourceKind.PARTNER
        )
        if (
            opportunity.is_open
            and resource.side is Side.TEAM
            and not (measured and resource.needed_by)
        ):
            message = msg("{resource}: quantity and date are missing", resource=resource.name)
            hint = msg("Add `quantity` or `amount`, and `needed_by`.")
            yield finding(message, hint, opportunity.locator.at("resources", index))


@rule(
    "R006",
    Severity.WARNING,
    "actions",
    msg("Resources within the expected cost of sale"),
    why=msg(
        "Decide what a sale may cost when you judge whether it is worth winning, not while the "
        "costs are rising. Beyond that limit it no longer pays for itself, and someone has to "
        "say whether to go on."
    ),
)
def resources_stay_within_the_cost_of_sale(context: Context) -> Findings:
    """Our resources cost no more than the plan expects the sale to cost, in its currency."""
    analysis = opportunity_of(context)
    cost = analysis.cost_of_sale
    if (
        not analysis.opportunity.is_open
        or cost is None
        or cost.expected is None
        or cost.over is None
    ):
        return
    amounts = {"planned": amount(cost.planned), "expected": amount(cost.expected)}
    if cost.others:
        others = listed(map(amount, cost.others), ", ")
        message = msg(
            "The resources cost {planned} (plus {others}, not counted), but the expected cost of "
            "sale is {expected}",
            **amounts,
            others=others,
        )
    else:
        message = msg(
            "The resources cost {planned}, but the expected cost of sale is {expected}", **amounts
        )
    hint = msg(
        "Win it with less, or decide in a review that it may cost more and correct `cost_of_sale`."
    )
    yield finding(message, hint, analysis.opportunity.locator.at("cost_of_sale"))
