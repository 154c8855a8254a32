"""What lies under a radar: the sectors of the questions, rings, axes and numbered labels.

Only the method and the number of vendors decide it, so it is made once for all radars of a site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, pi

from gosart.charts.polar import Vector, axes, sectors, spans_of
from gosart.charts.radial_labels import LINE, SIZE, Label, place_labels
from gosart.charts.svg import escape_xml, whole
from gosart.method.enums import Rating
from gosart.text.shorten import shorten_to_width

__all__ = ["LEAD", "WIDTHS", "Frame", "Questions", "Rings", "frame_for", "rings_for"]

Questions = tuple[tuple[str, ...], ...]
"""Labels of the criteria of each question."""

_RADIUS = 150
"""Radius of the rim where 20 labels stand beside it with ease; more labels make a larger circle."""
_INNER = 0.3
"""Ring of `-`, as a share of the rim."""
_BAND = 17
"""How far outside the rim our unknown ratings stand."""
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
"""Widths in pixels below which a picture of class `n1`, `n2` … shows numbers only (charts.css)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the same method and number of vendors always draw.

    Lengths are in the sheet's units, and the centre of the circle is (0, 0).
    """

    radius: int
    """Radius of the rim."""
    outer: float
    """Radius of the sectors."""
    box: tuple[int, int, int, int]
    """The sheet: left, top, right, bottom."""
    labels: tuple[Label, ...]
    """Where the labels stand, in the order of the criteria."""
    narrow: int
    """On a sheet narrower than this many pixels the numbers stand alone."""
    sheet: str
    """Attributes of the `<svg>` element."""
    background: str
    """SVG of what lies under the series."""
    names: str
    """SVG of the labels."""

    @property
    def bare(self) -> str:
        """Attributes of the `<svg>` element where no labels stand round the circle."""
        reach = ceil(self.outer + 4)
        return f'class="gosart-radar" viewBox="{-reach} {-reach} {2 * reach} {2 * reach}"'


@dataclass(frozen=True, slots=True)
class Rings:
    """Radii at which one series stands."""

    plus: float
    minus: float
    off: float
    """Of what is not known, off the scale."""

    def of(self, rating: Rating | None) -> float:
        """Return the radius of a rating; None is not rated.

        Args:
            rating: The rating, None for not rated.
        """
        return (
            self.plus
            if rating is Rating.PLUS
            else self.minus
            if rating is Rating.MINUS
            else self.off
        )


@lru_cache(maxsize=64)
def rings_for(radius: float, count: int) -> tuple[Rings, ...]:
    """Return the rings of each of `count` series around a rim of this radius.

    Each is a little inside the ring before it on the scale, and outside it off the scale.

    Args:
        radius: In units of the drawing.
        count: How many.
    """
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
    """Lay out what lies under a radar; the circle grows until all labels stand beside it.

    Args:
        questions: The labels of the criteria, by question.
        rivals: How many vendors there are beside us.

    Returns:
        Rings, axes and labels with their sizes.
    """
    texts = [label for labels in questions for label in labels]
    directions = axes(len(texts))
    # A number never parts from the word beside it.
    numbered = [
        f"{index}\u00a0{shorten_to_width(label, SIZE, _LONGEST)}"
        for index, label in enumerate(texts, 1)
    ]
    radius = _RADIUS
    while True:
        outer = rings_for(radius, rivals + 1)[-1].off + (10 if rivals else 12)
        labels = place_labels(numbered, directions, outer + 10)
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
    # Numbers grow with a large circle and are no higher than the names that they stand for; else
    # they have the style sheet's size.
    number = max(round(outer / 13), _NUMBER if smallest == SIZE else round(smallest * 1.13))
    alone = max(outer + 10, *(abs(label.x) for label in labels)) + 1.4 * number
    style = f"--k:{half / alone:.2f}" + (f";--f:{number}px" if number != _NUMBER else "")
    view_box = f"{-half} {top} {2 * half} {bottom - top}"
    sheet = f'class="gosart-radar n{narrow}" style="{style}" viewBox="{view_box}"'
    return Frame(
        radius,
        outer,
        (-half, top, half, bottom),
        labels,
        WIDTHS[narrow - 1],
        sheet,
        _background(questions, directions, radius, outer, labels),
        _names(labels),
    )


def _height(labels: Sequence[Label]) -> float:
    return max(label.box[3] for label in labels) - min(label.box[1] for label in labels)


def _background(
    questions: Questions,
    directions: Sequence[Vector],
    radius: int,
    outer: float,
    labels: Sequence[Label],
) -> str:
    """Draw the sectors, the rings, the axes, and a thin line to each label that had to be moved."""
    spans, count = spans_of(map(len, questions)), len(directions)
    tints, dashes = "", []
    for wedge, (start, end) in zip(sectors(spans, outer), spans, strict=True):
        is_circle = wedge.endswith("z")
        dashes.append(
            ""
            if is_circle
            else f' stroke-dasharray="{2 * pi * outer * (end - start) / count - 2:.0f},2e3"'
        )
        tints += f'<path{{{len(dashes) - 1}}} d="{wedge if is_circle else f"{wedge}L0,0"}"/>'
    # One path is the tint and the arc: its first dash is as long as the arc, and the sides of the
    # sector are the gap after it.
    same = dashes[0] if len(set(dashes)) == 1 else ""
    tints = f'<g class="s"{same}>{tints.format(*("" if same else dash for dash in dashes))}</g>'
    inner, leads = round(radius * _INNER), ""
    for (x, y), label in zip(directions, labels, strict=True):
        if label.distance > LEAD:
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
    # The axes are the dashes of one circle so thick that it reaches its centre: a quarter of the
    # bytes of as many lines.
    dash_array = _spokes(count, 1.3 * count / (2 * pi * radius))
    spokes = f'stroke-width="{radius}" pathLength="{count}" stroke-dasharray="{dash_array}"'
    rings = f'<circle r="{radius}"/><circle r="{inner}"/><circle r="{radius // 2}" {spokes}/>'
    lines = f'<path d="{leads}"/>' if leads else ""
    heights = ",".join(str(5 - ring) for ring in (radius + _BAND, radius, inner))
    return f'{tints}{rings}{lines}<text class="c" x="0,0,0" y="{heights}">?+\u2212</text>'


def _spokes(count: int, short: float) -> str:
    """Return the dashes of a circle at its axes, in steps from axis to axis.

    A circle begins on the right, where there may be no axis. The dashes and gaps of a step make
    exactly 1, else the last axes of many would stand beside their ratings.
    """
    dash = round(short * 1000)
    start = round((0.5 - count / 4) % 1 * 1000 - short * 500) % 1000
    over = max(0, start + dash - 1000)  # of a dash that the beginning of the circle cuts
    parts = (over, start - over, dash - over, 1000 - start - dash + over)
    return ",".join(f"{part / 1000:g}".removeprefix("0") or "0" for part in parts)


def _names(labels: Sequence[Label]) -> str:
    """Write the labels in their order; the left half is a group whose words end at x."""
    names, side = "", "start"
    for label in labels:
        if label.anchor == "end" != side:
            names, side = f'{names}<g class="e">', "end"
        names += _name(label, "end" if label.anchor == "end" else side)
    return f"{names}</g>" if side == "end" else names


def _name(label: Label, side: str) -> str:
    """Write a label with its number towards the circle; `side` is the anchor of its group."""
    x, step = round(label.x), round(label.size * LINE)
    kinds = " ".join(
        kind
        for kind, applies in (("z", label.size != SIZE), ("m", label.anchor == "middle"))
        if applies
    )
    kind = f' class="{kinds}"' if kinds else ""
    first, *rest = (escape_xml(line) for line in label.lines)
    number, _, words = first.partition("\u00a0")
    words = f"{words} {number}" if side == "end" else f"{number} {words}"
    # The space that a line ended at stands where it moves nothing: before the words that end at x,
    # after those that begin there.
    parting = f'<tspan x="{x}" dy="{step}"> ' if side == "end" else f' <tspan x="{x}" dy="{step}">'
    more = "".join(f"{parting}{line}</tspan>" for line in rest)
    return f'<text x="{x}" y="{round(label.baseline)}"{kind}>{words}{more}</text>'
