"""Values of a rule's sentences that stay data: an entry by its id, several, days, an amount."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeGuard, cast

from gosart.analysis.reasons import short
from gosart.diagnostics import Amount, Listed, Message, Named, Number, msg
from gosart.method.model import Method
from gosart.plan.duration import Duration, Unit
from gosart.plan.model.account import Action

__all__ = [
    "Amount",
    "HasId",
    "HasKey",
    "Number",
    "amount",
    "lasting",
    "listed",
    "named",
    "span",
    "term",
    "titled",
    "weeks",
]

_FEW_DAYS = 14
"""From so many days on, a length of time is clearer in weeks."""


class HasId(Protocol):
    """A person, a competitor, one of ours: an entry of a plan that is called something."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What it is called."""


class HasKey(Protocol):
    """A criterion or a question: an entry of the method."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def label(self) -> str:
        """What it is called."""


class HasAmount(Protocol):
    """Money of a plan."""

    @property
    def amount(self) -> Decimal:
        """How much."""

    @property
    def currency(self) -> str:
        """In which currency, as ISO 4217 writes it."""


def named(entry: HasId | HasKey) -> Named:
    """Return an entry as a value of a sentence: its id for machines, its name for readers.

    Args:
        entry: A person, a competitor, one of ours; or a criterion or question of the method.
    """
    if _is_of_method(entry):
        return Named(entry.key, entry.label)
    person = cast("HasId", entry)
    return Named(person.id, person.name)


def _is_of_method(entry: object) -> TypeGuard[HasKey]:
    # isinstance() with a protocol would take longer than all else of a finding
    return hasattr(entry, "key") and hasattr(entry, "label")


def titled(action: Action) -> Named:
    """Return an action as a value of a sentence: its id for machines, what is done for readers.

    Args:
        action: The action.
    """
    what = short(action.what)
    return Named(action.id, f"“{what}” ({action.id})" if what else action.id)


def term(method: Method, value: StrEnum) -> Named:
    """Return a value of a closed set, called as the method calls it.

    Args:
        method: The method, which has the words.
        value: A status, a signal, a verb of an approach.
    """
    return Named(value.value, method.term(value).label)


def listed(items: Iterable[object], separator: str = "; ") -> Listed:
    """Return several values as one.

    Args:
        items: The values; machines get each by itself.
        separator: What stands between them for readers.
    """
    return Listed(tuple(items), separator)


def amount(money: HasAmount) -> Amount:
    """Return an amount of money as a value of a sentence.

    Args:
        money: The amount and its currency (ISO 4217).
    """
    return Amount(money.amount, money.currency)


def span(days: int) -> Message:
    """Return a length of time as a part of a sentence, which may be translated by itself.

    Args:
        days: How many days.
    """
    return msg("{n} day", n=days) if days == 1 else msg("{n} days", n=days)


def weeks(days: int) -> Message:
    """Return a length of time in weeks as a part of a sentence, below two weeks in days.

    Args:
        days: How many days.
    """
    return span(days) if days < _FEW_DAYS else msg("{n} weeks", n=(days + 3) // 7)


def lasting(duration: Duration) -> Message:
    """Return a length of time that was typed into a plan as a part of a sentence.

    Args:
        duration: The length, in the unit that the plan has it in.
    """
    number = duration.number
    if duration.unit is Unit.DAYS:
        return span(number)
    if duration.unit is Unit.WEEKS:
        return msg("{n} week", n=number) if number == 1 else msg("{n} weeks", n=number)
    if duration.unit is Unit.MONTHS:
        return msg("{n} month", n=number) if number == 1 else msg("{n} months", n=number)
    return msg("{n} year", n=number) if number == 1 else msg("{n} years", n=number)
