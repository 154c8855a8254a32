"""The relationship map, one step a module.

Organisation ── forest ── layout (seats) ── routes (by grid and lanes) ── lines (heights by tracks, paths) ── drawing (with card, legend)
"""

from __future__ import annotations

from generator.charts.relmap.drawing import draw_map
from generator.charts.relmap.legend import legend

__all__ = ["draw_map", "legend"]
