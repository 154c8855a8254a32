"""Totals over several currencies follow the site's dated rates, and say what has none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gosart.analysis.one_currency import total_in
from gosart.config.rates import ExchangeRates
from gosart.plan.model.values import Money

DAY = date(2026, 11, 20)
RATES = ExchangeRates(DAY, (("GBP", Decimal("1.2")), ("USD", Decimal("0.5"))))


def money(amount: int, currency: str) -> Money:
    return Money(Decimal(amount), currency)


def total(*amounts: Money) -> tuple[str, str, date, list[str]]:
    """Return sum, currency, day and the currencies left out of a total in euros."""
    added = total_in("EUR", amounts, RATES)
    assert added is not None
    left_out = [item.currency for item in added.left_out]
    return str(added.money.amount), added.money.currency, added.day, left_out


def test_each_currency_counts_by_its_rate_and_the_sites_own_as_it_is() -> None:
    amounts = (money(100, "EUR"), money(200, "GBP"), money(50, "USD"))
    assert total(*amounts) == ("365.0", "EUR", DAY, [])


def test_what_has_no_rate_is_named_and_not_added() -> None:
    assert total(money(100, "EUR"), money(900, "CNY")) == ("100", "EUR", DAY, ["CNY"])


def test_without_rates_or_with_one_currency_there_is_no_other_total() -> None:
    assert total_in("EUR", [money(100, "EUR"), money(200, "GBP")], None) is None
    assert total_in("EUR", [money(100, "EUR")], RATES) is None
    assert total_in("EUR", [], RATES) is None
    assert total_in("EUR", [money(900, "CNY")], RATES) is None
