"""People over all accounts: how well key players are covered, who differs, whom ours cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.contact_coverage import MemberReach, Reach, SharedContact
from gosart.analysis.overview import (
    AccountOverview,
    CoverageCounts,
    PersonOverview,
    StanceOverview,
)
from gosart.charts.power_grid import draw_share
from gosart.site.template_context import View
from gosart.site.views.portfolio_model import PortfolioFactView
from gosart.urls import account_page, opportunity_page

__all__ = [
    "AppearanceView",
    "CoverageRowView",
    "CoveredPersonView",
    "MemberRowView",
    "PeoplePageView",
    "SharedPersonView",
    "StatusView",
    "coverage_rows",
    "people_page_view",
]

MOST = 300
"""Rows of the tables of people; the page gives the number of those that follow."""
_COVERED = 60
"""People listed of one of ours."""


@dataclass(frozen=True, slots=True)
class CoverageRowView:
    """An account with how well its key players are covered."""

    name: str
    href: str
    warning: str
    """Whom everything hangs on, "" where it does not hang on one."""
    bar: Markup
    share: str
    share_order: float
    counts: tuple[PortfolioFactView, ...]
    """Key players, known well, met briefly, not met, with us, against us, without an approach."""


@dataclass(frozen=True, slots=True)
class StatusView:
    """Where somebody stands, somewhere."""

    opportunity: str
    """Its name, "" for the account."""
    href: str
    sign: str
    key: str
    """The status's key, "" where it is not known."""
    label: str


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """A person in one account."""

    account: str
    href: str
    statuses: tuple[StatusView, ...]


@dataclass(frozen=True, slots=True)
class SharedPersonView:
    """Somebody who does not stand the same everywhere."""

    name: str
    title: str
    appearances: tuple[AppearanceView, ...]


@dataclass(frozen=True, slots=True)
class CoveredPersonView:
    """A person whom one of ours covers."""

    link: Markup
    note: str


