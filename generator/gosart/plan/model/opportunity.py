"""A deal as frozen objects, with its assessments, value, actions and test.

`gosart.plan.model.account` draws what it is part of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.method.model import Criterion
from gosart.plan.model.actions import Action, Milestone
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.plan.model.strategy import Budget, Decision, Delivery, Strategy
from gosart.plan.model.value import Value
from gosart.plan.model.values import Competitor, ExtraValue, Ignore, Money, TwoSides
from gosart.plan.schema.assessment import AssessmentEntry
from gosart.plan.schema.opportunity import OpportunityEntry

__all__ = [
    "Assessment",
    "CriterionRating",
    "DecisionCriterion",
    "Opportunity",
    "Resource",
    "Review",
    "Test",
    "Vulnerability",
]


@dataclass(frozen=True, eq=False, slots=True)
class CriterionRating:
    """One criterion's rating with what stands behind it. `rating` None: not rated."""

    criterion: Criterion
    rating: enums.Rating | None
    evidence: str = ""
    source: Person | None = None
    confidence: enums.Confidence | None = None
    location: Location | None = None
    in_edition: bool = True
    """Whether the edition of the criteria that the set was made with has it."""


@dataclass(frozen=True, eq=False, slots=True)
class Assessment:
    """Ratings of one vendor on one date by one person.

    `rival` None is us. `ratings`: one per criterion of the method, in its order.
    """

    date: date
    rival: Competitor | None
    by: TeamMember | None
    ratings: tuple[CriterionRating, ...]
    note: str
    location: Location
    agreed: bool = False
    """Whether a review settled on it."""
    edition: str = ""
    """Version of the criteria that it was made with; "" for those of now."""
    entry: AssessmentEntry | None = field(default=None, repr=False)
    """What is typed of it."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class DecisionCriterion:
    """What they judge by.

    `standings` holds (None for us, or the rival; standing in the customer's eyes).
    """

    name: str
    formal: bool | None
    mandatory: bool
    people: tuple[Person, ...]
    standings: tuple[tuple[Competitor | None, enums.Standing], ...]
    weight: int | None = None
    """How much it weighs with them, 1 to 5."""
    location: Location | None = None
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Resource:
    """A person, programme, money or partner that the plan needs."""

    name: str
    kind: enums.ResourceKind | None
    quantity: str
    money: Money | None
    needed_by: date | None
    approved: bool | None
    actions: tuple[Action, ...]
    side: enums.Side


@dataclass(frozen=True, eq=False, slots=True)
class Vulnerability:
    """A weak point that a review found, and the action that answers it."""

    text: str
    severity: enums.VulnerabilitySeverity | None
    action: Action | None


@dataclass(frozen=True, eq=False, slots=True)
class Review:
    """One meeting that tested the plan."""

    date: date
    kind: enums.ReviewKind | None
    presenter: TeamMember | None
    coach: TeamMember | None
    attendees: tuple[TeamMember, ...]
    questions: tuple[str, ...]
    vulnerabilities: tuple[Vulnerability, ...]
    recommendations: tuple[str, ...]
    decision: enums.Decision | None
    control_signals: tuple[enums.ControlSignal, ...] | None = None
    """None where nobody looked for them."""


@dataclass(frozen=True, eq=False, slots=True)
class Test:
    """The T of GOSART."""

    sides: TwoSides = field(default_factory=TwoSides)
    reviews: tuple[Review, ...] = ()
    control_signals: tuple[enums.ControlSignal, ...] | None = None
    """Those of now, None where the plan has no such list."""


@dataclass(frozen=True, eq=False, slots=True)
class Opportunity:
    """One deal. `goal` is its own where it overrides the account's, else the account's."""

    id: str
    name: str
    stage: str
    money: Money | None
    close_date: date | None
    probability: int | None
    owner: TeamMember | None
    status: enums.OpportunityStatus
    closed: date | None
    outcome: str
    goal: TwoSides
    objective: TwoSides
    strategy: Strategy
    assessments: tuple[Assessment, ...]
    value: Value
    decision_criteria: tuple[DecisionCriterion, ...]
    organisation: Organisation
    milestones: tuple[Milestone, ...]
    actions: tuple[Action, ...]
    resources: tuple[Resource, ...]
    test: Test
    narrative: str
    ignores: tuple[Ignore, ...]
    path: str
    """File the opportunity is typed in, relative to the repository."""
    location: Location
    narrative_path: str = ""
    """File of the narrative, which its relative links start from."""
    locator: Locator = NO_LOCATOR
    cost_of_sale: Money | None = None
    """What winning it is expected to cost us."""
    crm: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """System to id."""
    forecast: enums.Forecast | None = None
    """As the plan says, else by probability: from 75 per cent, from 50, below; None without
    either."""
    budget: Budget | None = None
    delivery: Delivery | None = None
    decision: Decision | None = None
    lost_to: Competitor | None = None
    """Who got the order."""
    reasons: tuple[str, ...] = ()
    """Why it ended as it did: words of the site's list."""
    extra: tuple[ExtraValue, ...] = ()
    """A company's own fields."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""
    cut_parts: frozenset[str] = frozenset()
    """Keys of which something is left out for the build's readers."""
    entry: OpportunityEntry = field(kw_only=True, repr=False)
    """What is typed of it, checked and cut to the audience."""

    @property
    def is_open(self) -> bool:
        """Whether the deal is still to be decided."""
        return self.status is enums.OpportunityStatus.OPEN
