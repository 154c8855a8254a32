"""Where each card stands: tidy trees on a grid of rows, wide spans folded into several rows.

People without a formal line have rows of their own below the trees.

The trees are laid out as Reingold and Tilford do it ("Tidier Drawings of Trees", 1981), with the
contour of a subtree as one extent to either side for each row below it. The children of a node are
packed once from the left and once from the right, and stand in the mean of both: every distance
that holds twice holds in the mean, and small subtrees between large ones come to stand evenly.
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
"""How tight trees are folded, from the airiest: people without reports, and subtrees, in a row."""
_SPINE = 8
"""Room to either side of a line that runs down between folded rows."""
_ROOT_GAP = 64
"""Between two trees."""
_STEM_INSET = 14
"""From a boss's left edge to the line that stacked reports hang from."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a card stands; its y follows when the channels have their heights."""

    row: int
    """From 0 at the top."""
    x: int
    """Its left edge."""


@dataclass(frozen=True, slots=True)
class Stem:
    """How a report hangs from its boss."""

    boss: int
    """Number of the boss."""
    x: int
    """Where the line runs down from the boss."""
    side: bool
    """Whether it enters the report's card from the side, else from the top."""


@dataclass(frozen=True)
class Layout:
    """The seats of all people, by their numbers in the organisation."""

    seats: tuple[Seat, ...]
    rows: tuple[tuple[int, ...], ...]
    """Numbers of the people of each row, from left to right."""
    stems: dict[int, Stem]
    """By number of the report."""
    outside_row: int | None
    """First row of the people without a formal line, if there are any beside trees."""


@dataclass(slots=True)
class _Shape:
    """A subtree seen from the middle of its top card: how far it reaches to either side, by row."""

    left: list[int]
    right: list[int]


@dataclass(frozen=True, slots=True)
class _Hang:
    """Where a child hangs below its boss."""

    dx: int
    """From the boss's middle to the child's, to the right."""
    rows: int
    """How many rows down."""
    stem: int
    """x of the line down, from the boss's middle."""
    side: bool
    """Whether the line enters the card from the side."""


def arrange(forest: Forest) -> Layout:
    """Seat everybody.

    Of the ways to fold the trees, the airiest that fits a page is taken, else the one that a page
    would have to shrink least.

    Args:
        forest: People and lines by number.

    Returns:
        A seat for everybody, and the size of the map.
    """
    best: tuple[float, list[Seat | None], dict[int, Stem], int] | None = None
    for leaves, subtrees in _FOLDS if forest.roots else ():
        seats, stems, rows, width = _seat_trees(forest, leaves, subtrees)
        size = max(width, rows * (CARD_HEIGHT + 40)) / WIDE
        if best is None or size < best[0]:
            best = (size, seats, stems, rows)
        if width <= WIDE and size <= 1:
            break
    chosen: list[Seat | None] = best[1] if best else [None] * len(forest.parent)
    stems = best[2] if best else {}
    height = best[3] if best else 0
    _seat_alone(forest, chosen, height)
    all_seats = tuple(seat if seat is not None else Seat(0, 0) for seat in chosen)
    grid: list[list[int]] = [
        [] for _ in range(max((seat.row for seat in all_seats), default=-1) + 1)
    ]
    for index, seat in enumerate(all_seats):
        grid[seat.row].append(index)
    for row in grid:
        row.sort(key=lambda index: all_seats[index].x)
    outside = height if forest.alone and forest.roots else None
    return Layout(all_seats, tuple(tuple(row) for row in grid), stems, outside)


def _seat_trees(
    forest: Forest, leaves: int, subtrees: int
) -> tuple[list[Seat | None], dict[int, Stem], int, int]:
    """Seat the people of the trees with so many leaves and subtrees in a row.

    Returns:
        Seats, stems, how many rows the trees take, and how wide they are.
    """
    shapes: list[_Shape] = [_Shape([-HALF], [HALF]) for _ in forest.parent]
    hangs: dict[int, _Hang] = {}
    for index in reversed(forest.order):
        if forest.children[index]:
            shapes[index] = _compose(index, forest, shapes, hangs, leaves, subtrees)
    seats: list[Seat | None] = [None] * len(forest.parent)
    height, width = _seat_roots(forest, shapes, seats)
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


