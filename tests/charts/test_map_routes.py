"""How lines go round the cards of the relationship map."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from gosart.charts.relationship_map import draw_map
from gosart.charts.relationship_map.channels import Bar, stack
from gosart.charts.relationship_map.vertical_lanes import Lanes
from gosart.method import enums
from gosart.plan.model.people import Line, Organisation
from tests.charts.drawn_map import METHOD, WORDS, DrawnLine, DrawnMap, organisation, people


def drawn(of: Organisation) -> DrawnMap:
    return DrawnMap(draw_map(of, METHOD, WORDS, title="Map"))


def parts(line: DrawnLine) -> list[tuple[str, float, float, float]]:
    """Give the straight parts: direction, the coordinate that stays, both ends of the other."""
    found = []
    for (x, y), (u, v) in pairwise(line.corners):
        found.append(("level", y, *sorted((x, u))) if y == v else ("plumb", x, *sorted((y, v))))
    return found


def lie_on_each_other(one: DrawnLine, other: DrawnLine) -> bool:
    return any(
        a[0] == b[0]
        and a[1] == b[1]
        and min(a[3], b[3]) - max(a[2], b[2]) > 2  # more than touching
        for a in parts(one)
        for b in parts(other)
    )


def through_a_card(drawing: DrawnMap) -> list[tuple[str, str]]:
    return [
        (f"{line.source}-{line.target}", key)
        for line in drawing.lines
        for key, card in drawing.cards.items()
        if any(card.holds(x, y) for x, y in line.samples())
    ]


COMPANY = (
    people("ceo", "cfo", "coo", "cio", "a", "b", "c", "d", "adviser"),
    (
        "formal ceo cfo",
        "formal ceo coo",
        "formal ceo cio",
        "formal coo a",
        "formal coo b",
        "formal cio c",
        "formal c d",
    ),
)


def test_influence_from_far_below_goes_round_the_cards_between() -> None:
    drawing = drawn(
        organisation(
            COMPANY[0], *COMPANY[1], "influence adviser ceo", "influence d cfo", "influence a ceo"
        )
    )
    assert through_a_card(drawing) == []


def test_lines_that_share_a_way_lie_beside_each_other() -> None:
    free = [
        f"influence {one} {other}" for one in ("a", "b", "d", "adviser") for other in ("ceo", "cfo")
    ]
    drawing = drawn(
        organisation(COMPANY[0], *COMPANY[1], *free, "conflict cfo cio", "informal ceo a")
    )
    lines = [line for line in drawing.lines if line.kind != "formal"]
    assert len(lines) == 10
    assert not [pair for pair in combinations(lines, 2) if lie_on_each_other(*pair)]


def test_no_line_of_influence_lies_on_a_formal_line() -> None:
    drawing = drawn(
        organisation(
            COMPANY[0],
            *COMPANY[1],
            "influence a coo",
            "influence coo ceo",
            "influence d c",
            "influence adviser ceo",
        )
    )
    formal = [line for line in drawing.lines if line.kind == "formal"]
    free = [line for line in drawing.lines if line.kind != "formal"]
    assert not [(one, other) for one in formal for other in free if lie_on_each_other(one, other)]


def test_neighbours_are_joined_straight_across_the_gap() -> None:
    line = drawn(organisation(people("a", "b"), "influence a b")).lines[0]
    assert len(line.corners) == 2
    assert line.corners[0][1] == line.corners[1][1]


def test_two_neighbours_may_have_many_lines_and_each_has_its_place() -> None:
    drawing = drawn(
        organisation(
            people("a", "b"),
            *["influence a b", "influence b a", "conflict a b", "informal a b"] * 3,
        )
    )
    assert len(drawing.lines) == 12
    assert not [pair for pair in combinations(drawing.lines, 2) if lie_on_each_other(*pair)]
    assert through_a_card(drawing) == []


def test_a_line_from_a_person_to_themselves_is_a_loop_beside_the_card() -> None:
    drawing = drawn(organisation(people("a", "b"), "influence a a"))
    assert len(drawing.lines[0].corners) > 2
    assert through_a_card(drawing) == []


def test_a_direct_report_sways_the_boss_by_a_short_line() -> None:
    drawing = drawn(organisation(people("boss", "a"), "formal boss a", "influence a boss"))
    assert len(drawing.lines[1].corners) == 2


def test_two_hundred_lines_to_one_person_stay_off_the_cards() -> None:
    ids = [f"p{number}" for number in range(60)]
    lines = [
        *(f"formal boss {key}" for key in ids),
        *(f"influence {key} boss" for key in ids),
        *(f"influence boss {key}" for key in ids),
    ]
    drawing = drawn(
        organisation(people("boss", *ids, influence=enums.Influence.INNER_CIRCLE), *lines)
    )
    assert len(drawing.lines) == 180
    assert through_a_card(drawing) == []


def with_note(note: str) -> Organisation:
    of = organisation(COMPANY[0], *COMPANY[1], "influence d cfo")
    return Organisation(
        of.people, tuple(Line(line.kind, line.source, line.target, note=note) for line in of.lines)
    )


def test_a_short_note_stands_on_its_line_and_a_long_one_only_in_its_title() -> None:
    assert ">Golf</text>" in draw_map(with_note("Golf"), METHOD, WORDS, title="Map")
    long = "Worked for the same company for twenty years and still meets him every week"
    text = draw_map(with_note(long), METHOD, WORDS, title="Map")
    assert f"{long}</text>" not in text
    assert f"<title>Name d influences Name cfo: {long}</title>" in text


def test_the_nearest_free_place_is_found_in_every_level_a_line_runs_through() -> None:
    lanes = Lanes(rows=2)
    lanes.take(50, 0, 1)
    lanes.take(60, 1, 3)
    assert lanes.free(0, 100, 52, 0, 4, (8,)) == 42
    assert lanes.free(0, 100, 52, 0, 0, (8,)) == 58
    assert lanes.free(0, 100, 52, 4, 4, (8,)) == 52


def test_lines_move_together_before_they_lie_on_each_other() -> None:
    lanes = Lanes(rows=1)
    lanes.take(0, 1, 1)
    lanes.take(10, 1, 1)
    assert lanes.free(0, 10, 4, 1, 1, (8, 4)) == 4
    assert lanes.free(0, 10, 9, 1, 1, (8, 4)) == 6
    assert lanes.free(0, 10, 9, 1, 1, (8,)) == 9


@pytest.mark.parametrize("swapped", [False, True])
def test_level_lines_are_stacked_so_that_they_do_not_cross(swapped: bool) -> None:
    short = Bar(1, 40, 60, (40, 60), ())
    long = Bar(1, 0, 100, (0, 100), ())
    bars = [long, short] if swapped else [short, long]
    heights = stack(bars, 2, set(), None).bars
    assert heights[bars.index(short)] < heights[bars.index(long)]
