"""The cards of the map: a person with each value by a shape or a letter beside its colour, a group, and a person who stands elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH
from gosart.charts.relationship_map.grouping import Group
from gosart.charts.svg import escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import Coverage, Influence, Status
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = [
    "Place",
    "badge",
    "card",
    "dots",
    "group_card",
    "key_mark",
    "name_of",
    "orientation_mark",
    "reference",
    "sign",
]

_DOTS = {Coverage.NONE: 0, Coverage.BRIEF: 1, Coverage.MULTIPLE: 2, Coverage.IN_DEPTH: 3}
_KEY_PATH = "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M{x} {y}h8.5v3.5m-3.2 -3.5v2.6"
_SIGNS = {"*": "\u2605", "-": "\u2212", "x": "\u00d7", "X": "\u00d7"}
_LEFT = 18
_NAME_ROOM, _TITLE_ROOM, _ROLE_ROOM = 144, 170, 90
_NAME_SIZE, _LONG_NAME_SIZE = 14.2, 12.2
"""Sizes the style sheet gives a name, and a name that is too long for it."""
_FILLS = {Influence.INNER_CIRCLE: " gm-inner", Influence.POLITICAL_STRUCTURE: " gm-political"}


@dataclass(frozen=True, slots=True)
class Place:
    """The top left corner of a card, and what the ids of the map's cards begin with."""

    x: int
    y: int
    anchor: str


def sign(status: Status | None, method: Method) -> str:
    """Return the one character for where a person stands, `?` when it is not known."""
    if status is None:
        return "?"
    letter = method.term(status).letter
    return _SIGNS.get(letter, letter)


def name_of(person: Person, translator: Translator) -> str:
    """Return what a person is called on the map: nobody who is left out of a build has a name."""
    return translator.text("Not shown here") if person.hidden else person.name or person.id


def card(
    person: Person,
    place: Place,
    method: Method,
    translator: Translator,
    told: str,
    address: str = "",
    owner: int = 0,
) -> str:
    """Draw a card; a named person's card is a link when there is an address.

    `told` is what is said instead of the picture. `owner` is the number of our owner on this map, 0 for none.
    """
    inside = _hidden(translator) if person.hidden else _named(person, method, translator, owner)
    key = escape_xml(person.id)
    drawn = (
        f'<g id="{escape_xml(place.anchor)}{key}" class="gm-card{_classes(person)}" data-person="{key}"{_values(person, owner)}'
        f' tabindex="{-1 if address else 0}" role="img" transform="translate({place.x} {place.y})"><title>{escape_xml(told)}</title>{inside}</g>'
    )
    return _link(address, drawn)


def reference(person: Person, place: Place, translator: Translator, row: str | None) -> str:
    """Draw the place of a person whose card stands elsewhere on the map, as a link to that card; or to the `row` of one who has no card."""
    name = name_of(person, translator)
    told = translator.text("{name}: to the card", name=name) if row is None else name
    title = shorten_to_width(person.title, 11.5, _TITLE_ROOM)
    drawn = (
        f'<g class="gm-ref" data-ref="{escape_xml(person.id)}" tabindex="-1" role="img" transform="translate({place.x} {place.y})">'
        f"<title>{escape_xml(told)}</title>{_box(8)}"
        f'<text class="gm-name gm-long" x="{_LEFT}" y="32">{escape_xml(shorten_to_width(name, BOLD * _LONG_NAME_SIZE, _TITLE_ROOM))}</text>'
        f'<text class="gm-title" x="{_LEFT}" y="50">{escape_xml(title)}</text></g>'
    )
    return _link(f"#{place.anchor}{quote(person.id)}" if row is None else row, drawn)


def group_card(
    group: Group, place: Place, method: Method, translator: Translator, address: str
) -> str:
    """Draw the people of a unit as one card: the unit, how many they are, and how many stand where."""
    unit = group.unit or translator.text("Without a unit")
    count = translator.plural("{n} person", "{n} people", len(group.people))
    standings = [
        (status, sum(person.status is status and not person.hidden for person in group.people))
        for status in (*Status, None)
    ]
    told = [
        f"{method.term(status).label}: {number}"
        for status, number in standings
        if number and status
    ]
    signs = "  ".join(
        f"{sign(status, method)}\u2009{number}" for status, number in standings if number and status
    )
    facts = escape_xml(" \u00b7 ".join((unit, count, *told)))
    drawn = (
        f'<g class="gm-group" data-group="{group.number}" tabindex="{-1 if address else 0}" role="img"'
        f' transform="translate({place.x} {place.y})"><title>{facts}</title>'
        f'<path class="gm-pile" d="M8 {CARD_HEIGHT}v4H{CARD_WIDTH + 4}V8h-4"/>{_box(8)}'
        f'<text class="gm-name gm-long" x="{_LEFT}" y="25">{escape_xml(shorten_to_width(unit, BOLD * _LONG_NAME_SIZE, _TITLE_ROOM))}</text>'
        f'<text class="gm-title" x="{_LEFT}" y="43">{escape_xml(count)}</text>'
        f'<text class="gm-counts" x="{_LEFT}" y="63">{escape_xml(signs)}</text></g>'
    )
    return _link(address, drawn)


