"""The table of people on the page of relationships: a row for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.politics import FADING_DAYS, FRESH_DAYS
from gosart.charts.relationship_map import divide
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.site.template_context import View

__all__ = ["PersonRow", "people_rows"]


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
