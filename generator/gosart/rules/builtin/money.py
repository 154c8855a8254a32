"""Rules about money: a plan that names two sums for one thing has one of them wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gosart.diagnostics import Message, Named, Severity, msg
from gosart.method.enums import WhitespaceStatus
from gosart.plan.model.account import Account, Money, Opportunity
from gosart.rules.findings import Ask, Context, Findings, finding, opportunity_of
from gosart.rules.ratings import ratings_of
from gosart.rules.registry import rule
from gosart.rules.values import Amount, amount, named
from gosart.text.sums import sums_in

__all__: list[str] = []

_HINT = msg("Settle on one figure: correct whichever is out of date.")
_PARTS = msg("The parts of {unit} spend {sum}, more than its {whole}")
_OFFERINGS = msg("The white space of {unit} has {sum} spent, more than its {whole}")


@rule(
    "G017",
    Severity.WARNING,
    "summary",
    msg("One figure for the order"),
    limits={"percent": 5},
    why=msg(
        "If the objective, the white space or the evidence gives a different figure from the "
        "plan's amount, there are two versions of the order. Forecast, effort and what we tell "
        "the customer may each follow a different one."
    ),
)
def the_order_has_one_sum(context: Context) -> Findings:
    """Amount, our objective, the white space and the evidence name the same sum for the order."""
    analysis = opportunity_of(context)
    opportunity, order = analysis.opportunity, analysis.opportunity.money
    if not opportunity.is_open or order is None or not order.amount:
        return
    cells = [
        cell for cell in context.account.account.whitespace if cell.opportunity == opportunity.id
    ]
    total = _total([cell.amount for cell in cells], order.currency)
    is_whole = context.account.account.whole
    if is_whole and total is not None and not _is_near(context, total, order.amount):
        message = msg(
            "The white space has {sum} for this opportunity, but its amount is {order}",
            sum=Amount(total, order.currency),
            order=amount(order),
        )
        cell = cells[0]
        location = context.account.account.locator.at(
            "whitespace", cell.unit, cell.offering, "amount"
        )
        yield finding(message, _HINT, location, about=("whitespace", opportunity.id))
    aims = " ".join(f"{aim.text} {aim.target}" for aim in opportunity.objective.team)
    for other in _others(context, aims, order):
        message = msg(
            "Our objective says {sum}, but the amount is {order}", sum=other, order=amount(order)
        )
        location = opportunity.locator.at("objective", "team")
        yield finding(message, _HINT, location, about=("objective", "team", "sum"))
    rating = ratings_of(analysis).get("short_term_revenue")
    for other in _others(context, rating.evidence if rating else "", order):
        message = msg(
            "The evidence for “{criterion}” says {sum}, but the amount is {order}",
            criterion=named(rating.criterion) if rating else "",
            sum=other,
            order=amount(order),
        )
        location = (rating.location if rating else None) or opportunity.locator.at("amount")
        yield finding(message, _HINT, location, about=("assessments", "short_term_revenue", "sum"))


@rule(
    "G018",
    Severity.WARNING,
    "summary",
    msg("One figure for the budget"),
    limits={"percent": 5},
    asks=Ask.REAL,
    why=msg(
        "The evidence for access to funds is the customer's own figure. If it differs from the "
        "budget in the plan, no one knows how much money there is."
    ),
)
def the_budget_has_one_sum(context: Context) -> Findings:
    """The evidence for access to funds names the budget's sum."""
    analysis = opportunity_of(context)
    opportunity, budget = analysis.opportunity, analysis.opportunity.budget
    rating = ratings_of(analysis).get("access_to_funds")
    if not opportunity.is_open or budget is None or budget.money is None or rating is None:
        return
    for other in _others(context, rating.evidence, budget.money):
        message = msg(
            "The evidence for “{criterion}” says {sum}, but the budget is {budget}",
            criterion=named(rating.criterion),
            sum=other,
            budget=amount(budget.money),
        )
        location = opportunity.locator.at("budget", "amount")
        yield finding(message, _HINT, location, about=("budget", "sum"))


@rule(
    "G019",
    Severity.WARNING,
    "summary",
    msg("Figures of the account agree"),
    scope="account",
    limits={"percent": 5},
    why=msg(
        "A unit spends at least what its parts spend, and what we have won is what the contract "
        "says. If the figures disagree, any share of spend worked out from them is a guess."
    ),
)
def sums_of_the_account_agree(context: Context) -> Findings:
    """No part of a unit spends more than the unit, and what is won is what the contract says."""
    account = context.account.account
    if account.whole:
        yield from _contracts(context, account)
        yield from _spending(context, account)