@dataclass(frozen=True, slots=True)
class MemberRowView:
    """One of ours with whom they cover."""

    name: str
    role: str
    href: str
    """Address of their page, "" for none."""
    counts: tuple[PortfolioFactView, ...]
    """Accounts, people, key players, below the level wanted, contacts past their day."""
    summary: str
    covered: tuple[CoveredPersonView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class PeoplePageView:
    """The page of people over all accounts."""

    nav: Markup
    is_empty: bool
    facts: tuple[PortfolioFactView, ...]
    coverage_heads: tuple[str, ...]
    """What is counted of each account."""
    coverage: tuple[CoverageRowView, ...]
    coverage_all: int
    coverage_rest: str
    """Addresses of the files that hold the other rows, parted by spaces."""
    shared: tuple[SharedPersonView, ...]
    shared_note: str
    member_heads: tuple[str, ...]
    """What is counted of each of our people."""
    members: tuple[MemberRowView, ...]
    more_members: str


def people_page_view(view: View, reach: Reach, rest: Sequence[str], most: int) -> PeoplePageView:
    """Return the page of people over all accounts.

    Args:
        view: The page.
        reach: What all accounts say together about people.
        rest: Uris of the files with the rows of coverage that the page itself is without.
        most: How many of them it has itself.
    """
    translator = view.translator
    differing = [contact for contact in reach.shared_contacts if contact.differs]
    more = len(reach.team) - MOST
    is_empty = not (reach.coverage or reach.shared_contacts or reach.team)
    coverage = coverage_rows(view, reach.coverage[:most])
    members = tuple(_member(view, member) for member in reach.team[:MOST])
    return PeoplePageView(
        nav=view.portfolio_nav(),
        is_empty=is_empty,
        facts=() if is_empty else tuple(_facts(view, reach)),
        coverage_heads=tuple(count.label for row in coverage[:1] for count in row.counts),
        coverage=coverage,
        coverage_all=len(reach.coverage),
        coverage_rest=view.all_to(rest),
        shared=tuple(_shared(view, contact) for contact in differing[:MOST]),
        shared_note=_shared_note(view, len(reach.shared_contacts) - len(differing)),
        member_heads=tuple(count.label for row in members[:1] for count in row.counts),
        members=members,
        more_members=translator.text("and {n} more", n=translator.number(more)) if more > 0 else "",
    )


def _facts(view: View, reach: Reach) -> Iterator[PortfolioFactView]:
    text, number = view.translator.text, view.translator.number
    key = sum(account.coverage.all for account in reach.coverage)
    met = sum(account.coverage.well + account.coverage.brief for account in reach.coverage)
    share = f" ({view.translator.percent(met / key)})" if key else ""
    yield PortfolioFactView(text("Key players"), number(key))
    yield PortfolioFactView(text("Met"), number(met) + share)
    several = sum(len(contact.appearances) > 1 for contact in reach.shared_contacts)
    yield PortfolioFactView(text("Shared across accounts"), number(several))
    late = sum(member.late for member in reach.team)
    yield PortfolioFactView(text("Overdue contacts"), number(late))


def coverage_rows(view: View, accounts: Sequence[AccountOverview]) -> tuple[CoverageRowView, ...]:
    """Return rows of the table of coverage.

    Args:
        view: The page.
        accounts: Accounts with key players.
    """
    return tuple(_coverage_row(view, account) for account in accounts)


def _coverage_row(view: View, account: AccountOverview) -> CoverageRowView:
    counts, text, number = account.coverage, view.translator.text, view.translator.number
    met = (counts.well + counts.brief) / counts.all
    hidden = text("not shown")
    values = (
        (text("Key players"), number(counts.all)),
        (text("Known well"), number(counts.well)),
        (text("Met briefly"), number(counts.brief)),
        (text("Not met"), number(counts.unmet)),
        (text("With us"), hidden if counts.is_partial else number(counts.with_us)),
        (text("Against us"), hidden if counts.is_partial else number(counts.against)),
        (text("No relationship plan"), number(counts.unplanned)),
    )
    sole = counts.sole_contact
    return CoverageRowView(
        name=account.name,
        href=view.account(account.id, "relationships"),
        warning=text("depends on {name}", name=sole) if sole else "",
        bar=_bar(view, counts),
        share=view.translator.percent(met),
        share_order=round(met, 4),
        counts=tuple(PortfolioFactView(label, value) for label, value in values),
    )


def _bar(view: View, coverage: CoverageCounts) -> Markup:
    """Draw how many key players are known well, briefly and not at all."""
    counts = (coverage.well, coverage.brief, coverage.unmet)
    well, brief, unmet = (view.translator.number(count) for count in counts)
    description = view.translator.text(
        "{well} known well, {brief} met briefly, {unmet} not met",
        well=well,
        brief=brief,
        unmet=unmet,
    )
    return Markup(draw_share(counts, description))


def _shared(view: View, contact: SharedContact) -> SharedPersonView:
    appearances = []
    for appearance in contact.appearances:
        account, person = appearance.account, appearance.person
        stances = person.stances or (person.own,)
        appearances.append(
            AppearanceView(
                account.name,
                _href(view, account, person, person.own),
                tuple(_status(view, account, person, stance) for stance in stances),
            )
        )
    return SharedPersonView(contact.name, contact.appearances[0].person.title, tuple(appearances))


def _status(
    view: View, account: AccountOverview, person: PersonOverview, stance: StanceOverview
) -> StatusView:
    text, status = view.translator.text, stance.status
    label = view.label(status) if status else text("unknown")
    if status is None and stance.is_hidden:
        label = text("not shown here")
    coverage = f" \u00b7 {view.label(stance.coverage)}" if stance.coverage else ""
    return StatusView(
        opportunity=stance.name,
        href=_href(view, account, person, stance),
        sign=view.method.term(status).letter if status else "",
        key=status.value if status else "",
        label=label + (coverage if stance.opportunity else ""),
    )


def _href(
    view: View, account: AccountOverview, person: PersonOverview, stance: StanceOverview
) -> str:
    """Return the address of a person's row.

    It is on the opportunity's own page where the account has several, else on the account's.
    """
    page = (
        opportunity_page(account.id, stance.opportunity, "relationships")
        if stance.opportunity and account.has_several
        else account_page(account.id, "relationships")
    )
    return view.to(page, f"person-{person.id}")


def _shared_note(view: View, same: int) -> str:
    if not same:
        return ""
    return view.translator.plural(
        "{n} more person is known in several places and stands the same in all of them.",
        "{n} more people are known in several places and stand the same in all of them.",
        same,
    )


def _member(view: View, reach: MemberReach) -> MemberRowView:
    text, number, plural = view.translator.text, view.translator.number, view.translator.plural
    more = len(reach.covered) - _COVERED
    values = (
        (text("Accounts"), len(reach.accounts)),
        (text("People"), len(reach.covered)),
        (text("Key players"), reach.key_players),
        (text("Below target"), reach.below),
        (text("Overdue contacts"), reach.late),
    )
    covered = []
    for item in reach.covered[:_COVERED]:
        notes = [item.account.name]
        contact = item.contact
        if contact and contact.level:
            wanted = contact.wanted
            arrow = f" \u2192 {view.label(wanted)}" if wanted and wanted != contact.level else ""
            notes.append(view.label(contact.level) + arrow)
        if item.owns:
            notes.append(text("relationship owner"))
        covered.append(
            CoveredPersonView(view.person(item.person, item.account.id), " \u00b7 ".join(notes))
        )
    return MemberRowView(
        name=reach.member.name,
        role=reach.member.role,
        href=view.member(reach.member),
        counts=tuple(PortfolioFactView(label, number(count)) for label, count in values),
        summary=plural("{n} person", "{n} people", len(reach.covered)),
        covered=tuple(covered),
        more=text("and {n} more", n=number(more)) if more > 0 else "",
    )
