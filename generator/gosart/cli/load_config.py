"""What every command needs first: the site's options, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from gosart.config.model import SiteOptions, options_from

__all__ = ["COULD_NOT_RUN", "OK", "PROBLEMS", "site_options"]

OK, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def site_options(root: Path, **given: Any) -> SiteOptions:
    """Read the site's options from its mkdocs.yml; what the command line gives wins. Raises GosartError for a wrong one."""
    from gosart.config.mkdocs_yml import read_settings

    settings = read_settings(root) | {key: value for key, value in given.items() if value}
    return options_from(settings, root, os.environ)
