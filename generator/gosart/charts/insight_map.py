"""Chains of cards in columns: the insight map, and the way from profile to unique business value.

A card is solid where the customer agreed, dashed where we assume, dotted where nobody has written
it. A link goes from column to column: what it skips gets a dotted card, so that the hole is seen.
Looks are in `value.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width
from gosart.text.wrap import wrap_evenly

__all__ = ["CardState", "ChainBand", "ChainCard", "ChainColumn", "draw_chains"]

_WIDTH = 1180
_GUTTER, _EDGE = 26.0, 8.0
_TEXT, _SMALL = 11.0, 10.0
_LINE, _SMALL_LINE = 13.5, 13.0
_PAD, _BETWEEN = 9.0, 10.0
_HEAD = 40.0
_BAND_HEAD = 24.0
_LEAST_NOTE = 120.0
"""Room without which a chain has no note beside its name."""


class CardState(StrEnum):
    """How sure a card is, for its border."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"
    MISSING = "missing"
    QUIET = "quiet"
    """These readers may not see how sure it is."""
    PLAIN = "plain"
    """It is written, and nobody has to agree with it."""


@dataclass(frozen=True, slots=True)
class ChainColumn:
    """What the cards below each other are."""

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class ChainCard:
    """A card."""

    key: str
    column: int
    text: str
    state: CardState
    notes: tuple[str, ...] = ()
    """Lines below the text: whose it is, how sure it is."""
    is_unique: bool = False
    """Whether only we bring it: its frame is double."""


@dataclass(frozen=True, slots=True)
class ChainBand:
    """Cards that belong together."""

    title: str
    note: str
    cards: tuple[ChainCard, ...]
    links: tuple[tuple[str, str], ...] = ()
    """Keys of two cards."""


