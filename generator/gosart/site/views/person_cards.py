"""Cards of people on the page of relationships: key players, and others who have a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from gosart.analysis.politics import FITTING, approach_fits, ranked_criteria
from gosart.plan.model.account import Account, DecisionCriterion, Opportunity
from gosart.plan.model.people import Approach, Organisation, Person
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.people_table import status_sign
from gosart.site.views.texts import TextsView, texts_of
from gosart.text.markdown import inline
from gosart.urls import account_page

__all__ = [
    "CardContactView",
    "CardEvidenceView",
    "CardFactView",
    "CardStandingView",
    "DecisionCriterionView",
    "NarrativeOf",
    "PersonApproachView",
    "PersonCardView",
    "person_cards",
]

NarrativeOf = Callable[[Person], Markup]
"""Renders what a plan says of a person in its own text."""


@dataclass(frozen=True, slots=True)
class CardStandingView:
    """How a vendor stands on a criterion in the customer's eyes."""

    vendor: str
    standing: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class DecisionCriterionView:
    """What a person judges by."""

    rank: int
    """Its position among all criteria of the page, from 1."""
    name: str
    is_mandatory: bool
    is_informal: bool
    standings: tuple[CardStandingView, ...]
    """Ours, and those of competitors who are better."""
    opportunity: str
    """The opportunity's name, "" where the page is of one."""


@dataclass(frozen=True, slots=True)
class PersonApproachView:
    """What we do about a person."""

    verb: str
    is_fitting: bool
    """Whether it suits where they stand."""
    advised: str
    """What would suit, where it does not; else ""."""
    note: Markup
    owner: str
    next: str
    """Day of the next contact, "" for none."""


@dataclass(frozen=True, slots=True)
class CardEvidenceView:
    """An act that shows where a person stands."""

    day: str
    text: Markup


@dataclass(frozen=True, slots=True)
class CardContactView:
    """One of ours who knows a person."""

    member: str
    level: str
    wanted: str
    """Empty where the level is the one that is wanted."""


