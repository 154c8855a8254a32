"""Where each page is in the site, and the relative address from one page to another.

Every page is the `index.md` of a folder of its own: then its source and its address have one
folder, and a relative link in our HTML is right for MkDocs, which leaves it alone, and for
Zensical, which moves the links of any other page.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

__all__ = [
    "ACCOUNTS",
    "ACTIONS",
    "ASSESSMENTS",
    "CALENDAR",
    "COMPETITORS",
    "GROWTH",
    "HISTORY",
    "METHOD",
    "PARTS",
    "PEOPLE",
    "PORTFOLIO",
    "RECIPES",
    "RULES",
    "Addresses",
    "account_page",
    "calendar_of",
    "feed_of",
    "may_be_ours",
    "opportunity_page",
    "rule_page",
]

# Uris of the pages that there is one of.
PORTFOLIO = "index.md"
ASSESSMENTS = "assessments/index.md"
PEOPLE = "people/index.md"
COMPETITORS = "competitors/index.md"
"""Where we meet each competitor, how and with what result; each has an anchor on it."""
GROWTH = "growth/index.md"
"""White space over all accounts, and value realised against promised."""
ACCOUNTS = "accounts/index.md"
ACTIONS = "actions/index.md"
CALENDAR = "calendar.ics"
"""Over all accounts; an account, an opportunity and each of our people has one of this name."""
HISTORY = "history/index.md"
"""What moved in all plans this week."""
METHOD = {
    "overview": "method/index.md",
    "assessment": "method/assessment/index.md",
    "strategy": "method/strategies/index.md",
    "politics": "method/politics/index.md",
    "actions": "method/actions/index.md",
    "value": "method/value/index.md",
    "reviews": "method/reviews/index.md",
}
"""Page of each chapter of the method."""

RULES = "method/rules/index.md"
"""Page of all rules; each has its own below it."""

FORMAT = "method/plan-format/index.md"
"""The reference of the plan format."""

RECIPES = "method/pull-requests/index.md"
"""The help on reviews as pull requests."""

BESIDE = "portfolio"
"""Folder below which a page of ours stands whose address the user's own page has taken."""

_FOLDERS = frozenset(
    uri.partition("/")[0]
    for uri in (
        ASSESSMENTS,
        PEOPLE,
        COMPETITORS,
        GROWTH,
        ACCOUNTS,
        ACTIONS,
        HISTORY,
        RULES,
        "review/",
    )
)

PARTS = ("summary", "assessment", "relationships", "value", "actions", "review")
"""Pages of an account, in the order they are read."""

_FOLDERS_OF_AN_ACCOUNT = frozenset((*PARTS, "brief", "history", "notes"))
"""What is below an account's folder by itself: an opportunity may be called the same."""


def account_page(account: str, part: str = "summary") -> str:
    """Return the uri of an account's page.

    Args:
        account: Id of the account.
        part: One of `PARTS`, or `notes/<slug>`.

    Returns:
        Such as `accounts/acme/assessment/index.md`.
    """
    if part == "summary":
        return f"accounts/{account}/index.md"
    return f"accounts/{account}/{part.removesuffix('/index')}/index.md"


def opportunity_page(account: str, opportunity: str, part: str = "summary") -> str:
    """Return the uri of an opportunity's own page.

    Its sheet exists for every opportunity, the other pages where an account has several.

    Args:
        account: Id of the account.
        opportunity: Id of the opportunity.
        part: One of `PARTS`; the summary is the sheet.

    Returns:
        Such as `accounts/acme/pumps/index.md` and `accounts/acme/pumps/value/index.md`.
    """
    folder = f"accounts/{account}/{opportunity}"
    if part != "summary":
        return f"{folder}/{part}/index.md"
    if opportunity in _FOLDERS_OF_AN_ACCOUNT:
        return f"{folder}/sheet/index.md"
    return f"{folder}/index.md"


def may_be_ours(uri: str) -> bool:
    """Whether we may have a page at a uri, or would put one there.

    Args:
        uri: Of any page.

    Returns:
        True for such a uri.
    """
    folder, slash, _ = uri.partition("/")
    return not slash or folder.startswith(BESIDE) or folder in _FOLDERS


def feed_of(uri: str) -> str:
    """Return the uri of the feed of a page of the history.

    Args:
        uri: Of the page.

    Returns:
        Such as `history/feed.xml`.
    """
    return f"{posixpath.dirname(uri)}/feed.xml"


def calendar_of(uri: str) -> str:
    """Return the uri of the calendar beside a page.

    Args:
        uri: Of the page.

    Returns:
        Such as `accounts/acme/calendar.ics`.
    """
    return uri.removesuffix("index.md") + CALENDAR


def rule_page(code: str) -> str:
    """Return the uri of a rule's page.

    Args:
        code: Of the rule.

    Returns:
        Such as `method/rules/a001/index.md`.
    """
    return f"method/rules/{code.lower()}/index.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Turns uris of pages into addresses a browser follows, as MkDocs places them."""

    directories: bool = True
    """MkDocs' `use_directory_urls`."""
    taken: frozenset[str] = frozenset()
    """Our uris at whose address the user has a page of their own."""

    def free_uri(self, uri: str) -> str:
        """Return where a page of ours really is.

        Args:
            uri: The uri it has by right.

        Returns:
            The same, or one below `portfolio/` where a page of the user's own has its address.
        """
        free, number = uri, 1
        while free in self.taken:
            free = f"{BESIDE}{'' if number == 1 else f'-{number}'}/{uri}"
            number += 1
        return free

    @lru_cache(maxsize=50_000)  # noqa: B019 - a frozen value: equal ones share what they know
    def of(self, uri: str) -> str:
        """Return a page's address from the site's root.

        Args:
            uri: Of a page (`accounts/acme/index.md`) or file.

        Returns:
            Such as `accounts/acme/`, quoted; "" for the front page.
        """
        if not uri.endswith(".md"):
            return quote(uri)
        stem = self.free_uri(uri)[:-3]
        if not self.directories:
            return quote(stem) + ".html"
        if stem == "index":
            return ""
        return quote(stem.removesuffix("/index")) + "/"

    @lru_cache(maxsize=50_000)  # noqa: B019
    def between(self, source: str, target: str, anchor: str = "") -> str:
        """Return the relative address that leads from a page to another.

        Args:
            source: Uri of the page that links.
            target: Uri of the page or file that is linked.
            anchor: Id on the target, "" for none.

        Returns:
            The address, quoted; the fragment alone for an anchor on the same page.
        """
        fragment = f"#{quote(anchor)}" if anchor else ""
        if source == target and fragment:
            return fragment
        start = self.of(source)
        base = start if start.endswith("/") or not start else posixpath.dirname(start)
        goal = self.of(target)
        path = posixpath.relpath("/" + goal, "/" + base)
        if goal.endswith("/") or not goal:
            path += "/"
        return path + fragment
