"""The accounts of a site through all its builds: a record of each in memory, results on the disk.

refresh ── what was stored under the same key is read, the rest examined, by several processes
records ── what lists, logs and links need
result  ── an account's analysis and findings, of the latest few in memory
files   ── its pages, written when they are asked for
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from gosart.analysis.overview import AccountOverview
from gosart.comparison.snapshots import Plan
from gosart.diagnostics import Severity
from gosart.errors import GosartError
from gosart.plan.portfolio_loader import Meeting, Named, meeting_of
from gosart.processes import in_processes, room_for
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.repository.discovery import Listed, Listing
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_account
from gosart.repository.parts_file import PartsFolder
from gosart.rules.findings import Finding
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import AccountResult, overview_of_result
from gosart.site.store.examination import Examination
from gosart.site.store.records import AccountRecord
from gosart.site.store.results import Results
from gosart.site.store.stamps import Stamps
from gosart.site.store.stored_accounts import Entries, StoredAccounts
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


class Accounts:
    """The accounts of one site.

    Args:
        folder: Where results are kept between builds, None for in memory alone.
    """

    def __init__(self, folder: PartsFolder | None = None) -> None:
        self._stored = StoredAccounts(folder)
        self._documents = DocumentCache()
        self._named: dict[str, tuple[str, Named]] = {}
        self.records: dict[str, AccountRecord] = {}
        """By id, in the order of the ids."""
        self.examined: frozenset[str] = frozenset()
        """Ids of those that were examined anew the last time."""
        self._results = Results(self._stored)
        self._written: tuple[object, Mapping[str, GeneratedFile]] = None, {}
        self._lock = threading.RLock()
        self._examination: Examination
        self._listed: dict[str, Listed] = {}
        self._met: dict[str, dict[str, Meeting]] = {}
        self._days: Mapping[str, date] = {}

    def refresh(
        self,
        examination: Examination,
        listing: Listing,
        stamps: Stamps,
        days: Mapping[str, date],
        watch: Watch = unwatched,
    ) -> None:
        """Bring every account up to date.

        Args:
            examination: What is the same for all accounts.
            listing: The accounts there are, with the states of their files.
            stamps: Digests of what all accounts depend on.
            days: The day on which each account was last touched, by id.
            watch: Whoever wants to see the progress.
        """
        with self._lock:
            self._refresh(examination, listing, stamps, days, watch)

    def _refresh(
        self,
        examination: Examination,
        listing: Listing,
        stamps: Stamps,
        days: Mapping[str, date],
        watch: Watch,
    ) -> None:
        self._stored.use(examination.site.method)
        self._examination, self._days = examination, days
        self._results.all_in_memory = not self._stored.is_usable or stamps.runs_own
        self._listed = {listed.id: listed for listed in listing.accounts}
        states = {id_: stamp_of(own.files, own.problems) for id_, own in self._listed.items()}
        people = {id_: stamp_of(stamps.people, state) for id_, state in states.items()}
        stored = self._recalled(people)
        recalled = frozenset(stored)
        key_of = partial(stamps.key_of, states, days)
        unknown = [
            listed for id_, listed in self._listed.items() if not self._knows(id_, people[id_])
        ]
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
            key = key_of(id_, self._met[id_])
            candidates = (self.records.get(id_), stored.get(id_))
            record = next((each for each in candidates if each and self._holds(each, key)), None)
            if record is None:
                stale.append(listed)
            else:
                records[id_] = record
        examine = partial(self._examine_all, people, key_of)
        for record in self._in_shares(stale, examine, watch):
            records[record.id] = record
        if stamps.runs_own:
            records = {id_: self._tested(record) for id_, record in records.items()}
        self.examined = frozenset(
            id_ for id_ in self._listed if records[id_] is not self.records.get(id_)
        ) - {id_ for id_, record in stored.items() if records[id_] is record and id_ in recalled}
        self.records = {id_: records[id_] for id_ in self._listed}
        self._results.keep_only(self.records)
        if self._results.all_in_memory:
            paths = [path for own in listing.accounts for path, _ in own.files]
            accounts = [own.path for own in listing.accounts]
            self._documents.sweep(examination.files, [*accounts, *paths])
        else:
            self._let_go()
            self._stored.drop_others(self.records)

    def _recalled(self, people: Mapping[str, str]) -> dict[str, AccountRecord]:
        """Read from the disk the records that are not in memory, and who is in each account."""
        records: dict[str, AccountRecord] = {}
        for id_, key in () if self._results.all_in_memory else people.items():
            if not (self._knows(id_, key) and id_ in self.records):
                named, record = self._stored.known(id_, key)
                if named is not None:
                    self._named[id_] = key, named
                if record is not None:
                    records[id_] = record
        return records

    def _knows(self, account: str, people: str) -> bool:
        return account in self._named and self._named[account][0] == people

    def _holds(self, record: AccountRecord, key: str) -> bool:
        """Whether a record is of today: of the same key, and its links lead where they led."""
        files = self._examination.files
        return (
            record.key == key
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

    def _read(self, listed: Listed) -> AccountFiles:
        return read_account(self._examination.files, listed, self._documents)

    def _look(
        self, people: Mapping[str, str], key_of: _KeyOf, share: Sequence[Listed], watch: Watch
    ) -> list[_Read]:
        """Read accounts, and examine those that name nobody of another."""
        looked = []
        for listed in watch(share, "Reading plans"):
            files = self._read(listed)
            named = self._examination.who(files)
            record = None
            if not named[1]:
                record = self._examine(files, key_of(listed.id, {}), {}, people[listed.id], named)
            looked.append(_Read(listed.id, named, record))
            self._let_go()
        return looked

    def _examine_all(
        self, people: Mapping[str, str], key_of: _KeyOf, share: Sequence[Listed], watch: Watch
    ) -> list[AccountRecord]:
        records = []
        for listed in watch(share, "Checking plans"):
            id_ = listed.id
            met = self._met[id_]
            key, named = key_of(id_, met), self._named[id_][1]
            records.append(self._examine(self._read(listed), key, met, people[id_], named))
            self._let_go()
        return records

    def _let_go(self) -> None:
        if not self._results.all_in_memory:
            self._documents = DocumentCache()

    def _examine(
        self,
        files: AccountFiles,
        key: str,
        met: Mapping[str, Meeting],
        people: str,
        named: Named,
    ) -> AccountRecord:
        """Examine an account, and store what comes of it."""
        examined = self._examination.examine(key, files, met, self._days.get(files.id))
        record, result = examined.record, examined.result
        if result is not None:
            self._results.remember(key, record.id, result)
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

    def result(self, record: AccountRecord) -> AccountResult:
        """Return the analysis and the findings of an account.

        Args:
            record: The account, one that is shown.

        Raises:
            GosartError: Its files have changed since, and there is no such account any more.
        """
        with self._lock:
            result = self._results.get(record)
            if result is None:
                files = self._read(self._listed[record.id])
                met, day = self._met[record.id], self._days.get(record.id)
                result = self._examination.examine(record.key, files, met, day).result
            if result is None:
                raise _gone(record.id)
            self._results.remember(record.key, record.id, result)
            return result

    @property
    def visible(self) -> Iterator[AccountRecord]:
        """The accounts that have pages of their own."""
        return (record for record in self.records.values() if record.is_shown)

    def overviews(self) -> Iterator[AccountOverview]:
        """Yield what pages over all accounts need of each that is shown."""
        for record in list(self.visible):
            with self._lock:
                overview = self._results.overview(record)
            yield overview or overview_of_result(self.result(record))

    def findings(self, severities: frozenset[Severity] = frozenset(Severity)) -> Iterator[Finding]:
        """Yield what the rules found, by account.

        Args:
            severities: Of which severity.
        """
        for record in self.visible:
            if any(record.findings.get(severity) for severity in severities):
                for finding in self.result(record).findings:
                    if finding.severity in severities:
                        yield finding

    def account_files(self, account: str) -> AccountFiles:
        """Return an account's files, read anew.

        Args:
            account: Its id.

        Raises:
            KeyError: There is no such account.
        """
        with self._lock:
            return self._read(self._listed[account])

    def plan(self, account: str) -> Plan:
        """Return an account as a comparison takes it, read and examined anew.

        Args:
            account: Its id.

        Raises:
            KeyError: There is no such account.
            GosartError: Its files have changed since, and there is no such account any more.
        """
        with self._lock:
            files = self._read(self._listed[account])
            plan = self._examination.plan(files, self._met[account])
            if plan is None:
                raise _gone(account)
            return plan

    def entries(self, record: AccountRecord) -> Entries:
        """Return what the search finds of each page of an account, by its uri.

        Args:
            record: The account.
        """
        with self._lock:
            names_only = self._examination.site.names_only
            entries = self._results.entries(record, names_only=names_only)
            return self._examination.entries(self.result(record)) if entries is None else entries

    def page_files(self, record: AccountRecord) -> Mapping[str, GeneratedFile]:
        """Return the files of an account, ready to be written; those asked for last are at hand.

        Args:
            record: The account.

        Returns:
            The files by their uris.
        """
        with self._lock:
            result, examination = self.result(record), self._examination
            asked, files = self._written
            if asked != (id(result), id(examination)):
                files = {file.uri: file for file in examination.pages(result)}
                self._written = (id(result), id(examination)), files
            return files


_KeyOf = Callable[[str, Mapping[str, Meeting]], str]
_Done = TypeVar("_Done")


def _gone(account: str) -> GosartError:
    return GosartError(f"The plan of '{account}' has changed. Load the page again.")


def _report_of(result: AccountResult) -> str:
    return repr((result.own, dict(result.reports), result.problems))
