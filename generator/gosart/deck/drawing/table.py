"""A table: as many rows as fit, in the largest type by which all do; the others are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from gosart.deck.drawing.box import Box, emu
from gosart.deck.drawing.canvas import Canvas, write_lines
from gosart.deck.drawing.words import LEADING, FontMeasure
from gosart.deck.model import Cell, Column, Span, Table, Tone

__all__ = ["draw_table", "height_of_table", "least_height_of_table"]

_SIDE, _ABOVE = 5.0, 3.5
"""Air in a cell: beside its words, and above and below them."""
_MOST_WORD = 0.25
"""Share of the width that a single word may demand for its column."""
_PARTS = re.compile(r"[\s\u2013/-]+|(?<=[\u2e80-\uffef])")
"""Where a line may end."""
_HEAD = 11.0
"""Font size of the heads of columns."""
_MORE = 11.0
"""Font size of the line that says how many rows have no room."""
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's style without fills and grid, which every version knows by this id."""


def height_of_table(table: Table, width: float, measure: FontMeasure) -> float:
    """Return how high a table is in its largest type.

    Args:
        table: The table.
        width: Of the room for it.
        measure: The measure of the font.
    """
    return _height(table, width, table.sizes[0], measure)


def least_height_of_table(table: Table, width: float, measure: FontMeasure) -> float:
    """Return how high a table is with its first row alone, in its smallest type.

    Args:
        table: The table.
        width: Of the room for it.
        measure: The measure of the font.
    """
    first = replace(table, rows=table.rows[:1])
    more = _MORE * LEADING + _ABOVE if len(table.rows) > 1 and not table.continues else 0
    return _height(first, width, table.sizes[-1], measure) + more


def draw_table(canvas: Canvas, table: Table, box: Box) -> Table | None:
    """Draw a table.

    Args:
        canvas: The slide.
        table: The table.
        box: The room for it.

    Returns:
        The rows for another slide, None where there are none.
    """
    if not table.rows:
        return None
    measure = canvas.measure
    size = next(
        (size for size in table.sizes if _height(table, box.width, size, measure) <= box.height),
        table.sizes[-1],
    )
    widths = _widths(table, box.width, size, measure)
    head = _head_height(table.columns, widths, measure)
    rows = [_within(row, widths, size, box.height - head, measure) for row in table.rows]
    heights = [_row_height(row, widths, size, measure) for row in rows]
    room, rest = box.height - head, None
    count = _fitting(heights, room)
    if count < len(rows):
        if table.continues:
            rest = replace(table, rows=table.rows[count:], sizes=(size,))
        else:
            count = max(1, _fitting(heights, room - _MORE * LEADING - _ABOVE))
    _set(canvas, table.columns, rows[:count], heights[:count], widths, size, box)
    if count < len(rows) and rest is None:
        top = box.top + head + sum(heights[:count]) + _ABOVE
        line = (Span(table.more(len(rows) - count), tone=Tone.MUTED),)
        at = Box(box.left + _SIDE, top, box.width - 2 * _SIDE, _MORE * LEADING)
        canvas.text(at, (line,), _MORE, is_one_line=True)
    return rest


def _fitting(heights: Sequence[float], room: float) -> int:
    count, used = 0, 0.0
    for height in heights:
        used += height
        if used > room + 0.01:
            break
        count += 1
    return max(1, count)


def _height(table: Table, width: float, size: float, measure: FontMeasure) -> float:
    widths = _widths(table, width, size, measure)
    rows = sum(_row_height(row, widths, size, measure) for row in table.rows)
    return _head_height(table.columns, widths, measure) + rows


