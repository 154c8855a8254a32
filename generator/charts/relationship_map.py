"""The relationship map of an organisation: who reports to whom, who sways whom, and where everybody stands towards us."""

from __future__ import annotations

from generator.charts.relmap import Division, Group, MapLinks, divide, draw_group, draw_map, draw_stances, legend

__all__ = ["Division", "Group", "MapLinks", "divide", "draw_group", "draw_map", "draw_stances", "legend"]
