"""Which opportunities to pursue and which to leave: can we win, against is it worth winning.

The first question runs across, the second upwards, and the amount is the bubble's area. Many
opportunities have the same two values, because sums of ratings are whole numbers. Bubbles that
would hide each other are moved apart, the largest the least, and none into another quarter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from gosart.charts.svg import NAMESPACES, escape_xml, link, number
from gosart.i18n.translator import Translator
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["WorthItem", "draw_worth"]

_WIDTH, _HEIGHT = 440, 426
_LEFT, _TOP, _RIGHT, _BOTTOM = 26.0, 24.0, 434.0, 380.0
_EDGE = 26.0
"""Room inside the frame that the scales do not reach, for half a bubble."""
_SIZE = 14.0
"""Font size in a narrow column; the style sheet makes it smaller where there is room."""
_LARGEST, _SMALLEST = 22.0, 3.5
_FILLED = 0.12
"""Share of the picture that all bubbles together may take."""
_NAMED = 40
"""How many of the largest bubbles are tried for a name beside them."""
_NAME_ROOM = 150.0
_TURN = pi * (3 - sqrt(5))
"""The golden angle in radians: points of a spiral in steps of it are spread evenly."""

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class WorthItem:
    """One opportunity."""

    key: str
    label: str
    href: str
    """Where its bubble leads; "" for a bubble without a link."""
    x: float
    """How well we can win, on the scale of the drawing."""
    y: float
    """How much it is worth, on the same scale."""
    amount_share: float | None = None
    """The amount as a share of the largest, 0 to 1; without one the bubble is small and hollow."""
    note: str = ""
    """What follows the name in the bubble's title."""


@dataclass(frozen=True, slots=True)
class _Bubble:
    item: WorthItem
    x: float
    y: float
    radius: float

    @property
    def box(self) -> _Box:
        return (
            self.x - self.radius,
            self.y - self.radius,
            self.x + self.radius,
            self.y + self.radius,
        )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Both scales, which have the same ends."""

    low: float
    high: float

    def x(self, value: float) -> float:
        return _LEFT + _EDGE + (_RIGHT - _LEFT - 2 * _EDGE) * self._share(value)

    def y(self, value: float) -> float:
        return _BOTTOM - _EDGE - (_BOTTOM - _TOP - 2 * _EDGE) * self._share(value)

    def _share(self, value: float) -> float:
        return (max(self.low, min(self.high, value)) - self.low) / (self.high - self.low)


def draw_worth(
    items: Sequence[WorthItem],
    translator: Translator,
    name: str = "",
    *,
    low: float = -1.0,
    high: float = 1.0,
) -> str:
    """Draw opportunities as a complete `<svg>` element that scales with its box.

    Args:
        items: The opportunities.
        translator: Says the title and the names of the quarters.
        name: Makes the title's id, `<name>-title`; without one there is no id.
        low: The lower end of both scales; a value below stands there.
        high: The upper end. The quarters meet in the middle between the two.

    Returns:
        The drawing, "" for no items. Every opportunity is an `<a data-key data-x data-y>` (a `<g>`
        without `href`) with its title in words and a `<circle>`.
    """
    if not items:
        return ""
    scale = _Scale(low, high)
    middle = (low + high) / 2
    bubbles = _place_bubbles(items, scale, middle)
    names = _names(bubbles)
    key = escape_xml(name)
    labelled, title_id = (
        (f' aria-labelledby="{key}-title"', f' id="{key}-title"') if name else ("", "")
    )
    title = translator.plural(
        "{n} opportunity: can we win, and is it worth winning?",
        "{n} opportunities: can we win, and is it worth winning?",
        len(items),
    )
    description = _description(items, middle, translator)
    parts = [
        (
            f'<svg class="gosart-worth" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
            f' {NAMESPACES} role="group"{labelled}>'
            f"<title{title_id}>{escape_xml(title)}</title><desc>{escape_xml(description)}</desc>"
        ),
        _background(scale.x(middle), scale.y(middle), translator),
        *(_draw_bubble(bubble, names.get(bubble.item.key, ""), middle) for bubble in bubbles),
        "</svg>",
    ]
    return "".join(parts)


def _quarters(translator: Translator) -> tuple[str, str, str, str]:
    """Return the quarters' names: right above, left above, right below, left below."""
    return (
        translator.text("Pursue"),
        translator.text("Build sponsorship"),
        translator.text("Pursue at low cost"),
        translator.text("Walk away"),
    )


def _quarter(item: WorthItem, middle: float) -> int:
    return (item.x < middle) + 2 * (item.y < middle)


def _description(items: Sequence[WorthItem], middle: float, translator: Translator) -> str:
    counts = [_quarter(item, middle) for item in items]
    sentences = (
        translator.text("{what}: {n}.", what=name, n=translator.number(counts.count(index)))
        for index, name in enumerate(_quarters(translator))
    )
    return " ".join(sentences)


