"""The files of all accounts as a sequence that holds none of them."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.site.store.accounts import Accounts
from gosart.yaml.document import AccountFiles

__all__ = ["FilesOfAccounts"]


class FilesOfAccounts(Sequence[AccountFiles]):
    """The files of every account, read one by one when they are asked for.

    Args:
        accounts: The accounts.
    """

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._ids = tuple(accounts.records)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self._accounts.account_files(id_) for id_ in self._ids[index]]
        return self._accounts.account_files(self._ids[index])

    def __len__(self) -> int:
        return len(self._ids)
