"""The history put together for its pages: an account's steps, and the week of the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gosart.analysis.opportunity import AccountAnalysis
from gosart.analysis.overview import AccountOverview
from gosart.comparison.summary import status_sentence
from gosart.config.model import SiteOptions
from gosart.history.model import History, Story
from gosart.history.summary import weighed
from gosart.history.weekly import AccountWeek, Slip, Untouched, Week
from gosart.i18n.translator import Translator
from gosart.site.data_files import days_uri
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav, byline_of
from gosart.site.views.account_opportunities import largest_first
from gosart.site.views.change_lines import ChangeLines
from gosart.site.views.change_lines_model import ChangeLineView
from gosart.site.views.history_model import (
    AccountHistoryView,
    CommitterView,
    MonthView,
    MovedAccountView,
    NewAccountView,
    PastAccountView,
    PastWeekView,
    SlipView,
    StoryLinkView,
    StoryView,
    UntouchedView,
    WeekView,
)
from gosart.site.views.over_time import over_time
from gosart.site.views.over_time_model import OverTimeView
from gosart.site.views.past_days import has_past_days
from gosart.urls import ACCOUNTS, account_page, feed_of, opportunity_page

__all__ = ["HistoryViews"]

_STEPS = 200
"""Steps on an account's page; git has the rest."""
_OPEN = 8
"""Changes of a step that are open to see; the rest can be unfolded."""
_LISTED = 20
"""Slips, new accounts, people and plans nobody has touched for long that a week lists."""
_ACCOUNTS, _ACCOUNTS_BEFORE = 60, 40
"""Accounts that this week and an earlier one list."""
_NAMED = 6
"""Accounts that are named of somebody who changed some."""
_WORST = 2
"""Changes that an earlier week shows of an account."""


