"""The relationship map, one step a module.

    Organisation ── groups ── reporting_tree ── layout (a seat for each card)
        ── router (lines round the cards; routing_grid, vertical_lanes)
        ── paths (heights by channels, then SVG) ── render (cards, descriptions, legend)
        ── page_form (the same, as a page holds it)

    beside it: colour_modes and stance_overlays, which a script turns the cards into

The layout is our own: libraries for Python lay out trees or route lines, not both so that a wide
span folds and every line goes round every card. Graphviz is a program beside Python, and a library
for the browser would leave the page without its map until a script has run.
"""

from __future__ import annotations

from gosart.charts.relationship_map.colour_modes import ColourMode, colourings, layers
from gosart.charts.relationship_map.groups import Division, Group, divide
from gosart.charts.relationship_map.legend import legend
from gosart.charts.relationship_map.page_form import PAGE_STYLE, legend_form, page_form
from gosart.charts.relationship_map.render import MapLinks, draw_group, draw_map
from gosart.charts.relationship_map.stance_overlays import draw_stances

__all__ = [
    "PAGE_STYLE",
    "ColourMode",
    "Division",
    "Group",
    "MapLinks",
    "colourings",
    "divide",
    "draw_group",
    "draw_map",
    "draw_stances",
    "layers",
    "legend",
    "legend_form",
    "page_form",
]
