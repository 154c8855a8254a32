"""Our case beside those of the competitors and of doing nothing: small drawings of the same axes.

What a plan does not know of somebody else's offer is a hatched field: never a line, never 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.value_case import RivalCase, ValueCase
from gosart.briefing.value_reading import value_reading
from gosart.charts.money_axis import MoneyAxis, money_axis, signed_money
from gosart.charts.running_total import LineKind, TotalLine, Unknown, draw_running_total
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Opportunity
from gosart.site.template_context import View
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.value_model import CaseComparisonView, CasePanelView
from gosart.site.views.value_waterfall import months_counted, sure_line
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["comparisons"]

_SIZE = (380, 186)
_TOP, _BOTTOM = 22.0, 158.0
_NOTE = 90
"""Characters of the entries that a panel names."""


def comparisons(view: View, analysis: OpportunityAnalysis) -> tuple[CaseComparisonView, ...]:
    """Return our case beside those of the others.

    Args:
        view: The page.
        analysis: The opportunity on its day.

    Returns:
        One, or none where the plan names nobody else, or our figures have no sum.
    """
    case, translator = analysis.value_case, view.translator
    if case is None or not case.rivals:
        return ()
    ours = sure_line(case)
    drawn = [ours.points, *(rival.case.line for rival in case.rivals if rival.case)]
    axis = money_axis((amount for line in drawn for _, amount in line), _TOP, _BOTTOM)
    panels = [
        _our_panel(view, case, axis),
        *(
            _panel(analysis.opportunity, case, rival, axis, f"case-{index}", translator)
            for index, rival in enumerate(case.rivals, 1)
        ),
    ]
    has_blank = any(not rival.is_whole for rival in case.rivals)
    text = translator.text
    counted = months_counted(analysis.opportunity, translator)
    return (
        CaseComparisonView(
            title=_title(view, case),
            about=text(
                "{months}; the same axes for each. The grey line is our case.", months=counted
            ),
            panels=tuple(panels),
            note=text("Hatched: not known yet, so no forecast.") if has_blank else "",
        ),
    )


def _title(view: View, case: ValueCase) -> str:
    """Say how our case stands beside the others, as far as the plan knows theirs."""
    translator, text = view.translator, view.translator.text
    ours = sure_line(case)
    net, is_sure = ours.points[-1][1], ours.kind is LineKind.SURE
    money = translator.money(Decimal(round(net)), case.currency, short=True)
    vendors = [rival for rival in case.rivals if not rival.is_nothing]
    blank = [rival.rival.name for rival in vendors if not rival.is_whole]
    if net <= 0:
        return text("Our own case does not turn positive in {n} months", n=case.horizon_months)
    known = [(rival.case.net, rival) for rival in vendors if rival.is_whole and rival.case]
    if known:
        best, rival = max(known, key=lambda item: item[0])
        theirs = translator.money(Decimal(round(best)), case.currency, short=True)
        if best > net:
            return text(
                "{rival} leaves them {theirs}, more than the {ours} of ours",
                rival=rival.rival.name,
                theirs=theirs,
                ours=money,
            )
        return text(
            "We leave them {ours}, {rival} {theirs}",
            ours=money,
            rival=rival.rival.name,
            theirs=theirs,
        )
    if blank:
        names = ", ".join(blank)
        if is_sure:
            return text(
                "Our case turns positive on confirmed figures; what {rival} brings them is not"
                " known",
                rival=names,
            )
        return text(
            "Our case is not confirmed, and what {rival} brings them is not known", rival=names
        )
    return text("Doing nothing costs them; our case leaves {ours}", ours=money)


def _our_panel(view: View, case: ValueCase, axis: MoneyAxis) -> CasePanelView:
    translator, text = view.translator, view.translator.text
    line, title = sure_line(case), value_reading(case, translator)
    net = signed_money(line.points[-1][1], case.currency, translator)
    month = case.confirmed.payback_months
    if line.kind is not LineKind.SURE:
        note = text("not confirmed")
    elif month is None:
        note = text("never paid back")
    else:
        note = text("paid back in month {n}", n=month)
    drawing = draw_running_total(
        [TotalLine(line.points, line.kind, net, line.payback)],
        axis,
        case.horizon_months,
        case.currency,
        translator,
        name="case-us",
        title=text("{vendor}: {result}", vendor=view.method.us, result=net),
        description=title,
        size=_SIZE,
    )
    return CasePanelView(view.method.us, "us", net, note, embed_svg(drawing))


def _panel(
    opportunity: Opportunity,
    case: ValueCase,
    rival: RivalCase,
    axis: MoneyAxis,
    name: str,
    translator: Translator,
) -> CasePanelView:
    text = translator.text
    vendor = text("Doing nothing") if rival.is_nothing else rival.rival.name
    unknown, words = _unknown(rival, translator)
    net = signed_money(rival.case.net, case.currency, translator) if rival.case else ""
    result = ", ".join(filter(None, (net, words)))
    lines = [TotalLine(sure_line(case).points, LineKind.BESIDE)]
    if rival.case:
        lines.insert(0, TotalLine(rival.case.line, LineKind.OTHER, net))
    note = shorten_to_length(", ".join(_items(opportunity, rival)), _NOTE)
    drawing = draw_running_total(
        lines,
        axis,
        case.horizon_months,
        case.currency,
        translator,
        name=name,
        title=text("{vendor}: {result}", vendor=vendor, result=result),
        description=note,
        size=_SIZE,
        unknown=(unknown, words),
    )
    tone = "nothing" if rival.is_nothing else "rival"
    return CasePanelView(vendor, tone, result, note, embed_svg(drawing))


def _unknown(rival: RivalCase, translator: Translator) -> tuple[Unknown, str]:
    """Return which side of a case is not known, and the words for it."""
    text = translator.text
    if rival.is_whole:
        return Unknown.NOTHING, ""
    if rival.case is None and (rival.knows_costs or rival.knows_benefits):
        return Unknown.BOTH, text("no sum with ours")
    if rival.is_nothing:
        return Unknown.COST, text("cost unknown")
    if rival.knows_costs:
        return Unknown.SAVING, text("saving unknown")
    if rival.knows_benefits:
        return Unknown.COST, text("cost unknown")
    return Unknown.BOTH, text("cost and saving unknown")


def _items(opportunity: Opportunity, rival: RivalCase) -> Iterator[str]:
    """Yield the names of the entries that a case is made of."""
    value = opportunity.value
    yield from (plain(item.item) for item in value.costs if item.rival is rival.rival)
    yield from (plain(item.item) for item in value.benefits if item.rival is rival.rival)
