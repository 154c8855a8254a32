"""The portfolio, put together from all accounts: the view model of one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.forecast import Forecasts, MonthForecast, analyse_forecast
from gosart.analysis.light import State
from gosart.analysis.overview import OpportunityOverview
from gosart.analysis.portfolio import PortfolioAnalysis, PortfolioRow
from gosart.briefing import judgement
from gosart.charts.forecast import Bar, draw_forecast
from gosart.config.rates import ExchangeRates
from gosart.diagnostics import Sentence, msg
from gosart.plan.model.account import BrokenAccount
from gosart.plan.model.values import Money
from gosart.site.data_files import SLIPS_DATA
from gosart.site.template_context import View
from gosart.site.views.filters import (
    account_filters,
    chips_of,
    owner_filter,
    stage_filter,
    worth_choosing,
)
from gosart.site.views.portfolio_model import (
    DecidedOpportunityView,
    OpportunitiesView,
    OpportunityRowView,
    PortfolioFactView,
    PortfolioView,
    RiskView,
)
from gosart.site.views.portfolio_rows import (
    AT_RISK,
    LATE,
    THIS_QUARTER,
    THIS_YEAR,
    choices_of,
    light_heads,
    opportunity_row,
)
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.verdict import light_shape, light_tone
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length
from gosart.urls import ACCOUNTS, ACTIONS, opportunity_page

__all__ = ["forecast_of", "ordered_rows", "portfolio_view", "rows_of"]

_RISKS, _CLOSED = 4, 60
"""Deals at risk that the top of the page lists, and decided ones below the table."""
_SENTENCE, _WHY = 150, 110
"""Characters of why a deal is at risk, and of why it ended."""


def forecast_of(view: View, portfolio: PortfolioAnalysis) -> Forecasts:
    """Return the sums of the open deals.

    Args:
        view: The page.
        portfolio: All accounts.
    """
    site = view.site
    return analyse_forecast(portfolio.open_rows, site.currency, site.rates, site.today)


def ordered_rows(portfolio: PortfolioAnalysis) -> tuple[PortfolioRow, ...]:
    """Return the open deals as the table lists them: those at risk first, each by close date.

    Args:
        portfolio: All accounts.
    """
    return tuple(sorted(portfolio.open_rows, key=lambda row: not row.is_at_risk))


def rows_of(
    view: View, rows: Sequence[PortfolioRow], forecast: Forecasts
) -> tuple[OpportunityRowView, ...]:
    """Return rows of the table.

    Args:
        view: The page.
        rows: The deals.
        forecast: What says what an amount is worth in the currency of the page.
    """
    return tuple(opportunity_row(view, row, forecast) for row in rows)


def portfolio_view(
    view: View,
    portfolio: PortfolioAnalysis,
    broken: Sequence[BrokenAccount],
    rest: Sequence[str],
    most: int,
) -> PortfolioView:
    """Return the page of the portfolio.

    Args:
        view: The page.
        portfolio: All accounts.
        broken: The plans that have errors.
        rest: Uris of the files with the rows that the page itself is without.
        most: How many rows it has itself.
    """
    translator = view.translator
    forecast, rows = forecast_of(view, portfolio), ordered_rows(portfolio)
    risks = portfolio.at_risk
    closed = portfolio.closed_rows
    more = len(risks) - _RISKS
    return PortfolioView(
        nav=view.portfolio_nav(),
        is_empty=not portfolio.accounts and not broken,
        summary=_summary(view, portfolio, forecast, len(rows), len(risks)),
        notes=tuple(_notes(view, portfolio)),
        facts=tuple(_facts(view, portfolio, forecast)),
        broken=tuple(PortfolioFactView(item.name, view.account(item.id)) for item in broken),
        charts=tuple(_charts(view, forecast)),
        chart_note=_chart_note(view, forecast),
        risks=tuple(_risk(view, row) for row in risks[:_RISKS]),
        more_risks=translator.plural("{n} more at risk", "{n} more at risk", more)
        if more > 0
        else "",
        opportunities=(_opportunities(view, rows, forecast, rest, most),) if rows else (),
        closed=tuple(_closed(view, row) for row in closed[:_CLOSED]),
        more_closed=translator.text("and {n} more", n=translator.number(len(closed) - _CLOSED))
        if len(closed) > _CLOSED
        else "",
        foot=tuple(_foot(view, forecast)),
    )


def _short(view: View, amount: Decimal, currency: str) -> str:
    return view.money(Money(amount, currency), short=True)


def _summary(
    view: View, portfolio: PortfolioAnalysis, forecast: Forecasts, count: int, risks: int
) -> str:
    translator = view.translator
    accounts = translator.plural("{n} account", "{n} accounts", len(portfolio.accounts))
    # most accounts of a territory may have no deal: a sum over all of them would say they had
    having = len({row.account.id for row in portfolio.open_rows})
    if 0 < having < len(portfolio.accounts):
        accounts = translator.text(
            "{n} of {accounts}", n=translator.number(having), accounts=accounts
        )
    whole = translator.plural(
        "{n} open deal in {accounts}", "{n} open deals in {accounts}", count, accounts=accounts
    )
    if not risks:
        return whole
    if (
        not forecast.currency or forecast.hidden.total
    ):  # a share of a part of them would say nothing
        return translator.plural("{whole}; {n} at risk", "{whole}; {n} at risk", risks, whole=whole)
    return translator.plural(
        "{whole}; {n} at risk, {amount} of {total}",
        "{whole}; {n} at risk, {amount} of {total}",
        risks,
        whole=whole,
        amount=_short(view, forecast.at_risk, forecast.currency),
        total=_short(view, forecast.total, forecast.currency),
    )


def _notes(view: View, portfolio: PortfolioAnalysis) -> Iterator[PortfolioFactView]:
    plural = view.translator.plural
    if portfolio.overdue:
        label = plural("{n} action overdue", "{n} actions overdue", len(portfolio.overdue))
        yield PortfolioFactView(label, view.to(ACTIONS))
    if portfolio.stale:
        count = len(portfolio.stale)
        label = plural("{n} plan due for review", "{n} plans due for review", count)
        yield PortfolioFactView(label, view.to(ACCOUNTS))


def _facts(
    view: View, portfolio: PortfolioAnalysis, forecast: Forecasts
) -> Iterator[PortfolioFactView]:
    text, currency = view.translator.text, forecast.currency
    hidden = forecast.hidden
    if not currency:
        if hidden.total:
            yield PortfolioFactView(text("Open"), text("Not shown"), _without(view, hidden.total))
        return
    without = _without(view, hidden.total)
    if forecast.left_out:
        # without a rate there is no sum over all: each currency stands by itself
        amounts = view.amounts(portfolio.open_amounts, short=True)
        yield PortfolioFactView(text("Open"), amounts, without)
        of_currency = f" ({currency})"
    else:
        yield PortfolioFactView(text("Open"), _short(view, forecast.total, currency), without)
        of_currency = ""
    labels = (text("Weighted"), text("Commit"), text("Best case"), text("Pipeline"))
    sums = (forecast.weighted, *forecast.by_category)
    counts = (hidden.weighted, *hidden.by_category)
    for label, amount, count in zip(labels, sums, counts, strict=True):
        value = _short(view, amount, currency)
        yield PortfolioFactView(label + of_currency, value, _without(view, count))


def _without(view: View, count: int) -> str:
    """Say how many deals a sum is without, as its readers may not see their amounts."""
    if not count:
        return ""
    return view.translator.plural("{n} deal not shown", "{n} deals not shown", count)


def _charts(view: View, forecast: Forecasts) -> Iterator[Markup]:
    if not any(month.total for month in forecast.months):
        return
    bars = [_bar(view, month, forecast) for month in forecast.months]
    highest = max(sum(bar.parts) for bar in bars)
    step = _step(highest)
    lines = [Decimal(0)]
    while float(lines[-1]) < highest * 1.02 and len(lines) < 7:
        lines.append(lines[-1] + step)
    unit = [(float(line), _short(view, line, forecast.currency)) for line in lines]
    title = view.translator.text("Open amounts by month of close")
    described = "; ".join(
        f"{view.translator.month(month.month)} {bar.total}"
        for month, bar in zip(forecast.months, bars, strict=True)
        if month.month and bar.total
    )
    yield embed_svg(draw_forecast(bars, unit, f"{title}: {described}"))


def _step(highest: float) -> Decimal:
    """Return a round step of which two to four make the highest bar."""
    step = Decimal(1)
    while float(step) * 4 < highest:
        step *= 2 if str(step)[0] in "15" else Decimal("2.5")
    return step


def _bar(view: View, month: MonthForecast, forecast: Forecasts) -> Bar:
    day = month.month or view.today
    first = forecast.months[0].month
    return Bar(
        label=view.translator.short_month(day),
        year=str(day.year) if day.month == 1 or day == first else "",
        parts=tuple(float(amount) for amount in month.by_category),
        weighted=float(month.weighted),
        total=_short(view, month.total, forecast.currency) if month.total else "",
        names=tuple(row.opportunity.name for row in month.rows),
        is_past=month.is_past,
        is_now=(day.year, day.month) == (view.today.year, view.today.month),
    )


def _chart_note(view: View, forecast: Forecasts) -> str:
    plural, later, hidden = view.translator.plural, forecast.later, forecast.hidden.in_months
    notes = []
    if later is not None and later.rows:
        notes.append(
            plural(
                "{n} deal closes later or has no close date: {amount}",
                "{n} deals close later or have no close date: {amount}",
                len(later.rows),
                amount=_short(view, later.total, forecast.currency),
            )
        )
    if hidden:
        notes.append(
            plural(
                "{n} deal is not in the chart: its amount is not shown",
                "{n} deals are not in the chart: their amounts are not shown",
                hidden,
            )
        )
    return ". ".join(notes)


def _risk(view: View, row: PortfolioRow) -> RiskView:
    opportunity, translator = row.opportunity, view.translator
    state = _worst(opportunity)
    lead = ""
    if row.is_past_close:
        days = -(opportunity.days_to_close or 0)
        lead = translator.plural(
            "The close date is {n} day overdue. ", "The close date is {n} days overdue. ", days
        )
    against = opportunity.against
    why = msg("{sentence}", sentence=Sentence(against)) if against else opportunity.sentence
    sentence = plain(translator.say(why))
    return RiskView(
        name=opportunity.name,
        account=row.account.name,
        href=view.to(opportunity_page(row.account.id, opportunity.id)),
        sentence=shorten_to_length(f"{lead}{sentence}.", _SENTENCE),
        word=judgement.call_of(opportunity.call, translator),
        tone=light_tone(state),
        shape=light_shape(state),
    )


def _worst(opportunity: OpportunityOverview) -> State:
    states = [item.light.state for item in opportunity.lights]
    return State.RED if State.RED in states else State.AMBER


def _opportunities(
    view: View,
    rows: Sequence[PortfolioRow],
    forecast: Forecasts,
    rest: Sequence[str],
    most: int,
) -> OpportunitiesView:
    translator = view.translator
    text = translator.text
    labels = {
        AT_RISK: text("At risk"),
        THIS_QUARTER: text("Closing this quarter"),
        THIS_YEAR: text("Closing this year"),
        LATE: text("Action overdue"),
    }
    return OpportunitiesView(
        light_heads=light_heads(view),
        rows=rows_of(view, rows[:most], forecast),
        rest=view.all_to(rest),
        past=view.to(SLIPS_DATA) if view.site.history else "",
        all=len(rows),
        chips=chips_of(translator, labels, [choices_of(row, view.today) for row in rows]),
        filters=worth_choosing(
            owner_filter(translator, [row.opportunity.owner for row in rows]),
            *account_filters(translator, [row.account for row in rows]),
            stage_filter(translator, view.site.stages, rows),
        ),
    )


def _closed(view: View, row: PortfolioRow) -> DecidedOpportunityView:
    opportunity = row.opportunity
    why = plain(opportunity.outcome) or ", ".join(
        reason.replace("-", " ") for reason in opportunity.reasons
    )
    if opportunity.lost_to and not why:
        why = view.translator.text("Lost to {name}", name=opportunity.lost_to)
    return DecidedOpportunityView(
        status=view.label(opportunity.status),
        tone=opportunity.status.value,
        name=opportunity.name,
        account=row.account.name,
        href=view.to(opportunity_page(row.account.id, opportunity.id)),
        closed=view.translator.date(opportunity.closed) if opportunity.closed else "",
        closed_day=opportunity.closed.isoformat() if opportunity.closed else "",
        amount=view.money(opportunity.money, short=True),
        why=shorten_to_length(why, _WHY),
    )


def _foot(view: View, forecast: Forecasts) -> Iterator[str]:
    text = view.translator.text
    yield text("As of {day}", day=view.translator.date(view.today))
    if forecast.day is not None:
        rates = ", ".join(_rates(view, view.site.rates, forecast))
        day = view.translator.date(forecast.day)
        yield text("Sums in {currency} at the rates of {day}: {rates}", currency=forecast.currency,
                   day=day, rates=rates)  # fmt: skip
    if forecast.left_out:
        yield text(
            "Sums and the chart are in {currency}; without a rate stay {amounts}",
            currency=forecast.currency,
            amounts=view.amounts(forecast.left_out, short=True),
        )
    yield text("Weighted: each amount times its probability")
    if forecast.unweighted:
        yield view.translator.plural(
            "{n} deal without a probability is not in Weighted",
            "{n} deals without a probability are not in Weighted",
            len(forecast.unweighted),
        )
    if forecast.disengaging_weighted:
        yield view.translator.plural(
            "{sum} of Weighted is in {n} deal whose verdict is to disengage",
            "{sum} of Weighted is in {n} deals whose verdict is to disengage",
            len(forecast.disengaging),
            sum=view.money(Money(forecast.disengaging_weighted, forecast.currency), short=True),
        )


def _rates(view: View, rates: ExchangeRates | None, forecast: Forecasts) -> Iterator[str]:
    for currency, worth in rates.worth if rates else ():
        unit = view.money(Money(Decimal(1), currency))
        yield f"{unit} = {view.money(Money(worth, forecast.currency))}"
