"""Our record against each competitor: a row each, its open deals by amount, its decided ones.

Left of the middle a bar a deal, as wide as its amount, in order of who is ahead; a deal without an
amount is a narrow one. Right of it a square a decided deal. Very many of a row are one by kind.
Fill, hatching and outline tell them apart without a colour. Looks are in `competitors.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gosart.charts.svg import escape_xml, link, number
from gosart.text.measure import BOLD
from gosart.text.shorten import shorten_to_width

__all__ = [
    "DECIDED_KINDS",
    "MOST_SINGLE",
    "OPEN_KINDS",
    "CompetitorBar",
    "CompetitorWords",
    "draw_competitors",
]

OPEN_KINDS = ("behind", "level", "unknown", "ahead")
"""Classes of open deals from the worst for us; `unknown` is also what these readers may not see."""
DECIDED_KINDS = ("won", "lost", "elsewhere", "left", "hidden")
"""Classes of decided deals."""
_WIDTH = 1000
_NAMES, _MIDDLE = 230.0, 690.0
"""Where the open deals begin, and the decided ones."""
_BETWEEN = 24.0
_ROOM = _MIDDLE - _NAMES - _BETWEEN
_HEAD, _ROW, _KEY = 26.0, 44.0, 26.0
_BAR, _SQUARE = 13.0, 13.0
_TEXT, _SMALL = 12.0, 10.5
MOST_SINGLE = 60
"""Opportunities of a row that are drawn one by one."""
_LEAST = 7.0
"""Width of a deal without an amount, or with one too small to be seen."""
_GAP = 1.5
_HATCH = (
    '<defs><pattern id="gk-hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path d="M1 0V5"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class CompetitorBar:
    """The row of one competitor."""

    name: str
    note: str
    """Below the name: in how many accounts."""
    href: str
    open: tuple[tuple[str, float], ...]
    """(kind, amount) of each open deal, 0 for none."""
    open_words: str
    decided: tuple[int, ...]
    """How many there are of each of `DECIDED_KINDS`."""
    decided_words: str


@dataclass(frozen=True, slots=True)
class CompetitorWords:
    """What stands around the rows."""

    title: str
    """What there is to read off."""
    open_head: str
    decided_head: str
    open_kinds: tuple[str, ...]
    """What each of `OPEN_KINDS` is called."""
    decided_kinds: tuple[str, ...]
    """What each of `DECIDED_KINDS` is called."""


def draw_competitors(bars: Sequence[CompetitorBar], words: CompetitorWords, *, name: str) -> str:
    """Draw the record against competitors as a complete `<svg>` element.

    Args:
        bars: The competitors from the top.
        words: Title, heads and key.
        name: Makes the ids of the drawing.

    Returns:
        The drawing, "" without a competitor.
    """
    if not bars:
        return ""
    scale, square = _scale(bars), _square(bars)
    rows = "".join(_row(bar, _HEAD + index * _ROW, scale, square) for index, bar in enumerate(bars))
    key_top = _HEAD + len(bars) * _ROW + 12
    height = key_top + _KEY
    key = escape_xml(name)
    about = escape_xml(
        " ".join(f"{bar.name}: {bar.open_words}; {bar.decided_words}." for bar in bars)
    )
    heads = (
        f'<g class="gk-head"><text x="{number(_NAMES)}" y="14">'
        f"{_fit(words.open_head, _SMALL * BOLD, _ROOM)}</text>"
        f'<text x="{number(_MIDDLE)}" y="14">'
        f"{_fit(words.decided_head, _SMALL * BOLD, _WIDTH - _MIDDLE)}</text></g>"
    )
    return (
        f'<svg class="gosart-competitors" xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {_WIDTH} {number(height)}"'
        f' role="img" aria-labelledby="{key}-title"><title id="{key}-title">'
        f"{escape_xml(words.title)}</title><desc>{about}</desc>{_HATCH}{heads}{rows}"
        f'<g class="gk-key">{"".join(_key(bars, words, key_top))}</g></svg>'
    )


def _fit(text: str, size: float, room: float) -> str:
    return escape_xml(shorten_to_width(text, size, room))


def _narrow(opportunities: int) -> float:
    """Return the width that each deal has whatever its amount; of very many all are narrower."""
    return min(_LEAST + _GAP, _ROOM / 2 / max(1, opportunities))


def _scale(bars: Sequence[CompetitorBar]) -> float:
    """Return the width of one unit of an amount, so that the widest row fills its room."""
    sums = [(sum(amount for _, amount in bar.open), len(bar.open)) for bar in bars]
    scales = [
        (_ROOM - opportunities * _narrow(opportunities)) / total
        for total, opportunities in sums
        if total
    ]
    return min(scales, default=0.0)


def _square(bars: Sequence[CompetitorBar]) -> float:
    """Return the side of a square with its gap, so that the longest row fits."""
    most = max(sum(bar.decided) for bar in bars)
    return min(_SQUARE + 3, (_WIDTH - _MIDDLE) / most) if most else _SQUARE


def _row(bar: CompetitorBar, top: float, scale: float, square: float) -> str:
    y, base = number(top + 4), number(top + 15)
    below = number(top + 30)
    room = _NAMES - 14
    label = link(
        bar.href,
        f'<text class="gk-name" x="0" y="{base}">{_fit(bar.name, _TEXT * BOLD, room)}</text>',
    )
    open_words = _fit(bar.open_words, _SMALL, _ROOM)
    return (
        f'<g><path class="gk-line" d="M0,{number(top - 4)}H{_WIDTH}"/>{label}'
        f'<text class="gk-note" x="0" y="{below}">{_fit(bar.note, _SMALL, room)}</text>'
        f"{''.join(_open(bar, y, scale))}"
        f'<text class="gk-note" x="{number(_NAMES)}" y="{below}">{open_words}</text>'
        f"{''.join(_decided(bar, y, square))}"
        f'<text class="gk-note" x="{number(_MIDDLE)}" y="{below}">'
        f"{_fit(bar.decided_words, _SMALL, _WIDTH - _MIDDLE)}</text></g>"
    )


def _open(bar: CompetitorBar, y: str, scale: float) -> Iterator[str]:
    """Yield a bar an opportunity, the worst for us first; of too many those of a kind are one."""
    x, narrow = _NAMES, _narrow(len(bar.open))
    gap = min(_GAP, narrow / 5)
    widths = [
        (kind, narrow + amount * scale, not amount)
        for kind, amount in sorted(bar.open, key=lambda item: (OPEN_KINDS.index(item[0]), -item[1]))
    ]
    if len(widths) > MOST_SINGLE:
        widths = [
            (kind, sum(wide for own, wide, _ in widths if own == kind), False)
            for kind in dict.fromkeys(kind for kind, _, _ in widths)
        ]
    for kind, wide, is_none in widths:
        look = f"gk-{kind} gk-none" if is_none else f"gk-{kind}"
        yield (
            f'<rect class="{look}" x="{number(x)}" y="{y}" width="{number(wide - gap)}"'
            f' height="{_BAR:g}"/>'
        )
        x += wide


def _decided(bar: CompetitorBar, y: str, square: float) -> Iterator[str]:
    x, is_single = _MIDDLE, sum(bar.decided) <= MOST_SINGLE
    wide = max(square - 3, square * 0.6)
    for kind, count in zip(DECIDED_KINDS, bar.decided, strict=True):
        if count and not is_single:
            yield _sign(f"gk-{kind}", x, y, (count - 1) * square + wide)
        for index in range(count if is_single else 0):
            yield _sign(f"gk-{kind}", x + index * square, y, wide)
        x += count * square


def _sign(kind: str, x: float, y: str, wide: float) -> str:
    return (
        f'<rect class="{kind}" x="{number(x)}" y="{y}" width="{number(wide)}"'
        f' height="{_SQUARE:g}"/>'
    )


def _key(bars: Sequence[CompetitorBar], words: CompetitorWords, top: float) -> Iterator[str]:
    """Yield a sign and its word for each kind that is drawn."""
    opened = {kind for bar in bars for kind, _ in bar.open}
    used = [
        (kind, label, _NAMES)
        for kind, label in zip(OPEN_KINDS, words.open_kinds, strict=True)
        if kind in opened
    ]
    used += [
        (kind, label, _MIDDLE)
        for index, (kind, label) in enumerate(zip(DECIDED_KINDS, words.decided_kinds, strict=True))
        if any(bar.decided[index] for bar in bars)
    ]
    for start, end in ((_NAMES, _MIDDLE - _BETWEEN), (_MIDDLE, float(_WIDTH))):
        own = [(kind, label) for kind, label, side in used if side == start]
        room = (end - start) / max(1, len(own))
        for index, (kind, label) in enumerate(own):
            x = start + index * room
            yield (
                f'<rect class="gk-{kind}" x="{number(x)}" y="{number(top)}" width="10"'
                f' height="10"/><text x="{number(x + 14)}" y="{number(top + 9)}">'
                f"{_fit(label, _SMALL, room - 18)}</text>"
            )
