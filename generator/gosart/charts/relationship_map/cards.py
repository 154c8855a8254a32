"""The cards of the map: a person, a unit's people together, and a person who stands elsewhere.

Each value of a person is a shape or a letter beside its colour:

    edge ── status    status_badge    ↗ (external) name
                                      title
                      owner's number  role      key_badge  adaptability  orientation_badge
                                      status               coverage_dots

The sign has a column of its own, so that no word can run under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from gosart.charts.person_signs import COVERAGE_DOTS, status_sign
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH
from gosart.charts.relationship_map.groups import Group
from gosart.charts.svg import escape_xml, link
from gosart.i18n.translator import Translator
from gosart.method.enums import Coverage, Influence, Status
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = [
    "COVERAGE_AT",
    "DISC",
    "EDGE",
    "FRAME",
    "KEY_AT",
    "TEXTS",
    "CardPosition",
    "card_box",
    "coverage_dots",
    "draw_card",
    "draw_group_card",
    "draw_reference",
    "key_badge",
    "name_of",
    "orientation_badge",
    "status_badge",
]

_KEY_PATH = "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M{x} {y}h8.5v3.5m-3.2 -3.5v2.6"
EDGE = "M8 0A8 8 0 0 0 0 8V66A8 8 0 0 0 8 74Z"
"""The left edge of a card, in the colour of the status."""
TEXTS = {
    "gm-name": (40, 20),
    "gm-title": (40, 35),
    "gm-small": (40, 50),
    "gm-stand": (40, 66),
    "gm-owner": (28, 65),
    "gm-sign": (23, 42),
    "gm-letter": (153, 50),
    "gm-framed": (168, 50),
}
"""Where a card has its texts, by their class."""
DISC, KEY_AT, COVERAGE_AT = (23, 37), (131, 46), (150, 62)
"""The middle of a card's sign, the left edge of its key, and the middle of its first dot."""
FRAME = (162, 39.5)
"""Left top corner of the frame around what a person decides by."""
_LEFT = 18
"""Left edge of the words of a card that is no person's."""
_ROOM, _TITLE_ROOM, _ROLE_ROOM, _STAND_ROOM = 144, 170, 90, 104
"""Widths: beside the sign, of a line of its own, of a role beside the key, of a status beside the
dots."""
_NAME_SIZE, _LONG_NAME_SIZE = 14.2, 12.2
"""Sizes the style sheet gives a name in bold, and a name that is too long for it."""
_TITLE_SIZE, _ROLE_SIZE = 11.5, 11
_ARROW_WIDTH = 17
_FILLS = {Influence.INNER_CIRCLE: " gm-inner", Influence.POLITICAL_STRUCTURE: " gm-political"}


@dataclass(frozen=True, slots=True)
class CardPosition:
    """Where a card stands, in units of the map."""

    x: int
    """Its left edge."""
    y: int
    """Its top edge."""
    anchor: str
    """What the ids of the map's cards begin with."""


def name_of(person: Person, translator: Translator) -> str:
    """Return what a person is called on the map: nobody who is left out of a build has a name.

    Args:
        person: The person.
        translator: For the words.
    """
    return translator.text("Not shown here") if person.hidden else person.name or person.id


def draw_card(
    person: Person,
    position: CardPosition,
    method: Method,
    translator: Translator,
    description: str,
    address: str = "",
    owner: int = 0,
) -> str:
    """Draw a person's card.

    Args:
        person: The person; one who is hidden has a card without a name.
        position: Where it stands.
        method: The method, which has labels and letters.
        translator: Says the other words.
        description: What a screen reader says instead of the picture.
        address: Where the card leads; "" for a card without a link.
        owner: Number on this map of our person who owns the approach, 0 for none.

    Returns:
        SVG.
    """
    inside = _hidden(translator) if person.hidden else _named(person, method, translator, owner)
    key = escape_xml(person.id)
    card = (
        f'<g id="{escape_xml(position.anchor)}{key}" class="gm-card{_classes(person)}"'
        f' data-person="{key}"{_values(person, owner)}'
        f' tabindex="{-1 if address else 0}" role="img"'
        f' transform="translate({position.x} {position.y})">'
        f"<title>{escape_xml(description)}</title>{inside}</g>"
    )
    return link(address, card) if address else card


