"""What to do next: over one opportunity and several, moves first, then what the rules found."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.consequence import Consequence
from gosart.analysis.opportunity import analyse_account
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.portfolio import analyse_portfolio
from gosart.config.model import options_from
from gosart.plan.model.account import Account
from gosart.rules.consequences import CODES_BY_CONSEQUENCE
from gosart.rules.findings import Thresholds
from gosart.rules.next_steps import NextStep, next_steps
from gosart.rules.registry import our_rules
from gosart.rules.runner import run_account
from gosart.rules.selection import all_rules
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

TEAM = "name: Acme\nowner: ann\nreviewed: 2026-11-20\nteam: {ann: {name: Ann Berg}}\n"


def steps_of(folder: Path, plan: str) -> tuple[NextStep, ...]:
    write_tree(folder, {"accounts/acme.yml": TEAM + plan})
    portfolio = SiteBuilder().load(options_from({"today": TODAY.isoformat()}, folder, {}))
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    analysis = analyse_account(account, method(), TODAY)
    report = run_account(analysis, method(), TODAY, Thresholds(), all_rules())
    return next_steps(analysis.opportunities, report.findings)


def told(steps: tuple[NextStep, ...]) -> list[tuple[str, str]]:
    return [
        (step.consequence.value, str(step.move.text) if step.move else step.findings[0].code)
        for step in steps
    ]


def test_each_rule_has_at_most_one_class_and_each_code_of_a_class_is_a_rule() -> None:
    codes = [code for codes in CODES_BY_CONSEQUENCE.values() for code in codes]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {rule.code for rule in our_rules()}


EVERY_CLASS = """\
competitors: {orbit: {name: Orbit}}
people:
  pia: {name: Pia Adler, title: Finance, role: approver, influence: inner-circle, coverage: none}
opportunities:
  pumps:
    name: Pumps
    close_date: 2027-03-01
    delivery: {lead_time: 29 weeks}
    budget: {amount: 300_000, owner: pia, date: 2027-02-01}
    strategy: {type: frontal, target: orbit, counters: [{competitor: orbit, move: Cuts its price}]}
    assessments:
      - {date: 2026-11-01, for: us, by: ann, ratings: "-+?-+ +++++ +++++ -----"}
    value:
      compelling_event: {text: The old works close, date: 2027-09-01}
      benefits: [{id: stops, kind: decrease, item: Stops, amount: 200_000, per: year}]
      costs: [{kind: acquisition, item: Pumps, amount: 100_000}]
    actions: [{id: A1, type: emphasise, what: Send the brochure, owner: ann, due: 2026-12-20}]
"""


def test_the_order_is_that_of_consequence(tmp_path: Path) -> None:
    assert told(steps_of(tmp_path, EVERY_CLASS)) == [
        ("stop-or-go", "Decide whether to go on: there is no money set aside for it"),
        ("time", "Bring the order forward by 19 days, or deliver sooner"),
        ("vote", "Meet Pia Adler (Finance), who must approve"),
        ("value", "Have the customer confirm “Stops”"),
        ("competitor", "Respond to the move we expect from Orbit: Cuts its price"),
        ("rest", "Send the brochure"),
        ("rest", "G002"),
    ]


def test_a_decided_opportunity_has_nothing_to_do_next_and_stands_in_no_list(
    tmp_path: Path,
) -> None:
    lost = EVERY_CLASS.replace("name: Pumps\n", "name: Pumps\n    status: lost\n", 1)
    assert told(steps_of(tmp_path, lost)) == []
    late = lost.replace("2026-12-20", "2026-11-02").replace("2027-03-01", "2026-10-01")
    write_tree(tmp_path, {"accounts/acme.yml": TEAM + late})
    (account,) = SiteBuilder().load(options_from({}, tmp_path, {})).accounts
    assert isinstance(account, Account)
    portfolio = analyse_portfolio([overview_of(analyse_account(account, method(), TODAY))])
    assert portfolio.overdue == portfolio.open_actions == portfolio.at_risk == ()
    assert portfolio.open_rows == portfolio.open_amounts == ()


TWO = """\
people:
  pia: {name: Pia Adler, title: Finance, role: approver, influence: inner-circle, coverage: none}
opportunities:
  small: {name: Small, amount: 10_000, currency: EUR,
    actions: [{id: S1, type: prove, what: Small trial, owner: ann, due: 2026-12-01}]}
  large: {name: Large, amount: 900_000, currency: EUR,
    actions: [{id: L1, type: prove, what: Large trial, owner: ann, due: 2026-12-20}]}
"""


def test_one_meeting_serves_several_opportunities_and_the_greater_amount_comes_first(
    tmp_path: Path,
) -> None:
    steps = [step for step in steps_of(tmp_path, TWO) if step.move]
    assert [str(step.move.text) for step in steps if step.move] == [
        "Meet Pia Adler (Finance), who must approve",
        "Large trial",
        "Small trial",
    ]


def test_without_an_opportunity_the_findings_of_the_account_are_what_to_do_next(
    tmp_path: Path,
) -> None:
    steps = steps_of(tmp_path, "status: target\n")
    assert [step.findings[0].code for step in steps] == ["T003"]
    assert {step.consequence for step in steps} == {Consequence.REST}


def test_a_lesser_move_of_the_sheet_stands_before_a_graver_finding(tmp_path: Path) -> None:
    plan = """\
people:
  pia: {name: Pia Adler, title: Finance, role: approver, influence: inner-circle,
    status: supporter, coverage: in-depth, last_contact: 2026-11-20}
opportunities:
  pumps:
    name: Pumps
    value: {unique_business_value: 200k a year less stops}
    actions:
    - {id: A1, type: prove, what: First, owner: ann, due: 2026-12-01}
    - {id: A2, type: prove, what: Second, owner: ann, due: 2026-12-02}
    - {id: A3, type: prove, what: Third, owner: ann, due: 2026-12-03}
    - {id: A4, type: prove, what: Fourth, owner: ann, due: 2026-12-04}
"""
    assert told(steps_of(tmp_path, plan))[:4] == [
        ("rest", "First"),
        ("rest", "Second"),
        ("rest", "Third"),
        ("value", "V001"),
    ]
