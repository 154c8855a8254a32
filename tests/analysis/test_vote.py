"""The vote: who is for us, what the rule needs, and by whom the next one could be won."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.vote import Vote
from tests.analysis.loading import analyse_opportunity

HEAD = """\
name: Torrin Water
owner: lena
team: {lena: {name: Lena Holt}}
people:
  chief: {name: Una Ferro, title: Chief, role: approver, influence: inner-circle, status: neutral,
      coverage: multiple}
  money: {name: Piet Adler, title: Finance, role: approver, influence: inner-circle,
      status: neutral, coverage: none}
  works: {name: Rosa Lind, title: Works, role: decision-maker, influence: inner-circle,
      status: supporter, coverage: in-depth, influences: [chief]}
  labs: {name: Ned Orr, title: Labs, role: evaluator, influence: political-structure,
      status: mentor, coverage: in-depth, influences: [works]}
opportunities:
  pumps:
    name: Pumps
"""
BOARD = "    decision: {rule: %s, board: [chief, money, works, labs]}\n"


def vote(folder: Path, opportunity: str = "", head: str = HEAD) -> Vote:
    """Count the votes of the plan's only opportunity."""
    found = analyse_opportunity(folder, opportunity, head).opportunities[0].vote
    assert found is not None
    return found


def ids(people: tuple[object, ...]) -> list[str]:
    return [person.id for person in people]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rule", "needed", "missing"), [("one", 1, 0), ("majority", 3, 1), ("unanimous", 4, 2)]
)
def test_the_rule_says_how_many_votes_are_needed(
    tmp_path: Path, rule: str, needed: int, missing: int
) -> None:
    counted = vote(tmp_path, BOARD % rule)
    assert (counted.needed, counted.missing, counted.is_won) == (needed, missing, missing == 0)


def test_each_of_the_board_stands_in_one_group(tmp_path: Path) -> None:
    counted = vote(tmp_path, BOARD % "majority")
    assert ids(counted.for_us) == ["works", "labs"]
    assert ids(counted.undecided) == ["chief"]
    assert ids(counted.not_met) == ["money"]
    assert ids(counted.against) == []


def test_the_next_vote_is_the_one_that_a_friend_sways(tmp_path: Path) -> None:
    assert ids(vote(tmp_path, BOARD % "majority").path) == ["works", "chief"]
    assert ids(vote(tmp_path, BOARD % "one").path) == []


def test_without_a_rule_every_approver_and_a_majority_of_the_decision_makers_is_needed(
    tmp_path: Path,
) -> None:
    counted = vote(tmp_path)
    assert ids(counted.board) == ["works", "chief", "money"]
    assert (counted.needed, counted.missing) == (3, 2)


def test_a_vote_that_cannot_be_won_says_so(tmp_path: Path) -> None:
    against = HEAD.replace("status: neutral", "status: enemy")
    assert vote(tmp_path / "two", BOARD % "unanimous", against).can_be_won is False
    assert vote(tmp_path / "none", BOARD % "unanimous").can_be_won is True


def test_whoever_has_left_has_no_vote(tmp_path: Path) -> None:
    left = HEAD.replace("title: Chief,", "title: Chief, left: 2026-10-01,")
    assert "chief" not in ids(vote(tmp_path, BOARD % "majority", left).board)


def test_where_nobody_decides_there_is_no_vote(tmp_path: Path) -> None:
    head = "name: A\nowner: b\nteam: {b: {name: B}}\nopportunities:\n  pumps:\n    name: Pumps\n"
    assert analyse_opportunity(tmp_path, "", head).opportunities[0].vote is None
