"""Rules about whether winning is worth it: ratings against what the plan's own figures allow."""

from __future__ import annotations

from decimal import Decimal

from gosart.diagnostics import Severity, msg
from gosart.method.enums import Side, WhitespaceStatus
from gosart.plan.model.account import Money
from gosart.rules.findings import Ask, Context, Findings, finding, opportunity_of
from gosart.rules.ratings import plus
from gosart.rules.registry import rule
from gosart.rules.values import Amount, named

__all__: list[str] = []


@rule(
    "A019",
    Severity.WARNING,
    "assessment",
    msg("Future revenue supported by white space"),
    asks=Ask.REAL,
    why=msg(
        "Future revenue means named units, offerings and amounts. If the white space does not "
        "show them, the plus is only a hope."
    ),
)
def future_agrees_with_white_space(context: Context) -> Findings:
    """A plus on future revenue is borne out by the white space that is still to be won."""
    least, currency = context.thresholds.min_future_revenue, context.thresholds.currency
    cells = [
        cell.amount
        for cell in context.account.account.whitespace
        if cell.status
        in (WhitespaceStatus.POTENTIAL, WhitespaceStatus.OPEN, WhitespaceStatus.RIVAL)
        and cell.amount is not None
    ]
    amounts = [money.amount for money in cells if money.currency == currency]
    # Silent where there is nothing to compare: no amounts, or amounts of another currency, which
    # nobody here may convert.
    if least is None or not amounts or len(amounts) < len(cells) or sum(amounts) >= least:
        return
    analysis = opportunity_of(context)
    for rating in plus(analysis, "future_revenue"):
        message = msg(
            "“{criterion}” is rated +, but the white space still to be won is {amount}, "
            "below {limit}",
            criterion=named(rating.criterion),
            amount=Amount(sum(amounts, Decimal(0)), currency),
            limit=Amount(least, currency),
        )
        yield finding(
            message,
            msg("Correct the rating, or write the amounts you see into `whitespace`."),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


@rule(
    "A020",
    Severity.WARNING,
    "assessment",
    msg("Margin supported by figures"),
    asks=Ask.REAL,
    why=msg(
        "What we spend on winning comes out of what the order brings. If what is left is already "
        "below the company's minimum profit, no delivery plan can make up for it."
    ),
)
def profit_agrees_with_figures(context: Context) -> Findings:
    """A plus on profitability leaves the site's least profit: the order less its resources."""
    analysis = opportunity_of(context)
    least, money = context.thresholds.min_profit, analysis.opportunity.money
    if least is None or money is None or money.currency != context.thresholds.currency:
        return
    rest = money.amount - _spent(
        money,
        tuple(
            item.money
            for item in analysis.opportunity.resources
            if item.side is Side.TEAM and item.money
        ),
    )
    if rest >= least:
        return
    for rating in plus(analysis, "profitability"):
        message = msg(
            "“{criterion}” is rated +, but the order less its resources is {amount}, below {limit}",
            criterion=named(rating.criterion),
            amount=Amount(rest, money.currency),
            limit=Amount(least, money.currency),
        )
        yield finding(
            message,
            msg("Correct the rating, or plan with less."),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


def _spent(order: Money, amounts: tuple[Money, ...]) -> Decimal:
    """Add what is planned in the currency of the order."""
    return sum((money.amount for money in amounts if money.currency == order.currency), Decimal(0))
