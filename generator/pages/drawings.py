"""Drawings as markup for a page that another room writes, and the marks of a change on a relationship map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup

from generator.charts.svg import inside_html

__all__ = ["drawn", "marked_map"]

_CARD = re.compile(r'(<g [^>]*?data-person="([^"]*)"[^>]*)>(<title>.*?</title>)?', re.DOTALL)


def drawn(svg: str) -> Markup:
    """Return a drawing of `charts/`, whose texts are escaped already, as markup of as few bytes as HTML allows; "" stays empty."""
    return Markup(inside_html(svg))


def marked_map(svg: str, changed: Mapping[str, tuple[str, str]]) -> Markup:
    """Return a map with a sign on each card of a person in `changed` (id to direction and sign), and `data-change` for its colour."""

    def mark(card: re.Match[str]) -> str:
        direction, sign = changed.get(unescape(card[2]), ("", ""))
        if not direction:
            return card[0]
        return f'{card[1]} data-change="{direction}">{card[3] or ""}<text class="gm-change" x="9" y="-3">{sign}</text>'

    return Markup(_CARD.sub(mark, svg))
