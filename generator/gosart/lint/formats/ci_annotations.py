"""What a forge shows at lines of files: GitHub's workflow commands, within what it shows of a step, and issues of GitLab's code quality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gosart.diagnostics import Location, Severity

__all__ = ["MOST", "Note", "ended", "issue", "workflow_commands", "workflow_error"]

MOST = 10
"""Annotations of each level that GitHub shows of a step; it drops the others without a word."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_QUALITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.ADVICE: "info"}


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at a place: a title, for a finding its code, and the text in full."""

    severity: Severity
    location: Location
    title: str
    text: str


def ended(text: str) -> str:
    """Return a text that ends as a sentence does."""
    last = text[-1:]
    return text if last in ".!?。！？" else text + ("。" if "\u3000" <= last <= "\uffef" else ".")


def workflow_commands(notes: Sequence[Note], left_out: Callable[[int], str]) -> list[str]:
    """Return a command for each note, the gravest first, at most ten of a severity: then the last is what `left_out` says of a number."""
    lines = []
    for severity, level in _LEVELS.items():
        found = [note for note in notes if note.severity is severity]
        shown = found if len(found) <= MOST else found[: MOST - 1]
        lines += [_command(level, note) for note in shown]
        if len(found) > len(shown):
            lines.append(f"::{level} title=gosart::{_data(left_out(len(found) - len(shown)))}")
    return lines


def workflow_error(text: str) -> str:
    """Return the command for an error that has no place."""
    return f"::error title=gosart::{_data(text)}"


def issue(note: Note, fingerprint: str, severity: str = "") -> dict[str, Any]:
    """Return an issue of GitLab's code quality report, all of whose keys its widget needs."""
    return {
        "description": note.text,
        "check_name": note.title,
        "fingerprint": fingerprint,
        "severity": severity or _QUALITY[note.severity],
        "location": {"path": note.location.path, "lines": {"begin": note.location.line}},
    }


def _command(level: str, note: Note) -> str:
    location = note.location
    properties = {
        "file": location.path,
        "line": str(location.line),
        "col": str(location.column),
        "endColumn": str(location.column + max(1, location.length)),
        "title": note.title,
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {named}::{_data(note.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
