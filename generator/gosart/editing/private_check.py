"""A seller's private check: thirteen signs of a deal, five of their own days, kept to themselves.

The answers are in a file of the user's, outside every repository of plans: no page, no command but
this one and no colleague reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from gosart.diagnostics import Message, msg
from gosart.errors import GosartError
from gosart.method.enums import ControlSignal
from gosart.repository.write_file import write_file

__all__ = [
    "PERSONAL",
    "WHAT_TO_DO",
    "Check",
    "PersonalSign",
    "earlier",
    "read_checks",
    "what_to_do_first",
    "write_checks",
]

_MOST = 500
"""Checks that the file holds; the oldest go."""


class PersonalSign(StrEnum):
    """A sign that somebody's own days are out of hand."""

    ALWAYS_LATE = "always-late"
    TOO_MANY_HOURS = "too-many-hours"
    TOO_MUCH_PHONE = "too-much-phone"
    CONSTANT_CRISIS = "constant-crisis"
    NO_FUN = "no-fun"


PERSONAL: Mapping[PersonalSign, Message] = {
    PersonalSign.ALWAYS_LATE: msg("Are you always a little late?"),
    PersonalSign.TOO_MANY_HOURS: msg("Do you work more hours than you can keep up?"),
    PersonalSign.TOO_MUCH_PHONE: msg("Do calls and messages take up most of your day?"),
    PersonalSign.CONSTANT_CRISIS: msg("Is there a crisis every day?"),
    PersonalSign.NO_FUN: msg("Is the work no longer any fun?"),
}
"""What is asked about somebody's own days."""

WHAT_TO_DO: Mapping[ControlSignal | PersonalSign, Message] = {
    ControlSignal.CALLS_NOT_RETURNED: msg(
        "Offer them something they can use, by a colleague at their level, before you ask again."
    ),
    ControlSignal.NO_ACCESS_TO_INFORMATION: msg(
        "Ask for one fact in return for one of yours. If they will not trade, ask why you are here."
    ),
    ControlSignal.CRITERIA_SLANTED: msg(
        "Find out who wrote the list, and give someone with influence a reason to widen it."
    ),
    ControlSignal.CRITERIA_KEEP_CHANGING: msg(
        "Ask what has happened inside: each change is somebody's. Tie the list to their result."
    ),
    ControlSignal.DELAYS: msg("Ask what the delay costs them. If nothing, there is no event."),
    ControlSignal.BUDGET_DISAPPEARS: msg(
        "Find who owns the money and what else it is for. Without an owner, stop spending yours."
    ),
    ControlSignal.QUESTIONS_PROBE_WEAK_SPOTS: msg(
        "A competitor is briefing them. Answer once, then raise the question that they cannot."
    ),
    ControlSignal.PLAYERS_CHANGE: msg("Redraw the map this week, and meet whoever is new to it."),
    ControlSignal.MEETINGS_CANCELLED: msg(
        "Propose a meeting that gives them something they need. If it falls through too, step back."
    ),
    ControlSignal.MEETINGS_DELEGATED: msg(
        "Bring your own executive: level meets level. Ask the deputy what their boss is judged by."
    ),
    ControlSignal.FIXATION_ON_PRICE: msg(
        "Have the value confirmed by the person who gains from it before you talk price again."
    ),
    ControlSignal.NO_INSIDE_SUPPORT: msg(
        "Choose one person who gains if you win, and earn them before anything else."
    ),
    ControlSignal.NOT_KNOWING_IF_WINNING: msg(
        "Assess the deal today, and ask a colleague to rate it without seeing yours."
    ),
    PersonalSign.ALWAYS_LATE: msg("Take one meeting a day out of the calendar, and leave gaps."),
    PersonalSign.TOO_MANY_HOURS: msg("Name the deal that you would not start today. Stop it."),
    PersonalSign.TOO_MUCH_PHONE: msg("Answer at two fixed times a day, and tell people when."),
    PersonalSign.CONSTANT_CRISIS: msg(
        "Write down the last three: which plan would have shown them a month earlier?"
    ),
    PersonalSign.NO_FUN: msg("Talk to someone you trust, this week. It is a sign like any other."),
}
"""One step for each sign."""


@dataclass(frozen=True, slots=True)
class Check:
    """The answers of one day."""

    day: date
    target: str
    """The deal as it is typed, "" for all of one's work."""
    repository: str
    """Path of the plans on this machine."""
    signs: tuple[str, ...]
    """Of the deal."""
    personal: tuple[str, ...]


def read_checks(path: Path) -> tuple[Check, ...]:
    """Return all checks, the oldest first; none where there is no file.

    Args:
        path: The user's file.

    Raises:
        GosartError: It is not what `write_checks` writes.
    """
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    try:
        return tuple(map(_check, json.loads(content)["checks"]))
    except (ValueError, KeyError, TypeError) as error:
        raise GosartError(
            f"{path} cannot be read as private checks. Move it away, or mend it."
        ) from error


def _check(value: Mapping[str, Any]) -> Check:
    return Check(
        date.fromisoformat(value["day"]),
        str(value["target"]),
        str(value["repository"]),
        tuple(map(str, value["signs"])),
        tuple(map(str, value["personal"])),
    )


def write_checks(path: Path, checks: Sequence[Check]) -> None:
    """Write all checks so that nobody else of this machine reads them.

    Args:
        path: The user's file.
        checks: The checks, the oldest first.

    Raises:
        OSError: It cannot be written.
    """
    value = [
        {
            "day": check.day.isoformat(),
            "target": check.target,
            "repository": check.repository,
            "signs": check.signs,
            "personal": check.personal,
        }
        for check in checks[-_MOST:]
    ]
    content = json.dumps({"version": 1, "checks": value}, indent=1) + "\n"
    write_file(path, content.encode(), durable=True, mode=0o600)


def earlier(checks: Sequence[Check], now: Check) -> list[Check]:
    """Return the checks of the same deal before another, of each day the last.

    Args:
        checks: All checks, the oldest first.
        now: The other.
    """
    days = {
        check.day: check
        for check in checks
        if (check.target, check.repository) == (now.target, now.repository) and check.day < now.day
    }
    return [days[day] for day in sorted(days)]


def what_to_do_first(now: Check, before: Check | None) -> Iterator[ControlSignal | PersonalSign]:
    """Yield the signs in the order in which to do something: the new ones first.

    Args:
        now: The check of today.
        before: The one before it, None for none.
    """
    old = {*before.signs, *before.personal} if before else set()
    signs: list[ControlSignal | PersonalSign] = [
        *(sign for sign in ControlSignal if sign.value in now.signs),
        *(sign for sign in PersonalSign if sign.value in now.personal),
    ]
    yield from sorted(signs, key=lambda sign: sign.value in old)
