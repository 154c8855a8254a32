"""Sizes of the relationship map in its units: pixels at 100%."""

from __future__ import annotations

__all__ = ["CARD_HEIGHT", "CARD_WIDTH", "CLEAR", "GAP", "HALF", "INDENT", "WIDE"]

CARD_WIDTH = 190
CARD_HEIGHT = 74
HALF = CARD_WIDTH // 2
GAP = 42
"""Between two cards of a row: room for four lines beside each other."""
CLEAR = 7
"""Least distance of a passing line from a card."""
INDENT = 30
"""How far a stacked report stands to the right of its boss."""
WIDE = 1400
"""Width that a page shows without making the words too small."""
