"""Where everything of a plan of two sides stands: a row for each item, its mark and its words.

Words stand right of what is drawn of an item where they fit, else left of it; the item's day and
state are never cut, its name is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gosart.analysis.mutual_plan import ItemState, PlanItem
from gosart.charts.action_plan.day_scale import SMALL, DayScale, scale_over
from gosart.charts.moved_dates import moved_in_words
from gosart.i18n.translator import Translator
from gosart.method.enums import Side
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = [
    "HALF",
    "LEFT",
    "NAME",
    "RIGHT",
    "ROW",
    "WIDTH",
    "LaidOutPlan",
    "Lane",
    "PlacedItem",
    "day_of",
    "lay_out",
    "state_in_words",
]

WIDTH = 1180.0
LEFT, RIGHT = 112.0, 1112.0
"""Where the days begin and end; kinds stand left of them, the sign of what is shared right."""
ROW, _HEAD, _BETWEEN = 24.0, 25.0, 8.0
NAME = 12.5
"""Font size of the names."""
HALF = 8.0
"""Half of what a milestone or an action without a beginning takes of its row."""
_TO_LABEL, _GAP = 8.0, 8.5
"""From what is drawn to its words, and between two parts of them."""
_MOST = 24
"""More items than these, and those that are done or cancelled are only counted."""
_BEFORE, _AHEAD = 45, 550
"""Days before the first open item and after today that the scale has at most."""
_NEAR = 300
"""Days from today within which a day needs no year."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item in its row."""

    item: PlanItem
    y: float
    """Middle of its row."""
    start: float | None
    """Where its bar begins, None where it has none."""
    x: float
    """Where its day is."""
    until: float
    """Where what is overdue ends; `x` where nothing is."""
    now: float
    """Where today is."""
    ghosts: tuple[float, ...]
    """Where its earlier days are."""
    name: str
    """As much of its name as fits."""
    state: str
    owner: str
    """"" where there is no room for it."""
    label: float
    """Where the words begin, or end."""
    anchor: Literal["start", "end"]
    is_bold: bool
    is_over: bool
    """Whether the words stand on the bar."""

    @property
    def words(self) -> tuple[float, float]:
        """Where its words begin and end."""
        wide = _width(self.name, self.state, self.owner, is_bold=self.is_bold)
        return (
            (self.label, self.label + wide)
            if self.anchor == "start"
            else (self.label - wide, self.label)
        )

    @property
    def drawn(self) -> tuple[float, float]:
        """Where what is drawn of it begins and ends."""
        return _drawn(self.start, self.x, self.until, self.ghosts)


@dataclass(frozen=True, slots=True)
class Lane:
    """The items of one side."""

    side: Side
    name: str
    top: float
    bottom: float
    items: tuple[PlacedItem, ...]
    folded: str
    """How many items it has that are only counted, in words; "" for none."""


@dataclass(frozen=True, slots=True)
class LaidOutPlan:
    """The whole drawing."""

    scale: DayScale
    lanes: tuple[Lane, ...]
    bottom: float

    @property
    def items(self) -> tuple[PlacedItem, ...]:
        """Every item that has a row."""
        return tuple(item for lane in self.lanes for item in lane.items)


def lay_out(
    items: Sequence[PlanItem],
    names: Mapping[Side, str],
    posts: Sequence[date],
    today: date,
    translator: Translator,
    *,
    top: float,
    earlier: Mapping[str, Sequence[date]],
) -> LaidOutPlan:
    """Return the items, each where it stands.

    Args:
        items: The plan, in the order of its rows.
        names: What the lane of each side is called.
        posts: Days that have to be inside the drawing besides those of the items.
        today: The day.
        translator: The reader's language.
        top: Where the first lane begins.
        earlier: Days that an item had before, the oldest first, by its key.
    """
    scale = _scale(items, posts, today, earlier)
    drawn = [item for item in items if len(items) <= _MOST or item.is_open]
    lanes, y = [], top
    for side in (Side.CUSTOMER, Side.TEAM):
        own = [item for item in drawn if item.side is side]
        folded = _counted([item for item in items if item.side is side and item not in own],
                          translator)  # fmt: skip
        if not own and not folded:
            continue
        first = y + _HEAD + ROW / 2
        placed = tuple(
            _row_of(item, first + ROW * row, scale, today, translator, earlier.get(item.key, ()))
            for row, item in enumerate(own)
        )
        bottom = y + _HEAD + ROW * (len(own) + bool(folded)) + 3
        lanes.append(Lane(side, names[side], y, bottom, placed, folded))
        y = bottom + _BETWEEN
    return LaidOutPlan(scale, tuple(lanes), y - _BETWEEN)


