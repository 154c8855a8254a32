"""Accounts that have been examined: what lists, pages and the search ask of them.

result  ── an account's analysis and findings, of the latest few in memory
files   ── its pages, written when they are asked for
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import date

from gosart.analysis.overview import AccountOverview
from gosart.analysis.overview_of_account import overview_of
from gosart.comparison.snapshots import Plan
from gosart.diagnostics import Severity
from gosart.errors import GosartError
from gosart.plan.portfolio_loader import Meeting
from gosart.repository.discovery import Listed
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_account
from gosart.repository.parts_file import PartsFolder
from gosart.rules.findings import Finding
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import AccountResult
from gosart.site.store.examination import Examination
from gosart.site.store.records import AccountRecord
from gosart.site.store.results import Results
from gosart.site.store.stored_accounts import Entries, StoredAccounts
from gosart.yaml.document import AccountFiles

__all__ = ["ExaminedAccounts"]


class ExaminedAccounts:
    """The accounts of one site as they were examined last.

    Args:
        folder: Where results are kept between builds, None for in memory alone.
    """

    def __init__(self, folder: PartsFolder | None = None) -> None:
        self._stored = StoredAccounts(folder)
        self._documents = DocumentCache()
        self.records: dict[str, AccountRecord] = {}
        """By id, in the order of the ids."""
        self._results = Results(self._stored)
        self._written: tuple[object, Mapping[str, GeneratedFile]] = None, {}
        self._lock = threading.RLock()
        self._examination: Examination
        self._listed: dict[str, Listed] = {}
        self._met: Mapping[str, Mapping[str, Meeting]] = {}
        self._days: Mapping[str, date] = {}

    def _read(self, listed: Listed) -> AccountFiles:
        return read_account(self._examination.files, listed, self._documents)

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
                result = self._examination.examine(lambda _: record.key, files, met, day).result
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
            yield overview or overview_of(self.result(record).analysis)

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


def _gone(account: str) -> GosartError:
    return GosartError(f"The plan of '{account}' has changed. Load the page again.")
