"""Rules and lights in a site's own stages, with the cadence of its own tiers."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.light import State
from gosart.analysis.opportunity import AccountAnalysis
from gosart.config.model import SiteOptions, options_from
from gosart.method.loader import load_method
from gosart.plan.model.account import Account
from gosart.rules.evaluate import Examiner
from gosart.site.builder import SiteBuilder
from tests.writing import write_tree

PLAN = """\
name: Mill
owner: ada
{head}
team: {{ada: {{name: Ada}}}}
opportunities:
  stones:
    name: Stones
    stage: {stage}
    close_date: 2027-05-28
    budget: {{amount: 400_000, approved: {approved}}}
    test: {{reviews: [{{date: 2026-10-05}}]}}
"""
OWN = {"stages": ["lead", "offer", "order"], "today": "2026-11-23"}


def examined(
    folder: Path, options: SiteOptions, **values: str
) -> tuple[AccountAnalysis, dict[str, str]]:
    """Return the plan analysed, and what the rules find in it by code."""
    values = {"head": "tier: key", "stage": "offer", "approved": "false"} | values
    write_tree(folder, {"accounts/mill.yml": PLAN.format(**values)})
    portfolio = SiteBuilder().load(options)
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    result = Examiner(load_method("en"), options).examine(account)
    return result.analysis, {item.code: str(item.message) for item in result.findings}


def test_a_budget_not_approved_at_the_sites_own_stage_of_the_offer_is_named_with_it(
    tmp_path: Path,
) -> None:
    options = options_from(OWN, tmp_path, {})
    analysis, findings = examined(tmp_path, options)
    assert findings["G016"] == (
        "The customer's budget is not approved, and the stage is already “offer”"
    )
    assert "G013" in findings
    assert analysis.opportunities[0].lights.value.state is State.RED
    analysis, findings = examined(tmp_path, options, stage="lead")
    assert not {"G013", "G016"} & findings.keys()
    assert analysis.opportunities[0].lights.value.state is not State.RED
    assert "G016" not in examined(tmp_path, options, approved="2026-11-20")[1]


def test_a_day_ahead_is_named_until_it_has_passed(tmp_path: Path) -> None:
    for today, sentence in (
        ("2026-11-23", "is not approved before 2027-02-18, and the stage is already “offer”"),
        ("2027-02-18", "was up for approval on 2027-02-18, and is not approved yet"),
    ):
        options = options_from(OWN | {"today": today}, tmp_path, {})
        _, findings = examined(tmp_path, options, approved="false, date: 2027-02-18")
        assert findings["G016"] == f"The customer's budget {sentence}"


def test_an_approval_after_the_order_is_said_once(tmp_path: Path) -> None:
    options = options_from(OWN, tmp_path, {})
    _, findings = examined(tmp_path, options, approved="false, date: 2027-06-10")
    assert {"G015", "G016"} & findings.keys() == {"G015"}


@pytest.mark.parametrize(
    ("head", "cadence", "every", "overdue"),
    [
        ("tier: strategic", {}, 30, True),  # 49 days ago
        ("tier: key", {}, 60, False),
        ("region: North", {}, 90, False),
        ("tier: key", {"key": 48}, 48, True),
        ("tier: key", {"offer": 14}, 14, True),
        ("tier: key", {"order": 14}, 60, False),
    ],
)
def test_a_review_is_overdue_by_the_cadence_of_tier_and_stage(
    tmp_path: Path, head: str, cadence: dict[str, int], every: int, overdue: bool
) -> None:
    options = options_from(OWN | {"review_cadence": cadence}, tmp_path, {})
    analysis, findings = examined(tmp_path, options, head=head)
    assert (analysis.review_days, analysis.stale) == (every, overdue)
    light = analysis.opportunities[0].lights.review
    assert (light.state is not State.GREEN) is overdue
    if overdue:
        assert findings["T001"] == (
            f"The last review was 49 days ago, but one is due every {every} days"
        )
        assert f"one is due every {every} days" in str(light.reason)
    else:
        assert not {"T001", "T004"} & findings.keys()


def test_a_threshold_of_the_rule_holds_for_every_tier(tmp_path: Path) -> None:
    rules = {"thresholds": {"T001": 50, "T004": 21}}
    options = options_from(OWN | {"rules": rules}, tmp_path, {})
    _, findings = examined(tmp_path, options, head="tier: strategic")
    assert "T001" not in findings
    assert findings["T004"].endswith("a review is due every 21 days")
