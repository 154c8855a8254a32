"""Signs of lost control as the Review page shows them: by opportunity, a count for each review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.analysis.control_signals import Control, SignalCount
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.i18n.translator import Translator
from gosart.method.enums import ControlSignal

__all__ = ["ControlBlock", "ControlRow", "control_blocks"]

ROWS = 12
"""Counts that a page shows of an opportunity; of older ones it gives the number."""


@dataclass(frozen=True, eq=False, slots=True)
class ControlRow:
    """The count of one review, or of now."""

    when: str
    """The review's day in words."""
    iso: str
    """The review's day for a machine, "" for now."""
    count: int
    trend: str
    """How the count changed since the review before, in words."""
    tone: str
    """`bad`, `good` or "", for the style sheet."""
    signals: tuple[tuple[ControlSignal, bool], ...]
    """Each sign, and whether it is new."""
    gone: tuple[ControlSignal, ...]
    """The signs of the review before that are no longer there."""


@dataclass(frozen=True, eq=False, slots=True)
class ControlBlock:
    """The counts of one opportunity."""

    opportunity: str
    """Its name."""
    summary: str
    """How many signs there are and whether they become more, in a sentence."""
    tone: str
    """`bad`, `good` or "", for the style sheet."""
    rows: tuple[ControlRow, ...]
    earlier: int
    """How many counts are older than the rows."""


def control_blocks(
    opportunities: Iterable[OpportunityAnalysis], translator: Translator
) -> tuple[ControlBlock, ...]:
    """Return a block for each opportunity in which somebody looked for signs.

    Args:
        opportunities: The opportunities of a page.
        translator: The language of the page.
    """
    return tuple(
        _block(analysis, translator) for analysis in opportunities if analysis.control.counts
    )


def _block(analysis: OpportunityAnalysis, translator: Translator) -> ControlBlock:
    counts = analysis.control.counts[::-1]
    summary, tone = _summary(analysis.control, translator)
    rows = tuple(_row(count, translator) for count in counts[:ROWS])
    return ControlBlock(analysis.opportunity.name, summary, tone, rows, len(counts) - len(rows))


def _summary(control: Control, translator: Translator) -> tuple[str, str]:
    """Return the sentence on how the latest count compares with the one before, and its tone."""
    latest = control.latest
    if latest is None or latest.before is None or latest.change is None:
        count = translator.plural(
            "{n} sign was counted", "{n} signs were counted", len(control.counts[-1].signals)
        )
        return f"{count}; " + translator.text("the next review shows whether they become more."), ""
    old, new = len(latest.before.signals), len(latest.signals)
    if new > old:
        return translator.text(
            "Rising: from {old} at the review before to {new}.", new=new, old=old
        ), "bad"
    if new < old:
        return translator.text(
            "Falling: from {old} at the review before to {new}.", new=new, old=old
        ), "good"
    return translator.text("Steady: {new}, as many as at the review before.", new=new), ""


def _row(count: SignalCount, translator: Translator) -> ControlRow:
    change = count.change
    if change is None:
        trend, tone = translator.text("first count"), ""
    elif change > 0:
        trend, tone = "▲ " + translator.plural("{n} more", "{n} more", change), "bad"
    elif change < 0:
        trend, tone = "▼ " + translator.plural("{n} fewer", "{n} fewer", -change), "good"
    else:
        trend, tone = translator.text("as many"), ""
    return ControlRow(
        when=translator.date(count.day) if count.day else translator.text("Now"),
        iso=count.day.isoformat() if count.day else "",
        count=len(count.signals),
        trend=trend,
        tone=tone,
        signals=tuple((signal, signal in count.new) for signal in count.signals),
        gone=count.gone,
    )
