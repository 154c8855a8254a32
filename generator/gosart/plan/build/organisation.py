"""People and lines between them, as objects: the account's organisation, each deal's view of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gosart.method.custom_fields import Holder
from gosart.method.enums import LineKind, Strength
from gosart.plan.build.context import (
    BuildContext,
)
from gosart.plan.build.typed_values import (
    texts,
)
from gosart.plan.model.people import Approach, Contact, Evidence, Line, Organisation, Person
from gosart.plan.schema.people import InfluenceEntry, OverrideEntry
from gosart.yaml.document import Key

__all__ = ["OrganisationDraft", "build_view", "draft_organisation"]


@dataclass(frozen=True)
class OrganisationDraft:
    """The people of an account: entries for a deal to differ from, and the organisation."""

    entries: Mapping[str, OverrideEntry]
    hidden: frozenset[str]
    organisation: Organisation
    made: Mapping[str, Person] = field(default_factory=dict)
    """Person by the id typed, hidden ones as well."""


@dataclass(frozen=True)
class _Edge:
    kind: LineKind
    source: str
    target: str
    strength: Strength = Strength.NORMAL
    note: str = ""


def draft_organisation(
    context: BuildContext, entries: Mapping[str, OverrideEntry]
) -> OrganisationDraft:
    """Make the account's organisation.

    Args:
        context: What the account's parts have in common while they are made.
        entries: What is typed.

    Returns:
        The people and their lines, to be completed by the views.
    """
    key: Key = ("people",)
    hidden = context.cut.hidden.get(key, frozenset())
    made: dict[str, Person] = {}
    organisation = _organisation(
        context, entries, hidden, made, {name: (*key, name) for name in entries}, {}
    )
    return OrganisationDraft(entries, hidden, organisation, made)


def build_view(
    context: BuildContext,
    organisation_draft: OrganisationDraft,
    views: Mapping[str, OverrideEntry] | None,
    opportunity: str,
) -> Organisation:
    """Make a deal's organisation: the account's where nothing differs, sharing equal people.

    Args:
        context: What the account's parts have in common while they are made.
        organisation_draft: The account's organisation.
        views: What the opportunity says of people.
        opportunity: The opportunity.

    Returns:
        The organisation of the opportunity.
    """
    if not views:
        return organisation_draft.organisation
    key: Key = ("opportunities", opportunity, "people")
    hidden = organisation_draft.hidden | context.cut.hidden.get(key, frozenset())
    entries = {
        **organisation_draft.entries,
        **{
            name: _merged(
                organisation_draft.entries.get(name), view, context.hidden_fields((*key, name))
            )
            for name, view in views.items()
        },
    }
    keys = {name: (*key, name) if name in views else ("people", name) for name in entries}
    same = {
        name: person
        for name, person in organisation_draft.made.items()
        if name not in views or name in organisation_draft.hidden
    }
    return _organisation(context, entries, hidden, {}, keys, same)


def _merged(
    entry: OverrideEntry | None, view: OverrideEntry, hidden: frozenset[str]
) -> OverrideEntry:
    if entry is None:
        return view
    given = {name: value for name, value in view if value is not None}
    # what a deal says of them and the readers may not see must not be told as the account's
    covered = {name: None for name in hidden if name in type(entry).model_fields}
    return entry.model_copy(update={**given, **covered})


def _organisation(
    context: BuildContext,
    entries: Mapping[str, OverrideEntry],
    hidden: frozenset[str],
    made: dict[str, Person],
    keys: Mapping[str, Key],
    same: Mapping[str, Person],
) -> Organisation:
    edges = [
        edge
        for edge in _edges(entries)
        if edge.source in entries and edge.target in entries and edge.source != edge.target
    ]
    beside = {
        name
        for edge in edges
        for name in (edge.source, edge.target)
        if not {edge.source, edge.target} <= hidden
    }
    for name, entry in entries.items():
        if name in same:
            if name not in hidden or name in beside:
                made[name] = same[name]
        elif name not in hidden:
            made[name] = _person(context, name, entry, keys[name])
        elif name in beside:
            made[name] = Person(context.secret_name(name, entries), "", "", hidden=True)
    lines = [
        # a remark about somebody who is left out could tell who they are
        Line(
            edge.kind,
            made[edge.source],
            made[edge.target],
            edge.strength,
            "" if hidden & {edge.source, edge.target} else edge.note,
        )
        for edge in edges
        if edge.source in made and edge.target in made
    ]
    return Organisation(tuple(made.values()), tuple(lines))


def _edges(entries: Mapping[str, OverrideEntry]) -> Iterator[_Edge]:
    """Yield the lines in the plan's order; one typed twice, or a conflict from both sides, once."""
    seen: set[tuple[LineKind, str, str]] = set()
    for name, entry in entries.items():
        for edge in _typed(name, entry):
            identity = (edge.kind, edge.source, edge.target)
            if edge.kind is LineKind.CONFLICT:
                identity = (edge.kind, min(edge.source, edge.target), max(edge.source, edge.target))
            if identity not in seen:
                seen.add(identity)
                yield edge


def _typed(name: str, entry: OverrideEntry) -> Iterator[_Edge]:
    if entry.reports_to:
        yield _Edge(LineKind.FORMAL, entry.reports_to, name)
    for boss in entry.informal_to or ():
        yield _Edge(LineKind.INFORMAL, boss, name)
    for swayed in entry.influences or ():
        if isinstance(swayed, InfluenceEntry):
            yield _Edge(
                LineKind.INFLUENCE,
                name,
                swayed.person,
                swayed.strength or Strength.NORMAL,
                swayed.note or "",
            )
        else:
            yield _Edge(LineKind.INFLUENCE, name, swayed)
    for rival in entry.conflicts_with or ():
        yield _Edge(LineKind.CONFLICT, name, rival)


def _person(context: BuildContext, name: str, entry: OverrideEntry, key: Key) -> Person:
    narrative, path = context.narrative(key)
    if not narrative and key != ("people", name):
        narrative, path = context.narrative(("people", name))
    approach = entry.approach
    hidden = context.hidden_fields(key) | context.hidden_fields(("people", name))
    return Person(
        id=name,
        name=entry.name or entry.title or name,
        title=entry.title or "",
        unit=context.units.get(entry.unit or "", ""),
        external=bool(entry.external),
        placeholder=bool(entry.placeholder),
        role=entry.role,
        influence=entry.influence,
        adaptability=entry.adaptability,
        orientation=entry.orientation,
        status=entry.status,
        coverage=entry.coverage,
        business_agenda=texts(entry.business_agenda),
        personal_agenda=texts(entry.personal_agenda),
        approach=Approach(
            approach.verb,
            approach.note or "",
            context.member(approach.owner),
            approach.next_contact,
        )
        if approach
        else None,
        evidence=tuple(Evidence(item.date, item.text) for item in entry.evidence or ()),
        last_contact=entry.last_contact,
        same_as=context.same_as(entry.same_as),
        left=entry.left,
        email=entry.email or "",
        phone=entry.phone or "",
        contacts=tuple(
            Contact(member, item.level, item.wanted)
            for item in entry.contacts or ()
            if (member := context.member(item.team))
        ),
        narrative=narrative,
        location=context.location(key),
        narrative_path=path,
        locator=context.locator(key)
        if key == ("people", name)
        else context.locator(key, ("people", name)),
        entry=entry,
        sponsor=context.member(entry.sponsor),
        notes=entry.notes or "",
        links=entry.links or (),
        crm=MappingProxyType(entry.crm or {}),
        extra=context.extra_values(entry.extra, Holder.PERSON),
        hidden_fields=hidden,
    )
