"""Our team against theirs: who of ours knows whom, and where nobody does."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.politics import height
from gosart.plan.model.people import Contact, Organisation, Person, TeamMember
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.relationship_findings import person_link

__all__ = [
    "AlignmentCellView",
    "AlignmentMemberView",
    "AlignmentRowView",
    "AlignmentView",
    "alignment_view",
]


@dataclass(frozen=True, slots=True)
class AlignmentMemberView:
    """One of ours."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class AlignmentCellView:
    """A member of our team and a person at the customer."""

    knows: bool
    level: str
    """How well, "" where the plan does not say."""
    wanted: str
    """The level wanted, "" where it is the level now."""
    owns: bool
    """Whether ours owns the approach."""


@dataclass(frozen=True, slots=True)
class AlignmentRowView:
    """One of theirs against all of ours."""

    person: Markup
    is_key: bool
    has_gap: bool
    """Whether a level is wanted that nobody has."""
    is_alone: bool
    """Whether nobody of ours knows them or owns the approach."""
    cells: tuple[AlignmentCellView, ...]
    """One for each of ours."""


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """Our people who know somebody, against theirs."""

    members: tuple[AlignmentMemberView, ...]
    rows: tuple[AlignmentRowView, ...]
    """Each key player, and everyone whom our team knows."""
    levels_link: Markup


def alignment_view(view: View, organisation: Organisation) -> AlignmentView:
    """Return our people who know somebody, against theirs.

    Args:
        view: The page.
        organisation: Their people.
    """
    people = sorted(
        (person for person in organisation.present if person.is_key or person.contacts),
        key=lambda person: (not person.is_key, order(person.influence)),
    )
    members = tuple(dict.fromkeys(member for person in people for member in _ours(person)))
    levels = view.translator.text("What the levels mean")
    return AlignmentView(
        tuple(AlignmentMemberView(member.name, member.role) for member in members),
        tuple(_row(view, person, members) for person in people),
        view.chapter("politics", levels, "level"),
    )


def _row(view: View, person: Person, members: tuple[TeamMember, ...]) -> AlignmentRowView:
    contacts = {contact.member: contact for contact in person.contacts}
    owner = person.approach.owner if person.approach else None
    levels = [height(contact.level) for contact in person.contacts]
    wanted = [height(contact.wanted) for contact in person.contacts]
    has_gap = max(wanted, default=0) > max(levels, default=0)
    return AlignmentRowView(
        person=person_link(view, person),
        is_key=person.is_key,
        has_gap=has_gap,
        is_alone=not has_gap and not _ours(person),
        cells=tuple(_cell(view, contacts.get(member), owns=member is owner) for member in members),
    )


def _cell(view: View, contact: Contact | None, *, owns: bool) -> AlignmentCellView:
    if contact is None:
        return AlignmentCellView(knows=False, level="", wanted="", owns=owns)
    wanted = view.label(contact.wanted) if contact.wanted is not contact.level else ""
    return AlignmentCellView(True, view.label(contact.level), wanted, owns)


def _ours(person: Person) -> tuple[TeamMember, ...]:
    """Return who of ours knows a person or owns the approach to them."""
    owner = person.approach.owner if person.approach else None
    return (*(contact.member for contact in person.contacts), *((owner,) if owner else ()))
