"""GitLab's code quality report: what a merge request brings or mends, recognised by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gosart.diagnostics import Severity
from gosart.lint.formats.annotations import Annotation

__all__ = ["gitlab"]

_QUALITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.ADVICE: "info"}


def gitlab(annotations: Sequence[Annotation]) -> str:
    """Write the report with all keys that GitLab's widget needs.

    Args:
        annotations: In the order in which they are wanted.

    Returns:
        JSON, an empty list for nothing.
    """
    issues = [
        {
            "description": annotation.text,
            "check_name": annotation.title,
            "fingerprint": annotation.fingerprint,
            "severity": "blocker" if annotation.blocks else _QUALITY[annotation.severity],
            "location": {
                "path": annotation.location.path,
                "lines": {"begin": annotation.location.line},
            },
        }
        for annotation in annotations
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
