"""People over all accounts: who is met in several, and whom of them our team covers.

Reach ── shared_contacts (one human, with each account they appear in)
      ├─ team (one of ours, with everybody they cover)
      └─ coverage (one account, with how well its key players are covered)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.opportunity import AccountAnalysis
from gosart.analysis.politics import height, is_met
from gosart.method.enums import Coverage, Status
from gosart.plan.model.account import Account, Opportunity
from gosart.plan.model.people import Contact, Person, TeamMember

__all__ = [
    "Appearance",
    "CoveredPerson",
    "KeyCoverage",
    "MemberReach",
    "Reach",
    "SharedContact",
    "analyse_contacts",
]


@dataclass(frozen=True, eq=False, slots=True)
class Appearance:
    """A person in one account."""

    account: Account
    person: Person
    opportunities: tuple[tuple[Opportunity, Person], ...]
    """Each open opportunity of the account, with the person as they stand there."""

    @property
    def statuses(self) -> frozenset[Status | None]:
        """Every status the person has in the open opportunities, or else in the account."""
        return frozenset(stance.status for _, stance in self.opportunities) or frozenset(
            (self.person.status,)
        )


@dataclass(frozen=True, eq=False, slots=True)
class SharedContact:
    """One human who is met in several accounts, or decides in several open opportunities of one."""

    appearances: tuple[Appearance, ...]

    @property
    def name(self) -> str:
        """The name in the first account."""
        return self.appearances[0].person.name

    @property
    def differs(self) -> bool:
        """Whether they do not stand the same everywhere."""
        statuses = frozenset().union(*(appearance.statuses for appearance in self.appearances))
        return len(statuses) > 1


@dataclass(frozen=True, eq=False, slots=True)
class CoveredPerson:
    """A person at the customer whom one of ours knows or is to approach."""

    account: Account
    person: Person
    contact: Contact | None
    """How well our person knows them; None where ours is only to approach them."""
    owns: bool
    """Whether our person owns the approach."""


@dataclass(frozen=True, eq=False, slots=True)
class MemberReach:
    """One of our team with everybody they cover, key players first in each account."""

    member: TeamMember
    covered: tuple[CoveredPerson, ...]
    late: int
    """How many next contacts of theirs are past their day."""

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts in which they cover somebody."""
        return tuple(dict.fromkeys(covered.account for covered in self.covered))

    @property
    def key_players(self) -> int:
        """How many of the people are key players."""
        return sum(covered.person.is_key for covered in self.covered)

    @property
    def below(self) -> int:
        """How many they know less well than wanted."""
        return sum(
            covered.contact is not None
            and covered.contact.wanted is not None
            and height(covered.contact.level) < height(covered.contact.wanted)
            for covered in self.covered
        )


@dataclass(frozen=True, eq=False, slots=True)
class KeyCoverage:
    """The key players of an account, counted by how well we know them."""

    analysis: AccountAnalysis
    well: int
    """Met several times or known in depth."""
    brief: int
    """Met briefly."""
    unmet: int
    """Met by nobody of ours."""
    unplanned: int
    """Without an approach, or without an owner of ours for it."""

    @property
    def all(self) -> int:
        """How many key players there are."""
        return self.well + self.brief + self.unmet


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """What all accounts say together about people."""

    shared_contacts: tuple[SharedContact, ...]
    """Those of several accounts first, and of these those who do not stand the same everywhere."""
    team: tuple[MemberReach, ...]
    """Whoever covers the most key players first."""
    coverage: tuple[KeyCoverage, ...]
    """The least covered account first; accounts without key players are left out."""


def analyse_contacts(accounts: Sequence[AccountAnalysis], today: date) -> Reach:
    """Compare the people of all accounts.

    Args:
        accounts: The accounts, analysed for the same day.
        today: The day; a next contact before it is late.

    Returns:
        The three lists. People who have left, or are hidden in this build, count in none.
    """
    return Reach(_shared_contacts(accounts), _team(accounts, today), _coverage(accounts))


