"""The people of an account's page: who has power, and where they stand in each open deal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.politics import (
    DECIDING_ROLES,
    height,
    hides_people,
    hides_status,
    is_against,
    is_met,
)
from gosart.briefing.judgement import stances_in_words
from gosart.method.enums import Influence
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.account_model import (
    AccountPeopleView,
    AccountPersonView,
    PersonStanceView,
)
from gosart.text.shorten import shorten_to_length
from gosart.urls import account_page

__all__ = ["account_people_of"]

_COLUMNS = 3
"""Open deals that have a column."""
_ROWS, _FEW = 8, 5
"""People that the page names at most, and how many it fills up to with other key players."""
_HEAD = 44
"""Characters of a deal's name above its column."""
_TITLE = 48


@dataclass(frozen=True, eq=False, slots=True)
class _Column:
    """People as they stand in one deal, or in the account."""

    name: str
    organisation: Organisation
    is_hidden: bool


@dataclass(frozen=True, eq=False, slots=True)
class _Row:
    """A person, and the person again as each column has them."""

    person: Person
    stances: tuple[Person | None, ...]
    differs: bool

    @property
    def is_inner_circle(self) -> bool:
        """Whether they are of the inner circle of any of the deals."""
        return any(
            person is not None and person.influence is Influence.INNER_CIRCLE
            for person in self.stances
        )

    @property
    def weight(self) -> tuple[bool, int, bool, bool]:
        """A key that sorts whoever has more power first."""
        influences = [order(person.influence) for person in self.stances if person is not None]
        decides = self.person.role in DECIDING_ROLES
        return not self.is_inner_circle, min(influences, default=99), not decides, not self.differs


def account_people_of(
    view: View, analysis: AccountAnalysis, opportunities: Sequence[OpportunityAnalysis]
) -> tuple[AccountPeopleView, ...]:
    """Return the relationships of an account by name.

    Args:
        view: The page.
        analysis: The account.
        opportunities: Its open opportunities, the largest first.

    Returns:
        One, or none where the plan names nobody whom these readers may see.
    """
    account = analysis.account
    columns = _columns(view, account.organisation, opportunities)
    rows = sorted(_rows(account.organisation, columns), key=lambda row: row.weight)
    if not rows:
        return ()
    first = [row for row in rows if row.is_inner_circle or row.differs]
    listed = [*first, *(row for row in rows if row not in first and row.person.is_key)]
    listed = listed[: max(_FEW, min(len(first), _ROWS))] or rows[:_FEW]
    listed.sort(key=lambda row: row.weight)
    href = view.to(account_page(account.id, "relationships"))
    text = view.translator.text
    return (
        AccountPeopleView(
            href=href,
            title=text("The same people, deal by deal")
            if len(columns) > 1
            else text("Who decides"),
            columns=tuple(shorten_to_length(column.name, _HEAD) for column in columns),
            sentence=_sentence(view, rows, columns),
            rows=tuple(_person(view, account.id, row, columns) for row in listed),
            more=_more(view, [row.person for row in rows if row not in listed]),
            note=_note(view, columns),
        ),
    )


def _columns(
    view: View, organisation: Organisation, opportunities: Sequence[OpportunityAnalysis]
) -> tuple[_Column, ...]:
    stances = [
        (item.opportunity.name, item.opportunity.organisation) for item in opportunities[:_COLUMNS]
    ] or [(view.translator.text("Where they stand"), organisation)]
    return tuple(_Column(name, own, hides_status(own.present)) for name, own in stances)


def _rows(organisation: Organisation, columns: Sequence[_Column]) -> Iterator[_Row]:
    people = {person.id: person for person in organisation.present}
    for column in columns:
        for person in column.organisation.present:
            people.setdefault(person.id, person)
    for id_, person in people.items():
        stances = tuple(column.organisation.by_id.get(id_) for column in columns)
        tones = {
            _tone(stance, column)
            for stance, column in zip(stances, columns, strict=True)
            if stance is not None
        }
        yield _Row(person, stances, len(tones) > 1)


def _tone(person: Person, column: _Column) -> str:
    if column.is_hidden:
        return "hidden"
    if person.is_with_us:
        return "for"
    if is_against(person):
        return "against"
    return "open" if is_met(person) else "unmet"


