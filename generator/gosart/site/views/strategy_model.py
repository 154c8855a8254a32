"""What the templates of strategy may use: how we win, what they judge by, against whom."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.texts import TextsView

__all__ = [
    "ChosenStrategyView",
    "CompetitorView",
    "CompetitorsView",
    "DecisionCriteriaView",
    "JudgedCriterionView",
    "PreconditionView",
    "StandingView",
    "StrategyFactView",
]


@dataclass(frozen=True, slots=True)
class PreconditionView:
    """Something that the chosen strategy needs."""

    label: str
    is_met: bool
    is_unmet: bool
    reason: str
    """What the plan says of it, "" for nothing."""


@dataclass(frozen=True, slots=True)
class StrategyFactView:
    """A part of the strategy in the plan's own words."""

    label: str
    content: TextsView


@dataclass(frozen=True, slots=True)
class ChosenStrategyView:
    """How we win an opportunity."""

    is_chosen: bool
    name: Markup
    rival: str
    """Against whom, "" for nobody."""
    idea: str
    preconditions: tuple[PreconditionView, ...]
    facts: tuple[StrategyFactView, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a vendor meets a criterion of theirs."""

    label: str
    """Empty where the plan does not say."""
    tone: str
    """`good`, `none` or `bad`, for the style sheet."""


@dataclass(frozen=True, slots=True)
class JudgedCriterionView:
    """Something that the customer judges by."""

    name: str
    is_mandatory: bool
    formality: str
    """Formal or informal, "" where the plan does not say."""
    people: Markup
    standings: tuple[StandingView, ...]
    """Ours, then that of each competitor."""


@dataclass(frozen=True, slots=True)
class DecisionCriteriaView:
    """What the customer judges by."""

    us: str
    rivals: tuple[str, ...]
    rows: tuple[JudgedCriterionView, ...]


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """A competitor of the account."""

    anchor: str
    name: str
    threat: Markup
    position: Markup
    has_points: bool
    strengths: TextsView
    has_strengths: bool
    weaknesses: TextsView
    has_weaknesses: bool
    narrative: Markup


@dataclass(frozen=True, slots=True)
class CompetitorsView:
    """Everybody against whom we sell to the account."""

    rows: tuple[CompetitorView, ...]
