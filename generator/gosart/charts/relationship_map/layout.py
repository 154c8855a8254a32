"""Where each card stands: tidy trees on a grid of rows, wide spans folded, people without a formal line in rows of their own.

The trees are laid out as Reingold and Tilford do it, with the contour of a subtree as one extent to either side for each row below it. The
children of a node are packed once from the left and once from the right, and stand in the mean of both: every distance that holds twice
holds in the mean, and small subtrees between large ones come to stand evenly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosart.charts.relationship_map.dimensions import (
    CARD_HEIGHT,
    CARD_WIDTH,
    GAP,
    HALF,
    INDENT,
    WIDE,
)
from gosart.charts.relationship_map.reporting_tree import Forest

__all__ = ["Layout", "Seat", "Stem", "arrange"]

_FOLDS = ((6, 6), (4, 6), (2, 6), (2, 4), (1, 6), (1, 4), (1, 3), (1, 2))
"""How tight a map is folded, from the airiest: reports without reports in a row, subtrees in a row."""
_SPINE = 8
"""Room to either side of a line that runs down between folded rows."""
_ROOT_GAP = 64
_STEM_INSET = 14


@dataclass(frozen=True, slots=True)
class Seat:
    """A place: row from 0 at the top, left edge in pixels."""

    row: int
    x: int


@dataclass(frozen=True, slots=True)
class Stem:
    """How a report hangs from its boss: down from the boss at `x`, then into the card's top, or into its side."""

    boss: int
    x: int
    side: bool


@dataclass(frozen=True)
class Layout:
    """Seats by number of the person, rows from left to right, stems by number of the report."""

    seats: tuple[Seat, ...]
    rows: tuple[tuple[int, ...], ...]
    stems: dict[int, Stem]
    outside_row: int | None
    """First row of the people without a formal line, if there are any beside trees."""


@dataclass(slots=True)
class _Shape:
    """A subtree seen from the middle of its top card: extents by row, and where each child stands."""

    left: list[int]
    right: list[int]


@dataclass(frozen=True, slots=True)
class _Hang:
    """A child seen from its boss: to the right, rows down, the stem's place, whether it is entered from the side."""

    dx: int
    rows: int
    stem: int
    side: bool


def arrange(forest: Forest) -> Layout:
    """Seat everybody: the airiest folding that fits a page, else the one that a page would have to shrink least."""
    best: tuple[float, list[Seat | None], dict[int, Stem], int] | None = None
    for leaves, subtrees in _FOLDS if forest.roots else ():
        seats, stems, rows, width = _grow(forest, leaves, subtrees)
        size = max(width, rows * (CARD_HEIGHT + 40)) / WIDE
        if best is None or size < best[0]:
            best = (size, seats, stems, rows)
        if width <= WIDE and size <= 1:
            break
    places: list[Seat | None] = best[1] if best else [None] * len(forest.parent)
    stems = best[2] if best else {}
    height = best[3] if best else 0
    _seat_alone(forest, places, height)
    seats_all = tuple(seat if seat is not None else Seat(0, 0) for seat in places)
    grid: list[list[int]] = [
        [] for _ in range(max((seat.row for seat in seats_all), default=-1) + 1)
    ]
    for index, seat in enumerate(seats_all):
        grid[seat.row].append(index)
    for row in grid:
        row.sort(key=lambda index: seats_all[index].x)
    outside = height if forest.alone and forest.roots else None
    return Layout(seats_all, tuple(tuple(row) for row in grid), stems, outside)


