"""The questions and criteria of a company's method: ours with some changed, added, moved or removed, or a set of its own."""

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
    fields,
    line,
    text,
    texts,
    truth,
    weight,
)
from gosart.method.problems import Mistakes, Path, choose

__all__ = ["AXES", "LONGEST", "questions_of"]

LONGEST = 28
"""Characters of an axis' name from which it may be broken or made small."""
AXES = (3, 40)
"""Least and most criteria that a radar is made for."""

_QUESTION: Fields = {"label": line, "short": line, "help": text}
_CRITERION: Fields = {
    "label": line,
    "title": line,
    "questions": texts,
    "evidence": text,
    "help": text,
    "weight": weight,
    "rivals": truth,
}


@dataclass
class _Sheet:
    """The questions as they are put together: key -> question, whose `criteria` are key -> criterion."""

    questions: dict[str, dict[str, Any]]
    placed: dict[str, Path] = field(default_factory=dict)
    """Where the file has said something of a criterion."""

    def home(self, key: str) -> str:
        """Return the question a criterion stands under, "" for one that is not there."""
        return next(
            (name for name, question in self.questions.items() if key in question["criteria"]), ""
        )

    @property
    def criteria(self) -> list[str]:
        return [key for question in self.questions.values() for key in question["criteria"]]


def questions_of(
    ours: Sequence[Mapping[str, Any]], typed: Any, there: bool, mistakes: Mistakes
) -> list[dict[str, Any]]:
    """Return the questions as a method has them; `there` is whether the file has the key at all. What is wrong goes to `mistakes`."""
    sheet = _Sheet(
        {
            question["key"]: {
                **question,
                "criteria": {item["key"]: dict(item) for item in question["criteria"]},
            }
            for question in ours
        }
    )
    for entry in entries(mistakes, typed, ("questions",)) if there else ():
        _question(sheet, entry, mistakes)
    for key, question in list(sheet.questions.items()):
        if not question["criteria"]:
            path = question.get("path", ("questions",))
            mistakes.at_key(
                path,
                "M013",
                msg("The question '{key}' has no criteria.", key=key),
                msg("Add some, or remove the question."),
            )
            del sheet.questions[key]
    if not sheet.questions and not mistakes.failed:
        mistakes.add(
            (),
            "M013",
            msg("The method has no question."),
            msg("Add 'questions', each with its 'criteria'."),
        )
    _check_axes(sheet, mistakes)
    return [
        {
            **{name: value for name, value in question.items() if name != "path"},
            "criteria": list(question["criteria"].values()),
        }
        for question in sheet.questions.values()
    ]


def _question(sheet: _Sheet, entry: Entry, mistakes: Mistakes) -> None:
    known = sheet.questions.get(entry.name)
    if entry.value == REMOVE:
        if known is None:
            message = msg("There is no '{value}' to remove.", value=entry.name)
            mistakes.at_key(
                entry.name_path, "M012", message, choose(entry.name, list(sheet.questions))
            )
        sheet.questions.pop(entry.name, None)
        return
    if known is None and not check_name(mistakes, entry):
        return
    if not isinstance(entry.value, dict):
        fields(mistakes, entry.value, entry.path, _QUESTION)
        return
    plain = {name: value for name, value in entry.unnamed().items() if name != "criteria"}
    question = {
        **(known or {"key": entry.name, "criteria": {}}),
        **(fields(mistakes, plain, entry.path, _QUESTION) or {}),
    }
    if "label" not in question:
        near = (
            choose(entry.name, list(sheet.questions))
            if sheet.questions
            else msg("Write the question in full.")
        )
        mistakes.at_key(
            entry.name_path,
            "M003",
            msg("The new question '{key}' has no 'label'.", key=entry.name),
            near,
        )
        question["label"] = entry.name  # kept, so that its criteria are checked as well
    question.setdefault("short", question["label"])
    question["path"] = entry.name_path
    sheet.questions[entry.name] = question
    if "criteria" in entry.value:
        for item in entries(mistakes, entry.value["criteria"], (*entry.path, "criteria")):
            _criterion(sheet, question, item, mistakes)


def _criterion(sheet: _Sheet, question: dict[str, Any], entry: Entry, mistakes: Mistakes) -> None:
    home = sheet.home(entry.name)
    if entry.name in sheet.placed:
        message = msg("'{key}' stands under two questions.", key=entry.name)
        mistakes.at_key(
            entry.name_path, "M019", message, msg("Leave it under the one it belongs to.")
        )
        return
    if entry.value == REMOVE:
        if home:
            del sheet.questions[home]["criteria"][entry.name]
        else:
            message = msg("There is no '{value}' to remove.", value=entry.name)
            mistakes.at_key(entry.name_path, "M012", message, choose(entry.name, sheet.criteria))
        return
    if not home and not check_name(mistakes, entry):
        return
    changed = fields(mistakes, entry.unnamed(), entry.path, _CRITERION)
    if changed is None:
        return
    sheet.placed[entry.name] = entry.name_path
    before = (
        sheet.questions[home]["criteria"].pop(entry.name)
        if home and home != question["key"]
        else {}
    )
    if home == question["key"]:
        before = question["criteria"][entry.name]
    criterion = {"key": entry.name, **before, **changed}
    missing = [name for name in ("label", "questions") if name not in criterion]
    for name in missing:
        hint = {
            "label": msg("Write the name of its axis, {count} characters at most.", count=LONGEST),
            "questions": msg("Write what to ask to rate it, one line a question."),
        }[name]
        if name not in entry.unnamed():  # a value that is wrong has been told already
            mistakes.at_key(
                entry.name_path,
                "M003",
                msg("The new criterion '{key}' has no '{name}'.", key=entry.name, name=name),
                hint,
            )
    criterion.setdefault("label", entry.name)
    criterion.setdefault("questions", [criterion["label"]])
    criterion.setdefault("title", criterion["label"])
    criterion.setdefault("evidence", "")
    question["criteria"][entry.name] = criterion


def _check_axes(sheet: _Sheet, mistakes: Mistakes) -> None:
    """Tell what a radar can bear but does not gain by."""
    names: dict[str, str] = {}
    for question in sheet.questions.values():
        for key, criterion in question["criteria"].items():
            label = criterion["label"]
            path = (*sheet.placed[key], "label") if key in sheet.placed else ()
            if path and len(label) > LONGEST:
                message = msg("'{value}' has {count} characters.", value=label, count=len(label))
                mistakes.warn(
                    path,
                    "M016",
                    message,
                    msg(
                        "An axis has room for {count}; put the full name into 'title'.",
                        count=LONGEST,
                    ),
                )
            if path and label in names:
                message = msg(
                    "'{value}' is the name of '{other}' as well.", value=label, other=names[label]
                )
                mistakes.warn(path, "M017", message, msg("Give each axis a name of its own."))
            names.setdefault(label, key)
    least, most = AXES
    count = len(sheet.criteria)
    if sheet.questions and not least <= count <= most:
        message = msg("Criteria in the method: {count}.", count=count)
        mistakes.warn(
            (),
            "M020",
            message,
            msg("A radar can be read with {least} to {most}.", least=least, most=most),
        )
