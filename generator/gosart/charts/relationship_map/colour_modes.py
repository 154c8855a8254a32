"""What the cards can be coloured by.

The signs on the cards stay, so that a colour is never alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosart.charts.relationship_map.render import owner_numbers
from gosart.i18n.translator import Translator
from gosart.method.enums import LineKind
from gosart.plan.model.people import Organisation

__all__ = ["ColourMode", "colourings", "layers"]


@dataclass(frozen=True, slots=True)
class ColourMode:
    """A way to colour the cards; a script writes its key, of the values that stand on cards."""

    name: str
    """As in `data-…` of a card."""
    label: str
    owners: tuple[tuple[str, str], ...] = ()
    """Number and name of our people; all other values have their labels from the method."""


def colourings(organisation: Organisation, translator: Translator) -> tuple[ColourMode, ...]:
    """Return each way to colour the cards for which the plan has values.

    Our first eight people have a colour each; all have a number, which stands on the cards and in
    the key.

    Args:
        organisation: Whose map it is.
        translator: For the words.
    """
    people = organisation.named
    sets = (
        ("status", translator.text("Status"), {person.status for person in people}),
        ("influence", translator.text("Influence"), {person.influence for person in people}),
        ("coverage", translator.text("Coverage"), {person.coverage for person in people}),
        (
            "adaptability",
            translator.text("Adaptability"),
            {person.adaptability for person in people},
        ),
    )
    modes: list[ColourMode] = [
        ColourMode(name, label) for name, label, values in sets if any(values)
    ]
    names = {
        person.approach.owner.id: person.approach.owner.name
        for person in people
        if person.approach and person.approach.owner
    }
    if names:
        numbers = owner_numbers(organisation)
        owners = tuple((str(numbers[key]), name) for key, name in names.items())
        modes.append(ColourMode("owner", translator.text("Our owner"), owners))
    return tuple(modes)


def layers(organisation: Organisation, translator: Translator) -> tuple[tuple[str, str], ...]:
    """Return name and label of each layer of lines that occurs; informal lines count as formal.

    Args:
        organisation: The people and their lines.
        translator: For the words.
    """
    kinds = {line.kind for line in organisation.lines}
    labels = {
        "formal": translator.text("Formal"),
        "influence": translator.text("Influence"),
        "conflict": translator.text("Conflict"),
    }
    occurs = {
        "formal": {LineKind.FORMAL, LineKind.INFORMAL},
        "influence": {LineKind.INFLUENCE},
        "conflict": {LineKind.CONFLICT},
    }
    return tuple((name, label) for name, label in labels.items() if occurs[name] & kinds)
