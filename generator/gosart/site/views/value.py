"""The customer's profile and insights, and an opportunity's value: as the templates take them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.judgement import payback_of
from gosart.method.enums import Trend
from gosart.plan.model.account import (
    Account,
    Benefit,
    Cost,
    Proposition,
    Realised,
    Value,
)
from gosart.site.template_context import View
from gosart.site.views.texts import texts_of
from gosart.site.views.value_comparison import comparisons
from gosart.site.views.value_figures import net_value, rivals_figures, unique_value
from gosart.site.views.value_model import (
    BalanceView,
    CustomerProfileView,
    FinancialView,
    ProfileListView,
    RealisedRowView,
    RealisedValueView,
    ValueCaseView,
    ValueChainView,
    ValueRowView,
    WrittenPropositionView,
)
from gosart.site.views.value_waterfall import waterfalls
from gosart.text.markdown import inline

__all__ = ["profile_view", "realised_views", "value_case_view", "value_chain_view"]

_ARROWS = {Trend.UP: "↑", Trend.FLAT: "→", Trend.DOWN: "↓"}


def profile_view(view: View, account: Account) -> CustomerProfileView:
    """Return the customer's business.

    Args:
        view: The page.
        account: The account.
    """
    profile, text = account.profile, view.translator.text
    lists = (
        (text("Products"), profile.products),
        (text("Markets"), profile.markets),
        (text("Customers"), profile.customers),
        (text("Their competitors"), profile.competitors),
        (text("Drivers"), profile.drivers),
        (text("Initiatives"), profile.initiatives),
    )
    figures = tuple(
        FinancialView(
            item.measure,
            view.translator.figure(item.value),
            _ARROWS[item.trend] if item.trend else "",
            view.label(item.trend),
        )
        for item in profile.financials
    )
    written = tuple(ProfileListView(label, texts_of(items)) for label, items in lists if items)
    return CustomerProfileView(
        is_written=bool(profile.summary or figures or written),
        summary=inline(profile.summary),
        lists=written,
        figures=figures,
    )


def value_chain_view(view: View, value: Value) -> ValueChainView:
    """Return the match of the customer's need with us.

    Args:
        view: The page.
        value: The value of an opportunity.
    """
    parts = (
        value.compelling_event,
        value.capabilities,
        value.solution,
        value.differentiation,
        value.unique_business_value,
    )
    text = view.translator.text
    return ValueChainView(
        is_written=any(parts),
        event=inline(value.compelling_event),
        capabilities=texts_of(value.capabilities),
        has_capabilities=bool(value.capabilities),
        solution=inline(value.solution),
        differentiation=inline(value.differentiation),
        unique_head=view.chapter("value", text("Unique business value")),
        unique_value=inline(value.unique_business_value),
        confirmed_day=_day(view, value.confirmed_on),
        confirmed_by=_confirmed_by(value),
        propositions=tuple(_propositions(view, value.propositions)),
    )


def value_case_view(view: View, analysis: OpportunityAnalysis) -> ValueCaseView:
    """Return what we are worth to the customer, in figures.

    Args:
        view: The page.
        analysis: The opportunity on its day.
    """
    value, case = analysis.opportunity.value, analysis.value_case
    translator, text = view.translator, view.translator.text
    return ValueCaseView(
        is_written=bool(value.benefits or value.costs),
        waterfalls=waterfalls(view, analysis),
        comparisons=comparisons(view, analysis),
        rows=(
            *(_row(view, entry, "") for entry in value.benefits),
            *(_row(view, entry, "\N{MINUS SIGN}") for entry in value.costs),
        ),
        sums=tuple(
            BalanceView(translator.money(item.net, item.currency), item.per or text("once"))
            for item in analysis.balances
        ),
        has_case=case is not None,
        payback=payback_of(case, translator) if case else "",
        net=net_value(case, translator) if case else "",
        unique=unique_value(analysis, translator),
        is_cut=case is None and "value" in analysis.opportunity.cut_parts,
        rivals=rivals_figures(analysis, translator),
        months=case.horizon_months if case else 0,
        nothing=translator.money(case.cost_of_nothing, case.currency)
        if case and case.cost_of_nothing
        else "",
    )


def realised_views(view: View, value: Value) -> tuple[RealisedValueView, ...]:
    """Return what came of what was promised.

    Args:
        view: The page.
        value: The value of an opportunity.

    Returns:
        One, or none where nothing was counted.
    """
    rows = tuple(_realised(view, item) for item in value.realised)
    return (RealisedValueView(rows),) if rows else ()


def _propositions(
    view: View, propositions: Sequence[Proposition]
) -> Iterator[WrittenPropositionView]:
    for item in propositions:
        shape = view.method.propositions[item.template.value]
        slots = {slot: item.slots.get(slot) or "…" for slot in shape.slots}
        yield WrittenPropositionView(view.term(item.template), shape.pattern.format(**slots))


def _row(view: View, entry: Benefit | Cost, sign: str) -> ValueRowView:
    return ValueRowView(
        item=entry.item,
        rival=entry.rival.name if entry.rival else "",
        is_only_us=entry.only_us and entry.rival is None,
        kind=view.term(entry.kind),
        amount=f"{sign}{view.money(entry.money)}" if entry.money else "",
        missing="" if entry.money else _missing(view, entry),
        per=entry.per,
        confirmed_day=_day(view, entry.confirmed_on),
        confirmed_by=_confirmed_by(entry),
    )


def _realised(view: View, entry: Realised) -> RealisedRowView:
    return RealisedRowView(
        benefit=entry.benefit.item,
        note=inline(entry.note),
        promised=view.money(entry.benefit.money),
        per=entry.benefit.per,
        amount=view.money(entry.money),
        missing="" if entry.money else _missing(view, entry),
        day=_day(view, entry.date),
        confirmed_day=_day(view, entry.confirmed_on),
        confirmed_by=_confirmed_by(entry),
    )


def _missing(view: View, entry: Benefit | Cost | Realised) -> str:
    """Say why an entry has no amount."""
    is_hidden = "amount" in entry.hidden_fields
    text = view.translator.text
    return text("not shown here") if is_hidden else text("not known")


def _day(view: View, day: date | None) -> str:
    return view.translator.date(day) if day else ""


def _confirmed_by(entry: Benefit | Cost | Realised | Value) -> str:
    """Return who confirmed something, "" where nobody did whom these readers see."""
    by = entry.confirmed_by
    return by.name if entry.confirmed_on and by and not by.hidden else ""
