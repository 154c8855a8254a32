"""The ways of all lines round the cards: formal ones down their stems, the others through gaps and channels, each with its own place.

No line runs through a card: up and down only inside a gap of a row, level only in the channel between two rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.channels import Bar
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH, HALF
from gosart.charts.relationship_map.layout import Layout
from gosart.charts.relationship_map.reporting_tree import Forest, Link
from gosart.charts.relationship_map.routing_grid import Grid, Passage
from gosart.charts.relationship_map.vertical_lanes import Lanes

__all__ = ["Beside", "Formal", "Network", "Through", "connect"]

_INSET = 14
"""From a card's corner to the first line that ends at it."""
_PORTS = (12, 9, 6, 4, 2)
_PASSES = (9, 7, 5, 3, 2)
_SIDES = (26, 50, 18, 58, 10, 66)
"""Heights at which a line goes straight to the card beside."""
_LOOP = 16
"""Height at which a line of a person to themselves starts."""


@dataclass(frozen=True, slots=True)
class Formal:
    """A formal line of the forest: its stem is the layout's; `bar` is the level part, None when it runs straight or into a side."""

    link: Link
    bar: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A line across one gap, from card to neighbour (or back to the same card), at `y` below the cards' top."""

    link: Link
    y: int


@dataclass(frozen=True, slots=True)
class Through:
    """A line through the channels: up and down at each of `xs`, level on each of `bars` between them."""

    link: Link
    from_top: bool
    to_top: bool
    xs: tuple[int, ...]
    bars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """All lines as led, the bars they share the channels with, and the lanes that are taken."""

    formal: tuple[Formal, ...]
    free: tuple[Beside | Through, ...]
    bars: tuple[Bar, ...]
    lanes: Lanes


def connect(forest: Forest, layout: Layout) -> Network:
    """Lead every line. Formal lines take their places first, then the others, the shortest first."""
    lanes = Lanes(len(layout.rows))
    bars: list[Bar] = []
    formal = _formal(forest, layout, lanes, bars)
    router = _Router(layout, lanes, bars)
    seats = layout.seats

    def length(number: int) -> tuple[int, int, int]:
        source, target = seats[forest.free[number].source], seats[forest.free[number].target]
        return abs(source.row - target.row), abs(source.x - target.x), number

    led = {
        number: router.lead(forest.free[number])
        for number in sorted(range(len(forest.free)), key=length)
    }
    return Network(
        tuple(formal), tuple(led[number] for number in range(len(led))), tuple(bars), lanes
    )


def _formal(forest: Forest, layout: Layout, lanes: Lanes, bars: list[Bar]) -> list[Formal]:
    seats = layout.seats
    number_of: dict[int, int] = {}
    for boss, children in enumerate(forest.children):
        rows: dict[int, list[int]] = {}
        trunks: dict[int, int] = {}
        for child in children:
            stem, row = layout.stems[child], seats[child].row
            trunks[stem.x] = max(trunks.get(stem.x, 0), 2 * row + stem.side)
            if not stem.side:
                rows.setdefault(row, []).append(child)
        for x, level in trunks.items():
            lanes.take(x, 2 * seats[boss].row + 2, level)
        for row, hung in rows.items():
            centres = [seats[child].x + HALF for child in hung]
            trunk = layout.stems[hung[0]].x
            for centre in centres:
                if centre != trunk:
                    lanes.take(centre, 2 * row, 2 * row)
            if centres == [trunk]:
                continue
            for child in hung:
                number_of[child] = len(bars)
            goes_on = (trunk,) if trunks[trunk] > 2 * row and trunk not in centres else ()
            bars.append(
                Bar(row, min(trunk, *centres), max(trunk, *centres), (trunk,), (*centres, *goes_on))
            )
    return [Formal(link, number_of.get(link.target)) for link in forest.tree]


