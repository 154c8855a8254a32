"""The calendars over all accounts: the site's own, and one for each of our people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from gosart.analysis.dated_events import EventState
from gosart.site.generated_file import GeneratedFile
from gosart.site.member_addresses import MemberKey
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.calendars import AccountEvents, write_calendar
from gosart.site.site_context import Site
from gosart.urls import CALENDAR, calendar_of

__all__ = ["calendar_files"]

_PAST, _AHEAD = timedelta(days=60), timedelta(days=550)
"""What a calendar over all accounts reaches back and ahead."""


def calendar_files(
    site: Site, together: OverAccounts, keys: Iterable[MemberKey], key: str
) -> Iterator[GeneratedFile]:
    """Yield the calendars over all accounts: the site's, and one for each of our people.

    Args:
        site: What is the same for all pages.
        together: All accounts.
        keys: Our people who have something to do.
        key: A digest of all that pages over all accounts depend on.
    """

    def all_events() -> Iterator[AccountEvents]:
        for own in together.portfolio.accounts:
            yield AccountEvents(own.id, own.name, own.events)

    def everything() -> bytes:
        title = site.translator.text("Account plans")
        return write_calendar(site, title, _near(all_events(), site.today))

    def of_member(member: MemberKey) -> bytes:
        return write_calendar(site, member[1], _owned_by(_near(all_events(), site.today), member))

    yield GeneratedFile(CALENDAR, everything, key=key, templates=())
    for member in keys:
        uri = calendar_of(site.members[member])
        yield GeneratedFile(uri, partial(of_member, member), key=key, templates=())


def _near(accounts: Iterable[AccountEvents], today: date) -> Iterator[AccountEvents]:
    """Leave out what is long past or far ahead, and what is done or cancelled.

    Args:
        accounts: All events.
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
            yield AccountEvents(own.account, own.name, events)


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
