"""A company's own rules of lights, verdict and preconditions, laid over ours key by key.

Each condition is checked where it is typed: whether there is such a condition and whether it may
stand there, and whether what it names is in the method. Ours that name what the company's method
does not have are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from gosart.diagnostics import msg
from gosart.method.conditions import ARGUMENTS, Argument, ConditionKind, Scope, scope_of
from gosart.method.override_fields import (
    REMOVE,
    Entry,
    Fields,
    Reader,
    check_name,
    entries,
    entries_of,
    fields,
    remove_entry,
)
from gosart.method.override_readers import boolean, line, names, report_no_list, text, weight
from gosart.method.problems import MethodProblems, Path
from gosart.text.suggest import suggestion

__all__ = ["PARTS", "lights_of", "needs_of", "verdict_of"]

PARTS = ("people", "value", "actions", "review")
"""The lights that are not of a question."""

_NEGATIVE = (ConditionKind.NOT_PLUS, ConditionKind.NOT_MINUS)


@dataclass(frozen=True, slots=True)
class _Names:
    """What a condition may name."""

    criteria: Collection[str]
    lights: Collection[str] = ()


def lights_of(
    ours: Mapping[str, Any],
    typed: Mapping[str, Any],
    questions: Collection[str],
    criteria: Collection[str],
    problems: MethodProblems,
) -> dict[str, Any]:
    """Lay a company's rules of the lights over ours.

    Args:
        ours: Our rules by light.
        typed: The company's file.
        questions: Keys of the company's questions.
        criteria: Keys of its criteria.
        problems: Takes what is wrong, which is left out.

    Returns:
        The data of each `LightRule`.
    """
    valid = (*questions, *PARTS)
    allowed = _Names(criteria)
    lights = {
        name: {
            **rule,
            "red": _fitting_groups(rule.get("red", []), allowed),
            "green": _fitting_all(rule.get("green", {}), allowed),
        }
        for name, rule in ours.items()
        if name in valid
    }
    for entry in entries_of(problems, typed, "lights"):
        if entry.name not in valid:
            _report_unknown(problems, entry, valid)
            continue
        scope = Scope.PART if entry.name in PARTS else Scope.QUESTION
        readers: Fields = {
            "label": line,
            "example": text,
            "unknown_below": _whole_number,
            "red": _groups_reader(scope, allowed),
            "green": _group_reader(scope, allowed),
        }
        changes = fields(problems, entry.unnamed(), entry.path, readers) or {}
        lights[entry.name] = {**lights.get(entry.name, {"unknown_below": 3}), **changes}
    return lights


def verdict_of(
    ours: Mapping[str, Any],
    typed: Mapping[str, Any],
    questions: Collection[str],
    criteria: Collection[str],
    problems: MethodProblems,
) -> dict[str, Any]:
    """Lay a company's ladder of calls over ours.

    Args:
        ours: Our rules by call, in the order in which they are tried.
        typed: The company's file.
        questions: Keys of the company's questions.
        criteria: Keys of its criteria.
        problems: Takes what is wrong, which is left out.

    Returns:
        The data of each `CallRule`, in our order.
    """
    allowed = _Names(criteria, (*questions, *PARTS))
    calls = {
        name: {**rule, "when": _fitting_groups(rule.get("when", []), allowed)}
        for name, rule in ours.items()
    }
    readers: Fields = {"when": _groups_reader(Scope.VERDICT, allowed), "example": text}
    for entry in entries_of(problems, typed, "verdict"):
        if entry.name not in calls:
            _report_unknown(problems, entry, calls)
        else:
            changes = fields(problems, entry.unnamed(), entry.path, readers) or {}
            calls[entry.name] = {**calls[entry.name], **changes}
    return calls


def needs_of(
    ours: Mapping[str, Any],
    typed: Any,
    path: Path,
    criteria: Collection[str],
    problems: MethodProblems,
) -> dict[str, Any]:
    """Lay a company's preconditions of one strategy over ours.

    Args:
        ours: Our preconditions by key.
        typed: The company's, None for none.
        path: Where they stand in the file.
        criteria: Keys of the company's criteria.
        problems: Takes what is wrong, which is left out.

    Returns:
        The data of each `Precondition`.
    """
    allowed = _Names(criteria)
    readers: Fields = {"label": line, "when": _group_reader(Scope.STRATEGY, allowed)}
    needs = {
        name: {**need, "when": when}
        for name, need in ours.items()
        if (when := _fitting_all(need["when"], allowed))
    }
    for entry in entries(problems, typed, path) if typed is not None else ():
        if entry.value == REMOVE:
            remove_entry(problems, needs, entry)
            continue
        if entry.name not in needs and not check_name(problems, entry):
            continue
        changes = fields(problems, entry.unnamed(), entry.path, readers)
        if changes is None:
            continue
        need = {**needs.get(entry.name, {}), **changes}
        missing = [name for name in readers if name not in need]
        for name in missing:
            if name not in entry.unnamed():  # what is typed and wrong has been reported
                message = msg("'{key}' is missing.", key=name)
                hint = msg("A precondition has a `label`, and the conditions `when` it is met.")
                problems.at_key(entry.name_path, "M003", message, hint)
        if not missing:
            needs[entry.name] = need
    return needs


def _report_unknown(problems: MethodProblems, entry: Entry, valid: Collection[str]) -> None:
    message = msg("There is no '{value}' in the method.", value=entry.name)
    problems.at_key(entry.name_path, "M009", message, suggestion(entry.name, list(valid)))


def _whole_number(problems: MethodProblems, value: Any, path: Path) -> int | None:
    number = weight(problems, value, path)
    return None if number is None else int(number)


def _groups_reader(scope: Scope, allowed: _Names) -> Reader:
    """Return a reader of a list of groups, which may be empty: then nothing is ever red."""

    def read(problems: MethodProblems, value: Any, path: Path) -> list[Any] | None:
        if isinstance(value, dict):
            value, items = [value], [path]
        elif isinstance(value, list):
            items = [(*path, index) for index in range(len(value))]
        else:
            report_no_list(problems, value, path)
            return None
        groups = [
            _group(problems, group, where, scope, allowed)
            for group, where in zip(value, items, strict=True)
        ]
        # With a group missing fewer plans would match than is meant: ours stands for the whole.
        return [group for group in groups if group] if all(groups) else None

    return read


def _group_reader(scope: Scope, allowed: _Names) -> Reader:
    def read(problems: MethodProblems, value: Any, path: Path) -> dict[str, Any] | None:
        return _group(problems, value, path, scope, allowed)

    return read


def _group(
    problems: MethodProblems, value: Any, path: Path, scope: Scope, allowed: _Names
) -> dict[str, Any] | None:
    """Read a group; one that is wrong anywhere is left out, for less would match more."""
    by_argument: Mapping[Argument, Reader] = {
        Argument.CRITERIA: _names_reader(allowed.criteria),
        Argument.LIGHTS: _names_reader(allowed.lights),
        Argument.STAGES: _names_reader(()),
        Argument.NUMBER: _number,
        Argument.FLAG: boolean,
    }
    readers: Fields = {
        kind.value: by_argument[ARGUMENTS[kind]]
        for kind in ConditionKind
        if scope in scope_of(kind)
    }
    conditions = fields(problems, value, path, readers)
    return conditions if conditions and len(conditions) == len(value) else None


def _names_reader(valid: Collection[str]) -> Reader:
    def read(problems: MethodProblems, value: Any, path: Path) -> list[str] | None:
        listed = names(problems, value, path) if isinstance(value, list) else None
        if not isinstance(value, list) and (name := line(problems, value, path)):
            listed = [name]
        for index, name in enumerate(listed or ()):
            if valid and name not in valid:
                where = (*path, index) if isinstance(value, list) else path
                message = msg("There is no '{value}' in the method.", value=name)
                problems.add(where, "M009", message, suggestion(name, list(valid)))
                return None
        return listed or None

    return read


def _number(problems: MethodProblems, value: Any, path: Path) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        message = msg("'{value}' is not a number.", value=str(value))
        problems.add(path, "M024", message, msg("Write a number such as 3, 90 or 1.5."))
        return None


def _fitting_groups(groups: Any, allowed: _Names) -> list[Any]:
    """Return the groups of ours that can still hold in a method with other criteria."""
    return [
        fitting
        for group in groups
        if (fitting := _fitting_all(group, allowed))
        and all(name in fitting or name in _NEGATIVE for name in group)
    ]


def _fitting_all(group: Mapping[str, Any], allowed: _Names) -> dict[str, Any]:
    """Return a group without what the method does not have."""
    fitting = {}
    for name, value in group.items():
        argument = ARGUMENTS[ConditionKind(name)]
        if argument in (Argument.CRITERIA, Argument.LIGHTS):
            valid = allowed.criteria if argument is Argument.CRITERIA else allowed.lights
            listed = [value] if isinstance(value, str) else value
            if not (left := [key for key in listed if key in valid]):
                continue
            fitting[name] = left
        else:
            fitting[name] = value
    return fitting