class HistoryViews:
    """Puts the history into the words of one page.

    Args:
        view: The page.
        history: What git has of all accounts.
        options: Where commits and requests have their pages.
    """

    def __init__(self, view: View, history: History, options: SiteOptions) -> None:
        self._view = view
        self._translator = view.translator
        self._history = history
        self._options = options
        self._lines = ChangeLines(view.translator, view.method)

    def account(self, analysis: AccountAnalysis, heading: str) -> AccountHistoryView:
        """Return the page of an account's history.

        Args:
            analysis: The account.
            heading: The page's heading.
        """
        view, translator, history = self._view, self._translator, self._history
        stories = history.by_account.get(analysis.account.id, ())
        latest = stories[:_STEPS]
        months = groupby(latest, lambda story: story.day.replace(day=1))
        return AccountHistoryView(
            heading=heading,
            nav=account_nav(view, analysis, "history"),
            byline=byline_of(view, analysis),
            reason=view.say(history.reason) if history.reason else "",
            since=translator.date(history.since) if history.since else "",
            feed=view.to(feed_of(view.uri)),
            is_empty=not stories,
            times=tuple(self._times(analysis, stories)),
            months=tuple(
                MonthView(translator.month(day), tuple(self._story(story) for story in members))
                for day, members in months
            ),
            earlier=len(stories) - len(latest),
        )

    def _times(self, analysis: AccountAnalysis, stories: Sequence[Story]) -> Iterator[OverTimeView]:
        """Yield each opportunity over time, open ones first and of these the largest."""
        largest = largest_first(self._view, analysis)
        ordered = [*largest, *(item for item in analysis.opportunities if item not in largest)]
        for number, item in enumerate(ordered, 1):
            file = days_uri(opportunity_page(analysis.account.id, item.opportunity.id))
            days = self._view.to(file) if has_past_days(self._view, item, stories) else ""
            times = over_time(self._view, item, stories, f"course{number}", days=days)
            if times is not None:
                yield times

    def week(
        self,
        weeks: Sequence[Week],
        still: Sequence[Untouched],
        accounts: Mapping[str, AccountOverview],
    ) -> WeekView:
        """Return the page of the portfolio's week.

        Args:
            weeks: This week, and those before it.
            still: Plans that nobody has touched for long.
            accounts: The accounts that have pages, by id.
        """
        view, translator, reason = self._view, self._translator, self._history.reason
        this, *before = weeks
        came = [row for row in this.accounts if _is_new(row)]
        return WeekView(
            nav=view.portfolio_nav(),
            reason=view.say(reason) if reason else "",
            begin=translator.date(this.begin),
            end=translator.date(this.end),
            feed=view.to(feed_of(view.uri)),
            count=len(this.accounts),
            worse=this.accounts_with("worse"),
            better=this.accounts_with("better"),
            slipped=len(this.slipped),
            has_glance=bool(this.slipped or came or this.people),
            slips=tuple(self._slip(slip, accounts) for slip in this.slipped[:_LISTED]),
            more_slips=self._more(len(this.slipped), _LISTED),
            arrivals=tuple(
                NewAccountView(row.name, self._href(row.account, accounts), ", ".join(row.who))
                for row in came[:_LISTED]
            ),
            more_arrivals=self._more(len(came), _LISTED),
            committers=tuple(
                CommitterView(
                    name,
                    steps,
                    ", ".join(row.name for row in rows[:_NAMED]),
                    max(0, len(rows) - _NAMED),
                )
                for name, rows, steps in this.people[:_LISTED]
            ),
            more_committers=self._more(len(this.people), _LISTED),
            has_changes=bool(this.accounts or this.shared),
            accounts=tuple(
                self._account_of_week(row, accounts) for row in this.accounts[:_ACCOUNTS]
            ),
            more_accounts=self._more(len(this.accounts), _ACCOUNTS),
            shared=tuple(self._story(story) for story in this.shared),
            untouched=tuple(self._untouched(entry, accounts) for entry in still[:_LISTED]),
            untouched_days=self._options.stale_days,
            more_untouched=max(0, len(still) - _LISTED),
            accounts_href=view.to(ACCOUNTS),
            before=tuple(self._past_week(week, accounts) for week in before if week.accounts),
        )

    def _story(self, story: Story) -> StoryView:
        step = story.account_changes
        lines = [self._lines.line(change, step.opportunities) for change in step.changes]
        return StoryView(
            anchor=story.anchor,
            iso=story.day.isoformat(),
            day=self._translator.date(story.day),
            who=", ".join(story.who),
            title=story.title,
            link=self._link(story),
            status=status_sentence(step.status, self._translator),
            changes=tuple(lines[:_OPEN]),
            more=tuple(lines[_OPEN:]),
            more_count=max(0, len(lines) - _OPEN),
        )

    def _link(self, story: Story) -> StoryLinkView:
        if story.request:
            href = self._options.request_url.replace("{number}", str(story.request))
            return StoryLinkView(f"#{story.request}", href, is_commit=False)
        href = self._options.commit_url.replace("{commit}", story.commit)
        return StoryLinkView(story.commit[:8], href, is_commit=True)

    def _slip(self, slip: Slip, accounts: Mapping[str, AccountOverview]) -> SlipView:
        date = self._translator.date
        return SlipView(
            f"{slip.name} \u00b7 {slip.opportunity_name}",
            self._href(slip.account, accounts),
            date(slip.old) if slip.old else "",
            date(slip.new) if slip.new else "",
        )

    def _account_of_week(
        self, row: AccountWeek, accounts: Mapping[str, AccountOverview]
    ) -> MovedAccountView:
        return MovedAccountView(
            name=row.name,
            href=self._href(row.account, accounts),
            weighed=self._weighed(row),
            who=", ".join(row.who),
            links=tuple(self._link(story) for story in row.stories),
            statuses=tuple(status_sentence(status, self._translator) for status in row.statuses),
            changes=self._changes(row, _OPEN),
            more=max(0, len(row.changes) - _OPEN),
        )

    def _past_week(self, week: Week, accounts: Mapping[str, AccountOverview]) -> PastWeekView:
        translator = self._translator
        return PastWeekView(
            begin=translator.date(week.begin),
            end=translator.date(week.end),
            count=len(week.accounts),
            weighed=_ways(week, translator),
            slipped=len(week.slipped),
            accounts=tuple(
                PastAccountView(
                    row.name,
                    self._href(row.account, accounts),
                    self._weighed(row),
                    ", ".join(row.who),
                    self._changes(row, _WORST),
                )
                for row in week.accounts[:_ACCOUNTS_BEFORE]
            ),
            more=self._more(len(week.accounts), _ACCOUNTS_BEFORE),
        )

    def _untouched(
        self, entry: Untouched, accounts: Mapping[str, AccountOverview]
    ) -> UntouchedView:
        account = accounts[entry.account]
        return UntouchedView(
            account.name,
            self._view.account(entry.account),
            account.owner.name if account.owner else "",
            self._translator.number(entry.days),
        )

    def _changes(self, row: AccountWeek, count: int) -> tuple[ChangeLineView, ...]:
        return tuple(
            self._lines.line(change, story.account_changes.opportunities)
            for change, story in row.changes[:count]
        )

    def _weighed(self, row: AccountWeek) -> str:
        counts = row.count("worse"), row.count("better"), row.count("neutral")
        return weighed(*counts, self._translator)

    def _href(self, account: str, accounts: Iterable[str]) -> str:
        """Return the address of an account's history, "" where it has no page (any more)."""
        return self._view.to(account_page(account, "history")) if account in accounts else ""

    def _more(self, count: int, listed: int) -> str:
        return self._translator.number(count - listed) if count > listed else ""


def _is_new(row: AccountWeek) -> bool:
    return any(story.account_changes.fate == "added" for story in row.stories)


def _ways(week: Week, translator: Translator) -> str:
    """Return in how many accounts something went which way, "" for none."""
    worse, better = week.accounts_with("worse"), week.accounts_with("better")
    clauses = [
        translator.text("setbacks in {n}", n=worse) if worse else "",
        translator.text("improvements in {n}", n=better) if better else "",
    ]
    return ", ".join(filter(None, clauses))
