"""MkDocs' events: hands the generator's files to a build, and its problems to the log."""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from gosart.config.mkdocs_yml import CONFIG_NAMES
from gosart.config.model import (
    MkdocsSettings,
    SiteOptions,
    mkdocs_names,
    options_from,
)
from gosart.diagnostics import Severity, render
from gosart.errors import GosartError, sentence_of
from gosart.mkdocs_plugin.config import GosartConfig
from gosart.mkdocs_plugin.languages import site_language
from gosart.mkdocs_plugin.nav_plugins import NavFiles
from gosart.mkdocs_plugin.other_themes import adapted, is_material
from gosart.mkdocs_plugin.own_pages import leave_out_what_is_gone, plan_files, taken_uris
from gosart.mkdocs_plugin.site_files import (
    PLACEHOLDER,
    SiteFile,
    SourceFolder,
    lost_files,
    restored,
    site_file,
    without_dates,
)
from gosart.progress import Item
from gosart.site.assets import REVIEW_STYLE, SCRIPTS, STYLES
from gosart.site.builder import SiteBuilder, SiteResult
from gosart.site.navigation import navigation
from gosart.urls import Addresses
from gosart.vcs.last_touched import last_touched

__all__ = ["GosartPlugin"]

MANY = 200
"""So many accounts take some seconds."""
NAMED = 3
"""How many files a warning names."""

# no prefix: a line begins with the location, as every editor expects it
log = logging.getLogger("mkdocs.plugins.gosart")


