"""What pages over all accounts need of one account: figures, names and days, without its texts.

    AccountOverview ── opportunities ── OpportunityOverview ── lights, position, opponent, next step
                    │                                       └─ actions (open ones)
                    └─ people ── PersonOverview, and how well the key players are covered

A site of thousands of accounts has an overview of each at hand, and reads a plan only for its own
pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import BlockSum
from gosart.analysis.competitor_overview import CompetitorOverview, MeetingOverview
from gosart.analysis.consequence import Consequence
from gosart.analysis.dated_events import DatedEvent
from gosart.analysis.growth_overview import PromiseOverview, SpaceOverview
from gosart.analysis.light import Light
from gosart.analysis.verdict import Call
from gosart.diagnostics import Message
from gosart.method import enums
from gosart.plan.model.people import Contact, TeamMember
from gosart.plan.model.values import Money

__all__ = [
    "PLAN",
    "AccountOverview",
    "ActionOverview",
    "CoverageCounts",
    "LightOverview",
    "MoveOverview",
    "OpponentOverview",
    "OpportunityOverview",
    "PersonName",
    "PersonOverview",
    "PositionOverview",
    "StanceOverview",
]


PLAN = "plan"
"""Stands for a question's key beside the light of the plan."""


@dataclass(frozen=True, eq=False, slots=True)
class PersonName:
    """A person at the customer whom an action names."""

    id: str
    name: str
    hidden: bool = False
    """Whether this build leaves them out."""


@dataclass(frozen=True, eq=False, slots=True)
class ActionOverview:
    """An open action of an open opportunity."""

    id: str
    what: str
    """Markdown."""
    type: enums.ActionType
    status: enums.ActionStatus
    side: enums.Side
    owner: TeamMember | None
    who: tuple[PersonName, ...]
    due: date | None
    days: int | None
    """Days until it is due, negative when overdue; None without a due date."""
    is_crucial: bool
    """Whether the deal hangs on it."""

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.days is not None and self.days < 0


@dataclass(frozen=True, eq=False, slots=True)
class LightOverview:
    """A light of an opportunity: of a question of the method, or of the plan."""

    question: str
    """The question's key, `PLAN` for the plan."""
    light: Light


@dataclass(frozen=True, eq=False, slots=True)
class PositionOverview:
    """Us against the main competitor, over the criteria known for both."""

    rival: str
    ahead: int
    behind: int
    known: int

    @property
    def lead(self) -> int:
        """Ahead less behind: for an order and a colour, never shown by itself."""
        return self.ahead - self.behind


@dataclass(frozen=True, eq=False, slots=True)
class OpponentOverview:
    """The most influential of those who oppose us."""

    person: str
    """Their id."""
    name: str
    role: enums.Role | None
    is_inner: bool
    """Whether they are of the inner circle."""


@dataclass(frozen=True, eq=False, slots=True)
class MoveOverview:
    """The first thing to do about an opportunity."""

    text: Message
    has_action: bool
    """Whether somebody is on it."""
    owner: str
    """Who does it, "" for nobody."""
    due: date | None
    is_blocked: bool
    consequence: Consequence


