"""What the cards can be coloured by, each with its key.

The signs on the cards stay, so that a colour is never alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gosart.charts.relationship_map.render import owner_numbers
from gosart.charts.svg import escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import Adaptability, Coverage, Influence, LineKind, Status
from gosart.method.model import Method
from gosart.plan.model.people import Organisation

__all__ = ["colourings", "layers"]


def colourings(
    organisation: Organisation, method: Method, translator: Translator
) -> tuple[tuple[str, str, str], ...]:
    """Return each way to colour the cards for which the plan has values.

    Our first eight people have a colour each; all have a number, which stands on the cards and in
    the key.

    Args:
        organisation: Whose map it is.
        method: The method, which has the labels of values.
        translator: Says the other words.

    Returns:
        Name (as in `data-…` of a card), label, and key as HTML.
    """
    people = organisation.named
    sets = (
        ("status", translator.text("Status"), Status, {person.status for person in people}),
        (
            "influence",
            translator.text("Influence"),
            Influence,
            {person.influence for person in people},
        ),
        ("coverage", translator.text("Coverage"), Coverage, {person.coverage for person in people}),
        (
            "adaptability",
            translator.text("Adaptability"),
            Adaptability,
            {person.adaptability for person in people},
        ),
    )
    modes = [
        (
            name,
            label,
            _key(
                name, ((value.value, method.term(value).label) for value in kind if value in values)
            ),
        )
        for name, label, kind, values in sets
        if any(values)
    ]
    names = {
        person.approach.owner.id: person.approach.owner.name
        for person in people
        if person.approach and person.approach.owner
    }
    if names:
        numbers = owner_numbers(organisation)
        modes.append(
            (
                "owner",
                translator.text("Our owner"),
                _key("owner", ((str(numbers[key]), name) for key, name in names.items())),
            )
        )
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


def _key(name: str, entries: Iterable[tuple[str, str]]) -> str:
    items = "".join(_items(name, entries))
    return f'<ul class="gm-legend gm-colour-key" data-key="{name}">{items}</ul>'


def _items(name: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for value, label in entries:
        number = f"<b>{value}</b>" if name == "owner" else ""
        yield (
            f'<li><span><svg class="gosart-map gm-by-{name}" width="28" height="20"'
            f' viewBox="0 0 28 20" aria-hidden="true"><g class="gm-card" data-{name}="{value}">'
            '<rect class="gm-box" x="2" y="3" width="24" height="14" rx="3"/></g></svg>'
            f"{number}{escape_xml(label)}</span></li>"
        )
