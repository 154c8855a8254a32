"""GitLab's code quality report: what a merge request brings or mends, told by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gosart.diagnostics import Diagnostic
from gosart.lint.formats.ci_annotations import issue
from gosart.lint.formats.text import note_of
from gosart.rules.fingerprint import fingerprints

__all__ = ["gitlab"]


def gitlab(found: Sequence[Diagnostic]) -> str:
    """Return the report as JSON, an empty list where nothing was found."""
    issues = [
        issue(note_of(item), fingerprint)
        for item, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2)