def _grow(
    forest: Forest, leaves: int, subtrees: int
) -> tuple[list[Seat | None], dict[int, Stem], int, int]:
    shapes: list[_Shape] = [_Shape([-HALF], [HALF]) for _ in forest.parent]
    hangs: dict[int, _Hang] = {}
    for index in reversed(forest.order):
        if forest.children[index]:
            shapes[index] = _compose(index, forest, shapes, hangs, leaves, subtrees)
    seats: list[Seat | None] = [None] * len(forest.parent)
    height, width = _plant_roots(forest, shapes, seats)
    stems: dict[int, Stem] = {}
    for index in forest.order:
        hang = hangs.get(index)
        if hang is None:
            continue
        boss = seats[forest.parent[index]]
        if boss is not None:
            seats[index] = Seat(boss.row + hang.rows, boss.x + hang.dx)
            stems[index] = Stem(forest.parent[index], boss.x + HALF + hang.stem, hang.side)
    return seats, stems, height, width


def _plant_roots(forest: Forest, shapes: list[_Shape], seats: list[Seat | None]) -> tuple[int, int]:
    """Put the trees side by side, in as many bands as the page's width asks for; return rows and width taken."""
    extents = {root: (min(shapes[root].left), max(shapes[root].right)) for root in forest.roots}
    limit = max(WIDE, *(right - left for left, right in extents.values()))
    bands: list[tuple[list[int], int]] = []
    for root in forest.roots:
        left, right = extents[root]
        if bands and bands[-1][1] + _ROOT_GAP + right - left <= limit:
            bands[-1] = ([*bands[-1][0], root], bands[-1][1] + _ROOT_GAP + right - left)
        else:
            bands.append(([root], right - left))
    row, width = 0, max(band[1] for band in bands)
    for roots, taken in bands:
        x = (width - taken) // 2
        for root in roots:
            left, right = extents[root]
            seats[root] = Seat(row, x - left - HALF)
            x += right - left + _ROOT_GAP
        row += max(len(shapes[root].left) for root in roots)
    return row, width


def _compose(
    index: int,
    forest: Forest,
    shapes: list[_Shape],
    hangs: dict[int, _Hang],
    leaves: int,
    subtrees: int,
) -> _Shape:
    """Hang the children under a node, in one or several shelves, and return the shape of the whole."""
    kids = forest.children[index]
    if len(kids) == 1:
        hangs[kids[0]] = _Hang(0, 1, 0, side=False)
        below = shapes[kids[0]]
        return _Shape([-HALF, *below.left], [HALF, *below.right])
    left, right = [-HALF], [HALF]
    shelves = _shelves(kids, forest, leaves, subtrees)
    for number, shelf in enumerate(shelves):
        last = number == len(shelves) - 1
        row = len(left)
        if leaves == 1 and not any(forest.children[kid] for kid in kids):
            hangs[shelf[0]] = _Hang(INDENT, row, _STEM_INSET - HALF, side=True)
            left.append(-HALF)
            right.append(HALF + INDENT)
            continue
        in_pairs = (
            leaves <= 2
            and len(shelf) <= 2
            and len(shelves) > 1
            and not any(forest.children[kid] for kid in shelf)
        )
        if not last or (in_pairs and len(shelf) == 2):
            middle = (len(shelf) + 1) // 2
            places = _beside(shelf[:middle], shelf[middle:], shapes)
        else:
            places = _pack([shapes[kid] for kid in shelf])
            centre = (places[0] + places[-1]) // 2
            places = [place - centre for place in places]
        depth = max(len(shapes[kid].left) for kid in shelf)
        lows, highs = [-_SPINE] * depth, [_SPINE] * depth
        for kid, place in zip(shelf, places, strict=True):
            hangs[kid] = _Hang(place, row, 0, side=in_pairs and abs(place) > HALF)
            for level, (low, high) in enumerate(
                zip(shapes[kid].left, shapes[kid].right, strict=True)
            ):
                lows[level] = min(lows[level], low + place)
                highs[level] = max(highs[level], high + place)
        left += lows
        right += highs
    return _Shape(left, right)


