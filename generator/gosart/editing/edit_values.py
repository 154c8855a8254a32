"""Values to set and keys to take out, as they are typed in a shell -> the files as they will be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.editing.locate import Opened
from gosart.editing.patch import Proposal
from gosart.errors import GosartError
from gosart.plan.validate.source_map import at_key
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.remove import unset_value
from gosart.yaml.edit.set_value import add_item, set_value
from gosart.yaml.load import compose

__all__ = ["Assignment", "edited", "parse_assignment"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """`key=value`, or `key+=value` for one more item of a list."""

    key: str
    value: Node
    adds: bool


def parse_assignment(typed: str) -> Assignment:
    """Read `actions.A2.status=done`, `tags+=export` or `people.dana.informal_to=[emil, fern]`. Raises GosartError."""
    key, equals, text = typed.partition("=")
    if not equals or not key.strip("+ "):
        raise GosartError(
            f"'{typed}' is no change: write KEY=VALUE, or KEY+=VALUE for one more item of a list."
        )
    adds = key.endswith("+")
    return Assignment(key.removesuffix("+").strip(), _value(text.strip()), adds)


def edited(
    opened: Opened, assignments: Iterable[Assignment], unset: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """Return each file that changes: all assignments made one after the other, then the keys of `unset` taken out.

    Keys name what the plan is before the change. What is to be taken out and is not there changes nothing. Raises GosartError for what
    cannot be set or taken out.
    """
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for assignment in assignments:
        key = opened.key_of(assignment.key)
        place = opened.place(key)
        if place.path not in after:
            before[place.path] = after[place.path] = (opened.root / place.path).read_bytes()
        here = at_key(opened.files.tree.data, key)
        if assignment.adds and here is not None and not isinstance(here, list):
            raise GosartError(
                f"'{assignment.key}' is no list, so nothing is added to it. Set it: {assignment.key}=[…, …]."
            )
        change = add_item if assignment.adds else set_value
        after[place.path] = change(after[place.path], place.path, place.key, assignment.value)
    # Items of a list from the last to the first, so that the numbers of those before stay what they were.
    for key in sorted(
        {opened.key_of(typed) for typed in unset},
        key=lambda key: [str(part).zfill(9) for part in key],
        reverse=True,
    ):
        place = opened.place(key)
        _refuse_several(opened, key, place.path)
        if place.path not in after:
            before[place.path] = after[place.path] = (opened.root / place.path).read_bytes()
        after[place.path] = unset_value(after[place.path], place.path, place.key)
    return tuple(
        Proposal(path, before[path], after[path])
        for path in sorted(after)
        if after[path] != before[path]
    )


def _refuse_several(opened: Opened, key: Key, path: str) -> None:
    """Raise GosartError for a key of which other files hold a part: taken out of one file it would still be there."""
    others = sorted(
        {mount.document.path for mount in opened.files.tree.mounts if mount.at[: len(key)] == key}
        - {path}
    )
    if others:
        name = ".".join(str(part) for part in key[len(opened.base) :])
        shown = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        raise GosartError(
            f"'{name}' is also in {shown}. Remove the files, or take out what is below it."
        )


def _value(text: str) -> Node:
    """Take what is in brackets, braces or quotes as YAML, and everything else as the text it is."""
    if text[:1] not in ("[", "{", '"', "'"):
        return text or None
    problems = FileProblems("value")
    composed = compose(f"k: {text}\n", problems)
    if problems.diagnostics or not isinstance(composed.data, dict):
        return text
    return composed.data.get("k")
