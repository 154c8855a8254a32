"""The whole map as one SVG: lines, cards, words on lines, and a description of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.cards import (
    CardPosition,
    draw_card,
    draw_group_card,
    draw_reference,
)
from gosart.charts.relationship_map.channels import Heights
from gosart.charts.relationship_map.descriptions import (
    PersonDescriptions,
    describe_line,
    describe_map,
)
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH, WIDE
from gosart.charts.relationship_map.groups import Group, divide
from gosart.charts.relationship_map.layout import Layout, arrange
from gosart.charts.relationship_map.legend import conflict_cross
from gosart.charts.relationship_map.paths import Label, Stroke, draw_lines
from gosart.charts.relationship_map.reporting_tree import forest_of
from gosart.charts.relationship_map.router import route_lines
from gosart.charts.relationship_map.stylesheet import STYLE
from gosart.charts.svg import NAMESPACES, escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import LineKind, Strength
from gosart.method.model import Method
from gosart.plan.model.people import Line, Organisation, Person
from gosart.text.measure import text_width

__all__ = ["MapLinks", "draw_group", "draw_map", "owner_numbers"]

_MARGIN = 14
_PAGE, _FAR = WIDE + 110, 2000
"""Wider than these, a map is not shrunk to a narrow page, or hardly to any page."""


@dataclass(frozen=True, slots=True)
class MapLinks:
    """Addresses that a map leads to, relative to its page, and the ids that lead to it."""

    person: Callable[[Person], str] = lambda _: ""
    """Of a person's card; people who are left out of the build are never linked."""
    group: Callable[[Group], str] = lambda _: ""
    """Of the drawing of a group."""
    anchor: str = "card-"
    """What the id of a card begins with, before the person's id; two maps of a page need two."""


def draw_map(
    organisation: Organisation,
    method: Method,
    translator: Translator,
    *,
    name: str = "map",
    title: str,
    links: MapLinks | None = None,
) -> str:
    """Draw an organisation as a complete `<svg>` element.

    Args:
        organisation: The people and their lines.
        method: The method, which has labels and letters.
        translator: Says the other words.
        name: Makes the ids of the drawing; two maps of one page need two names.
        title: What a screen reader says first.
        links: Addresses that the map leads to; None for a map without links.

    Returns:
        The drawing, "" for no people. Cards are `<g data-person="id">`, lines are `<path
        data-kind="formal|informal|influence|conflict" data-from="id" data-to="id">`, each once. The
        people of a group (see `groups`) stand as one `<g data-group="number">`; `draw_group` draws
        them one by one.
    """
    if not organisation.people:
        return ""
    division = divide(organisation)
    drawn, links = division.always_drawn, links or MapLinks()
    descriptions = PersonDescriptions(organisation, method, translator)
    owners = owner_numbers(organisation)
    stand_ins = tuple(Person(f"group {group.number}", group.unit, "") for group in division.groups)
    bundles = tuple(
        Line(LineKind.FORMAL, group.boss, stand_in)
        for group, stand_in in zip(division.groups, stand_ins, strict=True)
        if group.boss
    )

    def cards(index: int, x: int, y: int) -> str:
        position = CardPosition(x, y, links.anchor)
        if index >= len(drawn.people):
            group = division.groups[index - len(drawn.people)]
            return draw_group_card(group, position, method, translator, links.group(group))
        person = drawn.people[index]
        return draw_card(
            person,
            position,
            method,
            translator,
            descriptions.of(person),
            _address(person, links),
            _owner(person, owners),
        )

    sheet = Organisation((*drawn.people, *stand_ins), (*drawn.lines, *bundles))
    description = describe_map(organisation.people, organisation.lines, translator)
    head = _Head(name, title, description, with_style=True)
    return _svg(sheet, cards, translator, head, bundled=len(bundles))


def draw_group(
    organisation: Organisation,
    group: Group,
    method: Method,
    translator: Translator,
    *,
    name: str,
    title: str,
    links: MapLinks | None = None,
) -> str:
    """Draw the people of a group one by one, with the style of the map on the same page.

    Args:
        organisation: All people and lines.
        group: The group, which is one of `divide(organisation)`.
        method: The method, which has labels and letters.
        translator: Says the other words.
        name: Makes the ids of the drawing.
        title: What a screen reader says first.
        links: Addresses that the drawing leads to; None for one without links.

    Returns:
        The drawing, as `draw_map` gives it. Whoever is outside the group at the other end of one of
        its lines is `<g data-ref="id">`: a link to the card, or to the row of one without a card.
    """
    links = links or MapLinks()
    descriptions = PersonDescriptions(organisation, method, translator)
    owners = owner_numbers(organisation)
    others = group.beside
    left_out = {person for left in divide(organisation).left_out for person in left.people}

    def cards(index: int, x: int, y: int) -> str:
        position = CardPosition(x, y, links.anchor)
        if index < len(others):
            other = others[index]
            row = _address(other, links) if other in left_out else None
            return draw_reference(other, position, translator, row)
        person = group.people[index - len(others)]
        return draw_card(
            person,
            position,
            method,
            translator,
            descriptions.of(person),
            _address(person, links),
            _owner(person, owners),
        )

    description = describe_map(group.people, group.lines, translator)
    head = _Head(name, title, description, with_style=False)
    return _svg(Organisation((*others, *group.people), group.lines), cards, translator, head)


def owner_numbers(organisation: Organisation) -> dict[str, int]:
    """Number our people who own an approach, by id, from 1 in the plan's order.

    Args:
        organisation: The people and their lines.

    Returns:
        Number by id.
    """
    numbers: dict[str, int] = {}
    for person in organisation.named:
        if person.approach and person.approach.owner:
            numbers.setdefault(person.approach.owner.id, len(numbers) + 1)
    return numbers


