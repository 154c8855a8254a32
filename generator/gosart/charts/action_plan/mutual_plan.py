"""The plan of two sides as a drawing: a lane for the customer, one for us, a row for each item.

A bar goes from the day an action begins to its day, a milestone is a diamond, and what is overdue
is hatched up to today. Posts stand for today, the latest order date and the close date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gosart.analysis.mutual_plan import ItemState, PlanItem
from gosart.charts.action_plan.arrows import Arrow, route_arrows
from gosart.charts.action_plan.day_scale import SMALL, draw_months
from gosart.charts.action_plan.layout import (
    LEFT,
    NAME,
    ROW,
    WIDTH,
    LaidOutPlan,
    Lane,
    PlacedItem,
    lay_out,
)
from gosart.charts.flag_labels import Flag, PlacedFlag, place_flags
from gosart.charts.svg import escape_xml, number, pair
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionType, Side
from gosart.text.measure import BOLD, text_width
from gosart.text.shorten import shorten_to_width

__all__ = ["PlanPost", "draw_mutual_plan"]

_FLAG = 14.0
"""Height of a row of flags."""
_MONTHS = 17.0
_SPACE = "\u2002"
"""Between the parts of what is written of an item; `layout` counts it."""
_SHARED = WIDTH - 22.0
_TICK = "l2.5,2.5 5-6"


@dataclass(frozen=True, slots=True)
class PlanPost:
    """A day that goes through all rows."""

    when: date
    name: str
    kind: str
    """`now`, `order` or `close`, for the style sheet."""


def draw_mutual_plan(
    items: Sequence[PlanItem],
    names: Mapping[Side, str],
    kinds: Mapping[ActionType, str],
    posts: Sequence[PlanPost],
    today: date,
    translator: Translator,
    *,
    name: str,
    title: str,
    earlier: Mapping[str, Sequence[date]],
) -> str:
    """Draw the plan as a complete `<svg>` element that scales with its box.

    Args:
        items: The plan, the customer's before ours, each side in the order of its rows.
        names: What the lane of each side is called.
        kinds: Name of each type of action.
        posts: Days that go through all rows, the most important first.
        today: The day.
        translator: The reader's language.
        name: Makes the ids of title, description and hatching.
        title: What the drawing says, in a sentence.
        earlier: Days that an item had before, the oldest first, by its key; they are drawn as
            ghosts.

    Returns:
        The drawing, "" for no items. Each item is a `<g data-item data-state>` whose title has the
        whole name.
    """
    if not items:
        return ""
    days = [post.when for post in posts]
    flat = lay_out(items, names, days, today, translator, top=0, earlier=earlier)
    flags = [
        Flag(flat.scale.x(post.when), post.name, SMALL * BOLD, _tail(post, translator))
        for post in posts
    ]
    placed = place_flags(flags, WIDTH, 3)
    rows = 1 + max((flag.row for flag in placed), default=0)
    top = 4 + _FLAG * rows + _MONTHS + 5
    plan = lay_out(items, names, days, today, translator, top=top, earlier=earlier)
    arrows = route_arrows(plan)
    key = escape_xml(name)
    legend, height = _legend(plan, arrows, plan.bottom + 22, key, translator)
    poles = [flat.scale.x(post.when) for post in posts]
    opening = (
        f'<svg class="gosart-plan" xmlns="http://www.w3.org/2000/svg" role="img"'
        f' viewBox="0 0 {number(WIDTH)} {number(height)}" aria-labelledby="{key}-title"'
        f' aria-describedby="{key}-desc"><title id="{key}-title">{escape_xml(title)}</title>'
        f'<desc id="{key}-desc">{escape_xml(_description(items, translator))}</desc>'
        f'<defs><pattern id="{key}" class="gp-hatch" width="5" height="5"'
        ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="5" height="5"/><path d="M1 0V5"/></pattern></defs>'
    )
    parts = (
        opening,
        *(_lane(lane, translator) for lane in plan.lanes),
        *draw_months(plan.scale, top - 8, plan.bottom, translator, poles),
        *_posts(posts, placed, plan, top),
        *(_arrow(arrow) for arrow in arrows),
        *(_item(item, kinds, key, translator) for item in plan.items),
        *legend,
        "</svg>",
    )
    return "".join(parts)


def _tail(post: PlanPost, translator: Translator) -> str:
    return translator.text("{what}, {date}", what="", date=translator.date(post.when))


def _description(items: Sequence[PlanItem], translator: Translator) -> str:
    counts = {
        "done": sum(item.state is ItemState.DONE for item in items),
        "open": sum(item.is_open and not item.overdue for item in items),
        "overdue": sum(item.overdue > 0 for item in items),
    }
    values = {key: translator.number(count) for key, count in counts.items()}
    return translator.text("{done} done, {open} open, {overdue} overdue.", **values)


def _text(x: float, y: float, kind: str, text: str, anchor: str = "") -> str:
    side = f' text-anchor="{anchor}"' if anchor else ""
    look = f' class="{kind}"' if kind else ""
    return f'<text{look} x="{number(x)}" y="{number(y)}"{side}>{escape_xml(text)}</text>'


def _lane(lane: Lane, translator: Translator) -> str:
    who = "t" if lane.side is Side.CUSTOMER else "u"
    name = shorten_to_width(lane.name, NAME * BOLD, 900)
    parts = [
        f'<rect class="gp-lane {who}" y="{number(lane.top)}" width="{number(WIDTH)}"'
        f' height="{number(lane.bottom - lane.top)}" rx="4"/>'
        + _text(10, lane.top + 17, f"gp-head {who}", name)
    ]
    if any(item.item.is_shared for item in lane.items):
        label = shorten_to_width(translator.text("shared"), SMALL, 52)
        parts.append(_text(WIDTH - 8, lane.top + 17, "c", label, "end"))
        signs = "".join(
            f"M{pair(_SHARED, item.y)}{_SHARED_SIGN}" for item in lane.items if item.item.is_shared
        )
        parts.append(f'<path class="h {who}" d="{signs}"/>')
    if lane.folded:
        parts.append(_text(LEFT + 8, lane.bottom - 3 - ROW / 2 + 4, "c", lane.folded))
    return "".join(parts)


def _posts(
    posts: Sequence[PlanPost], placed: Sequence[PlacedFlag], plan: LaidOutPlan, top: float
) -> Iterator[str]:
    by_number = {flag.number: flag for flag in placed}
    for index, post in enumerate(posts):
        x, flag = plan.scale.x(post.when), by_number.get(index)
        baseline = top - 5 - _MONTHS - _FLAG * (flag.row if flag else 0)
        yield (
            f'<path class="gp-post gp-{post.kind}"'
            f' d="M{pair(x, baseline - 9)}V{number(plan.bottom)}"/>'
        )
        if flag is not None:
            at = flag.left if flag.anchor == "start" else flag.right
            anchor = "" if flag.anchor == "start" else "end"
            yield _text(at, baseline, f"gp-flag gp-{post.kind}", flag.label, anchor)


def _arrow(arrow: Arrow) -> str:
    (x, y), *rest = arrow.points
    path = f"M{pair(x, y)}"
    for right, down in rest:
        path += f"V{number(down)}" if right == x else f"H{number(right)}"
        x, y = right, down
    below = arrow.points[-2][1] < y
    head = f"M{pair(x - 3.5, y - 6 if below else y + 6)}L{pair(x, y)} " + pair(
        x + 3.5, y - 6 if below else y + 6
    )
    return f'<path class="y" d="{path}{head}"/>'


def _item(placed: PlacedItem, kinds: Mapping[ActionType, str], key: str, words: Translator) -> str:
    item = placed.item
    state = "overdue" if item.overdue else item.state.value
    kind = kinds[item.kind] if item.kind else words.text("milestone")
    who = "t" if item.side is Side.CUSTOMER else "u"
    full = "" if placed.name == item.name else f"<title>{escape_xml(item.name)}</title>"
    return "".join(
        (
            f'<g class="{who}"',
            f' data-item="{escape_xml(item.key)}" data-state="{state}">{full}',
            _text(10, placed.y + 4, "c", _kind(kind)),
            *(_ghosts(placed) if placed.start is None else ()),
            *_look(placed, key),
            *(() if placed.start is None else _ghosts(placed)),  # on the bar, not below it
            *_words(placed),
            "</g>",
        )
    )


def _kind(label: str) -> str:
    """Return the name of a kind of action, or its first word where there is no room for more."""
    room = LEFT - 22
    if text_width(label, SMALL) > room:
        label = label.split(" ")[0]
    return shorten_to_width(label, SMALL, room)


def _ghosts(placed: PlacedItem) -> Iterator[str]:
    if not placed.ghosts:
        return
    shapes = "".join(f"M{pair(x - 7, placed.y)}{_DIAMOND}" for x in placed.ghosts)
    line = ""
    if placed.start is None:
        line = f"M{pair(min(placed.ghosts), placed.y)}H{number(placed.x)}"
    yield f'<path class="g" d="{line}{shapes}"/>'


_SHARED_SIGN = "m-4,0a4.5,4.5,0,1,0,0-.1zm7,0a4.5,4.5,0,1,0,0-.1z"
"""Two rings that meet: theirs and ours."""
_STOP = "m-3.5-8h7l4.5,4.5v7l-4.5,4.5h-7l-4.5-4.5v-7zm-.5,8h8"
"""A stop sign with its bar."""
_DIAMOND = "l7-7 7,7-7,7z"
"""From its left corner."""
_SQUARE = "m-5.5-5.5h11v11h-11z"
_LOOKS = {ItemState.DONE: "d", ItemState.CANCELLED: "x", ItemState.STARTED: "f"}
"""Classes of bars and marks in `actions.css`; all others are `o`."""


def _bar(kind: str, start: float, end: float, y: float) -> str:
    wide = number(end - start)
    return f'<path class="{kind}" d="M{pair(start, y - 6)}h{wide}v12h-{wide}z"/>'


def _look(placed: PlacedItem, key: str) -> Iterator[str]:
    """Draw the bar or the mark, what is overdue, and the sign of the state."""
    item, x, start, y = placed.item, placed.x, placed.start, placed.y
    if placed.until > x + 1:
        wide = number(placed.until - x)
        yield f'<path class="l" fill="url(#{key})" d="M{pair(x, y - 4)}h{wide}v8h-{wide}z"/>'
    look = _LOOKS.get(item.state, "o")
    if start is not None:
        now = min(x, max(placed.now, start + 3))
        if look != "f" or now < x:
            yield _bar("o" if look == "f" else look, start, x, y)
        if look == "f":  # as far as today
            yield _bar("f", start, now, y)
    elif item.due is None and item.done is None:
        yield f'<path class="n" d="M{pair(x, y)}{_SQUARE}"/>'
    else:
        is_alarm = item.is_milestone and item.overdue
        shape = f"M{pair(x - 7, y)}{_DIAMOND}" if item.is_milestone else f"M{pair(x, y)}{_SQUARE}"
        yield f'<path class="{"a" if is_alarm else look}" d="{shape}"/>'
    if item.state is ItemState.DONE:
        at = x - 4 if start is None else x - 10
        yield f'<path class="i" d="M{pair(at, y + 0.5)}{_TICK}"/>'
    elif item.state is ItemState.CANCELLED:
        left = x - 9 if start is None else start - 3
        yield f'<path class="k" d="M{pair(left, y)}H{number(x + 9)}"/>'
    elif item.state is ItemState.BLOCKED:
        yield f'<path class="p" d="M{pair(x, y)}{_STOP}"/>'
    elif item.overdue and item.is_milestone:
        yield _text(x, y + 4, "e", "!", "middle")


def _words(placed: PlacedItem) -> Iterator[str]:
    item = placed.item
    look = {ItemState.DONE: "m", ItemState.CANCELLED: "z"}.get(item.state, "")
    tone = "s" if item.is_open else "c"
    if placed.is_bold:
        look, tone = "b", "r" if item.is_late else "w"
    begin, end = placed.words
    if placed.is_over:
        wide = number(end - begin + 6)
        yield f'<path class="v" d="M{pair(begin - 3, placed.y - 8)}h{wide}v16h-{wide}z"/>'
    anchor = ' text-anchor="end"' if placed.anchor == "end" else ""
    name = escape_xml(placed.name)
    whole = ' class="m"' if look == "m" else ""  # what follows is as quiet as the name
    yield f'<text{whole} x="{number(placed.label)}" y="{number(placed.y + 4)}"{anchor}>'
    yield f'<tspan class="{look}">{name}</tspan>' if look and not whole else name
    yield f'{_SPACE}<tspan class="{tone}">{escape_xml(placed.state)}</tspan>'
    if placed.owner:
        yield f'{_SPACE}<tspan class="c">{escape_xml(placed.owner)}</tspan>'
    yield "</text>"


def _legend(
    plan: LaidOutPlan, arrows: Sequence[Arrow], y: float, key: str, translator: Translator
) -> tuple[list[str], float]:
    """Return the marks that the drawing uses with their words, and where it ends."""
    text, items = translator.text, [placed.item for placed in plan.items]
    states = {item.state for item in items}
    box = "m-11-5h22v10h-22z"
    entries = [
        (ItemState.OPEN in states, f'<path class="o" d="{box}"/>', text("open")),
        (ItemState.STARTED in states, f'<path class="f" d="{box}"/>', text("started")),
        (ItemState.DONE in states,
         f'<path class="d" d="{box}"/><path class="i" d="m-3 .5{_TICK}"/>',
         text("done")),
        (any(item.overdue for item in items),
         f'<path class="l" fill="url(#{key})" d="m-11-4h22v8h-22z"/>', text("overdue")),
        (ItemState.BLOCKED in states, f'<path class="p" d="{_STOP}"/>', text("blocked")),
        (ItemState.CANCELLED in states,
         f'<path class="x" d="{box}"/><path class="k" d="m-14,0h28"/>',
         text("cancelled")),
        (any(item.is_milestone for item in items),
         f'<path class="o" d="m-7,0{_DIAMOND}"/>', text("customer's milestone")),
        (any(placed.ghosts for placed in plan.items),
         f'<path class="g" d="m-7,0{_DIAMOND}"/>', text("earlier date")),
        (bool(arrows), '<path class="y" d="m-11,0h21m-6-3.5l6,3.5-6,3.5"/>',
         text("has to come first")),
        (any(item.is_shared for item in items),
         f'<path class="h" d="m-3.5,0{_SHARED_SIGN}"/>',
         text("shared: the customer sees it")),
    ]  # fmt: skip
    parts, x = [], 16.0
    for is_used, sign, words in entries:
        if not is_used:
            continue
        wide = 18 + text_width(words, SMALL)
        if x + wide > WIDTH - 4:
            x, y = 16.0, y + 20
        parts.append(
            f'<g class="u" transform="translate({number(x)},{number(y)})">{sign}'
            f"{_text(18, 4, 'c', words)}</g>"
        )
        x += wide + 34
    return parts, y + 12
