"""The formal lines of an organisation as a forest of numbered people: who reports to whom, top to bottom, without recursion."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.method.enums import LineKind
from gosart.plan.model.people import Line, Organisation

__all__ = ["Forest", "Link", "plant"]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two people by their numbers in the organisation."""

    line: Line
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Forest:
    """Everybody by number, in the plan's order.

    `order` has the people of the trees, bosses before their reports; `alone` the people without a formal line.
    `tree` are the formal lines that make the forest; `free` every other line, to be led round the cards.
    """

    parent: tuple[int, ...]
    """Number of the boss, -1 for none."""
    children: tuple[tuple[int, ...], ...]
    roots: tuple[int, ...]
    alone: tuple[int, ...]
    order: tuple[int, ...]
    tree: tuple[Link, ...]
    free: tuple[Link, ...]


def plant(organisation: Organisation) -> Forest:
    """Number the people and sort their lines.

    A second boss of a person, or a line that would close a circle, is no part of the forest (a checked plan has neither) and comes back
    in `free`. Lines to people who are not of the organisation are left out.
    """
    number = {person: index for index, person in enumerate(organisation.people)}
    parent = [-1] * len(number)
    below: list[list[int]] = [[] for _ in number]
    touched = [False] * len(number)
    tree: list[Link] = []
    free: list[Link] = []
    top = list(
        range(len(number))
    )  # a union-find over the trees so far: two people of one tree must not be joined again
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
