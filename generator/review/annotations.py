"""A comparison as annotations: GitHub's workflow commands and GitLab's code quality report, on the lines of the change first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Severity
from generator.language.words import Words, words_for
from generator.review.changes import Comparison
from generator.review.harmless import annotation

__all__ = ["as_github", "as_gitlab"]

_MOST = 10
"""Annotations of each kind that GitHub shows of a step; it drops the others without a word."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_GITLAB = {"error": "critical", "warning": "major", "notice": "info"}


@dataclass(frozen=True, slots=True)
class _Note:
    kind: str
    path: str
    line: int
    title: str
    text: str
    on_diff: bool


def as_github(comparison: Comparison | None, error: str = "", *, words: Words | None = None) -> str:
    """Write workflow commands, at most ten of a kind; the last says how many are left out. Without a comparison it is the error alone."""
    if comparison is None:
        return f"::error title=gosart::{annotation('The comparison could not run: ' + error)}\n"
    words = words or words_for("en")
    lines = []
    for kind in ("error", "warning", "notice"):
        notes = [note for note in _notes(comparison) if note.kind == kind]
        notes.sort(key=lambda note: not note.on_diff)
        shown = notes if len(notes) <= _MOST else notes[: _MOST - 1]
        lines += [_command(note) for note in shown]
        if len(notes) > len(shown):
            left = words.plural("{n} more is not shown here.", "{n} more are not shown here.", len(notes) - len(shown))
            lines.append(f"::{kind} title=gosart::{annotation(left)}")
    return "".join(f"{line}\n" for line in lines)


def as_gitlab(comparison: Comparison | None, error: str = "") -> str:
    """Write a code quality report: what is new or worse, each with a fingerprint that stays while the sentence does."""
    if comparison is None:
        text = f"The comparison could not run: {error}"
        return json.dumps([_issue("blocker", "gosart", text, "mkdocs.yml", 1)], ensure_ascii=False, indent=2) + "\n"
    issues = [_issue(_GITLAB[note.kind], note.title, note.text, note.path, note.line) for note in _notes(comparison)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(severity: str, name: str, text: str, path: str, line: int) -> dict[str, object]:
    print_of = hashlib.sha256("\0".join((name, text, path)).encode()).hexdigest()[:40]
    location = {"path": path, "lines": {"begin": line}}
    return {"description": text, "check_name": name, "fingerprint": print_of, "severity": severity, "location": location}


def _command(note: _Note) -> str:
    place = f"file={annotation(note.path, is_property=True)},line={note.line},title={annotation(note.title, is_property=True)}"
    return f"::{note.kind} {place}::{annotation(note.text)}"


def _notes(comparison: Comparison) -> Iterator[_Note]:
    """Yield what an annotation can stand for: new findings by severity, then what is worse; what is gone has no line in the head."""
    lines = comparison.lines or {}
    accounts = comparison.accounts
    for told in (*comparison.stray, *(told for found in accounts for told in found.new)):
        text = f"{told.sentence} {told.hint}".strip()
        yield _Note(_KINDS[told.severity], told.spot.path, told.spot.line, told.code, text, _touched(lines, told.spot.path, told.spot.line))
    for direction in ("worse", "better", "neutral"):
        for found in accounts:
            for change in found.changes:
                if change.direction == direction and not change.in_base and change.spot.path:
                    touched = _touched(lines, change.spot.path, change.spot.line)
                    yield _Note("notice", change.spot.path, change.spot.line, found.name, change.sentence, touched)


def _touched(lines: object, path: str, line: int) -> bool:
    return isinstance(lines, dict) and line in lines.get(path, ())
