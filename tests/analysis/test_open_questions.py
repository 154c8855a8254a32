"""What an assessment leaves to be found out, and whom to ask."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.open_questions import open_questions, worst
from gosart.method.enums import Mark
from tests.analysis.loading import read_deal

UNKNOWNS = """\
    assessments:
      - {date: 2026-11-01, for: us, ratings: {access_to_funds: "?", solution_fit: "?", inside_support: "+"}}
    actions:
      - {id: A1, type: retrieve, what: Ask, owner: ann, due: 2026-12-01, status: open, criteria: [solution_fit]}
      - {id: A2, type: prove, what: Show, owner: ann, due: 2026-12-01, status: open, criteria: [access_to_funds]}
      - {id: A3, type: retrieve, what: Asked, owner: ann, due: 2026-10-01, status: done, criteria: [access_to_funds]}
"""


def test_unknowns_that_nobody_works_on_come_first(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, UNKNOWNS).deals
    assert [question.criterion.key for question in open_questions(deal)] == ["access_to_funds", "solution_fit"]


def test_only_an_open_retrieve_action_covers_an_unknown(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, UNKNOWNS).deals
    covered = {question.criterion.key: [found.action.id for found in question.actions] for question in open_questions(deal)}
    assert covered == {"access_to_funds": [], "solution_fit": ["A1"]}


def test_who_is_met_is_asked_supporters_first_and_enemies_never(tmp_path: Path) -> None:
    (deal,) = read_deal(tmp_path, UNKNOWNS).deals
    (funds, _) = open_questions(deal)
    assert [person.id for person in funds.ask] == ["friend", "boss"]


def test_the_worst_of_marks_is_minus_then_unknown_then_not_rated() -> None:
    assert worst((Mark.PLUS, Mark.UNKNOWN, Mark.MINUS)) is Mark.MINUS
    assert worst((Mark.PLUS, Mark.UNKNOWN, None)) is Mark.UNKNOWN
    assert worst((Mark.PLUS, None)) is None
    assert worst((Mark.PLUS, Mark.PLUS)) is Mark.PLUS
    assert worst(()) is None