class GosartPlugin(BasePlugin[GosartConfig]):  # type: ignore[no-untyped-call]
    """One instance lives through all rebuilds of `mkdocs serve`, with what it has read."""

    def __init__(self) -> None:
        self.builder = SiteBuilder()
        self.serving = False
        self.last: SiteResult | None = None
        self._sources = SourceFolder()
        self._docs_dir: tuple[MkDocsConfig | None, str] = None, ""
        self._ours: list[SiteFile] = []
        self._files = Files([])
        self._navigation: list[Any] | None = None
        self._entries: list[dict[str, Any]] = []

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
        self.serving = command == "serve"

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
        language.adopt(self._ours)
        return files

    on_files = CombinedEvent(_files_before_others, _files_with_navigation, _files_after_others)

    def _with_pages(self, files: Files, config: MkDocsConfig, folder: str = "") -> Files:
        """Add our pages and assets; a page of the user's own keeps its address, and ours moves."""
        included = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        pages = {file.dest_uri: file for file in files.documentation_pages(inclusion=included)}
        options = replace(self.options(config), taken=taken_uris(pages.values(), folder))
        result = self._build(options, strict=config.strict)
        self._report_other_addresses(result, options)
        nav_files = NavFiles(config, files)
        self._entries = navigation(options)
        entries = frozenset(_uris(self._entries))
        docs = posixpath.relpath(
            Path(config.docs_dir).resolve().as_posix(), options.root.as_posix()
        )
        assets = {file.dest_uri for file in files if not file.is_documentation_page()}
        self._ours = []
        material = is_material(config)
        for made in result.files:
            if made.uri.endswith(".css") and not material:
                text = made.content if isinstance(made.content, str) else made.content.decode()
                made = replace(made, content=adapted(made.uri, text))
            named = nav_files.names_page(made.uri, entries)
            inclusion = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
            file = site_file(config, made, self._sources, inclusion, folder)
            if file.dest_uri in assets:
                continue  # a style or picture of the user's own at this address wins
            if made.edit_path:
                file.edit_uri = posixpath.relpath(made.edit_path, docs)
            excluded = files.src_uris.get(file.src_uri)
            if excluded is not None:
                files.remove(excluded)
            files.append(file)
            self._ours.append(file)
        return files

    def _report_other_addresses(self, result: SiteResult, options: SiteOptions) -> None:
        """Say which page of ours stands elsewhere because the user has one at its address."""
        made = {file.uri for file in result.files}
        addresses = Addresses(options.directories, options.taken)
        for uri in sorted(options.taken):
            if addresses.free_uri(uri) in made:
                log.info(
                    "gosart: a page of your own has the address '%s', so ours stands at '%s'.",
                    Addresses(options.directories).of(uri) or "/",
                    addresses.of(uri),
                )

    def _with_navigation(self, files: Files, config: MkDocsConfig) -> Files:
        """Set the navigation to ours and the user's own pages, where nobody else has set one."""
        if config.nav is not None and config.nav is not self._navigation:
            return files
        if NavFiles(config, files).write_the_navigation:
            return files
        ours = {file.src_uri for file in self._ours}
        pages = [
            str(getattr(file, "norm_src_uri", file.src_uri))
            for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
            if file.src_uri not in ours
        ]
        home = [page for page in pages if page in ("index.md", "README.md")]
        others = sorted(page for page in pages if page not in home)
        self._navigation = [*home, *self._entries, *others]
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
        return restored(page.file, markdown)

    on_page_markdown = CombinedEvent(_markdown_before_others, _markdown_after_others)

    @event_priority(-1000)
    def on_env(
        self,
        env: Any,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' signature
        files: Files,
    ) -> Any:
        """Remember the files that the site is built of.

        Args:
            env: MkDocs' Jinja environment.
            config: MkDocs' configuration.
            files: All files of the site.

        Returns:
            The same environment.
        """
        self._files = files
        return env

    @event_priority(100)  # before minify gives style sheets and scripts other names
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Warn of pages that another plugin has taken out: others of ours link to them.

        Args:
            config: MkDocs' configuration.
        """
        lost = lost_files(self._ours, self._files)
        if lost:
            names = ", ".join(lost[:NAMED]) + (", …" if len(lost) > NAMED else "")
            log.warning(
                "gosart: another plugin or hook took %d of our files out of the site, and pages "
                "that are left link to them: %s. To leave accounts out, name those to build in "
                "the option 'only'; a page of your own needs another address.",
                len(lost),
                names,
            )
        self._sources.close()

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
        options = self.options(config)
        for name in (
            options.accounts_dir,
            options.templates_dir,
            options.method,
            options.rules_dir,
        ):
            path = options.root / name
            if name and path.exists():
                server.watch(str(path))
        return server

    def _build(self, options: SiteOptions, *, strict: bool) -> SiteResult:
        try:
            result = self.builder.build(
                options, last_touched(options.root, options.accounts_dir, options.today), _announced
            )
        except (GosartError, OSError) as error:
            sentence = sentence_of(error) if isinstance(error, OSError) else str(error)
            # After an exception MkDocs' server answers nothing any more: keep what stood before.
            if not (self.serving and self.last):
                raise PluginError(sentence) from error
            log.error("%s", sentence)
            return self.last
        milder = (
            logging.INFO if strict else logging.WARNING
        )  # MkDocs counts what is louder, and a strict build would fail
        # who previews has the files before them; the log of a build may be read by anybody
        logged = result.problems if self.serving else result.published
        for problem in logged:
            log.log(
                logging.ERROR if problem.severity is Severity.ERROR else milder,
                "%s",
                render(problem),
            )
        failing = result.failing(options.fail_on)
        for finding in failing:
            log.error(
                "%s:%s:%s: %s %s",
                finding.location.path,
                finding.location.line,
                finding.location.column,
                finding.code,
                finding.message,
            )
        if not self.serving and (result.errors or failing):
            errors = sum(problem.severity is Severity.ERROR for problem in logged)
            count = errors + len(failing)
            raise PluginError(
                f"gosart: {count} {'problem' if count == 1 else 'problems'} in the plans, "
                "listed above."
            )
        self.last = result
        return result


def _announced(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Log what takes long before it begins: a large portfolio's first build is not a hang."""
    if len(items) >= MANY:
        log.info("gosart: %s (%d)", what, len(items))
    return items


def _uris(entries: Iterable[Any]) -> Iterable[str]:
    """Yield every page that a navigation names."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values():
                yield from [value] if isinstance(value, str) else _uris(value)
