"""The assessment as a radar: us filled, rivals dashed, and what nobody knows outside the scale, never half-way up it.

A `+` stands at the rim, a `-` near the centre. An unknown or missing mark has no place on that scale: it stands in a band outside the rim,
and the outline is broken there. Every series has its own rings, a little apart, so that equal marks are not drawn over each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.charts.radar_frame import STYLE, Frame, Rings, frame_for, rings_for
from generator.charts.svg import number, pair, shown
from generator.charts.wheel import Vector, axes, outline, spans_of
from generator.language.words import Words
from generator.methodology.catalogue import Method
from generator.methodology.enums import Mark

__all__ = ["Series", "draw_radar"]

_SIGNS = {Mark.PLUS: "+", Mark.MINUS: "\u2212", Mark.UNKNOWN: "?", None: "\u00b7"}
_KINDS = {Mark.PLUS: "p", Mark.MINUS: "m", Mark.UNKNOWN: "u", None: "n"}
_RIVAL_COLOURS = ("#6f7680", "#ad4a7d", "#8d6e3f", "#3b8592")
_DASHES = ("5 4", "2 3", "9 3 2 3", "12 4")

_GROUPS = (
    (Mark.PLUS, ' class="gr-p"', ""),
    (Mark.MINUS, ' class="gr-m"', ""),
    (Mark.UNKNOWN, ' class="gr-o" color="var(--gosart-unknown,#b26a00)"', ' class="gr-o"'),
    (None, ' class="gr-x" color="var(--md-default-fg-color--light,#777)"', ' class="gr-x"'),
)
"""How the points of a mark are drawn: for us, and for a rival in his own colour."""


@dataclass(frozen=True, slots=True)
class Series:
    """One vendor's marks. `key` is `us` or a competitor's id, `marks` stand in the order of the method's criteria (None: not rated)."""

    key: str
    name: str
    marks: tuple[Mark | None, ...]


def draw_radar(method: Method, series: Sequence[Series], words: Words, *, date: str = "", name: str = "") -> str:
    """Draw marks as a complete `<svg>` element that scales with its box; the first series is filled, the others are dashed lines.

    `date` is written in the title as it is given. `name` makes the ids of the title and description: two radars of one page need two names;
    without one there are no ids. Every mark is one element with `data-criterion`, `data-for` and `data-mark` (`+`, `-`, `?` or empty).
    """
    questions = tuple((question.label, tuple(criterion.label for criterion in question.criteria)) for question in method.questions)
    frame = frame_for(questions, max(0, len(series) - 1))
    directions = axes(len(method.criteria))
    rings = rings_for(frame.radius, len(series))
    title, desc = shown(_title(series, words, date)), shown(_described(method, series, words))
    ids, title_id, desc_id = "", "", ""
    if name:
        ids = f' aria-labelledby="{shown(name)}-title" aria-describedby="{shown(name)}-desc"'
        title_id, desc_id = f' id="{shown(name)}-title"', f' id="{shown(name)}-desc"'
    parts = [
        f'<svg class="gosart-radar" xmlns="http://www.w3.org/2000/svg" viewBox="{frame.view}" role="img"{ids}>',
        f"<title{title_id}>{title}</title><desc{desc_id}>{desc}</desc><style>{STYLE}</style>{frame.ground}",
    ]
    parts += (_rival(method, one, rings[order], directions, order) for order, one in enumerate(series[1:], 1))
    if series:
        parts.append(_us(method, series[0], rings[0], directions, words))
    parts += ("<g>", *_labels(frame, series[0].marks if series else ()), "</g></svg>")
    return "".join(parts)


def _title(series: Sequence[Series], words: Words, date: str) -> str:
    us, rivals = (series[0].name if series else ""), ", ".join(one.name for one in series[1:])
    if rivals and date:
        return words.text("Assessment of {date}: {us} and {rivals}", date=date, us=us, rivals=rivals)
    if rivals:
        return words.text("Assessment: {us} and {rivals}", us=us, rivals=rivals)
    return words.text("Assessment of {date}: {us}", date=date, us=us) if date else words.text("Assessment: {us}", us=us)


