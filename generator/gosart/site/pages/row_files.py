"""Files with the rows of a table that a page over thousands of accounts comes without.

A page brings the first rows itself; a reader who filters, sorts or asks gets the others, which the
script of the table puts below them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from gosart.site.data_files import FOLDER, data_file
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.store.records import AccountRecord

__all__ = ["MOST", "RowCounts", "count_rows", "row_files", "row_uris"]

MOST = 200
"""Rows of a table as its page comes."""
_IN_A_FILE = 1_000


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows the tables over all accounts have."""

    accounts: int
    """Accounts that have pages of their own."""
    opportunities: int
    """Open opportunities."""
    actions: int
    """Their open actions."""
    assessed: int
    """Open opportunities in which we were assessed."""
    covered: int
    """Accounts with key players."""


def count_rows(records: Sequence[AccountRecord]) -> RowCounts:
    """Count the rows of the tables over all accounts.

    Args:
        records: The accounts.

    Returns:
        The counts, without an account that has no pages.
    """
    return RowCounts(
        sum(record.is_shown for record in records),
        sum(record.open_opportunities for record in records),
        sum(record.open_actions for record in records),
        sum(record.assessed for record in records),
        sum(record.has_key_players for record in records),
    )


def row_uris(name: str, count: int) -> tuple[str, ...]:
    """Return the uris of the files of a table.

    Args:
        name: Of the table, for the names of its files.
        count: How many rows it has in all.
    """
    files = -(-max(0, count - MOST) // _IN_A_FILE)
    return tuple(f"{FOLDER}{name}-{number}.js" for number in range(1, 1 + files))


def row_files(
    uris: tuple[str, ...], rows: Callable[[slice], str], key: str
) -> Iterator[GeneratedFile]:
    """Yield the files of a table, each made when it is asked for.

    Args:
        uris: What `row_uris` returned.
        rows: Returns the HTML of some of the rows.
        key: A digest of what they are made of.
    """

    def content(number: int, uri: str) -> GeneratedFile:
        start = MOST + number * _IN_A_FILE
        return data_file(uri, {"rows": rows(slice(start, start + _IN_A_FILE))})

    for number, uri in enumerate(uris):
        yield GeneratedFile(uri, later(partial(content, number, uri)), key=key)
