"""The table of people on the page of relationships: a row for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.politics import FADING_DAYS, FRESH_DAYS
from gosart.charts.relationship_map import divide
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View
from gosart.site.views.method_titles import set_title

__all__ = ["PeopleHeadView", "PeopleTableView", "PersonRowView", "people_table", "status_sign"]

_SETS = (
    "role", "influence", "status", "adaptability", "coverage", "approach-verb", "orientation",
    "level",
)  # fmt: skip
"""The closed sets whose values the table of people and their cards write."""


@dataclass(frozen=True, slots=True)
class PeopleHeadView:
    """The head of a column; a script sorts, filters and explains its cells by it."""

    label: str
    values: str
    """The set that its values are of, "" for any text."""
    order: str
    """Those values in their order, parted by bars; "" for none."""


@dataclass(frozen=True, slots=True)
class PersonRowView:
    """A person in the table."""

    id: str
    name: str
    title: str
    """With their unit."""
    is_key: bool
    is_external: bool
    is_placeholder: bool
    """Whether the post is known and the person is not."""
    left: str
    """Since when they are gone, "" for those who are there."""
    on_map: str
    """Address of the person's card on the map, "" where the map leaves them to this table."""
    role: str
    influence: str
    status: str
    status_key: str
    """For the style sheet."""
    status_sign: str
    is_status_hidden: bool
    """Whether these readers may not see it."""
    adaptability: str
    coverage: str
    agendas: int
    approach: str
    owner: str
    """Who on our team owns the approach."""
    last_iso: str
    """Day of the last contact, for a machine; "" for none."""
    last: str
    since: str
    freshness: str
    """`fresh`, `fading` or `old`."""
    next_iso: str
    """Day of the next contact, for a machine; "" for none."""
    next: str
    is_late: bool
    """Whether that day is past."""
    evidence: int


@dataclass(frozen=True, slots=True)
class PeopleTableView:
    """Everybody whom readers may see."""

    heads: tuple[PeopleHeadView, ...]
    rows: tuple[PersonRowView, ...]
    sets: tuple[Markup, ...]
    """Links to what the values mean."""


def people_table(view: View, organisation: Organisation) -> PeopleTableView:
    """Return the table of a page's people.

    Args:
        view: The page.
        organisation: Its people.
    """
    left_out = frozenset(
        person for group in divide(organisation).left_out for person in group.people
    )
    translator = view.translator
    return PeopleTableView(
        heads=tuple(_heads(view)),
        rows=tuple(
            _row(view, person, on_map=person not in left_out) for person in organisation.named
        ),
        sets=tuple(view.chapter("politics", set_title(translator, name), name) for name in _SETS),
    )


def status_sign(view: View, person: Person) -> str:
    """Return the letter of where a person stands, "" where that is not known.

    Args:
        view: The page.
        person: The person.
    """
    return view.method.term(person.status).letter if person.status else ""


def _heads(view: View) -> Iterator[PeopleHeadView]:
    text = view.translator.text

    def values(label: str, name: str) -> PeopleHeadView:
        return PeopleHeadView(label, name, "|".join(view.labels(name)))

    yield PeopleHeadView(text("Name"), "", "")
    yield values(text("Role"), "role")
    yield values(text("Influence"), "influence")
    yield values(text("Status"), "status")
    yield values(text("Adaptability"), "adaptability")
    yield values(text("Coverage"), "coverage")
    yield PeopleHeadView(text("Agendas"), "", "")
    yield values(text("Approach"), "approach-verb")
    yield PeopleHeadView(text("Our owner"), "owner", "")
    yield PeopleHeadView(text("Last contact"), "", "")
    yield PeopleHeadView(text("Next contact"), "", "")
    yield PeopleHeadView(text("Evidence"), "", "")


def _row(view: View, person: Person, *, on_map: bool) -> PersonRowView:
    date, approach, last = view.translator.date, person.approach, person.last_contact
    days = (view.today - last).days if last else None
    next_contact = approach.next_contact if approach else None
    return PersonRowView(
        id=person.id,
        name=person.name,
        title=" \u00b7 ".join(filter(None, (person.title, person.unit))),
        is_key=person.is_key,
        is_external=person.external,
        is_placeholder=person.placeholder,
        left=date(person.left) if person.left else "",
        on_map=f"#card-{person.id}" if on_map else "",
        role=view.label(person.role),
        influence=view.label(person.influence),
        status=view.label(person.status),
        status_key=person.status.value if person.status else "",
        status_sign=status_sign(view, person),
        is_status_hidden="status" in person.hidden_fields,
        adaptability=view.label(person.adaptability),
        coverage=view.label(person.coverage),
        agendas=len(person.business_agenda) + len(person.personal_agenda),
        approach=view.label(approach.verb) if approach else "",
        owner=approach.owner.name if approach and approach.owner else "",
        last_iso=last.isoformat() if last else "",
        last=date(last) if last else "",
        since=view.since(days) if days is not None else "",
        freshness=_freshness(days),
        next_iso=next_contact.isoformat() if next_contact else "",
        next=date(next_contact) if next_contact else "",
        is_late=next_contact is not None and next_contact < view.today,
        evidence=len(person.evidence),
    )


def _freshness(days: int | None) -> str:
    if days is None:
        return ""
    return "fresh" if days <= FRESH_DAYS else "fading" if days <= FADING_DAYS else "old"
