"""People over all accounts: who is known in several of them, whom each of ours covers, and how well key players are covered.

Reach ── known (one human, the places they are met at) ── ours (one of our team, whom they cover) ── coverage (one account)
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

__all__ = ["Covered", "KeyCoverage", "Known", "OurReach", "Place", "Reach", "analyse_contacts"]


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """A person in one account. `deals` holds each open deal of it with the person as they stand there."""

    account: Account
    person: Person
    opportunities: tuple[tuple[Opportunity, Person], ...]

    @property
    def statuses(self) -> frozenset[Status | None]:
        """Every status the person has here: in the open deals, the account's own where there is none."""
        return frozenset(stance.status for _, stance in self.opportunities) or frozenset(
            (self.person.status,)
        )


@dataclass(frozen=True, eq=False, slots=True)
class Known:
    """One human who is met in several accounts, or decides in several open deals of one."""

    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """Name in the first account."""
        return self.places[0].person.name

    @property
    def differs(self) -> bool:
        """Whether they do not stand the same everywhere."""
        return len(frozenset().union(*(place.statuses for place in self.places))) > 1


@dataclass(frozen=True, eq=False, slots=True)
class Covered:
    """One of theirs whom one of ours knows (`contact`) or is to approach."""

    account: Account
    person: Person
    contact: Contact | None
    owns: bool


@dataclass(frozen=True, eq=False, slots=True)
class OurReach:
    """One of ours with everybody they cover, key players first in each account."""

    member: TeamMember
    covered: tuple[Covered, ...]
    late: int
    """How many next contacts of theirs are past their day."""

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Accounts in which they cover somebody."""
        return tuple(dict.fromkeys(found.account for found in self.covered))

    @property
    def key_players(self) -> int:
        """How many of the people are key players."""
        return sum(found.person.is_key for found in self.covered)

    @property
    def below(self) -> int:
        """How many they know less well than wanted."""
        return sum(
            found.contact is not None
            and found.contact.wanted is not None
            and height(found.contact.level) < height(found.contact.wanted)
            for found in self.covered
        )


@dataclass(frozen=True, eq=False, slots=True)
class KeyCoverage:
    """Key players of an account: how well they are known, where they stand, whether somebody of ours has them."""

    reading: AccountAnalysis
    well: int
    """Met several times or known in depth."""
    brief: int
    unmet: int
    unplanned: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.well + self.brief + self.unmet


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """All accounts together: people who differ first, our widest first, the least covered account first."""

    known: tuple[Known, ...]
    ours: tuple[OurReach, ...]
    coverage: tuple[KeyCoverage, ...]


def analyse_contacts(accounts: Sequence[AccountAnalysis], today: date) -> Reach:
    """Read who is known where, as of `today`. People who have left or are not shown in this build count nowhere."""
    return Reach(_known(accounts), _ours(accounts, today), _coverage(accounts))


def _known(accounts: Sequence[AccountAnalysis]) -> tuple[Known, ...]:
    places = {
        (reading.account.id, person.id): _place(reading, person)
        for reading in accounts
        for person in reading.account.organisation.present
    }
    # One human is one set of places, put together along `same_as` in whichever direction it is typed.
    root = {key: key for key in places}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for key, place in places.items():
        account, _, person = place.person.same_as.partition("/")
        if (account, person) in root:
            root[max(find(key), find((account, person)))] = min(find(key), find((account, person)))
    groups: dict[tuple[str, str], list[Place]] = {}
    for key, place in places.items():
        groups.setdefault(find(key), []).append(place)
    found = [
        Known(tuple(group))
        for group in groups.values()
        if len(group) > 1 or (group[0].person.is_key and len(group[0].opportunities) > 1)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                len(one.places) < 2,
                not one.differs,
                one.name.casefold(),
                one.places[0].account.id,
            ),
        )
    )


def _place(reading: AccountAnalysis, person: Person) -> Place:
    opportunities = []
    for item in reading.open_opportunities:
        stance = item.opportunity.organisation.by_id.get(person.id)
        if stance is not None and not stance.hidden and stance.left is None:
            opportunities.append((item.opportunity, stance))
    return Place(reading.account, person, tuple(opportunities))


def _ours(accounts: Sequence[AccountAnalysis], today: date) -> tuple[OurReach, ...]:
    # The shared team is read anew for each account: its people are one by id and name.
    members: dict[tuple[str, str], TeamMember] = {}
    covered: dict[tuple[str, str], list[Covered]] = {}
    late: dict[tuple[str, str], int] = {}
    for reading in accounts:
        for person in sorted(reading.account.organisation.present, key=lambda one: not one.is_key):
            owner = person.approach.owner if person.approach else None
            contacts = {
                (contact.member.id, contact.member.name): contact for contact in person.contacts
            }
            ours = {key: contact.member for key, contact in contacts.items()}
            if owner:
                ours.setdefault((owner.id, owner.name), owner)
                planned = person.approach.next_contact if person.approach else None
                late[owner.id, owner.name] = late.get((owner.id, owner.name), 0) + (
                    planned is not None and planned < today
                )
            for key, member in ours.items():
                members.setdefault(key, member)
                owns = owner is not None and key == (owner.id, owner.name)
                covered.setdefault(key, []).append(
                    Covered(reading.account, person, contacts.get(key), owns)
                )
    found = [
        OurReach(member, tuple(covered[key]), late.get(key, 0)) for key, member in members.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.key_players,
                -len(one.covered),
                one.member.name.casefold(),
                one.member.id,
            ),
        )
    )


def _coverage(accounts: Sequence[AccountAnalysis]) -> tuple[KeyCoverage, ...]:
    found = []
    for reading in accounts:
        key = reading.politics.key_players
        well = sum(person.coverage in (Coverage.MULTIPLE, Coverage.IN_DEPTH) for person in key)
        unmet = sum(not is_met(person) for person in key)
        if key:
            found.append(
                KeyCoverage(
                    reading, well, len(key) - well - unmet, unmet, len(reading.politics.unplanned)
                )
            )
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.unmet / one.all,
                one.well / one.all,
                one.reading.account.name.casefold(),
            ),
        )
    )
