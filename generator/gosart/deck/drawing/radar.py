"""The radar as shapes: ours filled, a competitor's dashed, and what nobody knows outside the scale.

A plus stands on the outer ring, a minus on the inner one, an unknown rating in a band outside of
both with its sign, and the outline is broken there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pptx.enum.shapes import MSO_SHAPE

from gosart.charts.polar import axes, runs
from gosart.charts.radial_labels import move_apart
from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.drawing.words import LEADING
from gosart.deck.model import Line, Radar, Span, Tone
from gosart.method.enums import Rating

__all__ = ["LEAST_RADAR", "draw_radar"]

LEAST_RADAR = 230.0
"""The least height of a radar whose labels have room."""
_SIZE = 11.0
_WORDS = 0.225
"""Share of the width for the labels of one side."""
_MOST_WORDS = 240.0
_PLUS, _MINUS, _OFF = 0.84, 0.3, 0.98
_SHARES: Mapping[Rating | None, float] = {Rating.PLUS: _PLUS, Rating.MINUS: _MINUS}
_TONES: Mapping[Rating | None, Tone] = {Rating.PLUS: Tone.GOOD, Rating.MINUS: Tone.BAD}
_THEIRS = 0.07
"""How much nearer to the centre a competitor's ratings are, so that equal ones are both seen."""
_POINT = 7.0
_LEGEND = 18.0

Point = tuple[float, float]


def draw_radar(canvas: Canvas, radar: Radar, box: Box) -> None:
    """Draw a radar.

    Args:
        canvas: The slide.
        radar: The ratings.
        box: The room for it.
    """
    with canvas.group("Radar", radar.about) as group:
        area = box.upper(box.height - _draw_legend(group, radar, box))
        words = min(area.width * _WORDS, _MOST_WORDS)
        radius = min(area.height / 2 - 4, (area.width - 2 * words) / 2 - 10)
        drawing = _Drawing(group, radar, area, radius)
        drawing.draw_scale()
        drawing.draw_labels(words)
        drawing.draw_ratings()


