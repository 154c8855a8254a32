"""The assessment as a radar: us filled, rivals dashed, and what nobody knows outside the scale, never half-way up it.

A `+` stands at the rim, a `-` near the centre. An unknown or missing mark has no place on that scale: it stands in a band outside the rim,
and the outline is broken there. Every series has its own rings, a little apart, so that equal marks are not drawn over each other.
Shapes, dashes and colours are in `charts.css`, once for all radars of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gosart.analysis.assessment import Move
from gosart.charts.polar import Point, outline, points_at, spans_of
from gosart.charts.radar_grid import Rings, frame_for, rings_for
from gosart.charts.svg import NAMESPACES, escape_xml, whole
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method

__all__ = ["RIVAL_CLASSES", "Series", "draw_radar"]

RIVAL_CLASSES = ("r1", "r2", "r3", "r4", "r5", "r6")
"""Classes of the rivals' colours and dashes in `charts.css`, in their order; a seventh looks like the first."""


@dataclass(frozen=True, slots=True)
class Series:
    """One vendor's marks. `key` is `us` or a competitor's id, `marks` stand in the order of the method's criteria (None: not rated)."""

    key: str
    name: str
    marks: tuple[Rating | None, ...]


def draw_radar(
    method: Method,
    series: Sequence[Series],
    translator: Translator,
    *,
    date: str = "",
    name: str = "",
    before: tuple[Rating | None, ...] = (),
) -> str:
    """Draw marks as a complete `<svg>` element that scales with its box; the first series is filled, the others are dashed lines.

    `date` is written in the title as it is given. `name` makes the title's id, `<name>-title`, and that of what is drawn twice: two radars
    of one page need two names; without one there is no id. `before` are the first series' marks of the assessment before, in the method's
    order: they are drawn as a thin line, and a mark that has changed as a hollow point with a trail to where it is now.
    Every mark is one element with `data-criterion`, `data-for` and `data-mark` (`+`, `-`, `?` or empty).
    """
    frame = frame_for(
        tuple(
            tuple(criterion.label for criterion in question.criteria)
            for question in method.questions
        ),
        max(0, len(series) - 1),
    )
    keys = [criterion.key for criterion in method.criteria]
    rings = rings_for(frame.radius, len(series))
    key = escape_xml(name)
    labelled, ident = (
        (f' aria-labelledby="{key}-title"', f' id="{key}-title"') if name else ("", "")
    )
    described = " ".join(_described(method, series, before, translator))
    parts = [
        (
            f'<svg {frame.sheet} {NAMESPACES} role="img"{labelled}>'
            f"<title{ident}>{escape_xml(_title(series, translator, date))}</title><desc>{escape_xml(described)}</desc>"
        ),
        frame.source_map,
    ]
    if before and series:
        parts.append(_before(before, series[0].marks, rings[0], key))
    for order in range(len(series) - 1, -1, -1):
        parts += _series(keys, series[order], rings[order], order)
    parts += (frame.labels, "</svg>")
    return "".join(parts)


def _title(series: Sequence[Series], translator: Translator, date: str) -> str:
    us, rivals = (series[0].name if series else ""), ", ".join(one.name for one in series[1:])
    if rivals and date:
        return translator.text(
            "Assessment of {date}: {us} and {rivals}", date=date, us=us, rivals=rivals
        )
    if rivals:
        return translator.text("Assessment: {us} and {rivals}", us=us, rivals=rivals)
    return (
        translator.text("Assessment of {date}: {us}", date=date, us=us)
        if date
        else translator.text("Assessment: {us}", us=us)
    )


def _described(
    method: Method,
    series: Sequence[Series],
    before: Sequence[Rating | None],
    translator: Translator,
) -> Iterator[str]:
    """Say the marks in words: ours by question, each rival's in all, and what has moved."""
    for us in series[:1]:
        for question, (start, end) in zip(
            method.questions,
            spans_of(len(question.criteria) for question in method.questions),
            strict=True,
        ):
            yield translator.text(
                "{what}: {marks}.",
                what=question.short,
                marks=_counted(us.marks[start:end], translator),
            )
    for rival in series[1:]:
        yield translator.text(
            "{what}: {marks}.", what=rival.name, marks=_counted(rival.marks, translator)
        )
    if before and series:
        yield from _moved(method, before, series[0].marks, translator)


