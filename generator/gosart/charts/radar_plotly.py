"""The radar as a Plotly figure over all dates, from the same results, rings and label places as the SVG.

    data ── ground (sectors, their arcs) ── the looks of one trace a vendor (ours has a second one, its area), still without marks
    frames ── one a date: the marks of the vendors assessed on it; who was not keeps those of the date before
    layout.meta ── what a script needs that is in no trace: criteria, questions, the sheet's box

Plain dictionaries, because `go.Figure` takes a hundred times as long to write the same. Each assessment stands in it once. Colours are
CSS variables, which `twin.js` turns into the values of the palette.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from gosart.analysis.assessment import OpportunityAssessment
from gosart.charts.polar import Vector, axes, runs, spans_of
from gosart.charts.radar_grid import LEAD, Frame, Rings, frame_for, rings_for
from gosart.charts.radial_labels import LINE as LINE_HEIGHT
from gosart.charts.radial_labels import Label
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.plan.model.account import Assessment, Competitor, CriterionRating

__all__ = ["DASHES", "RIVALS", "Note", "radar_figure"]

Note = tuple[str, str, str]
"""What stands behind a mark, as plain text: the evidence, who said it, how sure the rater is; "" for what is not given."""

QUESTIONS = (
    "var(--gosart-q1, #3f6fb5)", "var(--gosart-q2, #8a5fb0)", "var(--gosart-q3, #c0762b)",
    "var(--gosart-q4, #2f8f83)", "var(--gosart-q5, #b0557a)", "var(--gosart-q6, #6b7f2a)",
)  # fmt: skip
RIVALS = (
    "var(--gosart-rival-1, #6f7680)", "var(--gosart-rival-2, #ad4a7d)", "var(--gosart-rival-3, #8d6e3f)",
    "var(--gosart-rival-4, #3b8592)", "var(--gosart-rival-5, #7a55b8)", "var(--gosart-rival-6, #a85a2e)",
)  # fmt: skip
DASHES = (
    "6px,5px",
    "2px,4px",
    "11px,4px,2px,4px",
    "15px,5px",
    "6px,3px,2px,3px,2px,3px",
    "15px,4px,4px,4px",
)
"""Dashes of the rivals' lines, the same as in `charts.css`; a seventh rival looks like the first."""
US = "var(--gosart-us, #1565c0)"
GROUND = "var(--gosart-card, #fff)"
MUTED = "var(--gosart-muted, #5a6472)"
LINE = "var(--gosart-line, #d9dde4)"
OURS = {
    Rating.PLUS: "var(--gosart-plus, #1b7f3b)",
    Rating.MINUS: "var(--gosart-minus, #c62828)",
    Rating.UNKNOWN: "var(--gosart-unknown, #9a6700)",
}

SYMBOLS: dict[Rating | None, str] = {
    Rating.PLUS: "circle",
    Rating.MINUS: "square",
    Rating.UNKNOWN: "circle",
    None: "x-thin",
}
OUR_SIZES: dict[Rating | None, int] = {
    Rating.PLUS: 12,
    Rating.MINUS: 11,
    Rating.UNKNOWN: 17,
    None: 9,
}
SIZES: dict[Rating | None, int] = {Rating.PLUS: 8, Rating.MINUS: 7, Rating.UNKNOWN: 9, None: 8}


@dataclass(frozen=True, slots=True)
class _Vendor:
    """A vendor's place in the figure: `line` and `area` are the indices of its traces (only ours has an area)."""

    rival: Competitor | None
    name: str
    order: int
    rings: Rings
    line: int
    area: int | None


