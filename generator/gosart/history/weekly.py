"""Stories -> weeks of the portfolio: what changed, by whom, what slipped, what nobody touched."""

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
        """Who changed it, each once."""
        return tuple(dict.fromkeys(name for story in reversed(self.stories) for name in story.who))

    @property
    def statuses(self) -> tuple[Status, ...]:
        """What became of the account as a whole; unreadable for a while only while it is so."""
        latest = self.stories[0].account_changes
        steps = [
            story.account_changes
            for story in self.stories
            if story.account_changes.fate != "changed" or story.account_changes.renamed_from
        ]
        return tuple(
            dict.fromkeys(
                account_changes.status
                for account_changes in ([latest] if latest.broken else []) + steps
                if account_changes.status.kind
            )
        )

    def count(self, direction: str) -> int:
        """Count the changes of a direction.

        Args:
            direction: `better`, `worse` or `neutral`.

        Returns:
            How many there are.
        """
        return sum(change.direction == direction for change, _ in self.changes)


@dataclass(frozen=True, slots=True)
class Slip:
    """An opportunity whose close date is later than at the week's beginning; both dates."""

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
    """Those that changed, the worst first."""
    people: tuple[tuple[str, tuple[AccountWeek, ...], int], ...]
    """Who changed which accounts, and in how many steps; who changed most comes first."""
    slipped: tuple[Slip, ...]
    shared: tuple[Story, ...]

    def count(self, direction: str) -> int:
        """Count the changes of a direction in all accounts.

        Args:
            direction: `better`, `worse` or `neutral`.

        Returns:
            How many there are.
        """
        return sum(account.count(direction) for account in self.accounts)

    def accounts_with(self, direction: str) -> int:
        """Count the accounts in which something went one way.

        One step of a plan is many changes: a rating, its question's count, its evidence. So a sum
        of changes says how much was typed, and not how many customers moved.

        Args:
            direction: `better`, `worse` or `neutral`.

        Returns:
            How many accounts have at least one such change.
        """
        return sum(account.count(direction) > 0 for account in self.accounts)


@dataclass(frozen=True, slots=True)
class Untouched:
    """A plan that nobody has committed anything to for so many days."""

    account: str
    days: int


def weeks(stories: Sequence[Story], today: date, count: int) -> tuple[Week, ...]:
    """Return the week that ends with today and those before it.

    Args:
        stories: The latest first.
        today: The day of the build.
        count: How many weeks.

    Returns:
        The weeks of seven days each, the latest first.
    """
    weeks_back = []
    for number in range(count):
        end = today - timedelta(days=_DAYS * number)
        begin = end - timedelta(days=_DAYS - 1)
        weeks_back.append(
            _week([story for story in stories if begin <= story.day <= end], begin, end)
        )
    return tuple(weeks_back)


def untouched(
    touched: Mapping[str, date], accounts: Iterable[str], today: date, limit: int
) -> tuple[Untouched, ...]:
    """Return the plans that nobody has touched for a while.

    Args:
        touched: Day of the last commit by account.
        accounts: Ids of the accounts asked for.
        today: The day of the build.
        limit: How many days are no reason for concern.

    Returns:
        Those last touched more than `limit` days ago, the longest first.
    """
    idle = [
        Untouched(account, (today - touched[account]).days)
        for account in accounts
        if account in touched
    ]
    return tuple(
        sorted(
            (plan for plan in idle if plan.days > limit),
            key=lambda plan: (-plan.days, plan.account),
        )
    )


def _week(stories: Sequence[Story], begin: date, end: date) -> Week:
    by_account: dict[str, list[Story]] = {}
    heirs: dict[str, str] = {}
    for story in stories:
        account_changes = story.account_changes
        key = heirs.get(account_changes.account, account_changes.account)
        if account_changes.renamed_from:  # what came before the new id belongs to it
            heirs[account_changes.renamed_from] = key
        by_account.setdefault(key, []).append(story)
    shared = tuple(by_account.pop(SHARED, ()))
    accounts = [_account(key, own) for key, own in by_account.items()]
    accounts.sort(
        key=lambda account: (
            -account.count("worse"),
            -account.count("better"),
            account.name.casefold(),
            account.account,
        )
    )
    return Week(
        begin,
        end,
        tuple(accounts),
        tuple(_people(accounts)),
        tuple(slip for account in accounts for slip in _slips(account)),
        shared,
    )


def _account(key: str, stories: Sequence[Story]) -> AccountWeek:
    pairs = {
        id(change): (change, story) for story in stories for change in story.account_changes.changes
    }
    changes = worst_first([change for change, _ in pairs.values()])
    return AccountWeek(
        key,
        stories[0].account_changes.name,
        tuple(stories),
        tuple(pairs[id(change)] for change in changes),
    )


def _people(accounts: Iterable[AccountWeek]) -> Iterator[tuple[str, tuple[AccountWeek, ...], int]]:
    changed: dict[str, dict[str, AccountWeek]] = {}
    steps: dict[str, set[str]] = {}
    for account in accounts:
        for story in account.stories:
            for name in story.who:
                changed.setdefault(name, {})[account.account] = account
                steps.setdefault(name, set()).add(story.commit)
    for name in sorted(
        changed, key=lambda person: (-len(steps[person]), person.casefold(), person)
    ):
        yield name, tuple(changed[name].values()), len(steps[name])


def _slips(account: AccountWeek) -> Iterator[Slip]:
    """Yield the deals whose close date is later after all that happened in the week."""
    dates: dict[str, list[Change]] = {}
    for story in reversed(account.stories):
        for change in story.account_changes.changes:
            if change.kind == "changed" and change.field == "close_date" and change.opportunity:
                dates.setdefault(change.opportunity, []).append(change)
    for opportunity, changes in dates.items():
        worse = sum(
            (change.direction == "worse") - (change.direction == "better") for change in changes
        )
        if worse > 0 and changes[0].old != changes[-1].new:
            yield Slip(
                account.account,
                account.name,
                opportunity,
                changes[-1].name,
                _day(changes[0].old),
                _day(changes[-1].new),
            )


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
