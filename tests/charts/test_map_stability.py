"""A small change of the plan moves little of the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gosart.charts.relationship_map import draw_map
from gosart.charts.relationship_map.layout import Seat, arrange
from gosart.charts.relationship_map.reporting_tree import forest_of
from gosart.method import enums
from gosart.plan.model.people import Line, Organisation, Person
from tests.charts.drawn_map import METHOD, WORDS, DrawnMap, organisation, people

IDS = [f"p{number}" for number in range(30)]
TREE = [f"formal p{(number - 1) // 3} p{number}" for number in range(1, 30)]
COMPANY = organisation(people(*IDS), *TREE)


def seats(of: Organisation) -> dict[str, Seat]:
    return dict(zip((person.id for person in of.people), arrange(forest_of(of)).seats, strict=True))


def test_a_change_of_a_stance_moves_nothing() -> None:
    before = DrawnMap(draw_map(COMPANY, METHOD, WORDS, title="Map"))
    new = {
        person: replace(person, status=enums.Status.ENEMY, name="Another name")
        if person.id == "p7"
        else person
        for person in COMPANY.people
    }
    lines = tuple(Line(line.kind, new[line.source], new[line.target]) for line in COMPANY.lines)
    after = DrawnMap(draw_map(Organisation(tuple(new.values()), lines), METHOD, WORDS, title="Map"))
    assert (after.cards, after.lines, after.view) == (before.cards, before.lines, before.view)


def test_another_line_of_influence_moves_no_card_sideways() -> None:
    by_id = COMPANY.by_id
    line = Line(enums.LineKind.INFLUENCE, by_id["p20"], by_id["p2"])
    before, after = (
        DrawnMap(draw_map(of, METHOD, WORDS, title="Map")).cards
        for of in (COMPANY, Organisation(COMPANY.people, (*COMPANY.lines, line)))
    )
    assert {key: card.left for key, card in after.items()} == {
        key: card.left for key, card in before.items()
    }


@pytest.mark.parametrize("boss", IDS)
def test_one_more_report_keeps_everybody_elses_order_and_most_rows(boss: str) -> None:
    new = Person("new", "New", "")
    more = Organisation(
        (*COMPANY.people, new),
        (*COMPANY.lines, Line(enums.LineKind.FORMAL, COMPANY.by_id[boss], new)),
    )
    before, after = seats(COMPANY), seats(more)
    same_row = [key for key in IDS if before[key].row == after[key].row]
    assert len(same_row) >= len(IDS) * 0.6
    for reports in COMPANY.reports.values():
        in_row = [
            person.id
            for person in reports
            if before[person.id].row == before[reports[0].id].row == after[person.id].row
        ]
        assert sorted(in_row, key=lambda key: before[key].x) == sorted(
            in_row, key=lambda key: after[key].x
        )


@pytest.mark.parametrize(
    "gone", [key for key in IDS if f"formal {key} " not in " ".join(f"{line} " for line in TREE)]
)
def test_one_report_fewer_keeps_most_rows(gone: str) -> None:
    fewer = Organisation(
        tuple(person for person in COMPANY.people if person.id != gone),
        tuple(line for line in COMPANY.lines if line.target.id != gone),
    )
    before, after = seats(COMPANY), seats(fewer)
    assert sum(before[key].row == seat.row for key, seat in after.items()) >= len(after) * 0.6
