"""What holds for the map of any organisation."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.relationship_map import draw_map, legend
from generator.methodology import enums
from generator.plan.people import Line, Organisation, Person
from tests.charts.drawn_map import METHOD, WORDS, DrawnMap

optional = st.none().__or__


@st.composite
def organisations(draw: st.DrawFn, most: int = 45) -> Organisation:
    count = draw(st.integers(1, most))
    everybody = tuple(
        Person(
            f"p{number}",
            draw(st.text(max_size=40)),
            draw(st.text(max_size=60)),
            hidden=draw(st.integers(0, 9)) == 0,
            external=draw(st.booleans()),
            placeholder=draw(st.booleans()),
            role=draw(optional(st.sampled_from(enums.Role))),
            influence=draw(optional(st.sampled_from(enums.Influence))),
            status=draw(optional(st.sampled_from(enums.Status))),
            adaptability=draw(optional(st.sampled_from(enums.Adaptability))),
            coverage=draw(optional(st.sampled_from(enums.Coverage))),
        )
        for number in range(count)
    )
    reach = draw(st.integers(1, count))
    lines = []
    for number in range(1, count):
        boss = draw(st.integers(-1, number - 1))
        if boss >= 0:
            lines.append(Line(enums.LineKind.FORMAL, everybody[max(boss, number - reach)], everybody[number]))
    free = st.sampled_from([kind for kind in enums.LineKind if kind is not enums.LineKind.FORMAL])
    for _ in range(draw(st.integers(0, min(2 * count, 40)))):
        source, target = draw(st.sampled_from(everybody)), draw(st.sampled_from(everybody))
        lines.append(
            Line(draw(free), source, target, draw(st.sampled_from(enums.Strength)), draw(st.sampled_from(["", "Golf", "Old <friends>"])))
        )
    return Organisation(everybody, tuple(draw(st.permutations(lines))))


def drawn(organisation: Organisation) -> DrawnMap:
    return DrawnMap(draw_map(organisation, METHOD, WORDS, title="Map"))


@settings(deadline=None, max_examples=60)
@given(organisations())
def test_no_two_cards_overlap_and_all_are_inside_the_picture(organisation: Organisation) -> None:
    drawing = drawn(organisation)
    assert not [pair for pair in combinations(drawing.cards.values(), 2) if pair[0].meets(pair[1])]
    for card in drawing.cards.values():
        assert drawing.view.holds(card.left, card.top)
        assert drawing.view.holds(card.right, card.bottom)


@settings(deadline=None, max_examples=60)
@given(organisations())
def test_no_line_runs_through_a_card_or_leaves_the_picture(organisation: Organisation) -> None:
    drawing = drawn(organisation)
    for line in drawing.lines:
        for x, y in line.samples():
            assert drawing.view.holds(x, y)
            assert not [key for key, card in drawing.cards.items() if card.holds(x, y)], (line, x, y)


@settings(deadline=None, max_examples=60)
@given(organisations())
def test_every_line_runs_from_the_edge_of_its_source_to_its_target(organisation: Organisation) -> None:
    drawing = drawn(organisation)
    for line in drawing.lines:
        for key, (x, y), slack in ((line.source, line.corners[0], 0), (line.target, line.corners[-1], 8)):
            card = drawing.cards[key]
            assert card.left - slack <= x <= card.right + slack
            assert card.top - slack <= y <= card.bottom + slack


@settings(deadline=None, max_examples=60)
@given(organisations())
def test_every_person_and_every_line_is_drawn_once(organisation: Organisation) -> None:
    drawing = drawn(organisation)
    assert [group.attrib["data-person"] for group in drawing.groups] == [person.id for person in organisation.people]
    wanted = Counter((line.kind.value, line.source.id, line.target.id) for line in organisation.lines)
    assert Counter((line.kind, line.source, line.target) for line in drawing.lines) == wanted


@settings(deadline=None, max_examples=60)
@given(organisations())
def test_a_boss_stands_above_every_report(organisation: Organisation) -> None:
    cards = drawn(organisation).cards
    for report, boss in organisation.manager.items():
        assert cards[boss.id].bottom < cards[report.id].top


@settings(deadline=None, max_examples=30)
@given(organisations(most=20))
def test_the_same_organisation_gives_the_same_bytes(organisation: Organisation) -> None:
    copy = Organisation(organisation.people, organisation.lines)
    assert draw_map(organisation, METHOD, WORDS, title="Map") == draw_map(copy, METHOD, WORDS, title="Map")
    assert legend(organisation, METHOD, WORDS) == legend(copy, METHOD, WORDS)
