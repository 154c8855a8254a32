"""What the actions need by when, and what it costs: a line to the day of each, and a bar of money.

A full dot with a tick is approved, a dashed one with a question mark is not. In the bar what is not
approved is hatched, and a mark stands for what winning the deal may cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.charts.action_plan.day_scale import SMALL, DayScale, draw_months, scale_over
from gosart.charts.action_plan.layout import NAME, WIDTH
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["CostBar", "Need", "draw_resources"]

_HEAD, _ROW, _BAR = 42.0, 34.0, 22.0
_MUCH, _DAYS, _END, _FOR = 250.0, 440.0, 800.0, 826.0
"""Where the columns begin: how much, the days from and to, what it is for."""
_DOT = 8.0


@dataclass(frozen=True, slots=True)
class Need:
    """Something that actions need."""

    name: str
    much: str
    """How much of it, with its amount."""
    when: date | None
    day: str
    """The day with what is said of it, in words."""
    is_approved: bool
    is_theirs: bool
    use: str
    """What it is for."""
    alarm: str
    """That it comes too late, "" where it does not."""


@dataclass(frozen=True, slots=True)
class CostBar:
    """What is planned, against what winning may cost, as numbers with their words."""

    approved: float
    open: float
    """Planned and not approved."""
    limit: float
    """What it may cost, 0 where nobody says."""
    words: tuple[str, str, str]
    """Of what is approved, of what is not, and of the limit."""
    label: str
    note: str


def draw_resources(
    needs: Sequence[Need],
    cost: CostBar | None,
    today: date,
    translator: Translator,
    *,
    name: str,
    title: str,
    heads: Sequence[str],
) -> str:
    """Draw them as a complete `<svg>` element that scales with its box.

    Args:
        needs: In the order of their rows.
        cost: What they cost, None for no bar.
        today: The day on which their lines begin.
        translator: The reader's language.
        name: Makes the ids of title, description and hatching.
        title: What the drawing says, in a sentence.
        heads: Names of the four columns.

    Returns:
        The drawing, "" for no needs and no bar.
    """
    if not needs and cost is None:
        return ""
    key = escape_xml(name)
    end = _HEAD + _ROW * len(needs) if needs else 0.0
    days = [need.when for need in needs if need.when]
    scale = scale_over([today, *days], _DAYS, _END - 40) if needs else None
    height = end + (62 if cost else 4)
    about = "; ".join(f"{need.name}, {need.day}".strip(", ") for need in needs)
    opening = (
        f'<svg class="gosart-plan" xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="0 0 {number(WIDTH)} {number(height)}" aria-labelledby="{key}-title"'
        f' aria-describedby="{key}-desc"><title id="{key}-title">{escape_xml(title)}</title>'
        f'<desc id="{key}-desc">{escape_xml(about)}</desc>{_hatches(key, cost)}'
    )
    return "".join(
        (
            opening,
            *(_table(needs, scale, today, translator, heads, end) if scale else ()),
            *(_bar(cost, end + 14, key) if cost else ()),
            "</svg>",
        )
    )


def _hatches(key: str, cost: CostBar | None) -> str:
    """Return the patterns that the bar takes: of what is not approved, and of what is too much."""
    if cost is None:
        return ""
    kinds = (
        (cost.limit and cost.approved + cost.open > cost.limit, key, "gp-hatch"),
        (cost.open, f"{key}-open", "gp-open"),
    )
    used = "".join(_hatch(own, kind) for is_used, own, kind in kinds if is_used)
    return f"<defs>{used}</defs>" if used else ""


def _hatch(key: str, kind: str) -> str:
    return (
        f'<pattern id="{key}" class="{kind}" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="5" height="5"/><path d="M1 0V5"/></pattern>'
    )


def _text(x: float, y: float, kind: str, text: str, anchor: str = "") -> str:
    side = f' text-anchor="{anchor}"' if anchor else ""
    look = f' class="{kind}"' if kind else ""
    return f'<text{look} x="{number(x)}" y="{number(y)}"{side}>{escape_xml(text)}</text>'


def _table(
    needs: Sequence[Need],
    scale: DayScale,
    today: date,
    translator: Translator,
    heads: Sequence[str],
    end: float,
) -> Iterator[str]:
    now = scale.x(today)
    for x, head in zip((0.0, _MUCH, _DAYS, _FOR), heads, strict=True):
        yield _text(x, 13, "b", shorten_to_width(head, NAME * BOLD, 180))
    yield from draw_months(scale, _HEAD - 12, end, translator, (now,))
    yield f'<path class="gp-post gp-now" d="M{pair(now, _HEAD - 8)}V{number(end)}"/>'
    rules = (f"M0,{number(_HEAD + _ROW * row)}H{number(WIDTH)}" for row in range(1, len(needs) + 1))
    yield f'<path class="q" d="{"".join(rules)}"/>'
    for index, need in enumerate(needs):
        y = _HEAD + _ROW * index + _ROW / 2
        yield _text(0, y + 4, "b", shorten_to_width(need.name, NAME * BOLD, _MUCH - 14))
        yield _text(_MUCH, y + 4, "", shorten_to_width(need.much, NAME, _DAYS - _MUCH - 14))
        yield from _lollipop(need, scale, now, y)
        yield from _use(need, y)


def _lollipop(need: Need, scale: DayScale, now: float, y: float) -> Iterator[str]:
    who = "t" if need.is_theirs else "u"
    if need.when is None:
        words = shorten_to_width(need.day, SMALL, _END - now - 12)
        yield _text(now + 8, y + 4, "c", words)
        return
    x = scale.x(need.when)
    left, right = min(x, now), max(x, now)
    look = "f" if need.is_approved else "j"
    stem = ""
    if right - left > _DOT:
        stop = (left, x - _DOT) if x > now else (x + _DOT, right)
        stem = f"M{pair(stop[0], y)}H{number(stop[1])}"
    circle = f"M{pair(x - _DOT, y)}a8,8,0,1,0,16,0a8,8,0,1,0-16,0z"
    yield f'<path class="{who} {look}" d="{stem}{circle}"/>'
    if need.is_approved:
        yield f'<path class="i gp-on" d="M{pair(x - 4, y + 0.5)}l2.5,2.5 5-6"/>'
    else:
        yield _text(x, y + 4, "w", "?", "middle")
    tone = "c" if need.is_approved else "w"
    size = SMALL * (1 if need.is_approved else BOLD)
    room = _FOR - 10 - x - _DOT - 6
    if text_width(need.day, size) <= room or room > x - _DOT - 6 - _DAYS:
        yield _text(x + _DOT + 6, y + 4, tone, shorten_to_width(need.day, size, room))
    else:  # above the line, which goes on to today
        room = x - _DOT - 6 - _DAYS
        yield _text(x - _DOT - 6, y - 4, tone, shorten_to_width(need.day, size, room), "end")


def _use(need: Need, y: float) -> Iterator[str]:
    room = WIDTH - _FOR
    if not need.alarm:
        yield _text(_FOR, y + 4, "", shorten_to_width(need.use, NAME, room))
        return
    yield _text(_FOR, y - 3, "", shorten_to_width(need.use, NAME, room))
    yield _text(_FOR, y + 11, "r", shorten_to_width(need.alarm, SMALL * BOLD, room))


def _bar(cost: CostBar, y: float, key: str) -> Iterator[str]:
    """Draw what is approved, what is not, and the mark of what it may cost."""
    label = shorten_to_width(cost.label, NAME * BOLD, _MUCH - 14)
    yield _text(0, y + 14, "b", label)
    yield _text(0, y + 30, "c", shorten_to_width(cost.note, SMALL, _MUCH - 14))
    most = max(cost.limit, cost.approved + cost.open) or 1.0
    width = WIDTH - 130 - _MUCH
    unit = width / most
    planned = _MUCH + (cost.approved + cost.open) * unit
    limit = _MUCH + cost.limit * unit
    whole = number(width)
    yield f'<path class="gp-free" d="M{pair(_MUCH, y)}h{whole}v{_BAR:g}h-{whole}z"/>'
    x = _MUCH
    for amount, words, look in (
        (cost.approved, cost.words[0], "u f"),
        (cost.open, cost.words[1], "u gp-part"),
    ):
        if not amount:
            continue
        wide = number(amount * unit)
        fill = f' fill="url(#{key}-open)"' if look.endswith("part") else ""
        yield f'<path class="{look}"{fill} d="M{pair(x, y)}h{wide}v{_BAR:g}h-{wide}z"/>'
        room = amount * unit - 12
        if text_width(words, SMALL * BOLD) <= room:
            yield from _inside(x + amount * unit / 2, y + 15, words, is_plated=bool(fill))
        x += amount * unit
    if cost.limit:
        if planned > limit + 0.5:
            wide = number(planned - limit)
            path = f"M{pair(limit, y)}h{wide}v{_BAR:g}h-{wide}z"
            yield f'<path class="l" fill="url(#{key})" d="{path}"/>'
        yield f'<path class="gp-post gp-limit" d="M{pair(limit, y - 6)}V{number(y + _BAR + 6)}"/>'
        words = shorten_to_width(cost.words[2], SMALL * BOLD, 118)
        half = text_width(words, SMALL * BOLD) / 2
        at = min(max(limit, _MUCH + half), WIDTH - half)
        yield _text(at, y + _BAR + 19, "gp-flag", words, "middle")


def _inside(x: float, y: float, words: str, *, is_plated: bool) -> Iterator[str]:
    if is_plated:
        wide = text_width(words, SMALL * BOLD) + 8
        path = f"M{pair(x - wide / 2, y - 12)}h{number(wide)}v16h-{number(wide)}z"
        yield f'<path class="v" d="{path}"/>'
    yield _text(x, y, "gp-flag" if is_plated else "e", words, "middle")
