"""Rules that compare the assessment with the rest of the plan, each failing and mended."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gosart.rules.findings import Thresholds
from tests.analysis.loading import HEAD, analyse_opportunity, findings_of

SUPPORTED = HEAD.replace(
    "influence: inner-circle, status: neutral", "influence: inner-circle, status: supporter"
)
NOBODY = HEAD.replace("status: supporter", "status: neutral")


def rated(**values: str) -> str:
    ratings = ", ".join(f'{key}: "{value}"' for key, value in values.items())
    return f"    assessments: [{{date: 2026-11-01, for: us, ratings: {{{ratings}}}}}]\n"


EXPOSED = """\
    assessments:
      - {date: 2026-11-01, for: us, ratings: {solution_fit: "-"}}
      - {date: 2026-11-01, for: rival, ratings: {solution_fit: "+"}}
"""

CASES = {
    "A001": (HEAD, "    stage: qualified\n", HEAD, rated(solution_fit="+")),
    "A002": (HEAD, rated(solution_fit="?"), HEAD, rated(solution_fit="-")),
    "A003": (NOBODY, rated(inside_support="+"), HEAD, rated(inside_support="+")),
    "A004": (HEAD, rated(political_alignment="+"), SUPPORTED, rated(political_alignment="+")),
    "A005": (
        HEAD,
        rated(unique_business_value="+"),
        HEAD,
        rated(unique_business_value="+") + "    value: {unique_business_value: 3 days less,\n"
        "        confirmed: {by: boss, date: 2026-11-02}}\n",
    ),
    "A006": (
        HEAD,
        rated(access_to_funds="+"),
        HEAD,
        rated(access_to_funds="+") + "    budget: {amount: 100_000}\n",
    ),
    "A007": (
        HEAD,
        rated(compelling_event="+"),
        HEAD,
        rated(compelling_event="+") + "    value: {compelling_event: The law of 2027}\n",
    ),
    "A008": (HEAD, rated(solution_fit="+"), HEAD, rated(solution_fit="-")),
    "A009": (
        HEAD,
        rated(solution_fit="-").replace("2026-11-01", "2026-07-26"),
        HEAD,
        rated(solution_fit="-").replace("2026-11-01", "2026-07-27"),
    ),
    "A010": (
        HEAD,
        EXPOSED,
        HEAD,
        EXPOSED
        + "    actions: [{id: A1, type: insulate, what: Show, owner: ann, due: 2026-12-01,\n"
        "        criteria: [solution_fit]}]\n",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_the_failing_plan_and_not_the_mended_one(code: str, tmp_path: Path) -> None:
    failing_head, failing, mended_head, mended = CASES[code]
    assert code in {
        finding.code
        for finding in findings_of(analyse_opportunity(tmp_path / "failing", failing, failing_head))
    }
    assert code not in {
        finding.code
        for finding in findings_of(analyse_opportunity(tmp_path / "mended", mended, mended_head))
    }


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Thresholds(min_order_amount=Decimal(100_001)), True),
        (Thresholds(min_order_amount=Decimal(100_000)), False),
        (Thresholds(min_order_amount=Decimal(100_001), currency="USD"), False),
        (Thresholds(max_days_to_close=127), False),
        (Thresholds(max_days_to_close=126), True),
        (Thresholds(), False),
    ],
)
def test_short_term_revenue_is_checked_against_the_sites_thresholds(
    limits: Thresholds, expected: bool, tmp_path: Path
) -> None:
    analysis = analyse_opportunity(
        tmp_path,
        rated(short_term_revenue="+") + "    amount: 100_000\n    close_date: 2027-03-31\n",
    )
    assert ("A011" in {item.code for item in findings_of(analysis, limits)}) is expected


def test_a_finding_about_a_mark_stands_at_the_mark(tmp_path: Path) -> None:
    analysis = analyse_opportunity(
        tmp_path,
        "    assessments:\n      - date: 2026-11-01\n        for: us\n"
        '        ratings:\n          access_to_funds: "+"\n',
    )
    (finding,) = [item for item in findings_of(analysis) if item.code == "A006"]
    lines = (tmp_path / "accounts/acme.yml").read_text("utf-8").splitlines()
    assert lines[finding.location.line - 1].strip() == 'access_to_funds: "+"'
