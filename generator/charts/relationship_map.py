"""The relationship map of an organisation: who reports to whom, who sways whom, and where everybody stands towards us."""

from __future__ import annotations

from generator.charts.relmap import draw_map, legend

__all__ = ["draw_map", "legend"]
