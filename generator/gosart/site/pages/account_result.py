"""An account ready for its pages: analysed, with what the rules found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gosart.analysis.opportunity import AccountAnalysis
from gosart.analysis.overview import AccountOverview, OpportunityOverview
from gosart.diagnostics import Diagnostic
from gosart.plan.model.account import Account, Opportunity
from gosart.rules.findings import Finding, Report
from gosart.urls import account_page, opportunity_page

__all__ = ["AccountResult", "page_of_opportunity"]


@dataclass(frozen=True, eq=False, slots=True)
class AccountResult:
    """An account with its analysis and what the rules found."""

    analysis: AccountAnalysis
    own: Report
    """What the rules found in the account itself."""
    reports: Mapping[str, Report]
    """What they found in each opportunity, by its id."""
    problems: tuple[Diagnostic, ...] = ()
    """Which of a company's own rules failed on it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings of the account and its opportunities, in that order."""
        return tuple(
            finding for report in (self.own, *self.reports.values()) for finding in report.findings
        )


def page_of_opportunity(
    account: Account | AccountOverview, opportunity: Opportunity | OpportunityOverview, part: str
) -> str:
    """Return the page that shows a part of an opportunity.

    Args:
        account: The account that it belongs to.
        opportunity: The opportunity.
        part: The part, one of `urls.PARTS`.

    Returns:
        The page's path below the docs root: the account's own page where there is one opportunity,
        save for the sheet.
    """
    return (
        account_page(account.id, part)
        if len(account.opportunities) == 1 and part != "summary"
        else opportunity_page(account.id, opportunity.id, part)
    )
