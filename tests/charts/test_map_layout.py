"""Where people stand on the relationship map."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gosart.charts.relationship_map import draw_map
from gosart.charts.relationship_map.dimensions import WIDE
from gosart.charts.relationship_map.layout import arrange
from gosart.charts.relationship_map.reporting_tree import forest_of
from gosart.method import enums
from gosart.plan.model.people import Organisation
from tests.charts.drawn_map import METHOD, WORDS, DrawnMap, organisation, people


def rows(of: Organisation) -> list[str]:
    """Give the ids of each row, left to right, as one text a row."""
    return [" ".join(of.people[index].id for index in row) for row in arrange(forest_of(of)).rows]


def star(count: int) -> Organisation:
    ids = [f"r{number}" for number in range(count)]
    return organisation(people("boss", *ids), *(f"formal boss {key}" for key in ids))


def test_an_organisation_without_people_is_no_picture() -> None:
    assert draw_map(Organisation(), METHOD, WORDS, title="Map") == ""


def test_one_person_is_a_picture() -> None:
    assert list(
        DrawnMap(draw_map(Organisation(people("a")), METHOD, WORDS, title="Map")).cards
    ) == ["a"]


def test_reports_stand_in_the_plans_order_below_their_boss() -> None:
    assert rows(
        organisation(
            people("c", "a", "b", "boss"), "formal boss c", "formal boss a", "formal boss b"
        )
    ) == ["boss", "c a b"]


def test_a_boss_stands_in_the_middle_above_the_reports() -> None:
    seats = arrange(forest_of(star(5))).seats
    assert seats[0].x == (seats[1].x + seats[5].x) // 2


def test_two_trees_stand_side_by_side() -> None:
    assert rows(organisation(people("a", "b", "x", "y"), "formal a b", "formal x y")) == [
        "a x",
        "b y",
    ]


def test_many_trees_are_put_into_bands_that_fit_a_page() -> None:
    everybody = people(*(f"{role}{number}" for number in range(30) for role in "br"))
    layout = arrange(
        forest_of(organisation(everybody, *(f"formal b{number} r{number}" for number in range(30))))
    )
    assert len(layout.rows) == 12
    assert max(seat.x for seat in layout.seats) - min(seat.x for seat in layout.seats) < WIDE


@pytest.mark.parametrize(
    ("reports", "sizes"), [(6, [1, 6]), (7, [1, 4, 3]), (12, [1, 6, 6]), (30, [1, 6, 6, 6, 6, 6])]
)
def test_more_than_six_reports_of_one_person_are_folded_into_equal_rows(
    reports: int, sizes: list[int]
) -> None:
    assert [len(row.split()) for row in rows(star(reports))] == sizes


def test_folded_rows_leave_the_middle_free_for_the_line_to_the_next_row() -> None:
    organisation = star(30)
    layout = arrange(forest_of(organisation))
    stem = layout.stems[30].x
    assert not [seat for seat in layout.seats[1:] if seat.x <= stem <= seat.x + 190]


def test_a_tree_too_wide_for_a_page_is_folded_tighter() -> None:
    bosses = [f"b{number}" for number in range(4)]
    staff = [f"{boss}s{number}" for boss in bosses for number in range(5)]
    lines = [
        *(f"formal top {boss}" for boss in bosses),
        *(f"formal {key[:2]} {key}" for key in staff),
    ]
    xs = [
        seat.x
        for seat in arrange(forest_of(organisation(people("top", *bosses, *staff), *lines))).seats
    ]
    assert max(xs) - min(xs) + 190 <= WIDE


def test_small_subtrees_stand_evenly_between_large_ones() -> None:
    lines = ["formal top a", "formal top b", "formal top c"]
    lines += [f"formal {boss} {boss}{number}" for boss in "ac" for number in (1, 2)]
    seats = arrange(
        forest_of(organisation(people("top", "a", "b", "c", "a1", "a2", "c1", "c2"), *lines))
    ).seats
    assert seats[2].x - seats[1].x == pytest.approx(seats[3].x - seats[2].x, abs=2)


def test_people_without_a_formal_line_have_a_row_of_their_own_with_a_heading() -> None:
    of = organisation(people("boss", "a", "lone"), "formal boss a", "influence lone a")
    assert rows(of) == ["boss", "a", "lone"]
    assert "Outside the reporting line" in draw_map(of, METHOD, WORDS, title="Map")


def test_there_is_no_heading_where_nobody_has_a_formal_line() -> None:
    of = organisation(people("a", "b"), "influence a b")
    assert rows(of) == ["a b"]
    assert "Outside the reporting line" not in draw_map(of, METHOD, WORDS, title="Map")


def test_people_without_a_formal_line_stand_in_the_order_of_those_they_sway() -> None:
    of = organisation(
        people("boss", "a", "b", "x", "y"),
        "formal boss a",
        "formal boss b",
        "influence x b",
        "influence y a",
    )
    assert rows(of) == ["boss", "a b", "y x"]


def test_many_people_without_a_formal_line_fill_several_rows() -> None:
    assert [
        len(row.split())
        for row in rows(Organisation(people(*(f"p{number}" for number in range(13)))))
    ] == [5, 5, 3]


def test_a_chain_of_a_thousand_people_is_drawn() -> None:
    ids = [f"p{number}" for number in range(1000)]
    drawing = DrawnMap(
        draw_map(
            organisation(
                people(*ids, influence=enums.Influence.INNER_CIRCLE),
                *(f"formal {a} {b}" for a, b in pairwise(ids)),
            ),
            METHOD,
            WORDS,
            title="Map",
        )
    )
    assert all(drawing.cards[one].bottom < drawing.cards[other].top for one, other in pairwise(ids))


def test_a_circle_or_a_second_boss_is_drawn_as_a_line_of_its_own() -> None:
    of = organisation(people("a", "b", "c"), "formal a b", "formal b c", "formal c a", "formal a c")
    drawing = DrawnMap(draw_map(of, METHOD, WORDS, title="Map"))
    assert sorted((line.source, line.target) for line in drawing.lines) == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
        ("c", "a"),
    ]
    assert rows(of) == ["a", "b", "c"]


def test_a_line_to_somebody_of_another_organisation_is_left_out() -> None:
    everybody = people("a", "b", "elsewhere")
    whole = organisation(everybody, "influence a elsewhere", "influence a b")
    drawing = DrawnMap(
        draw_map(Organisation(everybody[:2], whole.lines), METHOD, WORDS, title="Map")
    )
    assert [(line.source, line.target) for line in drawing.lines] == [("a", "b")]
