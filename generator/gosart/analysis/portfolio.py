"""What an account leader asks on Monday: how much is open, what closes soon, what is overdue, what is stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.opportunity import AccountReading, ActionReading, DealReading, sum_money
from gosart.plan.model.account import Money

__all__ = ["PortfolioReading", "PortfolioRow", "read_portfolio"]

CLOSING_SOON = 45
"""Days ahead in which a close date counts as soon."""


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioRow:
    """One deal with its account."""

    account: AccountReading
    deal: DealReading

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(found.overdue for found in self.deal.actions)


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioReading:
    """All accounts together; rows are deals, open ones first by close date."""

    accounts: tuple[AccountReading, ...]
    rows: tuple[PortfolioRow, ...]
    open_amounts: tuple[Money, ...]
    closing_soon: tuple[PortfolioRow, ...]
    past_close: tuple[PortfolioRow, ...]
    """Open deals whose close date has passed."""
    overdue: tuple[ActionReading, ...]
    stale: tuple[AccountReading, ...]
    open_actions: tuple[ActionReading, ...]

    @property
    def open_rows(self) -> tuple[PortfolioRow, ...]:
        """Rows of deals still to be decided."""
        return tuple(row for row in self.rows if row.deal.deal.is_open)


def read_portfolio(accounts: Sequence[AccountReading]) -> PortfolioReading:
    """Put the accounts' readings together."""
    rows = [PortfolioRow(account, deal) for account in accounts for deal in account.deals]
    rows.sort(key=_row_order)
    running = [row for row in rows if row.deal.deal.is_open]
    actions = [found for account in accounts for deal in account.open_deals for found in deal.open_actions]
    actions.sort(key=lambda found: (found.days is None, found.days or 0, found.account.id, found.deal.id, found.action.id))
    return PortfolioReading(
        accounts=tuple(accounts),
        rows=tuple(rows),
        open_amounts=sum_money([row.deal.deal.money for row in running if row.deal.deal.money]),
        closing_soon=tuple(row for row in running if row.deal.days_to_close is not None and 0 <= row.deal.days_to_close <= CLOSING_SOON),
        past_close=tuple(row for row in running if row.deal.days_to_close is not None and row.deal.days_to_close < 0),
        overdue=tuple(found for found in actions if found.overdue),
        stale=tuple(found for found in accounts if found.stale),
        open_actions=tuple(actions),
    )


def _row_order(row: PortfolioRow) -> tuple[bool, str, str, str]:
    deal = row.deal.deal
    return (not deal.is_open, deal.close_date.isoformat() if deal.close_date else "9999", row.account.account.id, deal.id)
