"""Cards of people on the page of relationships: key players, and others who have a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.politics import FITTING, approach_fits, ranked_criteria
from gosart.method.enums import ApproachVerb
from gosart.plan.model.account import DecisionCriterion, Opportunity
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.urls import account_page

__all__ = ["CardView", "CriterionView", "person_cards"]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """What a person judges by."""

    rank: int
    """Its position among all criteria of the page, from 1."""
    criterion: DecisionCriterion
    opportunity: str
    """The opportunity's name, "" where the page is of one."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The card of one person."""

    person: Person
    criteria: tuple[CriterionView, ...]
    fits: bool | None
    """Whether our approach fits their status; None where one of both is missing."""
    advised: ApproachVerb | None
    """The approach that fits best; None without a status."""
    also_known: Markup
    """A link to the account that has the same person, "" for none."""


def person_cards(
    view: View, organisation: Organisation, opportunities: Sequence[Opportunity], *, several: bool
) -> Iterator[CardView]:
    """Yield the cards of key players, then of others about whom a plan says more than a row holds.

    Args:
        view: The page.
        organisation: Its people.
        opportunities: Those whose decision criteria count.
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
            CriterionView(rank, criterion, opportunity.name if several else "")
            for rank, (opportunity, criterion) in ranked
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
    """Write the link to the same person in another account of this build."""
    account, _, key = person.same_as.partition("/")
    if account not in view.site.names:
        return Markup("")
    href = view.to(account_page(account, "relationships"), f"person-{key}")
    return Markup('<a href="{}">{}</a>').format(href, view.site.names[account])
