"""Labels around a circle: wrapped, moved apart where they would overlap, and never over the circle.

Each half of the circle is a column of boxes sorted by height. A box wants to stand beside the end of its axis; where several crowd,
they share the least movement that parts them. Then each goes as near to the circle as its height allows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from gosart.charts.polar import Vector
from gosart.text.measure import text_width
from gosart.text.wrap import wrap_evenly

__all__ = ["LINE", "SIZE", "SMALL", "Label", "apart", "place"]

SIZE = 16.0
"""Font size in user units."""
SMALL = 13.0
"""Font size of a label whose words are too wide for the room beside the circle."""
LINE = 1.13
"""Height of a line in font sizes."""
_GAP = 3.0
_MOST = 3
_HALF_WIDTH = 190.0
"""Room for words beside the circle; more is taken only by words that cannot be broken."""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed text: lines, font size, box (left, top, right, bottom), the x its lines are anchored at, how, and how far it was moved."""

    lines: tuple[str, ...]
    size: float
    box: tuple[float, float, float, float]
    x: float
    anchor: str
    moved: float

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


def place(texts: Sequence[str], axes: Sequence[Vector], radius: float) -> tuple[Label, ...]:
    """Place a text at each axis outside `radius`. Texts keep their order; a non-breaking space is never broken at."""
    boxes = [_box(text, axis, radius) for text, axis in zip(texts, axes, strict=True)]
    placed: dict[int, Label] = {}
    for side in (1, -1):
        column = [index for index, box in enumerate(boxes) if box.axis[0] * side > 1e-6]
        column.sort(key=lambda index: boxes[index].axis[1])
        for index, middle in zip(
            column, _apart([boxes[index] for index in column], radius), strict=True
        ):
            placed[index] = _beside(boxes[index], middle, side, radius)
    for index, box in enumerate(boxes):
        if index not in placed:  # the axis that points straight down, if any
            placed[index] = _below(box, radius, placed.values())
    return tuple(placed[index] for index in range(len(boxes)))


def _box(text: str, axis: Vector, radius: float) -> _Box:
    room = radius + _HALF_WIDTH - max(abs(axis[0]) * radius, 0.2 * radius)
    lines = wrap_evenly(text, SIZE, room, _MOST)
    size = SMALL if max(text_width(line, SIZE) for line in lines) > room else SIZE
    return _Box(
        axis, lines, size, max(text_width(line, size) for line in lines), size * LINE * len(lines)
    )


def _apart(boxes: Sequence[_Box], radius: float) -> list[float]:
    """Return the middle of each box: nearest to what each wants with none over another."""
    return apart([_wish(box, radius) for box in boxes], [box.height for box in boxes], _GAP)


def apart(
    wishes: Sequence[float],
    sizes: Sequence[float],
    gap: float,
    low: float = -inf,
    high: float = inf,
) -> list[float]:
    """Return middles nearest to the wishes, in their order, so that things of these sizes stand at least a gap apart between two ends.

    It is isotonic regression on what is left when the sizes are taken away. Where there is not room enough the high end is passed.
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


def _wish(box: _Box, radius: float) -> float:
    """A label at the top stands on the end of its axis and one at the bottom hangs from it, the more the steeper."""
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
    for other in sorted(near, key=lambda found: found[1]):
        if other[1] < top + box.height + _GAP and other[3] + _GAP > top:
            top = other[3] + _GAP
    return Label(
        box.lines, box.size, (left, top, right, top + box.height), 0.0, "middle", top - radius
    )
