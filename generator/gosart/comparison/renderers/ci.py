"""A comparison as annotations: GitHub's workflow commands and GitLab's code quality report, on the lines of the change first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from gosart.comparison.model import Comparison
from gosart.comparison.sentences import Sentences
from gosart.diagnostics import Location, Severity
from gosart.lint.formats.ci_annotations import Note, issue, workflow_commands, workflow_error

__all__ = ["as_github", "as_gitlab"]


def as_github(comparison: Comparison | None, sentences: Sentences | None, error: str = "") -> str:
    """Write workflow commands, at most ten of a kind; the last says how many are left out. Without a comparison it is the error alone."""
    if comparison is None or sentences is None:
        return workflow_error(_failed(error)) + "\n"
    translator = sentences.translator
    lines = comparison.lines or {}
    notes = sorted(
        _notes(comparison, sentences), key=lambda note: not _is_touched(lines, note.location)
    )
    commands = workflow_commands(
        notes,
        lambda count: translator.plural(
            "{n} more is not shown here.", "{n} more are not shown here.", count
        ),
    )
    return "".join(f"{line}\n" for line in commands)


def as_gitlab(comparison: Comparison | None, sentences: Sentences | None, error: str = "") -> str:
    """Write a code quality report: what is new or worse, each with a fingerprint that stays while the sentence does."""
    if comparison is None or sentences is None:
        issues = [
            _issue(
                Note(Severity.ERROR, Location("mkdocs.yml"), "gosart", _failed(error)), "blocker"
            )
        ]
    else:
        issues = [_issue(note) for note in _notes(comparison, sentences)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _failed(error: str) -> str:
    return f"The comparison could not run: {error}"


def _issue(note: Note, severity: str = "") -> dict[str, object]:
    return issue(
        note,
        hashlib.sha256("\0".join((note.title, note.text, note.location.path)).encode()).hexdigest()[
            :40
        ],
        severity,
    )


def _notes(comparison: Comparison, sentences: Sentences) -> Iterator[Note]:
    """Yield what an annotation can stand for: new findings, then what is worse, better, other; what is gone has no line in the head."""
    accounts = comparison.accounts
    for told in (*comparison.stray, *(told for found in accounts for told in found.new)):
        yield Note(told.severity, told.location, told.code, f"{told.sentence} {told.hint}".strip())
    for direction in ("worse", "better", "neutral"):
        for found in accounts:
            for change in found.changes:
                if change.direction == direction and not change.in_base and change.location.path:
                    yield Note(Severity.ADVICE, change.location, found.name, sentences.of(change))


def _is_touched(lines: Mapping[str, frozenset[int]], location: Location) -> bool:
    return location.line in lines.get(location.path, ())
