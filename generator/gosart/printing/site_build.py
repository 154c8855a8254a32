"""The pages to print, made as `mkdocs build` makes them, and no others."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from gosart.errors import GosartError

__all__ = ["build_pages"]


def build_pages(
    config_file: Path, folder: Path, uris: Collection[str], options: Mapping[str, Any]
) -> dict[str, Path]:
    """Build some of our pages of a site, with its theme and its own style sheets.

    Args:
        config_file: The site's mkdocs.yml.
        folder: The folder to build in, an empty one.
        uris: The pages, as `gosart.urls` names them.
        options: Options of ours that win over the file's.

    Returns:
        The HTML file of each page that there is, by its uri.

    Raises:
        GosartError: The site cannot be built.
    """
    with _quiet() as errors:
        try:
            config = load_config(config_file=str(config_file), site_dir=str(folder), strict=False)
            plugins = [
                plugin
                for name, plugin in config.plugins.items()
                if name.split(" ")[0].rpartition("/")[2] == "gosart"
            ]
            if not plugins:
                raise GosartError(f"{config_file.name} does not name the plugin 'gosart'.")
            plugin: Any = plugins[0]
            for name, value in options.items():
                plugin.config[name] = value
            written: Mapping[str, Path] = plugin.choose_pages(uris)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except Abort as error:
            raise GosartError(
                " ".join(errors.lines) or f"The site cannot be built: {error}"
            ) from error
        except MkDocsException as error:
            raise GosartError(str(error)) from error
    return {uri: path for uri, path in written.items() if path.is_file()}


class _Errors(logging.Handler):
    """What MkDocs has to say of errors; the rest, such as links to other pages, is of no interest.

    On paper nobody follows a link.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _quiet() -> Iterator[_Errors]:
    """Hear MkDocs' errors instead of printing all that it says."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's word on its own future
    logger, errors = logging.getLogger("mkdocs"), _Errors()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [errors], False
    try:
        yield errors
    finally:
        logger.handlers, logger.propagate = handlers, propagate
