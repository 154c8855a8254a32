"""A comparison for a terminal: worst accounts first, a sentence a line with sign and location."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosart.comparison.model import AccountChange, Change, Comparison
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import (
    SIGNS,
    by_shared,
    counted,
    headline,
    limited,
    name_of,
    opportunity_of,
    status_of,
    status_sentence,
    unchanged,
)
from gosart.diagnostics import SEVERITIES, Diagnostic, Location
from gosart.i18n.translator import Translator

__all__ = ["as_text"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_text(comparison: Comparison, sentences: Sentences) -> str:
    """Write a comparison as lines of plain text.

    Args:
        comparison: The comparison.
        sentences: Of the language asked for.

    Returns:
        The text, without characters that a terminal would obey.
    """
    return "\n".join(_UNSEEN.sub("", line) for line in _lines(comparison, sentences)) + "\n"


def _lines(comparison: Comparison, sentences: Sentences) -> Iterator[str]:
    translator = sentences.translator
    yield translator.text("{base} → {head}", base=comparison.base, head=comparison.head)
    yield headline(comparison, translator)
    if line := limited(comparison, translator):
        yield line
    for problem in (*comparison.not_run, *comparison.stray):
        yield _diagnostic(problem, translator)
    if line := by_shared(comparison, translator):
        yield line
    for change in comparison.portfolio:
        yield f"{SIGNS[change.direction]} {sentences.of(change)}"
    for account in comparison.accounts:
        yield ""
        yield from _account(account, sentences)
    if line := unchanged(comparison, translator):
        yield ""
        yield line


def _account(account: AccountChange, sentences: Sentences) -> Iterator[str]:
    translator = sentences.translator
    yield f"{name_of(account, translator)} ({account.id})"
    for change in account.first:
        yield f"  {SIGNS[change.direction]} {sentences.of(change)}"
    if status := status_sentence(status_of(account), translator):
        yield f"  {status}"
    for diagnostic in account.new:
        yield "  " + _diagnostic(diagnostic, translator)
    for group in (account.other_effects, account.changes):
        for change in group:
            opportunity = opportunity_of(change, account.opportunities or {})
            yield (
                f"  {SIGNS[change.direction]} "
                + (f"[{opportunity}] " if opportunity else "")
                + sentences.of(change)
                + _located(change, translator)
            )
    if line := counted(account, translator):
        yield f"  {line}"


def _diagnostic(diagnostic: Diagnostic, translator: Translator) -> str:
    severity = translator.say(SEVERITIES[diagnostic.severity])
    message = translator.say(diagnostic.message)
    return f"! {_location(diagnostic.location)}: {severity} {diagnostic.code} {message}"


def _located(change: Change, translator: Translator) -> str:
    if change.kind == "effect" or not change.location.path:
        return ""
    locator = _location(change.location)
    return (
        "  ("
        + (translator.text("was at {place}", place=locator) if change.in_base else locator)
        + ")"
    )


def _location(location: Location) -> str:
    return f"{location.path}:{location.line}"
