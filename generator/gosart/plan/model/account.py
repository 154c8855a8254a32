"""A portfolio as frozen objects that know each other: what analysis, charts and pages read.

    Portfolio ── Account ── organisation (People, Lines)
                    │  └─ notes, units, offerings, white space, competitors, partners, insights
                    └─ Opportunity ── organisation (the account's, with what differs for this deal)
                           └─ assessments, value, criteria, milestones, actions, resources, test

Objects compare by identity. Text marked Markdown is the author's, unrendered. Money has a currency
(ISO 4217).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gosart.diagnostics import Diagnostic, Location
from gosart.method import enums
from gosart.plan.model.actions import Action, Milestone
from gosart.plan.model.customer import Contract, Revenue, Unit
from gosart.plan.model.location import NO_LOCATOR, Locator
from gosart.plan.model.opportunity import (
    Assessment,
    CriterionRating,
    DecisionCriterion,
    Opportunity,
    Resource,
    Review,
    Test,
    Vulnerability,
)
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.plan.model.strategy import Budget, Counter, Decision, Delivery, DeliveryStep, Strategy
from gosart.plan.model.value import Benefit, CompellingEvent, Cost, Proposition, Realised, Value
from gosart.plan.model.values import (
    Aim,
    Competitor,
    ExtraValue,
    Ignore,
    Money,
    Point,
    TwoSides,
)
from gosart.plan.schema.account import AccountEntry, InsightEntry, NoteEntry, PartnerEntry

__all__ = [
    "Account",
    "Action",
    "Aim",
    "Assessment",
    "Attachment",
    "Benefit",
    "BrokenAccount",
    "Budget",
    "CompellingEvent",
    "Competitor",
    "Contract",
    "Cost",
    "Counter",
    "CriterionRating",
    "Decision",
    "DecisionCriterion",
    "Delivery",
    "DeliveryStep",
    "ExtraValue",
    "Financial",
    "Ignore",
    "Insight",
    "Milestone",
    "Money",
    "Note",
    "Opportunity",
    "Partner",
    "PartnerStageRating",
    "Point",
    "Portfolio",
    "Profile",
    "Proposition",
    "Realised",
    "Resource",
    "Revenue",
    "Review",
    "Strategy",
    "Test",
    "TwoSides",
    "Unit",
    "Value",
    "Vulnerability",
    "WhitespaceCell",
]


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
    location: Location
    locator: Locator = NO_LOCATOR
    entry: InsightEntry | None = field(default=None, repr=False)
    """What is typed of it."""
    who_cares: tuple[tuple[Person, enums.Concern | None], ...] = ()
    """On whose desk it is, and how sure we are."""
    opportunity: str = ""
    """Id of the opportunity that it feeds, "" for none."""
    benefits: tuple[Benefit, ...] = ()
    """The figures of the value case that it leads to."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class PartnerStageRating:
    """A partner in one stage of the value chain."""

    stage: enums.PartnerStage
    rating: enums.Rating | None
    note: str


@dataclass(frozen=True, eq=False, slots=True)
class Partner:
    """A business partner.

    `stages` holds the stages that have an entry, `works_with` the rivals they also work with.
    """

    id: str
    name: str
    ways: tuple[enums.PartnerWay, ...]
    stages: tuple[PartnerStageRating, ...]
    works_with: tuple[Competitor, ...]
    contact: str
    narrative: str
    narrative_path: str = ""
    """File of the narrative, which its relative links start from."""
    entry: PartnerEntry | None = field(default=None, repr=False)
    """What is typed of them."""