def radar_figure(
    method: Method,
    assessment: OpportunityAssessment,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[str, Any]:
    """Return `data`, `layout` and `frames` as Plotly takes them; JSON can write all of it.

    `theta` is in degrees clockwise from the top, `r` in the units of the SVG; the trace of a vendor goes from criterion to criterion with
    `null` where the outline is broken. `meta` of a vendor's trace: `vendor` (`us` or an id), `date` (ISO) and `said` (in words), `by`,
    `marks` (a sign a criterion, `.` for not rated) and `notes` (number of a criterion from 0 to its note, where there is one).
    """
    frame = frame_for(_labels(method), max(0, len(_rivals(assessment))))
    vendors = _vendors(method, assessment, frame)
    days: dict[date, dict[Competitor | None, Assessment]] = {}
    for (
        column
    ) in assessment.columns:  # of two opinions of one date the later entry counts, as everywhere
        days.setdefault(column.date, {})[column.rival] = column
    frames: list[dict[str, Any]] = []
    for day, columns in sorted(days.items()):
        drawn: dict[int, dict[str, Any]] = {}
        for vendor in vendors:
            if vendor.rival in columns:
                drawn |= _drawn(vendor, columns[vendor.rival], translator, note)
        indices = sorted(drawn)
        msg = {"meta": {"said": translator.date(day)}}
        frames.append(
            {
                "name": day.isoformat(),
                "data": [{"type": "scatterpolar"} | drawn[index] for index in indices],
                "traces": indices,
                "layout": msg,
            }
        )
    data = list(_ground(method, frame))
    for vendor in sorted(vendors, key=lambda found: found.line):
        if vendor.area is not None:
            data.append(_looks_of_area(vendor))
        data.append(_looks(vendor))
    return {"data": data, "layout": _layout(method, frame), "frames": frames}


def _labels(method: Method) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(criterion.label for criterion in question.criteria) for question in method.questions
    )


def _rivals(assessment: OpportunityAssessment) -> list[Competitor]:
    return [standing.rival for standing in assessment.rivals if standing.rival]


def _key(rival: Competitor | None) -> str:
    return rival.id if rival else "us"


def _vendors(method: Method, assessment: OpportunityAssessment, frame: Frame) -> list[_Vendor]:
    """Return us and the rivals in the order of the SVG; we are drawn last, over all others."""
    found: list[Competitor | None] = [None, *_rivals(assessment)]
    rings = rings_for(frame.radius, len(found))
    first, last = 2, 2 + len(found) - 1  # after the ground
    return [
        _Vendor(
            rival,
            rival.name if rival else method.us,
            order,
            rings[order],
            first + len(found) - 1 - order,
            None,
        )
        if order
        else _Vendor(None, method.us, 0, rings[0], last + 1, last)
        for order, rival in enumerate(found)
    ]


def _angle(index: int, count: int) -> float:
    return round((index + 0.5) * 360 / count, 2)


def _ground(method: Method, frame: Frame) -> list[dict[str, Any]]:
    """Tint the sector of each question, and draw its arc at the rim."""
    spans = spans_of(len(question.criteria) for question in method.questions)
    count = spans[-1][1]
    same = {
        "type": "barpolar",
        "theta": [round((start + end) * 180 / count, 2) for start, end in spans],
        "text": [_plain(question.label) for question in method.questions],
        "hoverinfo": "skip",
        "showlegend": False,
    }
    colours = [QUESTIONS[index % len(QUESTIONS)] for index in range(len(spans))]
    whole, gap = (
        [round((end - start) * 360 / count, 2) for start, end in spans],
        0.8 if len(spans) > 1 else 0.0,
    )
    arc = {
        "base": [frame.outer - 4] * len(spans),
        "r": [4] * len(spans),
        "width": [round(width - gap, 2) for width in whole],
    }
    return [
        {
            **same,
            "r": [frame.outer] * len(spans),
            "width": whole,
            "marker": {"color": colours},
            "opacity": 0.08,
        },
        {**same, **arc, "marker": {"color": colours}},
    ]


def _looks(vendor: _Vendor) -> dict[str, Any]:
    if not vendor.order:
        return _trace(vendor) | {
            "line": {"color": US, "width": 2.5},
            "mode": "lines+markers+text",
            "textfont": {"color": OURS[Rating.UNKNOWN]},
        }
    place = (vendor.order - 1) % len(RIVALS)
    return _trace(vendor) | {
        "line": {"color": RIVALS[place], "width": 2.5, "dash": DASHES[place]},
        "mode": "lines+markers",
    }


