"""Rules about value: whether there is a reason to buy, a reason to buy from us, and whether the customer says so too."""

from __future__ import annotations

from gosart.diagnostics import Severity, said
from gosart.method.enums import InsightKind, Side
from gosart.rules.findings import Context, Found, deal_of, finding
from gosart.rules.ratings import has_figure
from gosart.rules.registry import rule


@rule(
    "V001",
    Severity.WARNING,
    "value",
    said("Unique business value confirmed"),
    why=said(
        "Value is what the customer says it is. As long as only we have said it, it is a claim like the rival's, and it will be "
        "answered by a discount."
    ),
)
def value_is_confirmed(context: Context) -> Found:
    """The customer has confirmed the value."""
    deal = deal_of(context).deal
    if not deal.value.unique_business_value:
        message, hint = said("The unique business value is not written"), said("Add `value.unique_business_value`, with a figure.")
        yield finding(message, hint, deal.where.at("value"))
    elif deal.value.confirmed_on is None:
        message, hint = said("The customer has not confirmed the value"), said("Add `value.confirmed: {{by: …, date: …}}`.")
        yield finding(message, hint, deal.where.at("value", "unique_business_value"), side=Side.CUSTOMER)


@rule(
    "V002",
    Severity.WARNING,
    "value",
    said("Unique business value with a figure"),
    why=said("A value without a figure cannot be compared with our price. The approver compares all the same, with zero."),
)
def value_has_a_figure(context: Context) -> Found:
    """The unique business value names a number."""
    deal = deal_of(context).deal
    if deal.value.unique_business_value and not has_figure(deal.value.unique_business_value):
        hint = said("Ask what it is worth to them in a year, and write the figure with its unit.")
        yield finding(said("The unique business value has no figure"), hint, deal.where.at("value", "unique_business_value"))


@rule(
    "V003",
    Severity.WARNING,
    "value",
    said("A compelling event"),
    why=said(
        "Most lost deals are lost to no decision. The compelling event is why the customer has to act, by a day, and what it costs them "
        "not to."
    ),
)
def event_is_known(context: Context) -> Found:
    """An open deal says what makes the customer act."""
    deal = deal_of(context).deal
    if deal.is_open and not deal.value.compelling_event:
        hint = said("Add `value.compelling_event`: what happens, on which day, and what it costs to miss it.")
        yield finding(said("Nothing is known that makes the customer act"), hint, deal.where.at("value"), side=Side.CUSTOMER)


@rule(
    "V004",
    Severity.ERROR,
    "value",
    said("Benefits above costs"),
    why=said("By the plan's own figures the customer loses with us. Whoever approves the order will do this sum, if nobody did it before."),
)
def benefits_exceed_costs(context: Context) -> Found:
    """In each currency and period that has benefits and costs, the benefits are higher."""
    reading = deal_of(context)
    for balance in reading.balances:
        if reading.deal.is_open and balance.benefits and balance.costs and balance.net <= 0:
            message = said("The benefits do not exceed the costs: {currency} {net}", currency=balance.currency, net=f"{balance.net:,}")
            hint = said("Find the benefits that are missing, or take cost out of the solution.")
            yield finding(message, hint, reading.deal.where.at("value", "benefits"))


@rule(
    "V005",
    Severity.ADVICE,
    "value",
    said("Benefits with amounts"),
    why=said("A benefit without an amount weighs nothing in the customer's sum, however true it is."),
)
def benefits_have_amounts(context: Context) -> Found:
    """Each benefit says how much it is worth."""
    deal = deal_of(context).deal
    for place, benefit in enumerate(deal.value.benefits):
        if deal.is_open and benefit.money is None:
            message = said("The benefit “{item}” has no amount", item=benefit.item)
            yield finding(message, said("Add `amount`, and `per` for what comes again."), deal.where.at("value", "benefits", place))


@rule(
    "V006",
    Severity.ADVICE,
    "value",
    said("Propositions finished"),
    why=said("A proposition is one sentence that the customer could repeat to others. With a gap in it nobody can."),
)
def propositions_are_finished(context: Context) -> Found:
    """Each value proposition fills all slots of its template."""
    deal = deal_of(context).deal
    for place, proposition in enumerate(deal.value.propositions):
        shape = context.method.propositions.get(proposition.template.value)
        missing = [slot for slot in shape.slots if not proposition.slots.get(slot)] if shape else []
        if deal.is_open and missing:
            message = said("A value proposition has gaps: {slots}", slots=", ".join(missing))
            yield finding(message, said("Fill them with the customer's words."), deal.where.at("value", "propositions", place))


@rule(
    "V007",
    Severity.ADVICE,
    "value",
    said("What sets us apart"),
    why=said("Value that every rival gives decides nothing. The plan has to say what is different with us, and for whom it matters."),
)
def difference_is_written(context: Context) -> Found:
    """A deal with rivals says what sets us apart."""
    reading = deal_of(context)
    if reading.deal.is_open and reading.assessment.rivals and not reading.deal.value.differentiation:
        hint = said("Add `value.differentiation`: what only we do, and why it matters to them.")
        yield finding(said("The plan does not say what sets us apart"), hint, reading.deal.where.at("value"))


@rule(
    "V008",
    Severity.WARNING,
    "value",
    said("Value confirmed by a key player"),
    why=said(
        "A confirmation is worth as much as the person who gave it. Somebody without influence cannot make it count when we are not there."
    ),
)
def value_is_confirmed_by_somebody(context: Context) -> Found:
    """Whoever confirmed the value is a key player."""
    deal = deal_of(context).deal
    person = deal.value.confirmed_by
    if deal.is_open and deal.value.confirmed_on and person and not person.hidden and not person.is_key:
        message = said("The value is confirmed by {person}, who does not decide", person=person.name)
        yield finding(message, said("Have a key player confirm it too."), deal.where.at("value", "confirmed", "by"), entry=person.id)


@rule(
    "V009",
    Severity.ADVICE,
    "value",
    said("The customer's chain confirmed"),
    scope="account",
    why=said(
        "Goal, pressure and initiative are the customer's reasons. Until one of their people has confirmed each, the plan rests on what "
        "we believe of them."
    ),
)
def chain_is_confirmed(context: Context) -> Found:
    """Of the customer's goals, pressures and initiatives at least one each is confirmed."""
    account = context.account.account
    for kind in (InsightKind.GOAL, InsightKind.PRESSURE, InsightKind.INITIATIVE):
        known = [insight for insight in account.insights if insight.kind is kind]
        if known and not any(insight.confirmed_on for insight in known):
            message = said("Nobody of the customer's has confirmed: {kind}", kind=context.method.term(kind).label)
            hint = said("Ask whose it is, and add `confirmed: {{by: …, date: …}}`.")
            yield finding(message, hint, known[0].where.spot, side=Side.CUSTOMER, entry=known[0].id)