def _background(x: float, y: float, translator: Translator) -> str:
    """Draw the quarters with their names above and below the frame, and the questions along it."""
    quarters, names = "", ""
    for index, text in enumerate(_quarters(translator)):
        left, low = index % 2 == 1, index >= 2
        quarters += (
            f'<rect class="w{index + 1}"'
            f' x="{number(_LEFT if left else x)}" y="{number(y if low else _TOP)}"'
            f' width="{number(x - _LEFT if left else _RIGHT - x)}"'
            f' height="{number(_BOTTOM - y if low else y - _TOP)}"/>'
        )
        name_x, name_y = _LEFT if left else _RIGHT, _BOTTOM + 16 if low else _TOP - 7
        names += (
            f'<text class="w{index + 1}{"" if left else " e"}"'
            f' x="{number(name_x)}" y="{number(name_y)}">{escape_xml(text)}</text>'
        )
    across, upward = translator.text("Can we win?"), translator.text("Is it worth winning?")
    middle, height = (_LEFT + _RIGHT) / 2, (_TOP + _BOTTOM) / 2
    level = f"M{number(_LEFT)} {number(y)}H{number(_RIGHT)}"
    plumb = f"M{number(x)} {number(_TOP)}V{number(_BOTTOM)}"
    return (
        f'<g class="d">{quarters}<path d="{level}{plumb}"/></g><g class="q">{names}</g>'
        f'<g class="x"><text x="{number(middle)}" y="{number(_BOTTOM + 36)}">'
        f"\u2212 {escape_xml(across)} +</text>"
        f'<text transform="translate({number(_LEFT - 11)} {number(height)})rotate(-90)">'
        f"\u2212 {escape_xml(upward)} +</text></g>"
    )


def _place_bubbles(items: Sequence[WorthItem], scale: _Scale, middle: float) -> tuple[_Bubble, ...]:
    """Place bubbles, the largest first: each at its point, or on a spiral around it that is free.

    A grid of cells as large as the largest bubble has those that are placed: only the nine cells
    around a point hold what it could overlap.
    """
    largest = _largest(items)
    sized = [
        (max(_SMALLEST, largest * sqrt(max(0.0, min(1.0, item.amount_share or 0.0)))), item)
        for item in items
    ]
    sized.sort(key=lambda pair: (-pair[0], pair[1].key))
    cell = 2 * largest + 1
    grid: dict[tuple[int, int], list[_Bubble]] = {}
    cross = (scale.x(middle), scale.y(middle))
    bubbles = []
    for radius, item in sized:
        x, y = _free_point(scale.x(item.x), scale.y(item.y), radius, cross, grid, cell)
        bubble = _Bubble(item, x, y, radius)
        grid.setdefault((int(x // cell), int(y // cell)), []).append(bubble)
        bubbles.append(bubble)
    return tuple(bubbles)


def _largest(items: Sequence[WorthItem]) -> float:
    """Return the radius of a share of 1: all bubbles leave most of the picture free."""
    area = (_RIGHT - _LEFT) * (_BOTTOM - _TOP) * _FILLED
    shares = sum(item.amount_share or 0.0 for item in items)
    return max(_SMALLEST, min(_LARGEST, sqrt(area / (pi * max(shares, 1e-6)))))


def _free_point(
    x: float,
    y: float,
    radius: float,
    cross: tuple[float, float],
    grid: dict[tuple[int, int], list[_Bubble]],
    cell: float,
) -> tuple[float, float]:
    right, below = x >= cross[0], y > cross[1]
    for step in range(4000):
        far = (radius * 0.8 + 1.2) * sqrt(step)
        at_x, at_y = x + far * cos(_TURN * step), y + far * sin(_TURN * step)
        inside = _LEFT + radius < at_x < _RIGHT - radius and _TOP + radius < at_y < _BOTTOM - radius
        # Only what stands on a dividing line may lie over it; the rest stays on its own side of it.
        if not inside or (step and ((at_x >= cross[0]) != right or (at_y > cross[1]) != below)):
            continue
        column, row = int(at_x // cell), int(at_y // cell)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in grid.get((column + dx, row + dy), ())
        )
        if all(
            hypot(at_x - other.x, at_y - other.y) >= radius + other.radius + 1 for other in near
        ):
            return at_x, at_y
    # No room is left in the quarter: rather over another bubble than somewhere else.
    return x, y


def _names(bubbles: Sequence[_Bubble]) -> dict[str, str]:
    """Write names beside the largest bubbles, where they are clear of bubbles and other names."""
    taken: list[_Box] = []
    names = {}
    for bubble in bubbles[:_NAMED]:
        text = shorten_to_width(bubble.item.label, _SIZE, _NAME_ROOM)
        wide = text_width(text, _SIZE)
        x, y, off = bubble.x, bubble.y, bubble.radius + 3
        for left, base, anchor, anchor_x in (
            (x + off, y + 4.5, "", x + off),
            (x - off - wide, y + 4.5, ' class="e"', x - off),
            (x - wide / 2, y - off - 2, ' class="m"', x),
            (x - wide / 2, y + off + 11, ' class="m"', x),
        ):
            box = (left, base - 11, left + wide, base + 3.5)
            others = [other.box for other in bubbles if other is not bubble]
            if _is_clear(box, taken) and _is_clear(box, others):
                taken.append(box)
                names[bubble.item.key] = (
                    f'<text{anchor} x="{number(anchor_x)}" y="{number(base)}">'
                    f"{escape_xml(text)}</text>"
                )
                break
    return names


def _is_clear(box: _Box, others: Sequence[_Box]) -> bool:
    left, top, right, bottom = box
    if left < _LEFT + 2 or right > _RIGHT - 2 or top < _TOP + 2 or bottom > _BOTTOM - 2:
        return False
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in others
    )


def _draw_bubble(bubble: _Bubble, name: str, middle: float) -> str:
    item = bubble.item
    kind = f"w{_quarter(item, middle) + 1}" + ("" if item.amount_share else " o")
    title = escape_xml(f"{item.label}: {item.note}" if item.note else item.label)
    attributes = (
        f' class="{kind}" data-key="{escape_xml(item.key)}"'
        f' data-x="{item.x:.3g}" data-y="{item.y:.3g}"'
    )
    inner = (
        f"<title>{title}</title>"
        f'<circle cx="{number(bubble.x)}" cy="{number(bubble.y)}" r="{number(bubble.radius)}"/>'
        f"{name}"
    )
    if not item.href:
        return f"<g{attributes}>{inner}</g>"
    return link(item.href, inner, f' aria-label="{title}"{attributes}')
