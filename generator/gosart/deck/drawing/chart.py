"""Bars as a chart of PowerPoint's own, whose figures can be edited."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.model import Chart, Series, Tone

__all__ = ["LEAST_CHART", "draw_chart"]

LEAST_CHART = 130.0
_SIZE = 11.0
_KINDS = {
    (True, True): XL_CHART_TYPE.BAR_STACKED,
    (True, False): XL_CHART_TYPE.COLUMN_STACKED,
    (False, True): XL_CHART_TYPE.BAR_CLUSTERED,
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
}
"""By whether it is stacked, and whether the bars lie."""


def draw_chart(canvas: Canvas, chart: Chart, box: Box) -> None:
    """Draw a chart.

    Args:
        canvas: The slide.
        chart: The bars.
        box: The room for it.
    """
    data = CategoryChartData(number_format="General")
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    kind = _KINDS[chart.is_stacked, chart.is_across]
    frame = canvas.shapes.add_chart(kind, *box.emu, data)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.about)
    drawn = frame.chart
    drawn.has_title = False
    drawn.font.size = Pt(_SIZE)
    canvas.palette.set(drawn.font.color, Tone.PLAIN)
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    drawn.legend.font.size = Pt(_SIZE)
    _draw_axes(canvas, drawn, chart)
    plot = drawn.plots[0]
    plot.gap_width = 55 if len(chart.categories) > 3 else 140
    plot.overlap = 100 if chart.is_stacked else -10
    for series, target in zip(chart.series, plot.series, strict=True):
        _draw_series(canvas, target, series, is_stacked=chart.is_stacked)


def _draw_axes(canvas: Canvas, drawn: Any, chart: Chart) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    # the figures stand in the bars or above them
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    categories.has_major_gridlines = False
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_labels.font.size = Pt(_SIZE)
    canvas.palette.set(categories.format.line.color, Tone.FAINT)
    if chart.is_across:
        categories.reverse_order = True  # the first on top, as a reader of a table has it


def _draw_series(canvas: Canvas, target: Any, series: Series, *, is_stacked: bool) -> None:
    fill = target.format.fill
    if series.is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        canvas.palette.set(fill.fore_color, Tone.MUTED)
        canvas.palette.set(fill.back_color, Tone.BACK)
    else:
        fill.solid()
        canvas.palette.set(fill.fore_color, series.tone)
    canvas.palette.set(target.format.line.color, Tone.MUTED)
    target.format.line.width = Pt(0.75)
    target.invert_if_negative = False
    is_dark = series.tone in (Tone.US, Tone.GOOD, Tone.BAD) and not series.is_hatched
    for number, words in enumerate(series.labels):
        if not words:
            continue
        label = target.points[number].data_label
        frame = label.text_frame
        frame.text = words
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(_SIZE), True
        canvas.palette.set(font.color, Tone.BACK if is_dark and is_stacked else Tone.PLAIN)
        label.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
