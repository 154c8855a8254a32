"""The site's options for a command, and the exit codes of all commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions
    from gosart.config.option_errors import OptionPath
    from gosart.diagnostics import Location

__all__ = ["COULD_NOT_RUN", "OK", "PROBLEMS", "site_options"]

OK, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def site_options(root: Path, **given: Any) -> SiteOptions:
    """Return the site's options from its mkdocs.yml; what the command line gives wins.

    The model is imported late: a command's help and its completion by a shell need none of it.

    Args:
        root: Folder of the repository.
        given: Options by name, as the command line gives them; what is empty is not given.

    Returns:
        The checked options.

    Raises:
        GosartError: mkdocs.yml cannot be read, or options are wrong.
    """
    from gosart.config.mkdocs_yml import read_config
    from gosart.config.model import options_from

    config = read_config(root, environ=os.environ)
    typed = {name: value for name, value in given.items() if value}

    def locate(path: OptionPath, at_key: bool) -> Location | None:
        return None if path[0] in typed else config.locate(path, at_key)

    return options_from({**config.options, **typed}, root, os.environ, config.mkdocs, locate)
