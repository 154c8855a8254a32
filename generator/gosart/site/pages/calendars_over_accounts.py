"""The calendars over all accounts: the site's own, and one for each of our people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gosart.analysis.dated_events import EventState
from gosart.analysis.overview import AccountOverview
from gosart.site.generated_file import GeneratedFile
from gosart.site.member_addresses import MemberKey
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.calendars import AccountEvents, write_calendar
from gosart.site.site_context import Site
from gosart.urls import CALENDAR

__all__ = ["member_calendar", "site_calendar"]

_PAST, _AHEAD = timedelta(days=60), timedelta(days=550)
"""What a calendar over all accounts reaches back and ahead."""


def site_calendar(site: Site, together: OverAccounts, key: str) -> GeneratedFile:
    """Return the calendar over all accounts.

    Args:
        site: What is the same for all pages.
        together: All accounts.
        key: A digest of all that it depends on.
    """

    def content() -> bytes:
        title = site.translator.text("Account plans")
        return write_calendar(site, title, _near(together.portfolio.accounts, site.today))

    return GeneratedFile(CALENDAR, content, key=key, templates=())


def member_calendar(site: Site, member: MemberKey, accounts: Iterable[AccountOverview]) -> bytes:
    """Return the calendar of one of our people.

    Args:
        site: What is the same for all pages.
        member: Id and name of the person.
        accounts: The accounts that name them.
    """
    return write_calendar(site, member[1], _owned_by(_near(accounts, site.today), member))


def _near(accounts: Iterable[AccountOverview], today: date) -> Iterator[AccountEvents]:
    """Leave out what is long past or far ahead, and what is done or cancelled.

    Args:
        accounts: The accounts.
        today: The day of the build.
    """
    for own in accounts:
        events = tuple(
            event
            for event in own.events
            if today - _PAST <= event.day <= today + _AHEAD
            and event.state in (EventState.OPEN, EventState.BLOCKED)
        )
        if events:
            yield AccountEvents(own.id, own.name, events)


def _owned_by(accounts: Iterable[AccountEvents], member: MemberKey) -> Iterator[AccountEvents]:
    """Leave what one of our people has to do.

    Args:
        accounts: All events.
        member: Id and name of the person.
    """
    for own in accounts:
        events = tuple(
            event
            for event in own.events
            if event.owner and (event.owner.id, event.owner.name) == member
        )
        if events:
            yield AccountEvents(own.account, own.name, events)