def _trace(vendor: _Vendor) -> dict[str, Any]:
    same = {
        "type": "scatterpolar",
        "name": _plain(vendor.name),
        "hoverinfo": "skip",
        "connectgaps": False,
        "cliponaxis": False,
    }
    return same | {"r": [], "theta": [], "meta": {"vendor": _key(vendor.rival)}}


def _looks_of_area(vendor: _Vendor) -> dict[str, Any]:
    looks = {
        "showlegend": False,
        "mode": "lines",
        "line": {"width": 0, "color": US},
        "fill": "toself",
        "fillcolor": US,
        "opacity": 0.17,
    }
    return _trace(vendor) | looks


def _drawn(
    vendor: _Vendor,
    column: Assessment,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[int, dict[str, Any]]:
    """Return what one assessment draws, by the index of the trace."""
    drawn = {vendor.line: _marks(vendor, column, translator, note)}
    return drawn if vendor.area is None else drawn | {vendor.area: _area(column, vendor.rings)}


def _marks(
    vendor: _Vendor,
    column: Assessment,
    translator: Translator,
    note: Callable[[CriterionRating], Note],
) -> dict[str, Any]:
    """Return a vendor's points on a date, in one line that is broken before and after each mark that has no place on the scale."""
    marks = [rating.mark for rating in column.ratings]
    order = _walk(marks)
    shown = [marks[index] if index is not None else None for index in order]
    colour = RIVALS[(vendor.order - 1) % len(RIVALS)]
    ours = not vendor.order
    edges = [(OURS.get(mark, MUTED) if mark else MUTED) if ours else colour for mark in shown]
    notes = {
        str(index): told for index, rating in enumerate(column.ratings) if any(told := note(rating))
    }
    signs = "".join(mark.value if mark else "." for mark in marks)
    points = _points(order, marks, vendor.rings)
    points["marker"] = {
        "symbol": [SYMBOLS[mark] for mark in shown],
        "size": [(OUR_SIZES if ours else SIZES)[mark] for mark in shown],
        "color": [
            GROUND if mark is Rating.UNKNOWN else edge
            for mark, edge in zip(shown, edges, strict=True)
        ],
        "line": {
            "color": edges,
            "width": [2 if mark in (Rating.UNKNOWN, None) else 0 for mark in shown],
        },
        "opacity": 1,
    }
    if ours:
        points["text"] = ["?" if mark is Rating.UNKNOWN else "" for mark in shown]
    by = column.by.name if column.by else ""
    when = {"date": column.date.isoformat(), "said": translator.date(column.date)}
    points["meta"] = {
        "vendor": _key(vendor.rival),
        **when,
        "by": by,
        "marks": signs,
        "notes": notes,
    }
    return points


def _walk(marks: Sequence[Rating | None]) -> list[int | None]:
    """Return the criteria in the order of the line, None where it is broken; a whole circle ends where it began."""
    known = [mark is Rating.PLUS or mark is Rating.MINUS for mark in marks]
    found: list[int | None] = []
    for run in runs(known):
        found += [*run, None]
        if len(run) == len(marks):
            return [*run, run[0]]
    for index, there in enumerate(known):
        if not there:
            found += [index, None]
    return found[:-1]


def _points(
    order: Iterable[int | None], marks: Sequence[Rating | None], rings: Rings
) -> dict[str, Any]:
    order = list(order)
    count = len(marks)
    return {
        "r": [None if index is None else round(rings.of(marks[index]), 1) for index in order],
        "theta": [None if index is None else _angle(index, count) for index in order],
    }


def _area(column: Assessment, rings: Rings) -> dict[str, Any]:
    """Return the area between the line and the centre."""
    marks = [rating.mark for rating in column.ratings]
    radii: list[float | None] = []
    angles: list[float | None] = []
    for run in runs([mark is Rating.PLUS or mark is Rating.MINUS for mark in marks]):
        points = _points([*run, run[0]] if len(run) == len(marks) else run, marks, rings)
        centre = [] if len(run) == len(marks) else [0]
        if radii:
            radii, angles = [*radii, None], [*angles, None]
        radii += [*centre, *points["r"], *centre]
        angles += [
            *(points["theta"][:1] if centre else []),
            *points["theta"],
            *(points["theta"][-1:] if centre else []),
        ]
    return {"r": radii, "theta": angles}


def _layout(method: Method, frame: Frame) -> dict[str, Any]:
    left, top, right, bottom = frame.box
    width, height, outer = right - left, bottom - top, frame.outer
    count = len(method.criteria)
    rings = rings_for(frame.radius, 1)[0]
    none = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}
    return {
        "polar": {
            "domain": {
                "x": [round((-outer - left) / width, 4), round((outer - left) / width, 4)],
                "y": [round((bottom - outer) / height, 4), round((bottom + outer) / height, 4)],
            },
            "bgcolor": "rgba(0,0,0,0)",
            "bargap": 0,
            "radialaxis": {
                "range": [0, outer], "tickvals": [rings.minus, rings.plus, rings.off], "ticktext": ["\u2212", "+", "?"],
                "angle": 90, "tickangle": 90, "showline": False, "ticks": "", "gridcolor": LINE, "tickfont": {"color": MUTED, "size": 13},
            },
            "angularaxis": {
                "direction": "clockwise", "rotation": 90, "tickvals": [_angle(index, count) for index in range(count)],
                "ticktext": [str(number) for number in range(1, count + 1)], "showticklabels": False,
                "showline": False, "ticks": "", "gridcolor": LINE,
                "tickfont": {"color": "var(--md-default-fg-color, #222)", "size": 14},
            },
        },
        "margin": none,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "annotations": [line for label in frame.placed for line in _label(label, frame)],
        "shapes": [_lead(label, axis, frame) for label, axis in zip(frame.placed, axes(count), strict=True) if label.moved > LEAD],
        "meta": {
            "box": [width, height], "centre": [-left, -top], "outer": outer, "narrow": frame.narrow,
            "questions": [[question.label, len(question.criteria)] for question in method.questions],
            "criteria": [[criterion.key, criterion.label] for criterion in method.criteria],
        },
    }  # fmt: skip