@dataclass(frozen=True, eq=False, slots=True)
class OpportunityOverview:
    """An opportunity on a day."""

    id: str
    name: str
    owner: TeamMember | None
    """Its own, or else the account's."""
    stage: str
    """As the plan names it."""
    status: enums.OpportunityStatus
    money: Money | None
    probability: int | None
    """In per cent."""
    forecast: enums.Forecast | None
    """As typed, or by its probability; None without either."""
    close_date: date | None
    days_to_close: int | None
    """Negative when the day has passed; None when decided or without one."""
    closed: date | None
    outcome: str
    """Why it was won or lost, Markdown."""
    reasons: tuple[str, ...]
    """The same in keywords."""
    lost_to: str
    """The competitor who won it."""
    call: Call
    sentence: Message
    against: Message | None
    """What stands in the way, as a clause; None for nothing."""
    off_track: Message | None
    """Why the plan is off track, None where it is not."""
    lights: tuple[LightOverview, ...]
    strategy: enums.StrategyType | None
    position: PositionOverview | None
    rivals: tuple[str, ...]
    """Names of the competitors."""
    opponent: OpponentOverview | None
    hides_stances: bool
    """Whether these readers may not see where people stand."""
    hidden_parts: frozenset[str]
    """Parts of the plan that these readers may not see."""
    move: MoveOverview | None
    actions: tuple[ActionOverview, ...]
    """Open ones, the most urgent first; none of a decided opportunity."""
    ratings: tuple[enums.Rating | None, ...]
    """Ours by criterion, in the method's order; empty where we were never assessed."""
    blocks: tuple[BlockSum, ...]
    """Ours for each question, in the method's order."""
    whole: BlockSum | None
    """Ours over all questions."""
    has_heavy_effort: bool
    """Whether winning it takes much of us, by our rating or by its resources."""
    meetings: tuple[MeetingOverview, ...] = ()
    """The competitors that it speaks of."""
    lost_to_id: str = ""
    """Id of the competitor who won it."""
    promises: tuple[PromiseOverview, ...] = ()
    """What was promised and counted of its benefits, once it is won."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return self.status is enums.OpportunityStatus.OPEN

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(action.overdue for action in self.actions)


@dataclass(frozen=True, eq=False, slots=True)
class StanceOverview:
    """Where a person stands in an open opportunity, or in the account."""

    opportunity: str
    """The opportunity's id, "" for the account."""
    name: str
    """The opportunity's name."""
    status: enums.Status | None
    coverage: enums.Coverage | None
    is_hidden: bool
    """Whether these readers may not see where they stand."""


@dataclass(frozen=True, eq=False, slots=True)
class PersonOverview:
    """A person at the customer who is there and whom these readers may see."""

    id: str
    name: str
    title: str
    is_key: bool
    own: StanceOverview
    """Where they stand in the account."""
    stances: tuple[StanceOverview, ...]
    """Where they stand in each open opportunity that has them."""
    same_as: str
    """The same human elsewhere, as `account/person`."""
    owner: TeamMember | None
    """The person on our team who owns the approach."""
    next_contact: date | None
    contacts: tuple[Contact, ...]

    @property
    def hidden(self) -> bool:
        """Whether this build leaves them out: then there is no overview of them."""
        return False

    @property
    def statuses(self) -> frozenset[enums.Status | None]:
        """Every status they have in the open opportunities, or else in the account."""
        return frozenset(stance.status for stance in self.stances) or frozenset((self.own.status,))


@dataclass(frozen=True, eq=False, slots=True)
class CoverageCounts:
    """The key players of an account, counted by how well we know them and how they stand."""

    well: int
    """Met several times or known in depth."""
    brief: int
    """Met briefly."""
    unmet: int
    """Nobody on our team has met them."""
    unplanned: int
    """Without an approach, or with nobody on our team who owns it."""
    with_us: int
    against: int
    is_partial: bool
    """Whether these readers may not see where somebody stands."""
    sole_contact: str
    """The only person our team has met, by name; "" where there are more, or only one in all."""

    @property
    def all(self) -> int:
        """How many key players there are."""
        return self.well + self.brief + self.unmet


@dataclass(frozen=True, eq=False, slots=True)
class AccountOverview:
    """An account on a day."""

    id: str
    name: str
    owner: TeamMember | None
    industry: str
    region: str
    tier: enums.Tier | None
    status: enums.AccountStatus | None
    tags: tuple[str, ...]
    reviewed: date | None
    days_since_review: int | None
    stale: bool
    opportunities: tuple[OpportunityOverview, ...]
    people: tuple[PersonOverview, ...]
    coverage: CoverageCounts
    events: tuple[DatedEvent, ...] = ()
    """What of it has a day."""
    competitors: tuple[CompetitorOverview, ...] = ()
    """Competitors that its plan names; doing nothing is always one of them."""
    spaces: tuple[SpaceOverview, ...] = ()
    """Its white space."""
    hides_spaces: bool = False
    """Whether these readers may not see some of its white space."""

    @property
    def open_opportunities(self) -> tuple[OpportunityOverview, ...]:
        """Opportunities still to be decided."""
        return tuple(item for item in self.opportunities if item.is_open)

    @property
    def has_several(self) -> bool:
        """Whether it has several opportunities, each with pages of its own."""
        return len(self.opportunities) > 1
