"""Which path below the folder of accounts belongs to which account: ids, endings, and the name of what all accounts share."""

from __future__ import annotations

import re

__all__ = ["ENDINGS", "MARKDOWN", "SHARED", "account_of", "ending_of", "is_id", "slug_of"]

SHARED = "_shared"
MARKDOWN = ".md"
ENDINGS = (".yml", ".yaml", MARKDOWN)
_LONGEST = max(map(len, ENDINGS))
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(name: str) -> bool:
    """Tell whether a name is lower-case kebab."""
    return _ID.fullmatch(name) is not None


def slug_of(name: str) -> str:
    """Return the id nearest to a name, "" for one that has no Latin letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def ending_of(name: str) -> str:
    """Return the ending of a file that is read as it is typed (`.YML`), "" for any other."""
    lower = name[-_LONGEST:].lower()
    ending = next((ending for ending in ENDINGS if lower.endswith(ending)), "")
    return name[len(name) - len(ending) :]


def account_of(path: str, folder: str) -> str:
    """Return the id of the account a file belongs to, `_shared` for the shared entries, "" for what is no account's."""
    name = path.removeprefix(f"{folder}/").split("/")[0]
    if name == SHARED:
        return SHARED
    stem = (
        name.removesuffix(ending_of(name)) if "/" not in path.removeprefix(f"{folder}/") else name
    )
    return stem if is_id(stem) and (stem != name or "/" in path.removeprefix(f"{folder}/")) else ""
