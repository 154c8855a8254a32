"""What the template of the strategy may use: how we win an opportunity."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.strategy_pictures_model import CounterMovesView, StrategyChoiceView
from gosart.site.views.texts import TextsView

__all__ = ["ChosenStrategyView", "StrategyFactView"]


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
    facts: tuple[StrategyFactView, ...]
    choices: tuple[StrategyChoiceView, ...]
    """One; none for a decided opportunity."""
    moves: tuple[CounterMovesView, ...]
    """One; none where the plan names no move of a competitor."""