def _seat_roots(forest: Forest, shapes: list[_Shape], seats: list[Seat | None]) -> tuple[int, int]:
    """Seat the roots so that their trees stand side by side, in as many bands as a page needs.

    Returns:
        How many rows the trees take, and how wide they are.
    """
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
    for roots, band_width in bands:
        x = (width - band_width) // 2
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
    """Hang the children under a node, on one shelf or several; return the shape of it all."""
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
            half = (len(shelf) + 1) // 2
            middles = _beside(shelf[:half], shelf[half:], shapes)
        else:
            middles = _pack([shapes[kid] for kid in shelf])
            centre = (middles[0] + middles[-1]) // 2
            middles = [middle - centre for middle in middles]
        depth = max(len(shapes[kid].left) for kid in shelf)
        lows, highs = [-_SPINE] * depth, [_SPINE] * depth
        for kid, middle in zip(shelf, middles, strict=True):
            hangs[kid] = _Hang(middle, row, 0, side=in_pairs and abs(middle) > HALF)
            for level, (low, high) in enumerate(
                zip(shapes[kid].left, shapes[kid].right, strict=True)
            ):
                lows[level] = min(lows[level], low + middle)
                highs[level] = max(highs[level], high + middle)
        left += lows
        right += highs
    return _Shape(left, right)


def _shelves(kids: Sequence[int], forest: Forest, leaves: int, subtrees: int) -> list[list[int]]:
    """Divide children into rows.

    Those without reports come first where a row is not enough: their rows are low.
    """
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
    """Cut into rows of at most `most`, as equal as they get.

    Rows but the last are even, so that a line can run down their middle.
    """
    rows = -(-len(kids) // most)
    each = -(-len(kids) // rows)
    if rows > 1 and each < most and each % 2:
        each += 1
    return [list(kids[start : start + each]) for start in range(0, len(kids), each)]


def _beside(lefts: Sequence[int], rights: Sequence[int], shapes: list[_Shape]) -> list[int]:
    """Return the middles of two groups to the left and right of a line that runs down."""
    middles = _pack([shapes[kid] for kid in lefts])
    edge = max(middle + max(shapes[kid].right) for kid, middle in zip(lefts, middles, strict=True))
    all_middles = [middle - edge - GAP // 2 for middle in middles]
    if rights:
        middles = _pack([shapes[kid] for kid in rights])
        edge = min(
            middle + min(shapes[kid].left) for kid, middle in zip(rights, middles, strict=True)
        )
        all_middles += [middle - edge + GAP // 2 for middle in middles]
    return all_middles


def _pack(shapes: Sequence[_Shape]) -> list[int]:
    """Return the middles of subtrees side by side, as close as their contours let them."""
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
    middles = [0]
    reach = list(contours[0][1])
    for left, right in contours[1:]:
        middle = max(far - near for far, near in zip(reach, left, strict=False)) + GAP
        middles.append(middle)
        reach = [middle + x for x in right] + reach[len(right) :]
    return middles


def _seat_alone(forest: Forest, seats: list[Seat | None], row: int) -> None:
    """Seat the people without a formal line below the trees.

    Where one row is enough, they stand near those they have a line with.
    """
    if not forest.alone:
        return
    taken = [seat.x for seat in seats if seat is not None]
    left, width = (min(taken), max(taken) - min(taken) + CARD_WIDTH) if taken else (0, 0)
    columns = (max(width, WIDE) + GAP) // (CARD_WIDTH + GAP)
    rows = -(-len(forest.alone) // columns)
    each = -(-len(forest.alone) // rows)
    people = _near_their_lines(forest, seats) if rows == 1 and taken else forest.alone
    for start in range(0, len(people), each):
        shelf = people[start : start + each]
        x = left + (width - len(shelf) * (CARD_WIDTH + GAP) + GAP) // 2 if rows == 1 else left
        for index in shelf:
            seats[index] = Seat(row, x)
            x += CARD_WIDTH + GAP
        row += 1


def _near_their_lines(forest: Forest, seats: list[Seat | None]) -> Sequence[int]:
    partners: dict[int, list[int]] = {}
    for link in forest.free:
        for index, other in ((link.source, link.target), (link.target, link.source)):
            seat = seats[other]
            if seat is not None:
                partners.setdefault(index, []).append(seat.x)
    return sorted(
        forest.alone,
        key=lambda index: (
            index not in partners,
            sum(partners[index]) / len(partners[index]) if index in partners else 0,
        ),
    )
