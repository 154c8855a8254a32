"""Reads a drawn radar back: its points with radius and angle, and the boxes of its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, hypot, pi
from pathlib import Path
from xml.etree import ElementTree

from gosart.text.measure import text_width

SVG = "{http://www.w3.org/2000/svg}"
STYLE = (Path(__file__).parents[2] / "site_templates" / "assets" / "charts.css").read_text("utf-8")
SIZES = {"": 16.0, "z": 13.0}
"""Font sizes of `charts.css`, which a test compares with it."""


@dataclass(frozen=True)
class Point:
    criterion: str
    owner: str
    rating: str
    tag: str
    radius: float
    share: float
    """Part of the circle clockwise from the top, 0 to 1."""


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class DrawnRadar:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = ElementTree.fromstring(text)
        self.points = [
            _point(node, group.get("data-for", "missing"))
            for group in self.root.iter(f"{SVG}g")
            for node in group
            if node.get("data-criterion")
        ]
        left, top, width, height = map(float, (self.root.get("viewBox") or "").split())
        self.picture = Box("", left, top, left + width, top + height)
        self.labels = [
            _box(node, anchor)
            for anchor, group in (
                ("start", self.root),
                *(("end", found) for found in self.root.findall(f"{SVG}g[@class='e']")),
            )
            for node in group.findall(f"{SVG}text")
            if node.get("class") != "c"
        ]

    def of(self, owner: str) -> list[Point]:
        return [point for point in self.points if point.owner == owner]

    def path(self, kind: str, vendor: str = "us") -> list[str]:
        return [
            node.get("d", "")
            for node in self.root.findall(f"{SVG}g[@class='{vendor}']/{SVG}path[@class='{kind}']")
        ]


def corners(path: str) -> list[list[tuple[int, int]]]:
    """Return the corners of each stretch of a path that is drawn by steps from where it begins."""
    found = []
    for run in path.split("M")[1:]:
        start, _, steps = run.rstrip("z").partition("l")
        x, y = numbers(start)
        stretch = [(x, y)]
        given = iter(numbers(steps))
        for right, down in zip(given, given, strict=True):
            x, y = x + right, y + down
            stretch.append((x, y))
        found.append(stretch)
    return found


def numbers(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"-?\d+", text)]


def _point(node: ElementTree.Element, owner: str) -> Point:
    if node.tag == f"{SVG}rect":
        x, y = int(node.get("x", "")), int(node.get("y", ""))
    else:
        x, y = numbers(node.get("d", ""))[:2]
    if not node.get("data-rating"):  # a cross begins in its corner
        x, y = x + 4, y + 4
    attributes = (
        node.get("data-criterion", ""),
        owner,
        node.get("data-rating", "missing"),
    )
    return Point(*attributes, node.tag.removeprefix(SVG), hypot(x, y), atan2(x, -y) / (2 * pi) % 1)


def _box(node: ElementTree.Element, anchor: str) -> Box:
    kinds = (node.get("class") or "").split()
    size = SIZES["z" if "z" in kinds else ""]
    more = node.findall(f"{SVG}tspan")
    lines = [(node.text or "").strip(), *((line.text or "").strip() for line in more)]
    steps = [float(line.get("dy", "")) for line in more]
    width = max(text_width(line, size) for line in lines)
    x, baseline = float(node.get("x", "")), float(node.get("y", ""))
    left = {"start": x, "end": x - width, "middle": x - width / 2}[
        "middle" if "m" in kinds else anchor
    ]
    return Box(
        " ".join("".join(node.itertext()).split()),
        left,
        baseline - 0.8 * size,
        left + width,
        baseline + sum(steps) + 0.15 * size,
    )
