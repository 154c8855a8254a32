"""Makes many pages in several processes at a time, where the system can copy a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.processes import in_turns, room_for

__all__ = ["grouped", "make_pages"]

FEW = 60
"""So many pages are made sooner than a process is copied."""

Entries = dict[str, list[dict[str, Any]]]
"""Entries of the search by a page's uri."""


def make_pages(
    files: Sequence[SiteFile],
    make_group: Callable[[str, Sequence[SiteFile]], Entries],
    processes: int = 0,
    *,
    let_go: Callable[[], None] = lambda: None,
) -> Entries:
    """Make pages, side by side where there are many.

    Args:
        files: The pages.
        make_group: Makes all pages of an account, which share what was worked out for one of them,
            and returns the entries of each in the search.
        processes: How many processes, 0 for as many as the machine has room for.
        let_go: Forgets what only pages over all accounts need, once these are made.

    Returns:
        The entries of each page, whichever process made it.

    Raises:
        GosartError: A page could not be made.
    """
    groups = grouped(files)
    count = processes or _room(len(files))
    # what is over all accounts takes longest, and one process alone should have all of them at hand
    over_all = [name for name in groups if name.startswith("_")]
    turns = [over_all, *([name] for name in groups if not name.startswith("_"))]

    def made(taken: Iterator[Sequence[str]]) -> Entries:
        entries: Entries = {}
        for names in taken:
            for name in names:
                entries |= make_group(name, groups[name])
            if names is over_all:
                let_go()
        return entries

    entries = {
        uri: entries for part in in_turns(turns, made, count) for uri, entries in part.items()
    }
    return {file.src_uri: entries[file.src_uri] for file in files}


def grouped(files: Sequence[SiteFile]) -> dict[str, list[SiteFile]]:
    """Return files by the account that they belong to.

    Args:
        files: The files.

    Returns:
        By the account's id; those of none by a name that is no id, in a few groups.
    """
    groups: dict[str, list[SiteFile]] = {}
    for file in files:
        parts = file.src_uri.split("/")
        own = parts[1] if parts[0] == "accounts" and len(parts) > 2 else f"_{parts[0]}"
        groups.setdefault(own, []).append(file)
    return groups


def _room(pages: int) -> int:
    """Return how many processes are worth it."""
    return room_for(pages, FEW)
