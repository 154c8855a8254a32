"""Rules about the value case: whether it pays back in time, on figures that will hold."""

from __future__ import annotations

from gosart.analysis.value_case import ValueCase
from gosart.diagnostics import Severity, msg
from gosart.method.enums import Side, ValueBasis
from gosart.plan.model.account import Benefit, Opportunity
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import Amount, Number, lasting, listed, span

__all__: list[str] = []

NO_DECISION = "no-decision"


@rule(
    "V004",
    Severity.ERROR,
    "value",
    msg("Benefits above costs"),
    why=msg(
        "On the plan's own figures the customer loses money with us, and whoever approves the "
        "order will work that out. One-off and recurring amounts are added up over time: an "
        "outlay that the savings pay back is not a loss."
    ),
)
def benefits_exceed_costs(context: Context) -> Findings:
    """What the customer spends comes back at some time."""
    analysis = opportunity_of(context)
    opportunity, case = analysis.opportunity, _case_of(context)
    if opportunity.is_open and case and case.whole.payback_months is None:
        message = msg(
            "The benefits do not exceed the costs: {amount} over {months} months",
            amount=Amount(case.whole.net, case.currency),
            months=Number(case.horizon_months),
        )
        hint = msg("Find the benefits that are missing, or take cost out of the solution.")
        yield finding(
            message,
            hint,
            opportunity.locator.at("value", "benefits"),
            about=("value", case.currency),
        )


@rule(
    "V010",
    Severity.WARNING,
    "value",
    msg("Payback in time"),
    why=msg(
        "Most customers have a rule for how soon an investment must pay back. A case that breaks "
        "it is turned down by someone we never meet, whatever it is worth in the end."
    ),
)
def pays_back_in_time(context: Context) -> Findings:
    """The case pays back inside the customer's own limit, else inside its horizon."""
    analysis = opportunity_of(context)
    opportunity, case = analysis.opportunity, _case_of(context)
    if (
        not opportunity.is_open
        or case is None
        or case.whole.payback_months is None
        or case.is_within_limit(case.whole)
    ):
        return
    month, limit = Number(case.whole.payback_months), opportunity.value.payback_limit
    if limit:
        message = msg(
            "Pays back in month {month}; the customer's limit is {limit}",
            month=month,
            limit=lasting(limit),
        )
        location = opportunity.locator.at("value", "payback_limit")
    else:
        message = msg(
            "Pays back in month {month}; the case looks {months} months ahead",
            month=month,
            months=Number(case.horizon_months),
        )
        location = opportunity.locator.at("value", "benefits")
    hint = msg("Bring benefits forward, spread the price, or find what the case leaves out.")
    yield finding(message, hint, location, about=("value", "payback"))


@rule(
    "V011",
    Severity.WARNING,
    "value",
    msg("Figures confirmed before the approval"),
    why=msg(
        "When the money comes up for approval, someone asks whose figures these are. Those that "
        "no one at the customer has agreed are struck out, and payback is worked out again."
    ),
)
def figures_are_confirmed_before_the_approval(context: Context) -> Findings:
    """Before the money is released, confirmed figures alone pay back in time."""
    analysis = opportunity_of(context)
    opportunity, case, approval = analysis.opportunity, _case_of(context), analysis.time.approval
    if (
        not opportunity.is_open
        or case is None
        or approval is None
        or not case.is_within_limit(case.whole)
        or case.is_within_limit(case.confirmed)
    ):
        return
    open_benefits = [benefit for benefit in _counted(opportunity) if not benefit.is_confirmed]
    days = (approval - context.today).days
    items = listed((benefit.item for benefit in open_benefits), ", ")
    message = (
        msg(
            "The budget is up for approval in {time}, and the case rests on unconfirmed figures: "
            "{items}",
            time=span(days),
            items=items,
        )
        if days > 0
        else msg(
            "The budget was up for approval on {day}, and the case rests on unconfirmed figures: "
            "{items}",
            day=approval,
            items=items,
        )
    )
    hint = msg(
        "Go through each figure with whoever owns it, and add `confirmed: {{by: …, date: …}}` to "
        "the benefit."
    )
    yield finding(
        message,
        hint,
        (open_benefits[0].location if open_benefits else None)
        or opportunity.locator.at("value", "benefits"),
        side=Side.CUSTOMER,
        about=("value", "confirmed benefits"),
    )


@rule(
    "V012",
    Severity.ADVICE,
    "value",
    msg("A benefit that only we bring"),
    why=msg(
        "A case that any supplier could present makes the customer buy, but not from us. The "
        "benefit that only we bring is what decides between two offers."
    ),
)
def a_benefit_is_unique(context: Context) -> Findings:
    """Against rivals, at least one benefit in figures is one that only we bring."""
    analysis = opportunity_of(context)
    opportunity = analysis.opportunity
    rivals = [
        rated.rival
        for rated in analysis.assessment.rivals
        if rated.rival and rated.rival.id != NO_DECISION
    ]
    if (
        opportunity.is_open
        and _case_of(context)
        and rivals
        and not any(benefit.only_us for benefit in _counted(opportunity))
    ):
        hint = msg(
            "Ask which part of it a competitor cannot bring, put a figure on that, and mark it "
            "`only_us: true`."
        )
        yield finding(
            msg("No benefit with a figure is unique to us"),
            hint,
            opportunity.locator.at("value", "benefits"),
            about=("value", "unique benefits"),
        )


@rule(
    "V013",
    Severity.WARNING,
    "value",
    msg("Revenue not counted as margin"),
    why=msg(
        "Of extra revenue, the customer keeps only the margin. A case that counts all of it "
        "looks several times too good, and their finance team will see that on page one."
    ),
)
def revenue_is_no_margin(context: Context) -> Findings:
    """No benefit of the case is revenue."""
    analysis = opportunity_of(context)
    opportunity, case = analysis.opportunity, _case_of(context)
    for benefit in _counted(opportunity) if opportunity.is_open and case else ():
        if benefit.basis is ValueBasis.REVENUE:
            location = benefit.location or opportunity.locator.at("value", "benefits")
            yield finding(
                msg("Revenue is counted as if it were margin: {item}", item=benefit.item),
                msg("Ask for the margin on it, and set `amount` and `basis: margin`."),
                location,
            )


def _case_of(context: Context) -> ValueCase | None:
    """Return the value case; None where these readers see only a part of the figures."""
    return opportunity_of(context).value_case if context.account.account.whole else None


def _counted(opportunity: Opportunity) -> list[Benefit]:
    """Return the benefits that our case counts."""
    return [
        benefit for benefit in opportunity.value.benefits if benefit.money and benefit.rival is None
    ]
