"""The map as a page holds it: half as long as the file, and the same to see, hear and point at.

A file that stands alone says of each card where each of its parts is. In a page a style sheet says
it once for the site (`PAGE_STYLE`), and what is a path or several shapes is drawn once for the map
and used by each card.
"""

from __future__ import annotations

import re

from gosart.charts.relationship_map.cards import (
    COVERAGE_AT,
    DISC,
    EDGE,
    FRAME,
    KEY_AT,
    TEXTS,
    card_box,
    coverage_dots,
    key_badge,
)
from gosart.charts.relationship_map.dimensions import CARD_HEIGHT, CARD_WIDTH
from gosart.charts.relationship_map.stylesheet import STYLE
from gosart.charts.svg import inside_html
from gosart.method.enums import Coverage

__all__ = ["PAGE_STYLE", "legend_form", "page_form"]

_ROLE_AT = TEXTS["gm-small"]
_PLACED = "".join(
    f".gosart-map .{kind}:not([x]){{transform:translate({x}px,{y}px)}}"
    for kind, (x, y) in TEXTS.items()
)
_ROLE = '<text class="gm-small">', "<text>"
"""A role, the text of a card that needs no class."""
PAGE_STYLE = (
    f"{STYLE}{_PLACED}"
    f".gm-box:not([width]){{width:{CARD_WIDTH}px;height:{CARD_HEIGHT}px;rx:8px}}"
    f".gm-frame:not([x]){{x:{FRAME[0]}px;y:{FRAME[1]}px;width:12px;height:13px;rx:2px}}"
    f".gm-card>text:not([class],[x]){{transform:translate({_ROLE_AT[0]}px,{_ROLE_AT[1]}px)}}"
    ".gm-left use{opacity:.5}"
    ".gm-legend .gosart-map{height:20px}"
)
"""The style sheet of the maps of a site, for the form that `page_form` gives them."""

_STYLE = f"<style>{STYLE}</style>"
_DISC = f' cx="{DISC[0]}" cy="{DISC[1]}" r="9"/>'
_FRAME = f'<rect class="gm-frame" x="{FRAME[0]}" y="{FRAME[1]}" width="12" height="13" rx="2"/>'
_STATUS = re.compile(
    rf'<path class="gm-bar ([\w-]+)" d="{EDGE}"/>(.*?)<circle class="gm-badge \1"{_DISC}', re.DOTALL
)
"""Edge and disc of a card, which have one colour."""
_TEXT = re.compile(r'(<text class="([\w-]+)(?: gm-long)?") x="(\d+)" y="(\d+)"')
_PATH = re.compile(r'(?<= d=")[^"]+')
_ID = re.compile(r" id=([^\s>]+)")
_KEY = re.compile(r' height="20" viewBox="0 0 \d+ 20"')
_VALUES = re.compile(r' data-(?:status|influence|coverage|adaptability|owner)="[^"]*"')
_OWNER = re.compile(r'<text class="gm-owner"[^<]*</text>')
_LINE_TITLE = re.compile(r'(<path class="gm-line[^>]*)><title>[^<]*</title></path>')
_CARD_ID = re.compile(r'(?<=<g) id="[^"]*"(?= class="gm-card)')
_LINKED = re.compile(r'(<a [^>]*><g [^>]*?) tabindex="-1"')
"""A card inside a link, which has the focus in its place where no address leads to the card."""


def page_form(svg: str, name: str, *, bare: bool = False) -> str:
    """Return a map as a page holds it that has `PAGE_STYLE`.

    Args:
        svg: What `draw_map` or `draw_group` gave.
        name: What the ids of the drawing begin with.
        bare: Whether it is a picture without tools: then no card has the values that they colour
            by or an id, and who reports to whom and influences whom is said by the cards alone, not
            by the lines again.

    Returns:
        A `<svg>` element as HTML takes it, "" for none.
    """
    shapes = {
        "k": key_badge(*KEY_AT),
        **{
            f"d{number}": coverage_dots(value, *COVERAGE_AT)
            for number, value in enumerate(Coverage)
        },
    }
    svg = svg.replace(_STYLE, "").replace(card_box(8), '<rect class="gm-box"/>')
    svg = svg.replace(_FRAME, '<rect class="gm-frame"/>')
    svg = _TEXT.sub(_without_place, svg).replace('class="gm-line gm-formal"', 'class="gm-line"')
    if bare:
        svg = _LINE_TITLE.sub(r"\1/>", _OWNER.sub("", _VALUES.sub("", svg)))
        svg = _LINKED.sub(r"\1", _CARD_ID.sub("", svg))
    svg = svg.replace(*_ROLE)
    svg, count = _STATUS.subn(rf'<use class="\1" xlink:href="#{name}-s"/>\2', svg)
    edge = f'<path class="gm-bar" d="{EDGE}"/><circle class="gm-badge"{_DISC}'
    used = [f'<g id="{name}-s">{edge}</g>'] if count else []
    for key, shape in shapes.items():
        if shape in svg:
            svg = svg.replace(shape, f'<use xlink:href="#{name}-{key}"/>')
            used.append(f'<g id="{name}-{key}">{shape}</g>')
    if used:
        svg = svg.replace("</desc>", f"</desc><defs>{''.join(used)}</defs>", 1)
    # commas do what spaces do, and a value without spaces needs no quotes
    svg = _PATH.sub(lambda path: path[0].replace(" ", ","), svg)
    svg = re.sub(r'(?<=transform="translate\()(\S+) (?=\S+\))', r"\1,", svg)
    # Zensical, which looks whether a link leads somewhere, sees an id in quotes alone
    return _ID.sub(r' id="\1"', inside_html(svg))


def legend_form(legend: str) -> str:
    """Return a legend as a page holds it that has `PAGE_STYLE`.

    Args:
        legend: What `legend` gave.
    """
    return inside_html(_KEY.sub("", legend))


def _without_place(text: re.Match[str]) -> str:
    """Leave out where a text is that stands where cards have it."""
    usual = TEXTS.get(text[2])
    return text[1] if usual == (int(text[3]), int(text[4])) else text[0]
