"""A finding as one text: what is wrong, and what to do."""

from __future__ import annotations

from gosart.diagnostics import Diagnostic
from gosart.lint.formats.ci_annotations import Note, ended

__all__ = ["note_of", "told"]


def told(item: Diagnostic) -> str:
    """Return message and hint as sentences."""
    message, hint = str(item.message), str(item.hint)
    return f"{ended(message)} {hint}" if hint else message


def note_of(item: Diagnostic) -> Note:
    """Return what a forge shows of a finding."""
    return Note(item.severity, item.location, item.code, told(item))
