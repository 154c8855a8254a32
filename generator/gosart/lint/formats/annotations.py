"""What a forge shows at a line of a file: the one form that GitHub's and GitLab's writers take."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.diagnostics import Diagnostic, Location, Say, Severity
from gosart.lint.formats.text import described

__all__ = ["Annotation", "annotation_of"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a forge shows at one location."""

    severity: Severity
    location: Location
    title: str
    """The code of a diagnostic, the account of a change."""
    text: str
    """All of it, as sentences."""
    fingerprint: str
    """What a forge recognises it by."""
    blocks: bool = False
    """Whether nothing is known because of it."""


def annotation_of(diagnostic: Diagnostic, say: Say) -> Annotation:
    """Return what a forge shows of a problem or finding.

    Args:
        diagnostic: With its fingerprint.
        say: Writes its sentences in a language.

    Returns:
        The annotation.
    """
    return Annotation(
        diagnostic.severity,
        diagnostic.location,
        diagnostic.code,
        described(diagnostic, say),
        diagnostic.fingerprint,
    )
