"""Makes our pages one at a time, outside MkDocs' loops: each goes through the events of pages.

MkDocs holds every page of a site three times until the last is written. Here a page is made,
written and let go, by several processes side by side where there are many, or when somebody asks
for it in a preview.

Relied on in MkDocs 1.6, and tested: `_populate_page` and `_build_page` of `mkdocs.commands.build`
do for a page what the loops do; a file that is no documentation page is in no loop; `on_env` comes
after all pages were read and before any is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from gosart.mkdocs_plugin.search_index import entries_of, parsed_entries
from gosart.mkdocs_plugin.site_files import SiteFile

__all__ = ["BuiltPage", "PageBuilder", "collect_tags"]

_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")


class BuiltPage:
    """What MkDocs and its templates ask of a page that is on the disk already.

    Args:
        file: The page's file.
        config: MkDocs' configuration.
    """

    is_link = False
    is_page = True
    meta: dict[str, Any] = {}  # noqa: RUF012 - read only

    def __init__(self, file: SiteFile, config: MkDocsConfig) -> None:
        self.file = file
        self._config = config

    @property
    def url(self) -> str:
        """Address below the site's."""
        return "" if self.file.url in (".", "./") else self.file.url

    @property
    def canonical_url(self) -> str | None:
        """Address with the site's own, None where that is not known."""
        base = self._config.site_url
        return urljoin(f"{base.rstrip('/')}/", self.url) if base else None

    abs_url = canonical_url

    @property
    def update_date(self) -> None:
        """The day of its last change: it is made of many files, none its own."""
        return

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """Ids on the page, read off it; None where it is not written yet."""
        try:
            return set(_ID.findall(Path(self.file.abs_dest_path).read_text("utf-8")))
        except OSError:
            return None

    def validate_anchor_links(self, **_: Any) -> None:
        """Do nothing: our pages link each other by addresses that are tested.

        Args:
            **_: What MkDocs hands over.
        """


@dataclass(frozen=True)
class PageBuilder:
    """Makes pages in the frame of one build of MkDocs.

    Args:
        config: MkDocs' configuration.
        files: All files of the site.
        navigation: The site's navigation.
        environment: The theme's Jinja environment.
    """

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    environment: Any

    def make(self, file: SiteFile) -> list[dict[str, Any]]:
        """Make a page and write it below the site's folder.

        Args:
            file: The page, one of ours that is released.

        Returns:
            Its entries in the search, as Material's index has them.

        Raises:
            GosartError: A template of the user's is broken.
        """
        if not file.is_own_page:
            content = file.made.made()
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            return []
        file.hold(file.made.made())
        in_navigation = file.page if isinstance(file.page, Page) else None
        page = in_navigation or Page(None, file, self.config)
        try:
            with parsed_entries(self.config) as parsed:
                _populate_page(page, self.config, self.files)
                _build_page(page, self.config, self._pages, self.navigation, self.environment)
        finally:
            file.hold(None)
            if in_navigation:
                page.content = page.markdown = None
                page.toc = []  # type: ignore[assignment]
            else:
                file.page = BuiltPage(file, self.config)  # type: ignore[assignment]
        return parsed or entries_of(file)

    @property
    def _pages(self) -> Sequence[Any]:
        """What templates of pages see of the others: Material's ask for nothing of them."""
        return ()


def collect_tags(config: MkDocsConfig, files: Iterable[SiteFile]) -> None:
    """Tell Material's tags of our pages, before it writes its lists.

    Args:
        config: MkDocs' configuration.
        files: Our files.
    """
    plugins = [
        plugin
        for plugin in config.plugins.values()
        if type(plugin).__module__.startswith("material.plugins.tags")
    ]
    if not plugins:
        return
    for file in files:
        if file.made.tags:
            page = file.page if isinstance(file.page, Page) else Page(None, file, config)
            page.markdown, page.meta = "", {"title": file.made.title, "tags": list(file.made.tags)}
            for plugin in plugins:
                plugin.on_page_markdown("", page=page, config=config, files=Files([]))