@dataclass(frozen=True, eq=False, slots=True)
class WhitespaceCell:
    """One offering in one unit. `opportunity` is an id of the account's."""

    unit: str
    offering: str
    status: enums.WhitespaceStatus | None
    amount: Money | None
    holder: Competitor | None
    opportunity: str
    owner: TeamMember | None = None
    """Who of ours goes for it."""
    next: date | None = None
    """Day on which we next do something about it."""
    spend: Money | None = None
    """What the unit spends on such things, with whomever."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""


@dataclass(frozen=True, eq=False, slots=True)
class Attachment:
    """A file beside a note or narrative that a page links.

    `target` is its address below the account's folder of the site.
    """

    path: str
    target: str


@dataclass(frozen=True, eq=False, slots=True)
class Note:
    """A page of its own under the account.

    `slug` is its address (may hold `/`), `body` Markdown with links as typed.
    """

    slug: str
    title: str
    date: date | None
    body: str
    tags: tuple[str, ...]
    path: str
    attachments: tuple[Attachment, ...]
    entry: NoteEntry | None = field(default=None, repr=False)
    """What its front matter says."""


@dataclass(frozen=True, eq=False, slots=True)
class Account:
    """A target account with everything its plan says, cut to the build's audience."""

    id: str
    """Name of its folder or file: letters, digits and hyphens."""
    name: str
    """What the account is called."""
    owner: TeamMember | None
    """Who of ours is responsible, None where the build may not show it."""
    industry: str
    """Industry, "" where it is not given."""
    region: str
    """Region, "" where it is not given."""
    website: str
    """Address of their site, "" where it is not given."""
    currency: str
    """Currency of amounts that name none (ISO 4217)."""
    reviewed: date | None
    """Day the plan was last reviewed."""
    tags: tuple[str, ...]
    """Words to find accounts by."""
    crm: Mapping[str, str]
    """Id in a CRM by the CRM's name."""
    tier: enums.Tier | None
    """Its rank in the portfolio."""
    status: enums.AccountStatus | None
    """Where the relation stands."""
    profile: Profile
    """Who they are: markets, products, financials."""
    plan_kind: enums.PlanKind | None
    """What the plan is for: to win, expand or keep the account."""
    plan_from: date | None
    """First day that the plan is for."""
    plan_to: date | None
    """Last day that the plan is for."""
    plan_method: str
    """Version of the method that it is rated by, "" where it is not given."""
    goal: TwoSides
    """The G of GOSART: the customer's and ours."""
    insights: tuple[Insight, ...]
    """What moves them: goals, pressures, initiatives, obstacles."""
    units: Mapping[str, str]
    """Unit id to name, in the plan's order."""
    offerings: Mapping[str, str]
    """Offering id to name: ours, shared and the account's."""
    whitespace: tuple[WhitespaceCell, ...]
    """What each unit has and could have of our offerings."""
    organisation: Organisation
    """Its people, their reporting lines and influence."""
    competitors: tuple[Competitor, ...]
    """Rivals of this account (not the shared ones nobody here refers to), `no-decision` last."""
    partners: tuple[Partner, ...]
    """Business partners that the plan names."""
    opportunities: tuple[Opportunity, ...]
    """Its opportunities, in the plan's order."""
    notes: tuple[Note, ...]
    """Its notes, files beside the plan."""
    narrative: str
    """The text of its Markdown file, "" for none."""
    attachments: tuple[Attachment, ...]
    """What the account's own narrative and those of its opportunities link."""
    ignores: tuple[Ignore, ...]
    """Findings of the account's own rules that the plan accepts, each with its reason."""
    path: str
    """Main file, relative to the repository: the target of "edit this page"."""
    location: Location
    """Where the plan begins."""
    narrative_path: str = ""
    """File of the narrative, which its relative links start from."""
    locator: Locator = NO_LOCATOR
    """Says where each of its values is typed."""
    whole: bool = True
    """Whether the build shows all of it: nothing was left out for its audience."""
    team: Mapping[str, TeamMember] = field(kw_only=True, repr=False)
    """Our people whom the plan may name, by id: its own and the shared ones."""
    entry: AccountEntry = field(kw_only=True, repr=False)
    """What is typed of it, checked and cut to the audience: where a field without a place of its
    own is."""

    sponsor: TeamMember | None = None
    """Our executive who answers for the account."""
    next_review: date | None = None
    """Day the plan is to be reviewed next."""
    parent: str = ""
    """Id of the account whose subsidiary it is, as far as the build may show it."""
    address: str = ""
    """Where they have their seat, "" where it is not given."""
    employees: int | None = None
    """How many people work there."""
    extra: tuple[ExtraValue, ...] = ()
    """A company's own fields."""
    revenue: tuple[Revenue, ...] = ()
    """By year, in the plan's order."""
    contracts: tuple[Contract, ...] = ()
    """What they have with us, with its days and amounts."""
    shared_offerings: frozenset[str] = frozenset()
    """Ids of those offerings that all accounts share."""
    customer_units: tuple[Unit, ...] = ()
    """The units with what they spend, in the plan's order."""
    hidden_fields: frozenset[str] = frozenset()
    """Fields that the build's readers may not see, dotted, given or not: what is derived from one
    of them is not for these readers."""
    cut_parts: frozenset[str] = frozenset()
    """Keys of which something is left out for the build's readers."""

    def opportunity(self, key: str) -> Opportunity | None:
        """Return an opportunity by id.

        Args:
            key: The way to the value, from the top of the account.
        """
        return next(
            (opportunity for opportunity in self.opportunities if opportunity.id == key), None
        )


@dataclass(frozen=True, eq=False, slots=True)
class BrokenAccount:
    """An account whose files have errors: its problems stand where its plan would.

    `private` tells that its files keep something from the readers of the build (or could not be
    read far enough to know): then `problems` are without all that a message or a source line could
    quote of it.
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
    """Plans that could be read, by id."""
    broken: tuple[BrokenAccount, ...]
    """Plans that could not."""
    team: tuple[TeamMember, ...]
    """Our people of the shared entries and of every plan."""
    problems: tuple[Diagnostic, ...]
    """All problems, of accounts, shared files and stray files."""
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the build may read them."""
