"""The whole map as one SVG: lines, cards, words on lines, and what it shows said in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.charts.relmap.card import card, name_of
from generator.charts.relmap.forest import plant
from generator.charts.relmap.layout import Layout, arrange
from generator.charts.relmap.legend import cross
from generator.charts.relmap.lines import Label, Stroke, draw_lines
from generator.charts.relmap.measures import CARD_HEIGHT, CARD_WIDTH, WIDE
from generator.charts.relmap.routes import connect
from generator.charts.relmap.style import STYLE
from generator.charts.relmap.tracks import Heights
from generator.charts.relmap.writing import shown, width_of
from generator.language.words import Words
from generator.methodology.catalogue import Method
from generator.methodology.enums import LineKind, Status, Strength
from generator.plan.people import Organisation, Person

__all__ = ["draw_map"]

_MARGIN = 14
_PAGE = WIDE + 110
"""Wider than this, a map is not shrunk to its page."""


def draw_map(
    organisation: Organisation,
    method: Method,
    words: Words,
    *,
    name: str = "map",
    title: str,
    href: Callable[[Person], str] | None = None,
) -> str:
    """Draw an organisation as a complete `<svg>` element; "" when it has no people.

    `name` makes the ids of the drawing: two maps of one page need two names. `title` is what a reader of the page hears first. `href` gives
    the address of a person's card, relative to the page or "" for none; people who are left out of the build are never linked.

    Cards are `<g data-person="id">`, lines `<path data-kind="formal|informal|influence|conflict" data-from="id" data-to="id">`, each once.
    """
    if not organisation.people:
        return ""
    forest = plant(organisation)
    layout = arrange(forest)
    network = connect(forest, layout)
    heights, strokes = draw_lines(layout, network)
    left, top, right, bottom = _bounds(layout, heights, strokes)
    width, height, mark = right - left, bottom - top, shown(name)
    kind = "gosart-map gm-wide" if width > _PAGE else "gosart-map"
    parts = [
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"',
        f' width="{width}" height="{height}"',
        f' viewBox="{left} {top} {width} {height}" role="group" aria-labelledby="{mark}-title" aria-describedby="{mark}-desc">',
        f'<title id="{mark}-title">{shown(title)}</title><desc id="{mark}-desc">{shown(_described(organisation, words))}</desc>',
        f'<style>{STYLE}</style><marker id="{mark}-head" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="10" markerHeight="10"',
        ' markerUnits="userSpaceOnUse" orient="auto"><path class="gm-head" d="M0 .5L9.5 5L0 9.5Z"/></marker>',
    ]
    parts += (_line(stroke, name, words) for stroke in strokes)
    if layout.outside_row is not None:
        parts.append(_heading(left + _MARGIN, right - _MARGIN, heights.heading, network.lanes.taken[2 * layout.outside_row], words))
    for person, seat in zip(organisation.people, layout.seats, strict=True):
        parts.append(card(person, seat.x, heights.rows[seat.row], method, words, href))
    for stroke in strokes:
        if stroke.link.line.kind is LineKind.CONFLICT:
            parts.append(cross(*stroke.middle))
        if stroke.label is not None:
            parts.append(_note(stroke.label, stroke.link.line.kind))
    return "".join(parts) + "</svg>"


def _bounds(layout: Layout, heights: Heights, strokes: Sequence[Stroke]) -> tuple[int, int, int, int]:
    xs = [seat.x for seat in layout.seats]
    lefts, rights, tops, bottoms = [min(xs)], [max(xs) + CARD_WIDTH], [heights.rows[0]], [heights.rows[-1] + CARD_HEIGHT]
    for stroke in strokes:
        for x, y in stroke.points:
            lefts.append(x)
            rights.append(x)
            tops.append(y)
            bottoms.append(y)
    return min(lefts) - _MARGIN, min(tops) - _MARGIN, max(rights) + _MARGIN, max(bottoms) + _MARGIN


def _heading(left: int, right: int, y: int, taken: Sequence[int], words: Words) -> str:
    """Head the people without a formal line, in the first place from the left that no line runs through."""
    text = words.text("Outside the tree")
    room = int(width_of(text, 13))
    starts = [start for start in (left, *(x + 8 for x in taken)) if start + room < right]
    start = next((start for start in starts if not any(start - 4 < x < start + room for x in taken)), left)
    return f'<path class="gm-rule" d="M{left} {y - 16}H{right}"/><text class="gm-heading" x="{start}" y="{y}">{shown(text)}</text>'


def _note(label: Label, kind: LineKind) -> str:
    return (
        f'<rect class="gm-plate" x="{label.x - label.width // 2}" y="{label.y - 6}" width="{label.width}" height="12" rx="3"/>'
        f'<text class="gm-note gm-note-{kind.value}" x="{label.x}" y="{label.y + 4}">{shown(label.text)}</text>'
    )


def _line(stroke: Stroke, name: str, words: Words) -> str:
    line = stroke.link.line
    kind = line.kind.value
    extra = f" gm-{line.strength.value}" if line.kind is LineKind.INFLUENCE and line.strength is not Strength.NORMAL else ""
    head = f' marker-end="url(#{shown(name)}-head)"' if line.kind is LineKind.INFLUENCE else ""
    return (
        f'<path class="gm-line gm-{kind}{extra}" data-kind="{kind}" data-from="{shown(line.source.id)}" data-to="{shown(line.target.id)}"'
        f' d="{stroke.data}"{head}><title>{shown(_told(stroke, words))}</title></path>'
    )


def _told(stroke: Stroke, words: Words) -> str:
    line = stroke.link.line
    source, target = name_of(line.source, words), name_of(line.target, words)
    match line.kind:
        case LineKind.FORMAL:
            told = words.text("{report} reports to {boss}", report=target, boss=source)
        case LineKind.INFORMAL:
            told = words.text("{report} reports informally to {boss}", report=target, boss=source)
        case LineKind.CONFLICT:
            told = words.text("{one} is in conflict with {other}", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.STRONG:
            told = words.text("{one} influences {other} strongly", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.WEAK:
            told = words.text("{one} influences {other} a little", one=source, other=target)
        case _:
            told = words.text("{one} influences {other}", one=source, other=target)
    return f"{told}: {line.note}" if line.note else told


def _described(organisation: Organisation, words: Words) -> str:
    """Say how many people and lines there are, and where the people stand."""
    people = organisation.named
    against = sum(person.status in (Status.NON_SUPPORTER, Status.ENEMY) for person in people)
    facts = [
        words.plural("{n} person", "{n} people", len(organisation.people)),
        words.plural("{n} key player", "{n} key players", sum(person.is_key for person in people)),
        words.plural("{n} with us", "{n} with us", sum(person.is_with_us for person in people)),
        words.plural("{n} against us", "{n} against us", against),
    ]
    counts = {kind: sum(line.kind is kind for line in organisation.lines) for kind in LineKind}
    if counts[LineKind.FORMAL]:
        facts.append(words.plural("{n} reporting line", "{n} reporting lines", counts[LineKind.FORMAL]))
    if counts[LineKind.INFORMAL]:
        facts.append(words.plural("{n} informal line", "{n} informal lines", counts[LineKind.INFORMAL]))
    if counts[LineKind.INFLUENCE]:
        facts.append(words.plural("{n} line of influence", "{n} lines of influence", counts[LineKind.INFLUENCE]))
    if counts[LineKind.CONFLICT]:
        facts.append(words.plural("{n} conflict", "{n} conflicts", counts[LineKind.CONFLICT]))
    return " \u00b7 ".join(facts)
