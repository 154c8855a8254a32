"""Drawings of value as boxes: what a test says of their geometry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from gosart.text.measure import BOLD, text_width
from tests.charts.drawn_radar import SVG, Box

_STRONG = {"gw-strong", "gw-name", "gw-bad"}


def text_boxes(root: ElementTree.Element) -> list[Box]:
    """Where each text of a drawing stands, by the estimate that drew it."""
    result = []
    for text in root.iter(f"{SVG}text"):
        size = float(text.get("font-size", ""))
        is_strong = _STRONG & set(text.get("class", "").split())
        share = {"end": 1.0, "middle": 0.5}.get(text.get("text-anchor", ""), 0.0)
        for line in text if len(text) else (text,):
            words = line.text or ""
            wide = text_width(words, size * (BOLD if is_strong else 1))
            x, y = float(line.get("x", "")), float(line.get("y", ""))
            top, bottom = y - size * 0.75, y + size * 0.2
            result.append(Box(words, x - wide * share, top, x + wide * (1 - share), bottom))
    return result


def rect_boxes(root: ElementTree.Element, kind: str) -> list[Box]:
    """The rectangles of a class."""
    found = []
    for rect in root.iter(f"{SVG}rect"):
        if kind in rect.get("class", "").split():
            x, y = float(rect.get("x", "0")), float(rect.get("y", "0"))
            wide, high = float(rect.get("width", "")), float(rect.get("height", ""))
            found.append(Box(kind, x, y, x + wide, y + high))
    return found


def faults(root: ElementTree.Element) -> Iterator[str]:
    """What is wrong with a drawing: texts over one another, anything outside the picture."""
    width, height = map(float, root.get("viewBox", "").split()[2:])
    texts = text_boxes(root)
    for first, second in combinations(texts, 2):
        if first.overlaps(second):
            yield f"{first.text!r} over {second.text!r}"
    boxes = [
        *texts,
        *(box for kind in ("gw-solid", "gw-hatched") for box in rect_boxes(root, kind)),
    ]
    for box in boxes:
        if (
            box.left < -0.1
            or box.top < -0.1
            or box.right > width + 0.1
            or box.bottom > height + 0.1
        ):
            yield f"{box} outside {width} x {height}"
