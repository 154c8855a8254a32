"""A comparison as JSON for machines; the version goes up when a key changes its meaning.

    {"version": 2, "base", "head", "headline": {"worse", "better"}, "unchanged": [name],
     "unreadable": [name], "readable_again": [name],
     "accounts": [{"id", "name", "status": "added|removed|changed", "renamed_from",
                   "broken": "|base|head|both", "changes": [change], "effects": [change],
                   "findings": {"new": [finding], "solved": [finding], "closed": [finding],
                                "standing": n}}],
     "portfolio": [change], "problems": [finding], "not_run": [finding],
     "only": [id]}
    change: {"kind": "added|removed|changed|renamed|effect", "subject", "ids": [id], "name", "part",
             "field", "opportunity", "old", "new", "data": {name: data},
             "direction": "better|worse|neutral", "sentence", "path", "line", "side": "head|base"}
    finding: as in the JSON of a check, with "fix"; "message" is the old name of "sentence"

`not_run` says, where it is not empty, that the repository's own rules were not run or fail; `only`
names the accounts that were compared alone, by the option of that name. `unreadable` and
`readable_again` are plans that nobody touched: an error in the shared entries broke them, or its
end mended them.
`subject` is the kind of record (`person`) or effect (`position`), `name` what the plan calls it.
`old`, `new` and `data` are data in no language (days in ISO form, amounts as
{"amount", "currency"}, references as {"kind", "id", "name"}); `sentence` is in the language asked
for. A path and line are the head's, but the base's where the thing is gone (`side`).
docs/reference/json.md shows this shape; a test compares its keys with those of the output.
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
    """Write a comparison as JSON.

    Args:
        comparison: The comparison.
        sentences: Of the language asked for.

    Returns:
        The text, in the shape documented above.
    """
    accounts = comparison.accounts
    whole = {
        "version": 2,
        "base": comparison.base,
        "head": comparison.head,
        "headline": {
            "worse": sum(account.worse for account in accounts),
            "better": sum(account.better for account in accounts),
        },
        "unchanged": list(comparison.same),
        "unreadable": list(comparison.unreadable),
        "readable_again": list(comparison.readable_again),
        "accounts": [_account(account, sentences) for account in accounts],
        "portfolio": [change_as_json(change, sentences) for change in comparison.portfolio],
        "problems": [_diagnostic(item, sentences.translator) for item in comparison.stray],
        "not_run": [_diagnostic(item, sentences.translator) for item in comparison.not_run],
        "only": list(comparison.only),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _account(account: AccountChange, sentences: Sentences) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "status": account.status,
        "renamed_from": account.renamed_from,
        "broken": account.broken,
        "changes": [change_as_json(change, sentences) for change in account.changes],
        "effects": [change_as_json(change, sentences) for change in account.effects],
        "findings": {
            "new": [_diagnostic(item, sentences.translator) for item in account.new],
            "solved": [_diagnostic(item, sentences.translator) for item in account.solved],
            "closed": [_diagnostic(item, sentences.translator) for item in account.closed],
            "standing": account.standing,
        },
    }


def change_as_json(change: Change, sentences: Sentences) -> dict[str, Any]:
    """Return one change as data for JSON.

    Args:
        change: The change or effect.
        sentences: Of the language of its sentence.

    Returns:
        The keys of `change` in the shape documented above.
    """
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
