"""A deal on a day: its assessment, its work, its value and its politics, and how late each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import OpportunityAssessment, assess
from gosart.analysis.control_signals import Control, analyse_control
from gosart.analysis.cost_of_sale import CostOfSale, cost_of_sale
from gosart.analysis.politics import Politics, analyse_politics
from gosart.method.enums import ActionStatus, Side
from gosart.method.model import Method
from gosart.plan.model.account import Account, Action, Benefit, Cost, Money, Opportunity

__all__ = [
    "AccountAnalysis",
    "ActionAnalysis",
    "Balance",
    "OpportunityAnalysis",
    "analyse_account",
    "sum_money",
]

SOON = 14
"""Days ahead in which an action counts as due soon."""


@dataclass(frozen=True, eq=False, slots=True)
class ActionAnalysis:
    """An action on a day. `days` until it is due (negative: overdue), None without a due date or when it is closed."""

    action: Action
    account: Account
    opportunity: Opportunity
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
class OpportunityAnalysis:
    """Everything a page says about a deal that the plan does not say in so many words."""

    opportunity: Opportunity
    assessment: OpportunityAssessment
    politics: Politics
    actions: tuple[ActionAnalysis, ...]
    """All actions: open ones by due date, then closed ones."""
    balances: tuple[Balance, ...]
    days_to_close: int | None
    last_review: date | None
    control: Control
    """Signs that we are not in control, by review."""
    cost_of_sale: CostOfSale | None
    """What our resources cost, None where none costs anything and nothing is expected."""

    @property
    def open_actions(self) -> tuple[ActionAnalysis, ...]:
        """Actions with work left, the most urgent first."""
        return tuple(found for found in self.actions if found.action.is_open)

    def of_side(self, side: Side) -> tuple[ActionAnalysis, ...]:
        """Actions of our team or of the customer."""
        return tuple(found for found in self.actions if found.action.side is side)


@dataclass(frozen=True, eq=False, slots=True)
class AccountAnalysis:
    """An account on a day. `reviewed` is the latest of its own date and its deals' reviews; `stale` when older than the site's limit."""

    account: Account
    opportunities: tuple[OpportunityAnalysis, ...]
    politics: Politics
    reviewed: date | None
    days_since_review: int | None
    stale: bool

    @property
    def open_opportunities(self) -> tuple[OpportunityAnalysis, ...]:
        """Deals still to be decided."""
        return tuple(found for found in self.opportunities if found.opportunity.is_open)

    @property
    def open_actions(self) -> tuple[ActionAnalysis, ...]:
        """Open actions of all deals, the most urgent first."""
        return tuple(
            sorted(
                (found for opportunity in self.opportunities for found in opportunity.open_actions),
                key=_urgency,
            )
        )


def analyse_account(
    account: Account, method: Method, today: date, stale_days: int
) -> AccountAnalysis:
    """Read an account and its deals as of `today`; without a review for more than `stale_days` it is stale."""
    opportunities = tuple(
        _read_opportunity(account, opportunity, method, today)
        for opportunity in account.opportunities
    )
    dates = [
        found
        for found in (account.reviewed, *(opportunity.last_review for opportunity in opportunities))
        if found and found <= today
    ]
    reviewed = max(dates, default=None)
    days = (today - reviewed).days if reviewed else None
    return AccountAnalysis(
        account,
        opportunities,
        analyse_politics(account.organisation),
        reviewed,
        days,
        days is None or days > stale_days,
    )


def _read_opportunity(
    account: Account, opportunity: Opportunity, method: Method, today: date
) -> OpportunityAnalysis:
    readings = []
    for action in opportunity.actions:
        late = action.is_open and opportunity.is_open and action.due is not None
        readings.append(
            ActionAnalysis(
                action,
                account,
                opportunity,
                (action.due - today).days if late and action.due else None,
            )
        )
    return OpportunityAnalysis(
        opportunity=opportunity,
        assessment=assess(opportunity, method),
        politics=analyse_politics(opportunity.organisation),
        actions=tuple(sorted(readings, key=_urgency)),
        balances=_balances(opportunity),
        days_to_close=(opportunity.close_date - today).days
        if opportunity.close_date and opportunity.is_open
        else None,
        last_review=max((review.date for review in opportunity.test.reviews), default=None),
        control=analyse_control(opportunity.test),
        cost_of_sale=cost_of_sale(opportunity),
    )


def _urgency(found: ActionAnalysis) -> tuple[bool, bool, date, str, str, str]:
    action = found.action
    closed = not action.is_open
    when = action.due or date.max
    return (
        closed,
        action.status is ActionStatus.CANCELLED,
        when,
        found.account.id,
        found.opportunity.id,
        action.id,
    )


def _balances(opportunity: Opportunity) -> tuple[Balance, ...]:
    sums: dict[tuple[str, str], list[Decimal]] = {}
    both: tuple[tuple[Benefit | Cost, ...], ...] = (
        opportunity.value.benefits,
        opportunity.value.costs,
    )
    for side, entries in enumerate(both):
        for entry in entries:
            if entry.money:
                sums.setdefault((entry.money.currency, entry.per), [Decimal(0), Decimal(0)])[
                    side
                ] += entry.money.amount
    return tuple(Balance(currency, per, *found) for (currency, per), found in sorted(sums.items()))


def sum_money(amounts: list[Money]) -> tuple[Money, ...]:
    """Add amounts by currency, sorted by currency."""
    sums: dict[str, Decimal] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))
