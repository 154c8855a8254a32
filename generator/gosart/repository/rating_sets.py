"""A set of ratings in a file of its own: `assessments/2026-11-20.ada.yml` is an item of the list.

The one list of a plan whose items may be files. The name says on which day and by whom, so the file
need not; whose position is rated is ours unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.plan_paths import is_id, slug_of
from gosart.yaml.codes import problem_at
from gosart.yaml.document import Document, Mount, Node

__all__ = ["is_rating_set", "items_of", "named_set"]

_US = "us"
_NAME = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<person>.+)")


def is_rating_set(parts: tuple[str | int, ...]) -> bool:
    """Tell whether a path below an account's folder, without its ending, is that of a set.

    Args:
        parts: The parts of the path.
    """
    return len(parts) == 4 and parts[0] == "opportunities" and parts[2] == "assessments"


def named_set(name: str) -> tuple[date, str] | None:
    """Return the day and the person that a file's name gives, None where it does not.

    Args:
        name: The id.
    """
    match = _NAME.fullmatch(name)
    if match is None or not is_id(match["person"]):
        return None
    try:
        return date.fromisoformat(match["day"]), match["person"]
    except ValueError:
        return None


def items_of(
    mounts: Iterable[Mount], taken: int
) -> tuple[list[Mount], list[Mount], list[Diagnostic]]:
    """Turn the files of sets into items of their list.

    Args:
        mounts: The files of one opportunity's sets, each at the key its path stands for.
        taken: How many items the list has already.

    Returns:
        The items, each at its number; the files that are none; and what is wrong with those.
    """
    items: list[Mount] = []
    left_out: list[Mount] = []
    problems: list[Diagnostic] = []
    for mount in sorted(mounts, key=lambda mount: mount.document.path):
        document, name = mount.document, str(mount.at[-1])
        named = named_set(name)
        at = (*mount.at[:-1], taken + len(items))
        if named is None:
            problems.append(_misnamed(document, name))
            left_out.append(mount)
        elif document.data is None:  # told by the reader; its lines are still wanted
            left_out.append(Mount(at, document))
        elif not isinstance(document.data, dict):
            problems.append(_no_mapping(document))
            left_out.append(Mount(at, document))
        else:
            day, person = named
            problems += _contradictions(document, day.isoformat(), person)
            data: dict[str, Node] = {
                "date": day.isoformat(),
                "for": _US,
                "by": person,
                **{key: value for key, value in document.data.items() if value is not None},
            }
            items.append(Mount(at, replace(document, data=data)))
    return items, left_out, problems


def _contradictions(document: Document, day: str, person: str) -> Iterable[Diagnostic]:
    """Tell of a day or rater in the file that is another than its name's."""
    data = document.data if isinstance(document.data, dict) else {}
    for key, named in (("date", day), ("by", person)):
        typed = data.get(key)
        if typed is None or typed == named:
            continue
        position = document.positions[(key,)]
        message = msg(
            "The file's name says '{named}', but '{key}' in it says '{typed}'.",
            named=named,
            key=key,
            typed=str(typed),
        )
        hint = msg("Remove the line, or rename the file: '<date>.<person>'.")
        line = document.lines[position.value.line - 1]
        yield problem_at("S038", position.value, message, hint, line)


def _misnamed(document: Document, name: str) -> Diagnostic:
    message = msg("'{name}' does not say whose ratings these are and from which date.", name=name)
    hint = msg("Name the file '<date>.<person>', the person's id in our team: '2026-11-20.ann'.")
    day, _, person = name.partition(".")
    near = f"{day}.{slug_of(person)}"
    if near != name and named_set(near):
        hint = msg("Rename it to '{name}'.", name=near)
    source = document.lines[0] if document.lines else ""
    return problem_at("S038", Location(document.path), message, hint, source)


def _no_mapping(document: Document) -> Diagnostic:
    message = msg("This is a list, but keys and values are expected.")
    hint = msg("Write 'key: value', with a space after the colon.")
    location = document.positions[()].value
    return problem_at("S022", location, message, hint, document.lines[location.line - 1])