def _shared_contacts(accounts: Sequence[AccountAnalysis]) -> tuple[SharedContact, ...]:
    appearances = {
        (analysis.account.id, person.id): _appearance(analysis, person)
        for analysis in accounts
        for person in analysis.account.organisation.present
    }
    # A union-find: one human is one set of appearances, joined along `same_as` in whichever
    # direction a plan has it.
    root = {key: key for key in appearances}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for key, appearance in appearances.items():
        account, _, person = appearance.person.same_as.partition("/")
        if (account, person) in root:
            root[max(find(key), find((account, person)))] = min(find(key), find((account, person)))
    groups: dict[tuple[str, str], list[Appearance]] = {}
    for key, appearance in appearances.items():
        groups.setdefault(find(key), []).append(appearance)
    contacts = [
        SharedContact(tuple(group))
        for group in groups.values()
        if len(group) > 1 or (group[0].person.is_key and len(group[0].opportunities) > 1)
    ]
    return tuple(
        sorted(
            contacts,
            key=lambda contact: (
                len(contact.appearances) < 2,
                not contact.differs,
                contact.name.casefold(),
                contact.appearances[0].account.id,
            ),
        )
    )


def _appearance(analysis: AccountAnalysis, person: Person) -> Appearance:
    opportunities = []
    for item in analysis.open_opportunities:
        stance = item.opportunity.organisation.by_id.get(person.id)
        if stance is not None and not stance.hidden and stance.left is None:
            opportunities.append((item.opportunity, stance))
    return Appearance(analysis.account, person, tuple(opportunities))


def _team(accounts: Sequence[AccountAnalysis], today: date) -> tuple[MemberReach, ...]:
    # The shared team is read anew for each account: its people are the same by id and name.
    members: dict[tuple[str, str], TeamMember] = {}
    covered: dict[tuple[str, str], list[CoveredPerson]] = {}
    late: dict[tuple[str, str], int] = {}
    for analysis in accounts:
        people = analysis.account.organisation.present
        for person in sorted(people, key=lambda person: not person.is_key):
            owner = person.approach.owner if person.approach else None
            contacts = {
                (contact.member.id, contact.member.name): contact for contact in person.contacts
            }
            involved = {key: contact.member for key, contact in contacts.items()}
            if owner:
                involved.setdefault((owner.id, owner.name), owner)
                planned = person.approach.next_contact if person.approach else None
                late[owner.id, owner.name] = late.get((owner.id, owner.name), 0) + (
                    planned is not None and planned < today
                )
            for key, member in involved.items():
                members.setdefault(key, member)
                owns = owner is not None and key == (owner.id, owner.name)
                covered.setdefault(key, []).append(
                    CoveredPerson(analysis.account, person, contacts.get(key), owns)
                )
    reaches = [
        MemberReach(member, tuple(covered[key]), late.get(key, 0))
        for key, member in members.items()
    ]
    return tuple(
        sorted(
            reaches,
            key=lambda reach: (
                -reach.key_players,
                -len(reach.covered),
                reach.member.name.casefold(),
                reach.member.id,
            ),
        )
    )


def _coverage(accounts: Sequence[AccountAnalysis]) -> tuple[KeyCoverage, ...]:
    coverages = []
    for analysis in accounts:
        key = analysis.politics.key_players
        well = sum(person.coverage in (Coverage.MULTIPLE, Coverage.IN_DEPTH) for person in key)
        unmet = sum(not is_met(person) for person in key)
        if key:
            unplanned = len(analysis.politics.unplanned)
            brief = len(key) - well - unmet
            coverages.append(KeyCoverage(analysis, well, brief, unmet, unplanned))
    return tuple(
        sorted(
            coverages,
            key=lambda coverage: (
                -coverage.unmet / coverage.all,
                coverage.well / coverage.all,
                coverage.analysis.account.name.casefold(),
            ),
        )
    )
