"""The routes of all lines round the cards: formal ones down their stems, others through the gaps.

No line runs through a card: up and down only inside a gap of a row, level only in the channel
between two rows. Each has an x of its own wherever it runs up or down.
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

__all__ = ["BesideRoute", "FormalRoute", "Network", "ThroughRoute", "route_lines"]

_INSET = 14
"""From a card's corner to the first line that ends at it."""
_PORTS = (12, 9, 6, 4, 2)
"""Distances to keep from other lines where a line ends at a card, the best first."""
_PASSES = (9, 7, 5, 3, 2)
"""The same where it passes between cards."""
_EDGES_OF_A_CARD = (26, 50, 18, 58, 10, 66)
"""How far below the cards' tops lines go straight to the card beside, in the order of use."""
_LOOP = 16
"""How far below the card's top a line of a person to themselves starts."""


@dataclass(frozen=True, slots=True)
class FormalRoute:
    """A formal line of the forest; the layout has its stem."""

    link: Link
    bar: int | None
    """Number of its level part; None when it runs straight down or into a side."""


@dataclass(frozen=True, slots=True)
class BesideRoute:
    """A line across one gap, from a card to its neighbour, or back to the same card."""

    link: Link
    y: int
    """How far below the cards' tops."""


@dataclass(frozen=True, slots=True)
class ThroughRoute:
    """A line through gaps and channels."""

    link: Link
    from_top: bool
    """Whether it leaves the top of its source, else the bottom."""
    to_top: bool
    """Whether it meets the top of its target, else the bottom."""
    xs: tuple[int, ...]
    """Where it runs up or down, in the order of the way."""
    bars: tuple[int, ...]
    """Numbers of the level parts between them."""


@dataclass(frozen=True, slots=True)
class Network:
    """The routes of all lines."""

    formal: tuple[FormalRoute, ...]
    free: tuple[BesideRoute | ThroughRoute, ...]
    """Of the forest's free lines, in their order."""
    bars: tuple[Bar, ...]
    """The level parts of all routes."""
    lanes: Lanes
    """The x that they take."""


def route_lines(forest: Forest, layout: Layout) -> Network:
    """Route every line: formal lines first, then the others, the shortest first.

    Args:
        forest: The lines.
        layout: Where the cards stand.

    Returns:
        The course of each line.
    """
    lanes = Lanes(len(layout.rows))
    bars: list[Bar] = []
    formal = _formal(forest, layout, lanes, bars)
    router = _Router(layout, lanes, bars)
    seats = layout.seats

    def length(number: int) -> tuple[int, int, int]:
        source, target = seats[forest.free[number].source], seats[forest.free[number].target]
        return abs(source.row - target.row), abs(source.x - target.x), number

    routes = {
        number: router.route(forest.free[number])
        for number in sorted(range(len(forest.free)), key=length)
    }
    return Network(
        tuple(formal), tuple(routes[number] for number in range(len(routes))), tuple(bars), lanes
    )


def _formal(forest: Forest, layout: Layout, lanes: Lanes, bars: list[Bar]) -> list[FormalRoute]:
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
        for row, reports in rows.items():
            centres = [seats[child].x + HALF for child in reports]
            trunk = layout.stems[reports[0]].x
            for centre in centres:
                if centre != trunk:
                    lanes.take(centre, 2 * row, 2 * row)
            if centres == [trunk]:
                continue
            for child in reports:
                number_of[child] = len(bars)
            goes_on = (trunk,) if trunks[trunk] > 2 * row and trunk not in centres else ()
            bars.append(
                Bar(row, min(trunk, *centres), max(trunk, *centres), (trunk,), (*centres, *goes_on))
            )
    return [FormalRoute(link, number_of.get(link.target)) for link in forest.tree]


class _Router:
    """Routes one line after another; from what one has taken, the next keeps away."""

    def __init__(self, layout: Layout, lanes: Lanes, bars: list[Bar]) -> None:
        self.layout = layout
        self.lanes = lanes
        self.bars = bars
        self.grid = Grid(layout, lanes)
        self.sides: dict[tuple[int, int], int] = {}
        self.column = {index: column for row in layout.rows for column, index in enumerate(row)}

    def route(self, link: Link) -> BesideRoute | ThroughRoute:
        """Route a line.

        To a neighbour it goes across the gap. Else it is the cheapest of the ways from top or
        bottom to top or bottom.
        """
        source, target = self.layout.seats[link.source], self.layout.seats[link.target]
        if link.source == link.target:
            return BesideRoute(link, _LOOP)
        columns = (self.column[link.source], self.column[link.target])
        if source.row == target.row and abs(columns[0] - columns[1]) == 1:
            gap = (source.row, max(columns))
            used = self.sides.get(gap, 0)
            if used < len(_EDGES_OF_A_CARD):
                self.sides[gap] = used + 1
                return BesideRoute(link, _EDGES_OF_A_CARD[used])
        best: tuple[float, bool, bool, list[Passage]] | None = None
        for from_top, to_top in self._ends(link):
            first, last = source.row + (not from_top), target.row + (not to_top)
            rows = range(first - 1, last - 1, -1) if first > last else range(first, last)
            cost, passages = self.grid.way(_ports(source.x), rows, _ports(target.x))
            cost += (
                len(rows) * (CARD_HEIGHT + 30)
                + self._congestion(source.row, source.x, from_top)
                + self._congestion(target.row, target.x, to_top)
            )
            if best is None or cost < best[0]:
                best = (cost, from_top, to_top, passages)
        assert best is not None  # noqa: S101 - there is always a pair of ends
        return self._through(link, *best[1:])

    def _ends(self, link: Link) -> Iterable[tuple[bool, bool]]:
        """Return the sides worth a try: those that face each other, others where many lines end."""
        source, target = self.layout.seats[link.source], self.layout.seats[link.target]
        if source.row == target.row:
            return ((True, True), (False, False))
        facing = (source.row > target.row, source.row < target.row)
        congestion = self._congestion(source.row, source.x, facing[0]) + self._congestion(
            target.row, target.x, facing[1]
        )
        if not congestion:
            return (facing,)
        return (facing, (not facing[0], facing[1]), (facing[0], not facing[1]))

    def _congestion(self, row: int, x: int, top: bool) -> int:
        """Return what it costs to end at one side of a card: nothing up to eight lines."""
        taken = self.lanes.count(2 * row + (0 if top else 2), *_ports(x))
        return max(0, taken - 8) * 40

    def _through(
        self, link: Link, from_top: bool, to_top: bool, passages: Sequence[Passage]
    ) -> ThroughRoute:
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
        return ThroughRoute(link, from_top, to_top, tuple(xs), tuple(bars))


def _ports(x: int) -> tuple[int, int]:
    """Return the interval in which lines may end at a card whose left edge is at x."""
    return x + _INSET, x + CARD_WIDTH - _INSET
