"""Labels around a circle: wrapped, moved apart where they would overlap, and never over the circle.

Each half of the circle is a column of boxes sorted by height. A box wants to stand beside the end
of its axis; where several crowd, they share the least movement that parts them. Then each goes as
near to the circle as its height allows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from gosart.charts.polar import Vector
from gosart.text.measure import text_width
from gosart.text.wrap import wrap_evenly

__all__ = ["LINE", "SIZE", "SMALL", "Label", "move_apart", "place_labels"]

SIZE = 16.0
"""Font size in units of the drawing."""
SMALL = 13.0
"""Font size of a label whose words are too wide for the room beside the circle."""
LINE = 1.13
"""Height of a line in font sizes."""
_GAP = 3.0
_MOST_LINES = 3
_HALF_WIDTH = 190.0
"""Room for words beside the circle; more is taken only by words that cannot be broken."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its position; lengths are in units of the drawing, from the circle's centre."""

    lines: tuple[str, ...]
    size: float
    """Font size."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    x: float
    """Where its lines are anchored."""
    anchor: str
    """How: `start`, `middle` or `end`, as SVG has it."""
    distance: float
    """How far it stands from where it wanted to."""

    @property
    def baseline(self) -> float:
        """The y of the first line."""
        return self.box[1] + self.size * 0.9


@dataclass(slots=True)
class _Box:
    axis: Vector
    lines: tuple[str, ...]
    size: float
    width: float
    height: float


def place_labels(texts: Sequence[str], axes: Sequence[Vector], radius: float) -> tuple[Label, ...]:
    """Place a text at the end of each axis.

    Args:
        texts: The texts; a non-breaking space is never broken at.
        axes: The unit vectors of their axes.
        radius: The circle that no text may enter, in units of the drawing.

    Returns:
        The labels in the order of the texts; around the circle they keep that order too.
    """
    boxes = [_box(text, axis, radius) for text, axis in zip(texts, axes, strict=True)]
    labels: dict[int, Label] = {}
    for side in (1, -1):
        column = [index for index, box in enumerate(boxes) if box.axis[0] * side > 1e-6]
        column.sort(key=lambda index: boxes[index].axis[1])
        middles = _middles([boxes[index] for index in column], radius)
        for index, middle in zip(column, middles, strict=True):
            labels[index] = _beside(boxes[index], middle, side, radius)
    for index, box in enumerate(boxes):
        if index not in labels:  # the axis that points straight down, if any
            labels[index] = _below(box, radius, labels.values())
    return tuple(labels[index] for index in range(len(boxes)))


def move_apart(
    wishes: Sequence[float],
    sizes: Sequence[float],
    gap: float,
    low: float = -inf,
    high: float = inf,
) -> list[float]:
    """Move things along a line so that none stands on another, each as near to its wish as can be.

    It is isotonic regression (pool adjacent violators) on what is left of the wishes when the sizes
    before them are taken away.

    Args:
        wishes: Where the middle of each wants to be, in the order that they keep.
        sizes: How long each is, in the same unit.
        gap: The least distance between two.
        low: The end that the first may not pass.
        high: The end that the last may not pass, unless there is not room enough.

    Returns:
        The middles.
    """
    offsets, total = [], 0.0
    for index, size in enumerate(sizes):
        if index:
            total += (sizes[index - 1] + size) / 2 + gap
        offsets.append(total)
    pools: list[tuple[float, int]] = []  # mean of the wishes, how many share it
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (other * others + mean * count) / (others + count), others + count
        pools.append((mean, count))
    if sizes:
        first, last = low + sizes[0] / 2, high - total - sizes[-1] / 2
        pools = [(max(first, min(last, mean)), count) for mean, count in pools]
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _box(text: str, axis: Vector, radius: float) -> _Box:
    room = radius + _HALF_WIDTH - max(abs(axis[0]) * radius, 0.2 * radius)
    lines = wrap_evenly(text, SIZE, room, _MOST_LINES)
    size = SMALL if max(text_width(line, SIZE) for line in lines) > room else SIZE
    width = max(text_width(line, size) for line in lines)
    return _Box(axis, lines, size, width, size * LINE * len(lines))


def _middles(boxes: Sequence[_Box], radius: float) -> list[float]:
    return move_apart([_wish(box, radius) for box in boxes], [box.height for box in boxes], _GAP)


def _wish(box: _Box, radius: float) -> float:
    """Return the middle that a box wants.

    At the top it stands on the end of its axis and at the bottom it hangs from it, the more the
    steeper the axis.
    """
    return box.axis[1] * (radius + abs(box.axis[1]) ** 3 * box.height / 2)


def _beside(box: _Box, middle: float, side: int, radius: float) -> Label:
    top, bottom = middle - box.height / 2, middle + box.height / 2
    nearest = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
    clear = sqrt(max(radius * radius - nearest * nearest, 0.0))
    x = max(clear, abs(box.axis[0]) * radius * 0.9, 6.0)
    left, right = (x, x + box.width) if side > 0 else (-x - box.width, -x)
    return Label(
        box.lines,
        box.size,
        (left, top, right, bottom),
        x * side,
        "start" if side > 0 else "end",
        abs(middle - _wish(box, radius)),
    )


def _below(box: _Box, radius: float, others: Collection[Label]) -> Label:
    left, right, top = -box.width / 2, box.width / 2, radius
    near = [
        other.box for other in others if other.box[0] < right + _GAP and other.box[2] > left - _GAP
    ]
    for other in sorted(near, key=lambda other_box: other_box[1]):
        if other[1] < top + box.height + _GAP and other[3] + _GAP > top:
            top = other[3] + _GAP
    return Label(
        box.lines, box.size, (left, top, right, top + box.height), 0.0, "middle", top - radius
    )
