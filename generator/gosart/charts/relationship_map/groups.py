"""Which people of a large organisation the map draws one by one, and which stand as their unit.

Very large units it leaves to the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gosart.method.enums import LineKind
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["GROUPED", "MOST", "Division", "Group", "divide"]

GROUPED = 41
"""From so many people on, units become groups."""
MOST = 200
"""So many people are drawn at most, if not more are key players or on a line with one."""


@dataclass(frozen=True, slots=True)
class Group:
    """The people of a unit who are not drawn one by one."""

    number: int
    """From 1, in the plan's order of the units' first people."""
    unit: str
    """Name of the unit, "" for the people without one."""
    people: tuple[Person, ...]
    boss: Person | None
    """The nearest person on the map whom they report to, directly or through others.

    It is the same for all of them, but for those who report to nobody.
    """
    lines: tuple[Line, ...]
    """Lines that are drawn when the group is open; their other end may stand outside the group."""
    is_drawn: bool
    """Whether it can be opened; else its people are left to the table."""

    @property
    def beside(self) -> tuple[Person, ...]:
        """People outside the group at the other end of its lines, in the order of the lines."""
        inside = set(self.people)
        return tuple(
            dict.fromkeys(
                person
                for line in self.lines
                for person in (line.source, line.target)
                if person not in inside
            )
        )


@dataclass(frozen=True, slots=True)
class Division:
    """An organisation as the map draws it."""

    always_drawn: Organisation
    """The people who are drawn one by one, and the lines between them."""
    groups: tuple[Group, ...]

    @property
    def left_out(self) -> tuple[Group, ...]:
        """Groups whose people only the table shows."""
        return tuple(group for group in self.groups if not group.is_drawn)

    @property
    def drawn(self) -> frozenset[Person]:
        """Everybody who has a card on the map or in a group that can be opened."""
        return frozenset(self.always_drawn.people).union(
            *(group.people for group in self.groups if group.is_drawn)
        )


def divide(organisation: Organisation, *, grouped: int = GROUPED, most: int = MOST) -> Division:
    """Divide an organisation into people who are drawn one by one, and groups.

    Always drawn are key players, everyone on a line of influence or conflict with one, and whoever
    those report to, up to the top. The others stand together by unit; a single person whose boss is
    drawn is drawn.

    Args:
        organisation: The organisation.
        grouped: From how many people on there are groups at all.
        most: How many people are drawn at most; groups are drawn in the plan's order while there is
            room.

    Returns:
        Both.
    """
    if len(organisation.people) < grouped:
        return Division(organisation, ())
    boss_of = organisation.manager
    drawn = _always_drawn(organisation, boss_of)
    units: dict[str, list[Person]] = {}
    for person in organisation.people:
        if person not in drawn:
            units.setdefault(person.unit, []).append(person)
    for unit, (first, *others) in list(units.items()):
        boss = boss_of.get(first)
        if not others and (boss is None or boss in drawn):
            drawn.add(first)
            del units[unit]
    home = {person: number for number, people in enumerate(units.values(), 1) for person in people}
    lines: dict[int, list[Line]] = {}
    for line in organisation.lines:
        lines.setdefault(_home(line, home), []).append(line)
    room = most - len(drawn)
    groups = []
    for number, (unit, people) in enumerate(units.items(), 1):
        is_drawn = len(organisation.people) <= most or len(people) <= room
        room -= len(people) if is_drawn else 0
        boss = _common_boss(people, boss_of, drawn)
        groups.append(
            Group(number, unit, tuple(people), boss, tuple(lines.get(number, ())), is_drawn)
        )
    people_drawn = tuple(person for person in organisation.people if person in drawn)
    return Division(Organisation(people_drawn, tuple(lines.get(0, ()))), tuple(groups))


def _always_drawn(organisation: Organisation, boss_of: dict[Person, Person]) -> set[Person]:
    drawn = {person for person in organisation.people if person.is_key}
    for line in organisation.of_kind(LineKind.INFLUENCE, LineKind.CONFLICT):
        if line.source.is_key or line.target.is_key:
            drawn |= {line.source, line.target}
    for person in tuple(drawn):
        for boss in _above(person, boss_of):
            drawn.add(boss)
    return drawn & set(organisation.people)


def _above(person: Person, boss_of: dict[Person, Person]) -> Iterable[Person]:
    """Yield whom a person reports to, up to the top, nearest first.

    A circle, which no checked plan has, is left where it closes.
    """
    seen = {person}
    boss = boss_of.get(person)
    while boss is not None and boss not in seen:
        yield boss
        seen.add(boss)
        boss = boss_of.get(boss)


def _home(line: Line, home: dict[Person, int]) -> int:
    """Return the number of the group that a line is drawn with, 0 for the map itself.

    It is the group of the report or of whoever influences; else that of the other end.
    """
    ends = (
        (line.target, line.source)
        if line.kind in (LineKind.FORMAL, LineKind.INFORMAL)
        else (line.source, line.target)
    )
    return next((home[person] for person in ends if person in home), 0)


def _common_boss(
    people: Sequence[Person], boss_of: dict[Person, Person], drawn: set[Person]
) -> Person | None:
    common: list[Person] | None = None
    for person in people:
        chain = [boss for boss in _above(person, boss_of) if boss in drawn]
        if not chain:
            continue  # outside the tree: the others of the unit may still have a common boss
        bosses = set(chain)
        common = chain if common is None else [boss for boss in common if boss in bosses]
    return common[0] if common else None
