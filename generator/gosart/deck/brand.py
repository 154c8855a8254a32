"""The company's name, logo and colour, as its `mkdocs.yml` and style sheets have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["SETTINGS", "Brand", "Logo", "brand_of"]

SETTINGS = ("site_name", "theme", "extra_css", "docs_dir")
"""MkDocs' own settings that say it."""

_COLOR = re.compile(r"--md-primary-fg-color:\s*#([0-9a-fA-F]{6})\b")
_BOX = re.compile(rb"<svg\b[^>]*?\bviewBox=[\"']([^\"']+)[\"']")
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture."""

    kind: str
    """`svg`, `png` or `jpeg`."""
    content: bytes
    width: float
    """In whatever unit the height is."""
    height: float


@dataclass(frozen=True, slots=True)
class Brand:
    """How a company shows itself."""

    name: str = ""
    logo: Logo | None = None
    color: str = ""
    """The colour of the site's head, six hexadecimal digits; "" where it is a named one."""


def brand_of(root: Path, settings: Mapping[str, Any]) -> Brand:
    """Return the brand of a site.

    Args:
        root: Folder of its configuration.
        settings: Those of `SETTINGS` that it has, as they are typed.

    Returns:
        As much of it as there is.
    """
    theme = settings.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    folders = [str(theme.get("custom_dir") or ""), str(settings.get("docs_dir") or "docs")]
    roots = [root / folder for folder in folders if folder]
    sheets = settings.get("extra_css")
    names = sheets if isinstance(sheets, list) else []
    colors = (
        match[1].upper()
        for content in _contents(roots, [str(name) for name in names])
        if (match := _COLOR.search(content.decode("utf-8", "replace")))
    )
    logos = (_logo(content) for content in _contents(roots, [str(theme.get("logo") or "")]))
    return Brand(
        name="".join(filter(str.isprintable, str(settings.get("site_name") or ""))),
        logo=next((logo for logo in logos if logo), None),
        color=next(colors, ""),
    )


def _contents(roots: list[Path], names: list[str]) -> Iterator[bytes]:
    """Yield the files of some names, each from the first folder that has it."""
    for name in names:
        path = next((root / name for root in roots if name and (root / name).is_file()), None)
        if path is not None:
            try:
                yield path.read_bytes()
            except OSError:  # a deck without a logo is a deck
                continue


def _logo(content: bytes) -> Logo | None:
    """Return a picture with its size, None for one of another kind."""
    if content.startswith(_PNG) and len(content) > 24:
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        return Logo("png", content, width, height) if width and height else None
    if content.startswith(_JPEG):
        return _jpeg(content)
    box = _BOX.search(content)
    if box is None:
        return None
    try:
        _, _, wide, high = (float(value) for value in box[1].replace(b",", b" ").split())
    except ValueError:
        return None
    return Logo("svg", content, wide, high) if wide > 0 and high > 0 else None


def _jpeg(content: bytes) -> Logo | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}:  # the frames, which say the size
            height, width = (int.from_bytes(content[at + n : at + n + 2]) for n in (5, 7))
            return Logo("jpeg", content, width, height) if width and height else None
        at += 2 + size
    return None
