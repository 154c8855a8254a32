"""Drawings as markup for a page that another room writes, and the marks of a change on a relationship map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

from gosart.charts.svg import inside_html

__all__ = ["Rating", "drawn", "marked_map"]

_CARD = re.compile(
    r'(<g [^>]*?data-(?:person|group)="([^"]*)"[^>]*)><title>(.*?)</title>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What stands on a card that changed: the direction for its colour, the sign, and what is said of it instead of the picture."""

    direction: str
    sign: str
    told: str


def drawn(svg: str) -> Markup:
    """Return a drawing of `charts/`, whose texts are escaped already, as markup of as few bytes as HTML allows; "" stays empty."""
    return Markup(inside_html(svg))


def marked_map(svg: str, people: Mapping[str, Rating], groups: Mapping[int, Rating]) -> Markup:
    """Return a map with a mark on the card of each person (by id) and of each group (by number), and `data-change` for its colour."""
    marks = {f'data-person="{name}"': mark for name, mark in people.items()} | {
        f'data-group="{n}"': mark for n, mark in groups.items()
    }

    def put(card: re.Match[str]) -> str:
        kind = "group" if "data-group=" in card[1] else "person"
        mark = marks.get(f'data-{kind}="{unescape(card[2])}"')
        if mark is None:
            return card[0]
        title = f"<title>{card[3]} · {escape(mark.told)}</title>"
        return f'{card[1]} data-change="{mark.direction}">{title}<text class="gm-change" x="2" y="-3">{escape(mark.sign)}</text>'

    return Markup(_CARD.sub(put, svg))
