"""Our team against theirs: who of ours knows whom, and where nobody does."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.analysis.politics import height
from gosart.plan.model.people import Contact, Organisation, Person, TeamMember
from gosart.site.value_order import order

__all__ = ["AlignmentRow", "alignment_of"]


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """One of theirs against all of ours."""

    person: Person
    cells: tuple[tuple[Contact | None, bool], ...]
    """For each of ours: the contact, and whether ours owns the approach."""
    gap: bool
    """Whether a level is wanted that nobody has."""
    alone: bool
    """Whether nobody of ours knows them or owns the approach."""


def alignment_of(
    organisation: Organisation,
) -> tuple[tuple[TeamMember, ...], tuple[AlignmentRow, ...]]:
    """Put our people who know somebody against theirs.

    Args:
        organisation: Their people.

    Returns:
        Ours, and a row for each key player and everybody whom one of ours knows.
    """
    people = sorted(
        (person for person in organisation.present if person.is_key or person.contacts),
        key=lambda person: (not person.is_key, order(person.influence)),
    )
    members = tuple(dict.fromkeys(member for person in people for member in _ours(person)))
    rows = []
    for person in people:
        contacts = {contact.member: contact for contact in person.contacts}
        owner = person.approach.owner if person.approach else None
        levels = [height(contact.level) for contact in person.contacts]
        wanted = [height(contact.wanted) for contact in person.contacts]
        rows.append(
            AlignmentRow(
                person,
                cells=tuple((contacts.get(member), member is owner) for member in members),
                gap=max(wanted, default=0) > max(levels, default=0),
                alone=not _ours(person),
            )
        )
    return members, tuple(rows)


def _ours(person: Person) -> tuple[TeamMember, ...]:
    """Return who of ours knows a person or owns the approach to them."""
    owner = person.approach.owner if person.approach else None
    return (*(contact.member for contact in person.contacts), *((owner,) if owner else ()))
