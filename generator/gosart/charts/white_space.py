"""White space by unit as bars: won, open, possible, and hatched what competitors hold.

All bars have one scale. An amount stands in its part of a bar where it has room; whoever holds the
hatched part is named behind the bar. Colours are variables of `account.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gosart.charts.svg import escape_xml, number
from gosart.i18n.translator import Translator
from gosart.text.measure import text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["SPACE_KINDS", "SpaceBar", "draw_white_space"]

SPACE_KINDS = ("won", "open", "potential", "rival")
"""Classes of the parts of a bar, in their order."""
_WIDTH = 440
_NAMES, _BEHIND = 140, 92
"""Room for the names of units on the left, and for competitors behind the longest bar."""
_ROW, _BAR = 21, 15
_SIZE, _SMALL = 11.0, 10.0
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class SpaceBar:
    """The bar of one unit."""

    unit: str
    amounts: tuple[Decimal, ...]
    """One for each of `SPACE_KINDS`, 0 for none."""
    rivals: str
    """Who holds the last part, "" for nobody."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How a drawing is shared out from left to right."""

    names: float
    """Where the bars begin."""
    width: float
    scale: float
    """Units of the drawing for one of the currency."""


def draw_white_space(
    bars: Sequence[SpaceBar],
    labels: Sequence[str],
    currency: str,
    translator: Translator,
    *,
    name: str,
    title: str = "",
    width: float = _WIDTH,
) -> str:
    """Draw white space by unit, or by anything else, as a complete `<svg>` element.

    It scales with its box.

    Args:
        bars: The units.
        labels: What each of `SPACE_KINDS` is called, for a reader who only hears the drawing.
        currency: Of all amounts (ISO 4217).
        translator: The reader's language.
        name: Makes the ids of the drawing.
        title: What it says; "" for what is drawn.
        width: Of the drawing, in its own units; half of what is more than usual is for names.

    Returns:
        The drawing, "" where no unit has an amount.
    """
    most = max((sum(bar.amounts) for bar in bars), default=Decimal(0))
    if not most:
        return ""
    key = escape_xml(name)
    title = escape_xml(title or translator.text("White space by unit"))
    about = escape_xml(" ".join(_description(bars, labels, currency, translator)))
    more = max(0.0, width - _WIDTH) / 4
    names, behind = _NAMES + more, _BEHIND + more
    room = _Room(names, width, (width - names - behind - 3 * _GAP) / float(most))
    rows = "".join(
        _row(bar, index * _ROW, room, key, currency, translator) for index, bar in enumerate(bars)
    )
    return (
        f'<svg class="gosart-space" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {number(width)} {_ROW * len(bars)}" role="img"'
        f' aria-labelledby="{key}-title">'
        f'<title id="{key}-title">{title}</title><desc>{about}</desc>'
        f'<defs><pattern id="{key}-hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path d="M1 0V5"/></pattern></defs>'
        f"{rows}</svg>"
    )


def _description(
    bars: Sequence[SpaceBar], labels: Sequence[str], currency: str, translator: Translator
) -> Iterator[str]:
    for bar in bars:
        amounts = ", ".join(
            f"{label} {translator.money(amount, currency, short=True)}"
            for label, amount in zip(labels, bar.amounts, strict=True)
            if amount
        )
        if amounts:
            yield translator.text("{what}: {ratings}.", what=bar.unit, ratings=amounts)


def _row(
    bar: SpaceBar, top: int, across: _Room, key: str, currency: str, translator: Translator
) -> str:
    baseline = top + 12
    unit = escape_xml(shorten_to_width(bar.unit, _SIZE, across.names - 8))
    parts = [f'<text x="0" y="{baseline}">{unit}</text>']
    x = across.names
    for kind, amount in zip(SPACE_KINDS, bar.amounts, strict=True):
        if not amount:
            continue
        width = max(2.0, float(amount) * across.scale)
        fill = f' fill="url(#{key}-hatch)"' if kind == "rival" else ""
        parts.append(
            f'<rect class="{kind}" x="{number(x)}" y="{top + 1}" width="{number(width)}"'
            f' height="{_BAR}"{fill}/>'
        )
        words = translator.money(amount, currency, short=True)
        room = text_width(words, _SMALL) + 6
        if room < width:
            middle = x + width / 2
            if kind == "rival":  # words on hatching need a plate
                parts.append(
                    f'<rect class="plate" x="{number(middle - room / 2)}" y="{top + 3}"'
                    f' width="{number(room)}" height="{_BAR - 4}"/>'
                )
            parts.append(
                f'<text class="in {kind}-words" x="{number(middle)}" y="{baseline}">'
                f"{escape_xml(words)}</text>"
            )
        x += width + _GAP
    if bar.rivals:
        rivals = escape_xml(shorten_to_width(bar.rivals, _SMALL, across.width - x - 5))
        parts.append(f'<text class="who" x="{number(x + 4)}" y="{baseline}">{rivals}</text>')
    return "".join(parts)
