"""Revenue by year against target, and contracts with their renewals, as the templates take them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gosart.analysis.contract_renewal import NOTICE_DAYS
from gosart.charts.revenue_bar import draw_revenue_bar
from gosart.diagnostics import capitalised
from gosart.plan.model.account import Account, Contract, Money, Revenue
from gosart.site.template_context import View
from gosart.site.views.growth_model import ContractView, RevenueView, RevenueYearView
from gosart.site.views.svg_embed import embed_svg

__all__ = ["revenue_view"]

_WIDTH = 190
"""Pixels of the largest amount."""


def revenue_view(view: View, account: Account) -> RevenueView:
    """Return what the account brings us, and what they have bought.

    Args:
        view: The page.
        account: The account.
    """
    text = view.translator.text
    years = sorted(account.revenue, key=lambda row: row.year)
    contracts = sorted(account.contracts, key=lambda own: _order(own, view.today))
    entries: tuple[Revenue | Contract, ...] = (*account.revenue, *account.contracts)
    is_cut = bool(account.cut_parts & {"revenue", "contracts"}) or any(
        row.hidden_fields & {"target", "actual", "amount", "to", "notice"} for row in entries
    )
    clauses = [*_year_clauses(view, years), *_contract_clauses(view, contracts)]
    return RevenueView(
        is_empty=not (years or contracts),
        title=capitalised(text("; ").join(clauses)),
        years=tuple(_year(view, row, _most(years, row)) for row in years),
        contracts=tuple(_contract(view, account, own) for own in contracts),
        note=text("Some of it is not shown for this audience.") if is_cut else "",
    )


def _most(years: list[Revenue], row: Revenue) -> Decimal:
    """Return the largest amount of the currency of a year: amounts of several have no one scale."""
    currencies = {money.currency for money in (row.target, row.actual) if money}
    return max(
        (
            money.amount
            for other in years
            for money in (other.target, other.actual)
            if money and money.currency in currencies
        ),
        default=Decimal(0),
    )


def _share(row: Revenue) -> float | None:
    if not (row.target and row.actual) or row.target.amount <= 0:
        return None
    return float(row.actual.amount / row.target.amount)


def _year_clauses(view: View, years: list[Revenue]) -> Iterator[str]:
    """Say how the last year with a result came out, and what the next is to bring."""
    translator = view.translator
    done = [row for row in years if row.actual]
    if done:
        row, share = done[-1], _share(done[-1])
        amount = view.money(row.actual, short=True)
        yield (
            translator.text("{year}: {amount} sold", year=row.year, amount=amount)
            if share is None
            else translator.text(
                "{year}: {amount} sold, {share} of the target",
                year=row.year,
                amount=amount,
                share=translator.percent(round(share, 2)),
            )
        )
    first = max(view.today.year, done[-1].year + 1 if done else 0)
    ahead = next((row for row in years if row.year >= first and row.target), None)
    if ahead:
        amount = view.money(ahead.target, short=True)
        yield translator.text("{year}: {amount} is the target", year=ahead.year, amount=amount)


def _year(view: View, row: Revenue, most: Decimal) -> RevenueYearView:
    translator, share = view.translator, _share(row)
    actual = _amount(view, row.actual, "actual" in row.hidden_fields)
    target = _amount(view, row.target, "target" in row.hidden_fields)
    is_hidden = bool(row.hidden_fields & {"actual", "target"})
    note, is_short = "", False
    if share is not None:
        note = translator.percent(round(share, 2))
        is_short = share < 1 and row.year < view.today.year
    elif row.actual is None and not is_hidden:
        is_short = row.year < view.today.year
        note = translator.text("no result recorded") if is_short else translator.text("open")
    return RevenueYearView(
        year=str(row.year),
        bar=embed_svg(draw_revenue_bar(_of(row.target), _of(row.actual), most, _WIDTH)),
        actual=actual,
        target=target,
        note=note,
        is_short=is_short,
    )


def _of(money: Money | None) -> Decimal | None:
    return money.amount if money else None


def _amount(view: View, money: Money | None, is_hidden: bool) -> str:
    if money is None:
        return view.translator.text("not shown") if is_hidden else "\u2013"
    return view.money(money, short=True)


def _next_day(contract: Contract, today: date) -> date | None:
    """Return the day on which something about a contract is next to be done."""
    ahead = [day for day in (contract.notice, contract.ends) if day and day >= today]
    return min(ahead, default=None)


def _order(contract: Contract, today: date) -> tuple[int, date]:
    """Order contracts by what comes next, then those without a day, then those that ended."""
    day = _next_day(contract, today)
    if day:
        return 0, day
    return (2, contract.ends) if contract.ends else (1, today)


def _is_soon(contract: Contract, today: date) -> bool:
    """Tell whether a contract wants a decision: its last day of notice, or its end, is near."""
    day = _next_day(contract, today)
    return day is not None and (day - today).days <= NOTICE_DAYS


def _contract_clauses(view: View, contracts: list[Contract]) -> Iterator[str]:
    text = view.translator.text
    soon = [own for own in contracts if _is_soon(own, view.today)]
    if soon:
        first = soon[0]
        day = _next_day(first, view.today)
        due = view.due((day - view.today).days if day else None)
        yield (
            text("notice for {name} ends {when}", name=first.name, when=due)
            if day == first.notice
            else text("{name} ends or renews {when}", name=first.name, when=due)
        )
    elif contracts and any(own.ends and own.ends >= view.today for own in contracts):
        yield text("no contract to decide on within {days} days", days=NOTICE_DAYS)


def _contract(view: View, account: Account, contract: Contract) -> ContractView:
    translator, today = view.translator, view.today
    text = translator.text
    what = (account.offerings.get(contract.offering), account.units.get(contract.unit))
    amount = _amount(view, contract.money, "amount" in contract.hidden_fields)
    if contract.money and contract.per:
        amount = (
            text("{amount} a year", amount=amount)
            if contract.per == "year"
            else f"{amount} / {contract.per}"
        )
    return ContractView(
        name=contract.name,
        what=" · ".join(name for name in what if name),
        amount=amount,
        starts=_day(view, contract.starts, "from" in contract.hidden_fields),
        ends=_day(view, contract.ends, "to" in contract.hidden_fields),
        notice=_day(view, contract.notice, "notice" in contract.hidden_fields),
        left=_left(view, contract),
        is_soon=_is_soon(contract, today),
    )


def _day(view: View, day: date | None, is_hidden: bool) -> str:
    if day is None:
        return view.translator.text("not shown") if is_hidden else "\u2013"
    return view.translator.date(day)


def _left(view: View, contract: Contract) -> str:
    """Say how many days are left, of notice first."""
    text, today = view.translator.text, view.today
    ends, notice = contract.ends, contract.notice
    if ends and ends < today:
        return text("ended {when}", when=view.since((today - ends).days))
    if notice and notice >= today:
        return text("notice ends {when}", when=view.due((notice - today).days))
    if not ends:
        return "" if "to" in contract.hidden_fields else text("no end recorded")
    left = text("ends or renews {when}", when=view.due((ends - today).days))
    if notice:
        return text("{left}; notice has passed", left=left)
    return left if "notice" in contract.hidden_fields else text("{left}; no notice day", left=left)
