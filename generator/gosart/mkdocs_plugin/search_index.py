"""Material's search index: our pages are kept from its parser, and their entries written as data.

Reading text off finished HTML took half of a build. Relied on, and tested: a page whose front
matter says `search: {exclude: true}` is not parsed, `search_index` is new in each `on_config`, and
its `entries` are dicts that may be added until its `on_post_build`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, MutableMapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from gosart.mkdocs_plugin.site_files import SiteFile

__all__ = ["add_entries", "keep_from_parser", "material_search"]

_NO_WIDTH = "\\u200b"
"""As Material's separators, which are regular expressions of JavaScript, write it."""


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
    if file.search is not None:
        search = meta.get("search")
        meta["search"] = {**(search if isinstance(search, dict) else {}), "exclude": True}


def add_entries(config: MkDocsConfig, files: Iterable[SiteFile]) -> None:
    """Add the entries of our pages to Material's index.

    Args:
        config: MkDocs' configuration.
        files: Our files, in the order of their entries.
    """
    plugin = material_search(config)
    if plugin is None:
        return
    index: Any = plugin.search_index  # type: ignore[attr-defined]
    for file in files:
        for entry in file.search or ():
            location = f"{file.url}#{entry.anchor}" if entry.anchor else file.url
            index.entries.append(
                {
                    "location": location,
                    "title": html.escape(entry.title, quote=False),
                    "text": html.escape(entry.text, quote=False),
                }
                | ({"boost": entry.boost} if entry.boost != 1 else {})
            )
    separator = index.config["separator"]
    if _NO_WIDTH not in separator and separator.startswith("[\\s"):
        # between characters of scripts without spaces our entries have one of no width
        index.config["separator"] = separator.replace("[\\s", "[\\s" + _NO_WIDTH, 1)
