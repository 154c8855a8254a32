"""A total over several currencies in one, by a site's dated rates, and what has no rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.config.rates import ExchangeRates
from gosart.plan.model.values import Money

__all__ = ["Total", "total_in"]


@dataclass(frozen=True, slots=True)
class Total:
    """Amounts of several currencies in one."""

    money: Money
    day: date
    """The day of the rates."""
    left_out: tuple[Money, ...]
    """Amounts whose currency has no rate: they are not in the total."""


def total_in(currency: str, amounts: Sequence[Money], rates: ExchangeRates | None) -> Total | None:
    """Add amounts up in one currency.

    Args:
        currency: The currency of the total, a code of ISO 4217.
        amounts: One for each currency.
        rates: What a unit of each is worth in `currency`.

    Returns:
        The total; None where there are no rates, where all amounts are of that currency already,
        or where none of them has a rate.
    """
    if rates is None or all(money.currency == currency for money in amounts):
        return None
    worth = {
        money.currency: Decimal(1) if money.currency == currency else rates.of(money.currency)
        for money in amounts
    }
    total = [money.amount * rate for money in amounts if (rate := worth[money.currency])]
    if not total:
        return None
    left_out = tuple(money for money in amounts if worth[money.currency] is None)
    return Total(Money(sum(total, Decimal(0)), currency), rates.day, left_out)
