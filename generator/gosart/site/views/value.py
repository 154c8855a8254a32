"""The customer's profile and insights, and an opportunity's value: as the templates take them."""

from __future__ import annotations

from datetime import date

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.judgement import payback_of
from gosart.method.enums import Trend
from gosart.plan.model.account import (
    Account,
    Benefit,
    Cost,
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
    ValueCaseView,
    ValueRowView,
)
from gosart.site.views.value_waterfall import waterfalls
from gosart.text.markdown import inline

__all__ = ["confirmed_by", "missing_amount", "profile_view", "value_case_view"]

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


def _row(view: View, entry: Benefit | Cost, sign: str) -> ValueRowView:
    return ValueRowView(
        item=entry.item,
        rival=entry.rival.name if entry.rival else "",
        is_only_us=entry.only_us and entry.rival is None,
        kind=view.term(entry.kind),
        amount=f"{sign}{view.money(entry.money)}" if entry.money else "",
        missing="" if entry.money else missing_amount(view, entry),
        per=entry.per,
        confirmed_day=_day(view, entry.confirmed_on),
        confirmed_by=confirmed_by(entry),
    )


def missing_amount(view: View, entry: Benefit | Cost | Realised) -> str:
    """Return why an entry has no amount.

    Args:
        view: The page.
        entry: The entry.
    """
    is_hidden = "amount" in entry.hidden_fields
    text = view.translator.text
    return text("not shown here") if is_hidden else text("unknown")


def _day(view: View, day: date | None) -> str:
    return view.translator.date(day) if day else ""


def confirmed_by(entry: Benefit | Cost | Realised | Value) -> str:
    """Return who confirmed something, "" where nobody did whom these readers see.

    Args:
        entry: What may be confirmed.
    """
    by = entry.confirmed_by
    return by.name if entry.confirmed_on and by and not by.hidden else ""