def _widths(table: Table, width: float, size: float, measure: FontMeasure) -> list[float]:
    """Share out the width; a column is as wide as its longest word, as far as that is sensible."""
    whole = sum(column.share for column in table.columns)
    widths = [column.share / whole * width for column in table.columns]
    least = [
        min(_longest_word(table, index, size, measure) + 2 * _SIDE + 1, _MOST_WORD * width)
        for index in range(len(widths))
    ]
    lacking = sum(max(0.0, need - own) for need, own in zip(least, widths, strict=True))
    spare = sum(max(0.0, own - need) for need, own in zip(least, widths, strict=True))
    share = min(1.0, lacking / spare) if spare else 0.0
    return [
        own + (need - own) * (1.0 if need > own else share)
        for need, own in zip(least, widths, strict=True)
    ]


def _longest_word(table: Table, index: int, size: float, measure: FontMeasure) -> float:
    """Return how wide the longest word of a column is."""
    return max(
        (
            measure.width(word, size, is_bold=span.is_bold)
            for row in table.rows
            for line in row[index].lines
            for span in line
            for word in _PARTS.split(span.text)
        ),
        default=0.0,
    )


def _head_height(columns: Sequence[Column], widths: Sequence[float], measure: FontMeasure) -> float:
    if not any(column.label for column in columns):
        return 0.0
    return (
        max(
            measure.height(((Span(column.label, is_bold=True),),), _HEAD, width - 2 * _SIDE)
            for column, width in zip(columns, widths, strict=True)
        )
        + 2 * _ABOVE
    )


def _row_height(
    row: Sequence[Cell], widths: Sequence[float], size: float, measure: FontMeasure
) -> float:
    highest = max(
        measure.height(cell.lines, size, width - 2 * _SIDE)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(highest, size * LEADING) + 2 * _ABOVE


def _within(
    row: Sequence[Cell], widths: Sequence[float], size: float, room: float, measure: FontMeasure
) -> tuple[Cell, ...]:
    """Return a row whose cells are no higher than a slide has room for."""
    most = max(1, int((room - 2 * _ABOVE) / (size * LEADING)))
    return tuple(
        _cell_within(cell, width - 2 * _SIDE, size, most, measure)
        for cell, width in zip(row, widths, strict=True)
    )


def _cell_within(cell: Cell, width: float, size: float, most: int, measure: FontMeasure) -> Cell:
    lines, left = [], most
    for line in cell.lines:
        if left <= 0:
            break
        line = measure.shorten(line, size, width, left)
        lines.append(line)
        left -= round(measure.height((line,), size, width) / (size * LEADING))
    return Cell(tuple(lines))


def _set(
    canvas: Canvas,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    heights: Sequence[float],
    widths: Sequence[float],
    size: float,
    box: Box,
) -> None:
    head = _head_height(columns, widths, canvas.measure)
    all_heights = ([head] if head else []) + list(heights)
    frame = canvas.shapes.add_table(
        len(all_heights), len(columns), *box.upper(sum(all_heights)).emu
    )
    grid = frame.table
    properties = frame._element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = _PLAIN_STYLE
    grid.first_row, grid.horz_banding = bool(head), False
    for index, width in enumerate(widths):
        grid.columns[index].width = emu(width)
    for index, height in enumerate(all_heights):
        grid.rows[index].height = emu(height)
    first = 1 if head else 0
    for across, column in enumerate(columns):
        align = "right" if column.is_right else "left"
        if head:
            line = (Span(column.label, is_bold=True, tone=Tone.MUTED),)
            _cell(canvas, grid.cell(0, across), Cell((line,)), _HEAD, align, Tone.MUTED)
        for down, row in enumerate(rows, first):
            _cell(canvas, grid.cell(down, across), row[across], size, align, Tone.FAINT)


def _cell(canvas: Canvas, target: Any, cell: Cell, size: float, align: str, border: Tone) -> None:
    target.margin_left = target.margin_right = emu(_SIDE)
    target.margin_top = target.margin_bottom = emu(_ABOVE)
    target.vertical_anchor = MSO_ANCHOR.TOP
    write_lines(target.text_frame, cell.lines, size, canvas.palette, canvas.language, align)
    properties = target._tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{side} {nsdecls("a")} w="0"><a:noFill/></a:{side}>'))
    fill = canvas.palette.fill(border)
    properties.append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>'))
    properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))