def _scale(
    items: Sequence[PlanItem],
    posts: Sequence[date],
    today: date,
    earlier: Mapping[str, Sequence[date]],
) -> DayScale:
    """Span what is open and the posts; what ended long before is at the edge."""
    running = [day for item in items if item.is_open for day in (item.start, item.due) if day]
    ended = [day for item in items for day in (item.start, item.due, item.done) if day]
    ended += [day for days in earlier.values() for day in days]
    every = [*running, *ended, *posts]
    if today not in posts:  # of a decided opportunity all of it
        return scale_over(every or [today], LEFT, RIGHT)
    first = max(
        min(every), _days_from(min([*running, *posts]), -_BEFORE), _days_from(today, -_AHEAD)
    )
    last = min(max(every), _days_from(today, _AHEAD))
    return scale_over([first, max(first, last)], LEFT, RIGHT)


def _days_from(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def _counted(items: Sequence[PlanItem], translator: Translator) -> str:
    done = sum(item.state is ItemState.DONE for item in items)
    rest = len(items) - done
    parts = []
    if done:
        parts.append(translator.text("{n} done", n=translator.number(done)))
    if rest:
        parts.append(translator.text("{n} cancelled", n=translator.number(rest)))
    return ", ".join(parts)


def _row_of(
    item: PlanItem,
    y: float,
    scale: DayScale,
    today: date,
    translator: Translator,
    earlier: Sequence[date],
) -> PlacedItem:
    end = (item.done if item.state is ItemState.DONE else None) or item.due
    x = scale.x(end) if end else scale.left + HALF
    x = min(max(x, scale.left + HALF), scale.right - HALF)
    start = None
    if item.start and end and item.start < end:
        start = min(scale.x(item.start), x - 6)
    now = scale.x(today)
    until = max(x, now) if item.overdue else x
    ghosts = tuple(min(max(scale.x(day), scale.left + HALF), scale.right - HALF) for day in earlier)
    state = state_in_words(item, today, translator, earlier)
    left, right = _drawn(start, x, until, ghosts)
    rooms: dict[Literal["start", "end"], tuple[float, float]] = {
        "start": (right + _TO_LABEL, scale.right - right - _TO_LABEL),
        "end": (left - _TO_LABEL, left - _TO_LABEL - scale.left),
    }
    is_bold = item.is_late or (item.is_open and item.due == today)
    words = (item.name, state)
    trials: tuple[tuple[Literal["start", "end"], str], ...] = (
        ("start", item.owner), ("start", ""), ("end", item.owner), ("end", ""),
    )  # fmt: skip
    for anchor, owner in trials:
        at, room = rooms[anchor]
        if _width(*words, owner, is_bold=is_bold) <= room:
            return PlacedItem(
                item,
                y,
                start,
                x,
                until,
                now,
                ghosts,
                *words,
                owner,
                at,
                anchor,
                is_bold,
                is_over=False,
            )
    anchor = max(rooms, key=lambda side: rooms[side][1])
    at, room = rooms[anchor]
    is_over = room < _width("", state, "", is_bold=False) + 90
    if is_over:  # what is drawn of it takes the whole row
        anchor, at, room = "start", left + _TO_LABEL, scale.right - left - _TO_LABEL
    room -= _width("", state, "", is_bold=False) + _GAP
    name = shorten_to_width(item.name, NAME * (BOLD if is_bold else 1.0), room)
    return PlacedItem(item, y, start, x, until, now, ghosts, name, state, "", at, anchor,
                      is_bold, is_over)  # fmt: skip


def _drawn(
    start: float | None, x: float, until: float, ghosts: Sequence[float]
) -> tuple[float, float]:
    left = x - HALF if start is None else start
    return min([left, *(ghost - HALF for ghost in ghosts)]), max(x + HALF, until)


def _width(name: str, state: str, owner: str, *, is_bold: bool) -> float:
    """Return how wide the words of an item are."""
    wide = text_width(name, NAME * (BOLD if is_bold else 1.0))
    for text in (state, owner):
        if text:
            wide += _GAP * bool(wide) + text_width(text, SMALL * BOLD)
    return wide


def state_in_words(
    item: PlanItem, today: date, translator: Translator, earlier: Sequence[date] = ()
) -> str:
    """Return how far an item is, with its day.

    Args:
        item: The item.
        today: The day.
        translator: The reader's language.
        earlier: Days that it had before, the oldest first.
    """
    text = translator.text
    if item.state is ItemState.CANCELLED:
        return text("cancelled")
    day = item.due
    if item.state is ItemState.DONE:
        day = item.done or item.due
        return text("done {date}", date=day_of(day, today, translator)) if day else text("done")
    parts = []
    if item.state is ItemState.BLOCKED:
        parts.append(text("blocked"))
    if item.overdue:
        parts.append(translator.plural("{n} day overdue", "{n} days overdue", item.overdue))
    elif day == today:
        parts.append(text("due today"))
    elif day:
        parts.append(day_of(day, today, translator))
    else:
        parts.append(text("no date"))
    slips = moved_in_words(earlier, day, translator)
    return ", ".join((*parts, slips) if slips else parts)


def day_of(day: date, today: date, translator: Translator) -> str:
    """Return a day in words, with its year where it is far from today.

    Args:
        day: The day.
        today: The day of the page.
        translator: The reader's language.
    """
    is_near = abs(day - today) <= timedelta(days=_NEAR)
    return translator.short_day(day) if is_near else translator.date(day)
