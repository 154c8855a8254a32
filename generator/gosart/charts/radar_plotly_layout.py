"""What lies under the interactive radar: axes, labels and sectors, where the drawing has them.

Plotly counts positions as shares of the sheet's width and height from the lower left; a `Frame`
counts units from the circle's centre, y down.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from gosart.charts.polar import Vector, axes, spans_of
from gosart.charts.radar_grid import LEAD, Frame, rings_for
from gosart.charts.radar_plotly_style import LINE, MUTED, QUESTIONS, TEXT
from gosart.charts.radial_labels import LINE as LINE_HEIGHT
from gosart.charts.radial_labels import Label
from gosart.method.model import Method

__all__ = ["axis_angle", "plain_text", "radar_layout", "sector_traces"]


def radar_layout(method: Method, frame: Frame) -> dict[str, Any]:
    """Return the `layout` of the figure.

    Args:
        method: The method, whose criteria are the axes.
        frame: What lies under the drawing of the same radar.

    Returns:
        The layout. Its `meta` has what a script needs that is in no trace: the sheet's `box` (width
        and height) and `centre` (from the upper left) in units, the radius `outer` of the sectors,
        the width in pixels below which the numbers stand alone (`narrow`), `questions` (label,
        number of criteria) and `criteria` (key, label).
    """
    left, top, right, bottom = frame.box
    width, height, outer = right - left, bottom - top, frame.outer
    count = len(method.criteria)
    rings = rings_for(frame.radius, 1)[0]
    return {
        "polar": {
            "domain": {
                "x": [round((-outer - left) / width, 4), round((outer - left) / width, 4)],
                "y": [round((bottom - outer) / height, 4), round((bottom + outer) / height, 4)],
            },
            "bgcolor": "rgba(0,0,0,0)",
            "bargap": 0,
            "radialaxis": {
                "range": [0, outer],
                "tickvals": [rings.minus, rings.plus, rings.off],
                "ticktext": ["\u2212", "+", "?"],
                "angle": 90,
                "tickangle": 90,
                "showline": False,
                "ticks": "",
                "gridcolor": LINE,
                "tickfont": {"color": MUTED, "size": 13},
            },
            "angularaxis": {
                "direction": "clockwise",
                "rotation": 90,
                "tickvals": [axis_angle(index, count) for index in range(count)],
                "ticktext": [str(number) for number in range(1, count + 1)],
                "showticklabels": False,
                "showline": False,
                "ticks": "",
                "gridcolor": LINE,
                "tickfont": {"color": TEXT, "size": 14},
            },
        },
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "annotations": [line for label in frame.labels for line in _annotations(label, frame)],
        "shapes": [
            _lead(label, axis, frame)
            for label, axis in zip(frame.labels, axes(count), strict=True)
            if label.distance > LEAD
        ],
        "meta": {
            "box": [width, height],
            "centre": [-left, -top],
            "outer": outer,
            "narrow": frame.narrow,
            "questions": [
                [question.label, len(question.criteria)] for question in method.questions
            ],
            "criteria": [[criterion.key, criterion.label] for criterion in method.criteria],
        },
    }


def sector_traces(method: Method, frame: Frame) -> list[dict[str, Any]]:
    """Return two traces: the tint of each question's sector, and its arc at the rim.

    Args:
        method: The method.
        frame: What lies under the radar.
    """
    spans = spans_of(len(question.criteria) for question in method.questions)
    count = spans[-1][1]
    same = {
        "type": "barpolar",
        "theta": [round((start + end) * 180 / count, 2) for start, end in spans],
        "text": [plain_text(question.label) for question in method.questions],
        "hoverinfo": "skip",
        "showlegend": False,
    }
    colours = [QUESTIONS[index % len(QUESTIONS)] for index in range(len(spans))]
    widths = [round((end - start) * 360 / count, 2) for start, end in spans]
    gap = 0.8 if len(spans) > 1 else 0.0
    arc = {
        "base": [frame.outer - 4] * len(spans),
        "r": [4] * len(spans),
        "width": [round(width - gap, 2) for width in widths],
    }
    return [
        {
            **same,
            "r": [frame.outer] * len(spans),
            "width": widths,
            "marker": {"color": colours},
            "opacity": 0.08,
        },
        {**same, **arc, "marker": {"color": colours}},
    ]


def axis_angle(index: int, count: int) -> float:
    """Return the angle of one of `count` axes in degrees, clockwise from the top.

    Args:
        index: Which axis, from 0.
        count: How many.
    """
    return round((index + 0.5) * 360 / count, 2)


def plain_text(text: str) -> str:
    """Write people's text so that Plotly, which takes some HTML, shows it as it is.

    Args:
        text: The text.

    Returns:
        The text for Plotly.
    """
    return escape(text, quote=False)


def _annotations(label: Label, frame: Frame) -> Iterator[dict[str, Any]]:
    """Yield a label line by line, at the positions of the drawing.

    Lines of one annotation would stand further apart than there. The font size is in the sheet's
    units.
    """
    alignments = {"start": "left", "end": "right", "middle": "center"}
    # The number stands on the side of the circle, as in the drawing.
    number, _, words = label.lines[0].partition("\u00a0")
    first = f"{words} {number}" if label.anchor == "end" else f"{number} {words}"
    for index, line in enumerate((first, *label.lines[1:])):
        x, y = _shares(label.x, label.box[1] + (index + 0.5) * label.size * LINE_HEIGHT, frame)
        yield {
            "text": plain_text(line),
            "showarrow": False,
            "xref": "paper",
            "yref": "paper",
            "x": x,
            "y": y,
            "borderpad": 0,
            "xanchor": alignments[label.anchor],
            "yanchor": "middle",
            "font": {"size": label.size, "color": TEXT},
        }


def _lead(label: Label, axis: Vector, frame: Frame) -> dict[str, Any]:
    """Return the thin line from an axis to its label, where that had to be moved away."""
    near = (
        label.box[0] - 2
        if label.anchor == "start"
        else label.box[2] + 2
        if label.anchor == "end"
        else 0
    )
    x0, y0 = _shares(axis[0] * (frame.outer + 4), axis[1] * (frame.outer + 4), frame)
    x1, y1 = _shares(near, label.baseline - label.size * 0.35, frame)
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


def _shares(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """Return a point of the sheet as Plotly counts it."""
    left, top, right, bottom = frame.box
    return round((x - left) / (right - left), 4), round((bottom - y) / (bottom - top), 4)
