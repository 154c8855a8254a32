"""A deck as a file: slides with title, blocks, foot, number and notes; the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide as SlideType

from gosart.deck.drawing.canvas import Canvas, write_lines
from gosart.deck.drawing.flow import draw_blocks
from gosart.deck.drawing.page import Page, page_of, placeholders_of
from gosart.deck.drawing.words import LEADING, LEAST, FontMeasure
from gosart.deck.model import Block, Deck, Slide, Span, Table, Tone
from gosart.i18n.translator import Translator
from gosart.text.shorten import shorten_to_length

__all__ = ["deck_bytes"]

_TITLE_SIZES = (28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
"""Sizes of a title that does not fit in that of its layout."""
_LEAST_TITLE = 20.0
"""The least size that all titles share; a longer one may be smaller."""
_MOST_PARTS = 5
"""Slides that one may become, where its rows go on."""
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of each file of the package: the first that a zip file can have."""
_DROPPED = (
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
)
"""What says something of the slides that a template had."""
_LONGEST_PROPERTY = 255
"""Characters of a property of the file: the format allows no more."""
_CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def deck_bytes(
    deck: Deck,
    open_design: Callable[[], PresentationType],
    design: str,
    author: str,
    today: date,
    translator: Translator,
) -> bytes:
    """Return a deck as a PowerPoint file.

    Args:
        deck: The deck.
        open_design: Opens the design anew, which holds no slide.
        design: How a message calls it.
        author: Who is named as its author.
        today: The day that is named as that of its making.
        translator: The reader's language.

    Raises:
        GosartError: The design has no layout that can be used.
    """
    presentation = open_design()
    page = page_of(presentation, design)
    writer = _Writer(presentation, page, deck, translator)
    for slide in deck.slides:
        writer.add(slide)
    _set_properties(presentation, deck, author, today, translator)
    output = BytesIO()
    presentation.save(output)
    return _with_fixed_times(output.getvalue(), today)


class _Writer:
    """Adds slides to a presentation."""

    def __init__(
        self, presentation: PresentationType, page: Page, deck: Deck, translator: Translator
    ) -> None:
        self.presentation, self.page, self.deck = presentation, page, deck
        self.translator = translator
        self.title_size = _title_size(page)
        """That of the layout."""
        self.common_size = self._common_size()
        """That of all titles which have room in it."""

    def add(self, slide: Slide) -> None:
        """Add a slide, and others where its rows go on."""
        blocks: tuple[Block, ...] = slide.blocks
        sentence = " ".join(slide.title.split())
        for part in range(1, _MOST_PARTS + 1):
            title = sentence
            if part > 1:
                title = self.translator.text("{title} ({n})", title=sentence, n=part)
            if part == _MOST_PARTS:  # what has no room here is counted
                blocks = tuple(
                    replace(block, continues=False) if isinstance(block, Table) else block
                    for block in blocks
                )
            blocks = self._add(title, blocks, slide.notes if part == 1 else ())
            if not blocks:
                return

    def _add(
        self, title: str, blocks: tuple[Block, ...], notes: tuple[str, ...]
    ) -> tuple[Block, ...]:
        page, language = self.page, self.translator.language
        slide = self.presentation.slides.add_slide(page.layout)
        canvas = Canvas(slide.shapes, page.palette, page.measure, language)
        full = self._write_title(slide, title)
        rest = draw_blocks(canvas, blocks, page.body, self.translator)
        self._write_foot(slide)
        lines = ([] if full else [title]) + list(notes)
        if lines:
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                write_lines(
                    frame, [(Span(" ".join(line.split())),) for line in lines], None, None, language
                )
        return rest

    def _write_title(self, slide: SlideType, title: str) -> bool:
        """Write the title in the largest size by which it fits; return whether all of it does."""
        for item in list(slide.placeholders):
            if item.element is not getattr(slide.shapes.title, "element", None):
                item.element.getparent().remove(item.element)
        shape: Any = slide.shapes.title
        page = self.page
        if shape is None:
            slide.shapes._spTree.append(parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr>'
                '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
                "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
            ))  # fmt: skip
            shape = slide.shapes.title
        if page.moves_title:
            shape.left, shape.top, shape.width, shape.height = page.title.emu
        room = page.title.width - 2 * page.inset
        line = (Span(title, is_bold=True),)
        sizes = [size for size in _TITLE_SIZES if size < self.common_size]
        fitting = [size for size in (self.common_size, *sizes) if self._fits(title, size)]
        size = fitting[0] if fitting else _TITLE_SIZES[-1]
        lines = max(1, int((page.title.height - 6) / (size * LEADING)))
        short = line if fitting else page.measure.shorten(line, size, room, lines)
        write_lines(
            shape.text_frame, ((Span(short[0].text),),), None, None, self.translator.language
        )
        if size != self.title_size:
            for run in shape.text_frame.paragraphs[0].runs:
                run.font.size = round(size * 12_700)
        return bool(fitting)

    def _common_size(self) -> float:
        """Return the largest size in which all titles fit, and which is no less than a title's."""
        titles = [slide.title for slide in self.deck.slides]
        sizes = [size for size in (self.title_size, *_TITLE_SIZES) if size <= self.title_size]
        usual = [size for size in sizes if size >= _LEAST_TITLE] or sizes[:1]
        return next(
            (size for size in usual if all(self._fits(title, size) for title in titles)), usual[-1]
        )

    def _fits(self, title: str, size: float) -> bool:
        page = self.page
        room = page.title.width - 2 * page.inset
        lines = page.measure.count_lines((Span(title, is_bold=True),), size, room)
        return lines * size * LEADING <= page.title.height - 4

    def _write_foot(self, slide: SlideType) -> None:
        """Write the foot and the number, as placeholders where the layout has such ones."""
        page = self.page
        kinds = {
            item._element.nvSpPr.nvPr.ph.get("type"): item._element.nvSpPr.nvPr.ph.get("idx")
            for item in placeholders_of(page.layout)
        }
        language = "en-GB" if self.translator.language == "en" else "zh-CN"
        words = _foot(self.deck.foot, page.foot.width, page.measure)
        run = f'<a:rPr lang="{language}" sz="1100"/>'
        field = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f"{run}<a:t>{len(self.presentation.slides)}</a:t></a:fld>"
        )
        text = f"<a:r>{run}<a:t></a:t></a:r>"
        for kind, name, box, align, inner in (
            ("ftr", "Footer", page.foot, ' algn="l"', text),
            ("sldNum", "Slide number", page.number, ' algn="r"', field),
        ):
            holder, is_box = "", ' txBox="1"'
            if kind in kinds:
                index = f' idx="{kinds[kind]}"' if kinds[kind] is not None else ""
                holder, is_box, align = f'<p:ph type="{kind}" sz="quarter"{index}/>', "", ""
            left, top, width, height = box.emu
            shape: Any = parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{_free_id(slide)}" '
                f'name="{name}"/><p:cNvSpPr{is_box}/><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>'
                f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
                '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
                f"<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr{align}/>{inner}</a:p>"
                "</p:txBody></p:sp>"
            )
            if kind == "ftr":
                shape.find(f".//{qn('a:t')}").text = words
            if not holder:
                for properties in shape.iter(qn("a:rPr")):
                    properties.append(parse_xml(_filled(page, Tone.MUTED)))
            slide.shapes._spTree.append(shape)