def _owner(person: Person, owners: Mapping[str, int]) -> int:
    return (
        owners.get(person.approach.owner.id, 0) if person.approach and person.approach.owner else 0
    )


def _address(person: Person, links: MapLinks) -> str:
    return "" if person.hidden else links.person(person)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in a drawing before its parts."""

    name: str
    title: str
    description: str
    with_style: bool


def _svg(
    sheet: Organisation,
    cards: Callable[[int, int, int], str],
    translator: Translator,
    head: _Head,
    bundled: int = 0,
) -> str:
    """Lay out a sheet and draw it; the last `bundled` of its lines lead to groups."""
    forest = forest_of(sheet)
    layout = arrange(forest)
    network = route_lines(forest, layout)
    heights, strokes = draw_lines(layout, network)
    left, top, right, bottom = _bounds(layout, heights, strokes)
    width, height, key = right - left, bottom - top, escape_xml(head.name)
    kind = "gosart-map" + (" gm-wider" if width > _FAR else " gm-wide" if width > _PAGE else "")
    parts = [
        f'<svg class="{kind}" {NAMESPACES}',
        f' width="{width}" height="{height}" viewBox="{left} {top} {width} {height}" role="group"',
        f' aria-labelledby="{key}-title" aria-describedby="{key}-desc">',
        f'<title id="{key}-title">{escape_xml(head.title)}</title>',
        f'<desc id="{key}-desc">{escape_xml(head.description)}</desc>',
        f"<style>{STYLE}</style>" if head.with_style else "",
        f'<marker id="{key}-head" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="10"',
        ' markerHeight="10" markerUnits="userSpaceOnUse" orient="auto">',
        '<path class="gm-head" d="M0 .5L9.5 5L0 9.5Z"/></marker>',
    ]
    bundles = set(sheet.lines[len(sheet.lines) - bundled :])
    parts += (
        f'<path class="gm-line gm-bundle" d="{stroke.data}"/>'
        if stroke.link.line in bundles
        else _line(stroke, head.name, translator)
        for stroke in strokes
    )
    if layout.outside_row is not None:
        parts.append(
            _heading(
                left + _MARGIN,
                right - _MARGIN,
                heights.heading,
                network.lanes.taken[2 * layout.outside_row],
                translator,
            )
        )
    parts += (
        cards(index, seat.x, heights.rows[seat.row]) for index, seat in enumerate(layout.seats)
    )
    parts += (_on_line(stroke) for stroke in strokes)
    return "".join(parts) + "</svg>"


def _on_line(stroke: Stroke) -> str:
    """Draw what stands on a line: the cross of a conflict, and words where there is room."""
    line = stroke.link.line
    parts = conflict_cross(*stroke.middle) if line.kind is LineKind.CONFLICT else ""
    parts += _note(stroke.label, line.kind) if stroke.label is not None else ""
    if not parts:
        return ""
    ends = f'data-one="{escape_xml(line.source.id)}" data-other="{escape_xml(line.target.id)}"'
    return f'<g class="gm-mark" data-on="{line.kind.value}" {ends}>{parts}</g>'


def _bounds(
    layout: Layout, heights: Heights, strokes: Sequence[Stroke]
) -> tuple[int, int, int, int]:
    xs = [seat.x for seat in layout.seats]
    lefts, rights, tops, bottoms = (
        [min(xs)],
        [max(xs) + CARD_WIDTH],
        [heights.rows[0]],
        [heights.rows[-1] + CARD_HEIGHT],
    )
    for stroke in strokes:
        for x, y in stroke.points:
            lefts.append(x)
            rights.append(x)
            tops.append(y)
            bottoms.append(y)
    return min(lefts) - _MARGIN, min(tops) - _MARGIN, max(rights) + _MARGIN, max(bottoms) + _MARGIN


def _heading(left: int, right: int, y: int, taken: Sequence[int], translator: Translator) -> str:
    """Draw the heading of the people without a formal line, as far left as lines let it."""
    text = translator.text("Outside the reporting line")
    room = int(text_width(text, 13))
    starts = [start for start in (left, *(x + 8 for x in taken)) if start + room < right]
    start = next(
        (start for start in starts if not any(start - 4 < x < start + room for x in taken)), left
    )
    return (
        f'<path class="gm-rule" d="M{left} {y - 16}H{right}"/>'
        f'<text class="gm-heading" x="{start}" y="{y}">{escape_xml(text)}</text>'
    )


def _note(label: Label, kind: LineKind) -> str:
    return (
        f'<rect class="gm-plate" x="{label.x - label.width // 2}" y="{label.y - 6}"'
        f' width="{label.width}" height="12" rx="3"/>'
        f'<text class="gm-note gm-note-{kind.value}" x="{label.x}" y="{label.y + 4}">'
        f"{escape_xml(label.text)}</text>"
    )


def _line(stroke: Stroke, name: str, translator: Translator) -> str:
    line = stroke.link.line
    kind = line.kind.value
    extra = (
        f" gm-{line.strength.value}"
        if line.kind is LineKind.INFLUENCE and line.strength is not Strength.NORMAL
        else ""
    )
    head = f' marker-end="url(#{escape_xml(name)}-head)"' if line.kind is LineKind.INFLUENCE else ""
    return (
        f'<path class="gm-line gm-{kind}{extra}" data-kind="{kind}"'
        f' data-from="{escape_xml(line.source.id)}" data-to="{escape_xml(line.target.id)}"'
        f' d="{stroke.data}"{head}>'
        f"<title>{escape_xml(describe_line(line, translator))}</title></path>"
    )
