"""What holds for the ways of influence of any organisation."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.analysis.politics import analyse_politics, is_against, is_met
from gosart.method import enums
from gosart.plan.model.people import Line, Organisation, Person


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    people = tuple(
        Person(
            f"p{number}",
            f"P{number}",
            "",
            hidden=draw(st.integers(0, 9)) == 0,
            influence=draw(st.sampled_from(enums.Influence)),
            status=draw(st.none() | st.sampled_from(enums.Status)),
            coverage=draw(st.none() | st.sampled_from(enums.Coverage)),
            left=draw(st.none() | st.just(date(2026, 1, 1)))
            if draw(st.integers(0, 5)) == 0
            else None,
        )
        for number in range(draw(st.integers(1, 12)))
    )
    ends = st.tuples(st.sampled_from(people), st.sampled_from(people)).filter(
        lambda pair: pair[0] is not pair[1]
    )
    pairs = draw(st.lists(ends, max_size=20, unique=True)) if len(people) > 1 else []
    lines = tuple(
        Line(enums.LineKind.INFLUENCE, source, target, draw(st.sampled_from(enums.Strength)))
        for source, target in pairs
    )
    return Organisation(people, lines)


def reached(
    organisation: Organisation, starts: list[Person], without: Person | None = None
) -> dict[Person, int]:
    """Give how many steps everybody is away from the nearest start: step by step, the slow way."""
    steps = {person: 0 for person in starts if person is not without}
    for step in range(len(organisation.people)):
        for line in organisation.lines:
            passes = steps.get(line.source) == step and not is_against(line.source)
            there = line.target in organisation.present and line.target is not without
            if passes and there and line.target not in steps:
                steps[line.target] = step + 1
    return steps


@settings(max_examples=300, deadline=None)
@given(organisations())
def test_an_introduction_is_the_shortest_way_from_a_friend_we_have_met(
    organisation: Organisation,
) -> None:
    steps = reached(
        organisation,
        [person for person in organisation.present if person.is_with_us and is_met(person)],
    )
    pairs = {(line.source, line.target) for line in organisation.lines}
    politics = analyse_politics(organisation)
    assert [found.person for found in politics.introductions] == list(politics.uncovered)
    for found in politics.introductions:
        assert (len(found.path) - 1 if found.path else None) == steps.get(found.person)
        assert all(step in pairs for step in zip(found.path, found.path[1:], strict=False))
        assert not any(
            person.hidden or person.left or is_against(person) for person in found.path[:-1]
        )


@settings(max_examples=300, deadline=None)
@given(organisations())
def test_a_mentor_takes_along_whom_nobody_else_for_us_reaches(organisation: Organisation) -> None:
    friends = [person for person in organisation.present if person.is_with_us]
    politics = analyse_politics(organisation)
    lost = {loss.mentor: list(loss.people) for loss in politics.losses}
    for mentor in politics.mentors:
        before, after = (
            reached(organisation, friends),
            reached(organisation, friends, without=mentor),
        )
        expected = [
            person
            for person in politics.key_players
            if person in before and person not in after and person is not mentor
        ]
        assert lost.get(mentor, []) == expected
