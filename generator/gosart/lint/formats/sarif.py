"""SARIF 2.1.0, the format of code scanning: the codes, and each result with its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from gosart.diagnostics import Diagnostic, Say, Severity
from gosart.lint.formats.text import described

__all__ = ["sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
FINGERPRINT = "gosart/v2"
"""Another number where the same diagnostic is recognised by something else."""
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(
    diagnostics: Sequence[Diagnostic], titles: Mapping[str, str], version: str, say: Say = str
) -> str:
    """Return the log as JSON with one run.

    Args:
        diagnostics: Each with its fingerprint.
        titles: What each code stands for; one that is not there is described by itself.
        version: Ours.
        say: Writes their sentences in a language.

    Returns:
        JSON in the shape of SARIF 2.1.0.
    """
    codes = sorted({item.code for item in diagnostics})
    rules = [{"id": code, "shortDescription": {"text": titles.get(code) or code}} for code in codes]
    results = [_result(item, codes, say) for item in diagnostics]
    run = {
        "tool": {"driver": {"name": "gosart", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _result(item: Diagnostic, codes: Sequence[str], say: Say) -> dict[str, Any]:
    location = item.location
    region: dict[str, Any] = {
        "startLine": location.line,
        "startColumn": location.column,
        "endColumn": location.column + max(1, location.length),
    }
    if item.source:
        region["snippet"] = {"text": item.source}
    several = {"occurrenceCount": item.count} if item.count > 1 else {}
    return {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity],
        **several,
        "message": {"text": described(item, say)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(location.path)},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: item.fingerprint},
    }
