"""What open opportunities come to: in all, weighted, by forecast category and by month of close.

Amounts add up in one currency: the site's, at its dated rates; without rates that of most amounts.
What has no rate is left out, and said; so is what the build's readers may not see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.analysis.common_currency import common_currency
from gosart.analysis.portfolio import PortfolioRow
from gosart.analysis.verdict import Call
from gosart.config.rates import ExchangeRates
from gosart.method.enums import Forecast
from gosart.plan.model.values import Money

__all__ = ["Forecasts", "HiddenAmounts", "MonthForecast", "analyse_forecast"]

CATEGORIES = (Forecast.COMMIT, Forecast.BEST_CASE, Forecast.PIPELINE)
"""Categories that count, the surest first."""
_MONTHS = 13
"""Months of the drawing, this one included; what closes later is in one sum."""
_PAST = 2
"""Months before this one that the drawing has; what should have closed before is in the first."""


@dataclass(frozen=True, eq=False, slots=True)
class MonthForecast:
    """What closes in one month."""

    month: date | None
    """Its first day; None for what closes after the last month, or on no day."""
    is_past: bool
    """Whether it is over: its opportunities should have been decided."""
    by_category: tuple[Decimal, ...]
    """Amounts of the surest category first."""
    weighted: Decimal
    rows: tuple[PortfolioRow, ...]
    """Its opportunities, the largest amount first."""

    @property
    def total(self) -> Decimal:
        """All amounts of the month."""
        return sum(self.by_category, Decimal(0))


@dataclass(frozen=True, slots=True)
class HiddenAmounts:
    """How many opportunities each sum is without, as its readers may not see what it is made of."""

    total: int
    weighted: int
    by_category: tuple[int, ...]
    in_months: int
    """How many are in no month."""


@dataclass(frozen=True, eq=False, slots=True)
class Forecasts:
    """Sums over all open opportunities in one currency."""

    currency: str
    """The currency of all sums; "" where no opportunity has an amount."""
    day: date | None
    """Day of the rates, None where no amount had to be changed into `currency`."""
    total: Decimal
    weighted: Decimal
    """Each amount times its probability; without a probability it counts nothing."""
    by_category: tuple[Decimal, ...]
    at_risk: Decimal
    months: tuple[MonthForecast, ...]
    """Months in their order, from the first in which something should have closed, without gaps."""
    later: MonthForecast | None
    left_out: tuple[Money, ...]
    """Amounts by currency that have no rate: they are in no sum."""
    unweighted: tuple[PortfolioRow, ...]
    """Opportunities that count with their amounts and have no probability, which readers could see:
    they are in every sum but `weighted`."""
    disengaging: tuple[PortfolioRow, ...]
    """Opportunities that count, and whose plan says to stop."""
    disengaging_weighted: Decimal
    """What these are of `weighted`."""
    hidden: HiddenAmounts
    worth: Callable[[Money | None], Decimal | None]
    """What an amount is in `currency`; None without an amount or a rate."""


def analyse_forecast(
    rows: Sequence[PortfolioRow], currency: str, rates: ExchangeRates | None, today: date
) -> Forecasts:
    """Add up open opportunities.

    Args:
        rows: The open opportunities.
        currency: The site's currency, a code of ISO 4217.
        rates: What a unit of each other currency is worth in it; None for no rates.
        today: The day.

    Returns:
        The sums. Opportunities that their owners omit from the forecast are in `total` alone.
    """
    amounts = [row.opportunity.money for row in rows if row.opportunity.money]
    common = common_currency(amounts, currency, rates)
    worth = common.worth
    counted = [row for row in rows if worth(row.opportunity.money) is not None]
    whole = _month(None, counted, worth, today)
    stopping = [
        row
        for row in counted
        if row.opportunity.call is Call.DISENGAGE and _category(row) in CATEGORIES
    ]
    months, later = _months(counted, worth, today)
    return Forecasts(
        currency=common.currency if amounts else "",
        day=common.day,
        total=sum((worth(row.opportunity.money) or Decimal(0) for row in counted), Decimal(0)),
        weighted=whole.weighted,
        by_category=whole.by_category,
        at_risk=sum(
            (worth(row.opportunity.money) or Decimal(0) for row in counted if row.is_at_risk),
            Decimal(0),
        ),
        months=months,
        later=later,
        left_out=common.left_out,
        unweighted=tuple(
            row
            for row in counted
            if row.opportunity.probability is None
            and _category(row) in CATEGORIES
            and "probability" not in row.opportunity.hidden_parts
        ),
        disengaging=tuple(stopping),
        disengaging_weighted=_month(None, stopping, worth, today).weighted,
        hidden=_hidden(rows),
        worth=worth,
    )


def _hidden(rows: Sequence[PortfolioRow]) -> HiddenAmounts:
    """Count the opportunities of which an amount, or what a sum makes of it, is not shown."""

    def count(parts: tuple[str, ...], *categories: Forecast) -> int:
        return sum(
            not row.opportunity.hidden_parts.isdisjoint(parts)
            and (not categories or _category(row) in (None, *categories))
            for row in rows
        )

    made_of = ("amount", "forecast")
    return HiddenAmounts(
        total=count(("amount",)),
        weighted=count((*made_of, "probability"), *CATEGORIES),
        by_category=tuple(count(made_of, category) for category in CATEGORIES),
        in_months=count(made_of, *CATEGORIES),
    )


def _category(row: PortfolioRow) -> Forecast | None:
    """Return the category of an opportunity, None where these readers may not see it."""
    if "forecast" in row.opportunity.hidden_parts:
        return None
    return row.opportunity.forecast or Forecast.PIPELINE


_Worth = Callable[[Money | None], Decimal | None]


def _months(
    rows: Sequence[PortfolioRow], worth: _Worth, today: date
) -> tuple[tuple[MonthForecast, ...], MonthForecast | None]:
    """Return what closes month by month, and what closes later or on no day."""
    by_month: dict[int, list[PortfolioRow]] = {}
    this, late = _number(today), []
    for row in rows:
        day = row.opportunity.close_date
        if day is None or _number(day) >= this + _MONTHS - 1:
            late.append(row)
        else:  # a deal that should have closed long ago is in the first month of the drawing
            by_month.setdefault(max(_number(day), this - _PAST), []).append(row)
    later = _month(None, late, worth, today) if late else None
    numbers = range(min(this, *by_month), max(this, *by_month) + 1) if by_month else ()
    return tuple(
        _month(date(number // 12, number % 12 + 1, 1), by_month.get(number, ()), worth, today)
        for number in numbers
    ), later


def _number(day: date) -> int:
    """Return a month's number, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _month(
    month: date | None, rows: Sequence[PortfolioRow], worth: _Worth, today: date
) -> MonthForecast:
    sums = dict.fromkeys(CATEGORIES, Decimal(0))
    weighted = Decimal(0)
    amounts = [(row, worth(row.opportunity.money) or Decimal(0)) for row in rows]
    for row, amount in amounts:
        category = _category(row)
        if category is not None and category in sums:
            sums[category] += amount
            weighted += amount * (row.opportunity.probability or 0) / 100
    amounts.sort(key=lambda pair: -pair[1])
    is_past = month is not None and _number(month) < _number(today)
    return MonthForecast(
        month, is_past, tuple(sums.values()), weighted, tuple(row for row, _ in amounts)
    )
