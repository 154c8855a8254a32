"""Pages of the history: each account's changes by date and the portfolio's week, with feeds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from gosart.analysis.overview import AccountOverview
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import SIGNS, opportunity_of, status_sentence
from gosart.config.model import SiteOptions
from gosart.history.model import History, Story
from gosart.history.summary import weighed
from gosart.history.weekly import untouched, weeks
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.pages.account import page_values
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.atom_feed import feed_file
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.urls import ACCOUNTS, HISTORY, account_page, feed_of

__all__ = ["account_history", "portfolio_history"]

_STEPS = 200
"""Steps on an account's page; git has the rest."""
_OPEN = 8
"""Changes of a step that are open to see; the rest can be unfolded."""
_WEEKS = 8
"""Weeks of the portfolio's page, this one included."""
_ENTRIES = 50
"""Entries of a feed."""
_LISTED = 20
"""Plans listed that nobody has touched for long."""


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

    files = [GeneratedFile(uri, later(page), path, (), key=key)]
    if has_feed:
        files.append(GeneratedFile(feed_of(uri), later(feed)))
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
    stories = history.by_account.get(account.id, ())
    latest = stories[:_STEPS]
    months = groupby(latest, lambda story: story.day.replace(day=1))
    values = page_values(engine, site, result, options.root, uri)
    values |= _values(history, options, site) | {
        "heading": title,
        "months": [(translator.month(day), list(members)) for day, members in months],
        "earlier": len(stories) - len(latest),
        "feed": View(site, uri).to(feed_of(uri)),
    }
    front = {
        "title": title,
        "description": translator.text(
            "What changed in the plan for {name}, by date", name=account.name
        ),
        "hide": ["navigation"],
        "search": {"exclude": True},
        "gosart": {"account": account.id, "part": "history"},
    }
    page = engine.render("account_history.md.j2", front, values)
    return GeneratedFile(uri, page, account.path)


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

    files = [GeneratedFile(HISTORY, later(page), search=())]
    if has_feed:
        files.append(GeneratedFile(feed_of(HISTORY), later(feed)))
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
    this, *before = weeks(history.stories, site.today, _WEEKS)
    still = untouched(touched, accounts, site.today, options.stale_days)
    values = _values(history, options, site) | {
        "view": view,
        "accounts_uri": ACCOUNTS,
        "week": this,
        "before": [
            (week, weighed(week.count("worse"), week.count("better"), 1, translator))
            for week in before
            if week.accounts
        ],
        "accounts": accounts,
        "story_page": lambda account, story=None: _story_address(view, accounts, account, story),
        "weighed": lambda week: weighed(
            week.count("worse"), week.count("better"), week.count("neutral"), translator
        ),
        "still": still[:_LISTED],
        "still_more": max(0, len(still) - _LISTED),
        "still_days": options.stale_days,
        "came": [
            account
            for account in this.accounts
            if any(story.account_changes.fate == "added" for story in account.stories)
        ],
        "feed": view.to(feed_of(HISTORY)),
    }
    front = {
        "title": title,
        "description": translator.text("What changed in the plans, and who changed it"),
        "hide": ["navigation"],
        "search": {"exclude": True},
    }
    return GeneratedFile(HISTORY, engine.render("history.md.j2", front, values))


def _values(history: History, options: SiteOptions, site: Site) -> dict[str, Any]:
    """Return what the templates of both pages ask for."""
    sentences = Sentences(site.translator, site.method)
    return {
        "sentence_of": sentences.of,
        "status_of": lambda status: status_sentence(status, site.translator),
        "reason": history.reason,
        "since": history.since,
        "signs": SIGNS,
        "shown_changes": _OPEN,
        "opportunity_of": opportunity_of,
        "commit_href": lambda story: options.commit_url.replace("{commit}", story.commit),
        "request_href": lambda story: options.request_url.replace("{number}", str(story.request)),
    }


def _story_address(
    view: View, accounts: Mapping[str, object], account: str, story: Story | None
) -> str:
    """Return the address of an account's history, "" where it has no page (any more)."""
    if account not in accounts:
        return ""
    return view.to(account_page(account, "history"), story.anchor if story else "")


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
