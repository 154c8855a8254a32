"""A company's own file as the design: masters, layouts, fonts and colours, without its slides."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType

from gosart.errors import GosartError

__all__ = ["open_template", "read_template"]

_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_MACROS = b"macroEnabled.main+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension of a presentation that lists its slides by section."""


def read_template(path: Path) -> bytes:
    """Read a file that slides are made with; a template (`.potx`) becomes a presentation.

    Args:
        path: The file.

    Returns:
        A presentation.

    Raises:
        GosartError: It is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GosartError(f"The template {path} cannot be read: {error.strerror}.") from error
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            types = package.read(_TYPES)
            if _MACROS in types:
                raise GosartError(
                    f"The template {path} holds macros. Save it as a .potx or .pptx without them."
                )
            if _TEMPLATE not in types:
                return content
            whole = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, KeyError, RuntimeError) as error:  # the last where it is encrypted
        raise GosartError(_no_presentation(path)) from error
    whole[_TYPES] = types.replace(_TEMPLATE, _MAIN)
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as package:
        for name, part in whole.items():
            package.writestr(name, part)
    return output.getvalue()


def open_template(content: bytes, path: Path) -> PresentationType:
    """Return a template, opened, without what it holds of its own: slides, sections, shows.

    Args:
        content: What `read_template` returns.
        path: The file, for messages.

    Raises:
        GosartError: It is no presentation.
    """
    try:
        presentation = Presentation(BytesIO(content))
        slides = presentation.slides._sldIdLst
        for item in list(slides):
            presentation.part.drop_rel(item.rId)
            slides.remove(item)
    except (PythonPptxError, XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise GosartError(_no_presentation(path)) from error
    top = presentation.part._element
    for shows in top.findall(qn("p:custShowLst")):
        top.remove(shows)
    for extension in list(top.iter(qn("p:ext"))):
        if extension.get("uri") == _SECTIONS:
            extension.getparent().remove(extension)
    return presentation


def _no_presentation(path: Path) -> str:
    return f"The template {path} is no PowerPoint file (.pptx or .potx), or a password protects it."
