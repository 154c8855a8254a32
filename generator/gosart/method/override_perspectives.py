"""Whom reviewers argue for in a company's own method: ours changed, added to or removed, each with its questions and what raises them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from gosart.diagnostics import msg
from gosart.method.model import Situation
from gosart.method.override_fields import (
    REMOVE,
    Entry,
    Fields,
    check_name,
    entries,
    fields,
    line,
    names,
)
from gosart.method.problems import Mistakes, Path, choose

__all__ = ["perspectives_of"]

_QUESTION: Fields = {
    "ask": line,
    "rules": names,
    "open": names,
    "exposed": names,
    "situations": names,
}
_CRITERIA = ("open", "exposed")


def perspectives_of(
    ours: Sequence[Any], typed: Any, there: bool, known: Collection[str], mistakes: Mistakes
) -> list[Any]:
    """Return the perspectives as a method has them; `known` are its criteria. What is wrong goes to `mistakes`, and is left out.

    Of ours, criteria that the company's method does not have are left out. `questions` of an entry stand in place of ours.
    """
    made = {item["key"]: _kept(item, known) for item in ours}
    for entry in entries(mistakes, typed, ("perspectives",)) if there else ():
        if entry.value == REMOVE:
            if made.pop(entry.name, None) is None:
                message = msg("There is no '{value}' to remove.", value=entry.name)
                mistakes.at_key(entry.name_path, "M012", message, choose(entry.name, list(made)))
        elif check_name(mistakes, entry):
            _take(made, entry, known, mistakes)
    return list(made.values())


def _kept(item: dict[str, Any], known: Collection[str]) -> dict[str, Any]:
    questions = [
        question
        | {side: [key for key in question.get(side) or () if key in known] for side in _CRITERIA}
        for question in item.get("questions") or ()
    ]
    return item | {
        "criteria": [key for key in item.get("criteria") or () if key in known],
        "questions": questions,
    }


def _take(made: dict[str, Any], entry: Entry, known: Collection[str], mistakes: Mistakes) -> None:
    def questions(mistakes: Mistakes, value: Any, path: Path) -> list[Any] | None:
        return _questions(value, path, known, mistakes)

    changed = fields(
        mistakes,
        entry.unnamed(),
        entry.path,
        {"label": line, "stance": line, "criteria": names, "questions": questions},
    )
    if changed is None:
        return
    if "criteria" in changed:
        changed["criteria"] = _known(
            changed["criteria"], (*entry.path, "criteria"), known, mistakes
        )
    whole = {
        "stance": "",
        "criteria": [],
        "questions": [],
        **made.get(entry.name, {"key": entry.name}),
        **changed,
    }
    if "label" not in whole:
        hint = msg("Write whom the reviewer argues for.")
        mistakes.at_key(entry.path, "M003", msg("'{key}' is missing.", key="label"), hint)
    else:
        made[entry.name] = whole


def _questions(
    value: Any, path: Path, known: Collection[str], mistakes: Mistakes
) -> list[Any] | None:
    if not isinstance(value, list):
        names(mistakes, value, path)  # tells that a list is expected
        return None
    made = []
    for place, item in enumerate(value):
        here = (*path, place)
        found = fields(mistakes, item, here, _QUESTION)
        if found is None:
            continue
        if "ask" not in found:
            if not isinstance(item, dict) or "ask" not in item:
                mistakes.at_key(
                    here, "M003", msg("'{key}' is missing.", key="ask"), msg("Write the question.")
                )
            continue
        for side in _CRITERIA:
            found[side] = _known(found.get(side, []), (*here, side), known, mistakes)
        every = [situation.value for situation in Situation]
        told = found.get("situations", [])
        for number, name in enumerate(told):
            if name not in every:
                message = msg("There is no '{value}' in the method.", value=name)
                mistakes.add((*here, "situations", number), "M009", message, choose(name, every))
        found["situations"] = [name for name in told if name in every]
        made.append(found)
    return made


def _known(
    found: Sequence[str], path: Path, known: Collection[str], mistakes: Mistakes
) -> list[str]:
    for place, key in enumerate(found):
        if key not in known:
            message = msg("There is no criterion '{value}' in the method.", value=key)
            mistakes.add((*path, place), "M009", message, choose(key, list(known)))
    return [key for key in found if key in known]
