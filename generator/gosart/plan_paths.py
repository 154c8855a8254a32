"""Which path below the folder of accounts belongs to which account: ids and endings."""

from __future__ import annotations

import re

__all__ = ["ENDINGS", "MARKDOWN", "SHARED", "account_of", "ending_of", "is_id", "slug_of"]

SHARED = "_shared"
"""Name of what all accounts share."""
MARKDOWN = ".md"
ENDINGS = (".yml", ".yaml", MARKDOWN)
_LONGEST = max(map(len, ENDINGS))
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(name: str) -> bool:
    """Whether a name is an id: lower-case letters, digits and single hyphens.

    Args:
        name: A name.

    Returns:
        True for an id.
    """
    return _ID.fullmatch(name) is not None


def slug_of(name: str) -> str:
    """Return the id nearest to a name.

    Args:
        name: Any text.

    Returns:
        The id, "" for a name without a Latin letter or digit.
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def ending_of(name: str) -> str:
    """Return the ending of a file that is read.

    Args:
        name: Name of the file.

    Returns:
        One of `ENDINGS`, "" for any other file.
    """
    lower = name[-_LONGEST:].lower()
    ending = next((ending for ending in ENDINGS if lower.endswith(ending)), "")
    return name[len(name) - len(ending) :]


def account_of(path: str, folder: str) -> str:
    """Return the account that a file belongs to.

    Args:
        path: Posix path of the file, below the repository.
        folder: Folder of the accounts.

    Returns:
        The account's id, `_shared` for the shared entries, "" for what is no account's.
    """
    name = path.removeprefix(f"{folder}/").split("/")[0]
    if name == SHARED:
        return SHARED
    stem = (
        name.removesuffix(ending_of(name)) if "/" not in path.removeprefix(f"{folder}/") else name
    )
    return stem if is_id(stem) and (stem != name or "/" in path.removeprefix(f"{folder}/")) else ""
