"""Our own design, for whoever has no template: a bar, the company's logo and name, wide slides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as PresentationType

from gosart.deck.brand import Brand
from gosart.deck.drawing.box import Box, emu
from gosart.deck.drawing.words import measure_of

__all__ = ["own_design"]

_WIDTH, _HEIGHT = 960.0, 540.0
_SIDE = 36.0
_BAR = 6.0
_PLATE = Box(_WIDTH - _SIDE - 46, 0, 46, 42)
"""The plate of the logo, which hangs from the bar."""
_TITLE = Box(_SIDE, 22, _WIDTH - 2 * _SIDE - 60, 60)
_NUMBER = Box(_WIDTH - _SIDE - 34, 512, 34, 16)
_LONGEST_NAME = 240.0
"""The most room for the company's name, in the line of the foot."""
_COLORS = {
    "dk1": "1F2933", "lt1": "FFFFFF", "dk2": "3E4C59", "lt2": "F0F3F6", "accent1": "1F4E79",
    "accent2": "52606D", "accent3": "1E7A3C", "accent4": "8A5A00", "accent5": "B3261E",
    "accent6": "6B4E9B", "hlink": "1F4E79", "folHlink": "52606D",
}  # fmt: skip
_FONT, _CHINESE = "Arial", "Microsoft YaHei"
_EMPTY_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)
"""One transparent pixel: what a program sees that knows no SVG."""


def own_design(brand: Brand) -> PresentationType:
    """Return an empty presentation in our design.

    Args:
        brand: The company's name, logo and colour.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = emu(_WIDTH), emu(_HEIGHT)
    master = presentation.slide_master
    for layout in list(master.slide_layouts):
        if layout._element.get("type") not in ("titleOnly", "blank"):
            master.slide_layouts.remove(layout)
    _set_theme(master, brand.color or _COLORS["accent1"])
    for layout in master.slide_layouts:
        for item in list(layout.placeholders):
            _inherit(item)
    name = _name_box(brand)
    boxes = {
        PP_PLACEHOLDER.TITLE: _TITLE,
        PP_PLACEHOLDER.BODY: Box(_SIDE, 92, _WIDTH - 2 * _SIDE, 408),
        PP_PLACEHOLDER.FOOTER: Box(_SIDE, _NUMBER.top, name.left - 12 - _SIDE, _NUMBER.height),
        PP_PLACEHOLDER.SLIDE_NUMBER: _NUMBER,
    }
    for item in list(master.placeholders):
        _set_placeholder(item, boxes)
    _set_styles(master)
    _draw_brand(master, brand)
    return presentation


def _set_theme(master: Any, color: str) -> None:
    """Give the theme our colours and fonts."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "gosart")
    colors = theme.find(f".//{qn('a:clrScheme')}")
    for name, digits in (_COLORS | {"accent1": color, "hlink": color}).items():
        own = colors.find(qn(f"a:{name}"))
        for child in list(own):
            own.remove(child)
        etree.SubElement(own, qn("a:srgbClr")).set("val", digits)
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", _FONT)
        for font in fonts.findall(qn("a:font")):
            if font.get("script") == "Hans":
                font.set("typeface", _CHINESE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _inherit(item: Any) -> None:
    """Have a layout's placeholder stand where the master's does; the date is in the foot."""
    if item.placeholder_format.type is PP_PLACEHOLDER.DATE:
        item._element.getparent().remove(item._element)
        return
    frame = item._element.spPr.find(qn("a:xfrm"))
    if frame is not None:
        item._element.spPr.remove(frame)


def _name_box(brand: Brand) -> Box:
    wide = min(measure_of(_FONT).width(brand.name, 11, is_bold=True), _LONGEST_NAME)
    return Box(_NUMBER.left - 6 - wide, _NUMBER.top, wide, _NUMBER.height)


def _set_placeholder(item: Any, boxes: Mapping[Any, Box]) -> None:
    """Place a placeholder of the master."""
    kind = item.placeholder_format.type
    if kind not in boxes:
        item._element.getparent().remove(item._element)
        return
    item.left, item.top, item.width, item.height = boxes[kind].emu
    body = item._element.txBody.bodyPr
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    for child in list(body):  # a text that shrinks
        body.remove(child)
    body.set("anchor", "t" if kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.BODY) else "ctr")
    if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
        align = "l" if kind is PP_PLACEHOLDER.FOOTER else "r"
        styles = item._element.txBody.find(qn("a:lstStyle"))
        for child in list(styles):
            styles.remove(child)
        styles.append(parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="{align}"><a:defRPr sz="1100"><a:solidFill>'
            '<a:schemeClr val="tx1"><a:lumMod val="70000"/><a:lumOff val="30000"/></a:schemeClr>'
            "</a:solidFill></a:defRPr></a:lvl1pPr>"
        ))  # fmt: skip


def _set_styles(master: Any) -> None:
    """Set titles in bold, flush left, in the colour of words."""
    level = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    words = level.find(qn("a:defRPr"))
    words.set("sz", "2400")
    words.set("b", "1")


def _draw_brand(master: Any, brand: Brand) -> None:
    """Draw the bar, the logo on its plate, and the name."""
    tree = master._element.cSld.spTree
    shapes = [_rectangle(101, "Bar", Box(0, 0, _WIDTH, _BAR))]
    if brand.logo is not None:
        shapes.append(_rectangle(102, "Plate", _PLATE))
        shapes.append(_logo(master, brand))
    if brand.name:
        shapes.append(_name(brand))
    for number, shape in enumerate(shapes):
        tree.insert(2 + number, shape)  # below the placeholders


def _rectangle(number: int, name: str, box: Box) -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}<a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _name(brand: Brand) -> Any:
    box = _name_box(brand)
    name = measure_of(_FONT).fit(brand.name, 11, box.width, is_bold=True)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="104" name="Name"/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:pPr algn="r"/><a:r><a:rPr sz="1100" b="1"><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill></a:rPr>'
        f"<a:t>{escape(name)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _logo(master: Any, brand: Brand) -> Any:
    """Return the logo as large as the plate has room for, in its own proportions."""
    assert brand.logo is not None  # noqa: S101 - whoever calls has asked
    logo = brand.logo
    room = Box(_PLATE.left + 5, _BAR, _PLATE.width - 10, _PLATE.height - _BAR - 5)
    scale = min(room.width / logo.width, room.height / logo.height)
    wide, high = logo.width * scale, logo.height * scale
    box = Box(room.left + (room.width - wide) / 2, room.top + (room.height - high) / 2, wide, high)
    vector = ""
    content, kind = logo.content, logo.kind
    if kind == "svg":
        embed = _picture(master, "/ppt/media/logo.svg", "image/svg+xml", content)
        vector = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'r:embed="{embed}"/></a:ext></a:extLst>'
        )
        content, kind = _EMPTY_PICTURE, "png"
    embed = _picture(master, f"/ppt/media/logo.{kind}", f"image/{kind}", content)
    return parse_xml(
        f'<p:pic {nsdecls("p", "a", "r")}><p:nvPicPr><p:cNvPr id="103" name="Logo" '
        f"descr={quoteattr(brand.name)}/><p:cNvPicPr>"
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{embed}">{vector}</a:blip><a:stretch><a:fillRect/>'
        f'</a:stretch></p:blipFill><p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:pic>"
    )


def _picture(master: Any, uri: str, kind: str, content: bytes) -> str:
    """Add a picture to the file, and return how the master calls it."""
    part = Part(PackURI(uri), kind, master.part.package, content)
    return str(master.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _frame(box: Box) -> str:
    left, top, width, height = box.emu
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
