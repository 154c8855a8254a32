"""The site's options for a command, and the exit codes of all commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from gosart.config.model import SiteOptions, options_from

__all__ = ["COULD_NOT_RUN", "OK", "PROBLEMS", "site_options"]

OK, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def site_options(root: Path, **from_command_line: Any) -> SiteOptions:
    """Read the options of the site.

    Args:
        root: The folder with its mkdocs.yml.
        **from_command_line: Options that win over those of the file, unless they are empty.

    Returns:
        The options, those of the environment included.

    Raises:
        GosartError: An option is wrong.
    """
    from gosart.config.mkdocs_yml import read_settings

    settings = read_settings(root) | {
        key: value for key, value in from_command_line.items() if value
    }
    return options_from(settings, root, os.environ)
