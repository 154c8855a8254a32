"""Every rule about a deal or an account: a plan that it finds, and the same plan mended."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator.site  # noqa: F401 - registers the rules
from generator.checks.findings import RULES, Context, Thresholds, run_rules
from tests.assessment.loading import HEAD, TODAY, findings_of, method, read_deal
from tests.assessment.test_assessment_rules import CASES as ASSESSMENT_CASES

SUPPORTED = HEAD.replace("influence: inner-circle, status: neutral", "influence: inner-circle, status: supporter")
NO_FOE = HEAD.replace("status: enemy", "status: neutral")
MET = HEAD.replace("coverage: none", "coverage: brief")
FEEDING = HEAD.replace("status: enemy, coverage: brief", "status: enemy, coverage: brief, approach: {verb: leverage}")
CONTAINED = FEEDING.replace("leverage", "contain")
GOAL = HEAD.replace("people:\n", "goal: {customer: Be first, team: Be asked first}\npeople:\n")
ACTION = "    actions: [{{id: A1, type: prove, what: Show, owner: ann, due: {due}}}]\n"
REVIEW = "    test: {{reviews: [{{date: {date}}}]}}\n"
MARKS = '    assessments: [{{date: 2026-11-01, for: us, ratings: {{formal_decision_criteria: "+", political_alignment: "{mark}"}}}}]\n'

CASES = {
    "G001": (HEAD, "", GOAL, ""),
    "G002": (HEAD, "", HEAD, "    amount: 1\n    close_date: 2027-01-01\n"),
    "G003": (HEAD, "    objective: {customer: Faster}\n", HEAD, "    objective: {customer: Faster by 3 days}\n"),
    "G004": (HEAD, "    close_date: 2026-11-23\n", HEAD, "    close_date: 2026-11-24\n"),
    "C001": (HEAD, "", HEAD, "    strategy: {type: frontal}\n"),
    "C002": (HEAD, "    strategy: {type: fragment}\n", HEAD, "    strategy: {type: fragment, scope: The north}\n"),
    "C003": (
        HEAD,
        "    strategy: {type: flanking}\n" + MARKS.format(mark="?"),
        HEAD,
        "    strategy: {type: flanking}\n" + MARKS.format(mark="+"),
    ),
    "V001": (
        HEAD,
        "    value: {unique_business_value: 3 days less}\n",
        HEAD,
        "    value: {unique_business_value: 3 days less, confirmed: {by: boss, date: 2026-11-01}}\n",
    ),
    "K001": (HEAD, "", SUPPORTED, ""),
    "K002": (HEAD, "", MET, ""),
    "K003": (FEEDING, "", CONTAINED, ""),
    "K004": (NO_FOE, "", HEAD, ""),
    "N001": (HEAD, "", HEAD, ACTION.format(due="2026-12-01")),
    "N002": (HEAD, ACTION.format(due="2026-11-23"), HEAD, ACTION.format(due="2026-11-24")),
    "R001": (
        HEAD,
        "    resources: [{name: Rig, kind: money, approved: false, needed_by: 2026-12-08}]\n",
        HEAD,
        "    resources: [{name: Rig, kind: money, approved: false, needed_by: 2026-12-09}]\n",
    ),
    "T001": (HEAD, REVIEW.format(date="2026-10-24"), HEAD, REVIEW.format(date="2026-10-25")),
    "T002": (
        HEAD,
        "    test: {control_signals: [delays, meetings-delegated, calls-not-returned]}\n",
        HEAD,
        "    test: {control_signals: [delays, meetings-delegated]}\n",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_the_failing_plan_and_not_the_mended_one(code: str, tmp_path: Path) -> None:
    failing_head, failing, mended_head, mended = CASES[code]
    assert code in {found.code for found in findings_of(read_deal(tmp_path / "failing", failing, failing_head))}
    assert code not in {found.code for found in findings_of(read_deal(tmp_path / "mended", mended, mended_head))}


def test_every_rule_about_a_deal_has_a_case() -> None:
    # cases of A011 are the thresholds of test_assessment_rules; those about politics stand in tests/politics
    tested_elsewhere = {"A011", "K101", "K102", "K104", "K105", "K106", "K107", "K108"}
    assert {rule.code for rule in RULES.values() if rule.scope == "deal"} == CASES.keys() | ASSESSMENT_CASES.keys() | tested_elsewhere


ACCOUNT_CASES = {
    "T003": (HEAD.split("opportunities:")[0], HEAD),
    "T004": (HEAD, HEAD.replace("owner: ann\n", "owner: ann\nreviewed: 2026-10-25\n", 1)),
    "K005": (HEAD.split("people:")[0], HEAD),
}


@pytest.mark.parametrize("code", ACCOUNT_CASES)
def test_a_rule_about_an_account_finds_the_failing_plan_and_not_the_mended_one(code: str, tmp_path: Path) -> None:
    found = []
    for name, plan in zip(("failing", "mended"), ACCOUNT_CASES[code], strict=True):
        reading = read_deal(tmp_path / name, "", plan)
        report = run_rules(Context(reading, None, method(), TODAY, Thresholds()))
        found.append(code in {item.code for item in report.findings})
    assert found == [True, False]


def test_every_rule_about_an_account_has_a_case() -> None:
    assert {rule.code for rule in RULES.values() if rule.scope == "account"} == set(ACCOUNT_CASES)


@pytest.mark.parametrize(("until", "accepted"), [("2026-11-24", True), ("2026-11-23", False)])
def test_an_accepted_finding_comes_back_when_its_day_has_passed(until: str, accepted: bool, tmp_path: Path) -> None:
    deal = f"    ignore: {{rule: N001, reason: Waiting for the board, until: {until}}}\n"
    reading = read_deal(tmp_path, deal)
    report = run_rules(Context(reading, reading.deals[0], method(), TODAY, Thresholds()))
    assert ("N001" in {found.code for found in report.findings}) is not accepted
    assert [item.ignore.reason for item in report.accepted] == (["Waiting for the board"] if accepted else [])


def test_an_ignore_on_an_entry_accepts_the_finding_about_that_entry_alone(tmp_path: Path) -> None:
    deal = (
        "    actions:\n"
        "      - {id: A1, type: prove, what: One, owner: ann, due: 2026-11-01, ignore: {rule: N002, reason: The board meets late}}\n"
        "      - {id: A2, type: prove, what: Two, owner: ann, due: 2026-11-01}\n"
    )
    found = [item.entry for item in findings_of(read_deal(tmp_path, deal)) if item.code == "N002"]
    assert found == ["A2"]


def test_a_decided_deal_is_not_nagged(tmp_path: Path) -> None:
    won = "    status: won\n    close_date: 2026-01-01\n" + ACTION.format(due="2026-01-01")
    codes = {found.code for found in findings_of(read_deal(tmp_path, won))}
    assert codes.isdisjoint({"G004", "N001", "N002", "T001", "K001"})
