"""What is published of the folder of accounts: nothing but the pages and files that we make of it.

Which files of it are plans, and which links are followed, is decided where plans are found. Whoever
else would publish files of that folder, as MkDocs does where it is its own, is told to leave them.
"""

from __future__ import annotations

import os
from pathlib import Path

from gosart.config.model import SiteOptions

__all__ = ["is_in_accounts", "real_accounts"]


def real_accounts(options: SiteOptions) -> str:
    """Return the path of the folder of accounts, links followed.

    Args:
        options: Those of the site.
    """
    return os.path.realpath(options.root / options.accounts_dir)


def is_in_accounts(folder: str, path: str | Path) -> bool:
    """Tell whether a file is in the folder of accounts, or a link to something in it.

    Args:
        folder: That of `real_accounts`.
        path: The file as it was met, in a folder that was walked through links.
    """
    absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow the link itself
    inside = f"{folder}{os.sep}"
    if absolute.startswith(inside):
        return True
    met = Path(absolute)
    # a link in the folder stands for what it leads to, but the folder is where it was found
    ways = (os.path.realpath(parent) for parent in met.parents)
    return os.path.realpath(met).startswith(inside) or any(
        way == folder or way.startswith(inside) for way in ways
    )
