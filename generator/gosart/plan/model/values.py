"""Small parts that an account and its deals are both made of: money, aims, rivals, accepted findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.schema.account import CompetitorEntry

__all__ = ["Aim", "Competitor", "Ignore", "Money", "TwoSides"]


@dataclass(frozen=True, eq=False, slots=True)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, eq=False, slots=True)
class Ignore:
    """A finding that is known and accepted: the rule's code, why, until when; `entry` is the id of its entry ("": the plan)."""

    rule: str
    reason: str
    until: date | None
    location: Location
    entry: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Aim:
    """One entry of a goal, objective, strategy line or test: a text (Markdown) and, where given, how it is measured."""

    text: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    now: str = ""
    by: date | None = None


@dataclass(frozen=True, eq=False, slots=True)
class TwoSides:
    """The two columns of GOSART: what the customer says, and our team."""

    customer: tuple[Aim, ...] = ()
    team: tuple[Aim, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.customer or self.team)


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
