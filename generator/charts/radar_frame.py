"""The ground of a radar, which only the method and the number of vendors decide: rings, axes, questions, labels, style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi

from generator.charts.labels import LINE, SIZE, Label, place
from generator.charts.svg import number, pair, shorten, shown
from generator.charts.wheel import QUESTION_COLOURS, Vector, axes, sectors, spans_of
from generator.methodology.enums import Mark

__all__ = ["STYLE", "Frame", "Questions", "Rings", "frame_for", "rings_for"]

Questions = tuple[tuple[str, tuple[str, ...]], ...]
"""Label of each question with the labels of its criteria."""

_RADIUS = 118.0
"""Radius of the rim where 20 labels stand beside it with ease; more labels make a larger circle."""
_INNER = 0.3
"""Ring of `-`, as a share of the rim."""
_BAND = 13.0
"""How far outside the rim our unknown marks stand."""
_MARGIN = 5.0
_LONGEST = 420.0
"""Longer names than this many units end in an ellipsis; the point's title has them whole."""

STYLE = (
    ".gosart-radar{font-size:13px;fill:var(--md-default-fg-color,#222)}"
    ".gosart-radar tspan{font-weight:700}.gosart-radar tspan+tspan{font-weight:400}"
    ".gr-p{fill:var(--gosart-plus,#2e7d32)}.gr-m{fill:var(--gosart-minus,#c62828)}.gr-u{fill:var(--gosart-unknown,#b26a00)}"
    ".gr-n{fill:var(--md-default-fg-color--light,#777)}.gr-d,.gr-l,.gr-o,.gr-q,.gr-x{fill:none;stroke:currentColor}"
    ".gr-o{fill:var(--md-default-bg-color,#fff);stroke-width:1.6}.gr-d{stroke:var(--md-default-fg-color,#222);stroke-opacity:.16}"
    ".gr-l{stroke-width:2;stroke-linejoin:round}.gr-q{stroke-width:4}.gr-t{fill:currentColor;fill-opacity:.07}"
    ".gr-a{fill:currentColor;fill-opacity:.17;stroke:currentColor;stroke-opacity:.3}"
    ".gr-c{font-size:11px;font-weight:700;text-anchor:middle;pointer-events:none}"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the same method and number of series always draw: the ground, and each label before and after the sign."""

    radius: float
    view: str
    ground: str
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rings:
    """Radii at which one series stands."""

    plus: float
    minus: float
    off: float

    def of(self, mark: Mark | None) -> float:
        """Return where a mark stands; what is not known is off the scale."""
        return self.plus if mark is Mark.PLUS else self.minus if mark is Mark.MINUS else self.off


def rings_for(radius: float, count: int) -> tuple[Rings, ...]:
    """Return the rings of `count` series: each a little inside the one before on the scale, and outside it off the scale."""
    step = min(5.0, 24 / max(1, count - 1))
    return tuple(
        Rings(radius - index * step, radius * _INNER + index * step, radius + _BAND + (5.5 if index else 0) + index * step)
        for index in range(count)
    )


@lru_cache(maxsize=32)
def frame_for(questions: Questions, rivals: int) -> Frame:
    """Lay out the ground for a method and a number of rivals; the circle grows until the labels stand beside it."""
    texts = [label for _, labels in questions for label in labels]
    directions = axes(len(texts))
    # A sign never parts from its number; a plus is as wide as any.
    written = [f"+\u00a0{index} {shorten(label, SIZE, _LONGEST)}" for index, label in enumerate(texts, 1)]
    radius = _RADIUS
    while True:
        outer = rings_for(radius, rivals + 1)[-1].off + (8 if rivals else 10)
        labels = place(written, directions, outer + 8)
        if _height(labels) < 2 * outer + 90 or radius > 40 * len(texts):
            break
        radius += 8
    left, top, right, bottom = -outer - 3, -outer - 3, outer + 3, outer + 3
    for label in labels:
        left, top = min(left, label.box[0]), min(top, label.box[1])
        right, bottom = max(right, label.box[2]), max(bottom, label.box[3])
    view = " ".join(map(number, (left - _MARGIN, top - _MARGIN, right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN)))
    return Frame(radius, view, _ground(questions, directions, radius, outer, labels), _written(labels))


def _height(labels: Sequence[Label]) -> float:
    return max(label.box[3] for label in labels) - min(label.box[1] for label in labels)


def _ground(questions: Questions, directions: Sequence[Vector], radius: float, outer: float, labels: Sequence[Label]) -> str:
    """Draw the sectors of the questions, the rings, the axes, and a thin line to each label that had to be moved away."""
    spans, parts = spans_of(len(labels_of) for _, labels_of in questions), []
    arcs = zip(questions, sectors(spans, outer), sectors(spans, outer, 1.2), strict=True)
    for index, ((question, _), wedge, edge) in enumerate(arcs):
        tint = wedge if wedge.endswith("z") else f"{wedge}L0 0z"
        parts.append(
            f'<g color="{QUESTION_COLOURS[index % len(QUESTION_COLOURS)]}"><title>{shown(question)}</title>'
            f'<path class="gr-t" d="{tint}"/><path class="gr-q" d="{edge}"/></g>'
        )
    inner, count, leads = radius * _INNER, len(directions), ""
    for (x, y), label in zip(directions, labels, strict=True):
        if label.moved > 7:
            near = label.box[0] - 2 if label.anchor == "start" else label.box[2] + 2 if label.anchor == "end" else 0
            leads += f"M{pair(x * (outer + 3), y * (outer + 3))}L{pair(near, label.baseline - label.size * 0.35)}"
    # The axes are the dashes of one circle so thick that it reaches its centre: a quarter of the bytes of as many lines.
    dash = 1.1 * count / (2 * pi * radius)
    spokes = f'r="{number(radius / 2)}" stroke-width="{number(radius)}" pathLength="{count}" stroke-dasharray="{dash:.3f} {1 - dash:.3f}"'
    turn = (0.5 - dash / 2) * 360 / count - 90
    parts.append(
        f'<g class="gr-d"><circle r="{number(radius)}"/><circle r="{number(inner)}"/><circle {spokes} transform="rotate({turn:.2f})"/>'
    )
    parts.append(f'<path d="{leads}"/></g>' if leads else "</g>")
    heights = " ".join(number(y + 4) for y in (-radius - _BAND, -radius, -inner))
    parts.append(f'<text class="gr-c gr-n" x="0 0 0" y="{heights}">?+\u2212</text>')
    return "".join(parts)


def _written(labels: Sequence[Label]) -> tuple[tuple[str, str], ...]:
    """Write labels in their order, right half first; the left half is a group of its own that ends its words at x."""
    found, side = [], "start"
    for label in labels:
        before, after = _label(label, "end" if label.anchor == "end" else side)
        if label.anchor == "end" != side:
            before, side = f'</g><g text-anchor="end">{before}', "end"
        found.append((before, after))
    return tuple(found)


def _label(label: Label, side: str) -> tuple[str, str]:
    """Write a label as what stands before and after the class and sign of its mark; `side` is where the group around it anchors text."""
    x = number(label.x)
    anchor = "" if label.anchor == side else f' text-anchor="{label.anchor}"'
    size = "" if label.size == SIZE else f' font-size="{number(label.size)}"'
    first, *rest = (shown(line.replace("\u00a0", " ")) for line in label.lines)
    step = number(label.size * LINE)
    # The space that a line ended at stands where it moves nothing: before the words that end at x, after those that begin there.
    parting = f'<tspan x="{x}" dy="{step}"> ' if side == "end" else f' <tspan x="{x}" dy="{step}">'
    more = "".join(f"{parting}{line}</tspan>" for line in rest)
    return (
        f'<text x="{x}" y="{number(label.baseline)}"{anchor}{size}><tspan class="gr-',
        f"</tspan> {first.removeprefix('+ ')}{more}</text>",
    )