class _Drawing:
    """Draws one radar."""

    def __init__(self, canvas: Canvas, radar: Radar, area: Box, radius: float) -> None:
        self.canvas, self.radar, self.area, self.radius = canvas, radar, area, radius
        self.x, self.y = area.left + area.width / 2, area.top + area.height / 2
        self.axes = axes(len(radar.axes))

    def at(self, index: int, share: float) -> Point:
        """Return the point of an axis at a share of the radius."""
        x, y = self.axes[index]
        return self.x + x * share * self.radius, self.y + y * share * self.radius

    def draw_scale(self) -> None:
        """Draw the rings, the axes, and where a question begins."""
        for share in (_PLUS, _MINUS):
            size = share * self.radius
            ring = Box(self.x - size, self.y - size, 2 * size, 2 * size)
            self.canvas.shape(MSO_SHAPE.OVAL, ring, line=Tone.FAINT, width=0.75)
        for index in range(len(self.axes)):
            self.canvas.line((self.x, self.y), self.at(index, _PLUS), Tone.FAINT, width=0.5)
        between = axes(2 * len(self.axes))
        for index, axis in enumerate(self.radar.axes):
            if axis.begins_question:
                # half a step before its first axis: the end of an odd one of twice as many
                x, y = _before(between, index)
                end = self.x + x * self.radius, self.y + y * self.radius
                self.canvas.line((self.x, self.y), end, Tone.MUTED, width=1)

    def draw_labels(self, room: float) -> None:
        """Write the criteria left and right, each with our rating's sign, and lines to the axes."""
        for side in (1, -1):
            indices = [index for index, (x, _) in enumerate(self.axes) if (x >= 0) == (side > 0)]
            indices.sort(key=lambda index: self.axes[index][1])
            lines = [self._label(index, room) for index in indices]
            heights = [
                self.canvas.measure.count_lines(line, _SIZE, room) * _SIZE * LEADING
                for line in lines
            ]
            wishes = [self.at(index, 1.0)[1] for index in indices]
            middles = move_apart(wishes, heights, 1.0, self.area.top, self.area.bottom)
            for index, line, height, middle in zip(indices, lines, heights, middles, strict=True):
                left = self.area.right - room if side > 0 else self.area.left
                align = "left" if side > 0 else "right"
                box = Box(left, middle - height / 2, room, height)
                self.canvas.text(box, (line,), _SIZE, align=align)
                start = left - 3 if side > 0 else left + room + 3
                rating = self.radar.ours[index]
                end = 1.06 if rating is Rating.UNKNOWN else _PLUS + 0.05
                self.canvas.line((start, middle), self.at(index, end), Tone.FAINT, width=0.5)

    def _label(self, index: int, room: float) -> Line:
        rating = self.radar.ours[index]
        span = Span(self.radar.axes[index].label)
        sign = _sign(rating, self.radar.signs)
        if not sign:
            return self.canvas.measure.shorten((span,), _SIZE, room, 3)
        tone = _TONES.get(rating, Tone.WARN)
        line = self.canvas.measure.shorten((span,), _SIZE, room - _SIZE * 1.3, 3)
        return (*line, Span(f"\u00a0{sign}", is_bold=True, tone=tone))

    def draw_ratings(self) -> None:
        """Draw areas, lines and points: theirs first, ours above."""
        radar = self.radar
        theirs = self._points(radar.theirs, _THEIRS)
        ours = self._points(radar.ours, 0.0)
        self._lines(radar.ours, ours, Tone.US, 2.0, is_filled=True)
        self._lines(radar.theirs, theirs, Tone.RIVAL, 1.5, is_dashed=True)
        for rating, point in zip(radar.theirs, theirs, strict=False):
            if rating in (Rating.PLUS, Rating.MINUS):
                self._point(MSO_SHAPE.DIAMOND, point, _POINT, fill=Tone.RIVAL)
        for old, now, point in zip(radar.before, radar.ours, ours, strict=False):
            if old is not None and old is not now:
                index = ours.index(point)
                start = self.at(index, _share(old))
                self.canvas.line(start, point, Tone.MUTED, width=0.75, is_dashed=True)
                self._point(MSO_SHAPE.OVAL, start, _POINT - 1, fill=Tone.BACK, line=Tone.US)
        for rating, point in zip(radar.ours, ours, strict=True):
            if rating is Rating.PLUS:
                self._point(MSO_SHAPE.OVAL, point, _POINT, fill=Tone.GOOD)
            elif rating is Rating.MINUS:
                self._point(MSO_SHAPE.RECTANGLE, point, _POINT, fill=Tone.BAD)
            elif rating is Rating.UNKNOWN:
                draw_unknown(self.canvas, point, self.radar.signs[2])
        for ring in radar.rings:
            point = self.at(ring.criterion, _share(ring.rating))
            self._point(MSO_SHAPE.OVAL, point, _POINT + 7, line=Tone.PLAIN)

    def _points(self, ratings: Sequence[Rating | None], nearer: float) -> list[Point]:
        return [
            self.at(index, _share(rating) - (nearer if rating is Rating.PLUS else 0.0))
            for index, rating in enumerate(ratings)
        ]

    def _lines(
        self,
        ratings: Sequence[Rating | None],
        points: Sequence[Point],
        tone: Tone,
        width: float,
        *,
        is_filled: bool = False,
        is_dashed: bool = False,
    ) -> None:
        """Draw the outline, broken wherever a rating is off the scale."""
        for run in runs([rating in (Rating.PLUS, Rating.MINUS) for rating in ratings]):
            corners = [points[index] for index in run]
            is_whole = len(run) == len(points)
            if is_filled and len(corners) > 1:
                area = corners if is_whole else [(self.x, self.y), *corners]
                self.canvas.polygon(area, fill=tone, opacity=0.16)
            if len(corners) > 1:
                self.canvas.polygon(
                    corners, line=tone, width=width, is_dashed=is_dashed, is_closed=is_whole
                )

    def _point(
        self,
        kind: MSO_SHAPE,
        point: Point,
        size: float,
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
    ) -> None:
        box = Box(point[0] - size / 2, point[1] - size / 2, size, size)
        self.canvas.shape(kind, box, fill=fill, line=line)


def _share(rating: Rating | None) -> float:
    return _SHARES.get(rating, _OFF)


