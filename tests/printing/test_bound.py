"""Several PDFs in one file: their order, and the bookmarks that lead to them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from gosart.errors import GosartError
from gosart.printing.bound import bind, check_binder


def blank(*widths: int) -> bytes:
    """A PDF of empty pages, each known by its width."""
    writer, output = PdfWriter(), BytesIO()
    for width in widths:
        writer.add_blank_page(width, 100)
    writer.write(output)
    return output.getvalue()


def bookmarks(
    reader: PdfReader, items: object = None, depth: int = 0
) -> list[tuple[int, str, int]]:
    """Depth, title and page of each bookmark."""
    found: list[tuple[int, str, int]] = []
    for item in reader.outline if items is None else items:  # type: ignore[attr-defined]
        if isinstance(item, list):
            found += bookmarks(reader, item, depth + 1)
        else:
            page = reader.get_destination_page_number(item)
            found.append((depth, str(item.title), -1 if page is None else page))
    return found


def test_documents_follow_each_other_and_each_page_has_a_bookmark() -> None:
    acme = ("Acme", [("Sheet", blank(10)), ("Actions", blank(20, 30))])
    bolt = ("Bolt", [("Sheet", blank(40))])
    reader = PdfReader(BytesIO(bind("Plans", [acme, bolt])))
    assert [round(page.mediabox.width) for page in reader.pages] == [10, 20, 30, 40]
    assert bookmarks(reader, reader.outline) == [
        (0, "Acme", 0), (1, "Sheet", 0), (1, "Actions", 1), (0, "Bolt", 3),
    ]  # fmt: skip
    assert reader.metadata is not None
    assert reader.metadata.title == "Plans"


def test_a_missing_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gosart.printing.bound.find_spec", lambda name: None)
    with pytest.raises(GosartError, match=r"pip install 'gosart\[pdf\]'"):
        check_binder()
