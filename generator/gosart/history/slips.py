"""Stories of an account -> the days that its dates had before: of close dates, actions, milestones.

Past ── closes: days of each opportunity's close date
     ├─ dues: days of each action and milestone that has an id
     └─ since: the day on which an action came into the plan

Everything here is read from stories, which hold nothing that the build's readers may not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gosart.comparison.model import Change
from gosart.history.model import Story

__all__ = ["DatesPast", "dates_of", "days_before"]

ItemKey = tuple[str, str]
"""Ids of an opportunity, and of an action or a milestone of it."""
_ITEMS = ("action", "milestone")
_DAYS = {"action": "due", "milestone": "date"}
"""The field that holds the day of an item."""


@dataclass(frozen=True, eq=False, slots=True)
class DatesPast:
    """The days that the dates of an account had, each the oldest first, as far as git knows."""

    closes: dict[str, list[date]] = field(default_factory=dict)
    """Of close dates, by opportunity; only of those that were ever another."""
    dues: dict[ItemKey, list[date]] = field(default_factory=dict)
    """Of actions and milestones; only of those that were ever another."""
    since: dict[ItemKey, date] = field(default_factory=dict)
    """Day on which an action or a milestone came into the plan."""
    opened: dict[str, date] = field(default_factory=dict)
    """Day on which an opportunity came into the plan, with all that it held then."""

    def appeared(self, opportunity: str, item: str) -> date | None:
        """Return the day on which an item came into the plan, None where git does not go back.

        Args:
            opportunity: Id of the opportunity.
            item: Id of the action or milestone.
        """
        return self.since.get((opportunity, item), self.opened.get(opportunity))


def dates_of(stories: Sequence[Story]) -> DatesPast:
    """Return the days that the dates of an account had.

    Args:
        stories: Of the account, the latest first.
    """
    past = DatesPast()
    for story in reversed(stories):
        for change in _in_order(story.account_changes.changes):
            if change.subject == "opportunity":
                _opportunity(past, change, story.day)
            elif change.subject in _ITEMS:
                _item(past, change, story.day)
    return past


def days_before(days: Sequence[date], now: date | None) -> tuple[date, ...]:
    """Return the days that a date had before the one that it has.

    Args:
        days: Every day that it had, the oldest first.
        now: The day that it has, None where it has none: then nothing is said.

    Returns:
        The days before, the oldest first, no two equal ones in a row.
    """
    if now is None:
        return ()
    before: list[date] = []
    for day in days:
        if not before or before[-1] != day:
            before.append(day)
    if before and before[-1] == now:
        before.pop()
    return tuple(before)


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """Return the changes of a step: first what has another id, for the others have the new one."""
    return sorted(changes, key=lambda change: change.kind != "renamed")


def _opportunity(past: DatesPast, change: Change, day: date) -> None:
    id_ = change.opportunity
    if change.kind == "added":
        _forget(past, id_)
        past.opened[id_] = day
    elif change.kind == "removed":
        _forget(past, id_)
    elif change.kind == "renamed" and isinstance(change.old, str):
        _rename_opportunity(past, change.old, id_)
    elif change.kind == "changed" and change.field == "close_date":
        _add(past.closes.setdefault(id_, []), change)


def _item(past: DatesPast, change: Change, day: date) -> None:
    key = (change.opportunity, change.ids[-1] if change.ids else "")
    if change.kind in ("added", "removed"):
        past.dues.pop(key, None)
        past.since.pop(key, None)
        if change.kind == "added":
            past.since[key] = day
    elif change.kind == "renamed" and isinstance(change.old, str):
        before = change.opportunity, change.old
        if before in past.dues:
            past.dues[key] = past.dues.pop(before)
        if before in past.since:
            past.since[key] = past.since.pop(before)
    elif change.kind == "changed" and change.field == _DAYS[change.subject]:
        _add(past.dues.setdefault(key, []), change)


def _add(days: list[date], change: Change) -> None:
    """Add the days of a change: the first has the day before it as well."""
    values = (change.new,) if days else (change.old, change.new)
    days += [value for value in values if isinstance(value, date)]


def _forget(past: DatesPast, opportunity: str) -> None:
    past.closes.pop(opportunity, None)
    past.opened.pop(opportunity, None)
    for key in [key for key in (*past.dues, *past.since) if key[0] == opportunity]:
        past.dues.pop(key, None)
        past.since.pop(key, None)


def _rename_opportunity(past: DatesPast, old: str, new: str) -> None:
    if old in past.closes:
        past.closes[new] = past.closes.pop(old)
    if old in past.opened:
        past.opened[new] = past.opened.pop(old)
    for item in [key[1] for key in past.dues if key[0] == old]:
        past.dues[new, item] = past.dues.pop((old, item))
    for item in [key[1] for key in past.since if key[0] == old]:
        past.since[new, item] = past.since.pop((old, item))
