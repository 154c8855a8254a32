"""Builds small organisations, and reads a drawn map back as cards and lines with their geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from gosart.charts.relationship_map import divide, draw_group, draw_map
from gosart.i18n.translator import translator_for
from gosart.method import enums
from gosart.method.model import Method, Term, set_name
from gosart.plan.model.people import Line, Organisation, Person

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = {"mentor": "*", "supporter": "+", "neutral": "=", "non-supporter": "-", "enemy": "x"}
SETS = (
    enums.Role,
    enums.Influence,
    enums.Adaptability,
    enums.Orientation,
    enums.Status,
    enums.Coverage,
)
METHOD = Method.model_construct(
    terms={
        set_name(kind): {
            value.value: Term(
                label=f"{value.value} label",
                description="",
                letter=LETTERS.get(value.value, value.value[0].upper()),
            )
            for value in kind
        }
        for kind in SETS
    }
)
WORDS = translator_for("en")


def people(*ids: str, **values: object) -> tuple[Person, ...]:
    """Make people who have nothing but an id and the same further values."""
    return tuple(Person(key, f"Name {key}", f"Title {key}", **values) for key in ids)  # type: ignore[arg-type]


def organisation(everybody: tuple[Person, ...], *lines: str) -> Organisation:
    """Join people by lines written as `formal a b`, `influence a b`."""
    by_id = {person.id: person for person in everybody}
    split = (line.split() for line in lines)
    return Organisation(
        everybody,
        tuple(Line(enums.LineKind(kind), by_id[one], by_id[other]) for kind, one, other in split),
    )


@dataclass(frozen=True)
class Box:
    """A rectangle in the map's own units."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class DrawnLine:
    kind: str
    source: str
    target: str
    corners: tuple[tuple[float, float], ...]

    def samples(self, step: float = 3) -> Iterator[tuple[float, float]]:
        """Walk along the line.

        A rounded corner is walked by way of its control point, which is further out than the curve.
        """
        for (x, y), (u, v) in zip(self.corners, self.corners[1:], strict=False):
            count = int(max(abs(u - x), abs(v - y)) / step) + 1
            for number in range(count + 1):
                yield x + (u - x) * number / count, y + (v - y) * number / count

    def enters(self, box: Box) -> bool:
        """Whether a part of the line runs inside a rectangle: exact, parts are level or plumb."""
        return any(
            min(x, u) < box.right
            and max(x, u) > box.left
            and min(y, v) < box.bottom
            and max(y, v) > box.top
            for (x, y), (u, v) in zip(self.corners, self.corners[1:], strict=False)
        )


class DrawnMap:
    """A map read back from its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = ElementTree.fromstring(text)
        x, y, width, height = map(float, self.root.attrib["viewBox"].split())
        self.view = Box(x, y, x + width, y + height)
        self.groups = [
            group for group in self.root.iter(f"{SVG}g") if "data-person" in group.attrib
        ]
        self.cards = {group.attrib["data-person"]: _box(group) for group in self.groups}
        others = [
            group
            for group in self.root.iter(f"{SVG}g")
            if {"data-ref", "data-group"} & group.attrib.keys()
        ]
        self.refs = {
            group.attrib["data-ref"]: _box(group) for group in others if "data-ref" in group.attrib
        }
        self.piles = {
            int(group.attrib["data-group"]): _box(group)
            for group in others
            if "data-group" in group.attrib
        }
        self.places = self.cards | self.refs
        self.boxes = [*self.cards.values(), *self.refs.values(), *self.piles.values()]
        bundles = (
            path.attrib["d"]
            for path in self.root.iter(f"{SVG}path")
            if "gm-bundle" in path.attrib.get("class", "").split()
        )
        self.bundled = [DrawnLine("bundle", "", "", tuple(_corners(data))) for data in bundles]
        self.order = [group.attrib["data-person"] for group in self.groups]
        self.paths = [path for path in self.root.iter(f"{SVG}path") if "data-kind" in path.attrib]
        self.lines = [
            DrawnLine(
                path.attrib["data-kind"],
                path.attrib["data-from"],
                path.attrib["data-to"],
                tuple(_corners(path.attrib["d"])),
            )
            for path in self.paths
        ]

    def card(self, key: str) -> ElementTree.Element:
        return next(group for group in self.groups if group.attrib["data-person"] == key)

    def texts(self, key: str) -> list[str]:
        return [text.text or "" for text in self.card(key).iter(f"{SVG}text")]

    def title(self, key: str) -> str:
        return self.card(key).findtext(f"{SVG}title") or ""


def sheets(of: Organisation) -> list[DrawnMap]:
    """Draw an organisation; read back the map and the drawing of each group that can be opened."""
    groups = [group for group in divide(of).groups if group.is_drawn]
    drawn = [draw_map(of, METHOD, WORDS, title="Map")]
    drawn += [
        draw_group(of, group, METHOD, WORDS, name=f"unit-{group.number}", title=group.unit)
        for group in groups
    ]
    return [DrawnMap(text) for text in drawn]


def _box(group: ElementTree.Element) -> Box:
    x, y = map(float, re.findall(r"-?[\d.]+", group.attrib["transform"]))
    rect = next(group.iter(f"{SVG}rect"))
    return Box(x, y, x + float(rect.attrib["width"]), y + float(rect.attrib["height"]))


def _corners(data: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, text in re.findall(r"([MHVQ])([^MHVQ]*)", data):
        numbers = [float(number) for number in text.split()]
        if command == "H":
            x = numbers[0]
        elif command == "V":
            y = numbers[0]
        else:
            yield from zip(numbers[:-2:2], numbers[1:-2:2], strict=True)
            x, y = numbers[-2:]
        yield x, y