def _person(view: View, account: str, row: _Row, columns: Sequence[_Column]) -> AccountPersonView:
    person = row.person
    next_words, is_overdue = _next(view, person)
    return AccountPersonView(
        name=person.name,
        href=view.to(account_page(account, "relationships"), f"person-{person.id}"),
        title=shorten_to_length(person.title, _TITLE),
        stances=tuple(
            _stance(view, stance, column, differs=row.differs)
            for stance, column in zip(row.stances, columns, strict=True)
        ),
        contact=_contact(person),
        met=view.translator.short_day(person.last_contact) if person.last_contact else "",
        next=next_words,
        is_overdue=is_overdue,
    )


def _stance(
    view: View, person: Person | None, column: _Column, *, differs: bool
) -> PersonStanceView:
    text = view.translator.text
    tone = "absent" if person is None else _tone(person, column)
    word = {
        "for": text("Supports us"),
        "open": text("Undecided"),
        "against": text("Opposes us"),
        "unmet": text("Not met"),
        "hidden": text("Not shown"),
        "absent": "\u2013",
    }[tone]
    is_inner_circle = person is not None and person.influence is Influence.INNER_CIRCLE
    return PersonStanceView(column.name, word, tone, is_inner_circle, differs)


def _contact(person: Person) -> str:
    """Return who on our team has the relationship: its owner, else who knows them best."""
    if person.approach is not None and person.approach.owner is not None:
        return person.approach.owner.name
    contacts = sorted(person.contacts, key=lambda contact: -height(contact.level))
    if contacts:
        return contacts[0].member.name
    return person.sponsor.name if person.sponsor else ""


def _next(view: View, person: Person) -> tuple[str, bool]:
    """Return when the person is met next, and whether that is overdue or missing."""
    if person.placeholder:
        return "", False
    day = person.approach.next_contact if person.approach is not None else None
    if day is None:
        if not person.is_key or {"approach", "approach.next_contact"} & person.hidden_fields:
            return "", False
        return view.translator.text("None planned"), True
    days = (day - view.today).days
    return (view.due(days), True) if days < 0 else (view.translator.short_day(day), False)


def _sentence(view: View, rows: Sequence[_Row], columns: Sequence[_Column]) -> str:
    """Say what stands out: the most powerful person who differs, else the inner circle."""
    if any(column.is_hidden or hides_people(column.organisation) for column in columns):
        return ""
    translator = view.translator
    for row in rows:
        stances = zip(row.stances, columns, strict=True)
        clauses = {
            tone: (stance, column.name)
            for stance, column in stances
            if stance is not None and (tone := _tone(stance, column)) != "unmet"
        }
        if len(clauses) > 1:
            tones = sorted(clauses, key=("for", "against", "open").index)[:2]
            first, second = (_clause(view, tone, clauses[tone][1]) for tone in tones)
            return translator.text(
                "{name} {first}, but {second}.", name=row.person.name, first=first, second=second
            )
    people = [row.stances[0] for row in rows if row.is_inner_circle]
    inner_tones = [_tone(person, columns[0]) for person in people if person is not None]
    if len(columns) > 1 or not inner_tones:
        return ""
    counts = [inner_tones.count(tone) for tone in ("for", "open", "against", "unmet")]
    return translator.text("Inner circle: {stances}.", stances=stances_in_words(counts, translator))


def _clause(view: View, tone: str, opportunity: str) -> str:
    text = view.translator.text
    name = shorten_to_length(opportunity, 60)
    return {
        "for": text("supports {deal}", deal=name),
        "open": text("is undecided on {deal}", deal=name),
        "against": text("opposes {deal}", deal=name),
    }[tone]


def _more(view: View, people: Sequence[Person]) -> str:
    if not people:
        return ""
    plural = view.translator.plural
    unmet = sum(not is_met(person) for person in people)
    words = plural(
        "{n} more person on the relationship map",
        "{n} more people on the relationship map",
        len(people),
    )
    not_met = plural("{n} not met", "{n} not met", unmet)
    return f"{words} ({not_met})" if unmet else words


def _note(view: View, columns: Sequence[_Column]) -> str:
    text = view.translator.text
    if any(column.is_hidden for column in columns):
        return text("Where people stand is not shown for this audience")
    if any(hides_people(column.organisation) for column in columns):
        return text("Some of the people are not shown for this audience")
    return ""
