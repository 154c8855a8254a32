"""The messages that pages, charts, rules and problems print, and the catalogue that has to know them all.

`python -m tests.i18n.extraction` (or `make messages`) brings the catalogue up to date: translations stay, new messages come in empty,
so that a test names what is missing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "generator" / "gosart" / "i18n" / "locale" / "zh.po"

KEYWORDS = {"msg": None, "text": None, "plural": (1, 2), "_": None, "ngettext": (1, 2)}
SOURCES = (("generator", [("**.py", "python")]), ("site_templates", [("**.j2", "jinja2")]))
OPTIONS = {"**.j2": {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}}


def extracted() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Yield every message (a pair where it is counted) with the file it stands in."""
    for folder, methods in SOURCES:
        for name, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), methods, OPTIONS, KEYWORDS
        ):  # type: ignore[arg-type]
            yield message, f"{folder}/{Path(name).as_posix()}"


def catalogue() -> Catalog:
    """Read the catalogue as it is."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh")


def updated(known: Catalog | None) -> bytes:
    """Write the catalogue of today's messages with the translations that are known."""
    fresh = Catalog(
        locale="zh",
        project="gosart",
        charset="utf-8",
        fuzzy=False,
        header_comment="# Chinese messages of gosart.",
    )
    fresh.revision_date = fresh.creation_date = datetime(
        2026, 1, 1, tzinfo=UTC
    )  # a date of today would make each run a change
    for message, name in extracted():
        before = (
            known.get(message[0] if isinstance(message, tuple) else message)
            if known is not None
            else None
        )
        translation = (
            before.string if before is not None else ("",) if isinstance(message, tuple) else ""
        )
        fresh.add(message, translation, locations=[(name, 0)])
    out = io.BytesIO()
    write_po(out, fresh, width=0, sort_output=True, include_lineno=False, omit_header=False)
    return out.getvalue()


if __name__ == "__main__":
    CATALOGUE.write_bytes(updated(catalogue() if CATALOGUE.is_file() else None))
