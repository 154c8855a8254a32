"""Where each rule begins to find something: a plan on the limit, and the same one step beyond."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from textwrap import dedent, indent

import pytest

from gosart.config.model import RuleOptions
from gosart.rules.findings import Thresholds
from gosart.rules.registry import our_rules
from gosart.rules.runner import run_account
from gosart.rules.selection import choose
from tests.analysis.loading import TODAY, analyse_opportunity, method

HERE = "HERE"
"""What stands in a plan where the value of the table goes."""
HEAD = """\
name: Acme
owner: ann
competitors:
  rival: {name: Rival}
team:
  ann: {name: Ann Berg}
"""


NO_LIMITS = Thresholds()


@dataclass(frozen=True)
class Row:
    """A limit of a rule: a value at which it is silent, and the nearest at which it finds."""

    code: str
    limit: str
    """Its name where the rule or the site declares it, else what is compared."""
    silent: str
    finds: str
    opportunity: str = ""
    """The opportunity's plan, with HERE for the value."""
    account: str = ""
    """The account's, which begins inside `team`."""
    touched: bool = False
    """Whether the value is the day on which git saw the last change."""
    site: Thresholds = NO_LIMITS
    says: str = ""
    """Which of the rule's findings is meant, by words of its sentence or hint; "" for any."""


def day(days: int) -> str:
    """Return the day so many days from today, as a plan writes it."""
    return (TODAY + timedelta(days=days)).isoformat()


def people(*statements: str) -> str:
    """Return a map of people by a statement about each, without lines between them."""
    each = (
        f"p{number}: {{name: P {number}, title: Staff, {statement}}}"
        for number, statement in enumerate(statements)
    )
    return f"people: {{{', '.join(each)}}}\n"


def rated(us: str, rival: str = "") -> str:
    """Return an assessment of us on the first of November, and one of the rival."""
    lines = [("us", us), ("rival", rival)]
    return "assessments:\n" + "".join(
        f"  - {{date: 2026-11-01, for: {vendor}, ratings: {{{ratings}}}}}\n"
        for vendor, ratings in lines
        if ratings
    )


def resource(values: str) -> str:
    """Return one resource of ours for an action that is due in ten days."""
    return (
        f"resources: [{{name: Trial, actions: [A1], {values}}}]\n"
        f"actions: [{{id: A1, type: prove, what: Trial, owner: ann, due: {day(10)}}}]\n"
    )


ACTION = "actions: [{id: A1, type: prove, what: Show, owner: ann, due: HERE}]\n"
NEUTRAL, MET, UNMET = "status: neutral", "coverage: brief", "coverage: none"
KEY = "influence: inner-circle"
SIGNALS = ("delays", "players-change", "meetings-delegated")
WHITE_SPACE = """\
units: {north: {name: North}, south: {name: South}}
offerings: {pumps: {name: Pumps}}
whitespace:
  north: {pumps: {status: potential, amount: 300_000}}
"""
THEIRS = (
    'formal_decision_criteria: "-", solution_fit: "-", current_relationship: "-", '
    'unique_business_value: "+"'
)
LEAD = 'formal_decision_criteria: "+", solution_fit: "+", unique_business_value: "-"'
CASE = """\
value:
  benefits: [{kind: decrease, item: Stops, amount: 120_000, per: year}]
  costs: [{kind: acquisition, item: Pumps, amount: 200_000}]
"""
"""Pays back in month 20."""
CHAIN = """\
delivery: {lead_time: 29 weeks}
value: {compelling_event: {text: The permit ends, date: 2027-09-01}}
"""
"""The last day for the order is 10 February 2027."""

