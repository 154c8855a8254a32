"""The competitors over all accounts: a drawing, a row each, and a card for those met most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.common_currency import CommonCurrency, common_currency
from gosart.analysis.competitor_record import (
    CompetitorMeeting,
    CompetitorRecord,
    Lead,
    Outcome,
)
from gosart.charts.competitor_record import (
    DECIDED_KINDS,
    MOST_SINGLE,
    OPEN_KINDS,
    CompetitorBar,
    CompetitorWords,
    draw_competitors,
)
from gosart.diagnostics import capitalised
from gosart.site.template_context import View
from gosart.site.views.competitor_card import competitor_card
from gosart.site.views.competitor_words import (
    DECIDED,
    lead_counts,
    open_sum,
    outcome_counts,
    outcome_labels,
)
from gosart.site.views.competitors_model import (
    CompetitorRowView,
    CompetitorsView,
)
from gosart.site.views.svg_embed import embed_svg
from gosart.urls import COMPETITORS, account_page

__all__ = ["CARDS", "competitors_view"]

CARDS, _ROWS, _BARS = 60, 200, 12
"""Most cards, rows of the table and rows of the drawing."""


def competitors_view(view: View, records: Sequence[CompetitorRecord]) -> CompetitorsView:
    """Return the page of all competitors.

    Args:
        view: The page.
        records: The competitors, whoever we meet in the most deals first.
    """
    translator = view.translator
    text = translator.text
    met = [record for record in records if record.meetings]
    amounts = [
        item.row.opportunity.money
        for record in met
        for item in record.open
        if item.row.opportunity.money
    ]
    common = common_currency(amounts, view.site.currency, view.site.rates)
    cards = records[:CARDS]
    hides = any(record.among(Outcome.HIDDEN) for record in records)
    more = len(records) - _ROWS
    return CompetitorsView(
        nav=view.portfolio_nav(),
        is_empty=not records,
        summary=_summary(view, records, met) if records else "",
        title=_title(view, met),
        charts=tuple(_charts(view, met[:_BARS], common)),
        chart_note=_chart_note(view, met, common),
        outcome_heads=tuple(
            label for label, kind in outcome_labels(view) if hides or kind is not Outcome.HIDDEN
        ),
        rows=tuple(
            _row(view, record, common, has_card=index < CARDS, hides_results=hides)
            for index, record in enumerate(records[:_ROWS])
        ),
        more=text("and {n} more", n=translator.number(more)) if more > 0 else "",
        competitors=tuple(competitor_card(view, record, common) for record in cards),
        foot=tuple(_foot(view, common)),
    )


def _opportunities(
    records: Sequence[CompetitorRecord], *outcomes: Outcome
) -> list[CompetitorMeeting]:
    """Return the deals in which any of them is met, each once."""
    opportunities = {
        (item.row.account.id, item.row.opportunity.id): item
        for record in records
        for item in record.among(*outcomes)
    }
    return list(opportunities.values())


def _summary(
    view: View, records: Sequence[CompetitorRecord], met: Sequence[CompetitorRecord]
) -> str:
    """Count each deal once, whomever it meets; who got a lost one is what `lost_to` says."""
    translator = view.translator
    whole = translator.plural(
        "{n} competitor, {met} of them met in deals",
        "{n} competitors, {met} of them met in deals",
        len(records),
        met=translator.number(len(met)),
    )
    return translator.text(
        "{whole}: {open} open, {won} won against them, {lost} lost to one of them",
        whole=whole,
        open=translator.number(len(_opportunities(met, Outcome.OPEN))),
        won=translator.number(len(_opportunities(met, Outcome.WON))),
        lost=translator.number(len(_opportunities(met, Outcome.LOST))),
    )


def _title(view: View, met: Sequence[CompetitorRecord]) -> str:
    """Say who is met most, and how that stands."""
    text, translator = view.translator.text, view.translator
    rivals = [record for record in met if not record.is_nothing] or list(met)
    if not rivals:
        return text("No deal names a competitor yet")
    first = max(rivals, key=lambda record: (len(record.open), len(record.meetings)))
    behind = sum(item.lead is Lead.BEHIND for item in first.open)
    won, lost = len(first.among(Outcome.WON)), len(first.among(Outcome.LOST))
    if not first.open:
        return text(
            "{name} is met most: {won} won, {lost} lost to them, nothing open",
            name=first.name,
            won=translator.number(won),
            lost=translator.number(lost),
        )
    opportunities = translator.plural("{n} open deal", "{n} open deals", len(first.open))
    values = {"name": first.name, "deals": opportunities}
    if not (won or lost):
        return text(
            "{name} is met most: {deals}, behind in {behind}; nothing decided yet",
            **values,
            behind=translator.number(behind),
        )
    return text(
        "{name} is met most: {deals}, behind in {behind}; {won} won, {lost} lost to them",
        **values,
        behind=translator.number(behind),
        won=translator.number(won),
        lost=translator.number(lost),
    )


def _charts(
    view: View, met: Sequence[CompetitorRecord], common: CommonCurrency
) -> Iterator[Markup]:
    if not met:
        return
    text = view.translator.text
    words = CompetitorWords(
        title=_title(view, met),
        open_head=text("Open deals: a bar each, as wide as its amount"),
        decided_head=text("Decided deals: a square each"),
        open_kinds=(text("We are behind"), text("Level"), text("Unknown"), text("We are ahead")),
        decided_kinds=tuple(label for label, _ in outcome_labels(view)),
    )
    yield embed_svg(
        draw_competitors([_bar(view, record, common) for record in met], words, name="competitors")
    )


def _bar(view: View, record: CompetitorRecord, common: CommonCurrency) -> CompetitorBar:
    translator = view.translator
    kinds = {lead.value: lead.value for lead in Lead} | {Lead.HIDDEN.value: Lead.UNKNOWN.value}
    assert set(kinds.values()) == set(OPEN_KINDS)  # noqa: S101 - one word for one thing
    counts = dict(zip(DECIDED, (len(record.among(kind)) for kind in DECIDED), strict=True))
    decided = outcome_counts(view, record.meetings)
    words = ", ".join(f"{item.count} {item.label}" for item in decided if item.order)
    return CompetitorBar(
        name=record.name,
        note=translator.plural("in {n} account", "in {n} accounts", len(record.accounts)),
        href=view.to(COMPETITORS, record.anchor),
        open=tuple(
            (
                kinds[item.lead.value],
                float(common.worth(item.row.opportunity.money) or 0),
            )
            for item in record.open
        ),
        open_words=_open_words(view, record, common),
        decided=tuple(counts[Outcome(kind)] for kind in DECIDED_KINDS),
        decided_words=words or translator.text("none decided"),
    )


def _open_words(view: View, record: CompetitorRecord, common: CommonCurrency) -> str:
    translator = view.translator
    if not record.open:
        return translator.text("none open")
    opportunities = translator.plural("{n} open deal", "{n} open deals", len(record.open))
    amount = open_sum(view, record.open, common)
    return " \u00b7 ".join(filter(None, (opportunities, amount, lead_counts(view, record.open))))


def _chart_note(view: View, met: Sequence[CompetitorRecord], common: CommonCurrency) -> str:
    translator = view.translator
    notes = []
    if len(met) > _BARS:
        notes.append(
            translator.text(
                "The drawing has the {n} met in the most deals", n=translator.number(_BARS)
            )
        )
    if any(len(record.meetings) > MOST_SINGLE for record in met[:_BARS]):
        notes.append(
            translator.text(
                "of more than {n} deals those of a kind are one bar",
                n=translator.number(MOST_SINGLE),
            )
        )
    if common.left_out:
        notes.append(
            translator.text(
                "bars are in {currency}; without a rate stay {amounts}",
                currency=common.currency,
                amounts=view.amounts(common.left_out, short=True),
            )
        )
    hidden = sum(
        "amount" in item.row.opportunity.hidden_parts for item in _opportunities(met, Outcome.OPEN)
    )
    if hidden:
        notes.append(
            translator.plural(
                "{n} amount is not shown here", "{n} amounts are not shown here", hidden
            )
        )
    return capitalised("; ".join(notes))


def _row(
    view: View,
    record: CompetitorRecord,
    common: CommonCurrency,
    *,
    has_card: bool,
    hides_results: bool,
) -> CompetitorRowView:
    translator = view.translator
    href = view.to(COMPETITORS, record.anchor) if has_card else ""
    if not has_card and len(record.accounts) == 1:
        href = view.to(account_page(record.accounts[0].id, "value"))
    money = [item.row.opportunity.money for item in record.open if item.row.opportunity.money]
    worth = common.total(money) if money else None
    return CompetitorRowView(
        anchor="" if has_card else record.anchor,
        name=record.name,
        href=href,
        accounts=translator.number(len(record.accounts)),
        accounts_order=len(record.accounts),
        open=translator.number(len(record.open)),
        open_order=len(record.open),
        amount=open_sum(view, record.open, common),
        amount_order="" if worth is None else str(worth),
        lead=lead_counts(view, record.open),
        outcomes=outcome_counts(view, record.meetings, all_kinds=hides_results),
    )


def _foot(view: View, common: CommonCurrency) -> Iterator[str]:
    text = view.translator.text
    yield text("As of {day}", day=view.translator.date(view.today))
    yield text(
        "Competitors of different accounts are one where they have the same entry in `_shared`; "
        "otherwise where they have the same name, whatever the case, spaces and hyphens."
    ).replace("`", "")
    yield text(
        "We meet a competitor in a deal that rates it, aims the strategy at it, names a move, a "
        "standing or a figure of it, or was lost to it. Deals are counted, never shared out in per "
        "cent: they are too few."
    )
    if common.day is not None:
        yield text("Sums in {currency} at the rates of {day}", currency=common.currency,
                   day=view.translator.date(common.day))  # fmt: skip
