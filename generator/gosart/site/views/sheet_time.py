"""The time chain on an opportunity's sheet: the float in words, and the drawing in two widths."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.time_chain import TimeChain
from gosart.briefing import judgement
from gosart.charts.time_chain import ChainPoint, PointKind, draw_time_chain
from gosart.method.enums import MilestoneKind, MilestoneStatus
from gosart.site.template_context import View
from gosart.site.views.sheet_model import TimeView
from gosart.site.views.svg_embed import embed_svg
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["chain_points", "missing_days", "times_of"]

_SCREEN, _PHONE = 1188, 358
"""Width of the drawing for a sheet and for a phone, in pixels."""
_LABEL = 40
"""Characters of an event or a step."""


def times_of(
    view: View, analysis: OpportunityAnalysis, *, name: str = "time", width: int = _SCREEN
) -> tuple[TimeView, ...]:
    """Return the time chain of an open opportunity.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        name: What the ids of the drawings begin with.
        width: Of the wider drawing, in pixels.

    Returns:
        One, or none where it is decided or nothing of it has a day.
    """
    if not analysis.opportunity.is_open:
        return ()
    chain, today, translator = analysis.time, view.today, view.translator
    points = chain_points(view, analysis)
    drawings = [
        embed_svg(draw_time_chain(chain, points, today, translator, name=key, width=pixels))
        for key, pixels in ((name, width), (f"{name}-phone", _PHONE))
    ]
    if not drawings[0]:
        return ()
    delay = judgement.delay_of(chain, today, translator)
    note = delay or judgement.float_of(chain, translator) or missing_days(view, chain)
    return (TimeView(note, bool(delay), *drawings),)


def missing_days(view: View, chain: TimeChain) -> str:
    """Say which day the float would need.

    Args:
        view: The page.
        chain: The days that the customer's event sets.

    Returns:
        The sentence, "" where nothing is missing.
    """
    text = view.translator.text
    names = {
        "event": text("no date of their event"),
        "lead_time": text("no delivery time recorded"),
        "close_date": text("no close date"),
    }
    missing = ", ".join(names[key] for key in chain.missing)
    return text("Float unknown: {missing}", missing=missing) if missing else ""


def chain_points(
    view: View, analysis: OpportunityAnalysis, *, with_delivery: bool = False
) -> tuple[ChainPoint, ...]:
    """Return what has a flag on the time chain, today among it.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        with_delivery: Whether the steps of our delivery are among it.
    """
    return tuple(_points(view, analysis, with_delivery=with_delivery))


def _points(
    view: View, analysis: OpportunityAnalysis, *, with_delivery: bool
) -> Iterator[ChainPoint]:
    today, text = view.today, view.translator.text
    opportunity, chain = analysis.opportunity, analysis.time
    yield ChainPoint(today, text("Today"), PointKind.TODAY)
    if chain.close is not None:
        is_past = chain.close < today
        yield ChainPoint(chain.close, text("Close"), PointKind.CLOSE, is_bad=is_past)
    event = opportunity.value.event
    if chain.event is not None and event is not None:
        name = shorten_to_length(plain(event.text), _LABEL)
        yield ChainPoint(chain.event, name, PointKind.EVENT, is_bad=chain.event < today)
    live = chain.earliest_live
    if live is not None:
        yield ChainPoint(live, text("Live"), PointKind.LIVE, is_bad=chain.is_too_late)
    for stage in chain.steps if with_delivery else ():
        if stage.when not in (live, chain.event):
            name = shorten_to_length(plain(stage.name), _LABEL)
            yield ChainPoint(stage.when, name, PointKind.STEP, is_bad=stage.is_late)
    for step in opportunity.milestones:
        if step.date is None or step.date < today or step.date == chain.close:
            continue
        if step.status in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED):
            continue
        is_late = step.kind is MilestoneKind.BUSINESS_CASE and chain.is_approved_too_late
        name = shorten_to_length(plain(step.name), _LABEL)
        yield ChainPoint(step.date, name, PointKind.STEP, is_bad=is_late)