ROWS = (
    # What an assessment claims, and what the plan's figures allow
    Row("A003", "which criterion", "solution_fit", "inside_support", rated('HERE: "+"')),
    Row("A003", "rating", "?", "+", rated('inside_support: "HERE"')),
    Row("A009", "days", day(-120), day(-121),
        'assessments: [{date: HERE, for: us, ratings: {solution_fit: "-"}}]\n'),
    Row("A011", "min_order_amount", "100_000", "99_999",
        "amount: HERE\n" + rated('short_term_revenue: "+"'),
        site=Thresholds(min_order_amount=Decimal(100_000))),
    Row("A011", "max_days_to_close", day(90), day(91),
        "close_date: HERE\n" + rated('short_term_revenue: "+"'),
        site=Thresholds(max_days_to_close=90)),
    Row("A011", "currency", "USD", "EUR",
        "amount: 99_999\ncurrency: HERE\n" + rated('short_term_revenue: "+"'),
        site=Thresholds(min_order_amount=Decimal(100_000))),
    Row("A012", "the rival's rating", "?", "+", rated('solution_fit: "+"', 'solution_fit: "HERE"')),
    Row("A014", "sum of the ratings", "+", "?",
        rated('short_term_revenue: "HERE", profitability: "-"')),
    Row("A019", "min_future_revenue", "200_000", "199_999", rated('future_revenue: "+"'),
        WHITE_SPACE + "  south: {pumps: {status: open, amount: HERE}}\n",
        site=Thresholds(min_future_revenue=Decimal(500_000))),
    Row("A019", "currency", "USD", "EUR", rated('future_revenue: "+"'),
        WHITE_SPACE + "currency: HERE\n",
        site=Thresholds(min_future_revenue=Decimal(500_000))),
    Row("A019", "still to be won", "won", "rival", rated('future_revenue: "+"'),
        WHITE_SPACE.replace("potential", HERE),
        site=Thresholds(min_future_revenue=Decimal(500_000))),
    Row("A020", "min_profit", "40_000", "40_001",
        "amount: 90_000\n" + resource("amount: HERE") + rated('profitability: "+"'),
        site=Thresholds(min_profit=Decimal(50_000))),
    Row("A020", "whose resource", "customer", "team",
        "amount: 90_000\n" + resource("amount: 60_000, side: HERE") + rated('profitability: "+"'),
        site=Thresholds(min_profit=Decimal(50_000))),
    Row("A020", "currency", "USD", "EUR",
        "amount: 90_000\n" + resource("amount: 60_000, currency: HERE")
        + rated('profitability: "+"'),
        site=Thresholds(min_profit=Decimal(50_000))),
    # The competitive strategy
    Row("C004", "ratio", "+", "?",
        "strategy: {type: frontal, target: rival}\n"
        + rated(f'{LEAD}, current_relationship: "HERE"', THEIRS)),
    Row("C004", "criteria ahead", "+", "-",
        "strategy: {type: frontal, target: rival}\n"
        + rated('solution_fit: "HERE"', 'solution_fit: "-"')),
    Row("C006", "the quarter begins", "2026-09-30", "2026-10-01",
        "close_date: HERE\nstrategy: {type: develop}\n"),
    Row("C006", "the quarter ends", "2027-01-01", "2026-12-31",
        "close_date: HERE\nstrategy: {type: develop}\n"),
    Row("C006", "the year", "2027-11-24", "2026-11-24",
        "close_date: HERE\nstrategy: {type: develop}\n"),
    Row("C008", "sum of the ratings", "+", "?",
        "strategy: {type: flanking, target: rival}\n"
        + rated('customer_project: "-", compelling_event: "HERE"')),
    # What was true once
    Row("D001", "days", day(-30), day(-31), touched=True),
    Row("D002", "days", day(-60), day(-61),
        account=people(f"{KEY}, {MET}, last_contact: HERE")),
    Row("D003", "days", day(-120), day(-121),
        "value: {unique_business_value: 3 days less, confirmed: {by: p0, date: HERE}}\n",
        people(KEY)),
    Row("D004", "the last day", day(0), day(-1), account="plan: {from: 2025-11-01, to: HERE}\n"),
    Row("D005", "days", day(-60), day(-61),
        'assessments:\n  - {date: HERE, for: rival, ratings: {solution_fit: "-"}}\n'
        f'  - {{date: {day(0)}, for: us, ratings: {{solution_fit: "+"}}}}\n'),
    Row("N015", "days", day(91), day(90), account="contracts: [{name: Care, notice: HERE}]\n"),
    Row("N015", "today", day(0), day(-1), account="contracts: [{name: Care, notice: HERE}]\n",
        says="ended on"),
    Row("N015", "the contract's end", day(-1), day(0),
        account=f"contracts: [{{name: Care, notice: {day(-9)}, to: HERE}}]\n"),
    Row("N015", "the next day for it", day(0), day(-1), account=(
        "offerings: {care: Care}\nunits: {works: Works}\n"
        "whitespace: {works: {care: {owner: ann, next: HERE}}}\n"
        f"contracts: [{{name: Service, offering: care, unit: works, notice: {day(9)}}}]\n")),
    # Goal and objective
    Row("G004", "today", day(0), day(-1), "close_date: HERE\n"),
    Row("G005", "the event", day(10), day(9),
        f"close_date: {day(10)}\nvalue: {{compelling_event: The law changes on HERE}}\n"),
    Row("G006", "their date", day(10), day(9),
        f"close_date: {day(10)}\nobjective: {{customer: [{{text: 3 days less, by: HERE}}]}}\n"),
    Row("G008", "percent", "50", "51",
        "probability: HERE\n" + rated('solution_fit: "-"', 'solution_fit: "+"')),
    Row("G008", "position", "-", "+",
        "probability: 80\n" + rated('solution_fit: "-"', 'solution_fit: "HERE"')),
    # People
    Row("K004", "people", people(NEUTRAL, NEUTRAL), people(NEUTRAL, NEUTRAL, NEUTRAL),
        account=HERE),
    Row("K006", "contacts", people(MET, MET), people(MET, UNMET), account=HERE),
    Row("K006", "people", people(MET), people(MET, UNMET), account=HERE),
    Row("K006", "anybody met", people(UNMET, UNMET), people(MET, UNMET), account=HERE),
    Row("K008", "for and against", "supporter", "neutral",
        account=people(f"{KEY}, status: mentor", f"{KEY}, status: enemy", f"{KEY}, status: HERE")),
    Row("K011", "people", people(*["coverage: brief"] * 3), people(*["coverage: brief"] * 4),
        account=HERE),
    # The relationship strategy
    Row("L001", "agendas missing", "business_agenda: [To grow], ", "",
        account=people(f"HERE{KEY}"), says="` and `"),
    Row("L005", "days", day(-6), day(-7),
        account=people("approach: {verb: cultivate, owner: ann, next_contact: HERE}")),
    Row("L005", "the last contact", day(-8), day(-9),
        account=people("last_contact: HERE, approach: {verb: cultivate, owner: ann, "
                       f"next_contact: {day(-8)}}}")),
    Row("L008", "standing", "better", "same",
        "decision_criteria: [{name: Delivery, people: [p0], us: HERE, rival: better}]\n",
        people(KEY)),
    # Actions and the customer's steps
    Row("N002", "today", day(0), day(-1), ACTION),
    Row("N006", "the close date", day(10), day(11), f"close_date: {day(10)}\n{ACTION}"),
    Row("N006", "today", day(-1), day(0), "close_date: HERE\n" + ACTION.replace(HERE, day(5))),
    Row("N006", "whose action", "customer", "team",
        f"close_date: {day(10)}\n{ACTION}".replace(f"due: {HERE}", f"due: {day(11)}, side: HERE")),
    Row("N008", "days", day(30), day(31), ACTION),
    Row("N011", "today", day(0), day(-1), "milestones: [{name: Board, date: HERE}]\n"),
    Row("N012", "days", day(121), day(120), "close_date: HERE\n"),
    Row("N012", "today", day(-1), day(0), "close_date: HERE\n"),
    Row("N013", "today", day(1), day(0), ACTION.replace("ann", "cy").replace(HERE, day(1)),
        "  cy: {name: Cy Dean, left: HERE}\n", says="has left the company"),
    Row("N013", "the last day", day(5), day(6), ACTION.replace("ann", "cy"),
        f"  cy: {{name: Cy Dean, left: {day(5)}}}\n", says="leaves before"),
    # Resources
    Row("R001", "days", day(15), day(14), resource("approved: false, needed_by: HERE")),
    Row("R002", "whose resource", "customer", "team",
        "resources: [{name: Trial, side: HERE}]\n"),
    Row("R003", "percent", "10_000", "10_001", "amount: 100_000\n" + resource("amount: HERE")),
    Row("R003", "an order of nothing", "0", "1", "amount: HERE\n" + resource("amount: 10")),
    Row("R004", "the action's day", day(10), day(11), resource("needed_by: HERE")),
    Row("R005", "whose resource", "customer", "team", resource("side: HERE")),
    Row("R006", "cost_of_sale", "31_000", "31_001",
        "cost_of_sale: 31_000\n" + resource("amount: HERE")),
    # Tests and reviews
    Row("T001", "days", day(-90), day(-91), "test: {reviews: [{date: HERE}]}\n"),
    Row("T001", "days of a tier", day(-30), day(-31), "test: {reviews: [{date: HERE}]}\n",
        account="tier: strategic\n"),
    Row("T002", "signals", ", ".join(SIGNALS[:2]), ", ".join(SIGNALS),
        "test: {control_signals: [HERE]}\n"),
    Row("T004", "days", day(-90), day(-91), account="reviewed: HERE\n"),
    Row("T004", "days of a tier", day(-60), day(-61), account="tier: key\nreviewed: HERE\n"),
    Row("T009", "until", day(0), day(-1),
        "ignore: {rule: N002, reason: We wait, until: HERE}\n", says="expired"),
    Row("T010", "signals before", "delays", "delays, players-change",
        "test: {control_signals: [HERE],\n"
        "  reviews: [{date: 2026-11-01, control_signals: [delays]}]}\n"),
    # Value
    Row("V004", "benefits less costs", "60_000", "59_999",
        "value:\n  benefits: [{kind: decrease, item: Stops, amount: HERE}]\n"
        "  costs: [{kind: usage, item: Service, amount: 60_000}]\n"),
    Row("V004", "what comes again", "2_001", "1_999",
        CASE.replace("120_000", HERE)
        .replace("200_000", "90}, {item: Service, amount: 2_000, per: year")),
    Row("V004", "a gain that is spent again", "180_000", "179_999",
        "value:\n  benefits: [{kind: increase, item: Grant, amount: HERE}]\n"
        "  costs: [{kind: usage, item: Service, amount: 60_000, per: year}]\n"),
    Row("V010", "the customer's limit", "20 months", "19 months",
        CASE + "  payback_limit: HERE\n"),
    Row("V010", "the horizon", "20 months", "19 months", CASE + "  horizon: HERE\n"),
    Row("V011", "confirmed", "confirmed: {date: 2026-11-01}", "only_us: true",
        CASE.replace("per: year", f"per: year, {HERE}") + "budget: {date: 2027-01-14}\n"),
    Row("V011", "approved", "true", "false", CASE + "budget: {date: 2027-01-14, approved: HERE}\n"),
    Row("V011", "the day of the approval", "true", "false",
        CASE + f"budget: {{date: {day(0)}, approved: HERE}}\n", says="was up for approval"),
    Row("V012", "whom we are compared with", "no-decision", "rival",
        rated('solution_fit: "+"', 'solution_fit: "+"').replace("for: rival", "for: HERE") + CASE),
    Row("V013", "basis", "margin", "revenue", CASE.replace("per: year", "per: year, basis: HERE")),
    Row("V021", "days", day(-180), day(-181), "status: won\nclosed: HERE\n" + CASE),
    Row("V021", "go-live", day(-180), day(-181),
        "status: won\nclosed: 2024-01-08\ndelivery: {go_live: HERE}\n" + CASE),
    Row("V021", "lead time", "30 days", "29 days",
        f"status: won\nclosed: {day(-210)}\ndelivery: {{lead_time: HERE}}\n" + CASE),
    Row("T021", "status", "won", "disengaged", "status: HERE\n"),
    Row("T022", "kind", "close-out", "team-meeting",
        "status: won\ntest: {reviews: [{date: 2026-11-01, kind: HERE}]}\n"),
    # Time and money
    Row("G009", "float", "2027-02-10", "2027-02-11", "close_date: HERE\n" + CHAIN),
    Row("G010", "today", day(203), day(202),
        CHAIN.replace("2027-09-01", HERE)),
    Row("G011", "the last day for the order", "2027-02-10", "2027-02-11",
        CHAIN + "budget: {date: HERE}\n"),
    Row("G012", "the lead time", "2027-02-28", "2027-02-27",
        "close_date: 2027-01-31\ndelivery: {lead_time: 1 month, go_live: HERE}\n"),
    Row("G013", "stage", "evaluation", "proposal", "stage: HERE\n"),
    Row("G014", "the order", "100_000", "99_999", "amount: 100_000\nbudget: {amount: HERE}\n"),
    Row("G014", "currency", "USD", "EUR",
        "amount: 100_000\nbudget: {amount: 99_999, currency: HERE}\n"),
    Row("G015", "the close date", day(10), day(11),
        f"close_date: {day(10)}\nbudget: {{date: HERE}}\n"),
    Row("G016", "stage", "evaluation", "proposal", "stage: HERE\nbudget: {approved: false}\n"),
    Row("G016", "approved", day(0), day(1), "stage: closed\nbudget: {approved: HERE}\n"),
    Row("G016", "the close date", day(11), day(10),
        f"stage: proposal\nclose_date: {day(10)}\nbudget: {{date: HERE}}\n"),
    Row("G016", "today", day(1), day(0), "stage: proposal\nbudget: {date: HERE}\n",
        says="was up for approval"),
    Row("G017", "percent", "380_000", "379_000",
        "amount: 400_000\nobjective: {team: Sign EUR HERE}\n"),
    Row("G018", "percent", "380_000", "379_000",
        "budget: {amount: 400_000}\nassessments:\n- {date: 2026-11-20, for: us, "
        'ratings: {access_to_funds: {rating: "+", evidence: EUR HERE}}}\n'),
    Row("G019", "percent", "105_000", "106_000",
        account="units: {a: {name: A, spend: 100_000}, b: {name: B, spend: HERE, parent: a}}\n"),
    Row("V014", "percent", "104_000", "106_000",
        "value:\n  unique_business_value: EUR HERE\n"
        "  benefits: [{item: Stops, amount: 100_000}]\n"),
    Row("N014", "days", day(61), day(60), "close_date: HERE\n"),
    Row("N014", "today", day(-1), day(0), "close_date: HERE\n"),
    Row("N014", "kind", "procurement", "tender",
        f"close_date: {day(9)}\nmilestones: [{{name: Theirs, date: {day(3)}, kind: HERE}}]\n"),
    Row("C009", "state", "made", "expected",
        "strategy: {counters: [{competitor: rival, move: Gives it away, state: HERE}]}\n"),
    Row("K013", "status", "neutral", "non-supporter",
        account=people("role: approver, status: HERE")),
    Row("K013", "role", "evaluator", "decision-maker",
        account=people("role: HERE, status: enemy")),
    Row("K013", "influence", "political-structure", "inner-circle",
        account=people("influence: HERE, status: enemy")),
    Row("K014", "votes", "neutral", "enemy",
        "decision: {rule: majority, board: [p0, p1, p2]}\n",
        people("status: supporter", "status: enemy", "status: HERE")),
)  # fmt: skip


