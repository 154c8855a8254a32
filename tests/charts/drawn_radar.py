"""Reads a drawn radar back: its points with radius and angle, and the boxes its labels take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, hypot, pi
from xml.etree import ElementTree

from generator.charts.svg import width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Point:
    criterion: str
    owner: str
    mark: str
    tag: str
    radius: float
    share: float
    """Part of the circle clockwise from the top, 0 to 1."""
    title: str | None


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


class DrawnRadar:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = ElementTree.fromstring(text)
        self.points = [_point(node) for node in self.root.iter() if node.get("data-criterion")]
        left, top, width, height = map(float, (self.root.get("viewBox") or "").split())
        self.picture = Box("", left, top, left + width, top + height)
        self.labels = [
            _box(node, group.get("text-anchor", "start"))
            for group in self.root.iter(f"{SVG}g")
            for node in group.findall(f"{SVG}text")
            if node.find(f"{SVG}tspan") is not None
        ]

    def of(self, owner: str) -> list[Point]:
        return [point for point in self.points if point.owner == owner]

    def path(self, kind: str) -> list[str]:
        return [node.get("d", "") for node in self.root.iter(f"{SVG}path") if node.get("class") == kind]


def _point(node: ElementTree.Element) -> Point:
    if node.tag == f"{SVG}circle":
        x, y = float(node.get("cx", "")), float(node.get("cy", ""))
    else:
        x, y = (float(part) for part in re.findall(r"-?[\d.]+", node.get("d", ""))[:2])
    title = node.findtext(f"{SVG}title")
    share = atan2(x, -y) / (2 * pi) % 1
    attributes = (node.get("data-criterion", ""), node.get("data-for", ""), node.get("data-mark", "missing"))
    return Point(*attributes, node.tag.removeprefix(SVG), hypot(x, y), share, title)


def _box(node: ElementTree.Element, group_anchor: str) -> Box:
    sign, *more = node.findall(f"{SVG}tspan")
    size = float(node.get("font-size", 13))
    lines = [f"{sign.text}{sign.tail}".strip(), *((line.text or "").strip() for line in more)]
    steps = [float(line.get("dy", "")) for line in more]
    width = max(width_of(line, size) for line in lines)
    x, baseline = float(node.get("x", "")), float(node.get("y", ""))
    left = {"start": x, "end": x - width, "middle": x - width / 2}[node.get("text-anchor", group_anchor)]
    return Box(" ".join("".join(node.itertext()).split()), left, baseline - 0.8 * size, left + width, baseline + sum(steps) + 0.15 * size)
