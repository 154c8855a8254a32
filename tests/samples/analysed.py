"""The sample plans, analysed for a group of readers on the day of the samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis, analyse_account
from gosart.method.loader import load_method
from gosart.plan.model.account import Account
from gosart.rules.findings import Finding, Thresholds
from gosart.rules.runner import run_account
from gosart.rules.selection import all_rules
from gosart.site.builder import SiteBuilder
from tests.site.building import ROOT, options_of

__all__ = ["AUDIENCES", "STATUS_FOR_THE_TEAM", "TODAY", "findings_of", "open_samples", "samples"]

AUDIENCES = ("everyone", "sales", "account-team")
TODAY = date(2026, 11, 23)


STATUS_FOR_THE_TEAM = (("people.status", "account-team"),)
"""What a new site keeps for the account team, of what a verdict is made from."""


@cache
def samples(
    audience: str, defaults: tuple[tuple[str, str], ...] = ()
) -> tuple[AccountAnalysis, ...]:
    """Give every sample account as an audience sees it, with readers of some fields by default."""
    options = replace(options_of(ROOT), today=TODAY, audience=audience)
    options = replace(options, audience_defaults=defaults)
    portfolio = SiteBuilder().load(options)
    return tuple(
        analyse_account(account, load_method("en"), TODAY)
        for account in portfolio.accounts
        if isinstance(account, Account)
    )


@cache
def open_samples(
    audience: str, defaults: tuple[tuple[str, str], ...] = ()
) -> Mapping[str, OpportunityAnalysis]:
    """Give every open opportunity of the samples, by `account/opportunity`."""
    return {
        f"{account.account.id}/{analysis.opportunity.id}": analysis
        for account in samples(audience, defaults)
        for analysis in account.open_opportunities
    }


@cache
def findings_of(account: AccountAnalysis) -> tuple[Finding, ...]:
    """Give what our rules find in an account."""
    report = run_account(account, load_method("en"), TODAY, Thresholds(), all_rules())
    return report.findings
