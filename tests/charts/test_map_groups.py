"""Large organisations on the map: who is always drawn, who stands as a unit, what is left out."""

from __future__ import annotations

from collections import Counter

import pytest

from gosart.charts.relationship_map import MapLinks, divide, draw_group, draw_map, legend
from gosart.method import enums
from gosart.plan.model.people import Organisation, Person
from tests.charts.drawn_map import METHOD, SVG, WORDS, DrawnMap, organisation, people, sheets

INNER = enums.Influence.INNER_CIRCLE
STAFF = [f"s{number}" for number in range(45)]


def company(*lines: str, staff: list[str] = STAFF, **values: object) -> Organisation:
    """A boss who counts, and staff of two units: the even in the north, the odd in the south."""
    boss = Person("boss", "The boss", "CEO", influence=INNER, unit="Head")
    everybody = tuple(
        person
        for number, key in enumerate(staff)
        for person in people(key, unit=("North", "South")[number % 2], **values)
    )
    return organisation((boss, *everybody), *(f"formal boss {key}" for key in staff), *lines)


def always_drawn(of: Organisation) -> list[str]:
    return [person.id for person in divide(of).always_drawn.people]


@pytest.mark.parametrize(("count", "groups"), [(40, []), (41, ["North", "South"])])
def test_units_become_groups_from_41_people_on(count: int, groups: list[str]) -> None:
    assert [group.unit for group in divide(company(staff=STAFF[: count - 1])).groups] == groups


def test_key_players_are_always_drawn_one_by_one() -> None:
    of = company()
    key = Person(
        "late", "A late one", "", influence=enums.Influence.POLITICAL_STRUCTURE, unit="North"
    )
    assert always_drawn(Organisation((*of.people, key), of.lines)) == ["boss", "late"]


@pytest.mark.parametrize(
    "line", ["influence s4 boss", "influence boss s4", "conflict boss s4", "conflict s4 boss"]
)
def test_everyone_on_a_line_of_influence_or_conflict_with_a_key_player_is_drawn(line: str) -> None:
    assert always_drawn(company(line)) == ["boss", "s4"]


def test_a_line_between_two_who_are_no_key_players_keeps_nobody_on_the_map() -> None:
    assert always_drawn(company("influence s4 s5")) == ["boss"]


def test_whoever_stands_above_somebody_on_the_map_is_on_it_too() -> None:
    of = company(staff=[*STAFF, "m"])
    key = Person("k", "K", "", influence=INNER, unit="South")
    lines = organisation((*of.people, key), "formal m k").lines
    assert always_drawn(Organisation((*of.people, key), (*of.lines, *lines))) == ["boss", "m", "k"]


def test_a_unit_of_one_is_that_person() -> None:
    of = company()
    alone = Person("alone", "A", "", unit="Legal")
    assert [group.unit for group in divide(Organisation((*of.people, alone), of.lines)).groups] == [
        "North",
        "South",
    ]
    assert "alone" in always_drawn(Organisation((*of.people, alone), of.lines))


def test_a_group_hangs_from_the_boss_of_all_its_people_and_says_who_they_are() -> None:
    of = company(status=enums.Status.SUPPORTER)
    drawing = sheets(of)[0]
    assert list(drawing.cards) == ["boss"]
    assert all(drawing.cards["boss"].bottom < pile.top for pile in drawing.piles.values())
    assert len(drawing.bundled) == 2
    group = next(
        card for card in drawing.root.iter(f"{SVG}g") if card.attrib.get("data-group") == "1"
    )
    assert [text.text for text in group.iter(f"{SVG}text")] == ["North", "23 people", "+\u200923"]
    assert group.findtext(f"{SVG}title") == "North \u00b7 23 people \u00b7 supporter label: 23"


def test_people_without_a_unit_are_a_group_too() -> None:
    everybody = people(*STAFF)
    assert ">Without a unit</text>" in draw_map(Organisation(everybody), METHOD, WORDS, title="Map")


def test_every_person_and_line_is_drawn_once_on_the_map_or_in_a_group() -> None:
    of = company("influence s1 s2", "conflict s3 s5", "informal s0 s1", "influence s7 boss")
    drawn = sheets(of)
    assert Counter(key for sheet in drawn for key in sheet.cards) == Counter(
        person.id for person in of.people
    )
    lines = Counter(
        (line.kind, line.source, line.target) for sheet in drawn for line in sheet.lines
    )
    assert lines == Counter((line.kind.value, line.source.id, line.target.id) for line in of.lines)


def test_in_a_group_whoever_stands_elsewhere_is_a_link_to_their_card() -> None:
    of = company("influence s1 s2")
    (north, south) = divide(of).groups
    assert [person.id for person in south.beside] == ["boss", "s2"]
    drawing = DrawnMap(draw_group(of, south, METHOD, WORDS, name="south", title="South"))
    assert sorted(drawing.refs) == ["boss", "s2"]
    links = [
        link.attrib["{http://www.w3.org/1999/xlink}href"] for link in drawing.root.iter(f"{SVG}a")
    ]
    assert links == ["#card-boss", "#card-s2"]
    assert [person.id for person in north.beside] == ["boss"]


def test_a_person_left_out_of_the_build_is_nameless_in_a_group_as_well() -> None:
    of = company()
    hidden = Person("hidden-1", "Secret", "Secret title", unit="North", hidden=True)
    whole = Organisation(
        (*of.people, hidden),
        (*of.lines, *organisation((*of.people, hidden), "influence hidden-1 s1").lines),
    )
    assert not any("Secret" in sheet.text for sheet in sheets(whole))


def test_groups_lead_to_their_drawing() -> None:
    text = draw_map(
        company(),
        METHOD,
        WORDS,
        title="Map",
        links=MapLinks(group=lambda group: f"#unit-{group.number}"),
    )
    assert text.count('xlink:href="#unit-1"') == text.count('xlink:href="#unit-2"') == 1


def test_up_to_200_people_nobody_is_left_to_the_table() -> None:
    of = company(staff=[f"s{number}" for number in range(199)])
    assert divide(of).left_out == ()


def test_above_200_people_whole_units_are_left_to_the_table_and_the_key_players_are_not() -> None:
    of = company("influence s200 boss", staff=[f"s{number}" for number in range(260)])
    division = divide(of)
    assert [(group.unit, len(group.people), group.is_drawn) for group in division.groups] == [
        ("North", 129, True),
        ("South", 130, False),
    ]
    assert [person.id for person in division.always_drawn.people] == ["boss", "s200"]
    drawn = sheets(of)
    assert sum(len(sheet.cards) for sheet in drawn) + sum(
        len(group.people) for group in division.left_out
    ) == len(of.people)
    assert {key for sheet in drawn for key in sheet.cards} == {
        person.id for person in division.drawn
    }


def test_two_hundred_and_fifty_key_players_are_all_drawn() -> None:
    everybody = people(*(f"p{number}" for number in range(250)), influence=INNER)
    assert len(sheets(Organisation(everybody))[0].cards) == 250


def test_the_legend_explains_groups_and_people_who_stand_elsewhere_where_there_are_any() -> None:
    labels = ("Several people of a unit", "Shown elsewhere on the map")
    assert [label in legend(company(), METHOD, WORDS) for label in labels] == [True, True]
    assert [
        label in legend(Organisation(people(*STAFF, unit="North")), METHOD, WORDS)
        for label in labels
    ] == [True, False]
    assert [label in legend(company(staff=STAFF[:3]), METHOD, WORDS) for label in labels] == [
        False,
        False,
    ]
