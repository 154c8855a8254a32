"""The currency in which amounts of several compare: the site's, or that of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.config.rates import ExchangeRates
from gosart.plan.model.values import Money

__all__ = ["CommonCurrency", "common_currency"]


@dataclass(frozen=True, eq=False, slots=True)
class CommonCurrency:
    """A currency, and what amounts of others are in it."""

    currency: str
    """A code of ISO 4217."""
    rates: ExchangeRates | None
    """What others are worth in it, None where nothing says so."""
    day: date | None
    """Day of the rates, None where no amount has to be changed."""
    left_out: tuple[Money, ...]
    """Sums by currency of the amounts without a rate: they are in no total."""

    def worth(self, money: Money | None) -> Decimal | None:
        """Return what an amount is in the currency.

        Args:
            money: The amount.

        Returns:
            The amount; None without one, or without a rate.
        """
        if money is None:
            return None
        if money.currency == self.currency:
            return money.amount
        rate = self.rates.of(money.currency) if self.rates else None
        return money.amount * rate if rate else None

    def total(self, amounts: Sequence[Money]) -> Decimal:
        """Return the sum of what has a rate.

        Args:
            amounts: The amounts.
        """
        return sum((self.worth(money) or Decimal(0) for money in amounts), Decimal(0))


def common_currency(
    amounts: Sequence[Money], currency: str, rates: ExchangeRates | None
) -> CommonCurrency:
    """Choose the currency for some amounts.

    Args:
        amounts: The amounts.
        currency: The site's currency, a code of ISO 4217.
        rates: What a unit of each other currency is worth in it; None for no rates.

    Returns:
        The site's currency; without rates that of most amounts, where none is of the site's.
    """
    counts = Counter(money.currency for money in amounts)
    target = currency if rates or currency in counts or not counts else min(
        counts, key=lambda code: (-counts[code], code)
    )  # fmt: skip
    usable = rates if target == currency else None
    plain = CommonCurrency(target, usable, None, ())
    left: dict[str, Decimal] = {}
    for money in amounts:
        if plain.worth(money) is None:
            left[money.currency] = left.get(money.currency, Decimal(0)) + money.amount
    is_changed = any(
        money.currency != target and plain.worth(money) is not None for money in amounts
    )
    return CommonCurrency(
        target,
        usable,
        rates.day if rates and is_changed else None,
        tuple(Money(amount, code) for code, amount in sorted(left.items())),
    )
