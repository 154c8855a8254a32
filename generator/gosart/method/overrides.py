"""A company's own method: its file laid over ours entry by entry, or in place of our questions.

extend ── override_questions     the assessment: changed, added, moved, removed
       ├─ wording                terms, GOSART, strategies, propositions, chapters: only changed
       ├─ criteria sets          profiles and MEDDPICC: each names criteria that are there
       ├─ override_perspectives  whom reviewers argue for: changed, added, removed
       ├─ override_judgement     rules of lights, verdict and preconditions: key by key
       └─ editions, custom_fields  earlier sets of criteria, fields of the company's own

What is wrong is reported with its key and left out, so that the rest of the file still counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from string import Formatter
from typing import Any

from gosart.diagnostics import msg
from gosart.method.custom_fields import custom_fields_of
from gosart.method.editions import editions_from
from gosart.method.override_fields import (
    REMOVE,
    Entry,
    Fields,
    criterion_keys,
    entries,
    entries_of,
    fields,
    remove_entry,
)
from gosart.method.override_judgement import lights_of, needs_of, verdict_of
from gosart.method.override_perspectives import perspectives_of
from gosart.method.override_questions import questions_of
from gosart.method.override_readers import (
    as_typed,
    letter,
    line,
    names,
    text,
)
from gosart.method.problems import MethodProblems
from gosart.text.suggest import suggestion

__all__ = ["EXTENDS", "RENAMED_SETS", "TOP", "extend"]

EXTENDS = ("default", "nothing")
"""What a file may begin from: our criteria, or none. All else is ours until the file changes it."""

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
    "strategies": {
        **dict.fromkeys(("idea", "use_when", "preconditions", "risks", "counter"), text),
        "needs": as_typed,  # read once the criteria are settled
    },
    "propositions": {"slots": names, "pattern": line},
    "readings": {"title": line, "text": text},
    "chapters": {"title": line, "text": text},
}
_ELEMENT: Fields = {"label": line, "description": text, "primary": names, "also": names}
_ELEMENT_CRITERIA = ("primary", "also")
"""The keys of an element of MEDDPICC that hold criteria."""

_SLUG = re.compile(r"[a-z][a-z0-9-]*")

RENAMED_SETS = {"mark": "rating"}
"""Sets of terms by their former name: method files written with it stay valid."""

TOP = (
    *_HEAD,
    "extends",
    "editions",
    "fields",
    "questions",
    "terms",
    *_WORDING,
    "lights",
    "verdict",
    "profiles",
    "meddpicc",
    "perspectives",
)
"""Every key that a file may have at its top."""


def extend(ours: Mapping[str, Any], typed: Any, problems: MethodProblems) -> dict[str, Any]:
    """Lay a company's file over our method.

    Args:
        ours: The data of our method as read: texts, lists and mappings only.
        typed: The data of the company's file, likewise.
        problems: Takes what is wrong.

    Returns:
        The data of a whole method, what is wrong left out; of our criteria where the file's own
        questions cannot be used at all.
    """
    if not isinstance(typed, dict):
        message = msg("The file does not hold a method.")
        problems.add((), "M006", message, msg("Write 'key: value', starting with 'questions:'."))
        return dict(ours)
    for name in typed:
        if name not in TOP:
            message = msg("The method has no key '{key}' here.", key=name)
            problems.at_key((name,), "M002", message, suggestion(name, TOP))
    head = {name: typed[name] for name in _HEAD if name in typed}
    method = dict(ours) | (fields(problems, head, (), _HEAD) or {})
    from_nothing = _from_nothing(typed, problems)
    method["questions"] = questions_of([] if from_nothing else ours["questions"], typed, problems)
    if not method["questions"]:
        # No page could be drawn without: the problem is reported, and the site stays up.
        method["questions"] = ours["questions"]
    criteria = [
        criterion["key"] for question in method["questions"] for criterion in question["criteria"]
    ]
    version = str(method["version"])
    method["editions"] = editions_from(
        typed, ours, version, criteria, problems, from_nothing=from_nothing
    )
    method["fields"] = custom_fields_of(typed, problems)
    method["terms"] = _terms(ours["terms"], typed, problems)
    for name, readers in _WORDING.items():
        method[name] = _wording(ours[name], typed, name, readers, problems)
    method["strategies"] = _needs(method["strategies"], typed, criteria, problems)
    questions = [question["key"] for question in method["questions"]]
    method["lights"] = lights_of(ours.get("lights", {}), typed, questions, criteria, problems)
    method["verdict"] = verdict_of(ours.get("verdict", {}), typed, questions, criteria, problems)
    _check_propositions(method["propositions"], ours["propositions"], problems)
    profiles, elements = ours["profiles"], ours.get("meddpicc", [])
    method["profiles"] = _profiles({} if from_nothing else profiles, typed, criteria, problems)
    method["meddpicc"] = _elements([] if from_nothing else elements, typed, criteria, problems)
    method["perspectives"] = perspectives_of(
        ours.get("perspectives", []), typed, criteria, problems
    )
    return method


def _from_nothing(typed: Mapping[str, Any], problems: MethodProblems) -> bool:
    """Return whether the company's criteria replace ours altogether."""
    if "extends" not in typed:
        return False
    base = line(problems, typed["extends"], ("extends",))
    if base and base not in EXTENDS:
        message = msg("A method cannot extend '{value}'.", value=base)
        problems.add(("extends",), "M018", message, suggestion(base, EXTENDS))
    return base == "nothing"