@rule(
    "V014",
    Severity.ADVICE,
    "value",
    msg("Value in words and in figures"),
    limits={"percent": 5},
    why=msg(
        "The customer's people will repeat our sentence on unique business value. If the figure "
        "in it is nowhere in the business case, we cannot answer the first question about it."
    ),
)
def value_agrees_with_its_figures(context: Context) -> Findings:
    """A sum in the unique business value is one of the case's, or a total of several."""
    analysis = opportunity_of(context)
    opportunity, case = analysis.opportunity, analysis.value_case
    if not opportunity.is_open or case is None or not context.account.account.whole:
        return
    known = [*_totals(opportunity), case.whole.net, case.confirmed.net, case.unique.net]
    text = opportunity.value.unique_business_value
    sums = [item.amount for item in sums_in(text) if item.currency in ("", case.currency)]
    if sums and not any(_is_near(context, item, figure) for item in sums for figure in known):
        message = msg(
            "The unique business value says {sum}, which matches none of the figures behind it",
            sum=Amount(sums[0], case.currency),
        )
        hint = msg("Correct the sentence, or add the benefit that it counts.")
        location = opportunity.locator.at("value", "unique_business_value")
        yield finding(message, hint, location, about=("value", "sum"))


def _contracts(context: Context, account: Account) -> Findings:
    """Yield each won offering of a unit that its running contracts put another sum on."""
    for cell in account.whitespace:
        if cell.status is not WhitespaceStatus.WON or cell.amount is None:
            continue
        running = [
            contract.money
            for contract in account.contracts
            if (contract.unit, contract.offering) == (cell.unit, cell.offering)
            and (contract.starts or context.today) <= context.today
            and (contract.ends or context.today) >= context.today
        ]
        total = _total(running, cell.amount.currency)
        if total is not None and not _is_near(context, total, cell.amount.amount):
            message = msg(
                "The white space has {sum} won for {offering} in {unit}, but the contract says "
                "{contract}",
                sum=amount(cell.amount),
                offering=Named(cell.offering, account.offerings[cell.offering]),
                unit=Named(cell.unit, account.units[cell.unit]),
                contract=Amount(total, cell.amount.currency),
            )
            location = account.locator.at("whitespace", cell.unit, cell.offering, "amount")
            yield finding(message, _HINT, location)


def _spending(context: Context, account: Account) -> Findings:
    """Yield each unit of which the parts, or the offerings, spend more than it does."""
    for unit in account.customer_units:
        if unit.spend is None:
            continue
        parts = [part.spend for part in account.customer_units if part.parent == unit.id]
        cells = [cell.spend for cell in account.whitespace if cell.unit == unit.id]
        for kind, spent, sentence in (("parts", parts, _PARTS), ("offerings", cells, _OFFERINGS)):
            most, currency = unit.spend.amount, unit.spend.currency
            total = _total([money for money in spent if money is not None], currency)
            if total is None or total <= most or _is_near(context, total, most):
                continue
            values = {
                "unit": Named(unit.id, unit.name),
                "sum": Amount(total, currency),
                "whole": amount(unit.spend),
            }
            location = account.locator.at("units", unit.id, "spend")
            message = Message(sentence.template, values)
            yield finding(message, _HINT, location, about=("units", unit.id, kind))


def _totals(opportunity: Opportunity) -> Iterator[Decimal]:
    """Yield each benefit of our case, and the totals by period: of all, confirmed, only ours."""
    ours = [item for item in opportunity.value.benefits if item.money and item.rival is None]
    for chosen in (
        ours,
        [item for item in ours if item.is_confirmed],
        [item for item in ours if item.only_us],
    ):
        for per in {item.per for item in chosen}:
            figures = [item.money.amount for item in chosen if item.money and item.per == per]
            yield from (*figures, sum(figures, Decimal(0)))


def _others(context: Context, text: str, money: Money) -> Iterator[Amount]:
    """Yield the first sum of a text where it names one, and none of them is the plan's."""
    sums = [item.amount for item in sums_in(text) if item.currency in ("", money.currency)]
    if sums and not any(_is_near(context, item, money.amount) for item in sums):
        yield Amount(sums[0], money.currency)


def _total(amounts: Iterable[Money | None], currency: str) -> Decimal | None:
    """Add amounts; None where there is none, or one has no figure or another currency."""
    figures = [money.amount if money and money.currency == currency else None for money in amounts]
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(figures) else None


def _is_near(context: Context, figure: Decimal, other: Decimal) -> bool:
    """Tell whether two sums may be one, rounded."""
    return abs(figure - other) * 100 <= abs(other) * context.limit("percent")
