"""What holds for the map of any organisation, with the drawings of its groups.

`GOSART_EXAMPLES=3000 make test ARGS="-k test_maps"` tries so many organisations for each property,
instead of a few dozen.
"""

from __future__ import annotations

import os
from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.relationship_map import legend
from gosart.method import enums
from gosart.plan.model.people import Line, Organisation, Person
from tests.charts.drawn_map import METHOD, WORDS, sheets

optional = st.none().__or__
EXAMPLES = int(os.environ.get("GOSART_EXAMPLES", "20"))


@st.composite
def organisations(draw: st.DrawFn, most: int = 70) -> Organisation:
    count = draw(st.integers(1, most))
    units = st.sampled_from(["", "North", "South <b>"])
    influence = optional(st.sampled_from(enums.Influence)) if draw(st.booleans()) else st.just(None)
    everybody = tuple(
        Person(
            f"p{number}",
            draw(st.text(max_size=40)),
            draw(st.text(max_size=60)),
            unit=draw(units),
            hidden=draw(st.integers(0, 9)) == 0,
            external=draw(st.booleans()),
            placeholder=draw(st.booleans()),
            role=draw(optional(st.sampled_from(enums.Role))),
            influence=draw(influence) if number else enums.Influence.INNER_CIRCLE,
            status=draw(optional(st.sampled_from(enums.Status))),
            adaptability=draw(optional(st.sampled_from(enums.Adaptability))),
            orientation=draw(optional(st.sampled_from(enums.Orientation))),
            coverage=draw(optional(st.sampled_from(enums.Coverage))),
        )
        for number in range(count)
    )
    reach = draw(st.integers(1, count))
    lines = []
    for number in range(1, count):
        boss = draw(st.integers(-1, number - 1))
        if boss >= 0:
            lines.append(
                Line(enums.LineKind.FORMAL, everybody[max(boss, number - reach)], everybody[number])
            )
    free = st.sampled_from([kind for kind in enums.LineKind if kind is not enums.LineKind.FORMAL])
    for _ in range(draw(st.integers(0, min(2 * count, 40)))):
        source, target = draw(st.sampled_from(everybody)), draw(st.sampled_from(everybody))
        lines.append(
            Line(
                draw(free),
                source,
                target,
                draw(st.sampled_from(enums.Strength)),
                draw(st.sampled_from(["", "Golf", "Old <friends>"])),
            )
        )
    return Organisation(everybody, tuple(draw(st.permutations(lines))))


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_no_two_cards_overlap_and_all_are_inside_the_picture(organisation: Organisation) -> None:
    for drawing in sheets(organisation):
        assert not [pair for pair in combinations(drawing.boxes, 2) if pair[0].meets(pair[1])]
        for card in drawing.boxes:
            assert drawing.view.holds(card.left, card.top)
            assert drawing.view.holds(card.right, card.bottom)


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_no_line_runs_through_a_card_or_leaves_the_picture(organisation: Organisation) -> None:
    for drawing in sheets(organisation):
        for line in (*drawing.lines, *drawing.bundled):
            assert all(drawing.view.holds(x, y) for x, y in line.corners)
            assert not [card for card in drawing.boxes if line.enters(card)], line


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_every_line_runs_from_the_edge_of_its_source_to_its_target(
    organisation: Organisation,
) -> None:
    for drawing in sheets(organisation):
        for line in drawing.lines:
            for key, (x, y), slack in (
                (line.source, line.corners[0], 0),
                (line.target, line.corners[-1], 8),
            ):
                card = drawing.places[key]
                assert card.left - slack <= x <= card.right + slack
                assert card.top - slack <= y <= card.bottom + slack


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_every_person_and_every_line_is_drawn_once(organisation: Organisation) -> None:
    drawn = sheets(organisation)
    assert Counter(key for drawing in drawn for key in drawing.order) == Counter(
        person.id for person in organisation.people
    )
    wanted = Counter(
        (line.kind.value, line.source.id, line.target.id) for line in organisation.lines
    )
    assert (
        Counter(
            (line.kind, line.source, line.target) for drawing in drawn for line in drawing.lines
        )
        == wanted
    )


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_key_players_and_everyone_on_a_line_with_one_are_on_the_map_itself(
    organisation: Organisation,
) -> None:
    on_it = sheets(organisation)[0].cards
    assert {person.id for person in organisation.people if person.is_key} <= on_it.keys()
    for line in organisation.of_kind(enums.LineKind.INFLUENCE, enums.LineKind.CONFLICT):
        if line.source.is_key or line.target.is_key:
            assert {line.source.id, line.target.id} <= on_it.keys()


@settings(deadline=None, max_examples=EXAMPLES)
@given(organisations())
def test_a_boss_stands_above_every_report(organisation: Organisation) -> None:
    for drawing in sheets(organisation):
        for line in drawing.lines:
            if line.kind == "formal":
                assert drawing.places[line.source].bottom < drawing.places[line.target].top


@settings(deadline=None, max_examples=EXAMPLES // 2)
@given(organisations(most=50))
def test_the_same_organisation_gives_the_same_bytes(organisation: Organisation) -> None:
    copy = Organisation(organisation.people, organisation.lines)
    assert [drawing.text for drawing in sheets(organisation)] == [
        drawing.text for drawing in sheets(copy)
    ]
    assert legend(organisation, METHOD, WORDS) == legend(copy, METHOD, WORDS)
