"""A plan on a day, analysed and tested by the rules of its site: what a comparison starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.course import course_of
from gosart.analysis.opportunity import AccountAnalysis, analyse_account
from gosart.config.model import SiteOptions
from gosart.method.model import Method
from gosart.plan.model.account import Account
from gosart.rules.custom_rules import read_own_rules
from gosart.rules.findings import Finding, Thresholds
from gosart.rules.runner import AccountReport, run_account
from gosart.rules.selection import RuleSet, choose

__all__ = ["Examined", "Examiner", "rules_of", "thresholds_of"]


@dataclass(frozen=True, eq=False, slots=True)
class Examined:
    """An account on a day, and what the rules say of it."""

    analysis: AccountAnalysis
    report: AccountReport

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the rules found, the account's own first."""
        return self.report.findings


class Examiner:
    """Analyses and tests accounts by one method, the same options and the same rules.

    When an account was last touched is not asked: a rule about that says nothing of a state of the
    past.

    Args:
        method: The method.
        options: The site's options; they say which day it is.
        rules: The rules, those of the site where none are given.
    """

    def __init__(self, method: Method, options: SiteOptions, rules: RuleSet | None = None) -> None:
        self.method = method
        self.options = options
        self.thresholds = thresholds_of(options)
        self.rules = rules_of(options) if rules is None else rules

    def examine(self, account: Account) -> Examined:
        """Analyse an account as of the build's day and run the rules on all of it.

        Args:
            account: The account.

        Returns:
            The results with the findings.
        """
        analysis = analyse_account(
            account, self.method, self.options.today, course_of(self.options)
        )
        return Examined(analysis, self.report(analysis))

    def report(self, analysis: AccountAnalysis, touched: date | None = None) -> AccountReport:
        """Run the rules on an account that has been analysed.

        Args:
            analysis: The account.
            touched: The day its files were last changed, None where nobody asks.

        Returns:
            What the rules say of it.
        """
        return run_account(
            analysis, self.method, self.options.today, self.thresholds, self.rules, touched
        )


def thresholds_of(options: SiteOptions) -> Thresholds:
    """Return the limits of the site that several rules compare with.

    Args:
        options: The site's options.
    """
    return Thresholds(
        evidence_days=options.evidence_days,
        min_order_amount=options.min_order_amount,
        min_future_revenue=options.min_future_revenue,
        min_profit=options.min_profit,
        max_days_to_close=options.max_days_to_close,
        currency=options.currency,
    )


def rules_of(options: SiteOptions) -> RuleSet:
    """Return the rules a site runs, its own among them where they may run.

    Args:
        options: The site's options; they say which rules, and where a company's own are.

    Raises:
        GosartError: The options choose a rule that there is not.
    """
    own = read_own_rules(options)
    return choose(options.rules, thresholds_of(options), own.rules, own.not_run, own.problems)
