"""Closed sets about what is done, paid, decided and tested; `enums` has them with all others."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ActionStatus",
    "ActionType",
    "Concern",
    "ControlSignal",
    "CounterState",
    "Decision",
    "DecisionRule",
    "Development",
    "Forecast",
    "MilestoneKind",
    "MilestoneStatus",
    "ResourceKind",
    "ReviewKind",
    "Side",
    "ValueBasis",
    "ValueClock",
    "VulnerabilitySeverity",
]


class MilestoneStatus(StrEnum):
    """State of a customer's step."""

    OPEN = "open"
    DONE = "done"
    LATE = "late"
    CANCELLED = "cancelled"


class ActionType(StrEnum):
    """PRIME: what an action is for."""

    PROVE = "prove"
    RETRIEVE = "retrieve"
    INSULATE = "insulate"
    MINIMISE = "minimise"
    EMPHASISE = "emphasise"


class ActionStatus(StrEnum):
    """State of an action."""

    OPEN = "open"
    STARTED = "started"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"


class Side(StrEnum):
    """Whose entry it is."""

    TEAM = "team"
    CUSTOMER = "customer"


class ResourceKind(StrEnum):
    """Kind of a resource."""

    PERSON = "person"
    PROGRAMME = "programme"
    MONEY = "money"
    PARTNER = "partner"


class ReviewKind(StrEnum):
    """Forum of a review."""

    INITIAL_QUALIFICATION = "initial-qualification"
    TEST_AND_IMPROVE = "test-and-improve"
    OPPORTUNITY_REVIEW = "opportunity-review"
    TEAM_MEETING = "team-meeting"
    MANAGER_REVIEW = "manager-review"
    ACCOUNT_REVIEW = "account-review"
    CLOSE_OUT = "close-out"


class VulnerabilitySeverity(StrEnum):
    """Severity of a vulnerability found in a review."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Decision(StrEnum):
    """What a review decided."""

    CONTINUE = "continue"
    CHANGE_STRATEGY = "change-strategy"
    DISENGAGE = "disengage"


class ControlSignal(StrEnum):
    """Sign that we are not in control of the opportunity."""

    CALLS_NOT_RETURNED = "calls-not-returned"
    NO_ACCESS_TO_INFORMATION = "no-access-to-information"
    CRITERIA_SLANTED = "criteria-slanted"
    CRITERIA_KEEP_CHANGING = "criteria-keep-changing"
    DELAYS = "delays"
    BUDGET_DISAPPEARS = "budget-disappears"
    QUESTIONS_PROBE_WEAK_SPOTS = "questions-probe-weak-spots"
    PLAYERS_CHANGE = "players-change"
    MEETINGS_CANCELLED = "meetings-cancelled"
    MEETINGS_DELEGATED = "meetings-delegated"
    FIXATION_ON_PRICE = "fixation-on-price"
    NO_INSIDE_SUPPORT = "no-inside-support"
    NOT_KNOWING_IF_WINNING = "not-knowing-if-winning"


class Forecast(StrEnum):
    """Where an opportunity stands in the forecast."""

    COMMIT = "commit"
    BEST_CASE = "best-case"
    PIPELINE = "pipeline"
    OMITTED = "omitted"


class MilestoneKind(StrEnum):
    """Kind of a customer's step."""

    REQUIREMENTS = "requirements"
    TENDER = "tender"
    SHORTLIST = "shortlist"
    EVALUATION = "evaluation"
    BUSINESS_CASE = "business-case"
    SELECTION = "selection"
    NEGOTIATION = "negotiation"
    LEGAL = "legal"
    SECURITY = "security"
    PROCUREMENT = "procurement"
    CONTRACT = "contract"
    GO_LIVE = "go-live"
    VALUE_REVIEW = "value-review"


class DecisionRule(StrEnum):
    """How many of those who decide have to agree."""

    ONE = "one"
    MAJORITY = "majority"
    UNANIMOUS = "unanimous"


class ValueBasis(StrEnum):
    """What a figure of the value case moves in the customer's books."""

    MARGIN = "margin"
    REVENUE = "revenue"
    COST = "cost"
    CASH = "cash"


class ValueClock(StrEnum):
    """Day from which the months of the payback are counted."""

    GO_LIVE = "go-live"
    ORDER = "order"


class CounterState(StrEnum):
    """State of a competitor's move."""

    EXPECTED = "expected"
    MADE = "made"


class Concern(StrEnum):
    """How sure we are that a person has an insight on the desk."""

    ASSUMED = "assumed"
    CONFIRMED = "confirmed"


class Development(StrEnum):
    """Level of one of ours in one dimension of the level tables."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
