"""Whether anyone works on what comes after a contract, as the rule about notices asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.opportunity import analyse_account
from gosart.config.model import RuleOptions, options_from
from gosart.plan.model.account import Account
from gosart.rules.findings import Thresholds
from gosart.rules.runner import run_account
from gosart.rules.selection import choose
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

ACCOUNT = """\
name: Acme
owner: ann
team: {ann: {name: Ann Berg}}
units: {works: Works, yard: Yard}
offerings: {care: Care, parts: Parts}
contracts: [{name: Care of pumps, offering: care, unit: works, notice: 2026-12-31}]
opportunities:
  deal:
    name: Deal
    actions:
      - {id: A1, type: prove, what: Show it, owner: ann, due: 2026-12-01}
"""
FOUND = ["Notice for “Care of pumps” ends on 2026-12-31, and no renewal is planned"]


def found(folder: Path, account: str) -> list[str]:
    """Return what the rule says of an account."""
    write_tree(folder, {"accounts/acme.yml": account})
    portfolio = SiteBuilder().load(options_from({"today": TODAY.isoformat()}, folder, {}))
    assert [str(problem.message) for problem in portfolio.problems] == []
    (plan,) = portfolio.accounts
    assert isinstance(plan, Account)
    rules, limits = choose(RuleOptions(), Thresholds(), ()), Thresholds()
    report = run_account(analyse_account(plan, method(), TODAY), method(), TODAY, limits, rules)
    return [str(item.message) for item in report.findings if item.code == "N015"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", FOUND),
        ("name: Deal", "name: Care of pumps from 2027", []),
        ("Show it", "Renew the care of pumps", []),
        ("what: Show it", "what: Renew the care of pumps, status: cancelled", FOUND),
        ("name: Deal", "name: Care of pumps from 2027\n    status: lost", FOUND),
        ("units:", "whitespace: {works: {care: {opportunity: deal}}}\nunits:", []),
        ("units:", "whitespace: {yard: {care: {opportunity: deal}}}\nunits:", FOUND),
        ("units:", "whitespace: {works: {parts: {opportunity: deal}}}\nunits:", FOUND),
    ],
)
def test_a_contract_near_its_notice_wants_a_deal_or_an_action(
    tmp_path: Path, before: str, after: str, expected: list[str]
) -> None:
    assert before in ACCOUNT
    assert found(tmp_path, ACCOUNT.replace(before, after, 1) if before else ACCOUNT) == expected


def test_where_an_action_is_hidden_no_renewal_is_called_missing(tmp_path: Path) -> None:
    hidden = ACCOUNT.replace("due: 2026-12-01", "due: 2026-12-01, audience: account-team")
    assert found(tmp_path, hidden) == []
