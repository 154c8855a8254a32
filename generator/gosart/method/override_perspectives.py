"""Whom reviewers argue for in a company's own method: perspectives changed, added and removed.

Each comes with the questions it asks of a plan, and what in the plan raises them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from gosart.diagnostics import msg
from gosart.method.model import Situation
from gosart.method.override_fields import (
    REMOVE,
    Entry,
    Fields,
    check_name,
    criterion_keys,
    entries_of,
    fields,
    remove_entry,
)
from gosart.method.override_readers import (
    line,
    names,
)
from gosart.method.problems import MethodProblems, Path
from gosart.text.suggest import suggestion

__all__ = ["perspectives_of"]

_QUESTION: Fields = {
    "ask": line,
    "rules": names,
    "open": names,
    "exposed": names,
    "situations": names,
}
_CRITERIA = ("open", "exposed")
"""The keys of a question that hold criteria."""


def perspectives_of(
    ours: Sequence[Any],
    typed: Mapping[str, Any],
    criteria: Collection[str],
    problems: MethodProblems,
) -> list[Any]:
    """Lay a company's perspectives over ours. `questions` of an entry replace ours.

    Args:
        ours: Our perspectives as read.
        typed: The company's file.
        criteria: Keys of the company's criteria; of ours, others are left out.
        problems: Takes what is wrong.

    Returns:
        The perspectives as `Method` takes them, what is wrong left out.
    """
    perspectives = {item["key"]: _limited(item, criteria) for item in ours}
    for entry in entries_of(problems, typed, "perspectives"):
        if entry.value == REMOVE:
            remove_entry(problems, perspectives, entry)
        elif check_name(problems, entry):
            _override(perspectives, entry, criteria, problems)
    return list(perspectives.values())


def _limited(perspective: dict[str, Any], criteria: Collection[str]) -> dict[str, Any]:
    """Return a perspective of ours without criteria that the company has not."""
    questions = [
        question
        | {name: [key for key in question.get(name) or () if key in criteria] for name in _CRITERIA}
        for question in perspective.get("questions") or ()
    ]
    return perspective | {
        "criteria": [key for key in perspective.get("criteria") or () if key in criteria],
        "questions": questions,
    }


def _override(
    perspectives: dict[str, Any],
    entry: Entry,
    criteria: Collection[str],
    problems: MethodProblems,
) -> None:
    def questions(problems: MethodProblems, value: Any, path: Path) -> list[Any] | None:
        return _questions(value, path, criteria, problems)

    changes = fields(
        problems,
        entry.unnamed(),
        entry.path,
        {"label": line, "stance": line, "criteria": names, "questions": questions},
    )
    if changes is None:
        return
    if "criteria" in changes:
        path = (*entry.path, "criteria")
        changes["criteria"] = criterion_keys(problems, changes["criteria"], path, criteria)
    perspective = {
        "stance": "",
        "criteria": [],
        "questions": [],
        **perspectives.get(entry.name, {"key": entry.name}),
        **changes,
    }
    if "label" not in perspective:
        hint = msg("Write whom the reviewer argues for.")
        problems.at_key(entry.path, "M003", msg("'{key}' is missing.", key="label"), hint)
    else:
        perspectives[entry.name] = perspective


def _questions(
    value: Any, path: Path, criteria: Collection[str], problems: MethodProblems
) -> list[Any] | None:
    if not isinstance(value, list):
        names(problems, value, path)  # reports that a list is expected
        return None
    questions = []
    for index, item in enumerate(value):
        item_path = (*path, index)
        question = fields(problems, item, item_path, _QUESTION)
        if question is None:
            continue
        if "ask" not in question:
            if not isinstance(item, dict) or "ask" not in item:
                message = msg("'{key}' is missing.", key="ask")
                problems.at_key(item_path, "M003", message, msg("Write the question."))
            continue
        for name in _CRITERIA:
            question[name] = criterion_keys(
                problems, question.get(name, []), (*item_path, name), criteria
            )
        situations = question.get("situations", [])
        question["situations"] = _situations(problems, situations, (*item_path, "situations"))
        questions.append(question)
    return questions


def _situations(problems: MethodProblems, typed: Sequence[str], path: Path) -> list[str]:
    valid = [situation.value for situation in Situation]
    for index, name in enumerate(typed):
        if name not in valid:
            message = msg("There is no '{value}' in the method.", value=name)
            problems.add((*path, index), "M009", message, suggestion(name, valid))
    return [name for name in typed if name in valid]
