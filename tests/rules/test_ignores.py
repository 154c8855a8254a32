"""What a plan accepts, for itself or one entry, with a reason and until a day.

And what it is reminded of when that no longer applies.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gosart.analysis.opportunity import AccountAnalysis
from gosart.config.model import RuleOptions
from gosart.rules.findings import Finding, Thresholds
from gosart.rules.runner import AccountReport, run_account
from gosart.rules.selection import RuleSet, all_rules, choose
from tests.analysis.loading import HEAD, TODAY, analyse_opportunity, method

ACTION = "    actions: [{{id: A1, type: prove, what: Show, owner: ann, due: {due}}}]\n"


def report_of(analysis: AccountAnalysis, rules: RuleSet | None = None) -> AccountReport:
    return run_account(analysis, method(), TODAY, Thresholds(), rules or all_rules())


def stale_ignores(report: AccountReport) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == "T009"]


@pytest.mark.parametrize(("until", "accepted"), [("2026-11-24", True), ("2026-11-23", False)])
def test_an_accepted_finding_comes_back_when_its_day_has_passed(
    until: str, accepted: bool, tmp_path: Path
) -> None:
    report = report_of(
        analyse_opportunity(
            tmp_path, f"    ignore: {{rule: N001, reason: Waiting for the board, until: {until}}}\n"
        )
    )
    assert ("N001" in {finding.code for finding in report.findings}) is not accepted
    assert [item.ignore.reason for item in report.opportunities["deal"].accepted] == (
        ["Waiting for the board"] if accepted else []
    )
    assert [str(finding.message) for finding in stale_ignores(report)] == (
        [] if accepted else ["The acceptance of N001 expired 1 day ago"]
    )


def test_an_ignore_on_an_entry_accepts_the_finding_about_that_entry_alone(tmp_path: Path) -> None:
    opportunity = (
        "    actions:\n"
        "      - {id: A1, type: prove, what: One, owner: ann, due: 2026-11-01,\n"
        "          ignore: {rule: N002, reason: The board meets late}}\n"
        "      - {id: A2, type: prove, what: Two, owner: ann, due: 2026-11-01}\n"
    )
    report = report_of(analyse_opportunity(tmp_path, opportunity))
    assert [item.entry for item in report.findings if item.code == "N002"] == ["A2"]
    assert stale_ignores(report) == []


def test_an_ignore_of_the_account_accepts_the_finding_in_every_opportunity(tmp_path: Path) -> None:
    head = HEAD.replace(
        "owner: ann\n", "owner: ann\nignore: {rule: N001, reason: All deals wait}\n", 1
    )
    report = report_of(analyse_opportunity(tmp_path, "  other:\n    name: Other\n", head))
    assert set(report.opportunities) == {"deal", "other"}
    assert "N001" not in {finding.code for finding in report.findings}
    assert stale_ignores(report) == []


def test_an_ignore_that_covers_nothing_is_a_finding_at_its_place(tmp_path: Path) -> None:
    opportunity = (
        ACTION.format(due="2026-12-01") + "    ignore:\n      - {rule: N001, reason: We wait}\n"
    )
    (finding,) = stale_ignores(report_of(analyse_opportunity(tmp_path, opportunity)))
    assert str(finding.message) == "Nothing left to accept: N001 no longer finds anything here"
    lines = (tmp_path / "accounts/acme.yml").read_text("utf-8").splitlines()
    assert lines[finding.location.line - 1].strip() == "- {rule: N001, reason: We wait}"
    assert finding.opportunity == "deal"


def test_an_ignore_of_a_rule_that_there_is_not_is_a_finding(tmp_path: Path) -> None:
    (finding,) = stale_ignores(
        report_of(analyse_opportunity(tmp_path, "    ignore: {rule: N999, reason: We wait}\n"))
    )
    assert str(finding.message) == "There is no rule N999 to accept"


def test_an_ignore_of_a_rule_that_the_site_does_not_run_may_still_apply(tmp_path: Path) -> None:
    analysis = analyse_opportunity(tmp_path, "    ignore: {rule: N001, reason: We wait}\n")
    assert (
        stale_ignores(report_of(analysis, choose(RuleOptions(ignore=("N001",)), Thresholds(), ())))
        == []
    )


def test_an_ignore_is_no_finding_where_the_build_leaves_something_out(tmp_path: Path) -> None:
    analysis = analyse_opportunity(
        tmp_path, ACTION.format(due="2026-12-01") + "    ignore: {rule: N001, reason: We wait}\n"
    )
    assert len(stale_ignores(report_of(analysis))) == 1
    assert (
        stale_ignores(report_of(replace(analysis, account=replace(analysis.account, whole=False))))
        == []
    )


def test_the_warning_about_an_ignore_can_itself_be_left_out(tmp_path: Path) -> None:
    analysis = analyse_opportunity(tmp_path, "    ignore: {rule: N999, reason: We wait}\n")
    assert (
        stale_ignores(report_of(analysis, choose(RuleOptions(ignore=("T009",)), Thresholds(), ())))
        == []
    )


def test_a_decided_opportunity_is_not_nagged(tmp_path: Path) -> None:
    won = "    status: won\n    close_date: 2026-01-01\n    outcome: They liked it\n"
    codes = {
        finding.code
        for finding in report_of(analyse_opportunity(tmp_path, won)).opportunities["deal"].findings
    }
    assert codes == {"T022"}


def test_today_decides_what_is_found(tmp_path: Path) -> None:
    analysis = analyse_opportunity(
        tmp_path, "    close_date: 2026-11-24\n" + ACTION.format(due="2026-11-24")
    )
    assert not {"G004", "N002"} & {finding.code for finding in report_of(analysis).findings}


def test_what_is_accepted_of_a_rule_that_asks_git_may_apply_where_nobody_could_ask(
    tmp_path: Path,
) -> None:
    head = HEAD.replace("owner: ann\n", "owner: ann\nignore: {rule: D001, reason: It rests}\n", 1)
    analysis = analyse_opportunity(tmp_path, "", head)
    unknown, today = (
        run_account(analysis, method(), TODAY, Thresholds(), all_rules(), touched)
        for touched in (None, TODAY)
    )
    assert stale_ignores(unknown) == []
    assert [str(finding.message) for finding in stale_ignores(today)] == [
        "Nothing left to accept: D001 no longer finds anything here"
    ]
