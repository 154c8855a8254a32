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
