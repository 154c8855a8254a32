"""What is published of the folder of accounts: nothing but the pages and files that we make of it.

Which files of it are plans, and which links are followed, is decided where plans are found. Whoever
else would publish files of that folder, as MkDocs does where it is its own, is told to leave them.
"""

from __future__ import annotations

import os
from pathlib import Path

from gosart.config.model import SiteOptions

__all__ = ["is_in_accounts"]


def is_in_accounts(options: SiteOptions, path: Path) -> bool:
    """Tell whether a file is in the folder of accounts, or a link to something in it.

    Args:
        options: Those of the site.
        path: The file as it was met, in a folder that was walked through links.
    """
    folder = os.path.realpath(options.root / options.accounts_dir)
    met = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the link itself
    inside = f"{folder}{os.sep}"
    if str(met).startswith(inside):
        return True
    # a link in the folder stands for what it leads to, but the folder is where it was found
    ways = (os.path.realpath(parent) for parent in met.parents)
    return os.path.realpath(met).startswith(inside) or any(
        way == folder or way.startswith(inside) for way in ways
    )
