"""Where title, body and foot of a slide are: what a layout says, as far as it can be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout

from gosart.deck.drawing.box import Box
from gosart.deck.drawing.palette import DARK, LIGHT, Palette
from gosart.deck.drawing.words import FontMeasure, measure_of
from gosart.errors import GosartError

__all__ = ["Page", "page_of", "placeholders_of"]

_POINT = 12_700
_INSET = 7.2
"""Air beside the words of a placeholder that says nothing else."""
_LEAST_WIDTH, _LEAST_HEIGHT = 430.0, 230.0
_FOOT = 16.0
"""Height of a foot of one line."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """A layout with the places for what a slide holds."""

    layout: SlideLayout
    title: Box
    moves_title: bool
    """Whether the layout has no title that can be used, so that each slide places its own."""
    inset: float
    """Air beside the words of the title."""
    body: Box
    foot: Box
    number: Box
    palette: Palette
    measure: FontMeasure


def page_of(presentation: PresentationType, name: str) -> Page:
    """Return the page of the layout that suits our slides best.

    Args:
        presentation: Our own design, or a template.
        name: How a message calls it.

    Raises:
        GosartError: There is no layout, or none that leaves room.
    """
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    if not layouts:
        raise GosartError(f"{name} has no slide layout. Use a file that has a layout 'Title Only'.")
    layout = min(layouts, key=_rank)
    width = (presentation.slide_width or 0) / _POINT
    height = (presentation.slide_height or 0) / _POINT
    whole = Box(0, 0, width, height)
    title, moves_title = _title(layout, whole)
    inset = _INSET if moves_title else _inset(layout)
    foot, number = _feet(layout, whole, title, inset)
    left, right = _margins(layout, title, inset, whole)
    bottom = min(foot.top, number.top) - 8
    for shape in _decorations(layout, whole):
        if shape.top > 0.6 * height and shape.height < 0.3 * height:
            bottom = min(bottom, shape.top - 6)
        elif shape.height > 0.5 * height and shape.right < 0.2 * width:
            left = max(left, shape.right + 6)
        elif shape.height > 0.5 * height and shape.left > 0.8 * width:
            right = min(right, shape.left - 6)
    top = title.bottom + 10
    body = Box(left, top, right - left, bottom - top)
    if body.width < _LEAST_WIDTH or body.height < _LEAST_HEIGHT:
        raise GosartError(
            f"The layout '{layout.name}' of {name} leaves too little room: "
            f"{body.width:.0f} by {body.height:.0f} points between title and foot, "
            f"and slides need {_LEAST_WIDTH:.0f} by {_LEAST_HEIGHT:.0f}."
        )
    palette = DARK if _is_dark(layout) else LIGHT
    return Page(layout, title, moves_title, inset, body, foot, number, palette, _measure(layout))


def placeholders_of(holder: Any) -> list[Any]:
    """Return the placeholders of a layout or a master.

    Args:
        holder: The layout or the master.
    """
    return list(holder.placeholders)


def _rank(layout: SlideLayout) -> tuple[int, int]:
    """Return a key that sorts the layout first that suits best: `Title Only`, then one like it."""
    kind = layout._element.get("type", "")
    kinds = [item.placeholder_format.type for item in placeholders_of(layout)]
    has_title = any(item in _TITLES for item in kinds)
    others = sum(item not in (*_TITLES, *_FEET) for item in kinds)
    if kind == "titleOnly" and has_title:
        return 0, others
    if has_title and others == 0 and kind not in ("title", "secHead"):
        return 1, 0
    if kind == "blank":
        return 2, others
    if has_title and kind not in ("title", "secHead"):
        return 3, others
    return (4, others) if not has_title else (5, others)


def _title(layout: SlideLayout, whole: Box) -> tuple[Box, bool]:
    """Return where the title is, and whether the layout's own cannot be used."""
    for item in placeholders_of(layout):
        if item.placeholder_format.type in _TITLES:
            box = _box(item)
            is_on_top = box is not None and box.bottom < 0.45 * whole.height
            if box is not None and is_on_top and box.width > 0.4 * whole.width and box.height > 24:
                return box, False
    side = 0.04 * whole.width - _INSET
    top = 0.05 * whole.height
    return Box(side, top, whole.width - 2 * side, 62), True


def _margins(layout: SlideLayout, title: Box, inset: float, whole: Box) -> tuple[float, float]:
    """Return where content begins and ends: as the master's, else as the title."""
    for item in placeholders_of(layout.slide_master):
        box = _box(item)
        if item.placeholder_format.type is PP_PLACEHOLDER.BODY and box is not None:
            typed = item._element.txBody.bodyPr.get("lIns")
            air = int(typed) / _POINT if typed is not None else _INSET
            if box.width > 0.6 * whole.width:
                return box.left + air, box.right - air
    return title.left + inset, title.right - inset


