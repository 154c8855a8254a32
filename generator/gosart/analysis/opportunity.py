"""A deal on a day: its assessment, its work, its value and its politics, and how late each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import DealAssessment, assess
from gosart.analysis.control_signals import Control, read_control
from gosart.analysis.cost_of_sale import CostOfSale, cost_of_sale
from gosart.analysis.politics import Politics, read_politics
from gosart.method.enums import ActionStatus, Side
from gosart.method.model import Method
from gosart.plan.model.account import Account, Action, Benefit, Cost, Money, Opportunity

__all__ = ["AccountReading", "ActionReading", "Balance", "DealReading", "read_account", "sum_money"]

SOON = 14
"""Days ahead in which an action counts as due soon."""


@dataclass(frozen=True, eq=False, slots=True)
class ActionReading:
    """An action on a day. `days` until it is due (negative: overdue), None without a due date or when it is closed."""

    action: Action
    account: Account
    deal: Opportunity
    days: int | None

    @property
    def overdue(self) -> bool:
        """Whether it is open and its day has passed."""
        return self.days is not None and self.days < 0

    @property
    def soon(self) -> bool:
        """Whether it is due within two weeks."""
        return self.days is not None and 0 <= self.days <= SOON


@dataclass(frozen=True, eq=False, slots=True)
class Balance:
    """Benefits less costs in one currency; `per` is the period of repeating amounts ("" once)."""

    currency: str
    per: str
    benefits: Decimal
    costs: Decimal

    @property
    def net(self) -> Decimal:
        """Benefits less costs."""
        return self.benefits - self.costs


@dataclass(frozen=True, eq=False, slots=True)
class DealReading:
    """Everything a page says about a deal that the plan does not say in so many words."""

    deal: Opportunity
    assessment: DealAssessment
    politics: Politics
    actions: tuple[ActionReading, ...]
    """All actions: open ones by due date, then closed ones."""
    balances: tuple[Balance, ...]
    days_to_close: int | None
    last_review: date | None
    control: Control
    """Signs that we are not in control, by review."""
    cost_of_sale: CostOfSale | None
    """What our resources cost, None where none costs anything and nothing is expected."""

    @property
    def open_actions(self) -> tuple[ActionReading, ...]:
        """Actions with work left, the most urgent first."""
        return tuple(found for found in self.actions if found.action.is_open)

    def of_side(self, side: Side) -> tuple[ActionReading, ...]:
        """Actions of our team or of the customer."""
        return tuple(found for found in self.actions if found.action.side is side)


@dataclass(frozen=True, eq=False, slots=True)
class AccountReading:
    """An account on a day. `reviewed` is the latest of its own date and its deals' reviews; `stale` when older than the site's limit."""

    account: Account
    deals: tuple[DealReading, ...]
    politics: Politics
    reviewed: date | None
    days_since_review: int | None
    stale: bool

    @property
    def open_deals(self) -> tuple[DealReading, ...]:
        """Deals still to be decided."""
        return tuple(found for found in self.deals if found.deal.is_open)

    @property
    def open_actions(self) -> tuple[ActionReading, ...]:
        """Open actions of all deals, the most urgent first."""
        return tuple(sorted((found for deal in self.deals for found in deal.open_actions), key=_urgency))


def read_account(account: Account, method: Method, today: date, stale_days: int) -> AccountReading:
    """Read an account and its deals as of `today`; without a review for more than `stale_days` it is stale."""
    deals = tuple(_read_deal(account, deal, method, today) for deal in account.opportunities)
    dates = [found for found in (account.reviewed, *(deal.last_review for deal in deals)) if found and found <= today]
    reviewed = max(dates, default=None)
    days = (today - reviewed).days if reviewed else None
    return AccountReading(account, deals, read_politics(account.organisation), reviewed, days, days is None or days > stale_days)


def _read_deal(account: Account, deal: Opportunity, method: Method, today: date) -> DealReading:
    readings = []
    for action in deal.actions:
        late = action.is_open and deal.is_open and action.due is not None
        readings.append(ActionReading(action, account, deal, (action.due - today).days if late and action.due else None))
    return DealReading(
        deal=deal,
        assessment=assess(deal, method),
        politics=read_politics(deal.organisation),
        actions=tuple(sorted(readings, key=_urgency)),
        balances=_balances(deal),
        days_to_close=(deal.close_date - today).days if deal.close_date and deal.is_open else None,
        last_review=max((review.date for review in deal.test.reviews), default=None),
        control=read_control(deal.test),
        cost_of_sale=cost_of_sale(deal),
    )


def _urgency(found: ActionReading) -> tuple[bool, bool, date, str, str, str]:
    action = found.action
    closed = not action.is_open
    when = action.due or date.max
    return (closed, action.status is ActionStatus.CANCELLED, when, found.account.id, found.deal.id, action.id)


def _balances(deal: Opportunity) -> tuple[Balance, ...]:
    sums: dict[tuple[str, str], list[Decimal]] = {}
    both: tuple[tuple[Benefit | Cost, ...], ...] = (deal.value.benefits, deal.value.costs)
    for side, entries in enumerate(both):
        for entry in entries:
            if entry.money:
                sums.setdefault((entry.money.currency, entry.per), [Decimal(0), Decimal(0)])[side] += entry.money.amount
    return tuple(Balance(currency, per, *found) for (currency, per), found in sorted(sums.items()))


def sum_money(amounts: list[Money]) -> tuple[Money, ...]:
    """Add amounts by currency, sorted by currency."""
    sums: dict[str, Decimal] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))
