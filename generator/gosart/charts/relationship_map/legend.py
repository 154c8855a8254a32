"""The legend of the map: only what occurs on it, each entry as the map draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gosart.charts.relationship_map.cards import (
    coverage_dots,
    key_badge,
    orientation_badge,
    status_badge,
)
from gosart.charts.relationship_map.groups import divide
from gosart.charts.svg import escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import (
    Adaptability,
    Coverage,
    Influence,
    LineKind,
    Orientation,
    Status,
    Strength,
)
from gosart.method.model import Method
from gosart.plan.model.people import Organisation, Person

__all__ = ["conflict_cross", "legend"]

_FILLS = {
    Influence.INNER_CIRCLE: " gm-inner",
    Influence.POLITICAL_STRUCTURE: " gm-political",
    Influence.OUTSIDE: "",
}


def legend(organisation: Organisation, method: Method, translator: Translator) -> str:
    """Explain the map's signs as an HTML list, one item for each kind of sign.

    Args:
        organisation: Whose map it is; only what occurs on it is explained.
        method: The method, which has labels and letters.
        translator: Says the other words.

    Returns:
        The list, "" for an organisation without people.
    """
    people = organisation.named
    groups = (
        (translator.text("Fill"), _fills(people, method)),
        (translator.text("Edge and sign"), _signs(people, method, translator)),
        (translator.text("Letter"), _letters(people, method)),
        (translator.text("Framed letter"), _orientations(people, method)),
        (translator.text("Dots"), _coverage(people, method, translator)),
        (
            translator.text("Card"),
            (*_kinds(organisation.people, translator), *_groups(organisation, translator)),
        ),
        (translator.text("Lines"), _lines(organisation, translator)),
    )
    items = []
    for index, (heading, entries) in enumerate(groups):
        inside = "".join(f"<span>{picture}{escape_xml(label)}</span>" for picture, label in entries)
        if inside:
            kind = "" if index else ' class="gm-fill-key"'
            items.append(f"<li{kind}><b>{escape_xml(heading)}</b>{inside}</li>")
    return f'<ul class="gm-legend">{"".join(items)}</ul>' if items else ""


def _picture(inside: str, width: int, height: int = 20) -> str:
    return (
        f'<svg class="gosart-map" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" aria-hidden="true">{inside}</svg>'
    )


def _fills(people: Iterable[Person], method: Method) -> Iterator[tuple[str, str]]:
    values = {person.influence for person in people}
    for value, kind in _FILLS.items():
        if value in values:
            yield _box(f"gm-card{kind}", 3), method.term(value).label


def _signs(
    people: Iterable[Person], method: Method, translator: Translator
) -> Iterator[tuple[str, str]]:
    everybody = tuple(people)
    values = {person.status for person in everybody}
    for value in Status:
        if value in values:
            yield _picture(status_badge(value, method, 10, 10), 20), method.term(value).label
    for label in _blanks(everybody, "status", translator):
        yield _picture(status_badge(None, method, 10, 10), 20), label


def _blanks(people: Iterable[Person], field: str, translator: Translator) -> Iterator[str]:
    """Yield what a question mark stands for: not known, or not for these readers, or both."""
    hidden = {field in person.hidden_fields for person in people if getattr(person, field) is None}
    if False in hidden:
        yield translator.text("unknown")
    if True in hidden:
        yield translator.text("not shown here")


def _letters(people: Iterable[Person], method: Method) -> Iterator[tuple[str, str]]:
    values = {person.adaptability for person in people}
    for value in Adaptability:
        if value in values and method.term(value).letter:
            yield f"<b>{escape_xml(method.term(value).letter)}</b>", method.term(value).label


def _orientations(people: Iterable[Person], method: Method) -> Iterator[tuple[str, str]]:
    values = {person.orientation for person in people}
    for value in Orientation:
        if value in values:
            yield (
                _picture(orientation_badge(method.term(value).letter, 8, 10), 16),
                method.term(value).label,
            )


def _coverage(
    people: Iterable[Person], method: Method, translator: Translator
) -> Iterator[tuple[str, str]]:
    everybody = tuple(people)
    values = {person.coverage for person in everybody}
    for value in Coverage:
        if value in values:
            yield _picture(coverage_dots(value, 6, 10), 38), method.term(value).label
    for label in _blanks(everybody, "coverage", translator):
        yield _picture(coverage_dots(None, 6, 10), 38), label


def _kinds(people: Iterable[Person], translator: Translator) -> Iterator[tuple[str, str]]:
    all_people = tuple(people)
    named = tuple(person for person in all_people if not person.hidden)
    if any(person.is_key for person in named):
        yield _picture(key_badge(2, 9), 20), translator.text("Key player")
    kinds = (
        (
            any(person.external for person in named),
            "gm-external",
            7,
            '<text x="9" y="14">\u2197</text>',
            translator.text("External"),
        ),
        (
            any(person.placeholder for person in named),
            "gm-placeholder",
            3,
            "",
            translator.text("Vacant"),
        ),
        (
            any(person.left is not None for person in named),
            "gm-left",
            3,
            '<path class="gm-dot" d="M6 10h16"/>',
            translator.text("Has left"),
        ),
        (
            any(person.hidden for person in all_people),
            "gm-hidden",
            3,
            "",
            translator.text("Not shown here"),
        ),
    )
    for occurs, kind, radius, inside, label in kinds:
        if occurs:
            yield _box(f"gm-card {kind}", radius, inside), label


def _groups(organisation: Organisation, translator: Translator) -> Iterator[tuple[str, str]]:
    groups = divide(organisation).groups
    if groups:
        yield (
            _box("gm-group", 3, '<path class="gm-pile" d="M5 17v2h23v-13h-2"/>', 30),
            translator.text("Several people of a unit"),
        )
    if any(group.is_drawn and group.beside for group in groups):
        yield _box("gm-ref", 3), translator.text("Shown elsewhere on the map")


def _box(kind: str, radius: int, inside: str = "", width: int = 28) -> str:
    return _picture(
        f'<g class="{kind}"><rect class="gm-box" x="2" y="3" width="24" height="14"'
        f' rx="{radius}"/>{inside}</g>',
        width,
    )


def _lines(organisation: Organisation, translator: Translator) -> Iterator[tuple[str, str]]:
    kinds = {line.kind for line in organisation.lines}
    strengths = {line.strength for line in organisation.of_kind(LineKind.INFLUENCE)}
    if LineKind.FORMAL in kinds:
        yield _picture('<path class="gm-line" d="M2 10H38"/>', 40), translator.text("reports to")
    if LineKind.INFORMAL in kinds:
        yield (
            _picture('<path class="gm-line gm-informal" d="M2 10H38"/>', 40),
            translator.text("reports informally to"),
        )
    labels = {
        Strength.WEAK: translator.text("influences a little"),
        Strength.NORMAL: translator.text("influences"),
        Strength.STRONG: translator.text("influences strongly"),
    }
    for strength, label in labels.items():
        if strength in strengths:
            head = '<path class="gm-head" d="M32 5.5L41 10L32 14.5Z"/>'
            yield (
                _picture(
                    f'<path class="gm-line gm-influence gm-{strength.value}" d="M2 10H33"/>{head}',
                    42,
                ),
                label,
            )
    if LineKind.CONFLICT in kinds:
        yield (
            _picture(
                f'<path class="gm-line gm-conflict" d="M2 10H46"/>{conflict_cross(24, 10)}', 48
            ),
            translator.text("in conflict with"),
        )


def conflict_cross(x: int, y: int) -> str:
    """Draw the cross that stands on a line of conflict, around (x, y).

    Args:
        x: In units of the drawing, to the right.
        y: In units of the drawing, downwards.

    Returns:
        SVG.
    """
    return (
        f'<g class="gm-cross" transform="translate({x} {y})">'
        '<circle r="7"/><path d="M-3 -3L3 3M-3 3L3 -3"/></g>'
    )