def _sign(rating: Rating | None, signs: tuple[str, str, str]) -> str:
    order = {Rating.PLUS: 0, Rating.MINUS: 1, Rating.UNKNOWN: 2}
    return signs[order[rating]] if rating is not None else ""


def _before(between: Sequence[Point], index: int) -> Point:
    """Return the direction half a step before an axis, of twice as many axes."""
    # an axis is half a step past its share of the circle: twice as many have one a quarter before
    # and one a quarter after, and the middle of both neighbours is where the question begins
    first, second = between[2 * index - 1], between[2 * index]
    x, y = first[0] + second[0], first[1] + second[1]
    length = (x * x + y * y) ** 0.5 or 1.0
    return x / length, y / length


def _draw_legend(canvas: Canvas, radar: Radar, box: Box) -> float:
    """Write what is what below the drawing, in as many rows as it takes; return their height."""
    rows: list[list[tuple[str, str, float]]] = [[]]
    left = 0.0
    for kind, text in _entries(radar):
        sample = _SAMPLES[kind]
        text = canvas.measure.fit(text, _SIZE, box.width - sample)
        wide = sample + canvas.measure.width(text, _SIZE) + 16
        if left + wide > box.width and rows[-1]:
            rows.append([])
            left = 0.0
        rows[-1].append((kind, text, left))
        left += wide
    top = box.bottom - _LEGEND * len(rows) + 4
    for row in rows:
        for kind, text, left in row:
            x, middle = box.left + left, top + _SIZE * LEADING / 2
            _draw_sample(canvas, radar, kind, x, middle)
            start = x + _SAMPLES[kind]
            wide = min(canvas.measure.width(text, _SIZE) + 2, box.right - start)
            at = Box(start, top, wide, _SIZE * LEADING)
            canvas.text(at, ((Span(text, tone=Tone.MUTED),),), _SIZE, is_one_line=True)
        top += _LEGEND
    return _LEGEND * len(rows)


_SAMPLES = {"us": 26.0, "rival": 26.0, "scale": 0.0, "unknown": 19.0, "before": 12.0, "ring": 19.0}
"""Room for what an entry of the legend shows, by its kind."""


def _entries(radar: Radar) -> Iterator[tuple[str, str]]:
    """Yield kind and words of the entries of the legend, of what is drawn alone."""
    legend = radar.legend
    yield "us", radar.us
    if radar.rival:
        yield "rival", radar.rival
    yield "scale", legend.scale
    if Rating.UNKNOWN in radar.ours:
        yield "unknown", legend.unknown
    if any(
        old is not None and old is not now
        for old, now in zip(radar.before, radar.ours, strict=False)
    ):
        yield "before", legend.before
    if radar.rings:
        yield "ring", legend.dissent


def _draw_sample(canvas: Canvas, radar: Radar, kind: str, x: float, y: float) -> None:
    if kind == "us":
        canvas.line((x, y), (x + 20, y), Tone.US, width=2)
    elif kind == "rival":
        canvas.line((x, y), (x + 20, y), Tone.RIVAL, width=1.5, is_dashed=True)
    elif kind == "unknown":
        draw_unknown(canvas, (x + 7, y), radar.signs[2])
    elif kind == "before":
        size = _POINT - 1
        box = Box(x, y - size / 2, size, size)
        canvas.shape(MSO_SHAPE.OVAL, box, fill=Tone.BACK, line=Tone.US)
    elif kind == "ring":
        size = _POINT + 7
        canvas.shape(MSO_SHAPE.OVAL, Box(x, y - size / 2, size, size), line=Tone.PLAIN)


def draw_unknown(canvas: Canvas, point: Point, sign: str) -> None:
    """Draw an unknown rating: a ring with its sign.

    Args:
        canvas: The slide.
        point: Its middle.
        sign: The method's sign.
    """
    size = _SIZE * LEADING + 1
    box = Box(point[0] - size / 2, point[1] - size / 2, size, size)
    canvas.shape(MSO_SHAPE.OVAL, box, fill=Tone.BACK, line=Tone.WARN)
    words = (Span(sign, is_bold=True, tone=Tone.WARN),)
    canvas.text(box, (words,), _SIZE, align="center", anchor="middle", is_one_line=True)
