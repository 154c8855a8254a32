"""The rows of the portfolio's table, one for each open deal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from gosart.analysis.forecast import Forecasts
from gosart.analysis.light import State
from gosart.analysis.overview import PLAN, MoveOverview, OpportunityOverview
from gosart.analysis.portfolio import CLOSING_SOON, PortfolioRow
from gosart.briefing import judgement
from gosart.i18n.stage_names import stage_name
from gosart.method.enums import Rating
from gosart.plan.model.values import Money
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.portfolio_model import LightCellView, OpponentView, OpportunityRowView
from gosart.site.views.verdict import light_shape, light_tone
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length
from gosart.urls import PORTFOLIO, account_page, opportunity_page

__all__ = [
    "AT_RISK",
    "LATE",
    "THIS_QUARTER",
    "THIS_YEAR",
    "choices_of",
    "light_heads",
    "opportunity_row",
]

AT_RISK, THIS_QUARTER, THIS_YEAR, LATE = "risk", "quarter", "year", "late"
"""Keys of the choices of rows in one click."""
_STEP = 72
"""Characters of a next step."""
_STATES = (State.RED, State.AMBER, State.UNKNOWN, State.GREEN)


def choices_of(row: PortfolioRow, today: date) -> tuple[str, ...]:
    """Return the keys of the choices that show a deal.

    Args:
        row: The deal.
        today: The day.
    """
    opportunity = row.opportunity
    close = opportunity.close_date
    choices = []
    if row.is_at_risk:
        choices.append(AT_RISK)
    if close is not None and close.year == today.year:
        if (close.month - 1) // 3 == (today.month - 1) // 3:
            choices.append(THIS_QUARTER)
        choices.append(THIS_YEAR)
    if opportunity.overdue:
        choices.append(LATE)
    return tuple(choices)


def light_heads(view: View) -> tuple[str, ...]:
    """Return the heads of the columns of lights: each question in a word, and the plan.

    Args:
        view: The page.
    """
    questions = (question.short for question in view.method.questions)
    return (*questions, view.translator.text("Plan"))


def opportunity_row(view: View, row: PortfolioRow, forecast: Forecasts) -> OpportunityRowView:
    """Return the row of an open deal.

    Args:
        view: The page.
        row: The deal.
        forecast: What says what an amount is worth in the currency of the page.
    """
    account, opportunity, translator = row.account, row.opportunity, view.translator
    text = translator.text
    has_radar = bool(opportunity.ratings)
    amount, own, order = _amounts(view, opportunity.money, forecast)
    share, days = opportunity.probability, opportunity.days_to_close
    next_step, due, is_late = _next(view, opportunity.move)
    owner = opportunity.owner
    return OpportunityRowView(
        name=opportunity.name,
        account=account.name,
        href=view.to(opportunity_page(account.id, opportunity.id)),
        radar_href=view.to(page_of_opportunity(account, opportunity, "assessment")),
        radar_label=text("Assessment of {name}", name=opportunity.name),
        radar=view.thumbnail(opportunity.ratings, opportunity.name) if has_radar else Markup(""),
        call=judgement.call_of(opportunity.call, translator),
        alarm=text("plan off track") if opportunity.off_track else "",
        is_stale=account.stale,
        owner=owner.name if owner else "",
        owner_href=view.member(owner),
        stage=stage_name(translator, opportunity.stage),
        amount=amount or _missing(view, opportunity, "amount"),
        own_amount=own,
        amount_order=order,
        probability=_missing(view, opportunity, "probability")
        if share is None
        else translator.percent(share / 100),
        probability_order="" if share is None else str(share),
        close=translator.date(opportunity.close_date)
        if opportunity.close_date
        else _missing(view, opportunity, "close_date"),
        close_day=opportunity.close_date.isoformat() if opportunity.close_date else "",
        close_note=view.due(days) if days is not None and days <= CLOSING_SOON else "",
        close_tone="" if days is None or days > CLOSING_SOON else "bad" if days < 0 else "warn",
        slips=f"{account.id}/{opportunity.id}"
        if view.site.history and view.uri == PORTFOLIO
        else "",
        lights=tuple(_lights(view, opportunity)),
        opponents=tuple(_opponents(view, row)),
        opponent_note=text("not shown") if opportunity.hides_stances else "",
        next_step=next_step,
        next_due=due,
        next_order=opportunity.move.due.isoformat()
        if opportunity.move and opportunity.move.due
        else "",
        is_next_late=is_late,
        choices="|".join(choices_of(row, view.today)),
        region=account.region,
        industry=account.industry,
        tags="|".join(account.tags),
        found_by=" ".join(_found_by(view, row)),
    )


def _amounts(view: View, money: Money | None, forecast: Forecasts) -> tuple[str, str, str]:
    """Return an amount in the page's currency, in its own where that is another, and its order."""
    if money is None:
        return "", "", ""
    own, worth = view.money(money, short=True), forecast.worth(money)
    if worth is None:
        # without a rate amounts of one currency stand together, behind those that have a sum
        return own, "", ""
    if money.currency == forecast.currency:
        return own, "", str(worth)
    return view.money(Money(worth, forecast.currency), short=True), own, str(worth)


def _missing(view: View, opportunity: OpportunityOverview, part: str) -> str:
    return view.translator.text("not shown") if part in opportunity.hidden_parts else ""


def _lights(view: View, opportunity: OpportunityOverview) -> Iterator[LightCellView]:
    heads = {question.key: question.short for question in view.method.questions}
    for item in opportunity.lights:
        light = item.light
        is_plan = item.question == PLAN
        word = judgement.plan_word if is_plan else judgement.word_of
        yield LightCellView(
            view.translator.text("Plan") if is_plan else heads[item.question],
            word(light, view.translator),
            judgement.reason_of(light, view.translator),
            light_tone(light.state),
            light_shape(light.state),
            _STATES.index(light.state),
        )


def _opponents(view: View, row: PortfolioRow) -> Iterator[OpponentView]:
    opponent = row.opportunity.opponent
    if opponent is not None:
        page = account_page(row.account.id, "relationships")
        yield OpponentView(
            opponent.name,
            view.label(opponent.role),
            view.to(page, f"person-{opponent.person}"),
            opponent.is_inner,
        )


def _next(view: View, move: MoveOverview | None) -> tuple[str, str, bool]:
    if move is None:
        return "", "", False
    translator = view.translator
    words = shorten_to_length(plain(translator.say(move.text)), _STEP)
    if not move.has_action:
        return words, translator.text("No action yet"), False
    due, is_late = judgement.due_in_words(
        move.due, view.today, translator, is_blocked=move.is_blocked
    )
    return words, due, is_late


def _found_by(view: View, row: PortfolioRow) -> Iterator[str]:
    """Yield the people, the competitors, and the criteria that speak against us."""
    opportunity = row.opportunity
    yield from (person.name for person in row.account.people)
    yield from opportunity.rivals
    yield opportunity.id
    rated = zip(view.method.criteria, opportunity.ratings, strict=False)
    yield from (criterion.label for criterion, rating in rated if rating is Rating.MINUS)
