"""Results of accounts at hand: the latest few in memory, the others on the disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from gosart.site.pages.account_result import AccountResult
from gosart.site.store.records import AccountRecord
from gosart.site.store.stored_accounts import Entries, StoredAccounts

__all__ = ["Results"]

MOST = 60
"""Results in memory, where the others are on the disk."""
MOST_LIGHT = 1_000
"""So many accounts are in memory without their texts, for pages over all of them."""


class Results:
    """Results by account, each of the key that its record has.

    Args:
        stored: Where they are on the disk.
    """

    def __init__(self, stored: StoredAccounts) -> None:
        self._stored = stored
        self._whole: OrderedDict[str, tuple[str, AccountResult]] = OrderedDict()
        self._light: dict[str, tuple[str, AccountResult]] = {}
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

    def light(self, record: AccountRecord, *, of: int) -> AccountResult | None:
        """Return the result of an account without its texts, None where there is none.

        Args:
            record: The account.
            of: How many accounts are asked for.
        """
        if self.all_in_memory:
            return None
        key, light = self._light.get(record.id, ("", None))
        if light is None or key != record.key:
            light = self._stored.result(record, light=True)
            if light is not None and of <= MOST_LIGHT:
                self._light[record.id] = record.key, light
        return light

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
        """Drop what belongs to accounts that are gone, and what grew too many.

        Args:
            accounts: Ids of those that there are.
        """
        for account in self._whole.keys() - set(accounts):
            del self._whole[account]
        few = len(accounts) <= MOST_LIGHT
        self._light = {id_: own for id_, own in self._light.items() if few and id_ in accounts}
