"""What pages over all accounts are made of, put together when one of them is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gosart.analysis.portfolio import PortfolioAnalysis, analyse_portfolio
from gosart.processes import seldom_collected
from gosart.rules.findings import Report
from gosart.site.store.accounts import Accounts

__all__ = ["OverAccounts"]


@dataclass(frozen=True, eq=False, slots=True)
class _Together:
    portfolio: PortfolioAnalysis
    reports: Mapping[str, Mapping[str, Report]]


class OverAccounts:
    """All accounts of a build together.

    Args:
        accounts: The accounts.
    """

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._together: _Together | None = None

    @property
    def portfolio(self) -> PortfolioAnalysis:
        """All accounts."""
        return self._put_together().portfolio

    @property
    def reports(self) -> Mapping[str, Mapping[str, Report]]:
        """What the rules found, by account and opportunity."""
        return self._put_together().reports

    def let_go(self) -> None:
        """Keep nothing in memory until the next page asks."""
        self._together = None

    def _put_together(self) -> _Together:
        if self._together is None:
            with seldom_collected():
                results = list(self._accounts.light_results())
            self._together = _Together(
                analyse_portfolio([result.analysis for result in results]),
                {result.analysis.account.id: result.reports for result in results},
            )
        return self._together
