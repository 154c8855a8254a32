"""What a plan means on a day: sums, position, lateness, balances."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gosart.analysis.assessment import assess
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.portfolio import analyse_portfolio
from tests.analysis.loading import analyse_opportunity, method

TWO = """\
    strategy: {target: other}
    assessments:
      - {date: 2026-09-01, for: us, by: ann, ratings: "+?--. ????? ????? +++++"}
      - {date: 2026-09-01, for: rival, by: ann, ratings: "+++++ +++++ +++++"}
      - {date: 2026-10-01, for: other, by: ann, ratings: "----- ????? ?????"}
      - {date: 2026-11-01, for: us, by: ann, ratings: "+++-. ????? ????? -----"}
"""


def test_a_sum_counts_plus_and_minus_and_keeps_the_unknown_apart(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO).opportunities
    us = opportunity.assessment.us
    assert us is not None
    first = us.blocks[0]
    assert (first.sum, first.plus, first.minus, first.unknown, first.unrated, first.settled) == (
        2,
        3,
        1,
        0,
        1,
        4,
    )
    assert (us.whole.sum, us.whole.unknown) == (-3, 10)


def test_a_position_compares_what_rivals_are_rated_on_too(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO).opportunities
    positions = {
        found.rival.id: (len(found.now.ahead), len(found.now.behind), found.now.known)
        for found in opportunity.assessment.positions
    }
    assert positions == {"rival": (0, 1, 4), "other": (3, 0, 4)}


def test_the_target_of_the_strategy_is_the_main_rival_and_stands_first(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, TWO).opportunities
    assert [standing.rival.id for standing in opportunity.assessment.rivals if standing.rival] == [
        "other",
        "rival",
    ]
    assert opportunity.assessment.position is not None
    assert opportunity.assessment.position.rival.id == "other"


def test_without_a_target_the_strongest_rival_is_the_main_one(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(
        tmp_path, TWO.replace("    strategy: {target: other}\n", "")
    ).opportunities
    assert opportunity.assessment.main_rival is not None
    assert opportunity.assessment.main_rival.id == "rival"


def test_two_sets_of_one_rater_and_date_are_both_kept_and_the_later_entry_counts(
    tmp_path: Path,
) -> None:
    opinions = """\
    assessments:
      - {date: 2026-11-01, for: us, by: ann, ratings: {solution_fit: "+"}}
      - {date: 2026-11-01, for: us, ratings: {solution_fit: "-"}}
"""
    analysis = analyse_opportunity(tmp_path, opinions)
    (opportunity,) = analysis.opportunities
    reads = assess(opportunity.opportunity, method(), analysis.account.owner)
    assert len(reads.columns) == 2
    assert reads.us is not None
    assert reads.us.whole.sum == -1


@pytest.mark.parametrize(
    ("due", "overdue", "soon"),
    [
        ("2026-11-23", True, False),
        ("2026-11-24", False, True),
        ("2026-12-08", False, True),
        ("2026-12-09", False, False),
    ],
)
def test_an_action_is_overdue_the_day_after_it_was_due(
    due: str, overdue: bool, soon: bool, tmp_path: Path
) -> None:
    (opportunity,) = analyse_opportunity(
        tmp_path, f"    actions: [{{id: A1, type: prove, what: Show, owner: ann, due: {due}}}]\n"
    ).opportunities
    (action,) = opportunity.actions
    assert (action.overdue, action.soon) == (overdue, soon)


def test_benefits_less_costs_stand_apart_by_currency_and_period(tmp_path: Path) -> None:
    value = """\
    value:
      benefits:
        - {kind: decrease, item: waste, amount: 300, currency: EUR, per: year}
        - {kind: increase, item: sales, amount: 50, currency: USD}
      costs:
        - {kind: usage, item: care, amount: 120.50, currency: EUR, per: year}
        - {kind: acquisition, item: licence, amount: 1_000}
"""
    (opportunity,) = analyse_opportunity(tmp_path, value).opportunities
    assert [(balance.currency, balance.per, balance.net) for balance in opportunity.balances] == [
        ("EUR", "", Decimal(-1000)),
        ("EUR", "year", Decimal("179.50")),
        ("USD", "", Decimal(50)),
    ]


def test_what_a_competitor_or_doing_nothing_costs_is_in_no_sum_of_our_case(tmp_path: Path) -> None:
    value = """\
    value:
      benefits: [{kind: decrease, item: waste, amount: 300, per: year}]
      costs:
        - {kind: usage, item: care, amount: 120, per: year}
        - {kind: acquisition, item: licence, amount: 600, for: rival}
        - {kind: opportunity, item: fines, amount: 500, per: year, for: no-decision}
"""
    (opportunity,) = analyse_opportunity(tmp_path, value).opportunities
    assert [(balance.per, balance.net) for balance in opportunity.balances] == [
        ("year", Decimal(180))
    ]


def test_who_left_or_is_outside_is_no_key_player(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(
        tmp_path, "    people: {boss: {left: 2026-11-01}}\n"
    ).opportunities
    assert [person.id for person in opportunity.politics.key_players] == ["friend", "stranger"]
    assert [person.id for person in opportunity.politics.uncovered] == ["stranger"]
    assert [person.id for person in opportunity.politics.with_us] == ["friend"]


def test_the_portfolio_sums_open_amounts_by_currency_and_leaves_decided_opportunities_out(
    tmp_path: Path,
) -> None:
    one = analyse_opportunity(tmp_path / "one", "    amount: 10\n    close_date: 2026-12-01\n")
    two = analyse_opportunity(
        tmp_path / "two", "    amount: 5\n    currency: USD\n    close_date: 2026-11-01\n"
    )
    won = analyse_opportunity(tmp_path / "won", "    amount: 7\n    status: won\n")
    portfolio = analyse_portfolio([overview_of(account) for account in (one, two, won)])
    assert [(money.currency, money.amount) for money in portfolio.open_amounts] == [
        ("EUR", 10),
        ("USD", 5),
    ]
    assert len(portfolio.open_rows) == 2


@pytest.mark.parametrize(("reviewed", "stale"), [("2026-08-25", True), ("2026-08-26", False)])
def test_a_plan_is_stale_the_day_after_the_limit(
    reviewed: str, stale: bool, tmp_path: Path
) -> None:
    analysis = analyse_opportunity(tmp_path, f"    test: {{reviews: [{{date: {reviewed}}}]}}\n")
    assert analysis.stale is stale
