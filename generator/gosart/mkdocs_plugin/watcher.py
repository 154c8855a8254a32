"""Tells of files that were saved within a few hundredths of a second, at any number of plans.

MkDocs looks at every file twice a second. The system says itself what has changed, through
watchfiles; only what is not ours is left to MkDocs.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchfiles import watch

__all__ = ["Watcher", "have_mkdocs_build", "watches_files"]

log = logging.getLogger("mkdocs.plugins.gosart")

_MOST = 400
"""Milliseconds that changes are gathered for at the most, and between two looks at the end."""
_STEP = 20
"""Milliseconds without another change, after which those that came belong together."""


def watches_files() -> bool:
    """Whether `mkdocs serve` will watch, which it only says after its first build."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def have_mkdocs_build(server: LiveReloadServer) -> None:
    """Ask MkDocs for a build of its own, as it does itself when a page of the user's was saved.

    Args:
        server: MkDocs' server.
    """
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


class Watcher:
    """Watches our folders, and those that MkDocs would look through because ours are in them.

    Args:
        update: Called after a change of ours with what changed, None where that is not known.
    """

    def __init__(self, update: Callable[[Sequence[Path] | None], None]) -> None:
        self._update = update
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._paths: tuple[Path, ...] = ()

    def follow(self, paths: Sequence[Path]) -> None:
        """Watch other files and folders from now on: the configuration may name others.

        Args:
            paths: As for `begin`.
        """
        self._paths = tuple(paths)

    def begin(self, server: LiveReloadServer, config: MkDocsConfig, paths: Sequence[Path]) -> None:
        """Watch, and have MkDocs watch the rest.

        Args:
            server: MkDocs' server.
            config: MkDocs' configuration, whose list of watched paths loses ours.
            paths: Files and folders of ours, whether they are there yet or not.
        """
        self.follow(paths)
        ours = tuple(path.resolve() for path in paths)
        around = []
        docs = Path(config.docs_dir).resolve()
        if any(_meet(docs, path) for path in ours):
            server.unwatch(config.docs_dir)
            around.append(docs)
        for name in list(config.watch):
            if any(_meet(Path(name).resolve(), path) for path in ours):
                config.watch.remove(name)
                around.append(Path(name).resolve())
        others = tuple(
            path for path in dict.fromkeys(around) if not any(_holds(own, path) for own in ours)
        )
        self._thread = threading.Thread(
            target=self._run,
            args=(server, others),
            name="gosart-watcher",
            daemon=True,
        )
        self._thread.start()

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)
            self._thread = None

    def _run(self, server: LiveReloadServer, others: tuple[Path, ...]) -> None:
        """Watch until the end, anew whenever what stands at a path is another file or folder."""
        again = False
        while not self._stop.is_set():
            try:
                self._watch(server, self._paths, others, again=again)
            except (OSError, RuntimeError) as error:  # the system watches no more files
                log.warning(
                    "gosart: the system does not say what is saved (%s); MkDocs looks twice a "
                    "second.",
                    error,
                )
                for path in _outermost((*(own for own in self._paths if own.exists()), *others)):
                    server.watch(str(path))
                return
            again = True

    def _watch(
        self,
        server: LiveReloadServer,
        paths: tuple[Path, ...],
        others: tuple[Path, ...],
        *,
        again: bool,
    ) -> None:
        """Watch until something else stands at one of the paths.

        The system watches what was there, not its name: a file that is replaced, as many editors
        save it, or a folder that comes again with another branch would never be heard of.
        """
        every = (*paths, *others)
        before = _identities(every)
        ours = tuple(path.resolve() for path in paths)
        present = [path for path in (*ours, *others) if path.exists()]
        if not present:
            self._stop.wait(_MOST / 1000)
            return
        for changes in watch(
            *_outermost(present),
            watch_filter=None,
            debounce=_MOST,
            step=_STEP,
            stop_event=self._stop,
            rust_timeout=_MOST,
            yield_on_timeout=True,
        ):
            changed = [Path(path) for _, path in changes]
            another = self._paths != paths or _identities(every) != before
            own = [path for path in changed if any(_holds(folder, path) for folder in ours)]
            if own or again or another:
                self._update(None if again or another else own)
            if any(_is_published(path) for path in changed if path not in own):
                have_mkdocs_build(server)
            if another:
                return
            again = False


def _identities(paths: Sequence[Path]) -> tuple[tuple[int, int] | None, ...]:
    """Return what stands at each path, None for nothing: a link counts as what it leads to."""
    identities: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            identities.append(None)
        else:
            identities.append((status.st_dev, status.st_ino))
    return tuple(identities)


def _outermost(paths: Sequence[Path]) -> list[Path]:
    """Return the paths that are in none of the others."""
    return [
        path
        for path in dict.fromkeys(paths)
        if not any(other != path and _holds(other, path) for other in paths)
    ]


def _holds(folder: Path, path: Path) -> bool:
    return path == folder or folder in path.parents


def _meet(first: Path, other: Path) -> bool:
    return _holds(first, other) or _holds(other, first)


def _is_published(path: Path) -> bool:
    return not path.name.startswith(".")
