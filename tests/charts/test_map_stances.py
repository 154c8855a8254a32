"""How the map's cards look in an opportunity where people stand otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gosart.charts.relationship_map import MapLinks, draw_map, draw_stances
from gosart.method import enums
from gosart.plan.model.people import Organisation, Person
from tests.charts.drawn_map import METHOD, WORDS, organisation

ADA = Person("ada", "Ada", "CEO", status=enums.Status.NEUTRAL, role=enums.Role.APPROVER)
BEN = Person("ben", "Ben", "CFO")


def test_only_cards_of_people_who_stand_otherwise_are_drawn_anew() -> None:
    mentor = replace(ADA, status=enums.Status.MENTOR)
    cards = draw_stances(
        Organisation((ADA, BEN)), Organisation((mentor, BEN)), METHOD, WORDS, MapLinks()
    )
    assert list(cards) == ["ada"]
    assert 'data-status="mentor"' in cards["ada"]
    assert "mentor label" in cards["ada"]


@pytest.mark.parametrize(
    "change",
    [
        {"status": enums.Status.ENEMY},
        {"role": enums.Role.USER},
        {"influence": enums.Influence.OUTSIDE},
        {"coverage": enums.Coverage.NONE},
        {"adaptability": enums.Adaptability.LAGGARD},
        {"orientation": enums.Orientation.FINANCIAL},
    ],
)
def test_every_part_of_a_stance_counts(change: dict[str, object]) -> None:
    other = Organisation((replace(ADA, **change), BEN))  # type: ignore[arg-type]
    assert list(draw_stances(Organisation((ADA, BEN)), other, METHOD, WORDS, MapLinks())) == ["ada"]


def test_what_is_no_stance_changes_no_card() -> None:
    other = Organisation((replace(ADA, email="ada@mill.example", business_agenda=("Flour",)), BEN))
    assert draw_stances(Organisation((ADA, BEN)), other, METHOD, WORDS, MapLinks()) == {}


def test_a_person_left_out_of_the_build_is_never_drawn_by_a_step() -> None:
    hidden = replace(ADA, hidden=True, status=enums.Status.ENEMY)
    assert (
        draw_stances(
            Organisation((ADA, BEN)), Organisation((hidden, BEN)), METHOD, WORDS, MapLinks()
        )
        == {}
    )
    assert (
        draw_stances(
            Organisation((hidden, BEN)), Organisation((ADA, BEN)), METHOD, WORDS, MapLinks()
        )
        == {}
    )


def test_a_step_draws_the_card_that_the_opportunitys_own_map_has() -> None:
    other = organisation(
        (replace(ADA, status=enums.Status.MENTOR), BEN), "formal ada ben", "influence ben ada"
    )
    card = draw_stances(Organisation((ADA, BEN)), other, METHOD, WORDS, MapLinks())["ada"]
    whole = draw_map(other, METHOD, WORDS, title="Map")
    inside = card[card.index("<title>") :]
    assert inside in whole
