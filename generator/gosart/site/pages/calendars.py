"""Calendars (iCalendar, RFC 5545): of the site, of an account, of an opportunity, of one of ours.

A calendar program that follows the address moves an entry whose day has changed: each has the same
`UID` in every build, and a `SEQUENCE` that grows from day to day.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gosart.analysis.dated_events import DatedEvent, EventKind, EventState
from gosart.i18n.translator import Translator
from gosart.site.site_context import Site
from gosart.text.markdown_to_text import plain
from gosart.urls import account_page, opportunity_page

__all__ = ["AccountEvents", "write_calendar"]

_FOLDED_FROM = 75
"""Octets of a line that RFC 5545 has folded; most lines are shorter, and take no folding."""
_FIRST = date(2020, 1, 1)
"""Day from which sequences are counted."""


@dataclass(frozen=True, slots=True)
class AccountEvents:
    """Events of an account."""

    account: str
    """Its id."""
    name: str
    events: tuple[DatedEvent, ...]


def write_calendar(site: Site, title: str, accounts: Iterable[AccountEvents]) -> bytes:
    """Write a calendar.

    Args:
        site: What is the same for all pages.
        title: The calendar's name.
        accounts: The events, account by account. Where the site has an address they lead to their
            pages.

    Returns:
        The file, in UTF-8.
    """
    from icalendar import Calendar  # a third of a second, and only who writes one needs it

    calendar = Calendar()
    calendar.add("prodid", "-//gosart//account plans//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _line(title))
    calendar.add("refresh-interval", timedelta(days=1), parameters={"value": "DURATION"})
    empty: bytes = calendar.to_ical(sorted=False)
    head, end, _ = empty.partition(b"END:VCALENDAR")
    stamp = _stamp(site)
    entries = (_entry(site, stamp, own, event) for own in accounts for event in own.events)
    return b"".join((head, *entries, end, b"\r\n"))


def _stamp(site: Site) -> bytes:
    """Return the lines that are the same for all events of a build."""
    sequence = max(0, (site.today - _FIRST).days)
    return f"DTSTAMP:{site.today:%Y%m%d}T000000Z\r\nSEQUENCE:{sequence}\r\n".encode()


def _entry(site: Site, stamp: bytes, own: AccountEvents, event: DatedEvent) -> bytes:
    """Return an event of a calendar.

    Its lines are put together here, because the library's own event takes four times as long, and
    a calendar over thousands of accounts has tens of thousands of them; the library still escapes
    and folds what people wrote.
    """
    translator = site.translator
    lines = [b"BEGIN:VEVENT\r\n", f"UID:{_uid(own.account, event)}@gosart\r\n".encode(), stamp]
    lines.append(f"DTSTART;VALUE=DATE:{_day(event.day)}\r\n".encode())
    if event.day < date.max:
        next_day = event.day + timedelta(days=1)
        lines.append(f"DTEND;VALUE=DATE:{_day(next_day)}\r\n".encode())
    lines.append(_text_line("SUMMARY", _line(_summary(translator, own, event))))
    description = "\n".join(map(_line, _description(translator, own, event)))
    lines.append(_text_line("DESCRIPTION", description))
    lines.append(_text_line("CATEGORIES", _kind(translator, event.kind)))
    lines.append(b"TRANSP:TRANSPARENT\r\n")  # a day with something due is not a day that is taken
    is_cancelled = event.state is EventState.CANCELLED
    lines.append(b"STATUS:CANCELLED\r\n" if is_cancelled else b"STATUS:CONFIRMED\r\n")
    if site.site_url:
        lines.append(_folded(f"URL:{site.site_url}{site.addresses.of(_page(own.account, event))}"))
    lines.append(b"END:VEVENT\r\n")
    return b"".join(lines)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime writes the year 900 with three digits


def _text_line(name: str, text: str) -> bytes:
    from icalendar import vText

    return _folded(f"{name}:{vText(text).to_ical().decode()}")


def _folded(line: str) -> bytes:
    from icalendar.parser import Contentline

    short = line.encode()
    library: Any = Contentline  # it has no types of its own
    content: bytes = short if len(short) < _FOLDED_FROM else library(line).to_ical()
    return content + b"\r\n"


def _line(text: str) -> str:
    """Return a text as one line: a name may hold line ends and what no calendar can."""
    printable = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(printable).split())


def _uid(account: str, event: DatedEvent) -> uuid.UUID:
    parts = account, event.opportunity, event.kind.value, event.key
    return uuid.uuid5(uuid.NAMESPACE_URL, "gosart:" + "\0".join(parts))


def _page(account: str, event: DatedEvent) -> str:
    if event.opportunity:
        return opportunity_page(account, event.opportunity)
    return account_page(account, "relationships" if event.kind is EventKind.CONTACT else "summary")


def _summary(translator: Translator, own: AccountEvents, event: DatedEvent) -> str:
    """Return what a calendar shows on the day: what it is, and whose."""
    text, what = translator.text, plain(event.what)
    match event.kind:
        case EventKind.CLOSE:
            what = text("Planned signature: {name}", name=event.opportunity_name)
        case EventKind.REVIEW:
            what = text("Plan review due")
        case EventKind.CONTACT:
            what = text("Next contact with {name}", name=what)
        case EventKind.NOTICE:
            what = text("Last day to give notice: {name}", name=what)
        case EventKind.RENEWAL:
            what = text("Contract ends or renews: {name}", name=what)
        case EventKind.MILESTONE:
            what = text("Customer: {name}", name=what)
    match event.state:
        case EventState.DONE:
            what = text("{name} (done)", name=what)
        case EventState.BLOCKED:
            what = text("{name} (blocked)", name=what)
        case EventState.CANCELLED:
            what = text("{name} (cancelled)", name=what)
    return f"{what} \u00b7 {own.name}"


def _description(translator: Translator, own: AccountEvents, event: DatedEvent) -> list[str]:
    lines = [own.name]
    if event.opportunity:
        lines.append(event.opportunity_name)
    if event.owner:
        lines.append(translator.text("Owner: {name}", name=event.owner.name))
    return lines


def _kind(translator: Translator, kind: EventKind) -> str:
    text = translator.text
    return {
        EventKind.CLOSE: text("Planned signature"),
        EventKind.MILESTONE: text("Milestone"),
        EventKind.ACTION: text("Action"),
        EventKind.REVIEW: text("Review"),
        EventKind.CONTACT: text("Contact"),
        EventKind.NOTICE: text("Contract"),
        EventKind.RENEWAL: text("Contract"),
    }[kind]
