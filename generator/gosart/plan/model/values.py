"""Small parts of both an account and its deals: money, aims, rivals, a company's own fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.method.custom_fields import CustomField
from gosart.plan.schema.account import CompetitorEntry

__all__ = ["Aim", "Competitor", "ExtraValue", "Ignore", "Money", "Point", "TwoSides"]


@dataclass(frozen=True, eq=False, slots=True)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, eq=False, slots=True)
class Ignore:
    """A finding that is known and accepted: the rule's code, why, until when.

    `entry` is the id of its entry ("": the plan).
    """

    rule: str
    reason: str
    until: date | None
    location: Location
    entry: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Aim:
    """One entry of a goal, objective, strategy line or test.

    It is a text (Markdown) and, where given, how it is measured.
    """

    text: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    now: str = ""
    by: date | None = None
    id: str = ""
    """What actions refer to it by, "" for none."""
    shared: bool = False
    """Whether the customer is given it: an objective of theirs."""


@dataclass(frozen=True, eq=False, slots=True)
class TwoSides:
    """The two columns of GOSART: what the customer says, and our team."""

    customer: tuple[Aim, ...] = ()
    team: tuple[Aim, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.customer or self.team)


@dataclass(frozen=True, eq=False, slots=True)
class ExtraValue:
    """The value of one of a company's own fields, by the type that the field has.

    A choice is the value as declared, a person the id of somebody in the organisation.
    """

    field: CustomField
    value: str | bool | date | Decimal | Money


@dataclass(frozen=True, eq=False, slots=True)
class Point:
    """A strength or weakness of a rival; `answer` is `<opportunity>/<action>`, "" for none."""

    text: str
    answer: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Competitor:
    """A rival; `no-decision` is always one."""

    id: str
    name: str
    threat: enums.Threat | None = None
    position: str = ""
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    narrative: str = ""
    narrative_path: str = ""
    """File of the narrative, which its relative links start from."""
    entry: CompetitorEntry | None = field(default=None, repr=False)
    """What is typed of it."""
    strong_points: tuple[Point, ...] = ()
    """The strengths with the action that answers each."""
    weak_points: tuple[Point, ...] = ()
    """The weaknesses with the action that uses each."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, given or not."""
    shared_name: str = ""
    """Its name in the entry that all accounts share; "" for an entry of the account alone."""

    @property
    def is_shared(self) -> bool:
        """Whether all accounts share its entry: then it is one and the same in all of them."""
        return bool(self.shared_name)