def draw_reference(
    person: Person, position: CardPosition, translator: Translator, row: str | None
) -> str:
    """Draw a person whose card stands elsewhere on the map.

    Args:
        person: The person.
        position: Where the reference stands.
        translator: Says the words.
        row: The address of the person's row in the table, of one who has no card; None for a link
            to the card.

    Returns:
        SVG.
    """
    name = name_of(person, translator)
    title = translator.text("{name}: to the card", name=name) if row is None else name
    name_line = shorten_to_width(name, BOLD * _LONG_NAME_SIZE, _TITLE_ROOM)
    title_line = shorten_to_width(person.title, _TITLE_SIZE, _TITLE_ROOM)
    card = (
        f'<g class="gm-ref" data-ref="{escape_xml(person.id)}" tabindex="-1" role="img"'
        f' transform="translate({position.x} {position.y})">'
        f"<title>{escape_xml(title)}</title>{card_box(8)}"
        f'<text class="gm-name gm-long" x="{_LEFT}" y="32">{escape_xml(name_line)}</text>'
        f'<text class="gm-title" x="{_LEFT}" y="50">{escape_xml(title_line)}</text></g>'
    )
    address = f"#{position.anchor}{quote(person.id)}" if row is None else row
    return link(address, card) if address else card


def draw_group_card(
    group: Group, position: CardPosition, method: Method, translator: Translator, address: str
) -> str:
    """Draw the people of a unit as one card: the unit, how many they are, and how many stand where.

    Args:
        group: The unit's people.
        position: Where the card stands.
        method: The method, which has labels and letters.
        translator: Says the other words.
        address: Where the card leads; "" for a card without a link.

    Returns:
        SVG.
    """
    unit = group.unit or translator.text("Without a unit")
    count = translator.plural("{n} person", "{n} people", len(group.people))
    standings = [
        (status, sum(person.status is status and not person.hidden for person in group.people))
        for status in (*Status, None)
    ]
    counts = [
        f"{method.term(status).label}: {number}"
        for status, number in standings
        if number and status
    ]
    signs = "  ".join(
        f"{status_sign(status, method)}\u2009{number}"
        for status, number in standings
        if number and status
    )
    title = escape_xml(" \u00b7 ".join((unit, count, *counts)))
    unit_line = shorten_to_width(unit, BOLD * _LONG_NAME_SIZE, _TITLE_ROOM)
    card = (
        f'<g class="gm-group" data-group="{group.number}" tabindex="{-1 if address else 0}"'
        f' role="img" transform="translate({position.x} {position.y})"><title>{title}</title>'
        f'<path class="gm-pile" d="M8 {CARD_HEIGHT}v4H{CARD_WIDTH + 4}V8h-4"/>{card_box(8)}'
        f'<text class="gm-name gm-long" x="{_LEFT}" y="25">{escape_xml(unit_line)}</text>'
        f'<text class="gm-title" x="{_LEFT}" y="43">{escape_xml(count)}</text>'
        f'<text class="gm-counts" x="{_LEFT}" y="63">{escape_xml(signs)}</text></g>'
    )
    return link(address, card) if address else card


def key_badge(x: float, y: float) -> str:
    """Draw the key of a key player, its ring's left edge at (x, y).

    Args:
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        SVG.
    """
    return f'<path class="gm-key" d="M{x:g} {y:g}{_KEY_PATH.format(x=f"{x + 7:g}", y=f"{y:g}")}"/>'


def status_badge(status: Status | None, method: Method, x: int, y: int) -> str:
    """Draw the sign of a status in a disc around (x, y).

    Args:
        status: The status, None where it is not known.
        method: The method.
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        SVG.
    """
    kind = f"gm-s-{status.value}" if status else "gm-s-none"
    sign = escape_xml(status_sign(status, method))
    return (
        f'<circle class="gm-badge {kind}" cx="{x}" cy="{y}" r="9"/>'
        f'<text class="gm-sign" x="{x}" y="{y + 5}">{sign}</text>'
    )


def orientation_badge(letter: str, x: int, y: int) -> str:
    """Draw the letter of what a person decides by, in a frame around (x, y).

    Args:
        letter: The letter.
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        SVG.
    """
    return (
        f'<rect class="gm-frame" x="{x - 6}" y="{y - 6.5:g}" width="12" height="13" rx="2"/>'
        f'<text class="gm-framed" x="{x}" y="{y + 4}">{escape_xml(letter)}</text>'
    )


