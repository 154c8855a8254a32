"""Draws words and shapes on a slide, in points and tones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame
from pptx.util import Pt

from gosart.deck.drawing.box import Box, emu
from gosart.deck.drawing.palette import Palette
from gosart.deck.drawing.words import LEADING, FontMeasure
from gosart.deck.model import Line, Tone

__all__ = ["ALIGN", "Canvas", "write_lines"]

ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}


class Canvas:
    """Draws on a slide, or inside a group of it.

    Args:
        shapes: The shapes of the slide or the group, as python-pptx has them.
        palette: The colours of the design.
        measure: The measure of the font.
        language: Code of the language of the words.
    """

    def __init__(self, shapes: Any, palette: Palette, measure: FontMeasure, language: str) -> None:
        self.shapes = shapes
        self.palette = palette
        self.measure = measure
        self.language = language

    @contextmanager
    def group(self, name: str, about: str) -> Iterator[Canvas]:
        """Draw a group, which moves and is read as one.

        Args:
            name: What the selection pane calls it.
            about: What it says, for whoever does not see it.

        Yields:
            What draws inside the group.
        """
        group = self.shapes.add_group_shape()
        group.name = name
        group._element.nvGrpSpPr.cNvPr.set("descr", about)
        shapes: Any = group.shapes
        # python-pptx looks at all shapes after each for the group's size, and for a free id before
        shapes._recalculate_extents = _nothing
        shapes.turbo_add_enabled = True
        yield Canvas(shapes, self.palette, self.measure, self.language)
        group._element.recalculate_extents()

    def text(
        self,
        box: Box,
        lines: Sequence[Line],
        size: float,
        *,
        align: str = "left",
        anchor: str = "top",
        is_one_line: bool = False,
    ) -> None:
        """Write paragraphs.

        Args:
            box: Where; whoever calls has measured that they fit.
            lines: The paragraphs.
            size: The font size, in points.
            align: `left`, `center` or `right`.
            anchor: `top`, `middle` or `bottom`.
            is_one_line: Whether no line may be broken, though a font be a little wider.
        """
        shape = self.shapes.add_textbox(*box.emu)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = not is_one_line
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = _ANCHOR[anchor]
        write_lines(frame, lines, size, self.palette, self.language, align)

    def shape(
        self,
        kind: MSO_SHAPE,
        box: Box,
        *,
        fill: Tone | None = None,
        hatch: Tone | None = None,
        line: Tone | None = None,
        width: float = 1.0,
        is_dashed: bool = False,
    ) -> None:
        """Draw a shape.

        Args:
            kind: Such as an oval.
            box: Where.
            fill: Its colour, None for none.
            hatch: The colour of hatching in place of a fill.
            line: The colour of its outline, None for none.
            width: Of the outline, in points.
            is_dashed: Whether the outline is dashed.
        """
        shape = self.shapes.add_shape(kind, *box.emu)
        self._look(shape, fill, hatch, line, width, is_dashed)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        tone: Tone,
        *,
        width: float = 1.0,
        is_dashed: bool = False,
    ) -> None:
        """Draw a straight line.

        Args:
            start: Where it begins.
            end: Where it ends.
            tone: Its colour.
            width: In points.
            is_dashed: Whether it is dashed.
        """
        points = (emu(value) for value in (*start, *end))
        line = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points)
        _remove_style(line)
        self.palette.set(line.line.color, tone)
        line.line.width = Pt(width)
        if is_dashed:
            line.line.dash_style = MSO_LINE.DASH

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
        width: float = 1.0,
        is_dashed: bool = False,
        is_closed: bool = True,
        opacity: float = 1.0,
    ) -> None:
        """Draw a line through points, or the area that it encloses.

        Args:
            points: At least two.
            fill: The colour of the area, None for none.
            line: The colour of the line, None for none.
            width: Of the line, in points.
            is_dashed: Whether the line is dashed.
            is_closed: Whether it ends where it began.
            opacity: Of the area, from 0 to 1.
        """
        corners = [(int(emu(x)), int(emu(y))) for x, y in points]
        builder = self.shapes.build_freeform(*corners[0], scale=1.0)
        builder.add_line_segments(corners[1:], close=is_closed)
        shape = builder.convert_to_shape()
        if self.shapes.turbo_add_enabled:  # a freeform takes an id past the count: counted anew
            self.shapes.turbo_add_enabled = True
        self._look(shape, fill, None, line, width, is_dashed)
        if fill is not None and opacity < 1:
            color = shape._element.spPr.find(qn("a:solidFill"))[0]
            etree.SubElement(color, qn("a:alpha")).set("val", str(round(opacity * 100_000)))

    def _look(
        self,
        shape: Any,
        fill: Tone | None,
        hatch: Tone | None,
        line: Tone | None,
        width: float,
        is_dashed: bool,
    ) -> None:
        _remove_style(shape)
        if hatch is not None:
            shape.fill.patterned()
            shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            self.palette.set(shape.fill.fore_color, hatch)
            shape.fill.back_color.rgb = _WHITE
        elif fill is not None:
            shape.fill.solid()
            self.palette.set(shape.fill.fore_color, fill)
        else:
            shape.fill.background()
        if line is None:
            shape.line.fill.background()
            return
        self.palette.set(shape.line.color, line)
        shape.line.width = Pt(width)
        if is_dashed:
            shape.line.dash_style = MSO_LINE.DASH


def write_lines(
    frame: TextFrame,
    lines: Sequence[Line],
    size: float | None,
    palette: Palette | None,
    language: str,
    align: str = "",
) -> None:
    """Write paragraphs into a frame of text, whatever stood in it before.

    Args:
        frame: Of a box, a cell or a placeholder.
        lines: The paragraphs.
        size: The font size in points, None for that of the placeholder.
        palette: The colours, None for that of the placeholder.
        language: Code of the language of the words.
        align: `left`, `center` or `right`, "" for that of the placeholder.
    """
    frame.clear()
    for number, line in enumerate(lines or ((),)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if align:
            paragraph.alignment = ALIGN[align]
        if size is not None and palette is not None:
            paragraph.line_spacing = Pt(size * LEADING)
            paragraph.space_before = paragraph.space_after = Pt(0)
        for span in line:
            run = paragraph.add_run()
            run.text = span.text
            properties = run.font._element
            properties.set("lang", _LANGUAGES.get(language, language))
            if size is not None:
                run.font.size = Pt(size)
            if span.is_bold:
                run.font.bold = True
            if palette is not None:
                palette.set(run.font.color, span.tone)
        if size is not None and not line:  # an empty one is as high as its end says
            paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))


def _nothing() -> None:
    return


def _remove_style(shape: Any) -> None:
    """Take the theme's shadows and outlines from a shape: a drawing has only what is said."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
