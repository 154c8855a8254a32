"""Figures of an opportunity over time as small multiples: a panel for each, all over the same days.

A line keeps its height until a step of the plan changes it. What the plan does not say is a hatched
band, what is below 0 has bars down to the line. Looks are in `history.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gosart.charts.action_plan.day_scale import SMALL, DayScale, draw_months
from gosart.charts.free_labels import FreeLabels
from gosart.charts.hatching import hatching
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["Track", "TrackPoint", "draw_over_time"]

_LABEL = 12.5
_HEAD = 34.0
"""Height of what is written above a panel, two lines."""
_GAP, _BETWEEN = 12.0, 22.0
"""Room between two panels below each other, and beside each other."""
_FOOT, _MONTHS = 18.0, 18.0
_EDGE, _INSET = 6.0, 9.0
"""Room left and right of the lines, and above and below them in a panel."""
_ROOMY = 700.0
"""Width from which steps have their words beside them."""
_BARS = 5.0
"""Units between two bars of what is below 0."""


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """A figure from a day on."""

    when: date
    value: float | None
    """None where the plan does not say it."""
    words: str


@dataclass(frozen=True, slots=True)
class Track:
    """One figure over time."""

    key: str
    label: str
    note: str
    """What it is now and what became of it, in words."""
    points: tuple[TrackPoint, ...]
    """The oldest first, at least one; the last one is that of today."""
    has_zero: bool = False
    """Whether 0 has a line, because what is below it is bad."""


def draw_over_time(
    tracks: Sequence[Track],
    end: date,
    translator: Translator,
    *,
    name: str,
    title: str,
    width: float,
    columns: int = 1,
    height: float = 52.0,
) -> str:
    """Draw figures as a complete `<svg>` element that scales with its box.

    Args:
        tracks: The figures, each a panel.
        end: The last day.
        translator: The reader's language.
        name: Makes the ids of the drawing.
        title: What it says.
        width: Of the drawing.
        columns: How many panels stand beside each other.
        height: Of the lines of a panel.

    Returns:
        The drawing, "" for no tracks. Every panel is a `<g data-track>`, every change in it a `<g
        data-date>` with its day and words as title.
    """
    if not tracks:
        return ""
    first = min(track.points[0].when for track in tracks)
    last = max(end, first + timedelta(days=1))
    wide = (width - _BETWEEN * (columns - 1)) / columns
    is_row = columns > 1
    top = 0.0 if is_row else _MONTHS
    step = _HEAD + height + (_FOOT if is_row else _GAP)
    rows = -(-len(tracks) // columns)
    whole = top + step * rows
    key = escape_xml(name)
    panels = [
        _Panel(
            track,
            DayScale(first, last, left + _EDGE, left + wide - _EDGE),
            (left, top + step * (index // columns), wide, height),
        )
        for index, track in enumerate(tracks)
        for left in ((wide + _BETWEEN) * (index % columns),)
    ]
    labels = FreeLabels(width, whole)
    for panel in panels:
        labels.boxes.append((panel.left, panel.top, panel.left + panel.wide, panel.top + _HEAD - 4))
        labels.points += panel.samples(end)
    opening = (
        f'<svg class="gosart-course" xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="0 0 {number(width)} {number(whole)}" aria-labelledby="{key}-title"'
        f' aria-describedby="{key}-desc"><title id="{key}-title">{escape_xml(title)}</title>'
        f'<desc id="{key}-desc">{escape_xml(_description(tracks, translator))}</desc>'
        f"<defs>{hatching(key, 'gt-blank')}</defs>"
    )
    parts = [opening]
    if not is_row:
        parts += draw_months(panels[0].scale, 11, whole - _GAP, translator)
    for panel in panels:
        parts.append(f'<g data-track="{escape_xml(panel.track.key)}">')
        parts += panel.head()
        parts += panel.ground(end, key)
        parts += panel.steps(end, translator)
        if wide >= _ROOMY:
            parts += panel.words(labels)
        if is_row:
            parts += panel.days(first, end, translator)
        parts.append("</g>")
    return "".join((*parts, "</svg>"))


def _description(tracks: Sequence[Track], translator: Translator) -> str:
    return " ".join(
        translator.text("{what}: {ratings}.", what=track.label, ratings=track.note)
        for track in tracks
    )


@dataclass(frozen=True, slots=True)
class _Panel:
    """A figure in its box: left, top, width, and the height of its lines."""

    track: Track
    scale: DayScale
    box: tuple[float, float, float, float]

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def wide(self) -> float:
        return self.box[2]

    @property
    def floor(self) -> float:
        return self.top + _HEAD + self.box[3]

    def y(self, value: float) -> float:
        """Return the height of a value; what is always the same is in the middle."""
        values = [point.value for point in self.track.points if point.value is not None]
        low, high = min(values), max(values)
        if self.track.has_zero:
            low, high = min(low, 0.0), max(high, 0.0)
        room = self.box[3] - 2 * _INSET
        share = (value - low) / (high - low) if high > low else 0.5
        return self.floor - _INSET - room * share

    def spans(self, end: date) -> Iterator[tuple[TrackPoint, float, float]]:
        """Yield each point with where it begins and ends."""
        points = self.track.points
        ends = (*(point.when for point in points[1:]), end)
        for point, until in zip(points, ends, strict=True):
            yield point, self.scale.x(point.when), self.scale.x(until)

    def samples(self, end: date) -> Iterator[tuple[float, float]]:
        """Yield points of the lines that words had better not cover."""
        before: float | None = None
        values = [point.value for point in self.track.points if point.value is not None]
        if self.track.has_zero and values:
            count = int(self.wide / 4) + 1
            yield from ((self.left + 4 * index, self.y(0)) for index in range(count))
        for point, x, right in self.spans(end):
            if point.value is not None:
                y = self.y(point.value)
                if self.track.has_zero and point.value < 0:  # bars
                    heights = range(int(self.y(0)), int(y), 4)
                    yield from (
                        (x + step, height)
                        for step in range(0, int(right - x) + 1, 4)
                        for height in heights
                    )
                yield from ((x + step, y) for step in range(0, int(right - x) + 1, 4))
                if before is not None:
                    low, high = sorted((y, before))
                    yield from ((x, low + step) for step in range(0, int(high - low) + 1, 4))
            before = None if point.value is None else self.y(point.value)

    def head(self) -> Iterator[str]:
        """Write what the figure is, and what became of it."""
        track = self.track
        label = shorten_to_width(track.label, _LABEL * BOLD, self.wide)
        note = shorten_to_width(track.note, SMALL, self.wide)
        for kind, text, y in (("gt-name", label, 12), ("gt-note", note, 27)):
            full = track.label if kind == "gt-name" else track.note
            about = "" if text == full else f"<title>{escape_xml(full)}</title>"
            yield (
                f'<text class="{kind}" x="{number(self.left)}" y="{number(self.top + y)}">'
                f"{about}{escape_xml(text)}</text>"
            )

    def ground(self, end: date, key: str) -> Iterator[str]:
        """Draw the frame, the line of 0, and a band where the plan does not say the figure."""
        top, bottom = self.floor - self.box[3], self.floor
        wide = number(self.wide)
        yield (
            f'<path class="gt-frame" d="M{pair(self.left, top)}h{wide}M{pair(self.left, bottom)}'
            f'h{wide}"/>'
        )
        for point, x, right in self.spans(end):
            if point.value is None:
                yield (
                    f'<rect class="gt-gap" x="{number(x)}" y="{number(top + 3)}"'
                    f' width="{number(max(1.0, right - x))}" height="{number(self.box[3] - 6)}"'
                    f' fill="url(#{key})"/>'
                )
        values = [point.value for point in self.track.points if point.value is not None]
        if self.track.has_zero and values:
            y = number(self.y(0))
            yield f'<path class="gt-zero" d="M{number(self.left)},{y}h{wide}"/>'
            bars = ""
            for point, x, right in self.spans(end):
                if point.value is not None and point.value < 0:
                    count = max(1, int((right - x) / _BARS))
                    step = (right - x) / count
                    down = f"V{number(self.y(point.value))}"
                    bars += "".join(
                        f"M{pair(x + step * (index + 0.5), self.y(0))}{down}"
                        for index in range(count)
                    )
            if bars:
                yield f'<path class="gt-bad" d="{bars}"/>'

    def steps(self, end: date, translator: Translator) -> Iterator[str]:
        """Draw the line with a mark at each change."""
        path, before = "", None
        for point, x, right in self.spans(end):
            if point.value is not None:
                y = self.y(point.value)
                path += f"V{number(y)}" if before is not None else f"M{pair(x, y)}"
                path += f"H{number(right)}"
            before = point.value
        if path:
            yield f'<path class="gt-line" d="{path}"/>'
        for index, (point, x, _) in enumerate(self.spans(end)):
            y = self.floor - self.box[3] / 2 if point.value is None else self.y(point.value)
            title = translator.text(
                "{date}: {what}", date=translator.date(point.when), what=point.words
            )
            is_bad = self.track.has_zero and point.value is not None and point.value < 0
            kind = "gt-none" if point.value is None else "gt-late" if is_bad else "gt-dot"
            shape = (
                f'<circle class="{kind}" cx="{number(x)}" cy="{number(y)}" r="3.2"/>'
                if not is_bad
                else f'<path class="{kind}" d="M{pair(x, y)}m-4,-3.4h8l-4,7z"/>'
            )
            yield (
                f'<g data-date="{point.when.isoformat()}" data-step="{index}">'
                f"<title>{escape_xml(title)}</title>{shape}</g>"
            )

    def words(self, labels: FreeLabels) -> Iterator[str]:
        """Write the steps' words where there is room, the latest first."""
        bottom = self.floor - 3
        top = self.floor - self.box[3] + SMALL
        for point in reversed(self.track.points):
            x = self.scale.x(point.when)
            middle = self.floor - self.box[3] / 2
            y = middle if point.value is None else self.y(point.value)
            positions = [
                (x + 6, max(top, y - 6), "start"),
                (x + 6, min(bottom, y + 14), "start"),
                (x - 6, max(top, y - 6), "end"),
                (x - 6, min(bottom, y + 14), "end"),
            ]
            right = self.left + self.wide
            wide = text_width(point.words, SMALL)
            inside = [
                position
                for position in positions
                if (position[2] == "start" and position[0] + wide <= right)
                or (position[2] == "end" and position[0] - wide >= self.left)
            ]
            if inside:
                kind = "gt-doubt" if point.value is None else "gt-words"
                yield labels.put(point.words, SMALL, inside, kind, is_over_lines=False)

    def days(self, first: date, end: date, translator: Translator) -> Iterator[str]:
        """Write the first day and the last one below a panel that has them for itself."""
        y = number(self.floor + 13)
        begin, finish = translator.short_day(first), translator.short_day(end)
        yield f'<text class="gt-day" x="{number(self.left)}" y="{y}">{escape_xml(begin)}</text>'
        room = self.wide - text_width(begin, SMALL) - text_width(finish, SMALL)
        if finish != begin and room > 6:
            yield (
                f'<text class="gt-day" x="{number(self.left + self.wide)}" y="{y}"'
                f' text-anchor="end">{escape_xml(finish)}</text>'
            )
