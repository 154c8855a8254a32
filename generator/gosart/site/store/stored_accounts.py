"""What was worked out of accounts, on the disk: for each a file of parts that are read by need.

people   whom it names, and who is in it       read by every build
record   what stays in memory                  read by every build
search   what the search finds                 read when the index is written
overview what pages over all accounts need      read for those
result   the whole of it                       read for the account's own pages
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from gosart.analysis.overview import AccountOverview
from gosart.analysis.overview_of_account import overview_of
from gosart.errors import GosartError
from gosart.method.model import Method
from gosart.plan.portfolio_loader import Named
from gosart.repository.parts_file import Part, PartsFolder
from gosart.site.pages.account_result import AccountResult
from gosart.site.search import SearchEntry
from gosart.site.store.pickled import ResultPickle
from gosart.site.store.records import AccountRecord

__all__ = ["AccountSummary", "Entries", "StoredAccounts"]

Entries = Mapping[str, tuple[SearchEntry, ...]]
"""What the search finds of each page, by its uri."""

AccountSummary = tuple[str, Named, AccountRecord]
"""The key of who is in an account, who that is, and its record."""

_TOGETHER = "_together.parts"
_PEOPLE, _RECORD, _SEARCH, _OVERVIEW, _RESULT = "people", "record", "search", "overview", "result"


class StoredAccounts:
    """The files of all accounts of one variant of a site.

    Args:
        folder: Where they are, None for nowhere.
    """

    def __init__(self, folder: PartsFolder | None) -> None:
        self._folder = folder if folder is not None and folder.is_usable else None
        self._method: Method | None = None
        self._pickle: ResultPickle

    @property
    def is_usable(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def use(self, method: Method) -> None:
        """Read and write results under a method from now on.

        Args:
            method: The method.
        """
        if method is not self._method:
            self._method, self._pickle = method, ResultPickle(method)

    def known(self, account: str, people: str) -> tuple[Named | None, AccountRecord | None]:
        """Return what every build reads of an account.

        Args:
            account: Its id.
            people: The key of who is in it.

        Returns:
            Who is in it, None where the key is another; and its record, of whatever key.
        """
        parts = self._read(account, {_PEOPLE: people, _RECORD: ""})
        named, record = self._loaded(parts.get(_PEOPLE)), self._loaded(parts.get(_RECORD))
        return named, record if isinstance(record, AccountRecord) else None

    def together(self) -> dict[str, AccountSummary]:
        """Return what was known of all accounts when that was written last, by id.

        One file is read sooner than those of 5,000 accounts, of which some may be newer.
        """
        if self._folder is None:
            return {}
        content = self._folder.read(_TOGETHER, {_RECORD: ""}).get(_RECORD)
        known: dict[str, AccountSummary] | None = self._loaded(content)
        return known or {}

    def write_together(self, known: Mapping[str, AccountSummary]) -> None:
        """Keep what is known of all accounts; where that cannot be, it is read one by one.

        Args:
            known: It by id.
        """
        if self._folder is not None:
            with suppress(GosartError):
                part = Part("", self._pickle.dump(dict(known)))
                self._folder.write(_TOGETHER, {_RECORD: part})

    def result(self, record: AccountRecord) -> AccountResult | None:
        """Return the analysis and the findings of an account.

        Args:
            record: The account.

        Returns:
            The result, None where it is not kept.
        """
        content = self._read(record.id, {_RESULT: record.key}).get(_RESULT)
        result = self._inflated(content)
        return result if isinstance(result, AccountResult) else None

    def overview_bytes(self, record: AccountRecord) -> bytes | None:
        """Return the overview of an account as it is stored, None where it is not.

        Args:
            record: The account.
        """
        return self._read(record.id, {_OVERVIEW: record.key}).get(_OVERVIEW)

    def overview(self, content: bytes) -> AccountOverview | None:
        """Return the overview of an account, None where another version has stored it.

        Args:
            content: What `overview_bytes` returned.
        """
        overview = self._inflated(content)
        return overview if isinstance(overview, AccountOverview) else None

    def _inflated(self, content: bytes | None) -> Any:
        with suppress(zlib.error):
            return self._loaded(zlib.decompress(content) if content else None)
        return None

    def entries(self, record: AccountRecord, *, names_only: bool) -> Entries | None:
        """Return what the search finds of an account, None where it is not kept.

        Args:
            record: The account.
            names_only: Whether names have to do.
        """
        key = _search_key(record.key, names_only=names_only)
        entries: Entries | None = self._loaded(self._read(record.id, {_SEARCH: key}).get(_SEARCH))
        return entries

    def write(
        self,
        people: str,
        named: Named,
        record: AccountRecord,
        result: AccountResult | None,
        entries: Entries,
        *,
        names_only: bool,
    ) -> AccountRecord:
        """Keep an account; one that cannot be written is worked out again.

        Args:
            people: The key of who is in it.
            named: Who is in it, and whom it names.
            record: The account.
            result: Its result, if it has one.
            entries: What the search finds of it.
            names_only: Whether names have to do there.

        Returns:
            The record, with the digest of its result.
        """
        if self._folder is None:
            return record
        dump = self._pickle.dump
        with suppress(GosartError):
            whole = dump(result)
            record = replace(record, content=hashlib.blake2b(whole, digest_size=20).hexdigest())
            parts = {
                _PEOPLE: Part(people, dump(named)),
                _RECORD: Part(record.key, dump(record)),
            }
            if result is not None:
                key = _search_key(record.key, names_only=names_only)
                parts[_SEARCH] = Part(key, dump(dict(entries)))
                overview = dump(overview_of(result.analysis))
                parts[_OVERVIEW] = Part(record.key, zlib.compress(overview, 1))
                parts[_RESULT] = Part(record.key, zlib.compress(whole, 1))
            self._folder.write(_file(record.id), parts)
        return record

    def drop(self, account: str) -> None:
        """Remove what was kept of an account.

        Args:
            account: Its id.
        """
        if self._folder is not None:
            self._folder.write(_file(account), {})

    def drop_others(self, accounts: Iterable[str]) -> None:
        """Remove what belongs to accounts that are gone.

        Args:
            accounts: Ids of those that there are.
        """
        if self._folder is not None:
            self._folder.drop_others(frozenset(map(_file, accounts)))

    def _read(self, account: str, wanted: Mapping[str, str]) -> dict[str, bytes]:
        return {} if self._folder is None else self._folder.read(_file(account), wanted)

    def _loaded(self, content: bytes | None) -> Any:
        with suppress(GosartError):
            return None if content is None else self._pickle.load(content)
        return None


def _search_key(key: str, *, names_only: bool) -> str:
    return f"{key} {names_only}"


def _file(account: str) -> str:
    return f"{account}.parts"
