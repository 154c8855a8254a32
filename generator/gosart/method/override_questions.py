"""The questions and criteria of a company's method: ours changed, added, moved and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gosart.diagnostics import msg
from gosart.method.override_fields import (
    REMOVE,
    Entry,
    Fields,
    check_name,
    entries,
    entries_of,
    fields,
    remove_entry,
)
from gosart.method.override_readers import (
    boolean,
    line,
    text,
    texts,
    weight,
)
from gosart.method.problems import MethodProblems, Path
from gosart.text.suggest import suggestion

__all__ = ["AXES", "LONGEST", "questions_of"]

LONGEST = 28
"""Longest name of an axis, in characters, that a radar neither breaks nor makes small."""

AXES = (3, 40)
"""Fewest and most criteria that a radar is made for."""


def _phrases(problems: MethodProblems, value: Any, path: Path) -> dict[str, Any] | None:
    return fields(problems, value, path, dict.fromkeys(("plus", "minus", "unknown"), line))


_QUESTION: Fields = {"label": line, "short": line, "help": text}
_CRITERION: Fields = {
    "label": line,
    "title": line,
    "questions": texts,
    "evidence": text,
    "help": text,
    "weight": weight,
    "rivals": boolean,
    "phrases": _phrases,
}


@dataclass
class _Draft:
    """The questions while the file is laid over them: each by key, its criteria by key in it."""

    questions: dict[str, dict[str, Any]]
    criterion_paths: dict[str, Path] = field(default_factory=dict)
    """Where the file names a criterion, for each that it names."""
    question_paths: dict[str, Path] = field(default_factory=dict)

    def question_of(self, criterion: str) -> str:
        """Return the question that a criterion belongs to, "" for a criterion that is not there."""
        return next(
            (key for key, question in self.questions.items() if criterion in question["criteria"]),
            "",
        )

    @property
    def criteria(self) -> list[str]:
        return [key for question in self.questions.values() for key in question["criteria"]]


def questions_of(
    ours: Sequence[Mapping[str, Any]], typed: Mapping[str, Any], problems: MethodProblems
) -> list[dict[str, Any]]:
    """Lay a company's questions over ours.

    Args:
        ours: Our questions as read, none where the company begins from nothing.
        typed: The company's file.
        problems: Takes what is wrong.

    Returns:
        The questions as `Method` takes them, what is wrong left out; empty where none is right.
    """
    draft = _Draft(
        {
            question["key"]: {
                **question,
                "criteria": {item["key"]: dict(item) for item in question["criteria"]},
            }
            for question in ours
        }
    )
    for entry in entries_of(problems, typed, "questions"):
        _override_question(draft, entry, problems)
    for key, question in list(draft.questions.items()):
        if not question["criteria"]:
            problems.at_key(
                draft.question_paths.get(key, ("questions",)),
                "M013",
                msg("The question '{key}' has no criteria.", key=key),
                msg("Add some, or remove the question."),
            )
            del draft.questions[key]
    if not draft.questions and not problems.failed:
        hint = msg("Add 'questions', each with its 'criteria'.")
        problems.add((), "M013", msg("The method has no question."), hint)
    _check_axes(draft, problems)
    return [
        {**question, "criteria": list(question["criteria"].values())}
        for question in draft.questions.values()
    ]


def _override_question(draft: _Draft, entry: Entry, problems: MethodProblems) -> None:
    before = draft.questions.get(entry.name)
    if entry.value == REMOVE:
        remove_entry(problems, draft.questions, entry)
        return
    if before is None and not check_name(problems, entry):
        return
    if not isinstance(entry.value, dict):
        fields(problems, entry.value, entry.path, _QUESTION)  # reports what it is instead
        return
    own_fields = {name: value for name, value in entry.unnamed().items() if name != "criteria"}
    question = {
        **(before or {"key": entry.name, "criteria": {}}),
        **(fields(problems, own_fields, entry.path, _QUESTION) or {}),
    }
    if "label" not in question:
        message = msg("The new question '{key}' has no 'label'.", key=entry.name)
        hint = msg("Write the question in full.")
        if draft.questions:  # perhaps it is not meant to be new
            hint = suggestion(entry.name, list(draft.questions))
        problems.at_key(entry.name_path, "M003", message, hint)
        question["label"] = entry.name  # so that its criteria are checked as well
    question.setdefault("short", question["label"])
    draft.question_paths[entry.name] = entry.name_path
    draft.questions[entry.name] = question
    if "criteria" in entry.value:
        for item in entries(problems, entry.value["criteria"], (*entry.path, "criteria")):
            _override_criterion(draft, question, item, problems)


def _override_criterion(
    draft: _Draft, question: dict[str, Any], entry: Entry, problems: MethodProblems
) -> None:
    old_question = draft.question_of(entry.name)
    if entry.name in draft.criterion_paths:
        message = msg("'{key}' is under two questions.", key=entry.name)
        hint = msg("Keep it under one of them.")
        problems.at_key(entry.name_path, "M019", message, hint)
        return
    if entry.value == REMOVE:
        if old_question:
            del draft.questions[old_question]["criteria"][entry.name]
        else:
            message = msg("There is no '{value}' to remove.", value=entry.name)
            hint = suggestion(entry.name, draft.criteria)
            problems.at_key(entry.name_path, "M012", message, hint)
        return
    if not old_question and not check_name(problems, entry):
        return
    changes = fields(problems, entry.unnamed(), entry.path, _CRITERION)
    if changes is None:
        return
    draft.criterion_paths[entry.name] = entry.name_path
    before: dict[str, Any] = {}
    if old_question == question["key"]:
        before = question["criteria"][entry.name]
    elif old_question:  # named under another question, it moves there
        before = draft.questions[old_question]["criteria"].pop(entry.name)
    criterion = {"key": entry.name, **before, **changes}
    if "phrases" in changes:
        criterion["phrases"] = {**before.get("phrases", {}), **changes["phrases"]}
    _report_missing(criterion, entry, problems)
    criterion.setdefault("label", entry.name)
    criterion.setdefault("questions", [criterion["label"]])
    criterion.setdefault("title", criterion["label"])
    criterion.setdefault("evidence", "")
    question["criteria"][entry.name] = criterion


def _report_missing(criterion: dict[str, Any], entry: Entry, problems: MethodProblems) -> None:
    hints = {
        "label": msg("Write the name of its axis, {count} characters at most.", count=LONGEST),
        "questions": msg("Write the questions that help to rate it, one per line."),
    }
    for name, hint in hints.items():
        # A key that is typed but wrong has been reported already.
        if name not in criterion and name not in entry.unnamed():
            message = msg("The new criterion '{key}' has no '{name}'.", key=entry.name, name=name)
            problems.at_key(entry.name_path, "M003", message, hint)


def _check_axes(draft: _Draft, problems: MethodProblems) -> None:
    """Warn of what a radar can show, but not well."""
    keys_by_label: dict[str, str] = {}
    for question in draft.questions.values():
        for key, criterion in question["criteria"].items():
            label = criterion["label"]
            if key in draft.criterion_paths:
                path = (*draft.criterion_paths[key], "label")
                _check_label(label, path, keys_by_label, problems)
            keys_by_label.setdefault(label, key)
    fewest, most = AXES
    count = len(draft.criteria)
    if draft.questions and not fewest <= count <= most:
        message = msg("Criteria in the method: {count}.", count=count)
        hint = msg("A radar can be read with {least} to {most}.", least=fewest, most=most)
        problems.warn((), "M020", message, hint)


def _check_label(
    label: str, path: Path, keys_by_label: Mapping[str, str], problems: MethodProblems
) -> None:
    if len(label) > LONGEST:
        message = msg("'{value}' has {count} characters.", value=label, count=len(label))
        hint = msg("An axis has room for {count}; put the full name into 'title'.", count=LONGEST)
        problems.warn(path, "M016", message, hint)
    if label in keys_by_label:
        message = msg(
            "'{value}' is also the name of '{other}'.", value=label, other=keys_by_label[label]
        )
        problems.warn(path, "M017", message, msg("Give each axis a name of its own."))
