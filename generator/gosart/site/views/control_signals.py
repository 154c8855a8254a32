"""Signs of lost control as the Review page shows them: counts by review with their trend in words, one block a deal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.analysis.control_signals import Control, SignalCount
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.i18n.translator import Translator
from gosart.method.enums import ControlSignal

__all__ = ["ControlBlock", "ControlRow", "control_blocks"]

ROWS = 12
"""Counts shown of a deal, the latest first; what is older is told as a number."""


@dataclass(frozen=True, eq=False, slots=True)
class ControlRow:
    """One count. `tone` is "bad", "good" or "" for a style."""

    when: str
    iso: str
    """The review's day for a machine, "" for now."""
    count: int
    trend: str
    tone: str
    signals: tuple[tuple[ControlSignal, bool], ...]
    """Each sign, and whether it is new."""
    gone: tuple[ControlSignal, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ControlBlock:
    """A deal's counts. `summary` says in a sentence how many signs there are and whether they become more."""

    opportunity: str
    summary: str
    tone: str
    rows: tuple[ControlRow, ...]
    earlier: int
    """How many counts are older than those shown."""


def control_blocks(
    opportunities: Iterable[OpportunityAnalysis], translator: Translator
) -> tuple[ControlBlock, ...]:
    """Return a block for each deal in which somebody looked for signs."""
    return tuple(_block(found, translator) for found in opportunities if found.control.counts)


def _block(reading: OpportunityAnalysis, translator: Translator) -> ControlBlock:
    counts = reading.control.counts[::-1]
    summary, tone = _summary(reading.control, translator)
    rows = tuple(_row(count, translator) for count in counts[:ROWS])
    return ControlBlock(reading.opportunity.name, summary, tone, rows, len(counts) - len(rows))


def _summary(control: Control, translator: Translator) -> tuple[str, str]:
    seen = control.latest
    if seen is None or seen.before is None or seen.change is None:
        told = translator.plural(
            "{n} sign was counted", "{n} signs were counted", len(control.counts[-1].signals)
        )
        return f"{told}; " + translator.text("the next review shows whether they become more."), ""
    old, new = len(seen.before.signals), len(seen.signals)
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