def _described(method: Method, series: Sequence[Series], words: Words) -> str:
    """Say the marks in words: ours by question, each rival's in all."""
    spans = spans_of(len(question.criteria) for question in method.questions)
    told = [
        (question.label, one.marks[start:end]) for one in series[:1] for question, (start, end) in zip(method.questions, spans, strict=True)
    ]
    told += ((rival.name, rival.marks) for rival in series[1:])
    return " ".join(
        words.text(
            "{what} \u2013 {plus} plus, {minus} minus, {unknown} unknown, {unrated} not rated.",
            what=what,
            plus=words.number(marks.count(Mark.PLUS)),
            minus=words.number(marks.count(Mark.MINUS)),
            unknown=words.number(marks.count(Mark.UNKNOWN)),
            unrated=words.number(marks.count(None)),
        )
        for what, marks in told
    )


def _labels(frame: Frame, marks: Sequence[Mark | None]) -> Iterator[str]:
    for (before, after), mark in zip(frame.labels, marks or (None,) * len(frame.labels), strict=True):
        yield f'{before}{_KINDS[mark]}">{_SIGNS[mark]}{after}'


def _points(one: Series, rings: Rings, directions: Sequence[Vector]) -> list[Vector]:
    return [(x * (ring := rings.of(mark)), y * ring) for mark, (x, y) in zip(one.marks, directions, strict=True)]


def _us(method: Method, one: Series, rings: Rings, directions: Sequence[Vector], words: Words) -> str:
    points = _points(one, rings, directions)
    line, area = outline(one.marks, points)
    terms = method.terms.get("mark", {})
    said: dict[Mark | None, str] = {mark: terms[mark.value].label if mark.value in terms else _SIGNS[mark] for mark in Mark}
    said[None] = words.text("not rated")
    titles = [
        f"<title>{shown(f'{criterion.label}: {said[mark]}')}</title>" for criterion, mark in zip(method.criteria, one.marks, strict=True)
    ]
    drawn = f'<path class="gr-a" d="{area}"/>' if area else ""
    if line:
        drawn += f'<path class="gr-l" d="{line}"/>'
    unknown = [point for point, mark in zip(points, one.marks, strict=True) if mark is Mark.UNKNOWN]
    across, down = " ".join(number(x) for x, _ in unknown), " ".join(number(y + 4) for _, y in unknown)
    signs = f'<text class="gr-c gr-u" x="{across}" y="{down}">{"?" * len(unknown)}</text>' if unknown else ""
    return f'<g color="var(--gosart-us,#1565c0)">{drawn}</g>{"".join(_marks(method, one, points, 4.4, titles))}{signs}'


def _rival(method: Method, one: Series, rings: Rings, directions: Sequence[Vector], order: int) -> str:
    points = _points(one, rings, directions)
    line, _ = outline(one.marks, points)
    position = (order - 1) % len(_RIVAL_COLOURS)
    colour = f"var(--gosart-rival-{position + 1},{_RIVAL_COLOURS[position]})"
    drawn = f'<path class="gr-l" stroke-dasharray="{_DASHES[(order - 1) % len(_DASHES)]}" d="{line}"/>' if line else ""
    return f'<g color="{colour}" fill="currentColor">{drawn}{"".join(_marks(method, one, points, 2.6))}</g>'


def _marks(method: Method, one: Series, points: Sequence[Vector], half: float, titles: Sequence[str] = ()) -> Iterator[str]:
    """Draw a series' points of half a size, one group a mark: a disc, a square, a larger ring or a cross."""
    key = shown(one.key)
    for mark, ours, theirs in _GROUPS:
        found = [index for index, given in enumerate(one.marks) if given is mark]
        if not found:
            continue
        yield f"<g{ours if titles else theirs}>"
        for index in found:
            tag, shape = _marker(mark, points[index], half)
            data = f'data-criterion="{method.criteria[index].key}" data-for="{key}" data-mark="{mark.value if mark else ""}"'
            yield f"<{tag} {shape} {data}>{titles[index]}</{tag}>" if titles else f"<{tag} {shape} {data}/>"
        yield "</g>"


def _marker(mark: Mark | None, point: Vector, half: float) -> tuple[str, str]:
    """Return tag and shape of a point. A path begins in the point itself."""
    if mark is Mark.PLUS or mark is Mark.UNKNOWN:
        return "circle", f'cx="{number(point[0])}" cy="{number(point[1])}" r="{number(half if mark is Mark.PLUS else half * 1.45)}"'
    if mark is Mark.MINUS:
        side, shift = number(half * 1.8), number(half * 0.9)
        return "path", f'd="M{pair(*point)}m-{shift}-{shift}h{side}v{side}h-{side}z"'
    return "path", f'd="M{pair(*point)}m-2-2l4 4m0-4l-4 4"'
