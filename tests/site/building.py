"""Repositories of plans built into sites, in the test's own process or as a person would.

`build_site(root)` is the former, `run_mkdocs(root, …)` the latter. Every build is for one day, so
that it is known what a page says about late and stale.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files

from gosart.config.mkdocs_yml import read_config
from gosart.config.model import SiteOptions, options_from
from gosart.site.builder import SiteResult
from gosart.site.builder import build as make
from gosart.vcs.last_touched import last_touched
from tests.sharing import Shared
from tests.site.markup import Markup, parse

__all__ = [
    "COMMITTERS",
    "DAY",
    "ENVIRON",
    "ROOT",
    "Built",
    "Pages",
    "build_failing",
    "build_site",
    "copy_sample",
    "copy_sample_with_history",
    "made_of",
    "made_pages",
    "options_of",
    "run_mkdocs",
    "shared_site",
]

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
ENVIRON = {
    "SOURCE_DATE_EPOCH": str(int(datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC).timestamp()))
}
COMMITTERS = "Ada Brook, Ben Moss"
"""Who wrote the history of the sample repository in the tests."""
PATIENCE = 120
"""Seconds after which a command is taken to hang."""


class _Pages(Mapping[str, Markup]):
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: text for name, text in files.items() if name.endswith(".html")}
        self._parsed: dict[str, Markup] = {}

    def __getitem__(self, name: str) -> Markup:
        if name not in self._parsed:
            self._parsed[name] = parse(self._files[name].decode())
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True)
class Built:
    """A site: its repository, the folder of its files, every line of its log as `LEVEL text`."""

    root: Path
    folder: Path
    log: tuple[str, ...] = ()

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file by its path in the site."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    @cached_property
    def pages(self) -> Mapping[str, Markup]:
        """Every page by its file; one is parsed when it is first asked for."""
        return _Pages(self.files)

    def page(self, address: str) -> Markup:
        """Give the page at an address such as `accounts/acme/`."""
        return self.pages[f"{address}index.html"]

    def text(self, name: str) -> str:
        """Give a file's text."""
        return (self.folder / name).read_text("utf-8")

    @property
    def louder(self) -> list[str]:
        """Lines of the log above INFO."""
        return [line for line in self.log if not line.startswith("INFO ")]


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")


@contextmanager
def _logged() -> Iterator[list[str]]:
    logger = logging.getLogger("mkdocs")
    handler, level = _Lines(), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield handler.lines
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def copy_sample(folder: Path) -> Path:
    """Copy the sample repository: its plans, its configuration, its templates."""
    for name in ("accounts", "brand", "site_templates"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "method.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def copy_sample_with_history(folder: Path) -> Path:
    """Copy the sample repository as the last of four commits.

    On the first day everything was open to everybody, and a few values were others; then what is
    narrow today was narrowed; and in between an action for fewer readers came and went. The
    messages of the commits hold words that only some may read.
    """
    copy_sample(folder)
    plans = sorted(
        path for path in (folder / "accounts").rglob("*") if path.suffix in (".yml", ".yaml", ".md")
    )
    today = {path: path.read_text("utf-8") for path in plans}
    actions = folder / "accounts/marwick-thorne/opportunities/batch-genealogy/actions.yml"
    opportunity = actions.with_name("opportunity.yml")
    passing = (
        "- {id: A99, type: minimise, what: Sell the Capercaillie licence, owner: r-oneill, due: "
        "2026-12-30, audience: sales}\n"
    )
    _git(folder, "init", "--quiet", "--initial-branch=main")
    for path, text in today.items():
        path.write_text(
            re.sub(r"^ *audience: .*\n|, audience: [a-z-]+", "", text, flags=re.MULTILINE), "utf-8"
        )
    first = opportunity.read_text("utf-8")
    opportunity.write_text(
        first.replace("close_date: 2027-03-25", "close_date: 2027-01-29").replace(
            "amount: 3_200_000", "amount: 2_900_000"
        ),
        "utf-8",
    )
    _commit(folder, "2026-10-01", "Everything is open, Kingfisher and Turmfalke too", "Ada Brook")
    opportunity.write_text(first, "utf-8")
    _commit(folder, "2026-11-17", "Marwick moves to March (#12)", "Ben Moss")
    for path, text in today.items():
        path.write_text(text, "utf-8")
    actions.write_text(today[actions] + passing, "utf-8")
    _commit(
        folder, "2026-11-18", "Kingfisher, Lapwing and Capercaillie are for fewer now", "Ada Brook"
    )
    actions.write_text(today[actions], "utf-8")
    _commit(folder, "2026-11-19", "No Capercaillie after all", "Ada Brook")
    return folder


def _commit(root: Path, day: str, message: str, who: str) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "-m", message, day=day, who=who)


