"""The name of the commit that the files on the disk are, as a reader may quote it."""

from __future__ import annotations

import os
from pathlib import Path

from gosart.errors import GosartError
from gosart.vcs.git import ask_git

__all__ = ["revision_of"]


def revision_of(root: Path) -> str:
    """Return the abbreviated commit of a repository.

    Args:
        root: Any folder of it.

    Returns:
        Such as `165baf3`, with a `+` behind it where files that git knows have changed since; ""
        without a commit or without git.
    """
    try:
        # no tag has this name: the answer is the commit itself, whatever tags there are
        asked = ("describe", "--always", "--dirty=+", "--abbrev=7", "--match", "no tag")
        return os.fsdecode(ask_git(root, *asked)).strip()
    except GosartError:
        return ""
