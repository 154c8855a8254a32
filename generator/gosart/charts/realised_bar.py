"""What came of a sum that was promised: confirmed, counted by us alone, nothing counted yet.

The bar scales with its box, a mark stands at the promise, and nothing is said by colour alone. Its
amounts stand beside it in words. Looks are in `competitors.css`.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosart.charts.svg import number

__all__ = ["REALISED_KINDS", "draw_realised"]

REALISED_KINDS = ("confirmed", "counted", "waiting")
"""Classes of the parts in their order: the last is the promise of what nobody has counted."""


def draw_realised(parts: Sequence[float], promised: float, most: float) -> str:
    """Draw one sum as an `<svg>` element without words.

    Args:
        parts: An amount for each of `REALISED_KINDS`, 0 for none.
        promised: Where the mark stands; 0 for none.
        most: What the whole width stands for.

    Returns:
        The drawing, "" where there is nothing to draw.
    """
    if most <= 0 or not (any(part > 0 for part in parts) or promised > 0):
        return ""
    x, drawn = 0.0, ""
    for kind, part in zip(REALISED_KINDS, parts, strict=True):
        wide = max(0.0, part) / most * 400
        if wide > 0:
            drawn += (
                f'<rect class="gk-{kind}" x="{number(x)}" y="2" width="{number(max(wide, 1))}"'
                ' height="8"/>'
            )
            x += wide
    goal = min(399.0, max(1.0, promised / most * 400))
    promise_line = f'<path class="gk-promise" d="M{number(goal)},0V12"/>' if promised > 0 else ""
    return (
        '<svg class="gk-sum" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 12"'
        f' preserveAspectRatio="none" aria-hidden="true">{drawn}{promise_line}</svg>'
    )