def coverage_dots(coverage: Coverage | None, x: int, y: int) -> str:
    """Draw three dots from x, as many filled as coverage goes; a question mark when not known.

    Args:
        coverage: How well we know the person, None where it is not known.
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        SVG.
    """
    if coverage is None:
        return f'<text class="gm-small" x="{x + 9}" y="{y + 4}">?</text>'
    filled = COVERAGE_DOTS[coverage]
    kinds = ("gm-dot gm-on" if number < filled else "gm-dot" for number in range(3))
    return "".join(
        f'<circle class="{kind}" cx="{x + 12 * number}" cy="{y}" r="4"/>'
        for number, kind in enumerate(kinds)
    )


def _values(person: Person, owner: int) -> str:
    """Write the values that a reader may colour the cards by."""
    if person.hidden:
        return ""
    values = (
        ("status", person.status),
        ("influence", person.influence),
        ("coverage", person.coverage),
        ("adaptability", person.adaptability),
    )
    attributes = "".join(
        f' data-{name}="{value.value}"' for name, value in values if value is not None
    )
    return f'{attributes} data-owner="{owner}"' if owner else attributes


def _classes(person: Person) -> str:
    if person.hidden:
        return " gm-hidden"
    classes = _FILLS.get(person.influence, "") if person.influence else ""
    classes += " gm-external" if person.external else ""
    classes += " gm-placeholder" if person.placeholder else ""
    return classes + (" gm-left" if person.left else "")


def _hidden(translator: Translator) -> str:
    label = escape_xml(shorten_to_width(translator.text("Not shown here"), 12, _TITLE_ROOM))
    x, y = CARD_WIDTH // 2, CARD_HEIGHT // 2 + 4
    return f'{card_box(8)}<text class="gm-nobody" x="{x}" y="{y}">{label}</text>'


def card_box(radius: int) -> str:
    """Draw the box of a card.

    Args:
        radius: Of its corners.

    Returns:
        SVG.
    """
    return f'<rect class="gm-box" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" rx="{radius}"/>'


def _named(person: Person, method: Method, translator: Translator, owner: int) -> str:
    kind = f"gm-s-{person.status.value}" if person.status else "gm-s-none"
    edge = "M8 4A20 20 0 0 0 0 20V54A20 20 0 0 0 8 70Z" if person.external else EDGE
    parts = [card_box(20 if person.external else 8), f'<path class="gm-bar {kind}" d="{edge}"/>']
    name = name_of(person, translator)
    arrow = "\u2197 " if person.external else ""
    room = _ROOM - (_ARROW_WIDTH if arrow else 0)
    fits = text_width(name, _NAME_SIZE * BOLD) <= room
    name = shorten_to_width(name, BOLD * (_NAME_SIZE if fits else _LONG_NAME_SIZE), room)
    parts.append(_text("gm-name", f"{arrow}{name}", "" if fits else " gm-long"))
    title = shorten_to_width(person.title, _TITLE_SIZE, _ROOM)
    if title:
        parts.append(_text("gm-title", title))
    if owner:
        parts.append(_text("gm-owner", str(owner)))
    parts.append(status_badge(person.status, method, *DISC))
    if person.is_key:
        parts.append(key_badge(*KEY_AT))
    letter = method.term(person.adaptability).letter if person.adaptability else ""
    if person.role:
        role = shorten_to_width(method.term(person.role).label, _ROLE_SIZE, _ROLE_ROOM)
        parts.append(_text("gm-small", role))
    stand = shorten_to_width(_stand(person, method, translator), BOLD * _ROLE_SIZE, _STAND_ROOM)
    parts.append(_text("gm-stand", stand))
    if letter:
        parts.append(_text("gm-letter", letter))
    if person.orientation:
        x, y = TEXTS["gm-framed"]
        parts.append(orientation_badge(method.term(person.orientation).letter, x, y - 4))
    parts.append(coverage_dots(person.coverage, *COVERAGE_AT))
    return "".join(parts)


def _stand(person: Person, method: Method, translator: Translator) -> str:
    """Return where a person stands, in words."""
    if person.status is not None:
        return method.term(person.status).label
    is_cut = "status" in person.hidden_fields
    return translator.text("Not shown") if is_cut else translator.text("Unknown")


def _text(kind: str, words: str, more: str = "") -> str:
    """Write a text of a person's card where cards have it."""
    x, y = TEXTS[kind]
    return f'<text class="{kind}{more}" x="{x}" y="{y}">{escape_xml(words)}</text>'