@dataclass(frozen=True, slots=True)
class CardFactView:
    """What else a plan says of a person."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonCardView:
    """The card of one person."""

    id: str
    name: str
    title: str
    has_left: bool
    is_key: bool
    status: str
    """Where they stand, "" where that is not known or not shown."""
    status_key: str
    """For the style sheet."""
    status_sign: str
    is_status_hidden: bool
    """Whether these readers may not see it."""
    profile: str
    """Influence, role and coverage."""
    business: tuple[TextsView, ...]
    """What they want for the business; none where the plan does not say."""
    is_business_hidden: bool
    personal: tuple[TextsView, ...]
    """What they want for themselves; none where the plan does not say."""
    is_personal_hidden: bool
    is_watched: bool
    """Whether an agenda or approach that is missing is named: a key player who is there."""
    orientation: str
    criteria: tuple[DecisionCriterionView, ...]
    approaches: tuple[PersonApproachView, ...]
    """One or none."""
    advised: str
    """What their status suggests, "" without one."""
    evidence: tuple[CardEvidenceView, ...]
    contacts: tuple[CardContactView, ...]
    also_known: Markup
    """A link to the account that has the same person, "" for none."""
    has_details: bool
    """Whether there is an address or a number."""
    email: str
    email_href: str
    phone: str
    facts: tuple[CardFactView, ...]
    narrative: Markup


def person_cards(
    view: View,
    account: Account,
    organisation: Organisation,
    opportunities: Sequence[Opportunity],
    narrative: NarrativeOf,
    *,
    several: bool,
) -> Iterator[PersonCardView]:
    """Yield the cards of key players, then of others about whom a plan says more than a row holds.

    Args:
        view: The page.
        account: The account.
        organisation: The people of the page.
        opportunities: Those whose decision criteria count.
        narrative: Renders what a plan says of a person in its own text.
        several: Whether the page shows several opportunities, so that each has to be named.
    """
    ranked = list(enumerate(ranked_criteria(opportunities), 1))
    people = sorted(
        organisation.named,
        key=lambda person: (person.left is not None, not person.is_key, order(person.influence)),
    )
    for person in people:
        if not (person.is_key or _has_story(person)):
            continue
        criteria = tuple(
            _criterion(view, rank, criterion, opportunity.name if several else "")
            for rank, (opportunity, criterion) in ranked
            if any(holder.id == person.id for holder in criterion.people)
        )
        yield _card(view, account, person, criteria, narrative)


def _card(
    view: View,
    account: Account,
    person: Person,
    criteria: tuple[DecisionCriterionView, ...],
    narrative: NarrativeOf,
) -> PersonCardView:
    profile = (view.label(person.influence), view.label(person.role), view.label(person.coverage))
    typed = view.facts(person.entry, "") if person.entry else ()
    facts = (*typed, *view.company_facts(person.extra, account.organisation))
    return PersonCardView(
        id=person.id,
        name=person.name,
        title=person.title,
        has_left=person.left is not None,
        is_key=person.is_key,
        status=view.label(person.status),
        status_key=person.status.value if person.status else "",
        status_sign=status_sign(view, person),
        is_status_hidden="status" in person.hidden_fields,
        profile=" \u00b7 ".join(filter(None, profile)),
        business=(texts_of(person.business_agenda),) if person.business_agenda else (),
        is_business_hidden="business_agenda" in person.hidden_fields,
        personal=(texts_of(person.personal_agenda),) if person.personal_agenda else (),
        is_personal_hidden="personal_agenda" in person.hidden_fields,
        is_watched=person.is_key and person.left is None,
        orientation=view.label(person.orientation),
        criteria=criteria,
        approaches=(_approach(view, person, person.approach),) if person.approach else (),
        advised=_advised(view, person),
        evidence=tuple(
            CardEvidenceView(
                view.translator.date(item.date) if item.date else "", inline(item.text)
            )
            for item in person.evidence
        ),
        contacts=tuple(
            CardContactView(
                contact.member.name,
                view.label(contact.level),
                view.label(contact.wanted) if contact.wanted is not contact.level else "",
            )
            for contact in person.contacts
        ),
        also_known=_same_as(view, person),
        has_details=bool(person.email or person.phone),
        email=person.email,
        email_href=f"mailto:{quote(person.email)}" if person.email else "",
        phone=person.phone,
        facts=tuple(CardFactView(label, text) for label, text in facts),
        narrative=narrative(person) if person.narrative else Markup(),
    )


def _criterion(
    view: View, rank: int, criterion: DecisionCriterion, opportunity: str
) -> DecisionCriterionView:
    standings = (
        CardStandingView(
            rival.name if rival else view.method.us,
            view.label(standing),
            rival is None and standing == "worse",
        )
        for rival, standing in criterion.standings
        if rival is None or standing == "better"
    )
    return DecisionCriterionView(
        rank=rank,
        name=criterion.name,
        is_mandatory=criterion.mandatory,
        is_informal=criterion.formal is False,
        standings=tuple(standings),
        opportunity=opportunity,
    )


def _approach(view: View, person: Person, approach: Approach) -> PersonApproachView:
    fits = approach_fits(person)
    day = approach.next_contact
    return PersonApproachView(
        verb=view.label(approach.verb),
        is_fitting=bool(fits),
        advised=_advised(view, person) if fits is False else "",
        note=inline(approach.note),
        owner=approach.owner.name if approach.owner else "",
        next=view.translator.date(day) if day else "",
    )


def _advised(view: View, person: Person) -> str:
    """Return the approach that suits best where a person stands, "" without a status."""
    return view.label(FITTING[person.status][0]) if person.status else ""


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
    """Write the link to the same person in another account of this build."""
    account, _, key = person.same_as.partition("/")
    if account not in view.site.names:
        return Markup("")
    href = view.to(account_page(account, "relationships"), f"person-{key}")
    return Markup('<a href="{}">{}</a>').format(href, view.site.names[account])
