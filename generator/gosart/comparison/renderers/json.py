"""A comparison as JSON for machines, its shape documented here and in the README; a new version number when a key changes its meaning.

    {"version": 2, "base", "head", "headline": {"worse", "better"}, "unchanged": [name], "unreadable": [name], "readable_again": [name],
     "accounts": [{"id", "name", "status": "added|removed|changed", "renamed_from", "broken": ""|"base"|"head"|"both",
                   "changes": [change], "effects": [change], "findings": {"new": [finding], "solved": [finding], "standing": n}}],
     "portfolio": [change], "problems": [finding]}
    change: {"kind": "added|removed|changed|renamed|effect", "subject", "ids", "name", "part", "field", "opportunity", "old", "new", "data",
             "direction": "better|worse|neutral", "sentence", "path", "line", "side": "head|base"}
    finding: as in `gosart.lint.formats.json`, with "fix"; "message" is the old name of "sentence"

`unreadable` and `readable_again` are plans that nobody touched, for the sake of the shared entries that are wrong or mended.
`subject` is the kind of record (`person`) or effect (`position`), `name` what the plan calls it. `old`, `new` and `data` are data in
no language (days in ISO form, amounts as {"amount", "currency"}, references as {"kind", "id", "name"}); `sentence` is in the language asked for.
A path and line are the head's, but the base's where the thing is gone (`side`).
"""

from __future__ import annotations

import json
from typing import Any

from gosart.comparison.model import AccountChange, Change, Comparison
from gosart.comparison.records import data_of
from gosart.comparison.sentences import Sentences
from gosart.diagnostics import Diagnostic
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.lint.formats.json import diagnostic_json

__all__ = ["as_json", "change_as_json"]


def as_json(comparison: Comparison, sentences: Sentences) -> str:
    """Write a comparison as JSON."""
    accounts = comparison.accounts
    whole = {
        "version": 2,
        "base": comparison.base,
        "head": comparison.head,
        "headline": {
            "worse": sum(found.worse for found in accounts),
            "better": sum(found.better for found in accounts),
        },
        "unchanged": list(comparison.same),
        "unreadable": list(comparison.lost),
        "readable_again": list(comparison.found_again),
        "accounts": [_account(found, sentences) for found in accounts],
        "portfolio": [change_as_json(change, sentences) for change in comparison.portfolio],
        "problems": [_diagnostic(item, sentences.translator) for item in comparison.stray],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _account(found: AccountChange, sentences: Sentences) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "status": found.status,
        "renamed_from": found.renamed_from,
        "broken": found.broken,
        "changes": [change_as_json(change, sentences) for change in found.changes],
        "effects": [change_as_json(change, sentences) for change in found.effects],
        "findings": {
            "new": [_diagnostic(item, sentences.translator) for item in found.new],
            "solved": [_diagnostic(item, sentences.translator) for item in found.solved],
            "standing": found.standing,
        },
    }


def change_as_json(change: Change, sentences: Sentences) -> dict[str, Any]:
    """Return one change as data for JSON, its sentence in the language of `sentences`."""
    return {
        "kind": change.kind,
        "subject": change.subject,
        "ids": list(change.ids[1:]),
        "name": change.name,
        "part": change.part,
        "field": change.field,
        "opportunity": change.opportunity,
        "old": data_of(change.old),
        "new": data_of(change.new),
        "data": {name: data_of(value) for name, value in change.data},
        "direction": change.direction,
        "sentence": sentences.of(change),
        "path": change.location.path,
        "line": change.location.line,
        "side": "base" if change.in_base else "head",
    }


def _diagnostic(diagnostic: Diagnostic, translator: Translator) -> dict[str, Any]:
    data = diagnostic_json(diagnostic, translator.say)
    return {**data, "message": data["sentence"], "fix": fix_of(diagnostic)}
