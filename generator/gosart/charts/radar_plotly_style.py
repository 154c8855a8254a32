"""How the interactive radar looks: colours, dashes, symbols and sizes, the same as in `charts.css`.

A colour is a CSS variable with a value to fall back to. A script turns it into the value of the
palette, because Plotly takes no variables.
"""

from __future__ import annotations

from gosart.method.enums import Rating

__all__ = [
    "CARD",
    "DASHES",
    "LINE",
    "MUTED",
    "OURS",
    "OUR_SIZES",
    "QUESTIONS",
    "RING",
    "RIVALS",
    "SIZES",
    "SYMBOLS",
    "TEXT",
    "US",
]

QUESTIONS = (
    "var(--gosart-q1, #3f6fb5)", "var(--gosart-q2, #8a5fb0)", "var(--gosart-q3, #c0762b)",
    "var(--gosart-q4, #2f8f83)", "var(--gosart-q5, #b0557a)", "var(--gosart-q6, #6b7f2a)",
)  # fmt: skip
"""Colours of the questions' sectors."""
RIVALS = (
    "var(--gosart-rival-1, #6f7680)", "var(--gosart-rival-2, #ad4a7d)",
    "var(--gosart-rival-3, #8d6e3f)", "var(--gosart-rival-4, #3b8592)",
    "var(--gosart-rival-5, #7a55b8)", "var(--gosart-rival-6, #a85a2e)",
)  # fmt: skip
"""Colours of the rivals; a seventh looks like the first."""
DASHES = (
    "6px,5px",
    "2px,4px",
    "11px,4px,2px,4px",
    "15px,5px",
    "6px,3px,2px,3px,2px,3px",
    "15px,4px,4px,4px",
)
"""Dashes of the rivals' lines, in their order."""
US = "var(--gosart-us, #1565c0)"
CARD = "var(--gosart-card, #fff)"
"""What lies behind the figure."""
MUTED = "var(--gosart-muted, #5a6472)"
LINE = "var(--gosart-line, #d9dde4)"
TEXT = "var(--md-default-fg-color, #222)"
OURS = {
    Rating.PLUS: "var(--gosart-plus, #1b7f3b)",
    Rating.MINUS: "var(--gosart-minus, #c62828)",
    Rating.UNKNOWN: "var(--gosart-unknown, #9a6700)",
}
"""Colours of our points; what is not rated is `MUTED`."""
SYMBOLS: dict[Rating | None, str] = {
    Rating.PLUS: "circle",
    Rating.MINUS: "square",
    Rating.UNKNOWN: "circle",
    None: "x-thin",
}
OUR_SIZES: dict[Rating | None, int] = {
    Rating.PLUS: 12,
    Rating.MINUS: 11,
    Rating.UNKNOWN: 17,
    None: 9,
}
"""Sizes of our points in pixels."""
SIZES: dict[Rating | None, int] = {Rating.PLUS: 8, Rating.MINUS: 7, Rating.UNKNOWN: 9, None: 8}
"""Sizes of the rivals' points in pixels."""
RING = 22
"""Width of the ring of a rating that differs from the leading one."""
