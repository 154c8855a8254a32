"""What the templates of the history may use: texts and addresses, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView, BylineView
from gosart.site.views.change_lines_model import ChangeLineView
from gosart.site.views.over_time_model import OverTimeView

__all__ = [
    "AccountHistoryView",
    "CommitterView",
    "MonthView",
    "MovedAccountView",
    "NewAccountView",
    "PastAccountView",
    "PastWeekView",
    "SlipView",
    "StoryLinkView",
    "StoryView",
    "UntouchedView",
    "WeekView",
]


@dataclass(frozen=True, slots=True)
class StoryLinkView:
    """A step where it can be read in full."""

    text: str
    """The number of its request, or the beginning of its commit's name."""
    href: str
    """Its page on the forge, "" where that is not known."""
    is_commit: bool


@dataclass(frozen=True, slots=True)
class StoryView:
    """One step of one account."""

    anchor: str
    iso: str
    """Its day, for a machine."""
    day: str
    who: str
    title: str
    """What its author said of it, "" where that may not be shown."""
    link: StoryLinkView
    status: str
    """What became of the account as a whole, "" where only parts of it changed."""
    changes: tuple[ChangeLineView, ...]
    more: tuple[ChangeLineView, ...]
    """Those that are folded."""
    more_count: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """The steps of a month, the latest first."""

    title: str
    stories: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True)
class AccountHistoryView:
    """The history of an account."""

    heading: str
    nav: AccountNavView
    byline: BylineView
    reason: str
    """Why there is no history, "" where there is one."""
    since: str
    """Day with which the history begins, "" where it is whole."""
    feed: str
    is_empty: bool
    times: tuple[OverTimeView, ...]
    """Each opportunity that git knows as it was before, open ones first."""
    months: tuple[MonthView, ...]
    earlier: int
    """How many steps are in git alone."""


@dataclass(frozen=True, slots=True)
class SlipView:
    """A deal whose close date is later than a week ago."""

    name: str
    """Its account and its own name."""
    href: str
    """The account's history, "" where it has no page any more."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewAccountView:
    """An account whose plan is new."""

    name: str
    href: str
    who: str


@dataclass(frozen=True, slots=True)
class CommitterView:
    """Somebody who changed plans."""

    name: str
    commits: int
    accounts: str
    """Names of the first few."""
    more: int
    """How many accounts are not named."""


@dataclass(frozen=True, slots=True)
class MovedAccountView:
    """An account that changed in the week."""

    name: str
    href: str
    weighed: str
    """How many things are worse or better, "" for none."""
    who: str
    links: tuple[StoryLinkView, ...]
    statuses: tuple[str, ...]
    """What became of the account as a whole."""
    changes: tuple[ChangeLineView, ...]
    more: int
    """How many changes are on the account's page alone."""


@dataclass(frozen=True, slots=True)
class UntouchedView:
    """A plan that nobody has changed for long."""

    name: str
    href: str
    owner: str
    days: str


@dataclass(frozen=True, slots=True)
class PastAccountView:
    """An account that changed in an earlier week."""

    name: str
    href: str
    weighed: str
    who: str
    changes: tuple[ChangeLineView, ...]
    """The worst."""


@dataclass(frozen=True, slots=True)
class PastWeekView:
    """An earlier week."""

    begin: str
    end: str
    count: int
    """How many accounts changed."""
    weighed: str
    slipped: int
    accounts: tuple[PastAccountView, ...]
    more: str
    """How many accounts are not listed, "" for none."""


@dataclass(frozen=True, slots=True)
class WeekView:
    """The week of the portfolio, and the weeks before it."""

    nav: Markup
    reason: str
    """Why there is no history, "" where there is one."""
    begin: str
    end: str
    feed: str
    count: int
    """How many accounts changed."""
    worse: int
    """Accounts in which something is worse."""
    better: int
    """Accounts in which something is better."""
    slipped: int
    has_glance: bool
    """Whether there are slips, new accounts or anybody who changed something."""
    slips: tuple[SlipView, ...]
    more_slips: str
    """How many are not listed, "" for none; so is each `more_…`."""
    arrivals: tuple[NewAccountView, ...]
    more_arrivals: str
    committers: tuple[CommitterView, ...]
    more_committers: str
    has_changes: bool
    accounts: tuple[MovedAccountView, ...]
    more_accounts: str
    shared: tuple[StoryView, ...]
    """Steps of what all plans share."""
    untouched: tuple[UntouchedView, ...]
    untouched_days: int
    more_untouched: int
    accounts_href: str
    before: tuple[PastWeekView, ...]
