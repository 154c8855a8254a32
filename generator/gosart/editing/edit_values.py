"""Values to set and keys to remove, as typed in a shell, become the files as they are to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gosart.editing.locate import OpenPlan
from gosart.editing.patch import FileChanges, Proposal
from gosart.errors import GosartError
from gosart.plan.validate.source_map import at_key
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.remove import unset_value
from gosart.yaml.edit.set_value import add_item, set_value
from gosart.yaml.load import compose

__all__ = ["Assignment", "edit_plan", "parse_assignment"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A value to set, or one to add to a list."""

    key: str
    """As typed: `actions.A2.status`."""
    value: Node
    adds: bool
    """Whether it is one more item of a list (`key+=value`)."""


def parse_assignment(typed: str) -> Assignment:
    """Read an assignment.

    Args:
        typed: `actions.A2.status=done`, `tags+=export`, `people.dana.informal_to=[emil, fern]`.

    Returns:
        The assignment.

    Raises:
        GosartError: It is none.
    """
    key, equals, text = typed.partition("=")
    if not equals or not key.strip("+ "):
        raise GosartError(
            f"'{typed}' is not a change: write KEY=VALUE, or KEY+=VALUE to add a list item."
        )
    adds = key.endswith("+")
    return Assignment(key.removesuffix("+").strip(), _value(text.strip()), adds)


def edit_plan(
    plan: OpenPlan, assignments: Iterable[Assignment], unset: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """Make all assignments one after the other, then remove the keys of `unset`.

    Keys name what the plan is before the change. What is to be removed and is not there changes
    nothing.

    Args:
        plan: The plan.
        assignments: The values to set and to add.
        unset: Keys to remove, as typed.

    Returns:
        Each file that changes, sorted by path.

    Raises:
        GosartError: Something cannot be set or removed.
    """
    changes = FileChanges(plan.root)
    for assignment in assignments:
        key = plan.parse_key(assignment.key)
        value = at_key(plan.files.tree.data, key)
        if assignment.adds and value is not None and not isinstance(value, list):
            raise GosartError(
                f"'{assignment.key}' is not a list, so nothing can be added to it. "
                f"Set it: {assignment.key}=[…, …]."
            )
        change = add_item if assignment.adds else set_value
        file = plan.locate(key)
        changes[file.path] = change(changes[file.path], file.path, file.key, assignment.value)
    # Items of a list from the last to the first, so that the numbers before them stay the same.
    for key in sorted(
        {plan.parse_key(typed) for typed in unset},
        key=lambda key: [str(part).zfill(9) for part in key],
        reverse=True,
    ):
        file = plan.locate(key)
        _refuse_several_files(plan, key, file.path)
        changes[file.path] = unset_value(changes[file.path], file.path, file.key)
    return tuple(proposal for proposal in changes.proposals() if proposal.before != proposal.after)


def _refuse_several_files(plan: OpenPlan, key: Key, path: str) -> None:
    """Raise GosartError where other files hold a part of a key: it would still be there."""
    others = sorted(
        {mount.document.path for mount in plan.files.tree.mounts if mount.at[: len(key)] == key}
        - {path}
    )
    if others:
        name = ".".join(str(part) for part in key[len(plan.base) :])
        files = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        raise GosartError(
            f"'{name}' is also in {files}. Remove the files, or remove what is below it."
        )


def _value(text: str) -> Node:
    """Read what begins with a bracket, brace or quote as YAML, anything else as a text.

    A shell takes most quotes away, so a text is not asked to be YAML.
    """
    if text[:1] not in ("[", "{", '"', "'"):
        return text or None
    problems = FileProblems("value")
    composed = compose(f"k: {text}\n", problems)
    if problems.diagnostics or not isinstance(composed.data, dict):
        return text
    return composed.data.get("k")
