"""A problem or finding as data for machines: one shape for `gosart check`, `diff` and all others.

    {"version": 1, "problems": [diagnostic], "findings": [diagnostic]}
    diagnostic: {"code", "severity": "error|warning|advice", "kind": "problem|finding",
                 "path", "line", "column", "account", "opportunity", "entry",
                 "values": {name: data}, "sentence", "hint", "fingerprint"}

`values` is what the sentence is made of, in no language: figures, days in ISO form, ids, amounts as
{"amount", "currency"}, lists. `sentence` and `hint` are in the language asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from gosart.diagnostics import Diagnostic, Say, data_of

__all__ = ["VERSION", "check_json", "diagnostic_json"]

VERSION = 1
"""Of the JSON of `gosart check`: a new number when a key goes or changes its meaning."""


def diagnostic_json(diagnostic: Diagnostic, say: Say = str) -> dict[str, Any]:
    """Return a problem or finding as data.

    Args:
        diagnostic: With its fingerprint.
        say: Writes its sentences in a language.

    Returns:
        The keys documented above.
    """
    location = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "kind": diagnostic.kind.value,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "account": diagnostic.account,
        "opportunity": diagnostic.opportunity,
        "entry": diagnostic.entry,
        "values": data_of(diagnostic.message),
        "sentence": say(diagnostic.message),
        "hint": say(diagnostic.hint),
        "fingerprint": diagnostic.fingerprint,
    }


def check_json(
    problems: Iterable[Diagnostic], findings: Iterable[Diagnostic], say: Say = str
) -> str:
    """Write what a check found.

    `message` beside `sentence` is what it was called before there was a version, and goes with the
    next one.

    Args:
        problems: What makes a file no plan.
        findings: What rules say of plans.
        say: Writes their sentences in a language.

    Returns:
        `{"version", "problems": […], "findings": […]}` as JSON.
    """
    data = {
        "version": VERSION,
        "problems": [_with_old_name(diagnostic_json(item, say)) for item in problems],
        "findings": [_with_old_name(diagnostic_json(item, say)) for item in findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _with_old_name(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "message": data["sentence"]}
