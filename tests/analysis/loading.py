"""A plan as text, analysed as a site does it: the way these tests get their opportunities."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.analysis.opportunity import AccountAnalysis, analyse_account
from gosart.config.model import options_from
from gosart.method.loader import load_method
from gosart.method.model import Method
from gosart.plan.model.account import Account
from gosart.rules.findings import Context, Finding, Thresholds
from gosart.rules.runner import run_rules
from gosart.site.builder import SiteBuilder
from tests.writing import write_tree

TODAY = date(2026, 11, 24)

HEAD = """\
name: Acme
owner: ann
team:
  ann: {name: Ann Berg}
competitors:
  rival: {name: Rival, threat: high}
  other: {name: Other, threat: low}
people:
  boss: {name: Bo, title: Chief, role: approver, influence: inner-circle, status: neutral,
      coverage: brief, orientation: financial}
  friend: {name: Fay, title: Lead, reports_to: boss, role: evaluator,
      influence: political-structure, status: supporter, coverage: in-depth}
  stranger: {name: Sid, title: Staff, reports_to: boss, influence: political-structure,
      status: neutral, coverage: none}
  foe: {name: Fox, title: Staff, reports_to: boss, influence: outside, status: enemy,
      coverage: brief}
opportunities:
  deal:
    name: Deal
"""


def method() -> Method:
    """Give our own method."""
    return load_method("en")


def analyse_opportunity(folder: Path, opportunity: str, head: str = HEAD) -> AccountAnalysis:
    """Analyse an account whose only opportunity continues as given (indented by four blanks)."""
    write_tree(folder, {"accounts/acme.yml": head + opportunity})
    portfolio = SiteBuilder().load(options_from({"today": TODAY.isoformat()}, folder, {}))
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    return analyse_account(account, method(), TODAY)


def findings_of(analysis: AccountAnalysis, thresholds: Thresholds | None = None) -> list[Finding]:
    """Run the rules on the account's only opportunity."""
    (opportunity,) = analysis.opportunities
    return list(
        run_rules(
            Context(analysis, opportunity, method(), TODAY, thresholds or Thresholds())
        ).findings
    )
