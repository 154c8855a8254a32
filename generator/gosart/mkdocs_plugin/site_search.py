"""Which index of the search has our pages: Material's, or for many accounts one that is in parts.

A preview has Material's at any size: it is written anew when somebody opens the box.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from gosart.mkdocs_plugin.account_index import is_installed, write_account_index
from gosart.mkdocs_plugin.languages import site_language
from gosart.mkdocs_plugin.own_site import OwnSite
from gosart.mkdocs_plugin.search_index import (
    add_entries,
    entries_in,
    entries_of,
    material_search,
)
from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.site.assets import SEARCH_SCRIPT
from gosart.site.search import IndexKind

__all__ = ["SiteSearch"]

MANY_ACCOUNTS = 2000
"""From so many accounts on their entries are in an index of parts."""

log = logging.getLogger("mkdocs.plugins.gosart")


class SiteSearch:
    """The search of one build.

    Args:
        site: Our part of the site.
    """

    def __init__(self, site: OwnSite) -> None:
        self._site = site
        self._in_parts = False
        self.made: dict[str, list[dict[str, Any]]] = {}
        """Entries of pages that are made, by the page's uri."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Decide which index the accounts are in, and say what follows for readers.

        Args:
            config: MkDocs' configuration, which gets the script that asks the index of parts.
        """
        self._in_parts = False
        count = len(self._site.last.names) if self._site.last else 0
        if self._site.serving or count < MANY_ACCOUNTS or material_search(config) is None:
            return
        reason = _what_forbids_parts(config)
        if reason:
            log.info(
                "gosart: a reader's browser loads the search over all %d accounts in one piece. "
                "From %d accounts on it would come in parts, but %s.",
                count,
                MANY_ACCOUNTS,
                reason,
            )
            return
        log.info(
            "gosart: the search over %d accounts needs a web server; in a site opened from a "
            "folder it finds the other pages only.",
            count,
        )
        self._in_parts = True
        if SEARCH_SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SEARCH_SCRIPT)

    def write(self, config: MkDocsConfig) -> None:
        """Hand the entries of our pages to the indexes.

        Args:
            config: MkDocs' configuration.

        Raises:
            PluginError: The index in parts cannot be made.
        """
        accounts: dict[str, list[dict[str, Any]]] = {}
        for file in self._site.files:
            entries = self.made.get(file.src_uri) if file.released else entries_of(file)
            account = _account_of(file) if self._in_parts else ""
            if account and not file.made.is_parsed_by_search:
                parts = entries_in(IndexKind.PARTS, entries or ())
                accounts.setdefault(account, []).extend(parts)
            else:
                add_entries(config, entries or ())
        self.made = {}
        if self._in_parts and self._site.options is not None:
            write_account_index(Path(config.site_dir), self._site.options.language, accounts)


def _what_forbids_parts(config: MkDocsConfig) -> str:
    """Return what keeps a site from an index in parts, "" for nothing."""
    if site_language(config) is not None:
        return "static-i18n has one search for all languages"
    offline = config.plugins.get("material/offline") or config.plugins.get("offline")
    if offline is not None and offline.config.get("enabled"):
        return "that needs a web server, and the plugin offline is for readers without one"
    if not is_installed():
        return "Pagefind is not installed: pip install 'gosart[pagefind]'"
    return ""


def _account_of(file: SiteFile) -> str:
    """Return the id of the account that a page belongs to, "" for none."""
    folder, _, rest = file.src_uri.partition("/")
    id_, is_below, _ = rest.partition("/")
    return id_ if folder == "accounts" and is_below else ""
