"""The deals of an account's page: a card for each open one, a line for each that is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.one_currency import total_in
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.analysis.trend import analyse_trend
from gosart.briefing import judgement
from gosart.charts.position_bars import draw_position_bars
from gosart.charts.radar import draw_radar
from gosart.i18n.stage_names import stage_name
from gosart.plan.model.opportunity import Opportunity
from gosart.site.template_context import View
from gosart.site.views.account_model import (
    CardMoveView,
    CardPositionView,
    OpportunityCardView,
    OtherOpportunityView,
)
from gosart.site.views.sheet_model import FactView
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.verdict import LightView, verdict_view
from gosart.text.markdown import inline
from gosart.text.shorten import shorten_to_length
from gosart.urls import opportunity_page

__all__ = ["cards_of", "largest_first", "others_of"]

_CARDS = 6
"""Open deals that have a card; smaller ones have a line."""
_MOVE, _SENTENCE = 80, 260
"""Characters of a move, and of a verdict's sentence."""


def largest_first(view: View, analysis: AccountAnalysis) -> tuple[OpportunityAnalysis, ...]:
    """Return the open opportunities of an account, the largest first, those without amount last.

    Args:
        view: The page, whose site may have rates of exchange.
        analysis: The account.
    """

    def worth(item: OpportunityAnalysis) -> Decimal:
        money = item.opportunity.money
        if money is None:
            return Decimal(-1)
        total = total_in(view.site.currency, [money], view.site.rates)
        return total.money.amount if total else money.amount

    return tuple(sorted(analysis.open_opportunities, key=worth, reverse=True))


def cards_of(
    view: View, account: str, opportunities: Sequence[OpportunityAnalysis]
) -> tuple[OpportunityCardView, ...]:
    """Return the cards of an account's open deals.

    Args:
        view: The page.
        account: The account's id.
        opportunities: Its open opportunities, as `largest_first` gives them.
    """
    return tuple(
        _card(view, account, item, f"deal-{number}")
        for number, item in enumerate(opportunities[:_CARDS], 1)
    )


def others_of(
    view: View, analysis: AccountAnalysis, opportunities: Sequence[OpportunityAnalysis]
) -> tuple[OtherOpportunityView, ...]:
    """Return a line for each deal without a card: small open ones, then the latest decided first.

    Args:
        view: The page.
        analysis: The account.
        opportunities: Its open opportunities, as `largest_first` gives them.
    """
    decided = [item for item in analysis.opportunities if not item.opportunity.is_open]
    decided.sort(key=lambda item: str(item.opportunity.closed or ""), reverse=True)
    return tuple(
        _line(view, analysis.account.id, item.opportunity)
        for item in (*opportunities[_CARDS:], *decided)
    )


def _card(
    view: View, account: str, analysis: OpportunityAnalysis, name: str
) -> OpportunityCardView:
    opportunity = analysis.opportunity
    verdict = verdict_view(view, analysis)
    return OpportunityCardView(
        anchor=f"deal-{opportunity.id}",
        name=opportunity.name,
        href=view.to(opportunity_page(account, opportunity.id)),
        facts=tuple(_facts(view, opportunity)),
        tone=verdict.tone,
        alarm=verdict.delay,
        call=verdict.call,
        sentence=_sentence(view, verdict.sentence),
        lights=_lights(view, verdict.lights),
        radar=_radar(view, analysis, name),
        moves=tuple(_moves(view, analysis)),
        positions=tuple(_positions(view, analysis)),
    )


def _sentence(view: View, sentence: str) -> str:
    if len(sentence) > _SENTENCE:
        return shorten_to_length(sentence, _SENTENCE)
    return view.translator.text("{sentence}.", sentence=sentence) if sentence else ""


def _facts(view: View, opportunity: Opportunity) -> Iterator[FactView]:
    """Yield the amount under its stage, the probability and the close date."""
    translator = view.translator
    text = translator.text

    def fact(key: str, label: str, value: str, *, is_bad: bool = False) -> FactView:
        missing = text("Not shown") if key in opportunity.cut_parts else "\u2013"
        return FactView(label, value or missing, is_bad)

    stage = stage_name(translator, opportunity.stage) or text("Amount")
    yield fact("amount", stage, view.money(opportunity.money, short=True))
    share = opportunity.probability
    value = "" if share is None else translator.percent(share / 100)
    yield fact("probability", text("Probability"), value)
    close = opportunity.close_date
    is_past = close is not None and close < view.today
    label = text("Close, overdue") if is_past else text("Close")
    yield fact("close_date", label, translator.date(close) if close else "", is_bad=is_past)


def _lights(view: View, lights: Sequence[LightView]) -> tuple[LightView, ...]:
    """Return the lights by the short names of the questions: the sheet has the whole ones."""
    names = [*(question.short for question in view.method.questions), view.translator.text("Plan")]
    return tuple(
        replace(light, question=name) for light, name in zip(lights, names, strict=len(lights) > 0)
    )


def _radar(view: View, analysis: OpportunityAnalysis, name: str) -> Markup:
    series = view.series(analysis.assessment)[:2]
    drawing = draw_radar(view.method, series, view.translator, name=name, is_labelled=False)
    return embed_svg(drawing)


def _moves(view: View, analysis: OpportunityAnalysis) -> Iterator[CardMoveView]:
    translator = view.translator
    for move in analysis.moves[:1]:
        due, is_bad = judgement.due_of(move, view.today, translator)
        what = shorten_to_length(judgement.move_text(move, translator), _MOVE)
        yield CardMoveView(what, judgement.owner_of(move, translator), due, is_bad)


def _positions(view: View, analysis: OpportunityAnalysis) -> Iterator[CardPositionView]:
    assessment, translator = analysis.assessment, view.translator
    position = assessment.position
    if position is None:
        return
    rival, now = position.rival, position.now
    words = view.position(now)
    if now.known:
        words = translator.text(
            "ahead on {ahead}, behind on {behind} of {known}",
            ahead=len(now.ahead),
            behind=len(now.behind),
            known=now.known,
        )
    points = [point for point in analyse_trend(assessment) if point.rival is rival]
    yield CardPositionView(
        label=translator.text("Against {rival}", rival=rival.name),
        words=words,
        drawing=embed_svg(draw_position_bars(points, translator, rival.name)),
    )


def _line(view: View, account: str, opportunity: Opportunity) -> OtherOpportunityView:
    status = view.label(opportunity.status)
    if opportunity.is_open:
        status = stage_name(view.translator, opportunity.stage) or status
    day = opportunity.close_date if opportunity.is_open else opportunity.closed
    return OtherOpportunityView(
        anchor=f"deal-{opportunity.id}",
        name=opportunity.name,
        href=view.to(opportunity_page(account, opportunity.id)),
        status=status,
        tone=opportunity.status.value,
        amount=view.money(opportunity.money, short=True),
        day=view.translator.date(day) if day else "",
        outcome=inline(opportunity.outcome) if opportunity.outcome else Markup(),
    )
