"""Which block stands where on a slide: one below the other, drawings in what the others leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.drawing.chain import draw_chain, height_of_chain
from gosart.deck.drawing.chart import LEAST_CHART, draw_chart
from gosart.deck.drawing.figures import (
    draw_facts,
    draw_lights,
    height_of_facts,
    height_of_lights,
)
from gosart.deck.drawing.grid import LEAST_GRID, draw_grid
from gosart.deck.drawing.radar import LEAST_RADAR, draw_radar
from gosart.deck.drawing.table import draw_table, height_of_table, least_height_of_table
from gosart.deck.drawing.words import FontMeasure
from gosart.deck.model import (
    Beside,
    Block,
    Chain,
    Chart,
    Facts,
    Grid,
    Lights,
    Line,
    Radar,
    Table,
    Text,
)
from gosart.i18n.translator import Translator

__all__ = ["draw_blocks"]

_GAP = 12.0
_BETWEEN = 26.0
"""Air between two stacks side by side."""
_MOST_LINES = 3
"""Lines of a paragraph of its own."""


def draw_blocks(
    canvas: Canvas, blocks: Sequence[Block], box: Box, translator: Translator
) -> tuple[Block, ...]:
    """Draw blocks below each other.

    Args:
        canvas: The slide.
        blocks: The blocks.
        box: The room for them.
        translator: The reader's language.

    Returns:
        What stands on another slide: rows of tables that have no room here.
    """
    heights = _heights(blocks, box, translator, canvas.measure)
    rest: list[Block] = []
    top = box.top
    for block, height in zip(blocks, heights, strict=True):
        if height > 0:
            rest += _draw(canvas, block, Box(box.left, top, box.width, height), translator)
            top += height + _GAP
        elif isinstance(block, Table) and block.continues:
            rest.append(block)
    return tuple(rest)


def _heights(
    blocks: Sequence[Block], box: Box, translator: Translator, measure: FontMeasure
) -> list[float]:
    """Share out the height: what is fixed first, then tables, then drawings."""
    room = box.height - _GAP * (len(blocks) - 1)
    heights = [_fixed(block, box.width, translator, measure) for block in blocks]
    room -= sum(height for height in heights if height is not None)
    leasts = [
        _least(block, box.width, measure) if height is None else 0.0
        for block, height in zip(blocks, heights, strict=True)
    ]
    shared: list[float] = [height or 0.0 for height in heights]
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            others = sum(least for other, least in enumerate(leasts) if other != index)
            wanted = height_of_table(block, box.width, measure)
            if room - others < leasts[index]:
                shared[index] = 0.0  # not even one row: another slide's, or nobody's
            else:
                shared[index] = min(wanted, room - others)
            room -= shared[index]
            leasts[index] = 0.0
    drawings = [
        index
        for index, height in enumerate(heights)
        if height is None and not isinstance(blocks[index], Table)
    ]
    for index in drawings:
        shared[index] = room / len(drawings)
    return shared


def _fixed(
    block: Block, width: float, translator: Translator, measure: FontMeasure
) -> float | None:
    """Return the height of a block that has one, None for one that takes what there is."""
    if isinstance(block, Text):
        return measure.height(_short(block, width, measure), block.size, width)
    if isinstance(block, Facts):
        return height_of_facts(block)
    if isinstance(block, Lights):
        return height_of_lights(block, width, measure)
    if isinstance(block, Chain):
        return height_of_chain(block, width, translator, measure)
    return None


def _least(block: Block, width: float, measure: FontMeasure) -> float:
    if isinstance(block, Table):
        return least_height_of_table(block, width, measure)
    if isinstance(block, Beside):
        return max(_least_of(block.left, width, measure), _least_of(block.right, width, measure))
    return {Radar: LEAST_RADAR, Grid: LEAST_GRID, Chart: LEAST_CHART}.get(type(block), 0.0)


def _least_of(blocks: Iterable[Block], width: float, measure: FontMeasure) -> float:
    return sum(_least(block, width / 2, measure) for block in blocks)


def _short(block: Text, width: float, measure: FontMeasure) -> tuple[Line, ...]:
    return tuple(measure.shorten(line, block.size, width, _MOST_LINES) for line in block.lines)


def _draw(canvas: Canvas, block: Block, box: Box, translator: Translator) -> tuple[Block, ...]:
    if isinstance(block, Table):
        rest = draw_table(canvas, block, box)
        return (rest,) if rest else ()
    if isinstance(block, Text):
        canvas.text(box, _short(block, box.width, canvas.measure), block.size)
    elif isinstance(block, Facts):
        draw_facts(canvas, block, box)
    elif isinstance(block, Lights):
        draw_lights(canvas, block, box)
    elif isinstance(block, Chain):
        draw_chain(canvas, block, box, translator)
    elif isinstance(block, Radar):
        draw_radar(canvas, block, box)
    elif isinstance(block, Grid):
        draw_grid(canvas, block, box)
    elif isinstance(block, Chart):
        draw_chart(canvas, block, box)
    else:
        width = (box.width - _BETWEEN) * block.share
        left = Box(box.left, box.top, width, box.height)
        right = Box(box.left + width + _BETWEEN, box.top, box.width - _BETWEEN - width, box.height)
        return (
            *draw_blocks(canvas, block.left, left, translator),
            *draw_blocks(canvas, block.right, right, translator),
        )
    return ()
