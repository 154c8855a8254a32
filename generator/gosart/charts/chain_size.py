"""How large the words, rows and bar of a time chain are: for a sheet, and for a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DENSE", "ROOMY", "ChainSize"]


@dataclass(frozen=True, slots=True)
class ChainSize:
    """Sizes of a drawing in its units."""

    label: float
    """Font size of the flags."""
    small: float
    """Font size of all other words."""
    row: int
    """From row to row of flags."""
    bar: int
    """Height of the bar."""
    months: int
    """Height of the row of the months."""


DENSE = ChainSize(label=10.5, small=9.5, row=11, bar=11, months=13)
"""For a sheet, which has to fit a page."""
ROOMY = ChainSize(label=12.5, small=11.5, row=17, bar=20, months=22)
"""For a page of its own."""
