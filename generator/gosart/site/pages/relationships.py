"""What the page of relationships shows beside the map: readings, power by support, people, key players, and our team against theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.politics import (
    FADING_DAYS,
    FITTING,
    FRESH_DAYS,
    Politics,
    approach_fits,
    height,
    ranked_criteria,
)
from gosart.charts.power_grid import draw_power_grid, draw_share
from gosart.charts.relationship_map import divide
from gosart.diagnostics import Severity
from gosart.method.enums import ApproachVerb, LineKind
from gosart.plan.model.account import Account, DecisionCriterion, Opportunity
from gosart.plan.model.people import Contact, Organisation, Person, TeamMember
from gosart.rules.findings import Finding, Report
from gosart.site.renderer import code_marks
from gosart.site.template_context import View, order
from gosart.site.views.relationship_map import MapView, map_view
from gosart.urls import account_page

__all__ = ["ReadingView", "relationship_values", "top_readings"]

TOP_READINGS = 3
"""How many readings the summary shows."""
_PART = "relationships"
_HOLE = "\ufffe"
_WEIGHTY = (
    "K001",
    "K007",
    "K006",
    "K107",
    "K008",
    "K105",
    "K106",
    "K003",
    "K002",
    "K010",
    "L002",
    "L004",
    "L006",
    "K104",
    "L003",
    "K004",
)
"""Rules of equal severity in the order in which what they find decides a deal."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading with its rule. `deals` are those it is true of, empty where the page is of one; `more` like it are not shown."""

    code: str
    severity: str
    text: Markup
    hint: Markup
    opportunities: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the table of people; `freshness` is fresh, fading or old, "" without a contact."""

    person: Person
    owner: TeamMember | None
    days: int | None
    freshness: str
    next_contact: date | None
    late: bool
    on_map: str
    """Address of the person's card on the map, "" where the map leaves them to this table."""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """What a person judges by: its place among all, and where we stand on it in their eyes."""

    place: int
    criterion: DecisionCriterion
    opportunity: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A key player's card, or another's with a story. `fits` None: approach or status not known."""

    person: Person
    criteria: tuple[CriterionView, ...]
    fits: bool | None
    advised: ApproachVerb | None
    also_known: Markup


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """One of theirs with a cell for each of ours: what they are to each other, and whether ours owns the approach.

    `gap` where a level is wanted that nobody has, `alone` where nobody of ours is there.
    """

    person: Person
    cells: tuple[tuple[Contact | None, bool], ...]
    gap: bool
    alone: bool


def relationship_values(
    view: View,
    reading: AccountAnalysis,
    own: Report,
    reports: Mapping[str, Report],
    shown: tuple[OpportunityAnalysis, ...],
) -> dict[str, Any]:
    """Return what the template of relationships shows: of the deal in `shown`, else of the account and all its deals."""
    account = reading.account
    organisation = shown[0].opportunity.organisation if shown else account.organisation
    politics = shown[0].politics if shown else reading.politics
    opportunities = shown or reading.opportunities
    found = [
        (item.opportunity, finding)
        for item in opportunities
        for finding in reports[item.opportunity.id].findings
        if finding.part == _PART
    ]
    left_out = frozenset(
        person for group in divide(organisation).left_out for person in group.people
    )
    whole = (
        []
        if shown and len(reading.opportunities) > 1
        else [finding for finding in own.findings if finding.part == _PART]
    )
    return {
        "organisation": organisation,
        "politics": politics,
        "map": _map(view, reading, organisation, shown),
        "hidden_count": len(organisation.people) - len(organisation.named),
        "readings": _readings(view, whole, found, organisation, several=len(opportunities) > 1),
        "power": _power(view, politics),
        "grid": _grid(view, organisation) if organisation.present else "",
        "grid_table": _grid_table(organisation),
        "rows": tuple(
            _row(view, person, on_map=person not in left_out) for person in organisation.named
        ),
        "people_filters": _filters(view, organisation),
        "cards": tuple(
            _cards(
                view,
                organisation,
                [item.opportunity for item in opportunities if item.opportunity.is_open or shown],
                several=len(opportunities) > 1,
            )
        ),
        "alignment": _alignment(organisation),
        "lines": tuple(
            organisation.of_kind(LineKind.INFORMAL, LineKind.INFLUENCE, LineKind.CONFLICT)
        ),
        "order": order,
        "person_link": lambda person: _link(view, person),
    }


def _map(
    view: View,
    reading: AccountAnalysis,
    organisation: Organisation,
    shown: tuple[OpportunityAnalysis, ...],
) -> MapView | None:
    several = shown and len(reading.opportunities) > 1
    name = (
        f"{reading.account.name} · {shown[0].opportunity.name}" if several else reading.account.name
    )
    opportunities = () if shown else tuple(item.opportunity for item in reading.opportunities)
    return map_view(
        view,
        organisation,
        view.translator.text("Relationship map of {name}", name=name),
        opportunities,
    )


def top_readings(
    view: View,
    account: Account,
    opportunities: Sequence[OpportunityAnalysis],
    reports: Mapping[str, Report],
) -> tuple[ReadingView, ...]:
    """Return the readings of an account's open deals that matter most, one for each rule, as its summary shows them."""
    groups: dict[str, list[tuple[Opportunity, Finding]]] = {}
    for item in opportunities:
        for finding in reports[item.opportunity.id].findings if item.opportunity.is_open else ():
            if finding.part == _PART:
                groups.setdefault(finding.code, []).append((item.opportunity, finding))
    chosen = sorted(groups.values(), key=lambda group: _rank(group[0][1]))[:TOP_READINGS]
    shown = []
    for group in chosen:
        opportunity, finding = group[0]
        person = opportunity.organisation.by_id.get(finding.entry)
        link = view.person(person, account.id) if person else None
        named = (opportunity.name,) if len(account.opportunities) > 1 else ()
        distinct = {view.say(other.message) for _, other in group}
        shown.append(_reading(view, finding, person, link, named, more=len(distinct) - 1))
    return tuple(shown)


