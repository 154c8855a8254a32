"""`mkdocs serve` without waiting: a page is made when it is looked at, and only if it is not right.

When a plan is saved, MkDocs is not asked to build. The site is worked out again in place, what has
not changed is kept, and browsers reload. What each page is made of is an object
that stays the same as long as nothing of it changes, so a page is made anew where it was made of
another. Pages over all accounts and the search wait until somebody looks at them, too.

Relied on in MkDocs 1.6, and tested: `LiveReloadServer.set_app`, its two epochs and their condition,
and that it answers from the disk.
"""

from __future__ import annotations

import logging
import posixpath
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from gosart.errors import GosartError, sentence_of
from gosart.i18n.translator import translator_for
from gosart.mkdocs_plugin.own_pages import account_in
from gosart.mkdocs_plugin.own_site import OwnSite
from gosart.mkdocs_plugin.page_builder import BuiltPage, PageBuilder
from gosart.mkdocs_plugin.page_frame import based_at
from gosart.mkdocs_plugin.plan_reading import PlanReading
from gosart.mkdocs_plugin.search_index import SEARCH_FILE, entries_in, entries_of, index_text
from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.mkdocs_plugin.watcher import have_mkdocs_build
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.waiting import PROGRESS, progress_data
from gosart.site.search import IndexKind
from gosart.site.site_result import SiteResult
from gosart.site.views.bare_pages import failure_page

__all__ = ["LivePreview"]

log = logging.getLogger("mkdocs.plugins.gosart")

_READINGS = 3
"""So often in a row most plans are read elsewhere, then here."""

App = Callable[[dict[str, Any], Any], Iterable[bytes]]


