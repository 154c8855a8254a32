"""GitLab's code quality report: what a merge request brings or mends, told by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.reports.fingerprint import fingerprints
from generator.reports.wording import told

__all__ = ["gitlab"]

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.ADVICE: "info"}


def gitlab(found: Sequence[Diagnostic]) -> str:
    """Return the report as JSON, an empty list where nothing was found."""
    issues = [
        {
            "description": told(item),
            "check_name": item.code,
            "fingerprint": fingerprint,
            "severity": _LEVELS[item.severity],
            "location": {"path": item.spot.path, "lines": {"begin": item.spot.line}},
        }
        for item, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2)
