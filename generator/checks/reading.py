"""A plan on a day, read and tested: what every page, the review of a change and the commands start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import generator.checks.account_rules
import generator.checks.assessment_rules
import generator.checks.deal_rules  # noqa: F401 - importing registers the rules
from generator.analysis.deal import AccountReading, read_account
from generator.checks.findings import Context, Finding, Report, Thresholds, run_rules
from generator.methodology.catalogue import Method
from generator.options import SiteOptions
from generator.plan.model import Account

__all__ = ["Examined", "examine"]


@dataclass(frozen=True, eq=False, slots=True)
class Examined:
    """An account's reading, the account's own report, and one report per deal by its id."""

    reading: AccountReading
    own: Report
    reports: Mapping[str, Report]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the rules found, the account's own first."""
        return tuple(found for report in (self.own, *self.reports.values()) for found in report.findings)


def examine(account: Account, method: Method, options: SiteOptions) -> Examined:
    """Read an account as of the build's day and run every rule on it and its deals."""
    reading = read_account(account, method, options.today, options.stale_days)
    thresholds = Thresholds(
        review_days=options.stale_days,
        evidence_days=options.evidence_days,
        min_order_amount=options.min_order_amount,
        max_days_to_close=options.max_days_to_close,
        currency=options.currency,
    )
    reports = {item.deal.id: run_rules(Context(reading, item, method, options.today, thresholds)) for item in reading.deals}
    return Examined(reading, run_rules(Context(reading, None, method, options.today, thresholds)), reports)
