"""Figures in a row, and lights side by side: each light with a shape, a word and its reason."""

from __future__ import annotations

from pptx.enum.shapes import MSO_SHAPE

from gosart.deck.drawing.box import Box
from gosart.deck.drawing.canvas import Canvas
from gosart.deck.drawing.words import LEADING, FontMeasure
from gosart.deck.model import Facts, LightItem, Lights, Line, Span, Tone

__all__ = ["draw_facts", "draw_light", "draw_lights", "height_of_facts", "height_of_lights"]

_GAP = 12.0
_LABEL, _VALUE, _SMALL_VALUE = 11.0, 20.0, 14.0
_WORD, _REASON = 14.0, 11.0
_SIGN, _TO_WORDS = 16.0, 22.0
"""Size of a light's shape, and where its words begin."""
_MOST = 6
"""Lines of a reason."""
_ABOVE = 5.0


def height_of_facts(facts: Facts) -> float:
    """Return how high a row of figures is.

    Args:
        facts: The figures.
    """
    return (_LABEL + _VALUE) * LEADING if facts.items else 0.0


def draw_facts(canvas: Canvas, facts: Facts, box: Box) -> None:
    """Draw figures in a row.

    Args:
        canvas: The slide.
        facts: The figures.
        box: The room for them.
    """
    measure = canvas.measure
    count = max(4, len(facts.items))
    width = (box.width - _GAP * (count - 1)) / count
    for number, (label, value, is_bad) in enumerate(facts.items):
        left = box.left + number * (width + _GAP)
        fits = measure.width(value, _VALUE, is_bold=True) <= width
        size = _VALUE if fits else _SMALL_VALUE
        lines: tuple[Line, ...] = ((Span(measure.fit(label, _LABEL, width), tone=Tone.MUTED),),)
        canvas.text(Box(left, box.top, width, _LABEL * LEADING), lines, _LABEL, is_one_line=True)
        tone = Tone.BAD if is_bad else Tone.PLAIN
        lines = ((Span(measure.fit(value, size, width, is_bold=True), is_bold=True, tone=tone),),)
        top = box.top + _LABEL * LEADING
        canvas.text(Box(left, top, width, _VALUE * LEADING), lines, size, is_one_line=True)


def height_of_lights(lights: Lights, width: float, measure: FontMeasure) -> float:
    """Return how high lights are.

    Args:
        lights: The lights.
        width: Of the room for them.
        measure: The measure of the font.
    """
    room = _width(lights, width) - _TO_WORDS
    questions = max((_question_height(item, room, measure) for item in lights.items), default=0.0)
    reasons = [
        measure.height((_reason(item, room, measure),), _REASON, room) for item in lights.items
    ]
    return _ABOVE + questions + _WORD * LEADING + max(reasons, default=0.0)


def draw_lights(canvas: Canvas, lights: Lights, box: Box) -> None:
    """Draw lights side by side.

    Args:
        canvas: The slide.
        lights: The lights.
        box: The room for them.
    """
    width, measure = _width(lights, box.width), canvas.measure
    questions = max(_question_height(item, width - _TO_WORDS, measure) for item in lights.items)
    for number, item in enumerate(lights.items):
        left = box.left + number * (width + _GAP)
        canvas.line((left, box.top), (left + width, box.top), item.tone, width=2)
        draw_light(canvas, item.tone, Box(left, box.top + _ABOVE + 1, _SIGN, _SIGN))
        tile = Box(left + _TO_WORDS, box.top + _ABOVE, width - _TO_WORDS, questions)
        question: Line = (Span(item.question, tone=Tone.MUTED),)
        canvas.text(tile, (measure.shorten(question, _LABEL, tile.width, 3),), _LABEL)
        word: Line = (Span(item.word, is_bold=True, tone=item.tone),)
        word = measure.shorten(word, _WORD, tile.width, 1)
        tile = Box(tile.left, tile.bottom, tile.width, _WORD * LEADING)
        canvas.text(tile, (word,), _WORD, is_one_line=True)
        reason = _reason(item, tile.width, measure)
        high = measure.height((reason,), _REASON, tile.width)
        canvas.text(Box(tile.left, tile.bottom, tile.width, high), (reason,), _REASON)


def draw_light(canvas: Canvas, tone: Tone, box: Box) -> None:
    """Draw a light's shape: a tick in a circle, a half diamond, a cross in a square, or a ring.

    Args:
        canvas: The slide.
        tone: Good, warn, bad, or muted where nothing is known.
        box: Where.
    """

    def at(x: float, y: float) -> tuple[float, float]:
        return box.left + x / 20 * box.width, box.top + y / 20 * box.height

    if tone is Tone.GOOD:
        canvas.shape(MSO_SHAPE.OVAL, box, fill=tone)
        _cut(canvas, (at(5.4, 10.4), at(8.7, 13.6), at(14.6, 6.8)))
    elif tone is Tone.WARN:
        canvas.shape(MSO_SHAPE.DIAMOND, box, line=tone, width=1.5)
        canvas.polygon((at(10, 0), at(10, 20), at(0, 10)), fill=tone)
    elif tone is Tone.BAD:
        canvas.shape(MSO_SHAPE.RECTANGLE, box, fill=tone)
        _cut(canvas, (at(6, 6), at(14, 14)))
        _cut(canvas, (at(14, 6), at(6, 14)))
    else:
        canvas.shape(MSO_SHAPE.OVAL, box, line=tone, width=1.5, is_dashed=True)


def _cut(canvas: Canvas, points: tuple[tuple[float, float], ...]) -> None:
    """Draw a line in the colour of the background, which cuts into a shape."""
    canvas.polygon(points, line=Tone.BACK, width=2, is_closed=False)


def _width(lights: Lights, width: float) -> float:
    count = max(1, len(lights.items))
    return (width - _GAP * (count - 1)) / count


def _question_height(item: LightItem, room: float, measure: FontMeasure) -> float:
    line = measure.shorten((Span(item.question),), _LABEL, room, 3)
    return measure.height((line,), _LABEL, room)


def _reason(item: LightItem, room: float, measure: FontMeasure) -> Line:
    return measure.shorten((Span(item.reason),), _REASON, room, _MOST)