def _report_unknown(problems: MethodProblems, entry: Entry, valid: Collection[str]) -> None:
    message = msg("There is no '{value}' in the method.", value=entry.name)
    problems.at_key(entry.name_path, "M009", message, suggestion(entry.name, list(valid)))


def _terms(
    ours: Mapping[str, Any], typed: Mapping[str, Any], problems: MethodProblems
) -> dict[str, Any]:
    sets = {name: dict(terms) for name, terms in ours.items()}
    for term_set in entries_of(problems, typed, "terms"):
        name = RENAMED_SETS.get(term_set.name, term_set.name)
        if name not in sets:
            _report_unknown(problems, term_set, sets)
            continue
        for entry in entries(problems, term_set.value, term_set.path):
            if entry.name not in sets[name]:
                _report_unknown(problems, entry, sets[name])
            else:
                changes = fields(problems, entry.unnamed(), entry.path, _TERM) or {}
                sets[name][entry.name] = sets[name][entry.name] | changes
    return sets


def _wording(
    ours: Any, typed: Mapping[str, Any], key: str, readers: Fields, problems: MethodProblems
) -> Any:
    """Change entries of ours: a mapping by key, or a list whose items have a `key`."""
    by_key = {item["key"]: item for item in ours} if isinstance(ours, list) else dict(ours)
    for entry in entries_of(problems, typed, key):
        if entry.name not in by_key:
            _report_unknown(problems, entry, by_key)
        else:
            changes = fields(problems, entry.unnamed(), entry.path, readers) or {}
            changes.pop("needs", None)
            by_key[entry.name] = by_key[entry.name] | changes
    return list(by_key.values()) if isinstance(ours, list) else by_key


def _needs(
    strategies: Mapping[str, Any],
    typed: Mapping[str, Any],
    criteria: Collection[str],
    problems: MethodProblems,
) -> dict[str, Any]:
    """Lay a company's preconditions over those of each strategy."""
    theirs = typed.get("strategies")
    laid = {}
    for name, guide in strategies.items():
        index: str | int = name
        entry = theirs.get(name) if isinstance(theirs, dict) else None
        for number, item in enumerate(theirs if isinstance(theirs, list) else ()):
            if isinstance(item, dict) and item.get("key") == name:
                index, entry = number, item
        needs = entry.get("needs") if isinstance(entry, dict) else None
        path = ("strategies", index, "needs")
        laid[name] = {
            **guide,
            "needs": needs_of(guide.get("needs", {}), needs, path, criteria, problems),
        }
    return laid


def _check_propositions(
    propositions: dict[str, Any], ours: Mapping[str, Any], problems: MethodProblems
) -> None:
    """Restore ours where a sentence has other slots than its list of slots."""
    for name, shape in propositions.items():
        if shape is ours.get(name):
            continue
        try:
            used = [
                slot for _, slot, _, _ in Formatter().parse(shape["pattern"]) if slot is not None
            ]
        except ValueError:  # a brace that is not closed
            used = ["{"]
        if sorted(set(used)) != sorted(shape["slots"]):
            message = msg(
                "The sentence of '{key}' has to contain each of its slots in braces, and no "
                "others.",
                key=name,
            )
            hint = msg(
                "Slots: {slots}. In the sentence: {used}.",
                slots=", ".join(shape["slots"]),
                used=", ".join(used) or "–",
            )
            problems.at_key(("propositions", name), "M014", message, hint)
            propositions[name] = ours[name]


def _profiles(
    ours: Mapping[str, Any],
    typed: Mapping[str, Any],
    criteria: Collection[str],
    problems: MethodProblems,
) -> dict[str, Any]:
    limited = {name: [key for key in keys if key in criteria] for name, keys in ours.items()}
    profiles = {name: keys for name, keys in limited.items() if keys}
    for entry in entries_of(problems, typed, "profiles"):
        if entry.value == REMOVE:
            remove_entry(problems, profiles, entry)
        elif not _SLUG.fullmatch(entry.name):
            message = msg("'{value}' is not a name.", value=entry.name)
            hint = msg("Lower-case letters, digits and hyphens, a letter first.")
            problems.at_key(entry.name_path, "M007", message, hint)
        else:
            keys = names(problems, entry.value, entry.path) or []
            if keys := criterion_keys(problems, keys, entry.path, criteria):
                profiles[entry.name] = keys
    return profiles


def _elements(
    ours: list[Any],
    typed: Mapping[str, Any],
    criteria: Collection[str],
    problems: MethodProblems,
) -> list[Any]:
    elements = {
        item["key"]: item
        | {
            name: [key for key in item.get(name) or () if key in criteria]
            for name in _ELEMENT_CRITERIA
        }
        for item in ours
    }
    for entry in entries_of(problems, typed, "meddpicc"):
        if entry.value == REMOVE:
            remove_entry(problems, elements, entry)
            continue
        changes = fields(problems, entry.unnamed(), entry.path, _ELEMENT)
        if changes is None:
            continue
        for name in _ELEMENT_CRITERIA:
            if name in changes:
                path = (*entry.path, name)
                changes[name] = criterion_keys(problems, changes[name], path, criteria)
        element = {"description": "", **elements.get(entry.name, {"key": entry.name}), **changes}
        if "label" not in element:
            message = msg("'{key}' is missing.", key="label")
            hint = msg("Write what the element is called.")
            problems.at_key(entry.path, "M003", message, hint)
        else:
            elements[entry.name] = element
    return list(elements.values())
