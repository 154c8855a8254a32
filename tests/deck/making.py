"""Decks for tests: made of a repository as the command makes them, and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from gosart.config.mkdocs_yml import read_mkdocs
from gosart.deck.brand import SETTINGS
from gosart.deck.load import Kind, open_request
from gosart.deck.model import Deck
from gosart.deck.writer import DeckWriter
from tests.site.building import options_of

__all__ = [
    "CONFIG",
    "leaves",
    "made",
    "models",
    "notes_of",
    "opened",
    "points",
    "table_of",
    "text_of",
    "texts_of",
]

CONFIG = """\
    site_name: Plans
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [gosart: {today: 2026-11-23}]
    """
"""The configuration of a site whose day is that of the samples."""


def models(
    root: Path,
    *targets: str,
    kind: Kind | None = None,
    template: Path | None = None,
    **given: Any,
) -> Iterator[tuple[DeckWriter, Deck]]:
    """Yield what the decks of a repository say, each with what writes it."""
    options = options_of(root, **given)
    request = open_request(options, targets, kind)
    writer = DeckWriter(options, read_mkdocs(root / "mkdocs.yml", SETTINGS, {}), template)
    for item in request.wanted:
        yield writer, request.deck(item)


def made(root: Path, *targets: str, **given: Any) -> dict[str, bytes]:
    """Make decks of a repository by their names; `given` is what `models` takes."""
    return {deck.name: writer.bytes_of(deck) for writer, deck in models(root, *targets, **given)}


def opened(content: bytes) -> Any:
    """Open a deck as a program does."""
    return Presentation(BytesIO(content))


def leaves(shapes: Any) -> Iterator[Any]:
    """Yield the shapes of a slide, those inside groups among them."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from leaves(shape.shapes)
        else:
            yield shape


def text_of(shape: Any) -> str:
    """Give the words of a shape, "" for a table or a drawing."""
    return shape.text_frame.text if shape.has_text_frame else ""


def table_of(slide: Any) -> list[list[str]]:
    """Give the first table of a slide as rows of texts."""
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts_of(slide: Any) -> list[str]:
    """Give every text of a slide: of shapes, then of cells."""
    texts = [text_of(shape) for shape in leaves(slide.shapes)]
    for shape in slide.shapes:
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return [text for text in texts if text]


def notes_of(slide: Any) -> str:
    """Give the speaker notes of a slide, "" for none."""
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def points(length: Emu) -> float:
    """Give a length of a file in points."""
    return length / 12_700
