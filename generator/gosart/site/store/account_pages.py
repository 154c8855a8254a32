"""The pages of all accounts as files of the site, the very objects of before while they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from gosart.repository.content_stamp import stamp_of
from gosart.site.generated_file import GeneratedFile
from gosart.site.search import SearchEntry
from gosart.site.store.accounts import Accounts
from gosart.site.store.records import AccountRecord, PageRecord
from gosart.site.store.stored_accounts import Entries
from gosart.urls import account_page

__all__ = ["AccountPages", "PageState"]


@dataclass(frozen=True, slots=True)
class PageState:
    """Digests of what pages depend on besides their account."""

    whole: str
    """Of everything."""
    stamp: str
    """Of what the pages of an account depend on besides its result, but the names of other
    accounts, for each page says itself whose it shows, and the templates."""
    templates: Callable[[tuple[str, ...] | None], str]
    """Of the templates that a page is rendered with; None are all."""

    def of(self, templates: tuple[str, ...] | None) -> str:
        """Return the digest of what a page of an account depends on besides its result.

        Args:
            templates: The templates that it is rendered with, None where nobody knows.
        """
        return stamp_of(self.stamp, self.templates(templates))


class AccountPages:
    """The pages of the accounts of a site.

    Args:
        accounts: The accounts.
    """

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._files: dict[str, tuple[AccountRecord, str, list[GeneratedFile]]] = {}
        self._latest: tuple[AccountRecord | None, Entries] = None, {}

    def files(self, state: PageState) -> Iterator[GeneratedFile]:
        """Yield the pages of all accounts but those that they open with.

        Args:
            state: What pages depend on besides their account.
        """
        current = {}
        for record in self._accounts.visible:
            made = self._files.get(record.id)
            if made is None or made[0] is not record or made[1] != state.whole:
                files = [
                    self._file(record, page, state)
                    for page in record.pages
                    if page.uri != account_page(record.id)
                ]
                made = record, state.whole, files
            current[record.id] = made
            yield from made[2]
        self._files = current

    def summary(self, record: AccountRecord, state: PageState) -> Iterator[GeneratedFile]:
        """Yield the page that an account opens with: whoever knows its past writes it.

        Args:
            record: The account.
            state: What pages depend on besides their account.
        """
        for page in record.pages:
            if page.uri == account_page(record.id):
                yield self._file(record, page, state)

    def _file(self, record: AccountRecord, page: PageRecord, state: PageState) -> GeneratedFile:
        return GeneratedFile(
            page.uri,
            partial(self._content, record, page.uri),
            page.edit_path,
            None if page.is_parsed else partial(self._search, record, page.uri),
            title=page.title,
            tags=page.tags,
            key=stamp_of(record.content, state.of(page.templates)),
            templates=page.templates,
        )

    def _content(self, record: AccountRecord, uri: str) -> str | bytes:
        return self._accounts.page_files(record)[uri].made()

    def _search(self, record: AccountRecord, uri: str) -> tuple[SearchEntry, ...]:
        about, entries = self._latest
        if about is not record:
            entries = self._accounts.entries(record)
            self._latest = record, entries
        return entries.get(uri, ())
