"""Several PDFs as one, with a bookmark for each document and each of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from io import BytesIO

from gosart.errors import GosartError

__all__ = ["bind", "check_binder"]


def check_binder() -> None:
    """Check that what binds PDFs is installed.

    Raises:
        GosartError: It is not.
    """
    if find_spec("pypdf") is None:
        raise GosartError(
            "Several pages in one file need pypdf. Install it with: pip install 'gosart[pdf]'"
        )


def bind(title: str, documents: Iterable[tuple[str, Sequence[tuple[str, bytes]]]]) -> bytes:
    """Bind PDFs.

    Args:
        title: Title of the whole.
        documents: Title of each document, with the title and the PDF of each of its pages.

    Returns:
        One PDF. A document of a single page has one bookmark, another one more for each page.
    """
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_metadata({"/Title": title})
    for heading, parts in documents:
        parent = None
        for name, content in parts:
            first = len(writer.pages)
            writer.append(BytesIO(content), import_outline=False)
            if parent is None:
                parent = writer.add_outline_item(title=heading, page_number=first)
            if len(parts) > 1:
                writer.add_outline_item(title=name, page_number=first, parent=parent)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
