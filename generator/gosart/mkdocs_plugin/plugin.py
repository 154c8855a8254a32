"""MkDocs' events: hands the generator's files to a build, and its problems to the log."""

from __future__ import annotations

import logging
import os
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from gosart.config.mkdocs_yml import CONFIG_NAMES
from gosart.config.model import MkdocsSettings, SiteOptions, mkdocs_names, options_from
from gosart.errors import GosartError
from gosart.mkdocs_plugin import page_frame
from gosart.mkdocs_plugin.config import GosartConfig
from gosart.mkdocs_plugin.file_times import FileTimes
from gosart.mkdocs_plugin.languages import site_language
from gosart.mkdocs_plugin.live_preview import LivePreview
from gosart.mkdocs_plugin.nav_plugins import NavFiles
from gosart.mkdocs_plugin.own_pages import leave_out_what_is_gone, plan_files
from gosart.mkdocs_plugin.own_site import OwnSite
from gosart.mkdocs_plugin.page_builder import PageBuilder, collect_tags
from gosart.mkdocs_plugin.page_events import plugins_in_the_way
from gosart.mkdocs_plugin.search_index import entries_so_far, keep_from_parser
from gosart.mkdocs_plugin.short_sitemap import ShortSitemap
from gosart.mkdocs_plugin.side_by_side import grouped, make_pages
from gosart.mkdocs_plugin.site_files import (
    PLACEHOLDER,
    SiteFile,
    lost_files,
    restored,
    without_dates,
)
from gosart.mkdocs_plugin.site_search import SiteSearch
from gosart.mkdocs_plugin.stored_pages import StoredPages, frame_stamp
from gosart.mkdocs_plugin.watcher import Watcher, watches_files
from gosart.repository.cache_file import drop_oldest_folders
from gosart.repository.parts_file import PartsFolder
from gosart.site.assets import REVIEW_STYLE, SCRIPTS, STYLES
from gosart.site.build_stamps import variant_of

__all__ = ["GosartPlugin"]

NAMED = 3
"""How many files a warning names."""
VARIANTS = 8
"""Of so many languages and audiences the results are kept."""

# no prefix: a line begins with the location, as every editor expects it
log = logging.getLogger("mkdocs.plugins.gosart")


