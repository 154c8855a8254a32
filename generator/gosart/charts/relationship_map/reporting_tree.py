"""The formal lines of an organisation as a forest of numbered people: who reports to whom."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.method.enums import LineKind
from gosart.plan.model.people import Line, Organisation

__all__ = ["Forest", "Link", "forest_of"]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two people by their numbers in the organisation."""

    line: Line
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Forest:
    """Everybody by number, in the plan's order."""

    parent: tuple[int, ...]
    """Number of each one's boss, -1 for none."""
    children: tuple[tuple[int, ...], ...]
    """Numbers of each one's reports."""
    roots: tuple[int, ...]
    """The people at the top of a tree."""
    alone: tuple[int, ...]
    """The people without a formal line."""
    order: tuple[int, ...]
    """The people of the trees, bosses before their reports."""
    tree: tuple[Link, ...]
    """The formal lines that make the forest."""
    free: tuple[Link, ...]
    """Every other line, to be routed round the cards."""


def forest_of(organisation: Organisation) -> Forest:
    """Number the people and sort their lines, without recursion.

    A line to a second boss, or one that would close a circle, is no part of the forest and becomes
    one of `free`; a checked plan has neither. Lines to people who are not of the organisation are
    left out.

    Args:
        organisation: The people and their lines.

    Returns:
        People and lines by number.
    """
    number = {person: index for index, person in enumerate(organisation.people)}
    parent = [-1] * len(number)
    below: list[list[int]] = [[] for _ in number]
    touched = [False] * len(number)
    tree: list[Link] = []
    free: list[Link] = []
    # A union-find over the trees so far: two people of the same tree must not be joined again.
    top = list(range(len(number)))
    for line in organisation.lines:
        source, target = number.get(line.source), number.get(line.target)
        if source is None or target is None:
            continue
        link = Link(line, source, target)
        if line.kind is not LineKind.FORMAL or parent[target] >= 0 or _top(top, source) == target:
            free.append(link)
            continue
        parent[target] = source
        top[target] = source
        below[source].append(target)
        touched[source] = touched[target] = True
        tree.append(link)
    roots = tuple(index for index, boss in enumerate(parent) if boss < 0 and touched[index])
    order = list(roots)
    for index in order:
        order.extend(below[index])
    return Forest(
        parent=tuple(parent),
        children=tuple(tuple(each) for each in below),
        roots=roots,
        alone=tuple(index for index, is_touched in enumerate(touched) if not is_touched),
        order=tuple(order),
        tree=tuple(tree),
        free=tuple(free),
    )


def _top(top: list[int], index: int) -> int:
    while top[index] != index:
        top[index] = top[top[index]]
        index = top[index]
    return index
