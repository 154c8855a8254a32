"""Which moves matter: a vote that is lacking, and a competitor's strength that weighs."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.consequence import Consequence
from gosart.rules.consequences import consequence_of
from tests.analysis.loading import analyse_opportunity

HEAD = """\
name: Torrin Water
owner: lena
team: {lena: {name: Lena Holt}}
competitors: {orbit: {name: Orbit}}
people:
  chief: {name: Una Ferro, title: Chief, role: approver, influence: inner-circle, status: neutral,
      coverage: multiple}
  money: {name: Piet Adler, title: Finance, role: approver, influence: inner-circle,
      status: neutral, coverage: %s}
  works: {name: Rosa Lind, title: Works, role: decision-maker, influence: inner-circle,
      status: supporter, coverage: in-depth, influences: [chief]}
opportunities:
  pumps:
    name: Pumps
"""
BOARD = "    decision: {rule: majority, board: [chief, money, works]}\n"


def moves_of(folder: Path, opportunity: str, coverage: str = "brief") -> list[str]:
    account = analyse_opportunity(folder, opportunity, HEAD % coverage)
    return [str(move.text) for move in account.opportunities[0].moves]


def test_where_only_the_undecided_are_left_the_nearest_of_them_is_to_be_won(
    tmp_path: Path,
) -> None:
    assert moves_of(tmp_path, BOARD) == ["Win over Una Ferro (Chief), who is undecided"]


def test_whom_we_have_not_met_comes_before_the_undecided(tmp_path: Path) -> None:
    assert moves_of(tmp_path, BOARD, "none") == ["Meet Piet Adler (Finance), who must approve"]


@pytest.mark.parametrize(
    ("ours", "theirs", "moves"),
    [
        (
            "+++++ -++++ +++++ +++++",
            "+++++ +++++ +++++ .....",
            ["Answer Orbit on “Formal decision criteria”, where it is strong and we are weak"],
        ),
        # how much a sale asks of us decides nothing
        ("+++++ ++-++ +++++ +++++", "+++++ +++++ +++++ .....", []),
    ],
)
def test_a_competitors_strength_is_a_move_where_the_criterion_decides(
    ours: str, theirs: str, moves: list[str], tmp_path: Path
) -> None:
    plan = (
        "    decision: {rule: one, board: [works]}\n    assessments:\n"
        f'      - {{date: 2026-11-01, for: us, by: lena, ratings: "{ours}"}}\n'
        f'      - {{date: 2026-11-01, for: orbit, by: lena, ratings: "{theirs}"}}\n'
    )
    assert moves_of(tmp_path, plan) == moves


@pytest.mark.parametrize("code", ["A010", "K012"])
def test_what_decides_no_vote_and_no_comparison_is_of_the_rest(code: str) -> None:
    assert consequence_of(code) is Consequence.REST


EVENT = "    value: {compelling_event: {text: The works close, date: %s}}\n"


@pytest.mark.parametrize(
    ("plan", "move"),
    [
        (
            "    close_date: 2026-10-30\n",
            "Agree a new day for the order: 2026-10-30 has passed",
        ),
        (
            "    close_date: 2026-11-01\n    delivery: {lead_time: 30 days}\n"
            + EVENT % "2026-12-10",
            (
                "Agree with the customer what can be ready in time: the last day for the order "
                "was 2026-11-10"
            ),
        ),
        (
            "    close_date: 2027-01-10\n    delivery: {lead_time: 30 days}\n"
            "    budget: {amount: 9_000, currency: EUR, date: 2027-02-20}\n" + EVENT % "2027-03-02",
            (
                "Ask for an earlier approval: on 2027-02-20 it comes after the last day for the "
                "order, 2027-01-31"
            ),
        ),
        (
            "    close_date: 2027-04-10\n" + EVENT % "2027-03-02",
            (
                "Bring the order forward: 2027-04-10 is after 2027-03-02, the day they must have "
                "it working"
            ),
        ),
        (
            "    decision_criteria: [{name: Cold start, mandatory: true, us: worse}]\n",
            "Meet “Cold start”, which is mandatory, or have it changed",
        ),
        (
            "    test: {reviews: [{date: 2026-11-02, decision: disengage}]}\n",
            "Decide whether to go on: the review of 2026-11-02 decided to disengage",
        ),
    ],
)
def test_what_a_rule_calls_an_error_of_time_or_of_going_on_is_the_first_move(
    plan: str, move: str, tmp_path: Path
) -> None:
    rated = (
        "    decision: {rule: one, board: [works]}\n    assessments:\n"
        '      - {date: 2026-11-01, for: us, by: lena, ratings: "+++++ +++++ +++++ +++++"}\n'
    )
    assert moves_of(tmp_path, rated + plan)[0] == move


def test_whoever_of_the_inner_circle_opposes_us_is_a_move_though_the_vote_is_won(
    tmp_path: Path,
) -> None:
    against = HEAD.replace(
        "status: neutral,\n      coverage: multiple", "status: enemy,\n      coverage: multiple"
    ).replace(
        "role: approver, influence: inner-circle, status: enemy",
        "influence: inner-circle, status: enemy",
    )
    plan = "    decision: {rule: one, board: [works]}\n"
    account = analyse_opportunity(tmp_path, plan, against % "brief")
    assert [str(move.text) for move in account.opportunities[0].moves] == [
        "Respond to Una Ferro (Chief), who belongs to the inner circle and opposes us"
    ]


@pytest.mark.parametrize(
    ("saving", "move"),
    [
        ("20_000", "Make it pay back for them within 20 months: now it takes 60"),
        ("0", "Make it pay back for them within 20 months: now it never does"),
    ],
)
def test_a_case_that_does_not_pay_back_in_time_is_a_move(
    saving: str, move: str, tmp_path: Path
) -> None:
    plan = (
        "    decision: {rule: one, board: [works]}\n    value:\n"
        "      payback_limit: 20 months\n"
        "      benefits:\n"
        f"      - {{kind: decrease, item: Stops, amount: {saving}, currency: EUR, per: year}}\n"
        "      costs: [{kind: acquisition, item: Pumps, amount: 100_000, currency: EUR}]\n"
    )
    assert moves_of(tmp_path, plan) == [move]
