"""Power by support as shapes: influence across, who supports, is undecided or opposes downwards."""

from __future__ import annotations

from pptx.enum.shapes import MSO_SHAPE

from gosart.charts.polar import axes
from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.drawing.words import LEADING
from gosart.deck.model import Chip, Grid, GridRow, Line, Span, Tone

__all__ = ["LEAST_GRID", "draw_grid"]

LEAST_GRID = 200.0
_SIZE = 11.0
_LEFT, _HEAD = 108.0, 22.0
_CHIP = 2 * _SIZE * LEADING + 5
_GAP, _PAD = 5.0, 6.0
_WIDE = 150.0
"""About how wide a person is; a cell has as many beside each other as it has room for."""
_MORE = _SIZE * LEADING


def draw_grid(canvas: Canvas, grid: Grid, box: Box) -> None:
    """Draw people by influence and support; how many have no room is said in their cell.

    Args:
        canvas: The slide.
        grid: The people.
        box: The room for it.
    """
    with canvas.group("Power by support", grid.about) as group:
        _draw(group, grid, box)


def _draw(group: Canvas, grid: Grid, box: Box) -> None:
    width = (box.width - _LEFT) / len(grid.columns)
    beside = max(1, int((width - 2 * _PAD + _GAP) / (_WIDE + _GAP)))
    most = _most(grid, beside, box.height - _HEAD)
    heights = [_height(row, beside, most) for row in grid.rows]
    spare = max(0.0, box.height - _HEAD - sum(heights)) / len(heights)
    heights = [height + min(spare, 26.0) for height in heights]
    for number, label in enumerate(grid.columns):
        head = Box(box.left + _LEFT + number * width + _PAD, box.top, width - 2 * _PAD, _HEAD)
        line: Line = (
            Span(group.measure.fit(label, _SIZE, head.width, is_bold=True), True, Tone.MUTED),
        )
        group.text(head, (line,), _SIZE, anchor="middle", is_one_line=True)
    top = box.top + _HEAD
    for row, height in zip(grid.rows, heights, strict=True):
        _draw_row_head(group, row, Box(box.left, top, _LEFT - 6, height))
        for number, chips in enumerate(row.cells):
            cell = Box(box.left + _LEFT + number * width, top, width, height)
            group.shape(MSO_SHAPE.RECTANGLE, cell, line=Tone.FAINT, width=0.75)
            _draw_cell(group, grid, chips, cell, row.tone, beside, most)
        top += height


def _most(grid: Grid, beside: int, room: float) -> int:
    """Return how many rows of people a cell may have."""
    for most in range(12, 1, -1):
        if sum(_height(row, beside, most) for row in grid.rows) <= room:
            return most
    return 1


def _height(row: GridRow, beside: int, most: int) -> float:
    highest = _CHIP
    for chips in row.cells:
        rows = -(-len(chips) // beside)
        high = min(rows, most) * (_CHIP + _GAP) - _GAP + (_MORE if rows > most else 0)
        highest = max(highest, high)
    return highest + 2 * _PAD


def _draw_row_head(canvas: Canvas, row: GridRow, box: Box) -> None:
    middle = box.top + box.height / 2
    sign = Box(box.left, middle - 6, 12, 12)
    if row.tone is Tone.GOOD:
        canvas.shape(MSO_SHAPE.OVAL, sign, fill=row.tone)
    elif row.tone is Tone.BAD:
        canvas.shape(MSO_SHAPE.RECTANGLE, sign, fill=row.tone)
    else:
        canvas.shape(MSO_SHAPE.OVAL, sign, line=row.tone, width=1.5)
        half = [(sign.left + 6 + 6 * x, middle + 6 * y) for x, y in reversed(axes(24)) if x < 0]
        canvas.polygon(half, fill=row.tone)
    words = Box(box.left + 18, middle - _SIZE * LEADING, box.width - 18, 2 * _SIZE * LEADING)
    line: Line = (Span(row.label, is_bold=True, tone=row.tone),)
    canvas.text(words, (line,), _SIZE, anchor="middle")


def _draw_cell(
    canvas: Canvas,
    grid: Grid,
    chips: tuple[Chip, ...],
    cell: Box,
    tone: Tone,
    beside: int,
    most: int,
) -> None:
    width = (cell.width - 2 * _PAD - _GAP * (beside - 1)) / beside
    drawn = chips[: beside * most]
    for number, chip in enumerate(drawn):
        down, across = divmod(number, beside)
        left = cell.left + _PAD + across * (width + _GAP)
        top = cell.top + _PAD + down * (_CHIP + _GAP)
        _draw_chip(canvas, chip, Box(left, top, width, _CHIP), tone)
    if len(drawn) < len(chips):
        top = cell.top + _PAD + most * (_CHIP + _GAP) - _GAP + 1
        more: Line = (Span(grid.more(len(chips) - len(drawn)), tone=Tone.MUTED),)
        canvas.text(
            Box(cell.left + _PAD, top, cell.width - 2 * _PAD, _MORE),
            (more,),
            _SIZE,
            is_one_line=True,
        )


def _draw_chip(canvas: Canvas, chip: Chip, box: Box, tone: Tone) -> None:
    canvas.shape(
        MSO_SHAPE.RECTANGLE,
        box,
        line=tone if chip.is_met else Tone.MUTED,
        width=1.25,
        is_dashed=not chip.is_met,
    )
    inner = Box(box.left + 5, box.top + 2.5, box.width - 10, box.height - 5)
    name: Line = (
        Span(canvas.measure.fit(chip.name, _SIZE, inner.width, is_bold=True), is_bold=True),
    )
    note: Line = (Span(canvas.measure.fit(chip.note, _SIZE, inner.width), tone=Tone.MUTED),)
    canvas.text(
        inner, (name, note) if chip.note else (name,), _SIZE, anchor="middle", is_one_line=True
    )
