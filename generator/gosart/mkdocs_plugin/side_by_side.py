"""Makes many pages in several processes at a time, where the system can copy a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.processes import in_processes, room_for

__all__ = ["make_pages"]

FEW = 60
"""So many pages are made sooner than a process is copied."""

Entries = dict[str, list[dict[str, Any]]]
"""Entries of the search by a page's uri."""


def make_pages(
    files: Sequence[SiteFile],
    make: Callable[[SiteFile], list[dict[str, Any]]],
    processes: int = 0,
) -> Entries:
    """Make pages, side by side where there are many.

    Args:
        files: The pages.
        make: Makes one and returns its entries in the search.
        processes: How many processes, 0 for as many as the machine has room for.

    Returns:
        The entries of each page, whichever process made it.

    Raises:
        GosartError: A page could not be made.
    """
    count = processes or _room(len(files))
    shares: list[list[SiteFile]] = [[] for _ in range(count)]
    numbers: dict[str, int] = {}
    for file in files:  # an account's pages share what was worked out for one of them
        account = "/".join(file.src_uri.split("/")[:2])
        shares[numbers.setdefault(account, len(numbers)) % count].append(file)

    def made(share: Sequence[SiteFile]) -> Entries:
        return {file.src_uri: make(file) for file in share}

    entries = {uri: found for part in in_processes(shares, made) for uri, found in part.items()}
    return {file.src_uri: entries[file.src_uri] for file in files}


def _room(pages: int) -> int:
    """Return how many processes are worth it."""
    return room_for(pages, FEW)