def _inset(layout: SlideLayout) -> float:
    """Return the air beside the words of the title."""
    for holder in (layout, layout.slide_master):
        for item in placeholders_of(holder):
            if item.placeholder_format.type in _TITLES:
                typed = item._element.txBody.bodyPr.get("lIns")
                if typed is not None:
                    return int(typed) / _POINT
    return _INSET


def _feet(layout: SlideLayout, whole: Box, title: Box, inset: float) -> tuple[Box, Box]:
    """Return where the foot and the number of the slide are."""
    boxes: dict[Any, Box] = {}
    for item in placeholders_of(layout):
        kind, box = item.placeholder_format.type, _box(item)
        if kind in _FEET and box is not None and box.top > 0.75 * whole.height:
            boxes[kind] = box
    left, right = title.left + inset, title.right - inset
    usual = whole.height - _FOOT - 0.035 * whole.height
    number = boxes.get(PP_PLACEHOLDER.SLIDE_NUMBER)
    if number is None or number.width < 24 or number.height < _FOOT - 2:
        middle = next((box.top + box.height / 2 for box in boxes.values()), usual + _FOOT / 2)
        number = Box(right - 40, min(middle - _FOOT / 2, whole.height - _FOOT), 40, _FOOT)
    own = [boxes[kind] for kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER) if kind in boxes]
    own = [box for box in own if abs(box.top - number.top) < _FOOT]
    start = min((box.left for box in own), default=left)
    end = max((box.right for box in own), default=number.left - 8)
    # a number in the middle parts the line: the longer side of it is the foot's
    if number.left - start >= end - number.right:
        end = min(end, number.left - 8)
    else:
        start = max(start, number.right + 8)
    if end - start < 250:
        start, end = left, number.left - 8
        if end - start < 250:
            start, end = number.right + 8, right
    middle = number.top + number.height / 2
    return Box(start, middle - _FOOT / 2, end - start, _FOOT), number


def _decorations(layout: SlideLayout, whole: Box) -> Iterator[Box]:
    """Yield where logos, bars and pictures of the design are, without its background."""
    holders: list[Any] = [layout]
    if layout._element.get("showMasterSp", "1") not in ("0", "false"):
        holders.append(layout.slide_master)
    for holder in holders:
        for shape in holder.shapes:
            box = None if shape.is_placeholder else _box(shape)
            if box is not None and box.width * box.height < 0.5 * whole.width * whole.height:
                yield box


def _box(shape: Any) -> Box | None:
    lengths = (shape.left, shape.top, shape.width, shape.height)
    if any(length is None for length in lengths):
        return None
    return Box(*(length / _POINT for length in lengths))


def _is_dark(layout: SlideLayout) -> bool:
    """Tell whether words on the background have to be light."""
    master = layout.slide_master
    mapping = master._element.find(qn("p:clrMap"))
    digits = _background((layout._element, master._element))
    if not digits:
        digits = _theme_color(master, mapping.get("bg1", "lt1") if mapping is not None else "lt1")
    elif not _is_hexadecimal(digits):
        name = mapping.get(digits, digits) if mapping is not None else digits
        digits = _theme_color(master, name)
    if not _is_hexadecimal(digits):
        return False
    red, green, blue = (int(digits[start : start + 2], 16) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 115


def _background(holders: Iterable[Any]) -> str:
    """Return the colour of the background: six digits, a name of the theme, "" for none of both."""
    for element in holders:
        for path in ("p:bg/p:bgPr/a:solidFill", "p:bg/p:bgRef"):
            fill = element.cSld.find("/".join(qn(part) for part in path.split("/")))
            if fill is None or not len(fill):
                continue
            color = fill[0]
            if color.tag in (qn("a:srgbClr"), qn("a:schemeClr")):
                return str(color.get("val", ""))
    return ""


def _measure(layout: SlideLayout) -> FontMeasure:
    """Return the measure of the wider of the theme's two fonts."""
    fonts = _theme(layout.slide_master).iter(qn("a:majorFont"), qn("a:minorFont"))
    names = [font.find(qn("a:latin")) for font in fonts]
    measures = [measure_of(str(name.get("typeface", ""))) for name in names if name is not None]
    return max(measures, key=lambda measure: measure.share, default=FontMeasure())


def _theme(master: Any) -> Any:
    return etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _theme_color(master: Any, name: str) -> str:
    """Return a colour of the theme, "" where it has none of the name."""
    theme = _theme(master)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    own = scheme.find(qn(f"a:{name}")) if scheme is not None else None
    if own is None or not len(own):
        return ""
    return str(own[0].get("lastClr") or own[0].get("val") or "")


def _is_hexadecimal(digits: str) -> bool:
    return len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