def _counted(marks: Sequence[Rating | None], translator: Translator) -> str:
    counts = [
        (kind, translator.number(count)) for kind in (*Rating, None) if (count := marks.count(kind))
    ]
    told = {
        Rating.PLUS: translator.text("{n} plus"),
        Rating.MINUS: translator.text("{n} minus"),
        Rating.UNKNOWN: translator.text("{n} unknown"),
        None: translator.text("{n} not rated"),
    }
    return ", ".join(told[kind].format(n=count) for kind, count in counts)


def _moved(
    method: Method,
    before: Sequence[Rating | None],
    now: Sequence[Rating | None],
    translator: Translator,
) -> Iterator[str]:
    pairs = zip(method.criteria, before, now, strict=True)
    moves = [
        Move(criterion, earlier, later)
        for criterion, earlier, later in pairs
        if earlier is not later
    ]
    for direction, msg in (
        (1, translator.text("Better than before: {criteria}.")),
        (-1, translator.text("Worse than before: {criteria}.")),
        (0, translator.text("Otherwise changed: {criteria}.")),
    ):
        if names := [move.criterion.label for move in moves if move.direction == direction]:
            yield msg.format(criteria=", ".join(names))
    if not moves:
        yield translator.text("No mark has changed.")


def _points(marks: Sequence[Rating | None], rings: Rings) -> list[Point]:
    count = len(marks)
    plus, minus, off = (
        points_at(count, rings.plus),
        points_at(count, rings.minus),
        points_at(count, rings.off),
    )
    return [
        (plus if mark is Rating.PLUS else minus if mark is Rating.MINUS else off)[
            index
        ]  # what is not known is off the scale
        for index, mark in enumerate(marks)
    ]


def _before(
    before: Sequence[Rating | None], now: Sequence[Rating | None], rings: Rings, key: str
) -> str:
    """Draw the marks of the assessment before: their outline, and from each that has changed a trail to where it is now.

    A trail begins in a hollow point: a disc on a larger disc. Both are the first dash, as long as nothing, of the trails drawn again.
    """
    earlier, later = _points(before, rings), _points(now, rings)
    line, _ = outline(before, earlier)
    moved = [
        index for index, (old, new) in enumerate(zip(before, now, strict=True)) if old is not new
    ]
    drawn = f'<path d="{line}"/>' if line else ""
    if moved:
        # What has changed and stands where it stood has a trail all the same, too short to be seen: else it would have no dash.
        trails = "".join(_trail(earlier[index], later[index]) for index in moved)
        # `xlink:href`: Material's instant navigation sets `.href` on whatever matches `[href]`, which a drawing does not allow.
        ident, again = (
            (f' id="{key}-b"', f'<use xlink:href="#{key}-b"/>')
            if key
            else ("", f'<g><path class="t" d="{trails}"/></g>')
        )
        drawn += f'<path class="t"{ident} d="{trails}"/>{again}{again}'
    return f'<g class="b">{drawn}</g>'


def _trail(start: Point, end: Point) -> str:
    if start == end:
        return f"M{whole(*start)}h.1"
    to = whole(*end)
    return f"M{whole(*start)}{to if to[0] == '-' else f',{to}'}"


def _series(keys: Iterable[str], one: Series, rings: Rings, order: int) -> Iterator[str]:
    """Draw a series: the area and line of ours or the line of a rival, its points, and a sign in each of our unknown ones."""
    points = _points(one.marks, rings)
    line, area = outline(one.marks, points)
    yield f'<g class="{RIVAL_CLASSES[(order - 1) % len(RIVAL_CLASSES)] if order else "us"}">'
    if area and not order:
        yield f'<path class="a" d="{area}"/>'
    if line:
        yield f'<path class="l" d="{line}"/>'
    # An unknown mark is a square so round that it is a ring, around its x and y: shorter to write than a circle.
    data = f'" data-for="{escape_xml(one.key)}" data-mark="'
    for key, mark, (x, y) in zip(keys, one.marks, points, strict=True):
        if mark is Rating.UNKNOWN:
            yield f'<rect x="{x}" y="{y}" data-criterion="{key}{data}?"/>'
        elif mark is None:
            yield f'<path d="M{whole(x - 4, y - 4)}l8,8m0-8-8,8" data-criterion="{key}{data}"/>'
        else:
            yield f'<path d="M{whole(x, y)}z" data-criterion="{key}{data}{mark.value}"/>'
    unknown = [
        point
        for point, mark in zip(points, one.marks, strict=True)
        if mark is Rating.UNKNOWN and not order
    ]
    if unknown:
        across, down = (
            ",".join(str(x) for x, _ in unknown),
            ",".join(str(y + 5) for _, y in unknown),
        )
        yield f'<text class="c" x="{across}" y="{down}">{"?" * len(unknown)}</text>'
    yield "</g>"
