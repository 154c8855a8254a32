"""Pages of the history for a site that is built again and again, each written when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from threading import Lock
from typing import TypeAlias

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.config.model import SiteOptions
from gosart.history.loader import Historian, Today
from gosart.history.model import History, Story
from gosart.history.slips import dates_of
from gosart.plan.model.account import Account
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.site.data_files import SLIPS_DATA, days_uri, past_uri
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.history import account_history, portfolio_history
from gosart.site.pages.past import (
    DAYS_TEMPLATES,
    PAST_TEMPLATES,
    days_file,
    past_file,
    slips_file,
)
from gosart.site.pages.sheet import SHEET_TEMPLATE
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.store.account_pages import PageState
from gosart.site.store.accounts import Accounts
from gosart.site.store.records import AccountRecord
from gosart.urls import opportunity_page

__all__ = ["HistoryCache"]


_Write: TypeAlias = Callable[
    [Engine, Site, Account, OpportunityAnalysis, Sequence[Story]], GeneratedFile
]


class HistoryCache:
    """Knows the history of a site through its builds; git is asked when a page is."""

    def __init__(self) -> None:
        self._historian = Historian()
        self._lock = Lock()
        """A preview reads the history for one request while it answers others."""

    def files(
        self,
        engine: Engine,
        site: Site,
        options: SiteOptions,
        accounts: Accounts,
        together: OverAccounts,
        today: Today,
        touched: Mapping[str, date],
        state: PageState,
        watch: Watch = unwatched,
    ) -> Iterator[GeneratedFile]:
        """Yield the pages and feeds of every account that has a plan, and of the portfolio.

        Args:
            engine: What renders the templates.
            site: What is the same for all pages.
            options: The options of the build.
            accounts: The accounts as they are now.
            together: All of them together.
            today: The files and the plans as they are now.
            touched: The day on which each account was last changed, by id.
            state: What pages depend on besides their account.
            watch: Whoever wants to see the progress.
        """
        latest: list[History] = []  # git is asked once a build

        def history() -> History:
            with self._lock:
                if not latest:
                    latest.append(self._historian.read(options, site.method, watch, today))
                return latest[0]

        def key(record: AccountRecord, templates: tuple[str, ...] | None = None) -> str:
            read = history()
            stories = read.by_account.get(record.id, ())
            return stamp_of(record.content, state.of(templates), read.reason, read.since, stories)

        has_feeds = self._historian.reason(options) is None
        for record in accounts.visible:
            account = record.id, record.name, record.pages[0].edit_path
            result, own_key = partial(accounts.result, record), partial(key, record)
            yield from account_history(
                engine, site, account, result, history, options, own_key, has_feed=has_feeds
            )
            yield from self._past(engine, site, accounts, record, history, key)
        yield _slips(site, together, accounts, history, state)
        ids = [record.id for record in accounts.visible]
        yield from portfolio_history(
            engine, site, history, options, touched, ids, together.by_id, has_feed=has_feeds
        )

    def _past(
        self,
        engine: Engine,
        site: Site,
        accounts: Accounts,
        record: AccountRecord,
        history: Callable[[], History],
        key: Callable[[AccountRecord, tuple[str, ...]], str],
    ) -> Iterator[GeneratedFile]:
        """Yield what git adds to the pages of each opportunity of an account."""

        def made(write: _Write, uri: str) -> GeneratedFile:
            analysis = accounts.result(record).analysis
            (own,) = (
                item
                for item in analysis.opportunities
                if opportunity_page(record.id, item.opportunity.id) == uri
            )
            stories = history().by_account.get(record.id, ())
            return write(engine, site, analysis.account, own, stories)

        files: tuple[tuple[Callable[[str], str], _Write, tuple[str, ...]], ...] = (
            (past_uri, past_file, PAST_TEMPLATES),
            (days_uri, days_file, DAYS_TEMPLATES),
        )
        sheets = [page.uri for page in record.pages if page.templates == (SHEET_TEMPLATE,)]
        for uri in sheets:
            for uri_of, write, templates in files:
                yield GeneratedFile(
                    uri_of(uri),
                    later(partial(made, write, uri)),
                    key=partial(key, record, templates),
                    templates=templates,
                    prepare=history,
                )


def _slips(
    site: Site,
    together: OverAccounts,
    accounts: Accounts,
    history: Callable[[], History],
    state: PageState,
) -> GeneratedFile:
    """Return the file with the slips of all close dates."""

    def key() -> str:
        by_account = history().by_account
        contents = [
            (record.content, dates_of(by_account.get(record.id, ())).closes)
            for record in accounts.visible
        ]
        return stamp_of(state.of(()), contents)

    def made() -> GeneratedFile:
        return slips_file(site, together.by_id(), history().by_account)

    return GeneratedFile(SLIPS_DATA, later(made), key=key, templates=(), prepare=history)
