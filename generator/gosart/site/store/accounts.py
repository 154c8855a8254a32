"""The accounts of a site through all its builds: a record of each in memory, results on the disk.

refresh ── what was stored under the same key is read, the rest examined, by several processes
records ── what lists, logs and links need

What is asked of those that were examined stands in `examined_accounts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from gosart.plan.portfolio_loader import Meeting, Named, meeting_of
from gosart.plan.shared_use import KeyOf, SharedIds
from gosart.processes import in_processes, room_for
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.repository.discovery import Listed, Listing
from gosart.repository.document_cache import DocumentCache
from gosart.repository.parts_file import PartsFolder
from gosart.site.pages.account_result import AccountResult
from gosart.site.store.examination import Examination
from gosart.site.store.examined_accounts import ExaminedAccounts
from gosart.site.store.one_by_one import OneByOne
from gosart.site.store.records import AccountRecord
from gosart.site.store.stamps import Stamps
from gosart.yaml.document import AccountFiles

__all__ = ["Accounts"]

FEW = 16
"""So many accounts are examined sooner than a process is copied."""

_MAY_CHANGE = frozenset({"S003", "S005"})
"""Problems that may be mended without the file: a right that is given, where a link leads."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found out of an account in a first look, in whatever process."""

    id: str
    named: Named
    record: AccountRecord | None
    """None where others have to be looked at first: the account names somebody of theirs."""


