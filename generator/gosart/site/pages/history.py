"""The pages of the history: each account's story by date, and the week of the portfolio, each with its feed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import SIGNS, opportunity_of, status_sentence
from gosart.config.model import SiteOptions
from gosart.history.model import History, Story
from gosart.history.summary import weighed
from gosart.history.weekly import untouched, weeks
from gosart.site.pages.account import AccountResult, page_values
from gosart.site.pages.atom_feed import feed_file
from gosart.site.renderer import Engine, GeneratedFile
from gosart.site.template_context import Site, View
from gosart.urls import ACCOUNTS, HISTORY, account_page, feed_of

__all__ = ["account_history", "portfolio_history"]

_STEPS = 200
"""So many steps stand on an account's page; git has the rest."""
_OPEN = 8
"""So many changes of a step are open to see, the rest can be unfolded."""
_WEEKS = 8
_ENTRIES = 50
"""Entries of a feed."""
_LISTED = 20


def account_history(
    engine: Engine, site: Site, result: AccountResult, history: History, options: SiteOptions
) -> list[GeneratedFile]:
    """Write an account's story and its feed."""
    account, translator = result.reading.account, engine.translator
    uri = account_page(account.id, "history")
    title = f"{account.name} · {translator.text('History')}"
    told = history.by_account.get(account.id, ())
    shown = told[:_STEPS]
    values = page_values(engine, site, result, options.root, uri) | _values(history, options, site) | {
        "heading": title,
        "months": [(translator.month(day), list(found)) for day, found in groupby(shown, lambda story: story.day.replace(day=1))],
        "earlier": len(told) - len(shown),
        "feed": View(site, uri).to(feed_of(uri)),
    }  # fmt: skip
    front = {
        "title": title,
        "description": translator.text(
            "What moved in the plan for {name}, by date", name=account.name
        ),
        "hide": ["navigation"],
        "search": {"exclude": True},
        "gosart": {"account": account.id, "part": "history"},
    }
    files = [
        GeneratedFile(uri, engine.render("account_history.md.j2", front, values), account.path)
    ]
    if history.reason is None:
        files.append(_feed(engine, site, uri, title, told, options, (account.id,)))
    return files


def portfolio_history(
    engine: Engine,
    site: Site,
    history: History,
    options: SiteOptions,
    touched: Mapping[str, date],
    results: Sequence[AccountResult],
) -> list[GeneratedFile]:
    """Write the week of the portfolio, the weeks before it, and the feed of all accounts."""
    translator = engine.translator
    view = View(site, HISTORY)
    title = translator.text("This week")
    accounts = {result.reading.account.id: result.reading.account for result in results}
    this, *before = weeks(history.stories, site.today, _WEEKS)
    still = untouched(touched, accounts, site.today, options.stale_days)
    values = _values(history, options, site) | {
        "view": view,
        "accounts_uri": ACCOUNTS,
        "week": this,
        "before": [
            (found, weighed(found.count("worse"), found.count("better"), 1, translator))
            for found in before
            if found.accounts
        ],
        "accounts": accounts,
        "story_page": lambda account, story=None: _place(view, accounts, account, story),
        "weighed": lambda found: weighed(
            found.count("worse"), found.count("better"), found.count("neutral"), translator
        ),
        "still": still[:_LISTED],
        "still_more": max(0, len(still) - _LISTED),
        "still_days": options.stale_days,
        "came": [
            found
            for found in this.accounts
            if any(story.moved.fate == "added" for story in found.stories)
        ],
        "feed": view.to(feed_of(HISTORY)),
    }
    front = {
        "title": title,
        "description": translator.text("What moved in the plans, and who moved it"),
        "hide": ["navigation"],
        "search": {"exclude": True},
    }
    files = [GeneratedFile(HISTORY, engine.render("history.md.j2", front, values))]
    if history.reason is None:
        files.append(
            _feed(
                engine,
                site,
                HISTORY,
                translator.text("Account plans: what moved"),
                history.stories,
                options,
                accounts,
            )
        )
    return files


def _values(history: History, options: SiteOptions, site: Site) -> dict[str, Any]:
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


def _place(view: View, accounts: Mapping[str, object], account: str, story: Story | None) -> str:
    """Return where an account's story stands, "" for one that has no page (any more)."""
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
    told_at: Collection[str],
) -> GeneratedFile:
    return feed_file(
        uri, title, tuple(stories)[:_ENTRIES], engine.translator, site, options.site_url, told_at
    )
