"""GitLab's code quality report: what a merge request brings or mends, told by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.forges import issue
from generator.reports.fingerprint import fingerprints
from generator.reports.wording import note_of

__all__ = ["gitlab"]


def gitlab(found: Sequence[Diagnostic]) -> str:
    """Return the report as JSON, an empty list where nothing was found."""
    issues = [issue(note_of(item), fingerprint) for item, fingerprint in zip(found, fingerprints(found), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2)
