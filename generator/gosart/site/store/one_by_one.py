"""Accounts that are examined one at a time, while the others have not been read.

What an account depends on is its own files, what all share, and whom it names in others: of these
only the people are read. So a preview can show an account before it knows the rest, and several
processes can each work on a share.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from gosart.plan.portfolio_loader import Humans, Meeting, Named, meeting_of
from gosart.plan.shared_use import KeyOf
from gosart.repository.content_stamp import stamp_of
from gosart.repository.discovery import Listed, Listing
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_account
from gosart.site.store.examination import Examination
from gosart.site.store.records import AccountRecord
from gosart.site.store.stamps import Stamps
from gosart.site.store.stored_accounts import StoredAccounts
from gosart.yaml.document import AccountFiles

__all__ = ["Keep", "OneByOne"]

Keep = Callable[[AccountFiles, KeyOf, Mapping[str, Meeting], str, Named], AccountRecord]
"""Examines an account under a key, and keeps what comes of it."""


@dataclass(eq=False)
class OneByOne:
    """The accounts of one build, each read when it is asked for."""

    examination: Examination
    listing: Listing
    stamps: Stamps
    days: Mapping[str, date]
    stored: StoredAccounts
    holds: Callable[[AccountRecord, KeyOf], bool]
    """Whether a record is of today."""
    keep: Keep
    met: dict[str, dict[str, Meeting]] = field(default_factory=dict)
    """Whom each of those that were asked for may refer to in others, by id."""
    _named: dict[str, Named] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _latest: AccountFiles | None = None

    def __post_init__(self) -> None:
        self._listed = {listed.id: listed for listed in self.listing.accounts}
        self._states: dict[str, str] = {}

    @property
    def ids(self) -> Collection[str]:
        """Ids of all accounts there are."""
        return self._listed.keys()

    def record(self, account: str, before: AccountRecord | None = None) -> AccountRecord:
        """Return the record of an account: that of before, the stored one, or a new one.

        Args:
            account: Its id.
            before: A record of it that may be of today.
        """
        named, key_of = self._key(account)
        if before is None or not self.holds(before, key_of):
            _, before = self.stored.known(account, "")
        if before is None or not self.holds(before, key_of):
            files = self._read(self._listed[account])
            before = self.keep(files, key_of, self.met[account], self._people(account), named)
        return before

    def name(self, account: str) -> str | None:
        """Return the name of an account as its pages have it, None where it has none.

        Args:
            account: What may be an id.
        """
        if account not in self._listed:
            return None
        if account not in self._names:
            self._key(account)
            files = self._read(self._listed[account])
            self._names[account] = self.examination.name(files, self.met[account])
        return self._names[account] or None

    def is_as_listed(self, account: str) -> bool:
        """Whether the files of an account are still those that its key was made of.

        Args:
            account: Its id.
        """
        state = self.examination.files.state
        return all(state(path) == before for path, before in self._listed[account].files)

    def _key(self, account: str) -> tuple[Named, KeyOf]:
        named = self._who(account)
        if account not in self.met:
            humans = self._humans(named[1])
            ids = self.listing.ids
            options = self.examination.plan_options
            self.met[account] = {same: meeting_of(same, humans, options, ids) for same in named[1]}
        self._state(account)
        met = self.met[account]
        return named, partial(self.stamps.key_of, self._states, self.days, account, met)

    def _humans(self, others: Collection[str]) -> dict[str, Humans]:
        """Return the people of those accounts that an account names somebody of."""
        ids = {same.partition("/")[0] for same in others}
        return {id_: self._who(id_)[0] for id_ in sorted(ids) if id_ in self._listed}

    def _who(self, account: str) -> Named:
        if account not in self._named:
            named, _ = self.stored.known(account, self._people(account))
            if named is None:
                named = self.examination.who(self._read(self._listed[account]))
            self._named[account] = named
        return self._named[account]

    def _state(self, account: str) -> str:
        if account not in self._states:
            listed = self._listed[account]
            self._states[account] = stamp_of(listed.files, listed.problems)
        return self._states[account]

    def _people(self, account: str) -> str:
        return stamp_of(self.stamps.people, self._state(account))

    def _read(self, listed: Listed) -> AccountFiles:
        """Read an account, the latest one once: for its people first, then for all of it."""
        if self._latest is None or self._latest.id != listed.id:
            self._latest = read_account(self.examination.files, listed, DocumentCache())
        return self._latest
