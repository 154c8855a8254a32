"""Draws relationship maps of several sizes: how long it takes, and how large they are.

The time of a size is the shortest of several runs in this process. How times grow is a ratio, so
that it means the same on every machine.
"""

from __future__ import annotations

import gzip
from random import Random
from time import perf_counter

from benchmarks.rows import Row, ratio
from gosart.charts.relationship_map import MapLinks, divide, draw_group, draw_map
from gosart.i18n.translator import translator_for
from gosart.method import enums
from gosart.method.loader import load_method
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["company", "maps"]

UNITS = ("North", "South", "Quality", "Finance", "Sales")


def company(count: int, *, all_count: bool, seed: int = 1) -> Organisation:
    """Make an organisation: five reports a boss, a line of influence a person, some conflicts.

    Args:
        count: How many people.
        all_count: Whether everybody is a key player and drawn one by one, which is the most work;
            else every sixth is, and units are groups.
        seed: Of the random numbers; the same gives the same organisation.
    """
    random = Random(seed)
    people = tuple(
        Person(
            f"person-{number}",
            f"Person of the name {number}",
            f"Head of department {number}",
            unit=UNITS[number % len(UNITS)],
            role=random.choice(tuple(enums.Role)),
            influence=enums.Influence.POLITICAL_STRUCTURE
            if all_count or number % 6 == 0
            else enums.Influence.OUTSIDE,
            adaptability=random.choice(tuple(enums.Adaptability)),
            orientation=random.choice(tuple(enums.Orientation)),
            status=random.choice(tuple(enums.Status)),
            coverage=random.choice(tuple(enums.Coverage)),
        )
        for number in range(count)
    )
    lines = [
        Line(enums.LineKind.FORMAL, people[(number - 1) // 5], people[number])
        for number in range(1, count)
    ]
    for number, person in enumerate(people):
        other = people[random.randrange(count)]
        if other is not person:
            kind = enums.LineKind.CONFLICT if number % 10 == 0 else enums.LineKind.INFLUENCE
            lines.append(Line(kind, person, other, random.choice(tuple(enums.Strength))))
    return Organisation(people, tuple(lines))


def _drawings(organisation: Organisation) -> str:
    """Draw everything that a page has of a map, and put it together."""
    method, words = load_method("en"), translator_for("en")
    links = MapLinks(lambda person: f"#person-{person.id}", lambda group: f"#unit-{group.number}")
    parts = [draw_map(organisation, method, words, title="Relationship map", links=links)]
    parts += [
        draw_group(
            organisation,
            group,
            method,
            words,
            name=f"map-unit-{group.number}",
            title=group.unit,
            links=links,
        )
        for group in divide(organisation).groups
        if group.is_drawn
    ]
    return "".join(parts)


def _measured(count: int, *, all_count: bool = True) -> tuple[float, int]:
    """Return the seconds of the quickest drawing, and its bytes with gzip."""
    organisation = company(count, all_count=all_count)
    text, seconds = _drawings(organisation), []
    for _ in range(max(5, 800 // count)):
        began = perf_counter()
        _drawings(organisation)
        seconds.append(perf_counter() - began)
    return min(seconds), len(gzip.compress(text.encode(), 6, mtime=0))


def maps() -> list[Row]:
    """Measure maps of 20, 100, 200 and 400 key players, and of 200 people in groups."""
    load_method("en")  # read once, before the clock
    measured = {count: _measured(count) for count in (20, 100, 200, 400)}
    grouped = _measured(200, all_count=False)
    rows = [
        ratio(
            f"Time of a map, {few} to {many} people",
            measured[many][0],
            measured[few][0],
            f"{measured[few][0] * 1000:.1f} ms, {measured[many][0] * 1000:.1f} ms",
            at_most=(many / few) ** 2,
        )
        for few, many in ((20, 100), (100, 200), (200, 400))
    ]
    limits = (
        (20, measured[20], 0.010, 15_000),
        (200, measured[200], 1.5, 120_000),
        (200, grouped, 1.5, 120_000),
    )
    for (count, (seconds, size), slowest, largest), what in zip(
        limits, ("", "", " in groups"), strict=True
    ):
        rows.append(
            Row(
                f"A map of {count} people{what}",
                seconds,
                f"{seconds * 1000:.1f} ms",
                "",
                f"at most {slowest * 1000:g} ms",
                seconds <= slowest,
            )
        )
        rows.append(
            Row(
                f"The same with gzip{what}",
                size,
                f"{size / 1000:.1f} kB",
                "",
                f"at most {largest / 1000:g} kB",
                size <= largest,
            )
        )
    return rows
