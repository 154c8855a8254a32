"""Results of accounts at hand: the latest few and all overviews in memory, the rest on the disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from gosart.analysis.overview import AccountOverview
from gosart.site.pages.account_result import AccountResult
from gosart.site.store.records import AccountRecord
from gosart.site.store.stored_accounts import Entries, StoredAccounts

__all__ = ["Results"]

MOST = 16
"""Results in memory, where the others are on the disk."""


class Results:
    """Results by account, each of the key that its record has.

    Args:
        stored: Where they are on the disk.
    """

    def __init__(self, stored: StoredAccounts) -> None:
        self._stored = stored
        self._whole: OrderedDict[str, tuple[str, AccountResult]] = OrderedDict()
        self._overviews: dict[str, tuple[str, bytes]] = {}
        """By account the digest of its result, and its overview as it is stored."""
        self.all_in_memory = True
        """Whether the disk is left alone."""

    def remember(self, key: str, account: str, result: AccountResult) -> None:
        """Keep a result at hand.

        Args:
            key: Of all that it was made of.
            account: Id of the account.
            result: The result.
        """
        self._whole[account] = key, result
        self._whole.move_to_end(account)
        if not self.all_in_memory and len(self._whole) > MOST:
            self._whole.popitem(last=False)

    def get(self, record: AccountRecord) -> AccountResult | None:
        """Return the result of an account, None where it has to be worked out.

        Args:
            record: The account.
        """
        key, result = self._whole.get(record.id, ("", None))
        if result is None or key != record.key:
            result = None if self.all_in_memory else self._stored.result(record)
        if result is not None:
            self.remember(record.key, record.id, result)
        return result

    def overview(self, record: AccountRecord) -> AccountOverview | None:
        """Return the overview of an account, None where it has to be worked out.

        Args:
            record: The account.
        """
        if self.all_in_memory:
            return None
        content, stored = self._overviews.get(record.id, ("", b""))
        if content != record.content:
            stored = self._stored.overview_bytes(record) or b""
            self._overviews[record.id] = record.content, stored
        return self._stored.overview(stored) if stored else None

    def entries(self, record: AccountRecord, *, names_only: bool) -> Entries | None:
        """Return what the search finds of an account, None where it has to be worked out.

        Args:
            record: The account.
            names_only: Whether names have to do.
        """
        if self.all_in_memory:
            return None
        return self._stored.entries(record, names_only=names_only)

    def keep_only(self, accounts: Collection[str]) -> None:
        """Drop what belongs to accounts that are gone.

        Args:
            accounts: Ids of those that there are.
        """
        for account in self._whole.keys() - set(accounts):
            del self._whole[account]
        for account in self._overviews.keys() - set(accounts):
            del self._overviews[account]