class LivePreview:
    """Makes the pages of a preview as they are looked at.

    Args:
        site: Our part of the site.
    """

    def __init__(self, site: OwnSite) -> None:
        self._site = site
        self._lock = threading.RLock()
        self._builder: PageBuilder | None = None
        self._config: MkDocsConfig | None = None
        self._by_address: dict[str, SiteFile] = {}
        self._made_of: dict[str, GeneratedFile] = {}
        """What each page on the disk was made of, by its path in the site."""
        self._parsed: dict[str, list[dict[str, Any]]] = {}
        """Entries of the search of pages that it reads itself, by uri."""
        self._others: list[dict[str, Any]] = []
        """Entries of pages that are not ours."""
        self._search_is_old = True
        self._server: LiveReloadServer | None = None
        self._taken: SiteResult | None = None
        """What the files of the site are of."""
        self._reading = PlanReading(self._all_read)
        site.builder.progress = lambda: self._reading.progress
        self._readings = 0
        self._wants_build = False
        """Whether all plans were read before there was a server to build for."""

    def begin(self, builder: PageBuilder, config: MkDocsConfig) -> None:
        """Take over the frame of a new build, whose folder has none of our pages yet.

        Args:
            builder: Makes pages in it.
            config: MkDocs' configuration.
        """
        with self._lock:
            self._builder, self._config = builder, config
            self._made_of, self._parsed = {}, {}
            self._taken = self._site.added
            self._take_latest()  # somebody may have asked for an account meanwhile
            self._index()
        self._read_others()

    def _read_others(self) -> None:
        """Have the accounts read that nobody has asked for, where they are too many to do here."""
        result, options = self._site.last, self._site.options
        if result is None or options is None or not result.pending:
            self._readings = 0
            self._reading.forget()
        elif not self._reading.is_running:
            self._readings += 1
            # what is saved meanwhile is few; if it is many again and again, something is wrong
            self._site.may_wait = self._readings <= _READINGS
            self._reading.begin(options, self._site.touched, len(result.names))
            log.info(
                "gosart: the plans are being read (%d); pages of accounts come at once, the "
                "others when all are read",
                len(result.names),
            )

    def _all_read(self, is_good: bool) -> None:
        """Build the whole site, now that what is known of each account is on the disk."""
        if not is_good:
            log.warning("gosart: another process could not read the plans; they are read here.")
            self._site.may_wait = False
        if self._server is None:
            self._wants_build = True
        self._have_mkdocs_build()

    def end(self) -> None:
        """End what goes on in the background."""
        self._reading.end()

    def take_index(self, entries: Iterable[dict[str, Any]]) -> None:
        """Remember what the search knows of pages that are not ours.

        Args:
            entries: As Material's index has them.
        """
        with self._lock:
            self._others, self._search_is_old = list(entries), True

    def answer_for(self, server: LiveReloadServer) -> None:
        """Answer the requests of a server before it does.

        Args:
            server: MkDocs' server.
        """
        if self._server is not server:
            self._server, app = server, server.get_app()
            if app is not None:
                server.set_app(partial(self._answer, server, app))
            if self._wants_build:
                self._wants_build = False
                have_mkdocs_build(server)

    def update(self, changed: Sequence[Path] | None = None) -> None:
        """Work the site out again and tell browsers; a plan's mistake is on its page and logged.

        Args:
            changed: The files and folders that have changed, None where nobody knows.
        """
        if self._builder is None or self._config is None or self._site.options is None:
            return
        begun = time.perf_counter()
        try:
            self._site.builder.forget(changed)
            self._site.build(self._site.options, strict=self._config.strict)
        except Exception as error:
            log.error("gosart: the site could not be worked out again: %s", error)
            return
        try:
            with self._lock:
                self._take_latest()
        except OSError as error:
            log.error("gosart: the site could not be worked out again: %s", sentence_of(error))
            self._have_mkdocs_build()
            return
        self._read_others()
        self._tell_browsers()
        log.info("gosart: updated in %.2f seconds", time.perf_counter() - begun)

    def _take_latest(self) -> None:
        """Put what was made last, whoever has asked for it, in the place of what stood before."""
        latest = self._site.last
        if latest is not None and latest is not self._taken and self._config is not None:
            self._take(latest.files, self._config)
            self._taken = latest

    def _take(self, files: Sequence[GeneratedFile], config: MkDocsConfig) -> None:
        """Put what was made in the place of what stood before."""
        before = {file.src_uri: file for file in self._site.files}
        made_anew = {made.uri for made in files}
        # first: where a file was, a folder of its name may come
        for uri in before.keys() - made_anew:
            self._remove(before[uri], config)
        if any(
            file.is_documentation_page() and file.made is not made
            for made in files
            if (file := before.get(made.uri)) is not None
        ):
            self._have_mkdocs_build()  # a page that the navigation names without a title
        self._site.files = [self._renewed(before.get(made.uri), made, config) for made in files]
        self._index()
        self._search_is_old = True

    def _remove(self, file: SiteFile, config: MkDocsConfig) -> None:
        """Take a file out of the site, and the folders that are empty without it."""
        path, site = Path(file.abs_dest_path), Path(config.site_dir)
        path.unlink(missing_ok=True)
        self._made_of.pop(file.dest_uri, None)
        for folder in path.parents:
            if folder == site or site not in folder.parents:
                return
            try:
                folder.rmdir()
            except OSError:  # there is more in it, or it was never made
                return

    def _have_mkdocs_build(self) -> None:
        if self._server is not None:
            have_mkdocs_build(self._server)

    def _renewed(
        self, file: SiteFile | None, made: GeneratedFile, config: MkDocsConfig
    ) -> SiteFile:
        """Return the file of what was made, and write it where it is no page."""
        if file is None:
            file = self._site.another_file(made)
            if file.released and file.is_own_page:
                file.page = BuiltPage(file, config)  # type: ignore[assignment]
            elif not file.released:
                file.copy_file()
        elif file.released and file.made.edit_path != made.edit_path:
            file = self._site.another_file(made)  # the address to edit it at is the file's
            file.page = BuiltPage(file, config)  # type: ignore[assignment]
        elif file.released:
            file.made = made
        elif file.is_documentation_page():
            return file  # MkDocs makes it
        elif file.made is not made and file.made.content != made.content:
            file.made = made
            file.hold(made.content)
            file.copy_file()
        return file

    def _index(self) -> None:
        self._by_address = {file.dest_uri: file for file in self._site.files if file.released}

    def _tell_browsers(self) -> None:
        server = self._server
        if server is None:
            return
        with server._epoch_cond:
            if server._wanted_epoch == server._visible_epoch:  # else MkDocs' own build will
                server._wanted_epoch = max(
                    round(time.monotonic() * 1000), server._visible_epoch + 1
                )
                server._visible_epoch = server._wanted_epoch
                server._epoch_cond.notify_all()

    def _answer(
        self,
        server: LiveReloadServer,
        app: App,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
    ) -> Iterable[bytes]:
        """Make what is asked for where it is not right, then let MkDocs answer."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if "\0" in path:  # no file has such a name, and the system raises for it
            start_response("404 Not Found", [("Content-Type", "text/html")])
            return [b"404 Not Found"]
        if path == f"{server.mount_path}{PROGRESS}":
            return self._say_progress(start_response)
        if (path + "/").startswith(server.mount_path):
            try:
                # again, where MkDocs has begun to build meanwhile: it empties the folder
                while not self._provided(server, path[len(server.mount_path) :]):
                    pass
            except GosartError as error:
                log.error("%s", error)
                return self._failure(server, str(error), start_response)
            broken = self._broken_above(path[len(server.mount_path) :])
            if broken is not None:
                return self._in_its_place(server, broken, start_response)
        return app(environ, start_response)

    def _broken_above(self, path: str) -> SiteFile | None:
        """Return the page that says what is wrong with an account, for any other page of it."""
        account, below = account_in(path)
        last = self._site.last
        if last is None or account not in last.broken or below in ("", "index.html"):
            return None
        if posixpath.splitext(below)[1] not in ("", ".html"):
            return None
        return self._by_address.get(f"accounts/{account}/index.html")

    def _in_its_place(
        self, server: LiveReloadServer, file: SiteFile, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer with the account's page, until what was asked for is there."""
        folder = posixpath.dirname(file.dest_uri)
        self._provide(f"{folder}/")
        page = based_at(Path(file.abs_dest_path).read_bytes(), f"{server.mount_path}{folder}/")
        return self._reloading(server, page, "200 OK", start_response)

    def _provided(self, server: LiveReloadServer, path: str) -> bool:
        """Make what is asked for once MkDocs does not build; return whether it has not begun to."""
        with server._epoch_cond:
            server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            epoch = server._visible_epoch
        self._ask_for(path)
        self._provide(path)
        return bool(epoch == server._wanted_epoch or server._visible_epoch == server._wanted_epoch)

    def _failure(
        self, server: LiveReloadServer, message: str, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Say what is wrong with a template, on a page that reloads when it is mended."""
        page = failure_page(message).encode()
        return self._reloading(server, page, "500 Internal Server Error", start_response)

    def _reloading(
        self, server: LiveReloadServer, page: bytes, status: str, start: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer with a page of ours that reloads when something is saved."""
        content: bytes = server._inject_js_into_html(  # type: ignore[no-untyped-call]
            page, server._visible_epoch
        )
        headers = [("Content-Type", "text/html"), ("Content-Length", str(len(content)))]
        start(status, headers)
        return [content]

    def _say_progress(self, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Say how far the reading is, for a page that waits for its end."""
        options = self._site.options
        translator = translator_for(options.language if options else "en")
        content = progress_data(self._reading.progress, translator)
        headers = [
            ("Content-Type", "text/javascript; charset=utf-8"),
            ("Content-Length", str(len(content))),
        ]
        start_response("200 OK", headers)
        return [content]

    def _ask_for(self, path: str) -> None:
        """Have the account read whose page is asked for, before the others."""
        account, _ = account_in(path)
        last = self._site.last
        if not account or last is None or not last.pending:
            return
        if account in last.pending:
            self._site.build_with(account)
        try:
            with self._lock:
                self._take_latest()  # also where another request has asked for it just now
        except OSError as error:
            raise GosartError(sentence_of(error)) from error

    def _provide(self, path: str) -> None:
        """Make a page, or write the search, unless what is on the disk is right."""
        address = posixpath.normpath(f"/{path}").lstrip("/")
        if path.endswith("/") or not address:
            address = posixpath.join(address, "index.html")
        for file in self._files_at(address):
            if file.made.prepare is not None:
                file.made.prepare()  # what takes long, while other requests are answered
        with self._lock:
            if address == SEARCH_FILE:
                self._write_search()
                return
            for file in self._files_at(address):
                self._make(file)

    def _files_at(self, address: str) -> list[SiteFile]:
        """Return our file of an address, or the page of a folder of that name."""
        by_address = self._by_address  # another thread may put another in its place
        candidates = (address, f"{address}/index.html")
        return [by_address[name] for name in candidates if name in by_address]

    def _make(self, file: SiteFile) -> None:
        if self._builder is None or self._made_of.get(file.dest_uri) is file.made:
            return
        made = file.made
        entries = self._builder.make(file)
        if made.is_parsed_by_search:
            self._parsed[file.src_uri] = entries
        if self._site.last is None or file.src_uri not in self._site.last.waiting:
            self._made_of[file.dest_uri] = made

    def _write_search(self) -> None:
        """Write the search's index with the entries of today."""
        if not self._search_is_old or self._config is None:
            return
        entries = list(self._others)
        for file in self._site.released_pages:
            if file.made.is_parsed_by_search:
                self._make(file)
                entries += self._parsed.get(file.src_uri, [])
            else:
                entries += entries_in(IndexKind.WHOLE, entries_of(file))
        text = index_text(self._config, entries)
        if text is not None:
            target = Path(self._config.site_dir, SEARCH_FILE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        self._search_is_old = False
