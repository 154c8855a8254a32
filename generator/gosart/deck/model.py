"""What a deck says, ready to be set: slides of blocks, in the reader's language, without a program.

    Deck ── slides ── Slide ── title, blocks, notes
    Block ── Text, Facts, Lights, Table, Radar, Chain, Grid, Chart, or two stacks of them Beside

Lengths are the drawing's business; a block says only what comes before what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from gosart.analysis.time_chain import TimeChain
from gosart.charts.time_chain import ChainPoint
from gosart.method.enums import Rating

__all__ = [
    "Axis",
    "Beside",
    "Block",
    "Cell",
    "Chain",
    "Chart",
    "Chip",
    "Column",
    "Deck",
    "Facts",
    "Grid",
    "GridRow",
    "Legend",
    "LightItem",
    "Lights",
    "Line",
    "Radar",
    "Ring",
    "Series",
    "Slide",
    "Span",
    "Table",
    "Text",
    "Tone",
]


class Tone(StrEnum):
    """What a colour stands for; the words beside it say the same."""

    PLAIN = "plain"
    MUTED = "muted"
    FAINT = "faint"
    """For lines, never for words."""
    BACK = "back"
    """The background, for what is cut out of a shape."""
    US = "us"
    RIVAL = "rival"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look."""

    text: str
    is_bold: bool = False
    tone: Tone = Tone.PLAIN


Line: TypeAlias = tuple[Span, ...]
"""A paragraph."""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs across the whole width."""

    lines: tuple[Line, ...]
    size: float = 14


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures in a row: label, value, and whether it is a warning."""

    items: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class LightItem:
    """A light with its word and why."""

    question: str
    word: str
    reason: str
    tone: Tone
    """Good, warn, bad, or muted where nothing is known; each has a shape of its own."""


@dataclass(frozen=True, slots=True)
class Lights:
    """Lights side by side."""

    items: tuple[LightItem, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    """Its head; a table whose columns have none has no row of heads."""
    share: float
    """Of the width, in the unit of the other columns'."""
    is_right: bool = False
    """Whether it is set flush right, as amounts are."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, of which a slide has as many as fit."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: Callable[[int], str]
    """Says how many rows have no room, where the rest does not stand on another slide."""
    sizes: tuple[float, ...] = (14, 12)
    """Font sizes, the largest first: the first by which all rows fit, else the last."""
    continues: bool = False
    """Whether what has no room stands on another slide."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A criterion of the radar."""

    label: str
    begins_question: bool
    """Whether it is the first of its question."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A rating by somebody who differs."""

    criterion: int
    """Number of the axis, from 0."""
    rating: Rating


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs of a radar mean, beside its lines."""

    scale: str
    """Its two rings."""
    unknown: str
    before: str
    dissent: str


@dataclass(frozen=True, slots=True)
class Radar:
    """Our ratings and a competitor's around a circle."""

    axes: tuple[Axis, ...]
    us: str
    ours: tuple[Rating | None, ...]
    before: tuple[Rating | None, ...]
    """Ours of the assessment before, () without one."""
    rival: str
    """Name of the competitor, "" for none."""
    theirs: tuple[Rating | None, ...]
    rings: tuple[Ring, ...]
    signs: tuple[str, str, str]
    """The method's signs for a plus, a minus and an unknown rating."""
    legend: Legend
    about: str
    """What the drawing says, for whoever does not see it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The days from today to the customer's event, with the float."""

    chain: TimeChain
    points: tuple[ChainPoint, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Chip:
    """Somebody in a cell of the grid."""

    name: str
    note: str
    """Their role, and that nobody has met them."""
    is_met: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """People who stand alike, by influence."""

    label: str
    tone: Tone
    cells: tuple[tuple[Chip, ...], ...]
    """One for each column, whoever weighs more first."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Power by support."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    more: Callable[[int], str]
    """Says how many people of a cell have no room."""
    about: str


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar."""

    name: str
    values: tuple[float, ...]
    """One for each category."""
    tone: Tone
    labels: tuple[str, ...]
    """What stands in each bar or above it, "" for nothing."""
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, as a chart that PowerPoint can edit."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool
    is_across: bool
    """Whether the bars lie."""
    about: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks of blocks side by side."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float
    """Of the width, for the left one."""


Block: TypeAlias = Text | Facts | Lights | Table | Radar | Chain | Grid | Chart | Beside


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide."""

    title: str
    """A sentence that says what there is to read off."""
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What the presenter has before them: where each thing is from."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A file of slides."""

    name: str
    """Of the file, without its extension."""
    title: str
    foot: tuple[str, ...]
    """What each slide says at its foot beside its number; the first gives way where it is long."""
    slides: tuple[Slide, ...]