def _readings(
    view: View,
    own: Sequence[Finding],
    found: Sequence[tuple[Opportunity, Finding]],
    organisation: Organisation,
    *,
    several: bool,
) -> tuple[ReadingView, ...]:
    """Put findings together: what is true of several deals in the same words stands once, with their names."""
    opportunities: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Finding] = {}
    for opportunity, finding in [*((None, finding) for finding in own), *found]:
        key = (finding.code, view.say(finding.message))
        first.setdefault(key, finding)
        opportunities.setdefault(key, []).extend(
            [opportunity.name] if opportunity and several else []
        )
    readings = []
    for key, finding in sorted(first.items(), key=lambda item: _rank(item[1])):
        person = organisation.by_id.get(finding.entry)
        readings.append(
            _reading(
                view,
                finding,
                person,
                _link(view, person) if person else None,
                tuple(opportunities[key]),
            )
        )
    return tuple(readings)


def _reading(
    view: View,
    finding: Finding,
    person: Person | None,
    link: Markup | None,
    opportunities: tuple[str, ...],
    more: int = 0,
) -> ReadingView:
    message = finding.message
    if person and link and person.name:
        # Where the sentence takes the name, a character that no text can hold keeps the place of the link.
        message = replace(
            message,
            values={
                key: _HOLE if value == person.name else value
                for key, value in message.values.items()
            },
        )
    text = Markup(str(escape(view.say(message))).replace(_HOLE, str(link or "")))
    return ReadingView(
        finding.code,
        finding.severity.value,
        text,
        code_marks(view.say(finding.hint)),
        opportunities,
        more,
    )


def _rank(finding: Finding) -> tuple[int, int, str, str, int]:
    weight = _WEIGHTY.index(finding.code) if finding.code in _WEIGHTY else len(_WEIGHTY)
    return (
        list(Severity).index(finding.severity),
        weight,
        finding.code,
        finding.location.path,
        finding.location.line,
    )


def _link(view: View, person: Person) -> Markup:
    """Write a person as a link to their row on this page; one who is left out is not named."""
    if person.hidden:
        return Markup('<span class="g-hidden">{}</span>').format(
            view.translator.text("someone not shown here")
        )
    return Markup('<a class="g-person" href="#person-{}">{}</a>').format(person.id, person.name)


def _power(view: View, politics: Politics) -> tuple[tuple[Any, Markup, str], ...]:
    """Return (influence, bar, the same in words) of the inner circle and the political structure, as far as somebody is in it."""
    shown = []
    for level in politics.power:
        counts = (len(level.with_us), len(level.undecided), len(level.against))
        if any(counts):
            told = view.translator.text(
                "{ours} for us, {open} undecided, {against} against us",
                ours=counts[0],
                open=counts[1],
                against=counts[2],
            )
            shown.append((level.influence, Markup(draw_share(counts, told)), told))
    return tuple(shown)


def _grid(view: View, organisation: Organisation) -> Markup:
    title = view.translator.text("Power by support")
    return Markup(
        draw_power_grid(
            organisation,
            view.method,
            view.translator,
            name="power",
            title=title,
            href=lambda person: f"#person-{person.id}",
        )
    )


