"""What an assessment leaves to be found out, and whom to ask."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.open_questions import open_questions, worst
from gosart.method.enums import Rating
from tests.analysis.loading import analyse_opportunity

UNKNOWNS = """\
    assessments:
      - {date: 2026-11-01, for: us, ratings: {access_to_funds: "?", solution_fit: "?",
          inside_support: "+"}}
    actions:
      - {id: A1, type: retrieve, what: Ask, owner: ann, due: 2026-12-01, status: open,
          criteria: [solution_fit]}
      - {id: A2, type: prove, what: Show, owner: ann, due: 2026-12-01, status: open,
          criteria: [access_to_funds]}
      - {id: A3, type: retrieve, what: Asked, owner: ann, due: 2026-10-01, status: done,
          criteria: [access_to_funds]}
"""


def test_unknowns_that_nobody_works_on_come_first(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, UNKNOWNS).opportunities
    assert [question.criterion.key for question in open_questions(opportunity)] == [
        "access_to_funds",
        "solution_fit",
    ]


def test_only_an_open_retrieve_action_covers_an_unknown(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, UNKNOWNS).opportunities
    covered = {
        question.criterion.key: [item.action.id for item in question.actions]
        for question in open_questions(opportunity)
    }
    assert covered == {"access_to_funds": [], "solution_fit": ["A1"]}


def test_who_is_met_is_asked_supporters_first_and_enemies_never(tmp_path: Path) -> None:
    (opportunity,) = analyse_opportunity(tmp_path, UNKNOWNS).opportunities
    (funds, _) = open_questions(opportunity)
    assert [person.id for person in funds.ask] == ["friend", "boss"]


def test_the_worst_of_marks_is_minus_then_unknown_then_not_rated() -> None:
    assert worst((Rating.PLUS, Rating.UNKNOWN, Rating.MINUS)) is Rating.MINUS
    assert worst((Rating.PLUS, Rating.UNKNOWN, None)) is Rating.UNKNOWN
    assert worst((Rating.PLUS, None)) is None
    assert worst((Rating.PLUS, Rating.PLUS)) is Rating.PLUS
    assert worst(()) is None
