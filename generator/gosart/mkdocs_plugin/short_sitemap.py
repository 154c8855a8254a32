"""A map of the site that a browser can load: with thousands of accounts it leaves out their pages.

Material's instant navigation loads `sitemap.xml` with the first page, to know which links it may
follow without a new load. Of 5,000 accounts that would be 6 MB. A script of ours follows the links
to pages of accounts instead, which it knows by their address; the full map stays in
`sitemap.xml.gz`, as search engines take it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.site.assets import INSTANT_SCRIPT

__all__ = ["ShortSitemap"]

MANY_ACCOUNTS = 1_000
"""From so many accounts on the map is short: in full it would have more than a megabyte."""

_ENTRY = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)
_FULL = "navigation.instant.preview"
"""A feature of Material that shows a link's page beside it where the map has the page."""


class ShortSitemap:
    """Decides whether a build's map of the site is short, and shortens it."""

    def __init__(self) -> None:
        self._may_be_short = self._is_short = False

    def prepare(self, config: MkDocsConfig, accounts: int) -> None:
        """Decide for a build, before any page is made.

        Args:
            config: MkDocs' configuration, which gets the script that follows the links.
            accounts: How many accounts the site has.
        """
        features = config.theme.get("features") or []
        self._may_be_short = (
            accounts >= MANY_ACCOUNTS
            and _FULL not in features
            # a reader who changes version or language is led by the whole map of the other site
            and not config.extra.get("version")
            and not config.extra.get("alternate")
            and "mike" not in config.plugins
        )
        is_loaded = config.theme.name == "material" and "navigation.instant" in features
        self._is_short = self._may_be_short and is_loaded
        if self._is_short and INSTANT_SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.append(INSTANT_SCRIPT)

    def pages(self, files: Sequence[SiteFile], *, serving: bool) -> Sequence[SiteFile]:
        """Return which of our pages the map names when MkDocs writes it.

        Args:
            files: All pages of ours.
            serving: Whether it is a preview's, of which no search engine asks for the full one.
        """
        if not (serving and self._may_be_short):
            return files
        return [file for file in files if not _is_of_an_account(file.dest_uri)]

    def write(self, config: MkDocsConfig) -> None:
        """Shorten the map of a site that is built; `sitemap.xml.gz` has been written in full.

        Args:
            config: MkDocs' configuration.
        """
        path = Path(config.site_dir, "sitemap.xml")
        if not (self._is_short and path.is_file()):
            return
        site = f"{(config.site_url or '').rstrip('/')}/"

        def shortened(entry: re.Match[str]) -> str:
            address = html.unescape(entry[1]).removeprefix(site)
            return "" if _is_of_an_account(address) else entry[0]

        path.write_text(_ENTRY.sub(shortened, path.read_text("utf-8")), "utf-8")


def _is_of_an_account(address: str) -> bool:
    """Whether a page below the site's address is one of an account."""
    folder, _, rest = address.partition("/")
    return folder == "accounts" and rest.rpartition("/")[0] != ""
