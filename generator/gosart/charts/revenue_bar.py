"""One year's revenue as a bar: what was sold is filled, the target a dashed frame around it.

All years of a currency have one scale. The amounts stand beside it in words; colours are in
`growth.css`.
"""

from __future__ import annotations

from decimal import Decimal

from gosart.charts.svg import number

__all__ = ["draw_revenue_bar"]

_HEIGHT = 14


def draw_revenue_bar(
    target: Decimal | None, actual: Decimal | None, most: Decimal, width: float
) -> str:
    """Draw the bar of one year as an `<svg>` element that says nothing by itself.

    Args:
        target: What we mean to sell, None where it is not given.
        actual: What we sold, None where it is not given.
        most: What the whole width stands for.
        width: The width in pixels.

    Returns:
        The drawing, "" where there is neither amount.
    """
    if most <= 0 or (target is None and actual is None):
        return ""
    parts = ""
    if actual is not None and actual > 0:
        parts += (
            f'<rect class="won" y="3" width="{number(_pixels(actual, most, width))}"'
            f' height="{_HEIGHT - 6}"/>'
        )
    if target is not None and target > 0:
        # the outline lies on the edge: half of it within
        wide = number(_pixels(target, most, width) - 1)
        parts += f'<rect class="target" x=".5" y=".5" width="{wide}" height="{_HEIGHT - 1}"/>'
    return (
        f'<svg class="gw-bar" width="{number(width)}" height="{_HEIGHT}" aria-hidden="true">'
        f"{parts}</svg>"
    )


def _pixels(value: Decimal, most: Decimal, width: float) -> float:
    return max(2.0, float(value / most) * width)