def _label(label: Label, frame: Frame) -> Iterator[dict[str, Any]]:
    """Yield a label's lines at their places in the SVG; the font size is in the sheet's units. Plotly's own lines stand further apart."""
    sides = {"start": "left", "end": "right", "middle": "center"}
    number, _, translator = label.lines[0].partition(
        "\u00a0"
    )  # the number stands beside the circle, as in the drawing
    first = f"{translator} {number}" if label.anchor == "end" else f"{number} {translator}"
    for index, line in enumerate((first, *label.lines[1:])):
        x, y = _share(label.x, label.box[1] + (index + 0.5) * label.size * LINE_HEIGHT, frame)
        yield {
            "text": _plain(line), "showarrow": False, "xref": "paper", "yref": "paper", "x": x, "y": y, "borderpad": 0,
            "xanchor": sides[label.anchor], "yanchor": "middle", "font": {"size": label.size, "color": "var(--md-default-fg-color, #222)"},
        }  # fmt: skip


def _lead(label: Label, axis: Vector, frame: Frame) -> dict[str, Any]:
    """Return the thin line from an axis to its label where that had to be moved away."""
    near = (
        label.box[0] - 2
        if label.anchor == "start"
        else label.box[2] + 2
        if label.anchor == "end"
        else 0
    )
    x0, y0 = _share(axis[0] * (frame.outer + 4), axis[1] * (frame.outer + 4), frame)
    x1, y1 = _share(near, label.baseline - label.size * 0.35, frame)
    return {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": LINE, "width": 1},
    }


def _share(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """Return a point of the sheet as Plotly counts it: shares of width and height, from the lower left."""
    left, top, right, bottom = frame.box
    return round((x - left) / (right - left), 4), round((bottom - y) / (bottom - top), 4)


def _plain(text: str) -> str:
    """Write people's text so that Plotly, which reads some HTML, shows it as it is."""
    return escape(text, quote=False)