@dataclass(slots=True)
class _Node:
    """A card with its place, or the hole that a link skips."""

    card: ChainCard
    top: float = 0.0
    height: float = 0.0
    lines: tuple[str, ...] = ()
    order: float = 0.0
    beside: list[_Node] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw_chains(
    columns: Sequence[ChainColumn],
    bands: Sequence[ChainBand],
    missing: str,
    translator: Translator,
    *,
    name: str,
    title: str,
    most: int = 5,
) -> str:
    """Draw chains as a complete `<svg>` element.

    Args:
        columns: The columns from the left.
        bands: The chains from the top.
        missing: What a card says that nobody has written.
        translator: The reader's language.
        name: Makes the ids of the drawing.
        title: What it says.
        most: Lines of a card's text, where there are not too many cards for as many.

    Returns:
        The drawing, "" without a card.
    """
    count = sum(len(band.cards) for band in bands)
    if not count:
        return ""
    most = most if count <= 14 else 3 if count <= 24 else 2
    grid = _Grid(len(columns))
    heads = [wrap_evenly(column.title, 12 * BOLD, grid.wide, 2)[:2] for column in columns]
    first = 14.0 + 14 * (max(map(len, heads)) - 1)
    parts = [
        _column(grid, index, lines, columns[index].note, first) for index, lines in enumerate(heads)
    ]
    y = first + _HEAD - 14
    for band in bands:
        drawn, y = _band(grid, band, y, missing, most)
        parts += drawn
    key = escape_xml(name)
    about = escape_xml(" ".join(_description(columns, bands, translator)))
    return "".join(
        (
            (
                f'<svg class="gosart-value gosart-chains" xmlns="http://www.w3.org/2000/svg"'
                f' role="img" viewBox="0 0 {_WIDTH} {number(y)}" aria-labelledby="{key}-title"'
                f' aria-describedby="{key}-desc">'
                f'<title id="{key}-title">{escape_xml(title)}</title>'
                f'<desc id="{key}-desc">{about}</desc>'
            ),
            *parts,
            "</svg>",
        )
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand."""

    count: int

    @property
    def wide(self) -> float:
        return (_WIDTH - 2 * _EDGE - _GUTTER * (self.count - 1)) / self.count

    def x(self, column: int) -> float:
        return _EDGE + column * (self.wide + _GUTTER)


def _column(grid: _Grid, index: int, lines: Sequence[str], note: str, y: float) -> str:
    """Write the head of a column, the last line of its title at `y`."""
    x, room = grid.x(index), grid.wide
    titles = (
        _words(x, y - 14 * above, line, 12, "gw-strong", room, is_bold=True)
        for above, line in enumerate(reversed(lines))
    )
    return "".join(titles) + _words(x, y + 15, note, _SMALL, "gw-muted", room)


def _band(
    grid: _Grid, band: ChainBand, top: float, missing: str, most: int
) -> tuple[list[str], float]:
    """Draw a chain; return it, and where the next one begins."""
    nodes, links = _nodes(band, missing)
    cards_top = top + (_BAND_HEAD if band.title else 8.0)
    bottom = cards_top
    for node in nodes:
        node.lines = _wrapped(node.card, grid.wide, most)
        node.height = (2 * _PAD + _LINE * len(node.lines) + _SMALL_LINE * len(node.card.notes)) + (
            4 if node.card.notes else 0
        )
    rows = _ordered(nodes, grid.count)
    for column in rows:
        y = cards_top
        for node in column:
            node.top = y
            y += node.height + _BETWEEN
        bottom = max(bottom, y - _BETWEEN)
    for column in rows:  # one card beside several stands in their middle
        if len(column) == 1:
            column[0].top = cards_top + (bottom - cards_top - column[0].height) / 2
    parts = [
        (
            f'<rect class="gw-band" x="0" y="{number(top)}" width="{_WIDTH}"'
            f' height="{number(bottom + 10 - top)}"/>'
        )
    ]
    if band.title:
        wide = _WIDTH - 2 * _EDGE
        parts.append(_words(_EDGE, top + 16, band.title, 11.5, "gw-strong", wide, is_bold=True))
        room = wide - text_width(band.title, 11.5 * BOLD) - 30
        note = shorten_to_width(band.note, _SMALL, room) if room > _LEAST_NOTE else ""
        parts.append(
            f'<text class="gw-muted" x="{number(_WIDTH - _EDGE)}" y="{number(top + 16)}"'
            f' font-size="{_SMALL:g}" text-anchor="end">{escape_xml(note)}</text>'
            if note
            else ""
        )
    parts += [_link(grid, first, second) for first, second in links]
    parts += [_card(grid, node) for node in nodes]
    return parts, bottom + 20


def _nodes(band: ChainBand, missing: str) -> tuple[list[_Node], list[tuple[_Node, _Node]]]:
    """Return the cards of a chain with a dotted one for all that its links skip."""
    nodes = {card.key: _Node(card) for card in band.cards}
    every, links = list(nodes.values()), []
    for source, target in band.links:
        first, last = sorted((nodes[source], nodes[target]), key=lambda node: node.card.column)
        before = first
        for column in range(first.card.column + 1, last.card.column):
            hole = _Node(
                ChainCard(f"{source}-{target}-{column}", column, missing, CardState.MISSING)
            )
            every.append(hole)
            links.append((before, hole))
            before = hole
        links.append((before, last))
    for left, right in links:
        left.beside.append(right)
        right.beside.append(left)
    return every, links


def _ordered(nodes: Sequence[_Node], count: int) -> list[list[_Node]]:
    """Return the cards of each column, ordered so that few links cross."""
    columns: list[list[_Node]] = [[] for _ in range(count)]
    for node in nodes:
        columns[node.card.column].append(node)
    for _ in range(3):
        for column in columns:
            for index, node in enumerate(column):
                node.order = float(index)
        for index, column in enumerate(columns):
            if index:
                column.sort(key=lambda node: _mean(node, before=True))
        for column in reversed(columns[:-1]):
            column.sort(key=lambda node: _mean(node, before=False))
    return columns


def _mean(node: _Node, *, before: bool) -> float:
    sides = [
        other.order
        for other in node.beside
        if (other.card.column < node.card.column) is before
        and other.card.column != node.card.column
    ]
    return sum(sides) / len(sides) if sides else node.order


def _link(grid: _Grid, first: _Node, second: _Node) -> str:
    """Draw an arrow from a card to one in the next column; in one column it goes round."""
    weak = {first.card.state, second.card.state} & {CardState.ASSUMED, CardState.MISSING}
    kind = "gw-link gw-weak" if weak else "gw-link"
    right = grid.x(first.card.column) + grid.wide
    if first.card.column == second.card.column:
        bend = number(right + _GUTTER / 3)
        path = f"M{pair(right, first.middle)}H{bend}V{number(second.middle)}H{number(right + 1)}"
        return f'<path class="{kind}" d="{path}"/>'
    left = grid.x(second.card.column)
    if abs(first.middle - second.middle) < 1:
        path = f"M{pair(right, first.middle)}H{number(left - 1)}"
    else:
        bend = number((right + left) / 2)
        path = f"M{pair(right, first.middle)}H{bend}V{number(second.middle)}H{number(left - 1)}"
    tip = f"M{pair(left - 6, second.middle - 3.5)}l5,3.5l-5,3.5"
    return f'<path class="{kind}" d="{path}"/><path class="gw-tip" d="{tip}"/>'


def _wrapped(card: ChainCard, wide: float, most: int) -> tuple[str, ...]:
    room = wide - 2 * _PAD
    size = _TEXT * (BOLD if card.is_unique else 1.0)
    lines = wrap_evenly(card.text, size, room, 99)
    if len(lines) > most:  # filled up to the last line, which says that there is more
        rest = " ".join(lines[most - 1 :])
        lines = (*lines[: most - 1], shorten_to_width(rest, size, room))
    return tuple(shorten_to_width(line, size, room) for line in lines)


def _card(grid: _Grid, node: _Node) -> str:
    card, x = node.card, grid.x(node.card.column)
    title = f"<title>{escape_xml(card.text)}</title>"
    room = grid.wide - 2 * _PAD
    wide, high = number(grid.wide), number(node.height)
    parts = [
        (
            f'<g class="gw-card gw-{card.state.value}">{title}'
            f'<rect x="{number(x)}" y="{number(node.top)}" width="{wide}" height="{high}" rx="4"/>'
        )
    ]
    if card.is_unique:
        parts.append(
            f'<rect class="gw-double" x="{number(x + 3)}" y="{number(node.top + 3)}"'
            f' width="{number(grid.wide - 6)}" height="{number(node.height - 6)}" rx="2"/>'
        )
    y = node.top + _PAD + 9.5
    kind = ' class="gw-strong"' if card.is_unique else ""
    parts.append(f'<text{kind} font-size="{_TEXT:g}">')
    for line in node.lines:
        parts.append(_span(x + _PAD, y, line))
        y += _LINE
    parts.append("</text>")
    y += 4
    for index, note in enumerate(card.notes):
        is_last = index == len(card.notes) - 1
        look = "gw-state" if is_last else "gw-muted"
        parts.append(_words(x + _PAD, y, note, _SMALL, look, room))
        y += _SMALL_LINE
    return "".join((*parts, "</g>"))


def _span(x: float, y: float, text: str) -> str:
    return f'<tspan x="{number(x)}" y="{number(y)}">{escape_xml(text)}</tspan>'


def _words(
    x: float, y: float, text: str, size: float, kind: str, room: float, *, is_bold: bool = False
) -> str:
    fitting = shorten_to_width(text, size * (BOLD if is_bold else 1.0), room)
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}" font-size="{size:g}">'
        f"{escape_xml(fitting)}</text>"
    )


def _description(
    columns: Sequence[ChainColumn], bands: Sequence[ChainBand], translator: Translator
) -> Iterator[str]:
    """Say how many cards each column has and which are not written; a list beside has the texts."""
    text = translator.text
    for band in bands:
        if band.title:
            yield text("{sentence}.", sentence=band.title)
        for index, column in enumerate(columns):
            cards = [card for card in band.cards if card.column == index]
            holes = [card for card in cards if card.state is CardState.MISSING]
            words = holes[0].text if holes else str(len(cards))
            yield text("{what}: {ratings}.", what=column.title, ratings=words)
