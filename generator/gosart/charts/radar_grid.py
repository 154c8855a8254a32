"""The ground of a radar, which only the method and the number of vendors decide: sectors, rings, axes, numbered labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, pi

from gosart.charts.polar import Vector, axes, sectors, spans_of
from gosart.charts.radial_labels import LINE, SIZE, Label, place
from gosart.charts.svg import escape_xml, whole
from gosart.method.enums import Rating
from gosart.text.shorten import shorten_to_width

__all__ = ["LEAD", "Frame", "Questions", "Rings", "frame_for", "rings_for"]

Questions = tuple[tuple[str, ...], ...]
"""Labels of the criteria of each question."""

_RADIUS = 150
"""Radius of the rim where 20 labels stand beside it with ease; more labels make a larger circle."""
_INNER = 0.3
"""Ring of `-`, as a share of the rim."""
_BAND = 17
"""How far outside the rim our unknown marks stand."""
_MARGIN = 6
_NUMBER = 18
"""Font size of the numbers where they stand alone (see charts.css)."""
_LONGEST = 530.0
"""Longer names than this many units end in an ellipsis."""
LEAD = 9
"""A label that had to be moved further than this has a thin line to its axis."""
_LEGIBLE = 8.4
"""Pixels below which a label is not worth showing."""

WIDTHS = (340, 400, 460, 540, 640, 760)
"""Widths in pixels below which a picture of the class `n1`, `n2` … shows the numbers alone (see charts.css)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the same method and number of series always draw: the sheet's attributes, the ground and the labels, and where they stand.

    `box` is (left, top, right, bottom) around the centre of the circle, `outer` the radius of the sectors, `placed` the labels in the
    order of the criteria, all in the sheet's units; on a sheet narrower than `narrow` pixels the numbers stand alone.
    """

    radius: int
    outer: float
    box: tuple[int, int, int, int]
    placed: tuple[Label, ...]
    narrow: int
    sheet: str
    source_map: str
    labels: str


@dataclass(frozen=True, slots=True)
class Rings:
    """Radii at which one series stands."""

    plus: float
    minus: float
    off: float

    def of(self, mark: Rating | None) -> float:
        """Return where a mark stands; what is not known is off the scale."""
        return (
            self.plus if mark is Rating.PLUS else self.minus if mark is Rating.MINUS else self.off
        )


@lru_cache(maxsize=64)
def rings_for(radius: float, count: int) -> tuple[Rings, ...]:
    """Return the rings of `count` series: each a little inside the one before on the scale, and outside it off the scale."""
    step = min(6.0, 30 / max(1, count - 1))
    return tuple(
        Rings(
            radius - index * step,
            radius * _INNER + index * step,
            radius + _BAND + (9 if index else 0) + index * step,
        )
        for index in range(count)
    )


@lru_cache(maxsize=32)
def frame_for(questions: Questions, rivals: int) -> Frame:
    """Lay out the ground for a method and a number of rivals; the circle grows until the labels stand beside it."""
    texts = [label for labels in questions for label in labels]
    directions = axes(len(texts))
    # A number never parts from the word beside it.
    written = [
        f"{index}\u00a0{shorten_to_width(label, SIZE, _LONGEST)}"
        for index, label in enumerate(texts, 1)
    ]
    radius = _RADIUS
    while True:
        outer = rings_for(radius, rivals + 1)[-1].off + (10 if rivals else 12)
        labels = place(written, directions, outer + 10)
        if _height(labels) < 2 * outer + 115 or radius > 50 * len(texts):
            break
        radius += 10
    # The circle stands in the middle, so that a narrow column can show it alone, larger.
    half = ceil(max(outer + 4, *(max(-label.box[0], label.box[2]) for label in labels))) + _MARGIN
    top = floor(min(-outer - 4, *(label.box[1] for label in labels))) - _MARGIN
    bottom = ceil(max(outer + 4, *(label.box[3] for label in labels))) + _MARGIN
    smallest = min(label.size for label in labels)
    needed = 2 * half * _LEGIBLE / smallest
    narrow = next((index for index, width in enumerate(WIDTHS, 1) if width >= needed), len(WIDTHS))
    # Numbers grow with a large circle and are no higher than the names whose places they take; else they have the style sheet's size.
    number = max(round(outer / 13), _NUMBER if smallest == SIZE else round(smallest * 1.13))
    alone = max(outer + 10, *(abs(label.x) for label in labels)) + 1.4 * number
    style = f"--k:{half / alone:.2f}" + (f";--f:{number}px" if number != _NUMBER else "")
    sheet = f'class="gosart-radar n{narrow}" style="{style}" viewBox="{-half} {top} {2 * half} {bottom - top}"'
    source_map = _ground(questions, directions, radius, outer, labels)
    return Frame(
        radius,
        outer,
        (-half, top, half, bottom),
        labels,
        WIDTHS[narrow - 1],
        sheet,
        source_map,
        _written(labels),
    )


def _height(labels: Sequence[Label]) -> float:
    return max(label.box[3] for label in labels) - min(label.box[1] for label in labels)


def _ground(
    questions: Questions,
    directions: Sequence[Vector],
    radius: int,
    outer: float,
    labels: Sequence[Label],
) -> str:
    """Draw the sectors of the questions, the rings, the axes, and a thin line to each label that had to be moved away."""
    spans, count = spans_of(map(len, questions)), len(directions)
    tints, dashes = "", []
    for wedge, (start, end) in zip(sectors(spans, outer), spans, strict=True):
        closed = wedge.endswith("z")
        dashes.append(
            ""
            if closed
            else f' stroke-dasharray="{2 * pi * outer * (end - start) / count - 2:.0f},2e3"'
        )
        tints += f'<path{{{len(dashes) - 1}}} d="{wedge if closed else f"{wedge}L0,0"}"/>'
    # One path is the tint and the arc: its first dash is as long as the arc, and the sides of the sector are the gap after it.
    same = dashes[0] if len(set(dashes)) == 1 else ""
    tints = f'<g class="s"{same}>{tints.format(*("" if same else dash for dash in dashes))}</g>'
    inner, leads = round(radius * _INNER), ""
    for (x, y), label in zip(directions, labels, strict=True):
        if label.moved > LEAD:
            near = (
                label.box[0] - 2
                if label.anchor == "start"
                else label.box[2] + 2
                if label.anchor == "end"
                else 0
            )
            end_of_axis = whole(round(x * (outer + 4)), round(y * (outer + 4)))
            leads += (
                f"M{end_of_axis}L{whole(round(near), round(label.baseline - label.size * 0.35))}"
            )
    # The axes are the dashes of one circle so thick that it reaches its centre: a quarter of the bytes of as many lines.
    spokes = f'stroke-width="{radius}" pathLength="{count}" stroke-dasharray="{_spokes(count, 1.3 * count / (2 * pi * radius))}"'
    rings = f'<circle r="{radius}"/><circle r="{inner}"/><circle r="{radius // 2}" {spokes}/>'
    lines = f'<path d="{leads}"/>' if leads else ""
    heights = ",".join(str(5 - place_of) for place_of in (radius + _BAND, radius, inner))
    return f'{tints}{rings}{lines}<text class="c" x="0,0,0" y="{heights}">?+\u2212</text>'


def _spokes(count: int, short: float) -> str:
    """Return the dashes of a circle at its axes, in steps from axis to axis: it begins to the right, where there may be no axis.

    The dashes and gaps of a step make exactly one, else the last axes of many would stand beside their marks.
    """
    dash = round(short * 1000)
    start = round((0.5 - count / 4) % 1 * 1000 - short * 500) % 1000
    over = max(0, start + dash - 1000)  # of a dash that the beginning of the circle cuts
    parts = (over, start - over, dash - over, 1000 - start - dash + over)
    return ",".join(f"{part / 1000:g}".removeprefix("0") or "0" for part in parts)


def _written(labels: Sequence[Label]) -> str:
    """Write labels in their order, right half first; the left half is a group of its own that ends its words at x."""
    written, side = "", "start"
    for label in labels:
        if label.anchor == "end" != side:
            written, side = f'{written}<g class="e">', "end"
        written += _label(label, "end" if label.anchor == "end" else side)
    return f"{written}</g>" if side == "end" else written


def _label(label: Label, side: str) -> str:
    """Write a label with its number on the side of the circle; `side` is where the group around it anchors text."""
    x, step = round(label.x), round(label.size * LINE)
    kinds = " ".join(
        kind
        for kind, there in (("z", label.size != SIZE), ("m", label.anchor == "middle"))
        if there
    )
    kind = f' class="{kinds}"' if kinds else ""
    first, *rest = (escape_xml(line) for line in label.lines)
    number, _, translator = first.partition("\u00a0")
    translator = f"{translator} {number}" if side == "end" else f"{number} {translator}"
    # The space that a line ended at stands where it moves nothing: before the words that end at x, after those that begin there.
    parting = f'<tspan x="{x}" dy="{step}"> ' if side == "end" else f' <tspan x="{x}" dy="{step}">'
    more = "".join(f"{parting}{line}</tspan>" for line in rest)
    return f'<text x="{x}" y="{round(label.baseline)}"{kind}>{translator}{more}</text>'
