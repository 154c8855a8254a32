"""A comparison as JSON for machines, its shape documented here and in the README; a new version number when a key changes its meaning.

    {"version": 1, "base", "head", "headline": {"worse", "better"}, "unchanged": [name], "unreadable": [name], "readable_again": [name],
     "accounts": [{"id", "name", "status": "added|removed|changed", "renamed_from", "broken": ""|"base"|"head"|"both",
                   "changes": [change], "consequences": [change], "findings": {"new": [finding], "solved": [finding], "standing": n}}],
     "portfolio": [change], "problems": [finding]}
    change: {"kind": "added|removed|changed|renamed|consequence", "subject", "part", "field", "opportunity", "old", "new",
             "direction": "better|worse|neutral", "sentence", "path", "line", "side": "head|base"}
    finding: as in `gosart.lint.formats.json`, with "fix"; "message" is the old name of "sentence"

`unreadable` and `readable_again` are plans that nobody touched, for the sake of the shared entries that are wrong or mended.
A path and line are the head's, but the base's where the thing is gone (`side`).
"""

from __future__ import annotations

import json
from typing import Any

from gosart.comparison.model import AccountChange, Change, Comparison
from gosart.diagnostics import Diagnostic
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.lint.formats.json import diagnostic_json

__all__ = ["as_json"]


def as_json(comparison: Comparison, translator: Translator) -> str:
    """Write a comparison as JSON, its sentences in a language."""
    accounts = comparison.accounts
    whole = {
        "version": 1,
        "base": comparison.base,
        "head": comparison.head,
        "headline": {
            "worse": sum(found.worse for found in accounts),
            "better": sum(found.better for found in accounts),
        },
        "unchanged": list(comparison.same),
        "unreadable": list(comparison.lost),
        "readable_again": list(comparison.found_again),
        "accounts": [_account(found, translator) for found in accounts],
        "portfolio": [_change(change) for change in comparison.portfolio],
        "problems": [_diagnostic(item, translator) for item in comparison.stray],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _account(found: AccountChange, translator: Translator) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "status": found.status,
        "renamed_from": found.renamed_from,
        "broken": found.broken,
        "changes": [_change(change) for change in found.changes],
        "consequences": [_change(change) for change in found.consequences],
        "findings": {
            "new": [_diagnostic(item, translator) for item in found.new],
            "solved": [_diagnostic(item, translator) for item in found.solved],
            "standing": found.standing,
        },
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": change.subject,
        "part": change.part,
        "field": change.field,
        "opportunity": change.opportunity,
        "old": change.old,
        "new": change.new,
        "direction": change.direction,
        "sentence": change.sentence,
        "path": change.location.path,
        "line": change.location.line,
        "side": "base" if change.in_base else "head",
    }


def _diagnostic(diagnostic: Diagnostic, translator: Translator) -> dict[str, Any]:
    data = diagnostic_json(diagnostic, translator.say)
    return {**data, "message": data["sentence"], "fix": fix_of(diagnostic)}
