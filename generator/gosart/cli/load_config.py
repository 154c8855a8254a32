"""The site's options for a command, and the exit codes of all commands."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from gosart.config.model import SiteOptions
    from gosart.config.option_errors import OptionPath
    from gosart.diagnostics import Location

__all__ = [
    "COULD_NOT_RUN",
    "OK",
    "PROBLEMS",
    "config_option",
    "from_here",
    "site_options",
    "trust_option",
]

OK, PROBLEMS, COULD_NOT_RUN = 0, 1, 2

_Command = TypeVar("_Command", bound="Callable[..., Any]")


_CONFIG = "gosart.config-file"
_TRUST = "gosart.trust-rules"


def config_option(command: _Command) -> _Command:
    """Give a command the option `--config-file`, as MkDocs has it; `site_options` looks it up."""
    return click.option(
        "-f",
        "--config-file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember,
        is_eager=True,
        help="The site's mkdocs.yml. Default: the one in this folder or in the nearest site above.",
    )(command)


def trust_option(command: _Command) -> _Command:
    """Give a command the option `--trust-rules`; `site_options` looks it up."""
    return click.option(
        "--trust-rules/--no-trust-rules",
        default=None,
        expose_value=False,
        callback=_remember_trust,
        help="Run the repository's own rules, which are code, or leave them out. Default: they run "
        "at a terminal; in a pipeline only where GOSART_TRUST or your own configuration says so.",
    )(command)


def site_options(start: Path | None = None, *, builds: bool = False, **given: Any) -> SiteOptions:
    """Return the options of the site that a command means; what the command line gives wins.

    The model is imported late: a command's help and its completion by a shell need none of it.

    Args:
        start: Folder to look from; None for that of the process.
        builds: Whether a site is built, which runs the repository's own code anyway.
        given: Options by name, as the command line gives them; what is empty is not given.

    Returns:
        The checked options.

    Raises:
        GosartError: mkdocs.yml is not there or cannot be read, or options are wrong, or what says
            whether own rules may run.
    """
    from gosart.config.find_site import find_site
    from gosart.config.mkdocs_yml import read_config
    from gosart.config.model import options_from

    context = click.get_current_context(silent=True)
    site = find_site(start or Path.cwd(), context.meta.get(_CONFIG) if context else None)
    root = site.root
    config = read_config(root, site.config, os.environ)
    typed = {name: value for name, value in given.items() if value}

    def locate(path: OptionPath, at_key: bool) -> Location | None:
        return None if path[0] in typed else config.locate(path, at_key)

    options = options_from({**config.options, **typed}, root, os.environ, config.mkdocs, locate)
    if site.config is not None:
        options = replace(options, config_file=site.config.name)
    if builds or not options.rules_dir:
        return options
    from gosart.config.trust import is_trusted

    trust = context.meta.get(_TRUST) if context else None
    return replace(options, runs_own_rules=is_trusted(root, os.environ, trust))


def from_here(root: Path, path: str) -> str:
    """Return how a file of the repository is called from the folder that a command runs in.

    Args:
        root: The repository.
        path: The file, relative to it.

    Returns:
        The path to type, posix.
    """
    try:
        return Path(os.path.relpath(root / path)).as_posix()
    except ValueError:  # on another drive
        return str(root / path)


def _remember_trust(context: click.Context, _: click.Parameter, value: bool | None) -> None:
    if value is not None:
        context.meta[_TRUST] = value


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta[_CONFIG] = value
