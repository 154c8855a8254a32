"""The table of people on the page of relationships: a row for each, and filters that part them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gosart.analysis.politics import FADING_DAYS, FRESH_DAYS
from gosart.charts.relationship_map import divide
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.site.template_context import View, order

__all__ = ["PersonRow", "people_filters", "people_rows"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the table."""

    person: Person
    owner: TeamMember | None
    """Who of ours owns the approach."""
    days: int | None
    """Days since the last contact."""
    freshness: str
    """`fresh`, `fading` or `old`, "" without a contact."""
    next_contact: date | None
    late: bool
    """Whether the day of the next contact is past."""
    on_map: str
    """Address of the person's card on the map, "" where the map leaves them to this table."""


def people_rows(view: View, organisation: Organisation) -> tuple[PersonRow, ...]:
    """Return a row for everybody whom readers may see.

    Args:
        view: The page.
        organisation: Its people.
    """
    left_out = frozenset(
        person for group in divide(organisation).left_out for person in group.people
    )
    return tuple(_row(view, person, on_map=person not in left_out) for person in organisation.named)


def people_filters(
    view: View, organisation: Organisation
) -> tuple[tuple[str, str, list[str]], ...]:
    """Return the filters of the table.

    Args:
        view: The page.
        organisation: Its people.

    Returns:
        (key, label, values) of each filter that has at least two values.
    """
    translator, people = view.translator, organisation.named
    kinds: tuple[tuple[str, str, Callable[[Person], Any]], ...] = (
        ("status", translator.text("Status"), lambda person: person.status),
        ("influence", translator.text("Influence"), lambda person: person.influence),
        ("role", translator.text("Role"), lambda person: person.role),
        ("coverage", translator.text("Coverage"), lambda person: person.coverage),
    )
    filters = []
    for key, label, value_of in kinds:
        values = {value_of(person) for person in people} - {None}
        filters.append((key, label, [view.label(value) for value in sorted(values, key=order)]))
    owners = {
        person.approach.owner.name for person in people if person.approach and person.approach.owner
    }
    filters.append(("owner", translator.text("Our owner"), sorted(owners, key=str.casefold)))
    return tuple(item for item in filters if len(item[2]) > 1)


def _row(view: View, person: Person, *, on_map: bool) -> PersonRow:
    days = (view.today - person.last_contact).days if person.last_contact else None
    next_contact = person.approach.next_contact if person.approach else None
    return PersonRow(
        person=person,
        owner=person.approach.owner if person.approach else None,
        days=days,
        freshness=_freshness(days),
        next_contact=next_contact,
        late=next_contact is not None and next_contact < view.today,
        on_map=f"#card-{person.id}" if on_map else "",
    )


def _freshness(days: int | None) -> str:
    if days is None:
        return ""
    return "fresh" if days <= FRESH_DAYS else "fading" if days <= FADING_DAYS else "old"
