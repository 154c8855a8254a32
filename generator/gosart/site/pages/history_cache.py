"""Pages of the history for a site that is built again and again, each written when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial

from gosart.config.model import SiteOptions
from gosart.history.loader import Historian, Today
from gosart.history.model import History
from gosart.progress import Watch, unwatched
from gosart.repository.content_stamp import stamp_of
from gosart.site.generated_file import GeneratedFile
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.history import account_history, portfolio_history
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.store.account_pages import PageState
from gosart.site.store.accounts import Accounts
from gosart.site.store.records import AccountRecord

__all__ = ["HistoryCache"]


class HistoryCache:
    """Knows the history of a site through its builds; git is asked when a page is."""

    def __init__(self) -> None:
        self._historian = Historian()

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

        @cache  # git is asked once a build
        def history() -> History:
            return self._historian.read(options, site.method, watch, today)

        def key(record: AccountRecord) -> str:
            read = history()
            stories = read.by_account.get(record.id, ())
            return stamp_of(record.content, state.of(None), read.reason, read.since, stories)

        has_feeds = self._historian.reason(options) is None
        for record in accounts.visible:
            account = record.id, record.name, record.pages[0].edit_path
            result, own_key = partial(accounts.result, record), partial(key, record)
            yield from account_history(
                engine, site, account, result, history, options, own_key, has_feed=has_feeds
            )
        ids = [record.id for record in accounts.visible]
        yield from portfolio_history(
            engine, site, history, options, touched, ids, together.by_id, has_feed=has_feeds
        )
