"""What an account leader asks on Monday: what is open, closes soon, is overdue or stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gosart.analysis.crucial_actions import hangs_on
from gosart.analysis.moves import MOST_MOVES, Move
from gosart.analysis.opportunity import (
    AccountAnalysis,
    ActionAnalysis,
    OpportunityAnalysis,
    sum_money,
)
from gosart.plan.model.account import Money

__all__ = ["PortfolioAnalysis", "PortfolioRow", "analyse_portfolio", "first_moves"]

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
    """Overdue actions: those that a deal hangs on first, each by its day."""
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
        overdue=tuple(
            sorted(
                (action for action in actions if action.overdue),
                key=lambda item: not hangs_on(item.opportunity, item.action),
            )
        ),
        stale=tuple(account for account in accounts if account.stale),
        open_actions=tuple(actions),
    )


def first_moves(
    portfolio: PortfolioAnalysis, worth: Callable[[Money], Decimal]
) -> tuple[tuple[PortfolioRow, Move], ...]:
    """Return the first move of the open opportunities that need one most.

    Args:
        portfolio: All accounts.
        worth: What an amount is worth in the currency that amounts are compared in.

    Returns:
        At most seven, the gravest consequence first, within one the greater amount.
    """

    def order(item: tuple[PortfolioRow, Move]) -> tuple[int, Decimal]:
        row, move = item
        money = row.opportunity.opportunity.money
        return move.consequence.rank, -worth(money) if money else Decimal(0)

    moves = [
        (row, move) for row in portfolio.open_rows for move in row.opportunity.moves[:1]
    ]  # rows are by close date, and sorting keeps that
    return tuple(sorted(moves, key=order)[:MOST_MOVES])


def _row_order(row: PortfolioRow) -> tuple[bool, str, str, str]:
    opportunity = row.opportunity.opportunity
    return (
        not opportunity.is_open,
        opportunity.close_date.isoformat() if opportunity.close_date else "9999",
        row.account.account.id,
        opportunity.id,
    )