class Accounts(ExaminedAccounts):
    """The accounts of one site.

    Args:
        folder: Where results are kept between builds, None for in memory alone.
    """

    def __init__(self, folder: PartsFolder | None = None) -> None:
        super().__init__(folder)
        self._named: dict[str, tuple[str, Named]] = {}
        self.examined: frozenset[str] = frozenset()
        """Ids of those that were examined anew the last time."""
        self.pending: frozenset[str] = frozenset()
        """Ids of those that nobody has asked for while the plans are being read elsewhere."""
        self._asked: set[str] = set()
        self._together: dict[str, AccountRecord] = {}
        """The records that are on the disk together."""
        self._one_by_one: OneByOne

    def refresh(
        self,
        examination: Examination,
        listing: Listing,
        stamps: Stamps,
        days: Mapping[str, date],
        watch: Watch = unwatched,
        *,
        at_most: int | None = None,
    ) -> None:
        """Bring every account up to date.

        Args:
            examination: What is the same for all accounts.
            listing: The accounts there are, with the states of their files.
            stamps: Digests of what all accounts depend on.
            days: The day on which each account was last touched, by id.
            watch: Whoever wants to see the progress.
            at_most: How many are examined here, None for all. Where there are more, there are only
                those that somebody has asked for, and the others are `pending`.
        """
        with self._lock:
            one_by_one = self._begin(examination, listing, stamps, days)
            if not self._refresh(one_by_one, watch, at_most):
                self._take_asked(one_by_one)

    def ask(self, account: str) -> None:
        """Have an account examined by the next refresh, even if most have to wait.

        Args:
            account: Its id.
        """
        self._asked.add(account)

    def name_of(self, account: str) -> str | None:
        """Return the name of an account that is pending, None where it has none.

        Args:
            account: What may be an id.
        """
        with self._lock:
            return self._one_by_one.name(account) if account in self.pending else None

    def fill(
        self,
        examination: Examination,
        listing: Listing,
        stamps: Stamps,
        days: Mapping[str, date],
        done: Callable[[str], None],
    ) -> None:
        """Examine all accounts for the disk alone, by several processes.

        Args:
            examination: As for `refresh`.
            listing: As for `refresh`.
            stamps: As for `refresh`.
            days: As for `refresh`.
            done: Called for each account, in whatever process.
        """
        one_by_one = self._begin(examination, listing, stamps, days)

        def filled(share: Sequence[Listed], _: Watch) -> list[str]:
            for listed in share:
                one_by_one.record(listed.id)
                if not one_by_one.is_as_listed(listed.id):  # saved meanwhile: of which state is it?
                    self._stored.drop(listed.id)
                done(listed.id)
            return []

        if not self._results.all_in_memory:
            self._in_shares(listing.accounts, filled, unwatched)

    def _begin(
        self,
        examination: Examination,
        listing: Listing,
        stamps: Stamps,
        days: Mapping[str, date],
    ) -> OneByOne:
        self._stored.use(examination.site.method)
        self._examination, self._days = examination, days
        self._results.all_in_memory = not self._stored.is_usable or stamps.runs_own
        self._listed = {listed.id: listed for listed in listing.accounts}
        self._one_by_one = OneByOne(
            examination, listing, stamps, days, self._stored, self._holds, self._examine
        )
        return self._one_by_one

    def _take_asked(self, one_by_one: OneByOne) -> None:
        """Have those accounts alone that somebody has asked for."""
        before = self.records
        self.records = {
            id_: one_by_one.record(id_, before.get(id_))
            for id_ in self._listed
            if id_ in self._asked
        }
        self._met = one_by_one.met
        self.pending = frozenset(self._listed.keys() - self.records.keys())
        self.examined = frozenset(
            id_ for id_, record in self.records.items() if record is not before.get(id_)
        )
        self._results.keep_only(self.records)

    def _refresh(self, one_by_one: OneByOne, watch: Watch, at_most: int | None) -> bool:
        """Bring every account up to date, unless that is more than may be done here."""
        examination, listing = one_by_one.examination, one_by_one.listing
        stamps, days = one_by_one.stamps, one_by_one.days
        states = {id_: stamp_of(own.files, own.problems) for id_, own in self._listed.items()}
        people = {id_: stamp_of(stamps.people, state) for id_, state in states.items()}
        stored = self._recalled(people)
        recalled = frozenset(stored)
        key_of = partial(stamps.key_of, states, days)
        unknown = [
            listed for id_, listed in self._listed.items() if not self._knows(id_, people[id_])
        ]
        if self._are_too_many(unknown, at_most):
            return False
        for read in self._in_shares(unknown, partial(self._look, people, key_of), watch):
            self._named[read.id] = people[read.id], read.named
            if read.record is not None:
                stored[read.id] = read.record
        self._named = {id_: self._named[id_] for id_ in self._listed}
        humans = {id_: named[0] for id_, (_, named) in self._named.items()}
        self._met = {
            id_: {
                same: meeting_of(same, humans, examination.plan_options, listing.ids)
                for same in others
            }
            for id_, (_, (_, others)) in self._named.items()
        }
        records: dict[str, AccountRecord] = {}
        stale: list[Listed] = []
        for id_, listed in self._listed.items():
            own_key = partial(key_of, id_, self._met[id_])
            candidates = (self.records.get(id_), stored.get(id_))
            record = next((old for old in candidates if old and self._holds(old, own_key)), None)
            if record is None and id_ in stored and stored[id_] is self._together.get(id_):
                _, newer = self._stored.known(id_, people[id_])
                if newer is not None and self._holds(newer, own_key):
                    record = stored[id_] = newer
            if record is None:
                stale.append(listed)
            else:
                records[id_] = record
        if self._are_too_many(stale, at_most):
            return False
        examine = partial(self._examine_all, people, key_of)
        for record in self._in_shares(stale, examine, watch):
            records[record.id] = record
        if stamps.runs_own:
            records = {id_: self._tested(record) for id_, record in records.items()}
        self.examined = frozenset(
            id_ for id_ in self._listed if records[id_] is not self.records.get(id_)
        ) - {id_ for id_, record in stored.items() if records[id_] is record and id_ in recalled}
        self.records = {id_: records[id_] for id_ in self._listed}
        self.pending = frozenset()
        self._asked.clear()
        self._results.keep_only(self.records)
        if self._results.all_in_memory:
            paths = [path for own in listing.accounts for path, _ in own.files]
            accounts = [own.path for own in listing.accounts]
            self._documents.sweep(examination.files, [*accounts, *paths])
        else:
            self._let_go()
            self._stored.drop_others(self.records)
            self._keep_together()
        return True

    def _keep_together(self) -> None:
        """Write what is known of all accounts, once it is another for more than a few."""
        before = self._together
        if sum(record is not before.get(id_) for id_, record in self.records.items()) >= FEW:
            self._stored.write_together(
                {id_: (*self._named[id_], record) for id_, record in self.records.items()}
            )
            self._together = dict(self.records)

    def _are_too_many(self, accounts: Sequence[Listed], at_most: int | None) -> bool:
        is_elsewhere = at_most is not None and not self._results.all_in_memory
        return is_elsewhere and len(accounts) > (at_most or 0)

    def _recalled(self, people: Mapping[str, str]) -> dict[str, AccountRecord]:
        """Read from the disk the records that are not in memory, and who is in each account."""
        records: dict[str, AccountRecord] = {}
        together = {} if self.records or self._results.all_in_memory else self._stored.together()
        self._together |= {id_: record for id_, (_, _, record) in together.items()}
        for id_, key in () if self._results.all_in_memory else people.items():
            if not (self._knows(id_, key) and id_ in self.records):
                of_people, named, record = together.get(id_, ("", None, None))
                if of_people != key:
                    named, record = self._stored.known(id_, key)
                if named is not None:
                    self._named[id_] = key, named
                if record is not None:
                    records[id_] = record
        return records

    def _knows(self, account: str, people: str) -> bool:
        return account in self._named and self._named[account][0] == people

    def _holds(self, record: AccountRecord, key_of: KeyOf) -> bool:
        """Whether a record is of today: of the same key, and its links lead where they led."""
        files = self._examination.files
        return (
            record.key == key_of(record.shared)
            and all(files.state(path) == state for path, state in record.elsewhere)
            and not any(problem.code in _MAY_CHANGE for problem in record.problems)
        )

    def _in_shares(
        self,
        items: Sequence[Listed],
        work: Callable[[Sequence[Listed], Watch], list[_Done]],
        watch: Watch,
    ) -> list[_Done]:
        """Work on accounts, in several processes where what they find goes to the disk anyway."""
        count = 1 if self._results.all_in_memory else room_for(len(items), FEW)
        shares = [items[number::count] for number in range(count)]

        def watched(share: Sequence[Listed]) -> list[_Done]:
            return work(share, watch if share is shares[0] else unwatched)

        return [done for results in in_processes(shares, watched) for done in results]

    def _look(
        self, people: Mapping[str, str], key_of: _Keys, share: Sequence[Listed], watch: Watch
    ) -> list[_Read]:
        """Read accounts, and examine those that name nobody of another."""
        looked = []
        for listed in watch(share, "Reading plans"):
            files = self._read(listed)
            named = self._examination.who(files)
            record = None
            if not named[1]:
                own_key = partial(key_of, listed.id, {})
                record = self._examine(files, own_key, {}, people[listed.id], named)
            looked.append(_Read(listed.id, named, record))
            self._let_go()
        return looked

    def _examine_all(
        self, people: Mapping[str, str], key_of: _Keys, share: Sequence[Listed], watch: Watch
    ) -> list[AccountRecord]:
        records = []
        for listed in watch(share, "Checking plans"):
            id_ = listed.id
            met = self._met[id_]
            own_key, named = partial(key_of, id_, met), self._named[id_][1]
            records.append(self._examine(self._read(listed), own_key, met, people[id_], named))
            self._let_go()
        return records

    def _let_go(self) -> None:
        if not self._results.all_in_memory:
            self._documents = DocumentCache()

    def _examine(
        self,
        files: AccountFiles,
        key_of: KeyOf,
        met: Mapping[str, Meeting],
        people: str,
        named: Named,
    ) -> AccountRecord:
        """Examine an account, and store what comes of it."""
        examined = self._examination.examine(key_of, files, met, self._days.get(files.id))
        record, result = examined.record, examined.result
        if result is not None:
            self._results.remember(record.key, record.id, result)
        if not self._results.all_in_memory:
            entries = {} if result is None else self._examination.entries(result)
            names_only = self._examination.site.names_only
            return self._stored.write(people, named, record, result, entries, names_only=names_only)
        return record

    def _tested(self, record: AccountRecord) -> AccountRecord:
        """Run the rules again over an account, for what a company's own ones may find today."""
        if not record.is_shown:
            return record
        before = self.result(record)
        day = self._days.get(record.id)
        files = self._read(self._listed[record.id])
        again = self._examination.tested(record, before.analysis, day, files)
        assert again.result is not None  # noqa: S101 - the account is shown
        content = stamp_of(record.key, _report_of(again.result))
        if record.content == content:
            return record
        self._results.remember(record.key, record.id, again.result)
        return replace(again.record, content=content)


_Keys = Callable[[str, Mapping[str, Meeting], SharedIds], str]
_Done = TypeVar("_Done")


def _report_of(result: AccountResult) -> str:
    return repr((result.own, dict(result.reports), result.problems))
