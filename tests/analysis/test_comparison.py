"""Deals side by side: what the company is weak and blind at, and what will not repay its effort."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.criteria_matrix import CriteriaMatrix, analyse_criteria
from gosart.analysis.opportunity import analyse_account
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.portfolio import analyse_portfolio
from gosart.config.model import options_from
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

DEAL = """\
name: {name}
owner: ann
team: {{ann: {{name: Ann}}}}
opportunities:
  deal:
    name: Deal of {name}
    status: {status}
    assessments: [{{date: 2026-11-01, for: us, ratings: "{ratings}"}}]
    resources: [{resources}]
"""


def matrix_of(folder: Path, **opportunities: tuple[str, str, str]) -> CriteriaMatrix:
    plans = {
        f"accounts/{key}.yml": DEAL.format(
            name=key, status=status, ratings=ratings, resources=needs
        )
        for key, (status, ratings, needs) in opportunities.items()
    }
    write_tree(folder, plans)
    portfolio = SiteBuilder().load(options_from({"today": TODAY.isoformat()}, folder, {}))
    analyses = [
        overview_of(analyse_account(account, method(), TODAY)) for account in portfolio.accounts
    ]
    return analyse_criteria(analyse_portfolio(analyses).rows, method())


GOOD = "+++++ +++++ +++++ +++++"
POOR = "+---- ++++? ++++. +---?"


def test_decided_opportunities_are_left_out(tmp_path: Path) -> None:
    matrix = matrix_of(tmp_path, one=("open", GOOD, ""), two=("won", POOR, ""))
    assert [row.account.id for row in matrix.rows] == ["one"]


def test_each_criterion_is_counted_over_the_open_opportunities(tmp_path: Path) -> None:
    matrix = matrix_of(tmp_path, one=("open", GOOD, ""), two=("open", POOR, ""))
    counted = {
        tally.criterion.key: (tally.plus, tally.minus, tally.unknown, tally.unrated)
        for tally in matrix.tallies
    }
    assert counted["customer_business_profile"] == (1, 1, 0, 0)
    assert counted["unique_business_value"] == (1, 0, 1, 0)
    assert counted["political_alignment"] == (1, 0, 0, 1)


def test_the_weakest_have_a_minus_and_the_blindest_are_not_known(tmp_path: Path) -> None:
    matrix = matrix_of(tmp_path, one=("open", POOR, ""))
    assert all(tally.minus for tally in matrix.weakest)
    assert {tally.criterion.key for tally in matrix.blindest} == {
        "unique_business_value",
        "political_alignment",
        "strategic_value",
    }


def test_winning_and_worth_are_the_share_of_plus_and_unknown_stands_as_low_as_minus(
    tmp_path: Path,
) -> None:
    matrix = matrix_of(tmp_path, one=("open", GOOD, ""), two=("open", POOR, ""))
    assert {item.row.account.id: (item.winning, item.worth) for item in matrix.worth} == {
        "one": (1, 1),
        "two": (pytest.approx(0.6), pytest.approx(-0.6)),
    }


def test_a_deal_of_which_too_little_is_known_is_not_placed(tmp_path: Path) -> None:
    little = "+++++ +++++ ++??? +++++"
    matrix = matrix_of(tmp_path, one=("open", GOOD, ""), two=("open", little, ""))
    assert [item.row.account.id for item in matrix.worth] == ["one"]
    assert [row.account.id for row in matrix.unplaced] == ["two"]


def test_knowing_less_never_moves_a_deal_up(tmp_path: Path) -> None:
    minus, unknown = "+++++ +++++ +++-- +++--", "+++++ +++++ +++?? +++??"
    matrix = matrix_of(tmp_path, one=("open", minus, ""), two=("open", unknown, ""))
    (one, two) = matrix.worth
    assert (one.winning, one.worth) == (two.winning, two.worth)


def test_a_opportunity_with_resources_and_little_worth_may_not_repay_them(tmp_path: Path) -> None:
    needs = "{name: Architect, kind: person, quantity: 20 days}"
    matrix = matrix_of(
        tmp_path, costly=("open", POOR, needs), cheap=("open", POOR, ""), good=("open", GOOD, needs)
    )
    assert [row.account.id for row in matrix.unpaid] == ["costly"]
