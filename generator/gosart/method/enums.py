"""The closed sets of values that a plan may use.

Labels, descriptions and letters are in the method's data, one file a language.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AccountStatus",
    "ActionStatus",
    "ActionType",
    "Adaptability",
    "ApproachVerb",
    "BenefitKind",
    "Concern",
    "Confidence",
    "ControlSignal",
    "CostKind",
    "CounterState",
    "Coverage",
    "Decision",
    "DecisionRule",
    "Development",
    "Forecast",
    "Influence",
    "InsightKind",
    "InsightState",
    "Level",
    "LineKind",
    "MilestoneKind",
    "MilestoneStatus",
    "OpportunityStatus",
    "Orientation",
    "PartnerStage",
    "PartnerWay",
    "PlanKind",
    "PropositionTemplate",
    "Rating",
    "ResourceKind",
    "ReviewKind",
    "Role",
    "Side",
    "Standing",
    "Status",
    "StrategyType",
    "Strength",
    "Threat",
    "Tier",
    "Trend",
    "ValueBasis",
    "ValueClock",
    "VulnerabilitySeverity",
    "WhitespaceStatus",
]


class Rating(StrEnum):
    """A rating of one criterion. Not rated is no rating at all, never a fourth one."""

    PLUS = "+"
    MINUS = "-"
    UNKNOWN = "?"


class Role(StrEnum):
    """Buying role of a person."""

    APPROVER = "approver"
    DECISION_MAKER = "decision-maker"
    EVALUATOR = "evaluator"
    USER = "user"


class Influence(StrEnum):
    """Real weight in the decision; the first two make a key player."""

    INNER_CIRCLE = "inner-circle"
    POLITICAL_STRUCTURE = "political-structure"
    OUTSIDE = "outside"


class Adaptability(StrEnum):
    """Attitude to change."""

    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


class Orientation(StrEnum):
    """What a person decides by."""

    FINANCIAL = "financial"
    TECHNICAL = "technical"
    RELATIONSHIP = "relationship"
    BUSINESS = "business"


class Status(StrEnum):
    """Attitude of a person towards us."""

    MENTOR = "mentor"
    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    NON_SUPPORTER = "non-supporter"
    ENEMY = "enemy"


class Coverage(StrEnum):
    """How much contact we have."""

    NONE = "none"
    BRIEF = "brief"
    MULTIPLE = "multiple"
    IN_DEPTH = "in-depth"


class ApproachVerb(StrEnum):
    """Our approach to a person."""

    LEVERAGE = "leverage"
    MOTIVATE = "motivate"
    CULTIVATE = "cultivate"
    NEUTRALISE = "neutralise"
    CONTAIN = "contain"


class Level(StrEnum):
    """Level of the relationship between a colleague and a person of the customer."""

    VENDOR = "vendor"
    CREDIBLE_SOURCE = "credible-source"
    PROBLEM_SOLVER = "problem-solver"
    TRUSTED_ADVISER = "trusted-adviser"


class Strength(StrEnum):
    """Strength of a line of influence."""

    WEAK = "weak"
    NORMAL = "normal"
    STRONG = "strong"


class LineKind(StrEnum):
    """Kind of line between two people."""

    FORMAL = "formal"
    INFORMAL = "informal"
    INFLUENCE = "influence"
    CONFLICT = "conflict"


class Tier(StrEnum):
    """Rank of an account in the portfolio."""

    STRATEGIC = "strategic"
    KEY = "key"
    STANDARD = "standard"


class AccountStatus(StrEnum):
    """State of an account."""

    TARGET = "target"
    ACTIVE = "active"
    DORMANT = "dormant"
    LOST = "lost"


class PlanKind(StrEnum):
    """Purpose of a plan."""

    WIN = "win"
    EXPAND = "expand"
    KEEP = "keep"


class Trend(StrEnum):
    """Direction of a figure."""

    UP = "up"
    FLAT = "flat"
    DOWN = "down"


class InsightKind(StrEnum):
    """Link of the customer's chain, from their goal to our solution."""

    GOAL = "goal"
    PRESSURE = "pressure"
    INITIATIVE = "initiative"
    OBSTACLE = "obstacle"
    SOLUTION = "solution"


class InsightState(StrEnum):
    """State of an insight."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DONE = "done"


class WhitespaceStatus(StrEnum):
    """State of one offering in one unit."""

    NONE = "none"
    POTENTIAL = "potential"
    OPEN = "open"
    WON = "won"
    RIVAL = "rival"


class Threat(StrEnum):
    """Threat of a competitor."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


class PartnerWay(StrEnum):
    """How a partner advances us."""

    NEW_MARKETS = "new-markets"
    KEY_RELATIONSHIPS = "key-relationships"
    INDUSTRY_EXPERTISE = "industry-expertise"
    WHOLE_PRODUCT = "whole-product"
    LOWER_RISK = "lower-risk"


class PartnerStage(StrEnum):
    """Stage of the value chain a partner is rated in."""

    SOLUTIONS = "solutions"
    MARKETING = "marketing"
    SALES = "sales"
    IMPLEMENTATION = "implementation"
    POST_SALES = "post-sales"


class OpportunityStatus(StrEnum):
    """State of an opportunity."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    DISENGAGED = "disengaged"


class StrategyType(StrEnum):
    """Competitive strategy."""

    FRONTAL = "frontal"
    FLANKING = "flanking"
    FRAGMENT = "fragment"
    DEFEND = "defend"
    DEVELOP = "develop"


class PropositionTemplate(StrEnum):
    """Shape of a value proposition."""

    OUTCOME = "outcome"
    PROOF = "proof"
    CHANGE = "change"
    TRACKING = "tracking"
    EVENT = "event"
    ASSURANCE = "assurance"


class BenefitKind(StrEnum):
    """Direction of a benefit."""

    INCREASE = "increase"
    DECREASE = "decrease"


class CostKind(StrEnum):
    """Category of a cost to the customer."""

    ACQUISITION = "acquisition"
    POSSESSION = "possession"
    USAGE = "usage"
    OPPORTUNITY = "opportunity"


class Confidence(StrEnum):
    """Confidence of whoever rated."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Standing(StrEnum):
    """How a vendor meets a decision criterion, in the customer's eyes."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


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
