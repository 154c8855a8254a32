"""All accounts together: what is open and worth, what closes when, what is late or at risk.

PortfolioAnalysis ── rows ── PortfolioRow: an opportunity with its account
                  └─ open_actions ── PortfolioAction: an open action with both
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.light import State
from gosart.analysis.opportunity import sum_money
from gosart.analysis.overview import (
    AccountOverview,
    ActionOverview,
    OpportunityOverview,
)
from gosart.analysis.politics import DECIDING_ROLES
from gosart.plan.model.values import Money

__all__ = [
    "CLOSING_SOON",
    "PortfolioAction",
    "PortfolioAnalysis",
    "PortfolioRow",
    "analyse_portfolio",
]

CLOSING_SOON = 45
"""Days ahead in which a close date counts as soon."""


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioRow:
    """One opportunity with its account."""

    account: AccountOverview
    opportunity: OpportunityOverview

    @property
    def is_past_close(self) -> bool:
        """Whether its close date has passed."""
        days = self.opportunity.days_to_close
        return days is not None and days < 0

    @property
    def is_at_risk(self) -> bool:
        """Whether a light says no, it is behind the main competitor, or a decider opposes it.

        Of an opportunity at the first stage nothing of that is known yet, as little as of one of
        which nothing is assessed.
        """
        opportunity = self.opportunity
        position, opponent = opportunity.position, opportunity.opponent
        return opportunity.is_open and (
            self.is_past_close
            or any(item.light.state is State.RED for item in opportunity.lights)
            or (position is not None and position.lead < 0)
            or (opponent is not None and opponent.role in DECIDING_ROLES)
        )


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioAction:
    """An open action of an open opportunity."""

    account: AccountOverview
    opportunity: OpportunityOverview
    action: ActionOverview


@dataclass(frozen=True, eq=False, slots=True)
class PortfolioAnalysis:
    """All accounts together."""

    accounts: tuple[AccountOverview, ...]
    rows: tuple[PortfolioRow, ...]
    """All opportunities: open ones first, each by close date."""
    open_amounts: tuple[Money, ...]
    """The amounts of open opportunities, by currency."""
    overdue: tuple[PortfolioAction, ...]
    """Overdue actions: those that a deal hangs on first, each by its day."""
    stale: tuple[AccountOverview, ...]
    open_actions: tuple[PortfolioAction, ...]
    """By their days, those without one last."""

    @property
    def open_rows(self) -> tuple[PortfolioRow, ...]:
        """Rows of opportunities still to be decided."""
        return tuple(row for row in self.rows if row.opportunity.is_open)

    @property
    def closed_rows(self) -> tuple[PortfolioRow, ...]:
        """Rows of decided opportunities, the latest first."""
        closed = [row for row in self.rows if not row.opportunity.is_open]
        return tuple(
            sorted(closed, key=lambda row: row.opportunity.closed or date.min, reverse=True)
        )

    @property
    def at_risk(self) -> tuple[PortfolioRow, ...]:
        """Opportunities at risk, the next to close first."""
        return tuple(row for row in self.rows if row.is_at_risk)


def analyse_portfolio(accounts: Sequence[AccountOverview]) -> PortfolioAnalysis:
    """Put all accounts together.

    Args:
        accounts: The accounts, each on the same day.

    Returns:
        The results over all accounts.
    """
    rows = [
        PortfolioRow(account, opportunity)
        for account in accounts
        for opportunity in account.opportunities
    ]
    rows.sort(key=_row_order)
    running = [row for row in rows if row.opportunity.is_open]
    actions = [
        PortfolioAction(row.account, row.opportunity, action)
        for row in running
        for action in row.opportunity.actions
    ]
    actions.sort(key=_action_order)
    late = [item for item in actions if item.action.overdue]
    return PortfolioAnalysis(
        accounts=tuple(accounts),
        rows=tuple(rows),
        open_amounts=sum_money([row.opportunity.money for row in running if row.opportunity.money]),
        overdue=tuple(sorted(late, key=lambda item: not item.action.is_crucial)),
        stale=tuple(account for account in accounts if account.stale),
        open_actions=tuple(actions),
    )


def _row_order(row: PortfolioRow) -> tuple[bool, str, str, str]:
    opportunity = row.opportunity
    return (
        not opportunity.is_open,
        opportunity.close_date.isoformat() if opportunity.close_date else "9999",
        row.account.id,
        opportunity.id,
    )


def _action_order(item: PortfolioAction) -> tuple[bool, int, str, str, str]:
    days = item.action.days
    return days is None, days or 0, item.account.id, item.opportunity.id, item.action.id
