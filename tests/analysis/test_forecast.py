"""What open deals come to: in one currency, weighted, by category and month; what is at risk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.analysis.forecast import Forecasts, analyse_forecast
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.portfolio import PortfolioAnalysis, analyse_portfolio
from gosart.config.rates import ExchangeRates
from tests.analysis.loading import TODAY, analyse_opportunity

RATES = ExchangeRates(date(2026, 11, 20), (("USD", Decimal("0.9")),))


def portfolio_of(folder: Path, *plans: str) -> PortfolioAnalysis:
    return analyse_portfolio(
        [
            overview_of(analyse_opportunity(folder / str(number), plan))
            for number, plan in enumerate(plans)
        ]
    )


def forecast_of(
    portfolio: PortfolioAnalysis, rates: ExchangeRates | None, currency: str = "EUR"
) -> Forecasts:
    return analyse_forecast(portfolio.open_rows, currency, rates, TODAY)


DOLLARS = """\
    amount: 1000
    currency: USD
    probability: 75
    close_date: 2026-12-01
"""
EUROS = """\
    amount: 2000
    probability: 50
    close_date: 2027-01-15
"""
OMITTED = """\
    amount: 500
    probability: 10
    forecast: omitted
    close_date: 2026-12-31
"""


def test_amounts_add_up_in_the_currency_of_the_site_and_weigh_by_probability(
    tmp_path: Path,
) -> None:
    forecast = forecast_of(portfolio_of(tmp_path, DOLLARS, EUROS), RATES)
    assert (forecast.currency, forecast.day) == ("EUR", date(2026, 11, 20))
    assert forecast.total == Decimal(2900)
    assert forecast.by_category == (Decimal(900), Decimal(2000), Decimal(0))
    assert forecast.weighted == Decimal(675) + Decimal(1000)
    assert forecast.left_out == ()


def test_what_has_no_probability_is_named_as_it_is_in_every_sum_but_the_weighted(
    tmp_path: Path,
) -> None:
    bare = EUROS.replace("    probability: 50\n", "")
    hidden = EUROS + "    audiences: {probability: account-team}\n"
    forecast = forecast_of(portfolio_of(tmp_path, EUROS, bare, hidden, OMITTED), None)
    assert forecast.weighted == Decimal(1000)
    assert len(forecast.unweighted) == 1


def test_without_a_rate_an_amount_is_in_no_sum_and_is_named(tmp_path: Path) -> None:
    forecast = forecast_of(portfolio_of(tmp_path, DOLLARS, EUROS), None)
    assert (forecast.currency, forecast.day, forecast.total) == ("EUR", None, Decimal(2000))
    assert [(money.currency, money.amount) for money in forecast.left_out] == [("USD", 1000)]


def test_without_rates_sums_are_in_the_currency_there_is(tmp_path: Path) -> None:
    forecast = forecast_of(portfolio_of(tmp_path, DOLLARS), None)
    assert (forecast.currency, forecast.total, forecast.left_out) == ("USD", Decimal(1000), ())


@pytest.mark.parametrize(
    ("part", "weighted", "commit", "best_case", "in_months"),
    [("amount", 1, 0, 1, 1), ("probability", 1, 0, 0, 0), ("forecast", 1, 1, 1, 1)],
)
def test_what_is_not_shown_is_counted_for_each_sum_that_it_would_be_in(
    part: str, weighted: int, commit: int, best_case: int, in_months: int, tmp_path: Path
) -> None:
    plan = EUROS + f"    forecast: best-case\n    audiences: {{{part}: account-team}}\n"
    forecast = forecast_of(portfolio_of(tmp_path, plan, EUROS), None)
    hidden = forecast.hidden
    assert (hidden.weighted, hidden.in_months) == (weighted, in_months)
    assert hidden.by_category[:2] == (commit, best_case)
    assert hidden.total == (part == "amount")


def test_what_its_owner_omits_counts_in_no_category(tmp_path: Path) -> None:
    forecast = forecast_of(portfolio_of(tmp_path, EUROS, OMITTED), None)
    assert forecast.total == Decimal(2500)
    assert sum(forecast.by_category) == Decimal(2000)
    assert forecast.weighted == Decimal(1000)


def test_months_go_without_gaps_from_the_first_that_should_have_closed(tmp_path: Path) -> None:
    old = EUROS.replace("2027-01-15", "2025-03-01")
    late = EUROS.replace("2027-01-15", "2027-11-01")
    forecast = forecast_of(portfolio_of(tmp_path, old, EUROS, late), None)
    months = [(month.month, month.is_past, month.total) for month in forecast.months]
    assert months == [
        (date(2026, 9, 1), True, Decimal(2000)),
        (date(2026, 10, 1), True, Decimal(0)),
        (date(2026, 11, 1), False, Decimal(0)),
        (date(2026, 12, 1), False, Decimal(0)),
        (date(2027, 1, 1), False, Decimal(2000)),
    ]
    assert forecast.later is not None
    assert forecast.later.total == Decimal(2000)


@pytest.mark.parametrize(
    ("plan", "is_at_risk"),
    [
        ("    close_date: 2026-11-01\n", True),
        ("    people: {boss: {status: enemy, role: approver}}\n", True),
        ("    people: {boss: {status: enemy, role: user}}\n", False),
    ],
)
def test_a_deal_is_at_risk_past_its_day_or_where_who_decides_opposes(
    plan: str, is_at_risk: bool, tmp_path: Path
) -> None:
    sound = """\
    test: {reviews: [{date: 2026-11-20, decision: continue}]}
    close_date: 2027-06-01
"""
    whole = sound.replace("    close_date: 2027-06-01\n", "") if "close_date" in plan else sound
    (row,) = portfolio_of(tmp_path, whole + plan).rows
    reds = [item.question for item in row.opportunity.lights if item.light.state == "red"]
    assert row.is_at_risk is (is_at_risk or bool(reds))
    opponent = row.opportunity.opponent
    if "people" in plan:
        assert opponent is not None
        assert opponent.person == "boss"


def test_a_decided_deal_is_never_at_risk_and_the_latest_stands_first(tmp_path: Path) -> None:
    won = "    status: won\n    closed: 2026-10-01\n    close_date: 2026-10-01\n"
    lost = "    status: lost\n    closed: 2026-11-01\n    close_date: 2026-10-01\n"
    portfolio = portfolio_of(tmp_path, won, lost)
    assert portfolio.at_risk == ()
    assert [row.opportunity.status.value for row in portfolio.closed_rows] == ["lost", "won"]