def findings(folder: Path, row: Row, value: str) -> list[str]:
    """Return what the row's rule says of its plan with a value."""
    account, opportunity = (text.replace(HERE, value) for text in (row.account, row.opportunity))
    head = f"{HEAD}{account}opportunities:\n  deal:\n    name: Deal\n"
    analysis = analyse_opportunity(folder, indent(opportunity, "    "), head)
    touched = date.fromisoformat(value) if row.touched else None
    rules = choose(RuleOptions(), row.site, ())
    report = run_account(analysis, method(), TODAY, row.site, rules, touched)
    return [
        str(finding.message)
        for finding in report.findings
        if finding.code == row.code and row.says in f"{finding.message} {finding.hint}"
    ]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.code}-{row.limit}" for row in ROWS])
def test_a_rule_is_silent_on_its_limit_and_finds_something_one_step_beyond(
    row: Row, tmp_path: Path
) -> None:
    assert findings(tmp_path / "silent", row, row.silent) == []
    assert findings(tmp_path / "finds", row, row.finds) != []


def test_every_limit_that_a_rule_declares_has_a_row() -> None:
    declared = {(rule.code, limit) for rule in our_rules() for limit in rule.limits}
    assert declared - {(row.code, row.limit) for row in ROWS} == set()


def test_every_limit_of_the_site_has_a_row() -> None:
    begun = {value for rule in our_rules() for value in rule.limits.values()}
    limits = {field.name for field in fields(Thresholds)} - {"currency"}
    assert limits - begun - {row.limit for row in ROWS} == set()


def test_every_rule_that_asks_for_more_or_less_has_a_row() -> None:
    ordering = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
    comparing = {
        rule.code
        for rule in our_rules()
        for node in ast.walk(ast.parse(dedent(inspect.getsource(rule.check))))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ordering)
    }
    assert comparing - {row.code for row in ROWS} == set()
