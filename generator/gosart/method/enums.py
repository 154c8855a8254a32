"""The closed sets of values that a plan may use.

Labels, descriptions and letters are in the method's data, one file a language.
"""

from __future__ import annotations

from enum import StrEnum

from gosart.method.work_enums import (
    ActionStatus,
    ActionType,
    Concern,
    ControlSignal,
    CounterState,
    Decision,
    DecisionRule,
    Development,
    Forecast,
    MilestoneKind,
    MilestoneStatus,
    ResourceKind,
    ReviewKind,
    Side,
    ValueBasis,
    ValueClock,
    VulnerabilitySeverity,
)

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