def _link(address: str, drawn: str) -> str:
    # Material's instant navigation sets `.href` on whatever matches `[href]`, which a link inside a drawing does not allow: the page would
    # stay empty. The older name of the attribute does the same for a reader and is not matched.
    return f'<a xlink:href="{escape_xml(address)}">{drawn}</a>' if address else drawn


def _values(person: Person, owner: int) -> str:
    """Say the values that a reader may colour the cards by."""
    if person.hidden:
        return ""
    values = (
        ("status", person.status),
        ("influence", person.influence),
        ("coverage", person.coverage),
        ("adaptability", person.adaptability),
    )
    msg = "".join(f' data-{name}="{value.value}"' for name, value in values if value is not None)
    return f'{msg} data-owner="{owner}"' if owner else msg


def key_mark(x: float, y: float) -> str:
    """Draw the key of a key player, its ring's left edge at (x, y)."""
    return f'<path class="gm-key" d="M{x:g} {y:g}{_KEY_PATH.format(x=f"{x + 7:g}", y=f"{y:g}")}"/>'


def badge(status: Status | None, method: Method, x: int, y: int) -> str:
    """Draw the sign of a status in a disc around (x, y)."""
    kind = f"gm-s-{status.value}" if status else "gm-s-none"
    letter = escape_xml(sign(status, method))
    return f'<circle class="gm-badge {kind}" cx="{x}" cy="{y}" r="9"/><text class="gm-sign" x="{x}" y="{y + 5}">{letter}</text>'


def orientation_mark(letter: str, x: int, y: int) -> str:
    """Draw the letter of what a person decides by, in a frame around (x, y)."""
    return (
        f'<rect class="gm-frame" x="{x - 6}" y="{y - 6.5:g}" width="12" height="13" rx="2"/>'
        f'<text class="gm-framed" x="{x}" y="{y + 4}">{escape_xml(letter)}</text>'
    )


def dots(coverage: Coverage | None, x: int, y: int) -> str:
    """Draw three dots, filled as far as coverage goes, from x; a question mark when it is not known."""
    if coverage is None:
        return f'<text class="gm-small" x="{x + 9}" y="{y + 4}">?</text>'
    kinds = ("gm-dot gm-on" if number < _DOTS[coverage] else "gm-dot" for number in range(3))
    return "".join(
        f'<circle class="{kind}" cx="{x + 12 * number}" cy="{y}" r="4"/>'
        for number, kind in enumerate(kinds)
    )


def _classes(person: Person) -> str:
    if person.hidden:
        return " gm-hidden"
    found = _FILLS.get(person.influence, "") if person.influence else ""
    found += " gm-external" if person.external else ""
    found += " gm-placeholder" if person.placeholder else ""
    return found + (" gm-left" if person.left else "")


def _hidden(translator: Translator) -> str:
    label = escape_xml(shorten_to_width(translator.text("Not shown here"), 12, 170))
    return f'{_box(8)}<text class="gm-nobody" x="{CARD_WIDTH // 2}" y="{CARD_HEIGHT // 2 + 4}">{label}</text>'


def _box(radius: int) -> str:
    return f'<rect class="gm-box" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" rx="{radius}"/>'


def _named(person: Person, method: Method, translator: Translator, owner: int) -> str:
    kind = f"gm-s-{person.status.value}" if person.status else "gm-s-none"
    bar = (
        "M8 4A20 20 0 0 0 0 20V54A20 20 0 0 0 8 70Z"
        if person.external
        else "M8 0A8 8 0 0 0 0 8V66A8 8 0 0 0 8 74Z"
    )
    parts = [_box(20 if person.external else 8), f'<path class="gm-bar {kind}" d="{bar}"/>']
    start = _LEFT
    name = name_of(person, translator)
    mark = "\u2197 " if person.external else ""
    room = _NAME_ROOM - (17 if mark else 0)
    fits = text_width(name, _NAME_SIZE * BOLD) <= room
    kept = shorten_to_width(name, BOLD * (_NAME_SIZE if fits else _LONG_NAME_SIZE), room)
    parts.append(
        f'<text class="gm-name{"" if fits else " gm-long"}" x="{start}" y="23">{mark}{escape_xml(kept)}</text>'
    )
    title = shorten_to_width(person.title, 11.5, _TITLE_ROOM)
    if title:
        parts.append(f'<text class="gm-title" x="{start}" y="40">{escape_xml(title)}</text>')
    if owner:
        parts.append(f'<text class="gm-owner" x="183" y="40">{owner}</text>')
    parts.append(badge(person.status, method, 172, 18))
    if person.is_key:
        parts.append(key_mark(103, 59))
    letter = method.term(person.adaptability).letter if person.adaptability else ""
    if person.role:
        parts.append(
            f'<text class="gm-small" x="{start}" y="63">{escape_xml(shorten_to_width(method.term(person.role).label, 11, _ROLE_ROOM))}</text>'
        )
    if letter:
        parts.append(f'<text class="gm-letter" x="126" y="63">{escape_xml(letter)}</text>')
    if person.orientation:
        parts.append(orientation_mark(method.term(person.orientation).letter, 140, 59))
    parts.append(dots(person.coverage, 156, 59))
    return "".join(parts)
