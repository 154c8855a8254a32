"""Stories -> weeks of the portfolio: what moved, who moved it, which deals slipped, which plans nobody touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gosart.comparison.model import Change, worst_first
from gosart.comparison.records import Value
from gosart.comparison.summary import Status
from gosart.history.model import Story
from gosart.plan_paths import SHARED

__all__ = ["AccountWeek", "Slip", "Untouched", "Week", "untouched", "weeks"]

_DAYS = 7


@dataclass(frozen=True, eq=False, slots=True)
class AccountWeek:
    """An account's stories of a week, the latest first, and their changes, the worst first."""

    account: str
    name: str
    stories: tuple[Story, ...]
    changes: tuple[tuple[Change, Story], ...]

    @property
    def who(self) -> tuple[str, ...]:
        """Who moved it, each once."""
        return tuple(dict.fromkeys(name for story in reversed(self.stories) for name in story.who))

    @property
    def statuses(self) -> tuple[Status, ...]:
        """What became of the account as a whole; that it could not be read for a while is told only while it is so."""
        latest = self.stories[0].moved
        told = [
            story.moved
            for story in self.stories
            if story.moved.fate != "changed" or story.moved.renamed_from
        ]
        return tuple(
            dict.fromkeys(
                moved.status
                for moved in ([latest] if latest.broken else []) + told
                if moved.status.kind
            )
        )

    def count(self, direction: str) -> int:
        """Return how many changes have a direction."""
        return sum(change.direction == direction for change, _ in self.changes)


@dataclass(frozen=True, slots=True)
class Slip:
    """A deal whose close date is later than at the week's beginning; both dates."""

    account: str
    name: str
    opportunity: str
    opportunity_name: str
    old: date | None
    new: date | None


@dataclass(frozen=True, eq=False, slots=True)
class Week:
    """Seven days, the last of them `end`."""

    begin: date
    end: date
    accounts: tuple[AccountWeek, ...]
    """Those that moved, the worst first."""
    people: tuple[tuple[str, tuple[AccountWeek, ...], int], ...]
    """Who moved which accounts, and in how many steps; who moved most comes first."""
    slipped: tuple[Slip, ...]
    shared: tuple[Story, ...]

    def count(self, direction: str) -> int:
        """Return how many changes of all accounts have a direction."""
        return sum(found.count(direction) for found in self.accounts)


@dataclass(frozen=True, slots=True)
class Untouched:
    """A plan that nobody has committed anything to for so many days."""

    account: str
    days: int


def weeks(stories: Sequence[Story], today: date, count: int) -> tuple[Week, ...]:
    """Return the week that ends with today and those before it, `count` in all; `stories` are the latest first."""
    found = []
    for number in range(count):
        end = today - timedelta(days=_DAYS * number)
        begin = end - timedelta(days=_DAYS - 1)
        found.append(_week([story for story in stories if begin <= story.day <= end], begin, end))
    return tuple(found)


def untouched(
    touched: Mapping[str, date], accounts: Iterable[str], today: date, limit: int
) -> tuple[Untouched, ...]:
    """Return the plans that were last touched more than `limit` days ago, the longest first."""
    found = [
        Untouched(account, (today - touched[account]).days)
        for account in accounts
        if account in touched
    ]
    return tuple(
        sorted((one for one in found if one.days > limit), key=lambda one: (-one.days, one.account))
    )


def _week(stories: Sequence[Story], begin: date, end: date) -> Week:
    told: dict[str, list[Story]] = {}
    heirs: dict[str, str] = {}
    for story in stories:
        moved = story.moved
        key = heirs.get(moved.account, moved.account)
        if moved.renamed_from:  # what came before the new id belongs to it
            heirs[moved.renamed_from] = key
        told.setdefault(key, []).append(story)
    shared = tuple(told.pop(SHARED, ()))
    accounts = [_account(key, found) for key, found in told.items()]
    accounts.sort(
        key=lambda found: (
            -found.count("worse"),
            -found.count("better"),
            found.name.casefold(),
            found.account,
        )
    )
    return Week(
        begin,
        end,
        tuple(accounts),
        tuple(_people(accounts)),
        tuple(slip for found in accounts for slip in _slips(found)),
        shared,
    )


def _account(key: str, stories: Sequence[Story]) -> AccountWeek:
    pairs = {id(change): (change, story) for story in stories for change in story.moved.changes}
    changes = worst_first([change for change, _ in pairs.values()])
    return AccountWeek(
        key, stories[0].moved.name, tuple(stories), tuple(pairs[id(change)] for change in changes)
    )


def _people(accounts: Iterable[AccountWeek]) -> Iterator[tuple[str, tuple[AccountWeek, ...], int]]:
    moved: dict[str, dict[str, AccountWeek]] = {}
    steps: dict[str, set[str]] = {}
    for found in accounts:
        for story in found.stories:
            for name in story.who:
                moved.setdefault(name, {})[found.account] = found
                steps.setdefault(name, set()).add(story.commit)
    for name in sorted(moved, key=lambda one: (-len(steps[one]), one.casefold(), one)):
        yield name, tuple(moved[name].values()), len(steps[name])


def _slips(found: AccountWeek) -> Iterator[Slip]:
    """Yield the deals whose close date is later after all that happened in the week."""
    dates: dict[str, list[Change]] = {}
    for story in reversed(found.stories):
        for change in story.moved.changes:
            if change.kind == "changed" and change.field == "close_date" and change.opportunity:
                dates.setdefault(change.opportunity, []).append(change)
    for opportunity, changes in dates.items():
        worse = sum(
            (change.direction == "worse") - (change.direction == "better") for change in changes
        )
        if worse > 0 and changes[0].old != changes[-1].new:
            yield Slip(
                found.account,
                found.name,
                opportunity,
                changes[-1].name,
                _day(changes[0].old),
                _day(changes[-1].new),
            )


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
