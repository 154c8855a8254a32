"""The pages of the history for a site that is built again and again: what did not change since the last time is taken from memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gosart.config.model import SiteOptions
from gosart.history.loader import Historian, Today
from gosart.plan.model.account import Portfolio
from gosart.progress import Watch, unwatched
from gosart.site.pages.account import AccountResult
from gosart.site.pages.history import account_history, portfolio_history
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site
from gosart.yaml.document import Repository

__all__ = ["HistoryPages"]


class HistoryPages:
    """Reads the history and writes its pages; while neither a plan nor the history changes, its page is the one of the time before."""

    def __init__(self) -> None:
        self._historian = Historian()
        self._pages: dict[str, tuple[object, list[GeneratedFile]]] = {}

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
        """Return the pages and feeds of every account that has a plan, and of the portfolio."""
        history = self._historian.read(options, site.method, watch, Today(repository, portfolio))
        files: list[GeneratedFile] = []
        kept: dict[str, tuple[object, list[GeneratedFile]]] = {}
        stamp = engine.stamp()
        for result in results:
            account = result.reading.account.id
            state = (
                result,
                options,
                stamp,
                history.by_account.get(account, ()),
                history.reason,
                history.since,
            )
            known = self._pages.get(account)
            if known is None or known[0] != state:
                known = (state, account_history(engine, site, result, history, options))
            kept[account] = known
            files += known[1]
        self._pages = kept
        return files + portfolio_history(engine, site, history, options, touched, results)
