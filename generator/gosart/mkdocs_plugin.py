"""The MkDocs plugin: hands the generator's files to a build, and the generator's problems to its log."""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options as opt
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from gosart.config.model import (
    MkdocsSettings,
    Options,
    SiteOptions,
    fields_of,
    mkdocs_names,
    option_names,
    options_from,
)
from gosart.diagnostics import Severity, render
from gosart.errors import GosartError
from gosart.progress import Item
from gosart.site.assets import REVIEW_STYLE, SCRIPTS, STYLES
from gosart.site.builder import SiteBuilder, SiteResult
from gosart.site.navigation import navigation
from gosart.site.publishing import is_in_accounts
from gosart.vcs.last_touched import last_touched

__all__ = ["GosartPlugin"]

MANY = 200
"""So many accounts take some seconds."""

log = logging.getLogger(
    "mkdocs.plugins.gosart"
)  # no prefix: a line begins with the place, as every editor expects it


def _option(name: str) -> BaseConfigOption[Any]:
    """Return MkDocs' option for one of the model: it takes anything, for the model to check.

    MkDocs would stop at the first value of a wrong type, and name the type in Python's words.
    """
    default = fields_of(Options)[name].default
    plain = default if isinstance(default, str | int) else None
    return opt.Type(object, default=plain) if plain else opt.Optional(opt.Type(object))


class GosartConfig(Config):  # type: ignore[no-untyped-call]
    """The options for MkDocs, one a field of the model, which alone checks and explains them."""

    # MkDocs takes a class's attributes for its options; in a class body `vars()` is what they are.
    vars().update({name: _option(name) for name in option_names()})


class GosartPlugin(BasePlugin[GosartConfig]):  # type: ignore[no-untyped-call]
    """One instance lives through all rebuilds of `mkdocs serve`, and with it what was read before."""

    def __init__(self) -> None:
        self.builder = SiteBuilder()
        self.serving = False
        self.last: SiteResult | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Remember whether somebody is watching: then nothing is raised for what a plan says."""
        self.serving = command == "serve"

    def options(self, config: MkDocsConfig) -> SiteOptions:
        """Return the build's options. Raises PluginError for a wrong one."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            settings = MkdocsSettings(**{name: config[name] for name in mkdocs_names()})
            return options_from(dict(self.config), root, os.environ, settings)
        except GosartError as error:
            raise PluginError(str(error)) from error

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add style, script and the Markdown extensions that the pages are written in."""
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
            if (
                "navigation.tabs" not in features
            ):  # pages hide the side navigation: the top entries need a place
                config.theme["features"] = [*features, "navigation.tabs"]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the plans' own files by the pages made of them."""
        options = self.options(config)
        for file in list(files):
            if file.abs_src_path and is_in_accounts(options, Path(file.abs_src_path)):
                files.remove(file)
        own = {file.dest_uri for file in files}
        pages = [file.src_uri for file in files.documentation_pages()]
        result = self._build(options, strict=config.strict)
        docs = posixpath.relpath(
            Path(config.docs_dir).resolve().as_posix(), options.root.as_posix()
        )
        for made in result.files:
            file = File.generated(
                config, made.uri, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV
            )
            if file.dest_uri in own:
                continue  # a page of the user's own at this address wins
            if made.edit_path:
                file.edit_uri = posixpath.relpath(made.edit_path, docs)
            files.append(file)
        if config.nav is None:
            entries: list[Any] = navigation(options)
            taken = {"index.md", "README.md"}
            config.nav = entries + [page for page in sorted(pages) if page not in taken]
        return files

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ARG002 - MkDocs' signature
    ) -> LiveReloadServer:
        """Watch the plans, the templates, the company's method and its own rules."""
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
        except GosartError as error:
            # After an exception MkDocs' server answers nothing any more: keep what stood before.
            if not (self.serving and self.last):
                raise PluginError(str(error)) from error
            log.error("%s", error)
            return self.last
        milder = (
            logging.INFO if strict else logging.WARNING
        )  # MkDocs counts what is louder, and a strict build would fail
        # who previews has the files before them; the log of a build may be read by anybody
        shown = result.problems if self.serving else result.published
        for problem in shown:
            log.log(
                logging.ERROR if problem.severity is Severity.ERROR else milder,
                "%s",
                render(problem),
            )
        failing = result.failing(options.fail_on)
        for found in failing:
            log.error(
                "%s:%s:%s: %s %s",
                found.location.path,
                found.location.line,
                found.location.column,
                found.code,
                found.message,
            )
        if not self.serving and (result.errors or failing):
            errors = sum(problem.severity is Severity.ERROR for problem in shown)
            count = errors + len(failing)
            raise PluginError(
                f"gosart: {count} {'problem' if count == 1 else 'problems'} in the plans, listed above."
            )
        self.last = result
        return result


def _announced(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Say what takes long before it begins: the first build of a large portfolio, or of a long history, is not a hang."""
    if len(items) >= MANY:
        log.info("gosart: %s (%d)", what, len(items))
    return items
