"""Files as a company has them for slides, made for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

__all__ = ["as_potx", "dark_template", "old_template"]

_MAIN = b"presentationml.presentation.main+xml"
_WIDE = 12_192_000


def old_template(path: Path) -> Path:
    """Write a file of 4:3 in Calibri, with a slide, notes, a section and a title of its own."""
    presentation: Any = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Last year's Zanzibar plan"
    slide.notes_slide.notes_text_frame.text = "Zanzibar notes"
    presentation.core_properties.title = "Zanzibar"
    presentation.save(path)
    return path


def dark_template(path: Path, bar: float = 6_250_000, height: int = 60_000) -> Path:
    """Write a wide file, dark, with a bar above its foot and no layout `Title Only`."""
    presentation: Any = Presentation()
    presentation.slide_width = _WIDE
    master = presentation.slide_master
    holders = [master, *master.slide_layouts]
    for item in [item for holder in holders for item in holder.placeholders]:
        if item._element.spPr.find(qn("a:xfrm")) is not None:
            scale = _WIDE / 9_144_000
            item.left, item.width = int(item.left * scale), int(item.width * scale)
    content = master._element.cSld
    background = content.find(qn("p:bg"))
    if background is not None:
        content.remove(background)
    content.insert(0, parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:srgbClr val="10243E"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    ))  # fmt: skip
    mapping = master._element.find(qn("p:clrMap"))
    mapping.set("bg1", "dk1")
    mapping.set("tx1", "lt1")
    content.spTree.append(parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{bar:.0f}"/>'
        f'<a:ext cx="{_WIDE}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:sp>"
    ))  # fmt: skip
    for layout in list(master.slide_layouts):
        if layout._element.get("type") == "titleOnly":
            master.slide_layouts.remove(layout)
    presentation.save(path)
    return path


def as_potx(path: Path, kind: bytes = b"presentationml.template.main+xml") -> Path:
    """Write a file again as a template, or as whatever else its content type says."""
    output = BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(output, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(_MAIN, kind))
    target = path.with_suffix(".potx")
    target.write_bytes(output.getvalue())
    return target
