"""Pages of the history: each account's changes by date and the portfolio's week, with feeds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from gosart.analysis.overview import AccountOverview
from gosart.config.model import SiteOptions
from gosart.history.model import History, Story
from gosart.history.weekly import untouched, weeks
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.atom_feed import feed_file
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.history import HistoryViews
from gosart.urls import HISTORY, account_page, feed_of

__all__ = ["account_history", "portfolio_history"]

_WEEKS = 8
"""Weeks of the portfolio's page, this one included."""
_ENTRIES = 50
"""Entries of a feed."""


def account_history(
    engine: Engine,
    site: Site,
    account: tuple[str, str, str | None],
    result: Callable[[], AccountResult],
    history: Callable[[], History],
    options: SiteOptions,
    key: Callable[[], str],
    *,
    has_feed: bool,
) -> list[GeneratedFile]:
    """Write the page of an account's history and its feed.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        account: Id, name and main file of the account.
        result: Returns the account, when its page is written.
        history: Returns what git has of all accounts, when a page asks.
        options: Where commits and requests have their pages, and the site its own.
        key: Returns a digest of what the page is made of.
        has_feed: Whether git has anything; else the page gives the reason.

    Returns:
        The files.
    """
    id_, name, path = account
    uri = account_page(id_, "history")
    title = f"{name} · {engine.translator.text('History')}"

    def page() -> GeneratedFile:
        return _account_page(engine, site, result(), history(), options, uri, title)

    def feed() -> GeneratedFile:
        stories = history().by_account.get(id_, ())
        return _feed(engine, site, uri, title, stories, options, (id_,))

    files = [GeneratedFile(uri, later(page), path, (), key=key, prepare=history)]
    if has_feed:
        files.append(GeneratedFile(feed_of(uri), later(feed), prepare=history))
    return files


def _account_page(
    engine: Engine,
    site: Site,
    result: AccountResult,
    history: History,
    options: SiteOptions,
    uri: str,
    title: str,
) -> GeneratedFile:
    """Write the page of an account's history."""
    account, translator = result.analysis.account, engine.translator
    page = HistoryViews(View(site, uri), history, options).account(result.analysis, title)
    front = {
        "title": title,
        "description": translator.text(
            "What changed in the plan for {name}, by date", name=account.name
        ),
        "hide": ["navigation"],
        "search": {"exclude": True},
        "gosart": {"account": account.id, "part": "history"},
    }
    content = engine.render("account_history.md.j2", front, {"history": page})
    return GeneratedFile(uri, content, account.path)


def portfolio_history(
    engine: Engine,
    site: Site,
    history: Callable[[], History],
    options: SiteOptions,
    touched: Mapping[str, date],
    ids: Collection[str],
    accounts: Callable[[], Mapping[str, AccountOverview]],
    *,
    has_feed: bool,
) -> list[GeneratedFile]:
    """Write the week of the portfolio, the weeks before it, and the feed of all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        history: Returns what git has of all accounts, when a page asks.
        options: How long a plan may lie untouched, and where commits have their pages.
        touched: The day on which each account was last changed, by id.
        ids: Ids of the accounts that have pages.
        accounts: Returns them, when the page is written.
        has_feed: Whether git has anything; else the page gives the reason.

    Returns:
        The files.
    """
    translator = engine.translator

    def page() -> GeneratedFile:
        return _week_page(engine, site, history(), options, touched, accounts())

    def feed() -> GeneratedFile:
        title = translator.text("Account plans: what changed")
        return _feed(engine, site, HISTORY, title, history().stories, options, ids)

    files = [GeneratedFile(HISTORY, later(page), search=(), prepare=history)]
    if has_feed:
        files.append(GeneratedFile(feed_of(HISTORY), later(feed), prepare=history))
    return files


def _week_page(
    engine: Engine,
    site: Site,
    history: History,
    options: SiteOptions,
    touched: Mapping[str, date],
    accounts: Mapping[str, AccountOverview],
) -> GeneratedFile:
    """Write the week of the portfolio, and the weeks before it."""
    translator = engine.translator
    view = View(site, HISTORY)
    title = translator.text("This week")
    still = untouched(touched, accounts, site.today, options.stale_days)
    page = HistoryViews(view, history, options).week(
        weeks(history.stories, site.today, _WEEKS), still, accounts
    )
    front = {
        "title": title,
        "description": translator.text("What changed in the plans, and who changed it"),
        "hide": ["navigation"],
        "search": {"exclude": True},
    }
    return GeneratedFile(HISTORY, engine.render("history.md.j2", front, {"week": page}))


def _feed(
    engine: Engine,
    site: Site,
    uri: str,
    title: str,
    stories: Iterable[Story],
    options: SiteOptions,
    with_page: Collection[str],
) -> GeneratedFile:
    entries = tuple(stories)[:_ENTRIES]
    return feed_file(uri, title, entries, engine.translator, site, options.site_url, with_page)