def _git(root: Path, *arguments: str, day: str = "2026-10-01", who: str = "Ada Brook") -> None:
    environ = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        environ |= {
            f"GIT_{role}_NAME": who,
            f"GIT_{role}_EMAIL": "one@example.org",
            f"GIT_{role}_DATE": f"{day}T12:00:00Z",
        }
    subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **environ},
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )


def build_site(
    root: Path,
    folder: Path,
    gosart: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
) -> Built:
    """Build a repository strictly into `folder`.

    `gosart` are options of the plugin that replace those of its mkdocs.yml.
    """
    with (
        patch.dict(os.environ, {**ENVIRON, **(environ or {})}),
        _logged() as lines,
        _started(root, gosart, site_dir=str(folder)) as config,
    ):
        try:
            build(config)
        except MkDocsException as error:
            failure = AssertionError(f"The build failed: {error}")
            for line in lines:
                failure.add_note(line)
            raise failure from error
    return Built(root, folder, tuple(lines))


@contextmanager
def _started(
    root: Path, gosart: Mapping[str, Any] | None, **settings: Any
) -> Iterator[MkDocsConfig]:
    """Read a repository's configuration as MkDocs does before a strict build."""
    # MkDocs has the same plugin in the next build of a process.
    MkDocsConfig.plugins.plugin_cache.clear()
    if gosart is not None:
        settings["plugins"] = ["search", {"gosart": dict(gosart)}, "tags"]
    config = load_config(str(root / "mkdocs.yml"), strict=True, **settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        yield config
    finally:
        config.plugins.on_shutdown()


@dataclass(frozen=True)
class Pages:
    """What the plugin hands to MkDocs, by path in the site; a page becomes HTML on request.

    A site of two files takes a second to build, most of it for the theme around some hundred pages;
    a test that reads our part of a few of them need not wait for it.
    """

    files: Mapping[str, Callable[[], str | bytes]]
    markdown: Callable[[str], str]

    def page(self, address: str) -> Markup:
        """Give the content of the page at an address such as `accounts/acme/`."""
        return parse(self.text(f"{address}index.html"))

    def text(self, name: str) -> str:
        """Give a file's text, a page's as HTML."""
        content = self.files[name]()
        text = content.decode() if isinstance(content, bytes) else content
        if not name.endswith(".html"):
            return text
        body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
        return f"<article>{self.markdown(body)}</article>"


def made_pages(root: Path, gosart: Mapping[str, Any] | None = None) -> Pages:
    """Make the pages of a repository as `build_site` does, without the theme around them."""
    with patch.dict(os.environ, ENVIRON), _started(root, gosart) as config:
        config = config.plugins.on_config(config)
        files = config.plugins.on_files(Files([]), config=config)
        made = {file.dest_uri: partial(getattr, file, "_content") for file in files}
    extensions, configs = config["markdown_extensions"], config["mdx_configs"]
    return Pages(
        made,
        lambda text: Markdown(extensions=extensions, extension_configs=configs).convert(text),
    )


def shared_site(
    shared: Shared, name: str, root: Path, gosart: Mapping[str, Any] | None = None
) -> Built:
    """Build a repository once for all workers of a run; no test may change it.

    `name` is that of the result.
    """
    folder, log = shared(name, lambda folder: list(build_site(root, folder, gosart).log))
    return Built(root, folder, tuple(log))


def build_failing(
    root: Path, folder: Path, gosart: Mapping[str, Any] | None = None
) -> tuple[list[str], str]:
    """Build a repository that must not build.

    Gives the lines of its log above INFO, and apart from them the last one's words.
    """
    try:
        built = build_site(root, folder, gosart)
    except AssertionError as failure:
        said = failure.__notes__
    else:
        raise AssertionError(f"It builds: {built.log}")
    *lines, last = (line for line in said if not line.startswith("INFO "))
    return lines, last.removeprefix("ERROR ")


def options_of(root: Path, **given: Any) -> SiteOptions:
    """Give the options of a repository as the commands read them, with some replaced."""
    config = read_config(root)
    return replace(options_from(config.options, root, ENVIRON, config.mkdocs), **given)


def made_of(root: Path) -> SiteResult:
    """Give the files of a repository as the plugin makes them: with what git knows of its plans."""
    options = options_of(root)
    return make(options, last_touched(options.root, options.accounts_dir, options.today))


def run_mkdocs(
    root: Path, *arguments: str, module: str = "mkdocs"
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs (or a program like it) in a repository."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, **ENVIRON, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
