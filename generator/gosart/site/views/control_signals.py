"""Signs of lost control as the Review page shows them: by opportunity, a count for each review."""

from __future__ import annotations

from collections.abc import Iterable

from gosart.analysis.control_signals import Control, SignalCount
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.i18n.translator import Translator
from gosart.site.template_context import View
from gosart.site.views.plan_review_model import ControlRowView, ControlSignalView, ControlView

__all__ = ["control_views"]

ROWS = 12
"""Counts that a page shows of an opportunity; of older ones it gives the number."""


def control_views(
    view: View, opportunities: Iterable[OpportunityAnalysis], *, several: bool
) -> tuple[ControlView, ...]:
    """Return the counts of each opportunity in which somebody looked for signs.

    Args:
        view: The page.
        opportunities: The opportunities of the page.
        several: Whether there are several, so that each has to be named.
    """
    return tuple(
        _control(view, analysis, several=several)
        for analysis in opportunities
        if analysis.control.counts
    )


def _control(view: View, analysis: OpportunityAnalysis, *, several: bool) -> ControlView:
    counts = analysis.control.counts[::-1]
    summary, tone = _summary(analysis.control, view.translator)
    rows = tuple(_row(view, count) for count in counts[:ROWS])
    name = analysis.opportunity.name if several else ""
    return ControlView(name, summary, tone, rows, len(counts) - len(rows))


def _summary(control: Control, translator: Translator) -> tuple[str, str]:
    """Return the sentence on how the latest count compares with the one before, and its tone."""
    latest = control.latest
    if latest is None or latest.before is None or latest.change is None:
        count = translator.plural(
            "{n} sign was recorded", "{n} signs were recorded", len(control.counts[-1].signals)
        )
        return f"{count}; " + translator.text("the next review shows the trend."), ""
    old, new = len(latest.before.signals), len(latest.signals)
    if new > old:
        return translator.text(
            "Up from {old} to {new} since the last review.", new=new, old=old
        ), "bad"
    if new < old:
        return translator.text(
            "Down from {old} to {new} since the last review.", new=new, old=old
        ), "good"
    return translator.text("Unchanged since the last review: {new}.", new=new), ""


def _row(view: View, count: SignalCount) -> ControlRowView:
    change, translator = count.change, view.translator
    if change is None:
        trend, tone = translator.text("baseline"), ""
    elif change > 0:
        trend, tone = "▲ " + translator.plural("{n} more", "{n} more", change), "bad"
    elif change < 0:
        trend, tone = "▼ " + translator.plural("{n} fewer", "{n} fewer", -change), "good"
    else:
        trend, tone = translator.text("no change"), ""
    return ControlRowView(
        when=translator.date(count.day) if count.day else translator.text("Now"),
        iso=count.day.isoformat() if count.day else "",
        count=len(count.signals),
        tally="▮" * len(count.signals),
        trend=trend,
        tone=tone,
        signals=tuple(
            ControlSignalView(view.term(signal), signal in count.new) for signal in count.signals
        ),
        gone="; ".join(view.label(signal) for signal in count.gone),
    )
