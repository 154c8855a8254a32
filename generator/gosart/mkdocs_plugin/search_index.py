"""Material's search index: our pages are kept from its parser, and their entries written as data.

Reading text off finished HTML took half of a build. Relied on, and tested: a page whose front
matter says `search: {exclude: true}` is not parsed, `search_index` is new in each `on_config`, and
its `entries` are dicts that may be added until its `on_post_build`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.site.search import IndexKind, SearchEntry

__all__ = [
    "SEARCH_FILE",
    "add_entries",
    "entries_at",
    "entries_in",
    "entries_of",
    "entries_so_far",
    "index_text",
    "keep_from_parser",
    "material_search",
    "parsed_entries",
]

_NO_WIDTH = "\\u200b"
"""As Material's separators, which are regular expressions of JavaScript, write it."""
_ONLY = "only"
SEARCH_FILE = "search/search_index.json"
"""Where Material's search finds its index."""


def material_search(config: MkDocsConfig) -> BasePlugin[Any] | None:
    """Return Material's search, None where the site has another, or none.

    Args:
        config: MkDocs' configuration.
    """
    for plugin in config.plugins.values():
        if type(plugin).__module__.startswith("material.plugins.search"):
            return plugin if plugin.config.enabled else None
    return None


def keep_from_parser(file: SiteFile, meta: MutableMapping[str, Any]) -> None:
    """Tell Material's search to leave a page alone whose entries we write.

    Args:
        file: The page.
        meta: Its front matter, which is changed.
    """
    if not file.made.is_parsed_by_search:
        search = meta.get("search")
        meta["search"] = {**(search if isinstance(search, dict) else {}), "exclude": True}


def entries_of(file: SiteFile) -> list[dict[str, Any]]:
    """Return the entries of a page as Material's index has them.

    Args:
        file: The page; one that the search reads itself has none here.

    Returns:
        The entries; one that only one kind of index has says so, for `entries_in`.
    """
    return entries_at("" if file.url in (".", "./") else file.url, file.made.search or ())


def entries_at(address: str, search: Iterable[SearchEntry]) -> list[dict[str, Any]]:
    """Return the entries of a page at an address as Material's index has them.

    Args:
        address: Of the page, below the site's.
        search: What the search finds of it.
    """
    return [
        {
            "location": f"{address}#{entry.anchor}" if entry.anchor else address,
            "title": html.escape(entry.title, quote=False),
            "text": html.escape(entry.text, quote=False),
        }
        | ({"boost": entry.boost} if entry.boost != 1 else {})
        | ({_ONLY: entry.only.value} if entry.only else {})
        for entry in search
    ]


def entries_in(kind: IndexKind, entries: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield those entries that an index has.

    Args:
        kind: The kind of index.
        entries: Entries of `entries_of`.
    """
    for entry in entries:
        only = entry.get(_ONLY)
        if only is None:
            yield entry
        elif only == kind.value:
            yield {name: value for name, value in entry.items() if name != _ONLY}


@contextmanager
def parsed_entries(config: MkDocsConfig) -> Iterator[list[dict[str, Any]]]:
    """Catch what Material's parser adds for a page, and leave its index as it was.

    Args:
        config: MkDocs' configuration.

    Yields:
        The list, filled at the end.
    """
    parsed: list[dict[str, Any]] = []
    index: Any = getattr(material_search(config), "search_index", None)
    count = len(index.entries) if index else 0
    yield parsed
    if index:
        parsed += index.entries[count:]
        del index.entries[count:]


def add_entries(config: MkDocsConfig, entries: Iterable[dict[str, Any]]) -> None:
    """Add the entries of our pages to Material's index.

    Args:
        config: MkDocs' configuration.
        entries: As the index has them, in their order.
    """
    index: Any = getattr(material_search(config), "search_index", None)
    if index is not None:
        index.entries += entries_in(IndexKind.WHOLE, entries)
        _separate(index)


def entries_so_far(config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return what Material's index has by now.

    Args:
        config: MkDocs' configuration.
    """
    return list(getattr(getattr(material_search(config), "search_index", None), "entries", ()))


def index_text(config: MkDocsConfig, entries: Sequence[dict[str, Any]]) -> str | None:
    """Return the file of the index for other entries than it has.

    Args:
        config: MkDocs' configuration.
        entries: All of them.

    Returns:
        JSON, None where the site does not search by Material's index.
    """
    index: Any = getattr(material_search(config), "search_index", None)
    if index is None:
        return None
    _separate(index)
    before = index.entries
    try:
        index.entries = list(entries)
        return str(index.generate_search_index(None))
    finally:
        index.entries = before


def _separate(index: Any) -> None:
    """Let spaces of no width part words, as they do in our entries of scripts without spaces."""
    separator = index.config["separator"]
    if _NO_WIDTH not in separator and separator.startswith("[\\s"):
        index.config["separator"] = separator.replace("[\\s", "[\\s" + _NO_WIDTH, 1)
