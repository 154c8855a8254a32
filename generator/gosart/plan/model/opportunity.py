"""A deal as frozen objects: what `gosart.plan.model.account` shows of it, with its assessments, value, actions and test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gosart.diagnostics import Location
from gosart.method import enums
from gosart.method.model import Criterion
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.plan.model.values import Competitor, Ignore, Money, TwoSides
from gosart.plan.schema.opportunity import OpportunityEntry

__all__ = [
    "Action",
    "Assessment",
    "Benefit",
    "Cost",
    "CriterionRating",
    "DecisionCriterion",
    "Milestone",
    "Opportunity",
    "Proposition",
    "Resource",
    "Review",
    "Strategy",
    "Test",
    "Value",
    "Vulnerability",
]


@dataclass(frozen=True, eq=False, slots=True)
class CriterionRating:
    """One criterion's mark with what stands behind it. `mark` None: not rated."""

    criterion: Criterion
    mark: enums.Rating | None
    evidence: str = ""
    source: Person | None = None
    confidence: enums.Confidence | None = None
    location: Location | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Assessment:
    """Marks of one vendor on one date by one person. `rival` None is us. `ratings`: one per criterion of the method, in its order."""

    date: date
    rival: Competitor | None
    by: TeamMember | None
    ratings: tuple[CriterionRating, ...]
    note: str
    location: Location
    agreed: bool = False
    """Whether it is what a plan review settled on."""


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


@dataclass(frozen=True, eq=False, slots=True)
class Cost:
    """A cost to the customer."""

    kind: enums.CostKind | None
    item: str
    money: Money | None
    per: str


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """The match of their need with us, from the event that makes them act to the unique business value."""

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


@dataclass(frozen=True, eq=False, slots=True)
class Strategy:
    """How we win this deal."""

    type: enums.StrategyType | None = None
    target: Competitor | None = None
    sides: TwoSides = field(default_factory=TwoSides)
    rationale: str = ""
    scope: str = ""
    counter: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class DecisionCriterion:
    """What they judge by. `standings` holds (None for us, or the rival; standing in the customer's eyes)."""

    name: str
    formal: bool | None
    mandatory: bool
    people: tuple[Person, ...]
    standings: tuple[tuple[Competitor | None, enums.Standing], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Milestone:
    """A step of the customer's."""

    name: str
    date: date | None
    status: enums.MilestoneStatus | None
    note: str


@dataclass(frozen=True, eq=False, slots=True)
class Action:
    """A PRIME action."""

    id: str
    type: enums.ActionType
    what: str
    who: tuple[Person, ...]
    owner: TeamMember | None
    due: date | None
    status: enums.ActionStatus
    done: date | None
    outcome: str
    criteria: tuple[Criterion, ...]
    side: enums.Side
    location: Location
    locator: Locator = NO_LOCATOR

    @property
    def is_open(self) -> bool:
        """Whether work is left: open, started or blocked."""
        return self.status not in (enums.ActionStatus.DONE, enums.ActionStatus.CANCELLED)


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
    entry: OpportunityEntry = field(kw_only=True, repr=False)
    """What is typed of it, checked and cut to the audience."""

    @property
    def is_open(self) -> bool:
        """Whether the deal is still to be decided."""
        return self.status is enums.OpportunityStatus.OPEN
