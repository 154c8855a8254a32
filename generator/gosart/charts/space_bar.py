"""One bar of white space for a table: won, in deals, possible, and hatched what competitors hold.

All bars of a table have one scale. Nothing depends on colour alone: what is possible is
dashed, what competitors hold hatched. Colours are in `growth.css`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gosart.charts.svg import number, pair
from gosart.charts.white_space import SPACE_KINDS

__all__ = ["HATCHING", "draw_space_bar"]

_HEIGHT = 8
_LEAST = 3.0
"""Width of an amount that would be too small to be seen."""
HATCHING = (
    '<svg class="gw-defs" width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="gw-hatch" width="4" height="4" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path d="M1 0V4"/></pattern></defs></svg>'
)
"""The pattern of what competitors hold, once on a page."""


def draw_space_bar(
    amounts: Sequence[Decimal], most: Decimal, width: float, *, scales: bool = False
) -> str:
    """Draw the bar of one place, row or column as an `<svg>` element that says nothing by itself.

    The amounts stand beside it in words.

    Args:
        amounts: One for each of `SPACE_KINDS`, 0 for none.
        most: What a bar of the whole width stands for.
        width: The width in pixels.
        scales: Whether the drawing is as wide as its box instead.

    Returns:
        The drawing, "" where there is no amount.
    """
    drawn = [(kind, value) for kind, value in zip(SPACE_KINDS, amounts, strict=True) if value > 0]
    if not drawn or most <= 0:
        return ""
    scale = width / float(most)
    x, parts = 0.0, ""
    for kind, value in drawn:
        wide = max(_LEAST, float(value) * scale)
        # a dashed or thin outline lies on the edge: half of it within
        across, high = number(wide - 1), _HEIGHT - 1
        parts += f'<path class="{kind}" d="M{pair(x + 0.5, 0.5)}h{across}v{high}h-{across}z"/>'
        x += wide
    size = (
        f'viewBox="0 0 {number(x)} {_HEIGHT}" preserveAspectRatio="none"'
        if scales
        else f'width="{number(x)}"'  # its height is in `growth.css`
    )
    return f'<svg class="gw-bar" {size} aria-hidden="true">{parts}</svg>'
