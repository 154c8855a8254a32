"""People of a plan: theirs, ours, and the lines between theirs.

Organisation ── people ── Person (stance, agendas, approach, who of ours knows them)
             └─ lines ── Line (formal, informal, influence, conflict), always between people of the
                         same organisation
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.model.values import ExtraValue
from gosart.plan.schema.people import OverrideEntry

__all__ = ["Approach", "Contact", "Evidence", "Line", "Organisation", "Person", "TeamMember"]


@dataclass(frozen=True, eq=False, slots=True)
class TeamMember:
    """One of ours."""

    id: str
    name: str
    role: str = ""
    email: str = ""
    left: date | None = None
    """Day they left us."""


@dataclass(frozen=True, eq=False, slots=True)
class Approach:
    """What we do about a person. `note` is Markdown."""

    verb: enums.ApproachVerb | None
    note: str
    owner: TeamMember | None
    next_contact: date | None


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """A dated act that shows where a person stands."""

    date: date | None
    text: str


@dataclass(frozen=True, eq=False, slots=True)
class Contact:
    """One of ours with one of theirs: the level now and the level wanted."""

    member: TeamMember
    level: enums.Level | None
    wanted: enums.Level | None


@dataclass(frozen=True, eq=False, slots=True)
class Person:
    """One of theirs, as they stand in one organisation (the account's or a deal's).

    A `hidden` person is left out of this build: no name, no title, an id that says nothing, only
    the place in the lines.
    """

    id: str
    name: str
    title: str
    hidden: bool = False
    unit: str = ""
    """Name of their unit."""
    external: bool = False
    placeholder: bool = False
    role: enums.Role | None = None
    influence: enums.Influence | None = None
    adaptability: enums.Adaptability | None = None
    orientation: enums.Orientation | None = None
    status: enums.Status | None = None
    coverage: enums.Coverage | None = None
    business_agenda: tuple[str, ...] = ()
    personal_agenda: tuple[str, ...] = ()
    approach: Approach | None = None
    evidence: tuple[Evidence, ...] = ()
    last_contact: date | None = None
    same_as: str = ""
    left: date | None = None
    email: str = ""
    phone: str = ""
    contacts: tuple[Contact, ...] = ()
    narrative: str = ""
    location: Location | None = None
    narrative_path: str = ""
    """File of the narrative, which its relative links start from."""
    locator: Locator = NO_LOCATOR
    entry: OverrideEntry | None = field(default=None, repr=False)
    """What is typed of them: of the account, with what differs for the opportunity."""
    sponsor: TeamMember | None = None
    """Our executive who keeps the relationship."""
    notes: str = ""
    """What else we know of them, Markdown."""
    links: tuple[str, ...] = ()
    """Addresses of pages about them."""
    crm: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """System to id."""
    extra: tuple[ExtraValue, ...] = ()
    """A company's own fields."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""

    @property
    def is_key(self) -> bool:
        """Whether they are a key player: inner circle or political structure."""
        return self.influence in (enums.Influence.INNER_CIRCLE, enums.Influence.POLITICAL_STRUCTURE)

    @property
    def is_with_us(self) -> bool:
        """Whether they are a mentor or supporter."""
        return self.status in (enums.Status.MENTOR, enums.Status.SUPPORTER)


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """A line from `source` to `target`.

    Formal and informal ones lead from manager to report, influence from who sways to who is swayed.
    """

    kind: enums.LineKind
    source: Person
    target: Person
    strength: enums.Strength = enums.Strength.NORMAL
    note: str = ""


@dataclass(frozen=True, eq=False)
class Organisation:
    """People in the plan's order with the lines between them. Formal lines are a forest."""

    people: tuple[Person, ...] = ()
    lines: tuple[Line, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """Person by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def named(self) -> tuple[Person, ...]:
        """People who are not hidden."""
        return tuple(person for person in self.people if not person.hidden)

    @cached_property
    def present(self) -> tuple[Person, ...]:
        """Named people who have not left."""
        return tuple(person for person in self.named if person.left is None)

    @cached_property
    def manager(self) -> dict[Person, Person]:
        """Who a person reports to, for those who report to somebody."""
        return {
            line.target: line.source for line in self.lines if line.kind is enums.LineKind.FORMAL
        }

    @cached_property
    def reports(self) -> dict[Person, tuple[Person, ...]]:
        """Direct reports of each person that has some, in the plan's order."""
        reports_: dict[Person, list[Person]] = {}
        for line in self.lines:
            if line.kind is enums.LineKind.FORMAL:
                reports_.setdefault(line.source, []).append(line.target)
        return {boss: tuple(staff) for boss, staff in reports_.items()}

    def of_kind(self, *kinds: enums.LineKind) -> Iterable[Line]:
        """Lines of the given kinds, in order.

        Args:
            kinds: The kinds that are wanted.

        Returns:
            The lines.
        """
        return (line for line in self.lines if line.kind in kinds)
