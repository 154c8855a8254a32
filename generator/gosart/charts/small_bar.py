"""A bar as high as a line of text, for the list that a phone shows in place of a drawing."""

from __future__ import annotations

from gosart.charts.svg import number

__all__ = ["small_bar"]


def small_bar(share: float, kind: str, *, end: float | None = None) -> str:
    """Draw a bar that is as wide as its box where its share is 1.

    Args:
        share: How much of its box it fills, 0 to 1.
        kind: Its class, for its look.
        end: Where a mark stands, as a share of the box; None for none.

    Returns:
        A complete `<svg>` element without words: they stand beside it.
    """
    line = (
        "" if end is None else f'<path class="gw-promised" d="M{number(100 * min(end, 1))},0V8"/>'
    )
    wide = number(max(0.6, 100 * min(max(share, 0.0), 1.0)))
    return (
        '<svg class="gw-small" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 8"'
        f' preserveAspectRatio="none" aria-hidden="true"><rect class="{kind}" y="1"'
        f' width="{wide}" height="6"/>{line}</svg>'
    )