class _Router:
    """Leads one line after another; what one has taken, the next keeps away from."""

    def __init__(self, layout: Layout, lanes: Lanes, bars: list[Bar]) -> None:
        self.layout = layout
        self.lanes = lanes
        self.bars = bars
        self.grid = Grid(layout, lanes)
        self.sides: dict[tuple[int, int], int] = {}
        self.place = {index: place for row in layout.rows for place, index in enumerate(row)}

    def lead(self, link: Link) -> Beside | Through:
        """Lead a line: across the gap to a neighbour, or the cheapest of the ways from top or bottom to top or bottom."""
        source, target = self.layout.seats[link.source], self.layout.seats[link.target]
        if link.source == link.target:
            return Beside(link, _LOOP)
        if source.row == target.row and abs(self.place[link.source] - self.place[link.target]) == 1:
            gap = (source.row, max(self.place[link.source], self.place[link.target]))
            used = self.sides.get(gap, 0)
            if used < len(_SIDES):
                self.sides[gap] = used + 1
                return Beside(link, _SIDES[used])
        best: tuple[float, bool, bool, list[Passage]] | None = None
        for from_top, to_top in self._ends(link):
            first, last = source.row + (not from_top), target.row + (not to_top)
            rows = range(first - 1, last - 1, -1) if first > last else range(first, last)
            cost, passages = self.grid.way(_ports(source.x), rows, _ports(target.x))
            cost += (
                len(rows) * (CARD_HEIGHT + 30)
                + self._crowd(source.row, source.x, from_top)
                + self._crowd(target.row, target.x, to_top)
            )
            if best is None or cost < best[0]:
                best = (cost, from_top, to_top, passages)
        assert best is not None  # noqa: S101 — there is always a pair of ends
        return self._lay(link, *best[1:])

    def _ends(self, link: Link) -> Iterable[tuple[bool, bool]]:
        """Which sides are worth a try: those that face each other, and all of them where many lines end."""
        source, target = self.layout.seats[link.source], self.layout.seats[link.target]
        if source.row == target.row:
            return ((True, True), (False, False))
        facing = (source.row > target.row, source.row < target.row)
        crowded = self._crowd(source.row, source.x, facing[0]) + self._crowd(
            target.row, target.x, facing[1]
        )
        if not crowded:
            return (facing,)
        return (facing, (not facing[0], facing[1]), (facing[0], not facing[1]))

    def _crowd(self, row: int, x: int, top: bool) -> int:
        taken = self.lanes.count(2 * row + (0 if top else 2), *_ports(x))
        return max(0, taken - 8) * 40

    def _lay(
        self, link: Link, from_top: bool, to_top: bool, passages: Sequence[Passage]
    ) -> Through:
        """Choose the x of each stretch and put the level parts between them into their channels."""
        source, target = self.layout.seats[link.source], self.layout.seats[link.target]
        channel = source.row + (not from_top)
        upward = target.row + (not to_top) < channel
        last = len(passages) - 1
        middle = source.x + HALF
        if last:
            middle = (
                (passages[1].low + passages[1].high) // 2
                if passages[1].high - passages[1].low < CARD_WIDTH
                else target.x + HALF
            )
        else:
            middle = (passages[0].low + passages[0].high) // 2
        xs: list[int] = []
        bars: list[int] = []
        for number, passage in enumerate(passages):
            wanted = min(max(xs[-1] if xs else middle, passage.low), passage.high)
            if not passage.rows:
                start = end = channel
            elif upward:
                start, end = max(passage.rows) + 1, min(passage.rows)
            else:
                start, end = min(passage.rows), max(passage.rows) + 1
            at_card = number in (0, last)
            x = self.lanes.free(
                passage.low,
                passage.high,
                wanted,
                2 * start,
                2 * end,
                _PORTS if at_card else _PASSES,
            )
            if xs:
                above = upward if passage.rows else not to_top
                before = passages[number - 1]
                came_from_above = not upward if before.rows else not from_top
                ups = (*((xs[-1],) if came_from_above else ()), *((x,) if above else ()))
                downs = (*(() if came_from_above else (xs[-1],)), *(() if above else (x,)))
                bars.append(len(self.bars))
                self.bars.append(Bar(channel, min(xs[-1], x), max(xs[-1], x), ups, downs))
            self.lanes.take(x, 2 * start, 2 * end)
            xs.append(x)
            channel = end
        return Through(link, from_top, to_top, tuple(xs), tuple(bars))


def _ports(x: int) -> tuple[int, int]:
    return x + _INSET, x + CARD_WIDTH - _INSET