def _shelves(kids: Sequence[int], forest: Forest, leaves: int, subtrees: int) -> list[list[int]]:
    """Divide children into rows. Those without reports come first where a row is not enough: their rows are low."""
    ends = [kid for kid in kids if not forest.children[kid]]
    if len(ends) == len(kids):
        return _divide(ends, leaves)
    branches = [kid for kid in kids if forest.children[kid]]
    if len(kids) <= subtrees and (leaves >= 4 or len(ends) <= 2):
        return [list(kids)]
    if len(ends) <= 2 and len(kids) > subtrees:
        return _divide(kids, subtrees)
    return _divide(ends, max(leaves, 2)) + _divide(branches, subtrees)


def _divide(kids: Sequence[int], most: int) -> list[list[int]]:
    """Cut into rows of at most `most`, as equal as they get; even ones, so that a line can run down the middle."""
    rows = -(-len(kids) // most)
    each = -(-len(kids) // rows)
    if rows > 1 and each < most and each % 2:
        each += 1
    return [list(kids[start : start + each]) for start in range(0, len(kids), each)]


def _beside(lefts: Sequence[int], rights: Sequence[int], shapes: list[_Shape]) -> list[int]:
    """Place two groups to the left and right of a free middle."""
    places = _pack([shapes[kid] for kid in lefts])
    edge = max(place + max(shapes[kid].right) for kid, place in zip(lefts, places, strict=True))
    found = [place - edge - GAP // 2 for place in places]
    if rights:
        places = _pack([shapes[kid] for kid in rights])
        edge = min(place + min(shapes[kid].left) for kid, place in zip(rights, places, strict=True))
        found += [place - edge + GAP // 2 for place in places]
    return found


def _pack(shapes: Sequence[_Shape]) -> list[int]:
    """Place subtrees beside each other as close as their contours let them, evenly; return their middles."""
    if all(len(shape.left) == 1 and shape.right == [HALF] for shape in shapes):
        return [number * (CARD_WIDTH + GAP) for number in range(len(shapes))]
    forward = _pack_from_left([(shape.left, shape.right) for shape in shapes])
    backward = _pack_from_left(
        [([-x for x in shape.right], [-x for x in shape.left]) for shape in reversed(shapes)]
    )
    span = backward[-1]
    return [
        (there + span - back) // 2 for there, back in zip(forward, reversed(backward), strict=True)
    ]


def _pack_from_left(contours: Sequence[tuple[list[int], list[int]]]) -> list[int]:
    places = [0]
    reach = list(contours[0][1])
    for left, right in contours[1:]:
        place = max(far - near for far, near in zip(reach, left, strict=False)) + GAP
        places.append(place)
        reach = [place + x for x in right] + reach[len(right) :]
    return places


def _seat_alone(forest: Forest, places: list[Seat | None], row: int) -> None:
    """Seat the people without a formal line below the trees, near those they have to do with where one row is enough."""
    if not forest.alone:
        return
    taken = [seat.x for seat in places if seat is not None]
    left, width = (min(taken), max(taken) - min(taken) + CARD_WIDTH) if taken else (0, 0)
    columns = (max(width, WIDE) + GAP) // (CARD_WIDTH + GAP)
    rows = -(-len(forest.alone) // columns)
    each = -(-len(forest.alone) // rows)
    people = _near_their_lines(forest, places) if rows == 1 and taken else forest.alone
    for start in range(0, len(people), each):
        shelf = people[start : start + each]
        x = left + (width - len(shelf) * (CARD_WIDTH + GAP) + GAP) // 2 if rows == 1 else left
        for index in shelf:
            places[index] = Seat(row, x)
            x += CARD_WIDTH + GAP
        row += 1


def _near_their_lines(forest: Forest, places: list[Seat | None]) -> Sequence[int]:
    met: dict[int, list[int]] = {}
    for link in forest.free:
        for index, other in ((link.source, link.target), (link.target, link.source)):
            seat = places[other]
            if seat is not None:
                met.setdefault(index, []).append(seat.x)
    return sorted(
        forest.alone,
        key=lambda index: (
            index not in met,
            sum(met[index]) / len(met[index]) if index in met else 0,
        ),
    )
