"""What we are worth to the customer, as frozen objects: event, figures, propositions, outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.plan.duration import Duration
from gosart.plan.model.people import Person
from gosart.plan.model.values import Competitor, Money

__all__ = ["Benefit", "CompellingEvent", "Cost", "Proposition", "Realised", "Value"]


@dataclass(frozen=True, eq=False, slots=True)
class CompellingEvent:
    """What makes them act by a day; `text` is Markdown, `insight` an id of the account's or ""."""

    text: str
    date: date | None = None
    """Day on which they must have it working, not signed."""
    consequence: str = ""
    payback: str = ""
    insight: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Proposition:
    """A value proposition: the template and its slots (slot name to text)."""

    template: enums.PropositionTemplate
    slots: Mapping[str, str]


@dataclass(frozen=True, eq=False, slots=True)
class Benefit:
    """A benefit to the customer."""

    kind: enums.BenefitKind | None
    item: str
    money: Money | None
    per: str
    id: str = ""
    """What insights and actions refer to it by, "" for none."""
    basis: enums.ValueBasis | None = None
    """What it moves in their books."""
    confirmed_by: Person | None = None
    confirmed_on: date | None = None
    is_confirmed: bool = False
    """Whether the customer agreed with the figure: a person or a day is given."""
    only_us: bool = False
    """Whether only we bring it."""
    rival: Competitor | None = None
    """Whose case it belongs to: None is ours, `no-decision` doing nothing."""
    formula: str = ""
    """How the figure comes about."""
    starts: date | Duration | None = None
    """When it begins: a day, or how long after the order; None where the plan does not say."""
    location: Location | None = None
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Cost:
    """A cost to the customer."""

    kind: enums.CostKind | None
    item: str
    money: Money | None
    per: str
    id: str = ""
    """What insights and actions refer to it by, "" for none."""
    basis: enums.ValueBasis | None = None
    """What it moves in their books."""
    confirmed_by: Person | None = None
    confirmed_on: date | None = None
    is_confirmed: bool = False
    """Whether the customer agreed with the figure: a person or a day is given."""
    only_us: bool = False
    """Whether only we bring it."""
    rival: Competitor | None = None
    """Whose case it belongs to: None is ours, `no-decision` doing nothing."""
    formula: str = ""
    """How the figure comes about."""
    starts: date | Duration | None = None
    """When it begins: a day, or how long after the order; None where the plan does not say."""
    location: Location | None = None
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Realised:
    """What a benefit came to, once they worked with it."""

    benefit: Benefit
    confirmed_on: date | None
    date: date | None
    money: Money | None
    confirmed_by: Person | None
    note: str
    location: Location
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """The match of their need with us, from the event that makes them act to the unique value."""

    compelling_event: str = ""
    capabilities: tuple[str, ...] = ()
    solution: str = ""
    differentiation: str = ""
    unique_business_value: str = ""
    confirmed_by: Person | None = None
    confirmed_on: date | None = None
    propositions: tuple[Proposition, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    costs: tuple[Cost, ...] = ()
    event: CompellingEvent | None = None
    """The compelling event with its parts, also where only its text is typed."""
    horizon: Duration | None = None
    """How far the case looks ahead; None where the plan does not say."""
    payback_limit: Duration | None = None
    """The longest payback that the customer accepts, by their own rule."""
    clock: enums.ValueClock = enums.ValueClock.GO_LIVE
    realised: tuple[Realised, ...] = ()