class GosartPlugin(BasePlugin[GosartConfig]):  # type: ignore[no-untyped-call]
    """One instance lives through all rebuilds of `mkdocs serve`, with what it has read."""

    def __init__(self) -> None:
        self._site = OwnSite()
        self.choose_pages = self._site.choose_pages  # for whoever builds to print
        self._preview = LivePreview(self._site)
        self._watcher: Watcher | None = None
        self._times: FileTimes | None = None
        self._docs_dir: tuple[MkDocsConfig | None, str] = None, ""
        self._files = Files([])
        self._navigation: list[Any] | None = None
        self._pages: Navigation | None = None
        self._search = SiteSearch(self._site)
        self._sitemap = ShortSitemap()

    def on_startup(
        self,
        *,
        command: Literal["build", "gh-deploy", "serve"],
        dirty: bool,  # noqa: ARG002 - MkDocs' signature
    ) -> None:
        """Remember whether somebody is watching: then nothing is raised for what a plan says.

        Args:
            command: What MkDocs was started for.
            dirty: MkDocs' own, of no meaning here.
        """
        self._site.serving = command == "serve"

    def options(self, config: MkDocsConfig) -> SiteOptions:
        """Return the build's options.

        Args:
            config: MkDocs' configuration.

        Returns:
            The options, checked, in the language that is being built.

        Raises:
            PluginError: An option is wrong.
        """
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            settings = MkdocsSettings(**{name: config[name] for name in mkdocs_names()})
            language = site_language(config)
            given = language.options(self.config) if language else dict(self.config)
            options = options_from(given, root, os.environ, settings)
        except GosartError as error:
            raise PluginError(str(error)) from error
        name = Path(config.config_file_path or "").name
        return options if name in CONFIG_NAMES else replace(options, config_file=name)

    @event_priority(100)  # before a plugin puts a folder of its own in the place of docs_dir
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add style, script and the Markdown extensions that the pages are written in.

        Args:
            config: MkDocs' configuration.

        Returns:
            The same, changed.
        """
        if self._docs_dir[0] is not config:  # static-i18n comes again with what others made of it
            self._docs_dir = config, config.docs_dir
        styles = (*STYLES, *((REVIEW_STYLE,) if self.options(config).review_base else ()))
        config.extra_css = [*styles, *(name for name in config.extra_css if name not in styles)]
        for script in SCRIPTS:
            if not any(str(name) == script for name in config.extra_javascript):
                config.extra_javascript.append(script)
        for extension in ("attr_list", "gosart_blocks"):
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        if config.theme.name == "material":
            features = config.theme.get("features") or []
            # pages hide the side navigation: the top entries need another
            if "navigation.tabs" not in features:
                config.theme["features"] = [*features, "navigation.tabs"]
        return config

    @event_priority(100)
    def _files_before_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the plans by the pages made of them, for every other plugin to know of."""
        options = self.options(config)
        leave_out_what_is_gone(files)
        nav_files = NavFiles(config, files).names
        for file in list(plan_files(files, config.docs_dir, self._docs_dir[1], options)):
            if posixpath.basename(file.src_uri) not in nav_files:
                files.remove(file)
        return files if site_language(config) else self._with_pages(files, config)

    @event_priority(-75)  # after those that bring pages, before literate-nav
    def _files_with_navigation(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the site its navigation, unless it has one."""
        return files if site_language(config) else self._with_navigation(files, config)

    @event_priority(-200)  # static-i18n makes all files anew, at -100
    def _files_after_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of this language to those that static-i18n has made."""
        language = site_language(config)
        if language is None:
            return files
        files = self._with_navigation(self._with_pages(files, config, language.folder), config)
        language.adopt(self._site.files)
        return files

    on_files = CombinedEvent(_files_before_others, _files_with_navigation, _files_after_others)

    def _with_pages(self, files: Files, config: MkDocsConfig, folder: str = "") -> Files:
        """Add our pages and assets, each page made by us where no other plugin wants to see it."""
        in_the_way = plugins_in_the_way(config)
        if in_the_way:
            log.info(
                "gosart: every page is made anew in each build, because of %s. The documentation "
                "says, under 'Other plugins', which plugins allow more.",
                ", ".join(in_the_way),
            )
        return self._site.add_to(
            files, config, self.options(config), folder, released=not in_the_way
        )

    def _with_navigation(self, files: Files, config: MkDocsConfig) -> Files:
        """Set the navigation to ours and the user's own pages, where nobody else has set one."""
        if config.nav is not None and config.nav is not self._navigation:
            return files
        if NavFiles(config, files).write_the_navigation:
            return files
        ours = {file.src_uri for file in self._site.files}
        pages = [
            str(getattr(file, "norm_src_uri", file.src_uri))
            for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
            if file.src_uri not in ours
        ]
        home = [page for page in pages if page in ("index.md", "README.md")]
        others = sorted(page for page in pages if page not in home)
        self._navigation = [*home, *self._site.entries, *others]
        config.nav = self._navigation
        return files

    @event_priority(1000)
    def _markdown_before_others(self, /, markdown: str, *, page: Page, **_: Any) -> str:
        """Hand no plugin that rewrites Markdown a page of ours: people's text is no template."""
        return PLACEHOLDER if isinstance(page.file, SiteFile) else markdown

    @event_priority(-1000)
    def _markdown_after_others(self, /, markdown: str, *, page: Page, **_: Any) -> str:
        """Put our page in its place again."""
        if not isinstance(page.file, SiteFile):
            return markdown
        without_dates(page.meta)
        keep_from_parser(page.file, page.meta)
        return restored(page.file, markdown)

    on_page_markdown = CombinedEvent(_markdown_before_others, _markdown_after_others)

    @event_priority(-1000)  # after the search has read the contents
    def _page_in_its_frame(
        self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Leave out of a page of ours what Material would write and hide."""
        if isinstance(page.file, SiteFile):
            page_frame.shorten_contents(page)
            page_frame.join_section(nav, page)
            if config.nav is self._navigation:
                context["nav"] = page_frame.top_entries(nav, page)
        return context

    on_page_context = CombinedEvent(_page_in_its_frame)

    def _page_as_written(self, output: str, /, *, page: Page, **_: Any) -> str:
        """Take the indentation out of what the theme puts around a page of ours."""
        return page_frame.shorten_frame(output) if isinstance(page.file, SiteFile) else output

    on_post_page = CombinedEvent(_page_as_written)

    @event_priority(-1000)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Remember the navigation, which our pages are made with.

        Args:
            nav: The navigation.
            config: MkDocs' configuration.

        Returns:
            The same.
        """
        self._pages = nav
        self._site.settle(config)
        collect_tags(config, self._site.released)
        return nav

    @event_priority(-1000)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Make our pages, or be ready to, where somebody is watching.

        Args:
            env: MkDocs' Jinja environment.
            config: MkDocs' configuration.
            files: All files of the site.

        Returns:
            The same environment.

        Raises:
            PluginError: A template of the user's is broken.
        """
        self._files = files
        if self._pages is None:
            return env
        self._search.prepare(config)
        self._sitemap.prepare(config, len(self._site.last.names) if self._site.last else 0)
        builder = PageBuilder(config, files, self._pages, env)
        if self._watcher is not None:
            self._watcher.follow(self._watched(config))
        if self._site.serving and watches_files():
            self._preview.begin(builder, config)
            return env
        try:
            self._search.made = self._made(builder)
        except GosartError as error:
            raise PluginError(str(error)) from error
        return env

    def _made(self, builder: PageBuilder) -> dict[str, list[dict[str, Any]]]:
        """Make every page of ours, or take it from the build before."""
        options, result, released = self._site.options, self._site.last, self._site.released
        if options is None or result is None or not released:
            return {}
        # those of a few pages would drop what is kept of all others
        is_used = options.cache and not self._site.serving and self._site.wanted is None
        folder = PartsFolder(options.root, f"pages-{variant_of(options)}") if is_used else None
        frame = frame_stamp(builder) if folder is not None and folder.is_usable else ""
        # here, before processes part: several of them would each read the whole history
        keys = {file.src_uri: file.made.key for file in released}
        pages = StoredPages(folder, result.names, frame, keys, builder.make)
        made = make_pages(released, pages.make_group, let_go=self._site.builder.let_go)
        pages.drop_others(grouped(released))
        for kind in ("accounts-*", "pages-*"):
            drop_oldest_folders(options.root, kind, VARIANTS)
        return made

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: Any
    ) -> TemplateContext:
        """Name our pages in the map of the site.

        Args:
            context: What the template may use.
            template_name: Which template.

        Returns:
            The same, for the map of the site with our pages.
        """
        if template_name == "sitemap.xml":
            ours = self._sitemap.pages(self._site.released_pages, serving=self._site.serving)
            context["pages"] = [*context["pages"], *ours]
        return context

    @event_priority(100)  # before minify gives style sheets and scripts other names
    def _search_and_lost_files(self, /, config: MkDocsConfig) -> None:
        """Warn of pages that another plugin removed: others of ours link to them."""
        if self._site.serving and watches_files():
            self._preview.take_index(entries_so_far(config))
        else:
            self._search.write(config)
        lost = lost_files(
            [file for file in self._site.files if not (self._site.serving and file.released)],
            self._files,
        )
        if lost:
            names = ", ".join(lost[:NAMED]) + (", …" if len(lost) > NAMED else "")
            log.warning(
                "gosart: another plugin or hook took %d of our files out of the site, and pages "
                "that are left link to them: %s. To leave accounts out, name those to build in "
                "the option 'only'; a page of your own needs another address.",
                len(lost),
                names,
            )
        self._site.sources.close()
        self._sitemap.write(config)

    @event_priority(100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Remember the files of the build before, which MkDocs is about to remove.

        Args:
            config: MkDocs' configuration.
        """
        self._times = None if self._site.serving else FileTimes(Path(config.site_dir))

    @event_priority(-1000)  # after whoever changes a finished file
    def _files_keep_their_times(self, /, **_: Any) -> None:
        """Give files that have the same bytes as before the time that they had."""
        if self._times is not None:
            self._times.set_back()

    on_post_build = CombinedEvent(_search_and_lost_files, _files_keep_their_times)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ARG002 - MkDocs' signature
    ) -> LiveReloadServer:
        """Watch the plans, the templates, the company's method and its own rules.

        Args:
            server: MkDocs' server.
            config: MkDocs' configuration.
            builder: MkDocs' own, of no meaning here.

        Returns:
            The server.
        """
        paths = self._watched(config)
        if self._site.released:
            self._preview.answer_for(server)
            self._watcher = Watcher(self._preview.update)
            self._watcher.begin(server, config, paths)
        else:
            for path in paths:
                if path.exists():
                    server.watch(str(path))
        return server

    def _watched(self, config: MkDocsConfig) -> list[Path]:
        """Return the files and folders that our pages are made of, there or not."""
        options = self.options(config)
        names = (options.accounts_dir, options.templates_dir, options.method, options.rules_dir)
        return [options.root / name for name in names if name]

    def on_shutdown(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.end()
        self._preview.end()
