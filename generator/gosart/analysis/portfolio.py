"""What an account leader asks on Monday: what is open, closes soon, is overdue or stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.analysis.opportunity import (
    AccountAnalysis,
    ActionAnalysis,
    OpportunityAnalysis,
    sum_money,
)
from gosart.plan.model.account import Money

__all__ = ["PortfolioAnalysis", "PortfolioRow", "analyse_portfolio"]

CLOSING_SOON = 45
"""Days ahead in which a close date counts as soon."""


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioRow:
    """One opportunity with its account."""

    account: AccountAnalysis
    opportunity: OpportunityAnalysis

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(action.overdue for action in self.opportunity.actions)


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioAnalysis:
    """All accounts together."""

    accounts: tuple[AccountAnalysis, ...]
    rows: tuple[PortfolioRow, ...]
    """All opportunities: open ones first, each by close date."""
    open_amounts: tuple[Money, ...]
    """The amounts of open opportunities, by currency."""
    closing_soon: tuple[PortfolioRow, ...]
    """Open opportunities that close within `CLOSING_SOON` days."""
    past_close: tuple[PortfolioRow, ...]
    """Open opportunities whose close date has passed."""
    overdue: tuple[ActionAnalysis, ...]
    stale: tuple[AccountAnalysis, ...]
    open_actions: tuple[ActionAnalysis, ...]

    @property
    def open_rows(self) -> tuple[PortfolioRow, ...]:
        """Rows of opportunities still to be decided."""
        return tuple(row for row in self.rows if row.opportunity.opportunity.is_open)


def analyse_portfolio(accounts: Sequence[AccountAnalysis]) -> PortfolioAnalysis:
    """Put the analyses of all accounts together.

    Args:
        accounts: The analyses of all accounts.

    Returns:
        The results over all accounts.
    """
    rows = [
        PortfolioRow(account, opportunity)
        for account in accounts
        for opportunity in account.opportunities
    ]
    rows.sort(key=_row_order)
    running = [row for row in rows if row.opportunity.opportunity.is_open]
    actions = [
        action
        for account in accounts
        for opportunity in account.open_opportunities
        for action in opportunity.open_actions
    ]
    actions.sort(
        key=lambda item: (
            item.days is None,
            item.days or 0,
            item.account.id,
            item.opportunity.id,
            item.action.id,
        )
    )
    return PortfolioAnalysis(
        accounts=tuple(accounts),
        rows=tuple(rows),
        open_amounts=sum_money(
            [
                row.opportunity.opportunity.money
                for row in running
                if row.opportunity.opportunity.money
            ]
        ),
        closing_soon=tuple(
            row
            for row in running
            if row.opportunity.days_to_close is not None
            and 0 <= row.opportunity.days_to_close <= CLOSING_SOON
        ),
        past_close=tuple(
            row
            for row in running
            if row.opportunity.days_to_close is not None and row.opportunity.days_to_close < 0
        ),
        overdue=tuple(action for action in actions if action.overdue),
        stale=tuple(account for account in accounts if account.stale),
        open_actions=tuple(actions),
    )


def _row_order(row: PortfolioRow) -> tuple[bool, str, str, str]:
    opportunity = row.opportunity.opportunity
    return (
        not opportunity.is_open,
        opportunity.close_date.isoformat() if opportunity.close_date else "9999",
        row.account.account.id,
        opportunity.id,
    )
