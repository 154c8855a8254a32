"""Ids of an opportunity: actions, objectives, milestones, benefits and costs share a namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.plan.schema.opportunity import AimEntry, OpportunityEntry
from gosart.plan.schema.registry import every_field, fields_of
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import Key, Node

__all__ = ["PURPOSES", "RESERVED", "check_ids", "ids_of"]

RESERVED = frozenset({"strategy", "compelling-event", "counter"})
"""Words by which an action says what it serves, so that nothing may be called by them."""

PURPOSES = ("objectives", "milestones", "benefits")
"""What of an opportunity an action may serve, beside insights and the reserved words."""


def _lists() -> dict[str, tuple[Key, ...]]:
    """Return where the entries with an id stand: those of one class under the name of their list.

    The two columns of the objective are one kind, named for both.
    """
    lists: dict[str, tuple[Key, ...]] = {}
    for path, spec in every_field(OpportunityEntry):
        if spec.entry is not None and any(field.name == "id" for field in fields_of(spec.entry)):
            kind = "objectives" if issubclass(spec.entry, AimEntry) else path[-1]
            lists[kind] = (*lists.get(kind, ()), path)
    return {"actions": lists.pop("actions"), **lists}  # of two, the action keeps the id


_LISTS: Mapping[str, tuple[Key, ...]] = MappingProxyType(_lists())


def ids_of(opportunity: Mapping[str, Node]) -> dict[str, dict[str, Key]]:
    """Return the ids of an opportunity by what has them.

    Args:
        opportunity: Its data, as typed.

    Returns:
        For `actions`, `objectives`, `milestones`, `benefits` and `costs`: id to the key of the
        first entry that has it, below the opportunity.
    """
    ids: dict[str, dict[str, Key]] = {kind: {} for kind in _LISTS}
    for kind, name, key in _every_id(opportunity):
        ids[kind].setdefault(name, key)
    return ids


def _every_id(opportunity: Mapping[str, Node]) -> Iterator[tuple[str, str, Key]]:
    for kind, lists in _LISTS.items():
        for path in lists:
            node: Node = dict(opportunity)
            for part in path:
                node = mapping(node).get(str(part))
            is_list = isinstance(node, list)
            for number, item in enumerate(node if isinstance(node, list) else [node]):
                name = mapping(item).get("id")
                if isinstance(name, str) and name:
                    yield kind, name, (*path, number) if is_list else path


def check_ids(
    problems: Problems, opportunity: Mapping[str, Node], key: Key, insights: Iterable[str]
) -> None:
    """Tell each id of an opportunity that is reserved or taken.

    Args:
        problems: Takes what is wrong.
        opportunity: Its data, as typed.
        key: Its key.
        insights: Ids of the account's insights that name this opportunity: they share its ids.
    """
    first: dict[str, tuple[str, Key]] = {}
    for name in insights:
        if name in RESERVED:
            problems.at_key(("insights", name), "P019", *_reserved(name))
        first[name] = ("insights", ("insights", name))
    for kind, name, below in _every_id(opportunity):
        here = (*key, *below, "id")
        if name in RESERVED:
            problems.at_value(here, "P019", *_reserved(name))
        elif name in first:
            other, first_key = first[name]
            location = problems.source_map.position(first_key)[0].value
            both = kind == other == "actions"
            message = (
                msg(
                    "The id '{id}' is already taken by the action in {path}:{line}.",
                    id=name,
                    path=location.path,
                    line=location.line,
                )
                if both
                else msg(
                    "The id '{id}' is already taken in {path}:{line}.",
                    id=name,
                    path=location.path,
                    line=location.line,
                )
            )
            hint = msg("Give one of them another id; ids are never reused.")
            problems.at_value(here, "P031" if both else "P037", message, hint)
        first.setdefault(name, (kind, here))


def _reserved(name: str) -> tuple[Message, Message]:
    return (
        msg("'{id}' cannot be an id.", id=name),
        msg("Choose another: actions use this word to say what they serve."),
    )
