"""Pages of the history for a site that is built again and again, each written when it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gosart.config.model import SiteOptions
from gosart.history.loader import Historian, Today
from gosart.plan.model.account import Portfolio
from gosart.progress import Watch, unwatched
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.history import account_history, portfolio_history
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.yaml.document import Repository

__all__ = ["HistoryCache"]


class HistoryCache:
    """Writes the pages of the history; one whose plan and history did not change is cached."""

    def __init__(self) -> None:
        self._historian = Historian()
        self._cached: dict[str, tuple[object, list[GeneratedFile]]] = {}
        """What an account's pages depend on, and the pages, by its id."""

    def files(
        self,
        engine: Engine,
        site: Site,
        options: SiteOptions,
        repository: Repository,
        portfolio: Portfolio,
        results: Sequence[AccountResult],
        touched: Mapping[str, date],
        watch: Watch = unwatched,
    ) -> list[GeneratedFile]:
        """Return the pages and feeds of every account that has a plan, and of the portfolio.

        Args:
            engine: What renders the templates.
            site: What is the same for all pages.
            options: The options of the build.
            repository: The files as they are now.
            portfolio: The plans as they are now.
            results: The accounts that have pages.
            touched: The day on which each account was last changed, by id.
            watch: Whoever wants to see the progress.
        """
        history = self._historian.read(options, site.method, watch, Today(repository, portfolio))
        files: list[GeneratedFile] = []
        current: dict[str, tuple[object, list[GeneratedFile]]] = {}
        stamp = engine.stamp()
        for result in results:
            account = result.analysis.account.id
            state = (
                result,
                options,
                stamp,
                history.by_account.get(account, ()),
                history.reason,
                history.since,
            )
            pages = self._cached.get(account)
            if pages is None or pages[0] != state:
                pages = (state, account_history(engine, site, result, history, options))
            current[account] = pages
            files += pages[1]
        self._cached = current
        return files + portfolio_history(engine, site, history, options, touched, results)
