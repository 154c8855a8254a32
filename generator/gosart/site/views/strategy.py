"""How we win an opportunity, as the template takes it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.plan.model.account import Account, Opportunity
from gosart.site.template_context import View
from gosart.site.views.strategy_model import ChosenStrategyView, StrategyFactView
from gosart.site.views.strategy_pictures import choice_view, counter_moves_view
from gosart.site.views.texts import TextsView, aims_of
from gosart.text.markdown import inline

__all__ = ["strategy_view"]


def strategy_view(
    view: View, account: Account, analysis: OpportunityAnalysis
) -> ChosenStrategyView:
    """Return how we win an opportunity.

    Args:
        view: The page.
        account: The account.
        analysis: The opportunity on its day.
    """
    strategy = analysis.opportunity.strategy
    choice = choice_view(view, analysis)
    moves = counter_moves_view(view, account, analysis.opportunity)
    return ChosenStrategyView(
        is_chosen=strategy.type is not None,
        name=view.term(strategy.type) if strategy.type else Markup(),
        rival=strategy.target.name if strategy.target else "",
        idea=view.method.strategies[strategy.type].idea if strategy.type else "",
        facts=tuple(_facts(view, analysis.opportunity)),
        choices=(choice,) if choice else (),
        moves=(moves,) if moves else (),
    )


def _facts(view: View, opportunity: Opportunity) -> Iterator[StrategyFactView]:
    strategy, text = opportunity.strategy, view.translator.text
    for label, aims in (
        (text("Customer"), strategy.sides.customer),
        (text("Sales team"), strategy.sides.team),
    ):
        if aims:
            yield StrategyFactView(label, aims_of(view, aims))
    for label, words in (
        (text("Rationale"), strategy.rationale),
        (text("Scope"), strategy.scope),
        (text("Expected counter-move"), strategy.counter),
    ):
        if words:
            yield StrategyFactView(label, TextsView((inline(words),), is_list=False))
