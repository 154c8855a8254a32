"""What an account leader asks on Monday: how much is open, what closes soon, what is overdue, what is stale."""

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
    """One deal with its account."""

    account: AccountAnalysis
    opportunity: OpportunityAnalysis

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(found.overdue for found in self.opportunity.actions)


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioAnalysis:
    """All accounts together; rows are deals, open ones first by close date."""

    accounts: tuple[AccountAnalysis, ...]
    rows: tuple[PortfolioRow, ...]
    open_amounts: tuple[Money, ...]
    closing_soon: tuple[PortfolioRow, ...]
    past_close: tuple[PortfolioRow, ...]
    """Open deals whose close date has passed."""
    overdue: tuple[ActionAnalysis, ...]
    stale: tuple[AccountAnalysis, ...]
    open_actions: tuple[ActionAnalysis, ...]

    @property
    def open_rows(self) -> tuple[PortfolioRow, ...]:
        """Rows of deals still to be decided."""
        return tuple(row for row in self.rows if row.opportunity.opportunity.is_open)


def analyse_portfolio(accounts: Sequence[AccountAnalysis]) -> PortfolioAnalysis:
    """Put the accounts' readings together."""
    rows = [
        PortfolioRow(account, opportunity)
        for account in accounts
        for opportunity in account.opportunities
    ]
    rows.sort(key=_row_order)
    running = [row for row in rows if row.opportunity.opportunity.is_open]
    actions = [
        found
        for account in accounts
        for opportunity in account.open_opportunities
        for found in opportunity.open_actions
    ]
    actions.sort(
        key=lambda found: (
            found.days is None,
            found.days or 0,
            found.account.id,
            found.opportunity.id,
            found.action.id,
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
        overdue=tuple(found for found in actions if found.overdue),
        stale=tuple(found for found in accounts if found.stale),
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
