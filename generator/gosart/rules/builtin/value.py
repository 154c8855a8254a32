"""Rules about value: a reason to buy, a reason to buy from us, and the customer who says so."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import InsightKind, Side
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.ratings import has_figure
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, term


@rule(
    "V001",
    Severity.WARNING,
    "value",
    msg("Unique business value confirmed"),
    why=msg(
        "Value is what the customer says it is. Until they say it, ours is a claim like the "
        "competitor's, and it will be met with a request for a discount."
    ),
)
def value_is_confirmed(context: Context) -> Findings:
    """The customer has confirmed the value."""
    opportunity = opportunity_of(context).opportunity
    if not opportunity.value.unique_business_value:
        message, hint = (
            msg("The unique business value is not written"),
            msg("Write it, with a figure, in `value.unique_business_value`."),
        )
        yield finding(message, hint, opportunity.locator.at("value"))
    elif opportunity.value.confirmed_on is None:
        message, hint = (
            msg("The customer has not confirmed the value"),
            msg("Have it confirmed, and record it: `value.confirmed: {{by: …, date: …}}`."),
        )
        yield finding(
            message,
            hint,
            opportunity.locator.at("value", "unique_business_value"),
            side=Side.CUSTOMER,
        )


@rule(
    "V002",
    Severity.WARNING,
    "value",
    msg("Unique business value with a figure"),
    why=msg(
        "Without a figure our value cannot be weighed against our price. The approver will still "
        "compare, and will put the value at zero."
    ),
)
def value_has_a_figure(context: Context) -> Findings:
    """The unique business value names a number."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.value.unique_business_value and not has_figure(
        opportunity.value.unique_business_value
    ):
        hint = msg("Ask what it is worth to them in a year, and write the figure with its unit.")
        yield finding(
            msg("The unique business value has no figure"),
            hint,
            opportunity.locator.at("value", "unique_business_value"),
        )


@rule(
    "V003",
    Severity.WARNING,
    "value",
    msg("A compelling event"),
    why=msg(
        "Most lost deals are lost to no decision. The compelling event says why the customer has "
        "to act by a date, and what it costs them if they do not."
    ),
)
def event_is_known(context: Context) -> Findings:
    """An open opportunity says what makes the customer act."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open and not opportunity.value.compelling_event:
        hint = msg(
            "Ask what happens, when, and what missing it would cost, and record it under "
            "`value.compelling_event`."
        )
        yield finding(
            msg("No compelling event: nothing makes the customer act"),
            hint,
            opportunity.locator.at("value"),
            side=Side.CUSTOMER,
        )


@rule(
    "V005",
    Severity.ADVICE,
    "value",
    msg("Benefits with amounts"),
    why=msg(
        "A benefit without an amount counts for nothing in the customer's business case, however "
        "real it is."
    ),
)
def benefits_have_amounts(context: Context) -> Findings:
    """Each benefit says how much it is worth."""
    opportunity = opportunity_of(context).opportunity
    for index, benefit in enumerate(opportunity.value.benefits):
        if opportunity.is_open and benefit.money is None:
            message = msg("The benefit “{item}” has no amount", item=benefit.item)
            yield finding(
                message,
                msg("Add its `amount`, and `per` if it recurs."),
                opportunity.locator.at("value", "benefits", index),
            )


@rule(
    "V006",
    Severity.ADVICE,
    "value",
    msg("Propositions finished"),
    why=msg(
        "A value proposition is one sentence that the customer could repeat to others. With gaps "
        "in it, no one can."
    ),
)
def propositions_are_finished(context: Context) -> Findings:
    """Each value proposition fills all slots of its template."""
    opportunity = opportunity_of(context).opportunity
    for index, proposition in enumerate(opportunity.value.propositions):
        shape = context.method.propositions.get(proposition.template.value)
        missing = [slot for slot in shape.slots if not proposition.slots.get(slot)] if shape else []
        if opportunity.is_open and missing:
            message = msg("A value proposition has gaps: {slots}", slots=listed(missing, ", "))
            yield finding(
                message,
                msg("Fill them in, in the customer's words."),
                opportunity.locator.at("value", "propositions", index),
            )


@rule(
    "V007",
    Severity.ADVICE,
    "value",
    msg("What sets us apart"),
    why=msg(
        "Value that every competitor offers decides nothing. The plan has to say what is "
        "different about us, and to whom it matters."
    ),
)
def difference_is_written(context: Context) -> Findings:
    """An opportunity with rivals says what sets us apart."""
    analysis = opportunity_of(context)
    if (
        analysis.opportunity.is_open
        and analysis.assessment.rivals
        and not analysis.opportunity.value.differentiation
    ):
        hint = msg("Add `value.differentiation`: what only we do, and why it matters to them.")
        yield finding(
            msg("The plan does not say what sets us apart"),
            hint,
            analysis.opportunity.locator.at("value"),
        )


@rule(
    "V008",
    Severity.WARNING,
    "value",
    msg("Value confirmed by a key player"),
    why=msg(
        "A confirmation is worth as much as the person who gives it. Someone who has no say in "
        "the decision cannot make it count when we are not in the room."
    ),
)
def value_is_confirmed_by_somebody(context: Context) -> Findings:
    """Whoever confirmed the value is a key player."""
    opportunity = opportunity_of(context).opportunity
    person = opportunity.value.confirmed_by
    if (
        opportunity.is_open
        and opportunity.value.confirmed_on
        and person
        and not person.hidden
        and not person.is_key
    ):
        message = msg(
            "The value is confirmed by {person}, who does not decide", person=named(person)
        )
        yield finding(
            message,
            msg("Have a key player confirm it too."),
            opportunity.locator.at("value", "confirmed", "by"),
            entry=person.id,
        )


@rule(
    "V009",
    Severity.ADVICE,
    "value",
    msg("The customer's chain confirmed"),
    scope="account",
    why=msg(
        "Goals, pressures and initiatives are the customer's reasons to act. Until someone at "
        "the customer has confirmed each kind, the plan rests on our own beliefs."
    ),
)
def chain_is_confirmed(context: Context) -> Findings:
    """Of the customer's goals, pressures and initiatives at least one each is confirmed."""
    account = context.account.account
    for kind in (InsightKind.GOAL, InsightKind.PRESSURE, InsightKind.INITIATIVE):
        insights = [insight for insight in account.insights if insight.kind is kind]
        if insights and not any(insight.confirmed_on for insight in insights):
            message = msg(
                "No one at the customer has confirmed: {kind}",
                kind=term(context.method, kind),
            )
            hint = msg("Ask whose it is, and record it: `confirmed: {{by: …, date: …}}`.")
            yield finding(
                message,
                hint,
                insights[0].locator.location,
                side=Side.CUSTOMER,
                entry=insights[0].id,
                about=("insights", kind.value),
            )
