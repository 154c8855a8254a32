"""A company's own method: what its file says, laid over ours entry by entry, or in place of our questions.

extend ── questions.questions_of   (the assessment: changed, added, moved, removed)
       ├─ wording                  (terms, GOSART, strategies, propositions, chapters: changed, never added)
       ├─ short sets               (profiles, MEDDPICC: each names criteria that are there)
       └─ perspectives             (whom reviewers argue for and what they ask: changed, added, removed)

Everything wrong is noted with its key and left out, so that the rest of the file still counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from string import Formatter
from typing import Any

from gosart.diagnostics import msg
from gosart.method.override_fields import REMOVE, Fields, entries, fields, letter, line, names, text
from gosart.method.override_perspectives import perspectives_of
from gosart.method.override_questions import questions_of
from gosart.method.problems import Mistakes, Path, choose

__all__ = ["EXTENDS", "TOP", "extend"]

EXTENDS = ("default", "nothing")
"""What a file may begin from: our criteria, or none. Words for everything else are ours until the file changes them."""

_HEAD: Fields = {"version": line, "title": line, "us": line, "no_decision": line}
_TERM: Fields = {"label": line, "description": text, "letter": letter}
_WORDING: Mapping[str, Fields] = {
    "gosart": {
        "letter": letter,
        "label": line,
        "question": line,
        "help": text,
        "customer": text,
        "team": text,
    },
    "strategies": dict.fromkeys(("idea", "use_when", "preconditions", "risks", "counter"), text),
    "propositions": {"slots": names, "pattern": line},
    "readings": {"title": line, "text": text},
    "chapters": {"title": line, "text": text},
}
_ELEMENT: Fields = {"label": line, "description": text, "primary": names, "also": names}
_SLUG = re.compile(r"[a-z][a-z0-9-]*")

_RENAMED_SETS = {"mark": "rating"}
"""Sets of terms by the name they had once: method files written then stay valid."""
TOP = (*_HEAD, "extends", "questions", "terms", *_WORDING, "profiles", "meddpicc", "perspectives")
"""Every key that a file may have at its top."""


def extend(ours: Mapping[str, Any], typed: Any, mistakes: Mistakes) -> dict[str, Any]:
    """Return the data of a whole method: `ours`, our data as read, changed by `typed`, the data of a company's file.

    Both hold texts, lists and mappings only. What is wrong goes to `mistakes`; the result is always a method.
    """
    if not isinstance(typed, dict):
        mistakes.add(
            (),
            "M006",
            msg("The file does not hold a method."),
            msg("Write 'key: value', beginning with 'questions:'."),
        )
        return dict(ours)
    for name in typed:
        if name not in TOP:
            mistakes.at_key(
                (name,),
                "M002",
                msg("The method has no key '{key}' here.", key=name),
                choose(name, TOP),
            )
    made = dict(ours) | (
        fields(mistakes, {name: typed[name] for name in _HEAD if name in typed}, (), _HEAD) or {}
    )
    anew = _begins_anew(typed, mistakes)
    made["questions"] = questions_of(
        [] if anew else ours["questions"], typed.get("questions"), "questions" in typed, mistakes
    )
    if not made["questions"]:
        made["questions"] = ours[
            "questions"
        ]  # nothing could be drawn without: the mistake is told, the site stays up
    known = [
        criterion["key"] for question in made["questions"] for criterion in question["criteria"]
    ]
    if "terms" in typed:
        made["terms"] = _terms(ours["terms"], typed["terms"], mistakes)
    for name, shape in _WORDING.items():
        if name in typed:
            made[name] = _wording(ours[name], typed[name], (name,), shape, mistakes)
    _check_propositions(made["propositions"], ours["propositions"], mistakes)
    made["profiles"] = _profiles(
        {} if anew else ours["profiles"],
        typed.get("profiles"),
        "profiles" in typed,
        known,
        mistakes,
    )
    made["meddpicc"] = _elements(
        [] if anew else ours.get("meddpicc", []),
        typed.get("meddpicc"),
        "meddpicc" in typed,
        known,
        mistakes,
    )
    perspectives = typed.get("perspectives")
    made["perspectives"] = perspectives_of(
        ours.get("perspectives", []), perspectives, "perspectives" in typed, known, mistakes
    )
    return made


def _begins_anew(typed: Mapping[str, Any], mistakes: Mistakes) -> bool:
    if "extends" not in typed:
        return False
    chosen = line(mistakes, typed["extends"], ("extends",))
    if chosen and chosen not in EXTENDS:
        message = msg("'{value}' is nothing that a method extends.", value=chosen)
        mistakes.add(("extends",), "M018", message, choose(chosen, EXTENDS))
    return chosen == "nothing"


def _unknown(mistakes: Mistakes, path: Path, name: str, known: Collection[str]) -> None:
    mistakes.at_key(
        path,
        "M009",
        msg("There is no '{value}' in the method.", value=name),
        choose(name, list(known)),
    )


def _terms(ours: Mapping[str, Any], typed: Any, mistakes: Mistakes) -> dict[str, Any]:
    made = {name: dict(terms) for name, terms in ours.items()}
    for kind in entries(mistakes, typed, ("terms",)):
        name = _RENAMED_SETS.get(kind.name, kind.name)
        if name not in made:
            _unknown(mistakes, kind.name_path, kind.name, made)
            continue
        for entry in entries(mistakes, kind.value, kind.path):
            if entry.name not in made[name]:
                _unknown(mistakes, entry.name_path, entry.name, made[name])
            else:
                changed = fields(mistakes, entry.unnamed(), entry.path, _TERM) or {}
                made[name][entry.name] = made[name][entry.name] | changed
    return made


def _wording(ours: Any, typed: Any, path: Path, shape: Fields, mistakes: Mistakes) -> Any:
    """Change entries that are there; `ours` is a mapping by key, or a list whose items name their `key`."""
    made = {item["key"]: item for item in ours} if isinstance(ours, list) else dict(ours)
    for entry in entries(mistakes, typed, path):
        if entry.name not in made:
            _unknown(mistakes, entry.name_path, entry.name, made)
        else:
            made[entry.name] = made[entry.name] | (
                fields(mistakes, entry.unnamed(), entry.path, shape) or {}
            )
    return list(made.values()) if isinstance(ours, list) else made


def _check_propositions(made: dict[str, Any], ours: Mapping[str, Any], mistakes: Mistakes) -> None:
    """Put ours back where the sentence has other slots than it says."""
    for name, shape in made.items():
        if shape is ours.get(name):
            continue
        try:
            used = [
                slot for _, slot, _, _ in Formatter().parse(shape["pattern"]) if slot is not None
            ]
        except ValueError:
            used = ["{"]
        if sorted(set(used)) != sorted(shape["slots"]):
            message = msg(
                "The sentence of '{key}' does not hold each of its slots in braces, and no other.",
                key=name,
            )
            hint = msg(
                "Slots: {slots}. In the sentence: {used}.",
                slots=", ".join(shape["slots"]),
                used=", ".join(used) or "–",
            )
            mistakes.at_key(("propositions", name), "M014", message, hint)
            made[name] = ours[name]


def _keys(
    mistakes: Mistakes, found: list[str] | None, path: Path, known: Collection[str]
) -> list[str]:
    """Return the names that are criteria, the others told."""
    for place, key in enumerate(found or ()):
        if key not in known:
            message = msg("There is no criterion '{value}' in the method.", value=key)
            mistakes.add((*path, place), "M009", message, choose(key, list(known)))
    return [key for key in found or () if key in known]


def _profiles(
    ours: Mapping[str, Any], typed: Any, there: bool, known: Collection[str], mistakes: Mistakes
) -> dict[str, Any]:
    made = {
        name: kept for name, keys in ours.items() if (kept := [key for key in keys if key in known])
    }
    for entry in entries(mistakes, typed, ("profiles",)) if there else ():
        if entry.value == REMOVE:
            _remove(made, entry.name, entry.name_path, mistakes)
        elif not _SLUG.fullmatch(entry.name):
            hint = msg("Lower-case letters, digits and hyphens, a letter first.")
            mistakes.at_key(
                entry.name_path, "M007", msg("'{value}' is not a name.", value=entry.name), hint
            )
        elif keys := _keys(mistakes, names(mistakes, entry.value, entry.path), entry.path, known):
            made[entry.name] = keys
    return made


def _elements(
    ours: list[Any], typed: Any, there: bool, known: Collection[str], mistakes: Mistakes
) -> list[Any]:
    made = {
        item["key"]: item
        | {
            side: [key for key in item.get(side) or () if key in known]
            for side in ("primary", "also")
        }
        for item in ours
    }
    for entry in entries(mistakes, typed, ("meddpicc",)) if there else ():
        if entry.value == REMOVE:
            _remove(made, entry.name, entry.name_path, mistakes)
            continue
        changed = fields(mistakes, entry.unnamed(), entry.path, _ELEMENT)
        if changed is None:
            continue
        for side in ("primary", "also"):
            if side in changed:
                changed[side] = _keys(mistakes, changed[side], (*entry.path, side), known)
        element = {"description": "", **made.get(entry.name, {"key": entry.name}), **changed}
        if "label" not in element:
            mistakes.at_key(
                entry.path,
                "M003",
                msg("'{key}' is missing.", key="label"),
                msg("Write what the element is called."),
            )
        else:
            made[entry.name] = element
    return list(made.values())


def _remove(made: dict[str, Any], name: str, path: Path, mistakes: Mistakes) -> None:
    if made.pop(name, None) is None:
        mistakes.at_key(
            path,
            "M012",
            msg("There is no '{value}' to remove.", value=name),
            choose(name, list(made)),
        )
