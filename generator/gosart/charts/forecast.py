"""What closes month by month as bars: commit, best case, pipeline, and a line for the weighted sum.

Bars are told apart in grey: full, light, hatched. A month that is over has a red outline. Names of
the largest opportunities stand above their month. Colours are variables of `portfolio.css`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gosart.charts.svg import escape_xml, number
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["Bar", "draw_forecast"]

_WIDTH, _HEIGHT = 600, 178
_LEFT, _TOP, _BASE = 40, 38, 146
_AIR = 12
"""Between the axis and the first month, whose words are wider than its bar."""
_SIZE, _SMALL = 10.5, 9.5
_CLASSES = ("commit", "best", "pipeline")


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of the drawing."""

    label: str
    """Its short name."""
    year: str
    """The year where it begins, "" for the months in between."""
    parts: tuple[float, ...]
    """Amounts of commit, best case and pipeline."""
    weighted: float
    total: str
    """The sum in words, "" for nothing."""
    names: tuple[str, ...]
    """Of the opportunities, the largest first."""
    is_past: bool
    is_now: bool


def draw_forecast(bars: Sequence[Bar], unit: Sequence[tuple[float, str]], title: str) -> str:
    """Draw a forecast as a complete `<svg>` element that scales with its box.

    Args:
        bars: The months in their order.
        unit: Amounts of the lines across and their words, from 0 up; the last is above every bar.
        title: What a screen reader says instead.

    Returns:
        SVG; its texts are escaped.
    """
    highest = max(unit[-1][0], 1.0)
    step = (_WIDTH - _LEFT - _AIR) / max(1, len(bars))
    width = min(30.0, step * 0.66)

    def y(amount: float) -> float:
        return _BASE - amount / highest * (_BASE - _TOP)

    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gosart-forecast" role="img" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}"><title>{escape_xml(title)}</title>'
        '<defs><pattern id="gf-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="5" height="5" class="gf-paper"/>'
        '<rect width="2.2" height="5" class="gf-ink"/></pattern></defs>'
    )
    parts = [head]
    for amount, label in unit:
        at = number(y(amount))
        parts.append(
            f'<path class="gf-grid" d="M{_LEFT},{at}H{_WIDTH}"/>'
            f'<text class="gf-axis" x="{_LEFT - 6}" y="{number(y(amount) + 3.4)}" '
            f'text-anchor="end">{escape_xml(label)}</text>'
        )
    for index, bar in enumerate(bars):
        middle = _LEFT + _AIR + step * (index + 0.5)
        beside = [*bars[max(0, index - 1) : index], *bars[index + 1 : index + 2]]
        room = step * (1.05 if any(sum(other.parts) for other in beside) else 1.9)
        room = min(room, 2 * middle, 2 * (_WIDTH - middle))
        parts += _bar(bar, middle, width, room, step, y)
    parts.append("</svg>")
    return "".join(parts)


def _bar(
    bar: Bar, middle: float, width: float, room: float, step: float, y: Callable[[float], float]
) -> Iterator[str]:
    left, base = middle - width / 2, 0.0
    late = " gf-late" if bar.is_past else ""
    if bar.is_now:
        yield f'<path class="gf-today" d="M{number(middle - step / 2)},{_TOP - 30}V{_BASE}"/>'
    for amount, kind in zip(bar.parts, _CLASSES, strict=True):
        if amount:
            top, height = y(base + amount), y(base) - y(base + amount)
            yield (
                f'<rect class="gf-{kind}{late}" x="{number(left)}" y="{number(top)}" '
                f'width="{number(width)}" height="{number(max(height, 0.8))}"/>'
            )
            base += amount
    if base:
        at = number(y(bar.weighted))
        yield f'<path class="gf-weighted" d="M{number(left - 3)},{at}h{number(width + 6)}"/>'
        yield from _words(bar, middle, y(base), room)
    state = " gf-late" if bar.is_past and base else ""
    yield f'<text class="gf-month{state}" x="{number(middle)}" y="{_BASE + 14}">{bar.label}</text>'
    if bar.year:
        yield f'<text class="gf-axis" x="{number(middle)}" y="{_BASE + 26}">{bar.year}</text>'


def _words(bar: Bar, middle: float, top: float, width: float) -> Iterator[str]:
    """Yield the sum above a bar, and as many names as find room above it."""
    lines = int((top - 4 - _SMALL) // _SIZE)
    names = [(_cut(name, width), "gf-name") for name in bar.names[: max(0, min(2, lines))]]
    for index, (text, kind) in enumerate([(bar.total, "gf-sum"), *names]):
        at = number(top - 4 - index * _SIZE)
        yield f'<text class="{kind}" x="{number(middle)}" y="{at}">{escape_xml(text)}</text>'


def _cut(text: str, width: float) -> str:
    """Return the first words of a text that fit a width, at least a part of the first."""
    words = text.split()
    fitting = words[:1]
    for word in words[1:]:
        if text_width(" ".join([*fitting, word]), _SMALL) > width:
            break
        fitting.append(word)
    return shorten_to_width(" ".join(fitting), _SMALL, width)
