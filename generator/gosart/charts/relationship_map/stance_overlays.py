"""How the cards of the map look in an opportunity where people stand otherwise, drawn by the code that draws the map."""

from __future__ import annotations

from gosart.charts.relationship_map.cards import Place, card
from gosart.charts.relationship_map.descriptions import Teller
from gosart.charts.relationship_map.render import MapLinks, owner_numbers
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.model.people import Organisation, Person

__all__ = ["differing", "draw_stances"]


def differing(organisation: Organisation, other: Organisation) -> tuple[Person, ...]:
    """Return the people, as they are in `other`, whose stance there is not that of `organisation`."""
    return tuple(
        person
        for person in other.named
        if (known := organisation.by_id.get(person.id)) is not None
        and not known.hidden
        and _stance(person) != _stance(known)
    )


def draw_stances(
    organisation: Organisation,
    other: Organisation,
    method: Method,
    translator: Translator,
    links: MapLinks,
) -> dict[str, str]:
    """Draw the card of everyone whose stance differs in `other`, by id; each takes the place of the card on the map."""
    teller, owners = Teller(other, method, translator), owner_numbers(organisation)
    place = Place(0, 0, links.anchor)
    cards = {}
    for person in differing(organisation, other):
        owner = person.approach.owner if person.approach else None
        cards[person.id] = card(
            person,
            place,
            method,
            translator,
            teller.tell(person),
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
