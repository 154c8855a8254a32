"""GitHub's workflow commands: each finding becomes an annotation of the line in the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.reports.wording import told

__all__ = ["github"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


MOST = 10
"""Annotations of each level that GitHub shows of a step; it drops the others without a word."""


def github(found: Sequence[Diagnostic]) -> str:
    """Return a line for each finding, at most ten of a severity (the last says how many are left out); "" where there is none."""
    lines = []
    for severity, level in _LEVELS.items():
        items = [item for item in found if item.severity is severity]
        shown = items if len(items) <= MOST else items[: MOST - 1]
        lines += [_command(item) for item in shown]
        if len(items) > len(shown):
            lines.append(f"::{level} title=gosart::{len(items) - len(shown)} more are not shown here; `gosart check` names them.")
    return "\n".join(lines)


def _command(item: Diagnostic) -> str:
    spot = item.spot
    properties = {
        "file": spot.path,
        "line": str(spot.line),
        "col": str(spot.column),
        "endColumn": str(spot.column + max(1, spot.length)),
        "title": item.code,
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[item.severity]} {named}::{_data(told(item))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
