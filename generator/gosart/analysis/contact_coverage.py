"""People over all accounts: who is met in several, and whom of them our team covers.

Reach ── shared_contacts (one human, with each account they appear in)
      ├─ team (one of ours, with everybody they cover)
      └─ coverage (the accounts by how well their key players are covered)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.overview import AccountOverview, PersonOverview
from gosart.analysis.politics import height
from gosart.plan.model.people import Contact, TeamMember

__all__ = [
    "Appearance",
    "CoveredPerson",
    "MemberReach",
    "Reach",
    "SharedContact",
    "analyse_contacts",
    "by_coverage",
]


@dataclass(frozen=True, eq=False, slots=True)
class Appearance:
    """A person in one account."""

    account: AccountOverview
    person: PersonOverview


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
        statuses = frozenset().union(
            *(appearance.person.statuses for appearance in self.appearances)
        )
        return len(statuses) > 1


@dataclass(frozen=True, eq=False, slots=True)
class CoveredPerson:
    """A person at the customer whom one of ours knows or is to approach."""

    account: AccountOverview
    person: PersonOverview
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
    def accounts(self) -> tuple[AccountOverview, ...]:
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
class Reach:
    """What all accounts say together about people."""

    shared_contacts: tuple[SharedContact, ...]
    """Those of several accounts first, and of these those who do not stand the same everywhere."""
    team: tuple[MemberReach, ...]
    """Whoever covers the most key players first."""
    coverage: tuple[AccountOverview, ...]
    """The least covered account first; accounts without key players are left out."""


def analyse_contacts(accounts: Sequence[AccountOverview], today: date) -> Reach:
    """Compare the people of all accounts.

    Args:
        accounts: The accounts, each on the same day.
        today: The day; a next contact before it is late.

    Returns:
        The three lists. People who have left, or are hidden in this build, count in none.
    """
    return Reach(_shared_contacts(accounts), _team(accounts, today), by_coverage(accounts))


def _shared_contacts(accounts: Sequence[AccountOverview]) -> tuple[SharedContact, ...]:
    appearances = {
        (account.id, person.id): Appearance(account, person)
        for account in accounts
        for person in account.people
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
        if len(group) > 1 or (group[0].person.is_key and len(group[0].person.stances) > 1)
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


def _team(accounts: Sequence[AccountOverview], today: date) -> tuple[MemberReach, ...]:
    # The shared team is read anew for each account: its people are the same by id and name.
    members: dict[tuple[str, str], TeamMember] = {}
    covered: dict[tuple[str, str], list[CoveredPerson]] = {}
    late: dict[tuple[str, str], int] = {}
    for account in accounts:
        for person in sorted(account.people, key=lambda person: not person.is_key):
            owner = person.owner
            contacts = {
                (contact.member.id, contact.member.name): contact for contact in person.contacts
            }
            involved = {key: contact.member for key, contact in contacts.items()}
            if owner:
                involved.setdefault((owner.id, owner.name), owner)
                late[owner.id, owner.name] = late.get((owner.id, owner.name), 0) + (
                    person.next_contact is not None and person.next_contact < today
                )
            for key, member in involved.items():
                members.setdefault(key, member)
                owns = owner is not None and key == (owner.id, owner.name)
                covered.setdefault(key, []).append(
                    CoveredPerson(account, person, contacts.get(key), owns)
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


def by_coverage(accounts: Sequence[AccountOverview]) -> tuple[AccountOverview, ...]:
    """Return the accounts with key players, the least covered first.

    Args:
        accounts: All accounts.
    """

    def order(account: AccountOverview) -> tuple[float, float, str]:
        counts = account.coverage
        return -counts.unmet / counts.all, counts.well / counts.all, account.name.casefold()

    return tuple(sorted((account for account in accounts if account.coverage.all), key=order))
