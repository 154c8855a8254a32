"""A comparison for a terminal: worst accounts first, a sentence a line with its sign and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosart.comparison.model import AccountChange, Change, Comparison, Told
from gosart.comparison.summary import SIGNS, by_shared, counted, headline, severities, status_of, unchanged
from gosart.diagnostics import Spot
from gosart.i18n.translator import Words

__all__ = ["as_text"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_text(comparison: Comparison, words: Words) -> str:
    """Write a comparison as lines of plain text."""
    return "\n".join(_UNSEEN.sub("", line) for line in _lines(comparison, words)) + "\n"


def _lines(comparison: Comparison, words: Words) -> Iterator[str]:
    yield words.text("{base} → {head}", base=comparison.base, head=comparison.head)
    yield headline(comparison, words)
    for told in comparison.stray:
        yield _finding(told, words)
    if line := by_shared(comparison, words):
        yield line
    for change in comparison.portfolio:
        yield f"{SIGNS[change.direction]} {change.sentence}"
    for found in comparison.accounts:
        yield ""
        yield from _account(found, words)
    if line := unchanged(comparison, words):
        yield ""
        yield line


def _account(found: AccountChange, words: Words) -> Iterator[str]:
    yield f"{found.name} ({found.id})"
    if status := status_of(found, words):
        yield f"  {status}"
    for told in found.new:
        yield "  " + _finding(told, words)
    deals = found.deals or {}
    several = len(deals) > 1
    for group in (found.consequences, found.changes):
        for change in group:
            own = change.kind != "consequence" and change.subject == deals.get(change.deal)  # its sentence names the deal itself
            deal = deals.get(change.deal, "") if several and not own else ""
            yield f"  {SIGNS[change.direction]} " + (f"[{deal}] " if deal else "") + change.sentence + _place(change, words)
    if line := counted(found, words):
        yield f"  {line}"


def _finding(told: Told, words: Words) -> str:
    return f"! {told.spot.path}:{told.spot.line}: {severities(words)[told.severity]} {told.code} {told.message}"


def _place(change: Change, words: Words) -> str:
    if change.kind == "consequence" or not change.spot.path:
        return ""
    where = _spot(change.spot)
    return "  (" + (words.text("was at {place}", place=where) if change.in_base else where) + ")"


def _spot(spot: Spot) -> str:
    return f"{spot.path}:{spot.line}"
