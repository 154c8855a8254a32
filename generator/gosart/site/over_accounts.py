"""All accounts of a build together, put together when a page over all of them is written."""

from __future__ import annotations

from gosart.analysis.overview import AccountOverview
from gosart.analysis.portfolio import PortfolioAnalysis, analyse_portfolio
from gosart.processes import seldom_collected
from gosart.site.store.accounts import Accounts

__all__ = ["OverAccounts"]


class OverAccounts:
    """All accounts of a build together.

    Args:
        accounts: The accounts.
    """

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._portfolio: PortfolioAnalysis | None = None

    @property
    def portfolio(self) -> PortfolioAnalysis:
        """All accounts."""
        if self._portfolio is None:
            with seldom_collected():
                self._portfolio = analyse_portfolio(list(self._accounts.overviews()))
        return self._portfolio

    def by_id(self) -> dict[str, AccountOverview]:
        """Return each account by its id."""
        return {account.id: account for account in self.portfolio.accounts}

    def let_go(self) -> None:
        """Keep nothing in memory until the next page asks."""
        self._portfolio = None
