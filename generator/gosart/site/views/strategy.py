"""How we win an opportunity, what they judge by, against whom: as the templates take it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import Standing
from gosart.plan.model.account import Account, Competitor, Opportunity
from gosart.plan.model.opportunity import DecisionCriterion
from gosart.site.template_context import View
from gosart.site.views.strategy_model import (
    ChosenStrategyView,
    CompetitorsView,
    CompetitorView,
    DecisionCriteriaView,
    JudgedCriterionView,
    PreconditionView,
    StandingView,
    StrategyFactView,
)
from gosart.site.views.texts import TextsView, aims_of, texts_of
from gosart.text.markdown import inline

__all__ = ["competitors_view", "decision_criteria_view", "strategy_view"]

_TONES = {Standing.BETTER: "good", Standing.SAME: "none", Standing.WORSE: "bad"}


def strategy_view(view: View, analysis: OpportunityAnalysis) -> ChosenStrategyView:
    """Return how we win an opportunity.

    Args:
        view: The page.
        analysis: The opportunity on its day.
    """
    strategy = analysis.opportunity.strategy
    if strategy.type is None:
        return ChosenStrategyView(
            is_chosen=False, name=Markup(), rival="", idea="", preconditions=(), facts=()
        )
    return ChosenStrategyView(
        is_chosen=True,
        name=view.term(strategy.type),
        rival=strategy.target.name if strategy.target else "",
        idea=view.method.strategies[strategy.type].idea,
        preconditions=tuple(_preconditions(view, analysis)),
        facts=tuple(_facts(view, analysis.opportunity)),
    )


def decision_criteria_view(
    view: View, account: Account, opportunity: Opportunity
) -> DecisionCriteriaView:
    """Return what the customer judges by.

    Args:
        view: The page.
        account: The account.
        opportunity: The opportunity that they decide on.
    """
    criteria = opportunity.decision_criteria
    rivals = tuple(
        dict.fromkeys(rival for item in criteria for rival, _ in item.standings if rival)
    )
    return DecisionCriteriaView(
        us=view.method.us,
        rivals=tuple(rival.name for rival in rivals),
        rows=tuple(_criterion(view, account, item, (None, *rivals)) for item in criteria),
    )


def competitors_view(
    view: View, account: Account, narrative: Callable[[Competitor], Markup]
) -> CompetitorsView:
    """Return everybody against whom we sell to the account.

    Args:
        view: The page.
        account: The account.
        narrative: Renders what a plan says of a competitor in its own text.
    """
    return CompetitorsView(
        tuple(
            CompetitorView(
                anchor=f"competitor-{rival.id}",
                name=rival.name,
                threat=view.term(rival.threat),
                position=inline(rival.position),
                has_points=bool(rival.strengths or rival.weaknesses),
                strengths=texts_of(rival.strengths),
                has_strengths=bool(rival.strengths),
                weaknesses=texts_of(rival.weaknesses),
                has_weaknesses=bool(rival.weaknesses),
                narrative=narrative(rival) if rival.narrative else Markup(),
            )
            for rival in account.competitors
            if rival.id != "no-decision"
        )
    )


def _preconditions(view: View, analysis: OpportunityAnalysis) -> Iterator[PreconditionView]:
    """Yield what the strategy needs; a decided opportunity needs nothing any more."""
    for need in analysis.preconditions if analysis.opportunity.is_open else ():
        yield PreconditionView(
            label=need.label,
            is_met=need.state == "met",
            is_unmet=need.state == "unmet",
            reason=view.say(need.reason) if need.clause.template else "",
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
        (text("Why"), strategy.rationale),
        (text("Scope"), strategy.scope),
        (text("Expected counter"), strategy.counter),
    ):
        if words:
            yield StrategyFactView(label, TextsView((inline(words),), is_list=False))


def _criterion(
    view: View,
    account: Account,
    criterion: DecisionCriterion,
    vendors: tuple[Competitor | None, ...],
) -> JudgedCriterionView:
    text, formality = view.translator.text, ""
    if criterion.formal is not None:
        formality = text("formal") if criterion.formal else text("informal")
    standings = dict(criterion.standings)
    return JudgedCriterionView(
        name=criterion.name,
        is_mandatory=criterion.mandatory,
        formality=formality,
        people=view.people(criterion.people, account.id),
        standings=tuple(_standing(view, standings.get(vendor)) for vendor in vendors),
    )


def _standing(view: View, standing: Standing | None) -> StandingView:
    return StandingView(view.label(standing), _TONES[standing] if standing else "")