def _grid_table(organisation: Organisation) -> tuple[tuple[Any, Any, tuple[Person, ...]], ...]:
    """Return (influence, status, people) of every cell of the grid that is not empty, the strongest influence first."""
    cells: dict[tuple[Any, Any], list[Person]] = {}
    for person in organisation.present:
        cells.setdefault((person.influence, person.status), []).append(person)
    keys = sorted(cells, key=lambda key: (order(key[0]), order(key[1])))
    return tuple((influence, status, tuple(cells[influence, status])) for influence, status in keys)


def _row(view: View, person: Person, *, on_map: bool) -> PersonRow:
    days = (view.today - person.last_contact).days if person.last_contact else None
    freshness = (
        ""
        if days is None
        else "fresh"
        if days <= FRESH_DAYS
        else "fading"
        if days <= FADING_DAYS
        else "old"
    )
    planned = person.approach.next_contact if person.approach else None
    owner = person.approach.owner if person.approach else None
    return PersonRow(
        person,
        owner,
        days,
        freshness,
        planned,
        planned is not None and planned < view.today,
        f"#card-{person.id}" if on_map else "",
    )


def _filters(view: View, organisation: Organisation) -> tuple[tuple[str, str, list[str]], ...]:
    """Return (key, label, values) of each filter that parts the people."""
    translator, people = view.translator, organisation.named
    kinds: tuple[tuple[str, str, Callable[[Person], Any]], ...] = (
        ("status", translator.text("Status"), lambda person: person.status),
        ("influence", translator.text("Influence"), lambda person: person.influence),
        ("role", translator.text("Role"), lambda person: person.role),
        ("coverage", translator.text("Coverage"), lambda person: person.coverage),
    )
    found = []
    for key, label, value in kinds:
        values = sorted(
            {value(person) for person in people if value(person) is not None}, key=order
        )
        found.append((key, label, [view.label(one) for one in values]))
    owners = sorted(
        {
            person.approach.owner.name
            for person in people
            if person.approach and person.approach.owner
        },
        key=str.casefold,
    )
    found.append(("owner", translator.text("Our owner"), owners))
    return tuple(item for item in found if len(item[2]) > 1)


def _cards(
    view: View, organisation: Organisation, opportunities: Sequence[Opportunity], *, several: bool
) -> Iterable[CardView]:
    """Yield the cards of key players, then of others about whom something is told."""
    ranked = list(enumerate(ranked_criteria(opportunities), 1))
    people = sorted(
        organisation.named,
        key=lambda person: (person.left is not None, not person.is_key, order(person.influence)),
    )
    for person in people:
        if not (person.is_key or _has_story(person)):
            continue
        criteria = tuple(
            CriterionView(place, criterion, opportunity.name if several else "")
            for place, (opportunity, criterion) in ranked
            if any(holder.id == person.id for holder in criterion.people)
        )
        advised = FITTING[person.status][0] if person.status else None
        yield CardView(person, criteria, approach_fits(person), advised, _same_as(view, person))


def _has_story(person: Person) -> bool:
    parts = (
        person.business_agenda,
        person.personal_agenda,
        person.approach,
        person.evidence,
        person.contacts,
    )
    return any(parts) or bool(
        person.same_as or person.email or person.phone or person.narrative or person.orientation
    )


def _same_as(view: View, person: Person) -> Markup:
    account, _, key = person.same_as.partition("/")
    if account not in view.site.names:
        return Markup("")
    href = view.to(account_page(account, _PART), f"person-{key}")
    return Markup('<a href="{}">{}</a>').format(href, view.site.names[account])


def _alignment(
    organisation: Organisation,
) -> tuple[tuple[TeamMember, ...], tuple[AlignmentRow, ...]]:
    """Return our people who know somebody, and a row for each key player and everybody who is known."""
    people = sorted(
        (person for person in organisation.present if person.is_key or person.contacts),
        key=lambda person: (not person.is_key, order(person.influence)),
    )
    members = tuple(dict.fromkeys(member for person in people for member in _ours(person)))
    rows = []
    for person in people:
        by_member = {contact.member: contact for contact in person.contacts}
        owner = person.approach.owner if person.approach else None
        levels = [height(contact.level) for contact in person.contacts]
        wanted = [height(contact.wanted) for contact in person.contacts]
        gap = max(wanted, default=0) > max(levels, default=0)
        cells = tuple((by_member.get(member), member is owner) for member in members)
        rows.append(AlignmentRow(person, cells, gap, alone=not _ours(person)))
    return members, tuple(rows)


def _ours(person: Person) -> tuple[TeamMember, ...]:
    """Return who of ours knows a person or owns the approach to them."""
    owner = person.approach.owner if person.approach else None
    return (*(contact.member for contact in person.contacts), *((owner,) if owner else ()))
