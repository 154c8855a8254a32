"""How a deal is won, paid, delivered and decided, as frozen objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.duration import Duration
from gosart.plan.model.actions import Action, Milestone
from gosart.plan.model.people import Person
from gosart.plan.model.values import Competitor, Money, TwoSides

__all__ = ["Budget", "Counter", "Decision", "Delivery", "DeliveryStep", "Strategy"]


@dataclass(frozen=True, eq=False, slots=True)
class Budget:
    """The customer's money for it, not our order."""

    money: Money | None
    owner: Person | None
    approved: bool | None
    """None where nobody says."""
    approved_on: date | None
    """Day on which it was released, where the plan gives it."""
    step: Milestone | None
    """The customer's step that releases it."""
    date: date | None
    """Day on which it is to be released."""
    note: str


@dataclass(frozen=True, eq=False, slots=True)
class DeliveryStep:
    """One step of our delivery, with its time from the order."""

    name: str
    after: Duration | None


@dataclass(frozen=True, eq=False, slots=True)
class Delivery:
    """What we need from the order until they work with it."""

    lead_time: Duration | None
    steps: tuple[DeliveryStep, ...]
    go_live: date | None
    note: str


@dataclass(frozen=True, eq=False, slots=True)
class Decision:
    """Who decides, by which rule and when.

    `board` is in order of weight, without who is left out.
    """

    rule: enums.DecisionRule | None
    board: tuple[Person, ...]
    date: date | None


@dataclass(frozen=True, eq=False, slots=True)
class Counter:
    """A rival's move against our strategy, and the action that answers it."""

    competitor: Competitor | None
    move: str
    state: enums.CounterState
    answer: Action | None
    location: Location
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Strategy:
    """How we win this deal."""

    type: enums.StrategyType | None = None
    target: Competitor | None = None
    sides: TwoSides = field(default_factory=TwoSides)
    rationale: str = ""
    scope: str = ""
    counter: str = ""
    counters: tuple[Counter, ...] = ()
    """Rivals' moves, expected and made."""
