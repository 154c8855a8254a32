"""Who decides, by name: the people of an opportunity by buying role and by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.politics import DECIDING_ROLES, hides_people, hides_status, is_against, is_met
from gosart.briefing.judgement import stances_in_words
from gosart.method.enums import Influence, Role
from gosart.plan.model.people import Organisation, Person
from gosart.site.template_context import View
from gosart.site.value_order import order
from gosart.site.views.sheet_model import PeopleRowView, PeopleView, PersonView, StanceView
from gosart.text.shorten import shorten_to_length
from gosart.urls import account_page

__all__ = ["people_of"]

_IN_A_CELL, _OF_MANY = 3, 2
"""People of one role and stance that the sheet names, and of a role that does not decide where
there are many."""
_MANY = 14
"""From how many people on there are many."""
_NOT_MET = 3
_TITLE = 30
"""Characters of a title."""


def people_of(view: View, analysis: OpportunityAnalysis, account: str, href: str) -> PeopleView:
    """Return who decides, as far as these readers may see it.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        account: Id of its account, whose page has a row for each person.
        href: Address of the page with all people of the opportunity.
    """
    organisation, text = analysis.opportunity.organisation, view.translator.text
    is_hidden = hides_status(organisation.present)
    unmet = [person for person in organisation.present if _is_open(person) and not is_met(person)]
    met = [person for person in organisation.present if person not in unmet]

    def link(person: Person, note: str) -> PersonView:
        address = view.to(account_page(account, "relationships"), f"person-{person.id}")
        is_inner = person.influence is Influence.INNER_CIRCLE
        return PersonView(person.name, address, note, is_inner)

    labels = (text("Supports us"), text("Undecided"), text("Opposes us"))
    is_large = len(organisation.present) >= _MANY
    named = 0
    rows: list[PeopleRowView] = []
    for label, belongs in _roles(view):
        own = _by_weight([person for person in met if belongs(person)])
        stances = _by_stance(own, is_hidden=is_hidden)
        with_role = not rows and max(map(len, stances)) == 1
        groups = [
            tuple(
                link(person, view.label(person.role) if with_role else "")
                for person in group[: _OF_MANY if rows and is_large else _IN_A_CELL]
            )
            for group in stances
        ]
        named += sum(map(len, groups))
        if any(groups):
            columns = zip(labels, groups, strict=True)
            rows.append(PeopleRowView(label, tuple(StanceView(*column) for column in columns)))
    not_met = tuple(
        link(person, "" if is_large else shorten_to_length(person.title, _TITLE))
        for person in _by_weight(unmet)[: _OF_MANY if is_large else _NOT_MET]
    )
    rest = len(organisation.present) - named - len(not_met)
    return PeopleView(
        href=href,
        circle="" if hides_people(organisation) else _circle(view, analysis),
        rows=tuple(rows) if not is_hidden else (),
        not_met=not_met if not is_hidden else (),
        note=_note(organisation, text),
        more="" if is_hidden or rest <= 0 else view.translator.plural("{n} more", "{n} more", rest),
    )


def _roles(view: View) -> tuple[tuple[str, Callable[[Person], bool]], ...]:
    text = view.translator.text
    return (
        (
            text("Decide, approve"),
            lambda person: person.role in DECIDING_ROLES,
        ),
        (text("Evaluate"), lambda person: person.role is Role.EVALUATOR),
        (text("Use"), lambda person: person.role is Role.USER),
        (text("No role"), lambda person: person.role is None and person.is_key),
    )


def _is_open(person: Person) -> bool:
    """Whether it is not known that somebody is for us or against us."""
    return not person.is_with_us and not is_against(person)


def _by_weight(people: Sequence[Person]) -> list[Person]:
    return sorted(people, key=lambda person: order(person.influence))


def _by_stance(people: Sequence[Person], *, is_hidden: bool) -> tuple[list[Person], ...]:
    if is_hidden:
        return [], [], []
    return (
        [person for person in people if person.is_with_us],
        [person for person in people if _is_open(person)],
        [person for person in people if is_against(person)],
    )


def _circle(view: View, analysis: OpportunityAnalysis) -> str:
    """Say how the inner circle stands."""
    inner = next(
        (power for power in analysis.politics.power if power.influence is Influence.INNER_CIRCLE),
        None,
    )
    if inner is None or not any(inner.counts):
        return ""
    stances = stances_in_words(inner.counts, view.translator)
    return view.translator.text("inner circle: {stances}", stances=stances)


def _note(organisation: Organisation, text: Callable[[str], str]) -> str:
    if hides_status(organisation.present):
        return text("Where people stand is not shown for this audience")
    if hides_people(organisation):
        return text("Some of the people are not shown for this audience")
    return "" if organisation.present else text("No one named yet")