def _filled(page: Page, tone: Tone) -> str:
    return page.palette.fill(tone).replace("<a:solidFill>", f"<a:solidFill {nsdecls('a')}>", 1)


def _free_id(slide: SlideType) -> int:
    ids = [int(id_) for id_ in slide.shapes._spTree.xpath("//@id") if str(id_).isdigit()]
    return max(ids, default=1) + 1


def _foot(parts: tuple[str, ...], room: float, measure: FontMeasure) -> str:
    """Return the foot in one line; its first part gives way."""
    rest = " \u00b7 ".join(parts[1:])
    tail = f" \u00b7 {rest}" if rest else ""
    own = max(room - measure.width(tail, LEAST), 4 * LEAST)
    return measure.fit(parts[0], LEAST, own) + tail


def _title_size(page: Page) -> float:
    """Return the size of a title in the layout, as far as it says one."""
    holders = [page.layout._element, page.layout.slide_master._element]
    for element in holders:
        for shape in element.iter(qn("p:sp")):
            holder = shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")
            if holder is not None and holder.get("type") in ("title", "ctrTitle"):
                for level in shape.iter(qn("a:lvl1pPr")):
                    words = level.find(qn("a:defRPr"))
                    if words is not None and words.get("sz"):
                        return int(words.get("sz")) / 100
    style = f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    words = page.layout.slide_master._element.find(style)
    return int(words.get("sz", "4400")) / 100 if words is not None else 44.0


def _set_properties(
    presentation: PresentationType, deck: Deck, author: str, today: date, translator: Translator
) -> None:
    """Say what the file is, and nothing of what it was made of."""
    properties = presentation.core_properties
    day = datetime(today.year, today.month, today.day)
    properties.title = shorten_to_length(deck.title, _LONGEST_PROPERTY)
    author = shorten_to_length(author, _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = day
    properties.language = translator.language
    properties.revision = 1
    properties.subject = shorten_to_length(" \u00b7 ".join(deck.foot), _LONGEST_PROPERTY)
    properties.comments = properties.keywords = properties.category = ""
    properties.content_status = properties.identifier = properties.version = ""
    package = presentation.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype in _DROPPED:
            package._rels.pop(key)


def _with_fixed_times(content: bytes, today: date) -> bytes:
    """Return a package whose files, and packages in it, carry no time of their making."""
    output = BytesIO()
    day = f"{today.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(output, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith(".xlsx"):
                part = _with_fixed_times(part, today)
            elif name == "docProps/core.xml":
                part = _CREATED.sub(rb"\g<1>" + day + rb"\g<3>", part)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, part)
    return output.getvalue()
