"""One person's card: name, title, role, adaptability, coverage, standing and weight, each by a shape or a letter beside its colour."""

from __future__ import annotations

from collections.abc import Callable

from generator.charts.relmap.measures import CARD_HEIGHT, CARD_WIDTH
from generator.charts.relmap.writing import shorten, shown, width_of
from generator.language.words import Words
from generator.methodology.catalogue import Method
from generator.methodology.enums import Coverage, Influence, Status
from generator.plan.people import Person

__all__ = ["badge", "card", "dots", "key_mark", "name_of", "sign"]

_DOTS = {Coverage.NONE: 0, Coverage.BRIEF: 1, Coverage.MULTIPLE: 2, Coverage.IN_DEPTH: 3}
_KEY_PATH = "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M{x} {y}h8.5v3.5m-3.2 -3.5v2.6"
_SIGNS = {"*": "\u2605", "-": "\u2212", "x": "\u00d7", "X": "\u00d7"}
_LEFT = 18
_NAME_ROOM = 142
_NAME_SIZE, _LONG_NAME_SIZE = 14.2, 12.2
"""Sizes the style sheet gives a name, and a name that is too long for it."""
_FILLS = {Influence.INNER_CIRCLE: " gm-inner", Influence.POLITICAL_STRUCTURE: " gm-political"}


def sign(status: Status | None, method: Method) -> str:
    """Return the one character for where a person stands, `?` when it is not known."""
    if status is None:
        return "?"
    letter = method.term(status).letter
    return _SIGNS.get(letter, letter)


def name_of(person: Person, words: Words) -> str:
    """Return what a person is called on the map: nobody who is left out of a build has a name."""
    return words.text("Not shown here") if person.hidden else person.name or person.id


def card(person: Person, x: int, y: int, method: Method, words: Words, href: Callable[[Person], str] | None) -> str:
    """Draw a card with its top left corner at (x, y); a named person's card is a link when `href` gives an address."""
    address = href(person) if href is not None and not person.hidden else ""
    inside = _hidden(words) if person.hidden else _named(person, method, words)
    drawn = (
        f'<g class="gm-card{_classes(person)}" data-person="{shown(person.id)}" tabindex="{-1 if address else 0}" role="img"'
        f' transform="translate({x} {y})"><title>{shown(_told(person, method, words))}</title>{inside}</g>'
    )
    # Material's instant navigation sets `.href` on whatever matches `[href]`, which a link inside a drawing does not allow: the page would
    # stay empty. The older name of the attribute does the same for a reader and is not matched.
    return f'<a xlink:href="{shown(address)}">{drawn}</a>' if address else drawn


def key_mark(x: float, y: float) -> str:
    """Draw the key of a key player, its ring's left edge at (x, y)."""
    return f'<path class="gm-key" d="M{x:g} {y:g}{_KEY_PATH.format(x=f"{x + 7:g}", y=f"{y:g}")}"/>'


def badge(status: Status | None, method: Method, x: int, y: int) -> str:
    """Draw the sign of a status in a disc around (x, y)."""
    kind = f"gm-s-{status.value}" if status else "gm-s-none"
    letter = shown(sign(status, method))
    return f'<circle class="gm-badge {kind}" cx="{x}" cy="{y}" r="9"/><text class="gm-sign" x="{x}" y="{y + 5}">{letter}</text>'


def dots(coverage: Coverage | None, x: int, y: int) -> str:
    """Draw three dots, filled as far as coverage goes, from x; a question mark when it is not known."""
    if coverage is None:
        return f'<text class="gm-small" x="{x + 14}" y="{y + 4}">?</text>'
    kinds = ("gm-dot gm-on" if number < _DOTS[coverage] else "gm-dot" for number in range(3))
    return "".join(f'<circle class="{kind}" cx="{x + 13 * number}" cy="{y}" r="4.3"/>' for number, kind in enumerate(kinds))


def _classes(person: Person) -> str:
    if person.hidden:
        return " gm-hidden"
    found = _FILLS.get(person.influence, "") if person.influence else ""
    found += " gm-external" if person.external else ""
    found += " gm-placeholder" if person.placeholder else ""
    return found + (" gm-left" if person.left else "")


def _hidden(words: Words) -> str:
    label = shown(shorten(words.text("Not shown here"), 12, 170))
    return f'{_box(8)}<text class="gm-nobody" x="{CARD_WIDTH // 2}" y="{CARD_HEIGHT // 2 + 4}">{label}</text>'


def _box(radius: int) -> str:
    return f'<rect class="gm-box" width="{CARD_WIDTH}" height="{CARD_HEIGHT}" rx="{radius}"/>'


def _named(person: Person, method: Method, words: Words) -> str:
    kind = f"gm-s-{person.status.value}" if person.status else "gm-s-none"
    bar = "M8 4A20 20 0 0 0 0 20V54A20 20 0 0 0 8 70Z" if person.external else "M8 0A8 8 0 0 0 0 8V66A8 8 0 0 0 8 74Z"
    parts = [_box(20 if person.external else 8), f'<path class="gm-bar {kind}" d="{bar}"/>']
    start = _LEFT
    name = name_of(person, words)
    mark = "\u2197 " if person.external else ""
    room = _NAME_ROOM - (17 if mark else 0)
    fits = width_of(name, _NAME_SIZE) <= room
    kept = shorten(name, _NAME_SIZE if fits else _LONG_NAME_SIZE, room)
    parts.append(f'<text class="gm-name{"" if fits else " gm-long"}" x="{start}" y="23">{mark}{shown(kept)}</text>')
    title = shorten(person.title, 11.5, 164)
    if title:
        parts.append(f'<text class="gm-title" x="{start}" y="40">{shown(title)}</text>')
    parts.append(badge(person.status, method, 172, 18))
    if person.is_key:
        parts.append(key_mark(105, 59))
    letter = method.term(person.adaptability).letter if person.adaptability else ""
    if person.role:
        parts.append(f'<text class="gm-small" x="{start}" y="63">{shown(shorten(method.term(person.role).label, 11, 86))}</text>')
    if letter:
        parts.append(f'<text class="gm-letter" x="134" y="63">{shown(letter)}</text>')
    parts.append(dots(person.coverage, 150, 59))
    return "".join(parts)


def _told(person: Person, method: Method, words: Words) -> str:
    """Say in words everything the card shows."""
    if person.hidden:
        return words.text("Not shown here")
    facts = [f"{person.name}, {person.title}" if person.title else name_of(person, words)]
    values = (person.role, person.influence, person.status, person.adaptability, person.coverage)
    facts += [method.term(value).label for value in values if value is not None]
    if person.is_key:
        facts.append(words.text("Key player"))
    if person.external:
        facts.append(words.text("External"))
    if person.placeholder:
        facts.append(words.text("Not yet filled"))
    if person.left:
        facts.append(words.text("Left on {date}", date=words.date(person.left)))
    return " \u00b7 ".join(facts)
