"""What we add to a site: our pages and assets as files of MkDocs, and what the log says of them."""

from __future__ import annotations

import logging
import posixpath
import threading
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Severity, render
from gosart.errors import GosartError, sentence_of
from gosart.mkdocs_plugin.nav_plugins import NavFiles
from gosart.mkdocs_plugin.other_themes import adapted, is_material
from gosart.mkdocs_plugin.own_pages import named_accounts, taken_uris
from gosart.mkdocs_plugin.page_builder import BuiltPage
from gosart.mkdocs_plugin.site_files import SiteFile, SourceFolder, site_file
from gosart.mkdocs_plugin.watcher import watches_files
from gosart.processes import seldom_collected
from gosart.progress import Item, unwatched
from gosart.site.builder import SiteBuilder, SiteResult
from gosart.site.generated_file import GeneratedFile
from gosart.site.navigation import navigation
from gosart.urls import Addresses
from gosart.vcs.last_touched import last_touched

__all__ = ["OwnSite"]

AT_ONCE = 60
"""So many accounts a preview reads itself: in some two seconds."""
MANY = 200
"""So many accounts take some seconds."""

# no prefix: a line begins with the location, as every editor expects it
log = logging.getLogger("mkdocs.plugins.gosart")


class OwnSite:
    """Our part of a site, through all rebuilds of `mkdocs serve`, with what it has read."""

    def __init__(self) -> None:
        self.builder = SiteBuilder(store=True)
        self.last: SiteResult | None = None
        self.sources = SourceFolder()
        self.files: list[SiteFile] = []
        """Our files of the latest build."""
        self.entries: list[dict[str, Any]] = []
        """Our top entries of the navigation."""
        self.options: SiteOptions | None = None
        """Those of the latest build."""
        self.touched: Mapping[str, date] = {}
        """The day on which each account was last changed, by id, for the latest build."""
        self.added: SiteResult | None = None
        """What MkDocs knows the files of."""
        self.may_wait = True
        """Whether a preview may show accounts before all are read."""
        self.wanted: frozenset[str] | None = None
        """The pages to make, None for all of them."""
        self.written: dict[str, Path] = {}
        """Where each of the wanted pages is written, by its uri."""
        self._building = threading.Lock()
        self._another: Callable[[GeneratedFile], SiteFile]

    def choose_pages(self, uris: Collection[str]) -> Mapping[str, Path]:
        """Make some of our pages and leave out the others, which they may still link.

        Args:
            uris: The pages, as `gosart.urls` names them.

        Returns:
            What a build fills: the path of each page's HTML file by its uri.
        """
        self.wanted = frozenset(uris)
        return self.written

    @property
    def serving(self) -> bool:
        """Whether somebody is watching."""
        return self.builder.on_demand

    @serving.setter
    def serving(self, value: bool) -> None:
        self.builder.on_demand = value

    def add_to(
        self,
        files: Files,
        config: MkDocsConfig,
        options: SiteOptions,
        folder: str = "",
        *,
        released: bool = False,
    ) -> Files:
        """Add our pages and assets; a page of the user's own keeps its address, and ours moves.

        Args:
            files: The files of the site.
            config: MkDocs' configuration.
            options: Ours.
            folder: Folder of the site below which ours are published.
            released: Whether our pages are made outside MkDocs' loops.

        Returns:
            The files with ours.

        Raises:
            PluginError: The plans have problems that a build may not have.
        """
        included = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        pages = {file.dest_uri: file for file in files.documentation_pages(inclusion=included)}
        options = replace(options, taken=taken_uris(pages.values(), folder))
        self.builder.forget(None)
        waits = self.may_wait and self.serving and released and watches_files()
        self.builder.at_most = AT_ONCE if waits else None
        for account in named_accounts(config.nav, pages.values()) if waits else ():
            self.builder.ask(options, account)
        with seldom_collected():
            result = self.build(options, strict=config.strict)
            self.options = options
            return self._add(files, config, result, folder, released=released)

    def _add(
        self,
        files: Files,
        config: MkDocsConfig,
        result: SiteResult,
        folder: str,
        *,
        released: bool,
    ) -> Files:
        """Add what was made to the files of the site."""
        options = self.options
        assert options is not None  # noqa: S101 - set by the caller
        self.added = result
        self._report_other_addresses(result, options)
        nav_files = NavFiles(config, files)
        self.entries = navigation(options)
        named = frozenset(_uris(self.entries))
        docs = posixpath.relpath(
            Path(config.docs_dir).resolve().as_posix(), options.root.as_posix()
        )
        # an account's pages share the files that they are edited in
        make = partial(self._file, config, cache(partial(posixpath.relpath, start=docs)))
        self._another = partial(make, InclusionLevel.NOT_IN_NAV, "", released=True)
        assets = {file.dest_uri for file in files if not file.is_documentation_page()}
        own: list[SiteFile] = []
        addresses = Addresses(options.directories, options.taken)
        wanted = {addresses.free_uri(uri): uri for uri in self.wanted or ()}
        for made in result.files:
            if self.wanted is not None and not _is_needed(made, wanted):
                continue
            is_named = nav_files.names_page(made.uri, named)
            inclusion = InclusionLevel.INCLUDED if is_named else InclusionLevel.NOT_IN_NAV
            file = make(inclusion, folder, made, released=released)
            if file.dest_uri in assets:
                continue  # a style or picture of the user's own at this address wins
            excluded = files.src_uris.get(file.src_uri)
            if excluded is not None:
                files.remove(excluded)
            files.append(file)
            own.append(file)
            if made.uri in wanted:
                self.written.setdefault(wanted[made.uri], Path(file.abs_dest_path))
        self.files = own  # at once: a request may be looking at those before
        return files

    def another_file(self, made: GeneratedFile) -> SiteFile:
        """Return a file that has come since the latest build, of which MkDocs does not know.

        Args:
            made: What we made.
        """
        return self._another(made)

    def _file(
        self,
        config: MkDocsConfig,
        from_docs: Callable[[str], str],
        inclusion: InclusionLevel,
        folder: str,
        made: GeneratedFile,
        *,
        released: bool,
    ) -> SiteFile:
        if made.uri.endswith(".css") and not is_material(config):
            content = made.content
            text = content if isinstance(content, str) else content.decode()
            made = GeneratedFile(made.uri, adapted(made.uri, text))
        is_page = made.uri.endswith(".md")
        file = site_file(
            config,
            made,
            self.sources,
            inclusion,
            folder,
            released=released and (is_page or made.is_made_later),
        )
        if made.edit_path:
            file.edit_uri = from_docs(made.edit_path)
        return file

    def _report_other_addresses(self, result: SiteResult, options: SiteOptions) -> None:
        """Say which page of ours stands elsewhere because the user has one at its address."""
        made = {file.uri for file in result.files}
        addresses = Addresses(options.directories, options.taken)
        for uri in sorted(options.taken):
            if addresses.free_uri(uri) in made:
                log.info(
                    "gosart: a page of your own has the address '%s', so ours is at '%s'.",
                    Addresses(options.directories).of(uri) or "/",
                    addresses.of(uri),
                )

    def build(self, options: SiteOptions, *, strict: bool) -> SiteResult:
        """Work out the site, and say what is wrong with the plans.

        Args:
            options: Ours.
            strict: Whether MkDocs fails for every warning.

        Returns:
            The site; in a preview that cannot go on, the one before.

        Raises:
            PluginError: The plans have problems, and nobody is watching.
        """
        with self._building:
            self.touched = last_touched(options.root, options.accounts_dir, options.today)
            return self._build(options, strict=strict)

    def build_with(self, account: str) -> None:
        """Work out the site with an account, if it is pending; what was logged is not again.

        Args:
            account: Its id.
        """
        with self._building:
            last, options = self.last, self.options
            if last is not None and options is not None and account in last.pending:
                self.builder.ask(options, account)
                self._build(options, strict=False, before=last.problems)

    def _build(
        self, options: SiteOptions, *, strict: bool, before: Sequence[Diagnostic] = ()
    ) -> SiteResult:

        try:
            result = self.builder.build(
                options, self.touched, unwatched if self.last else _announced
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
        for problem in (problem for problem in logged if problem not in before):
            log.log(
                logging.ERROR if problem.severity is Severity.ERROR else milder,
                "%s",
                render(problem),
            )
        failing = () if before or result.pending else result.failing(options.fail_on)
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

    def settle(self, config: MkDocsConfig) -> None:
        """Decide which of our pages are made outside MkDocs' loops, now that all are known.

        Those that the navigation names without a title are left to MkDocs, which reads them.

        Args:
            config: MkDocs' configuration.
        """
        for file in self.files:
            if not file.released:
                continue
            if isinstance(file.page, Page) and file.page.title is None:
                file.released = False
                file.hold(file.made.content)
            elif file.page is None and file.is_own_page:
                file.page = BuiltPage(file, config)  # type: ignore[assignment]

    @property
    def released(self) -> list[SiteFile]:
        """Our files that are made outside MkDocs' loops."""
        return [file for file in self.files if file.released]

    @property
    def released_pages(self) -> list[SiteFile]:
        """The pages of these."""
        return [file for file in self.released if file.is_own_page]


def _announced(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Log what takes long before it begins: a large portfolio's first build is not a hang."""
    if len(items) >= MANY:
        log.info("gosart: %s (%d)", what, len(items))
    return items


def _is_needed(made: GeneratedFile, wanted: Container[str]) -> bool:
    """Whether a file is one of some pages, or what every page may ask for."""
    return made.uri in wanted or made.uri.startswith("assets/")


def _uris(entries: Iterable[Any]) -> Iterable[str]:
    """Yield every page that a navigation names."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values():
                yield from [value] if isinstance(value, str) else _uris(value)
