"""Whether the customer's date can be met, as a picture: counted back from it, and from today on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.time_chain import TimeChain
from gosart.briefing import judgement
from gosart.charts.chain_size import ROOMY
from gosart.charts.time_chain import ChainPoint, PointKind, draw_time_chain, span_in_words
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import (
    DateRowView,
    PlanGroupView,
    PlanLineView,
    PlanPictureView,
)
from gosart.site.views.sheet_time import chain_points, missing_days
from gosart.site.views.svg_embed import embed_svg

__all__ = ["chain_picture", "date_rows"]

_WIDTH = 1180
_CHAIN = frozenset({"value", "delivery"})
"""Keys of the parts of a plan that the chain is made of."""


def chain_picture(view: View, analysis: OpportunityAnalysis, name: str) -> PlanPictureView | None:
    """Return the picture of the days that the customer's event sets.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        name: What the ids of the drawing begin with.

    Returns:
        The picture, None where the opportunity is decided or nothing ahead has a day.
    """
    if not analysis.opportunity.is_open:
        return None
    chain, translator = analysis.time, view.translator
    points = tuple(chain_points(view, analysis, with_delivery=True))
    drawing = draw_time_chain(
        chain, points, view.today, translator, name=name, width=_WIDTH, size=ROOMY
    )
    if not drawing:
        return None
    text = translator.text
    is_drawn = chain.event is not None or chain.lead_days is not None
    if not is_drawn and not _CHAIN.isdisjoint(analysis.opportunity.cut_parts):
        return None  # what is missing may only be hidden
    lines = tuple(_line(view, point) for point in _with_order(view, chain, points))
    return PlanPictureView(
        anchor=f"time-{analysis.opportunity.id}",
        kicker=text("Can we make their date?"),
        title=_title(view, chain),
        subtitle=text(
            "Counted back from the day on which they must have it, and forward from today."
        ),
        drawing=embed_svg(drawing if is_drawn else ""),
        groups=(PlanGroupView("", lines),) if is_drawn else (),
        options=tuple(_options(view, chain)),
        note=_formula(view, chain)
        if is_drawn
        else text("Add the date of their event and the delivery time, and this shows the float."),
        table="#dates" if is_drawn else "",
    )


def date_rows(view: View, analysis: OpportunityAnalysis) -> Iterator[DateRowView]:
    """Yield the days of the picture by day.

    Args:
        view: The page.
        analysis: The opportunity on its day.
    """
    if analysis.time.event is None and analysis.time.lead_days is None:
        return
    points = chain_points(view, analysis, with_delivery=True)
    for point in _with_order(view, analysis.time, tuple(points)):
        yield DateRowView(view.translator.date(point.when), point.name, point.is_bad)


def _with_order(
    view: View, chain: TimeChain, points: Sequence[ChainPoint]
) -> tuple[ChainPoint, ...]:
    """Return the days with the latest order date among them."""
    every = list(points)
    if chain.latest_order is not None:
        name = view.translator.text("Latest order date")
        is_bad = chain.is_too_late or chain.is_past(view.today)
        every.append(ChainPoint(chain.latest_order, name, PointKind.STEP, is_bad=is_bad))
    return tuple(sorted(every, key=lambda point: (point.when, point.name)))


def _line(view: View, point: ChainPoint) -> PlanLineView:
    tone = "bad" if point.is_bad else ""
    return PlanLineView(point.name, view.translator.date(point.when), "", tone)


def _title(view: View, chain: TimeChain) -> str:
    """Say the float with the days that make it, else what is missing."""
    translator = view.translator
    text = translator.text
    if chain.float_days is None or None in (chain.close, chain.earliest_live, chain.event):
        return missing_days(view, chain)
    days = {
        "close": translator.date(chain.close) if chain.close else "",
        "live": translator.date(chain.earliest_live) if chain.earliest_live else "",
        "event": translator.date(chain.event) if chain.event else "",
        "span": span_in_words(abs(chain.float_days), translator),
    }
    if chain.is_too_late:
        return text(
            "{span} short: an order on {close} is live on {live}, and their date is {event}",
            **days,
        )
    delay = judgement.delay_of(chain, view.today, translator)
    return delay or text(
        "{span} to spare: an order on {close} is live on {live}, and their date is {event}",
        **days,
    )


def _options(view: View, chain: TimeChain) -> Iterator[str]:
    """Yield what would close the gap, each by itself."""
    if not chain.is_too_late or chain.latest_order is None:
        return
    translator = view.translator
    text = translator.text
    yield text("An order by {date}", date=translator.date(chain.latest_order))
    if chain.event and chain.close and chain.event > chain.close and chain.lead_days:
        yield text(
            "Delivery in {span} instead of {lead}",
            span=span_in_words((chain.event - chain.close).days, translator),
            lead=span_in_words(chain.lead_days, translator),
        )
    if chain.earliest_live:
        yield text("The customer accepts {date}", date=translator.date(chain.earliest_live))


def _formula(view: View, chain: TimeChain) -> str:
    """Say how the float is worked out, with its days."""
    translator = view.translator
    text = translator.text
    rule = text(
        "Latest order date = their date less the delivery time. Float = latest order date less the "
        "close date"
    )
    if chain.float_days is None or chain.latest_order is None or chain.close is None:
        return text("{sentence}.", sentence=rule)
    return text(
        "{rule}: {latest} less {close} is {days}.",
        rule=rule,
        latest=translator.date(chain.latest_order),
        close=translator.date(chain.close),
        days=translator.plural("{n} day", "{n} days", abs(chain.float_days))
        if chain.float_days >= 0
        else "\u2212" + translator.plural("{n} day", "{n} days", -chain.float_days),
    )
