"""What it takes to win: what our resources cost, against the expected cost of sale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gosart.method.enums import Side
from gosart.plan.model.account import Money, Opportunity

__all__ = ["CostOfSale", "cost_of_sale"]


@dataclass(frozen=True, eq=False, slots=True)
class CostOfSale:
    """What our resources cost; nothing is converted between currencies."""

    expected: Money | None
    planned: Money
    """What is planned in the currency of `expected`, or else of the opportunity's amount."""
    others: tuple[Money, ...]
    """Sums in other currencies, by currency."""

    @property
    def over(self) -> Money | None:
        """How much more is planned than expected; None where it is not more."""
        if self.expected is None or self.planned.amount <= self.expected.amount:
            return None
        return Money(self.planned.amount - self.expected.amount, self.planned.currency)

    @property
    def rest(self) -> Money | None:
        """How much of the expected cost is not planned yet; None where more is planned."""
        if self.expected is None or self.planned.amount > self.expected.amount:
            return None
        return Money(self.expected.amount - self.planned.amount, self.planned.currency)


def cost_of_sale(opportunity: Opportunity) -> CostOfSale | None:
    """Add what our own resources cost, by currency.

    Args:
        opportunity: The opportunity.

    Returns:
        The cost, or None where no resource costs anything and nothing is expected.
    """
    sums: dict[str, Decimal] = {}
    for resource in opportunity.resources:
        if resource.money and resource.side is Side.TEAM:
            sums[resource.money.currency] = (
                sums.get(resource.money.currency, Decimal(0)) + resource.money.amount
            )
    expected = opportunity.cost_of_sale
    if not sums and expected is None:
        return None
    home = expected or opportunity.money
    currency = home.currency if home else min(sums)
    others = tuple(
        Money(amount, other) for other, amount in sorted(sums.items()) if other != currency
    )
    return CostOfSale(expected, Money(sums.get(currency, Decimal(0)), currency), others)
