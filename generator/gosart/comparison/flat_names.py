"""What a record is called, and what the ids in it name, as far as the build may show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gosart.comparison.records import Ids
from gosart.plan.model.account import Account, Opportunity
from gosart.plan.model.people import Person
from gosart.plan.schema.field import RefersTo
from gosart.yaml.document import Key

__all__ = ["Identity", "call_of", "names_of", "plain_of", "text_of"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies an entry, in the plan and as a record."""

    key: Key
    """Where it is in the plan."""
    ids: Ids
    """Its ids as a record."""
    by_content: bool = False
    """Whether the plan gives it no id, so that it is the same by its content."""


def names_of(
    account: Account, opportunity: Opportunity | None
) -> Mapping[RefersTo, Mapping[str, str]]:
    """Return what the build may show of the things that ids name.

    Args:
        account: The account, as the build may show it.
        opportunity: The opportunity whose actions are named, None for none.

    Returns:
        Name by id, by what the ids refer to.
    """
    names: dict[RefersTo, dict[str, str]] = {
        RefersTo.TEAM: {name: member.name for name, member in account.team.items()},
        RefersTo.COMPETITOR: {item.id: item.name for item in account.competitors},
        RefersTo.UNIT: dict(account.units),
        RefersTo.OFFERING: dict(account.offerings),
        RefersTo.OPPORTUNITY: {item.id: item.name for item in account.opportunities},
        RefersTo.INSIGHT: {item.id: item.text or item.id for item in account.insights},
        RefersTo.ACTION: {},
    }
    if opportunity is not None:
        names[RefersTo.ACTION] = {action.id: action.what for action in opportunity.actions}
    return names


def call_of(person: Person) -> str:
    """Return the name of a person with their title, once.

    Args:
        person: The person.

    Returns:
        `Name (Title)`, the name alone where the title is the same or none.
    """
    title = person.title
    return f"{person.name} ({title})" if title and title != person.name else person.name


def text_of(value: str) -> str | None:
    """Return a text without the blanks around it.

    Args:
        value: The text as it is typed.

    Returns:
        The text, None for an empty one.
    """
    return value.strip() or None


def plain_of(value: object) -> str:
    """Return a field of an identity as text.

    Args:
        value: A text, day, number or nothing.

    Returns:
        A day in ISO form, "" for nothing.
    """
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
