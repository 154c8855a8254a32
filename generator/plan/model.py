"""A portfolio as frozen objects that know each other: what analysis, charts and pages read.

    Portfolio ── Account ── organisation (People, Lines)
                    │  └─ notes, units, offerings, white space, competitors, partners, insights
                    └─ Opportunity ── organisation (the account's, with what differs for this deal)
                           └─ assessments, value, criteria, milestones, actions, resources, test

Objects compare by identity. Text marked Markdown is the author's, unrendered. Money has a currency (ISO 4217).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.diagnostics import Diagnostic, Spot
from generator.methodology import enums
from generator.methodology.catalogue import Criterion
from generator.plan.people import Organisation, Person, TeamMember

__all__ = [
    "Account", "Action", "Aim", "Assessment", "Attachment", "Benefit", "BrokenAccount", "Competitor", "Cost", "DecisionCriterion",
    "Financial", "Ignore", "Insight", "Milestone", "Money", "Note", "Opportunity", "Partner", "PartnerMark", "Portfolio", "Profile",
    "Proposition", "Rating", "Resource", "Review", "Strategy", "Test", "TwoSides", "Value", "Vulnerability", "WhitespaceCell",
]  # fmt: skip



@dataclass(frozen=True, eq=False, slots=True)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, eq=False, slots=True)
class Ignore:
    """A finding that is known and accepted: the rule's code, why, and until when."""

    rule: str
    reason: str
    until: date | None
    spot: Spot


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
class Financial:
    """A figure of the customer's."""

    measure: str
    value: str
    trend: enums.Trend | None


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """The customer's business, each a text or list of texts (Markdown)."""

    summary: str = ""
    products: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    drivers: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    financials: tuple[Financial, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Insight:
    """One link of the customer's chain; `leads_to` are ids of insights of the same account."""

    id: str
    kind: enums.InsightKind | None
    text: str
    owner: Person | None
    leads_to: tuple[str, ...]
    confirmed_by: Person | None
    confirmed_on: date | None
    state: enums.InsightState | None
    spot: Spot


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


@dataclass(frozen=True, eq=False, slots=True)
class PartnerMark:
    """A partner in one stage of the value chain."""

    stage: enums.PartnerStage
    rating: enums.Mark | None
    note: str


@dataclass(frozen=True, eq=False, slots=True)
class Partner:
    """A business partner; `stages` holds the stages that have an entry, `works_with` the rivals they also work with."""

    id: str
    name: str
    ways: tuple[enums.PartnerWay, ...]
    stages: tuple[PartnerMark, ...]
    works_with: tuple[Competitor, ...]
    contact: str
    narrative: str


@dataclass(frozen=True, eq=False, slots=True)
class WhitespaceCell:
    """One offering in one unit. `opportunity` is an id of the account's."""

    unit: str
    offering: str
    status: enums.WhitespaceStatus | None
    amount: Money | None
    holder: Competitor | None
    opportunity: str


@dataclass(frozen=True, eq=False, slots=True)
class Rating:
    """One criterion's mark with what stands behind it. `mark` None: not rated."""

    criterion: Criterion
    mark: enums.Mark | None
    evidence: str = ""
    source: Person | None = None
    confidence: enums.Confidence | None = None
    spot: Spot | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Assessment:
    """Marks of one vendor on one date by one person. `rival` None is us. `ratings` has one entry per criterion of the method, in its order."""

    date: date
    rival: Competitor | None
    by: TeamMember | None
    ratings: tuple[Rating, ...]
    note: str
    spot: Spot


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
    sides: TwoSides = TwoSides()
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
    spot: Spot

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


@dataclass(frozen=True, eq=False, slots=True)
class Test:
    """The T of GOSART."""

    sides: TwoSides = TwoSides()
    reviews: tuple[Review, ...] = ()
    control_signals: tuple[enums.ControlSignal, ...] = ()


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
    spot: Spot

    @property
    def is_open(self) -> bool:
        """Whether the deal is still to be decided."""
        return self.status is enums.OpportunityStatus.OPEN


@dataclass(frozen=True, eq=False, slots=True)
class Attachment:
    """A file beside a note or narrative that a page links. `target` is its address below the account's folder of the site."""

    path: str
    target: str


@dataclass(frozen=True, eq=False, slots=True)
class Note:
    """A page of its own under the account. `slug` is its address (may hold `/`), `body` Markdown with links as typed."""

    slug: str
    title: str
    date: date | None
    body: str
    tags: tuple[str, ...]
    path: str
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Account:
    """A target account with everything its plan says, cut to the build's audience."""

    id: str
    name: str
    owner: TeamMember | None
    industry: str
    region: str
    website: str
    currency: str
    reviewed: date | None
    tags: tuple[str, ...]
    crm: Mapping[str, str]
    tier: enums.Tier | None
    status: enums.AccountStatus | None
    profile: Profile
    plan_kind: enums.PlanKind | None
    plan_from: date | None
    plan_to: date | None
    plan_method: str
    goal: TwoSides
    insights: tuple[Insight, ...]
    units: Mapping[str, str]
    """Unit id to name, in the plan's order."""
    offerings: Mapping[str, str]
    """Offering id to name: ours, shared and the account's."""
    whitespace: tuple[WhitespaceCell, ...]
    organisation: Organisation
    competitors: tuple[Competitor, ...]
    """Rivals of this account (not the shared ones nobody here refers to), `no-decision` last."""
    partners: tuple[Partner, ...]
    opportunities: tuple[Opportunity, ...]
    notes: tuple[Note, ...]
    narrative: str
    attachments: tuple[Attachment, ...]
    """What the account's own narrative and those of its opportunities link."""
    ignores: tuple[Ignore, ...]
    path: str
    """Main file, relative to the repository: the target of "edit this page"."""
    spot: Spot

    def opportunity(self, key: str) -> Opportunity | None:
        """Return an opportunity by id."""
        return next((deal for deal in self.opportunities if deal.id == key), None)


@dataclass(frozen=True, eq=False, slots=True)
class BrokenAccount:
    """An account whose files have errors: its problems stand where its plan would.

    `private` tells that one of its files carries an audience narrower than the build's (or could not be read far enough to know):
    then a page shows place and code alone, because a message or a source line could quote what the reader may not see.
    """

    id: str
    name: str
    path: str
    problems: tuple[Diagnostic, ...]
    private: bool


@dataclass(frozen=True, eq=False, slots=True)
class Portfolio:
    """Every account of a build, sorted by id."""

    accounts: tuple[Account, ...]
    broken: tuple[BrokenAccount, ...]
    team: tuple[TeamMember, ...]
    problems: tuple[Diagnostic, ...]
    """All problems, of accounts, shared files and stray files."""
