"""The search over the accounts of a large site: an index of Pagefind's, which comes in parts.

Material's index is one file that a browser loads whole before it answers. Pagefind's is many: a
reader loads a short list of the accounts, the words that begin as the typed ones do, and the texts
of the accounts that have them. Each account is one record; a heading in it leads to each thing.

Relied on in Pagefind 1.5, and tested: the id of a heading may be any text, and comes back with the
record; headings come in their order, each with the number of its first word.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from gosart.site.search import ACCOUNT_BOOST, OPPORTUNITY_BOOST, SEPARATOR
from gosart.site.views.bare_pages import SearchHeading, search_record

__all__ = ["FOLDER", "is_installed", "write_account_index"]

FOLDER = "search/pagefind"
"""Where the script of the search finds it, below the site."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
"""What the search needs beside the index; the rest is for boxes of Pagefind's own."""


_ENTRY = "pagefind-entry.json"
"""What the script reads first."""
_ATTEMPTS = 3
"""On a busy machine Pagefind's program may end before its last files are on the disk."""


def is_installed() -> bool:
    """Return whether Pagefind is there with its program, which is a package of its own."""
    if find_spec("pagefind") is None:
        return False
    from pagefind.service import get_executable

    return get_executable() is not None


def write_account_index(
    site: Path, language: str, accounts: Mapping[str, Sequence[dict[str, Any]]]
) -> None:
    """Write the index below the folder of a site.

    Args:
        site: The folder.
        language: The language of the site, for the endings of words.
        accounts: By the id of an account its entries, as Material's index has them.

    Raises:
        PluginError: Pagefind does not run.
    """
    folder = site / FOLDER
    with tempfile.TemporaryDirectory(prefix="gosart-") as name:
        for id_, entries in accounts.items():
            Path(name, f"{id_}.html").write_text(_record(language, entries), "utf-8")
        try:
            for _ in range(_ATTEMPTS):
                asyncio.run(_index(Path(name), folder, language))
                if _is_whole(folder):
                    break
            else:
                raise OSError(f"{folder / _ENTRY} is not whole")
        except Exception as error:  # its wrapper raises whatever its program says
            raise PluginError(
                f"gosart: Pagefind could not make the index of the search: {error}. Without the "
                "package pagefind the search has one index of all accounts."
            ) from error
    for path in folder.iterdir():
        if path.suffix in (".js", ".css") and path.name not in _NEEDED:
            with suppress(OSError):
                path.unlink()


def _is_whole(folder: Path) -> bool:
    """Return whether the files of an index can be read to their ends."""
    try:
        for path in folder.rglob("*"):
            if path.suffix.startswith((".pf_", ".pagefind")):
                gzip.decompress(path.read_bytes())
        return bool(json.loads((folder / _ENTRY).read_bytes()))
    except (OSError, EOFError, ValueError, zlib.error):
        return False


async def _index(records: Path, folder: Path, language: str) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    # a folder in one go: a record by itself is answered after a tenth of a second
    settings = IndexConfig(output_path=str(folder), force_language=language)
    async with PagefindIndex(config=settings) as index:
        await index.add_directory(str(records))


def _record(language: str, entries: Sequence[dict[str, Any]]) -> str:
    """Return an account as a page with a heading for each thing, the account first."""
    headings = []
    for entry in sorted(entries, key=lambda entry: -entry.get("boost", 1.0)):
        title, text = (entry[name].replace(SEPARATOR, " ") for name in ("title", "text"))
        level = _level(entry.get("boost", 1.0))
        headings.append(SearchHeading(level, entry["location"], title, text))
    return search_record(language, headings)


def _level(boost: float) -> int:
    """Return the level of an entry's heading: Pagefind ranks by it."""
    if boost >= ACCOUNT_BOOST:
        return 1
    return 2 if boost >= OPPORTUNITY_BOOST else 3
