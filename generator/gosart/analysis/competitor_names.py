"""Which competitors of different accounts are one: by the shared entry, else by the name.

The format says that an entry of `_shared` is one for every account that uses its id, and that an
account's own ids are its own. So two own entries are one where they have one name, whatever the
case, spaces and hyphens; an own entry of the name of one shared entry is that one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol

from gosart.analysis.overview import AccountOverview

__all__ = ["competitor_anchor", "name_key", "recognised"]

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


class NamedEntry(Protocol):
    """An entry of an account, or one that it shares with others."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_shared(self) -> bool: ...


def name_key(name: str) -> str:
    """Return a name without what does not tell two apart: case, forms of letters, spaces, hyphens.

    Args:
        name: The name.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _BETWEEN.sub("-", folded).strip("-") or "-"


def competitor_anchor(competitor: NamedEntry) -> str:
    """Return where a competitor stands on the page of all of them, as an account knows it.

    Args:
        competitor: The competitor.

    Returns:
        An id without a space.
    """
    if competitor.is_shared:
        return f"competitor-{competitor.id}"
    return f"named-{_as_id(name_key(competitor.name))}"


def _as_id(name: str) -> str:
    """Return a name as an id that no two names share: other signs than letters by their numbers."""
    return "".join(char if char == "-" or char.isalnum() else f"_{ord(char):x}_" for char in name)


def recognised(accounts: Iterable[AccountOverview]) -> dict[str, str]:
    """Find out which competitors are one.

    Args:
        accounts: All accounts.

    Returns:
        For each anchor that an account may link, the anchor of whom it is.
    """
    anchors: dict[str, set[str]] = {}
    own: dict[str, str] = {}
    for account in accounts:
        for competitor in account.competitors:
            anchor = competitor_anchor(competitor)
            if competitor.is_shared:
                for name in (competitor.name, competitor.shared_name):
                    anchors.setdefault(name_key(name), set()).add(anchor)
            else:
                own[anchor] = name_key(competitor.name)
    shared = {anchor: anchor for group in anchors.values() for anchor in group}
    for anchor, name in own.items():
        same = anchors.get(name, set())
        shared[anchor] = next(iter(same)) if len(same) == 1 else anchor
    return shared
