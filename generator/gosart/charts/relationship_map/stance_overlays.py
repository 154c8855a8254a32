"""How cards of the map look in an opportunity where people stand otherwise."""

from __future__ import annotations

from gosart.charts.relationship_map.cards import CardPosition, draw_card
from gosart.charts.relationship_map.descriptions import PersonDescriptions
from gosart.charts.relationship_map.render import MapLinks, owner_numbers
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.model.people import Organisation, Person

__all__ = ["draw_stances", "people_with_other_stance"]


def people_with_other_stance(organisation: Organisation, other: Organisation) -> tuple[Person, ...]:
    """Return the people, as they are in `other`, whose stance there differs.

    Args:
        organisation: The people and their lines.
        other: The other one.
    """
    return tuple(
        person
        for person in other.named
        if (counterpart := organisation.by_id.get(person.id)) is not None
        and not counterpart.hidden
        and _stance(person) != _stance(counterpart)
    )


def draw_stances(
    organisation: Organisation,
    other: Organisation,
    method: Method,
    translator: Translator,
    links: MapLinks,
) -> dict[str, str]:
    """Draw the card of everyone whose stance differs, to stand where their card on the map does.

    Args:
        organisation: The people of the map.
        other: The same people in an opportunity.
        method: The method, which has labels and letters.
        translator: Says the other words.
        links: The ids of the map.

    Returns:
        Cards at (0, 0), by the person's id.
    """
    descriptions = PersonDescriptions(other, method, translator)
    owners = owner_numbers(organisation)
    position = CardPosition(0, 0, links.anchor)
    cards = {}
    for person in people_with_other_stance(organisation, other):
        owner = person.approach.owner if person.approach else None
        cards[person.id] = draw_card(
            person,
            position,
            method,
            translator,
            descriptions.of(person),
            "",
            owners.get(owner.id, 0) if owner else 0,
        )
    return cards


def _stance(person: Person) -> tuple[object, ...]:
    return (
        person.role,
        person.influence,
        person.adaptability,
        person.orientation,
        person.status,
        person.coverage,
    )
