"""The plan of two sides: every item once, no words over others, nothing outside the picture."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.analysis.mutual_plan import ItemState, PlanItem
from gosart.charts.action_plan.day_scale import SMALL
from gosart.charts.action_plan.layout import NAME, WIDTH
from gosart.charts.action_plan.mutual_plan import PlanPost, draw_mutual_plan
from gosart.i18n.translator import translator_for
from gosart.method.enums import ActionType, Side
from gosart.text.measure import BOLD, text_width
from tests.charts.drawn_radar import SVG, Box

TODAY = date(2026, 11, 23)
NAMES = (
    "Werksabnahme der Rückverfolgbarkeitslösung in Ludwigshafen mit allen Schichtleitern",
    "Geschäftsführungsbeschluss",
    "集团采购委员会对追溯系统框架协议的最终审批会议",
    "Show the pump",
    "W" * 120,
    'a & <b> "c"',
)
KINDS = {
    "en": dict.fromkeys(ActionType, "Insulate against competitors"),
    "zh": dict.fromkeys(ActionType, "获取信息并核实"),
}
SMALLER = {"s", "c", "r", "w", "gp-flag"}
BOLDER = {"b", "r", "w", "gp-head", "gp-flag"}
DAYS = st.integers(-900, 1500)


@st.composite
def plans(draw: st.DrawFn) -> list[PlanItem]:
    items: list[PlanItem] = []
    for number in range(draw(st.integers(1, 40))):
        is_step = draw(st.booleans())
        due = draw(st.one_of(st.none(), DAYS)) if not is_step else draw(DAYS)
        start = draw(st.one_of(st.none(), DAYS))
        state = draw(st.sampled_from(ItemState))
        is_open = state not in (ItemState.DONE, ItemState.CANCELLED)
        items.append(
            PlanItem(
                key=f"A{number}",
                name=draw(st.sampled_from(NAMES)),
                side=Side.CUSTOMER if is_step else draw(st.sampled_from(Side)),
                state=state,
                kind=None if is_step else ActionType.INSULATE,
                owner=draw(st.sampled_from(("", "Hélène Vandamme", "欧阳娜娜"))),
                start=None if is_step or start is None else TODAY + timedelta(start),
                due=None if due is None else TODAY + timedelta(due),
                overdue=max(0, -due) if due is not None and is_open else 0,
                after=tuple(
                    draw(st.sets(st.sampled_from([f"A{n}" for n in range(number)]), max_size=2))
                    if number
                    else ()
                ),
                is_shared=draw(st.booleans()),
            )
        )
    return sorted(items, key=lambda item: (item.side is Side.TEAM, item.order))


def drawn(items: list[PlanItem], language: str = "en", is_open: bool = True) -> ElementTree.Element:
    posts = [
        PlanPost(TODAY, "Today", "now"),
        PlanPost(TODAY + timedelta(120), "Abschluss der Rahmenvereinbarung", "close"),
        PlanPost(TODAY + timedelta(80), "Latest order date", "order"),
    ]
    picture = draw_mutual_plan(
        items,
        {Side.CUSTOMER: "Marwick & Thorne Dairies", Side.TEAM: "Our side"},
        KINDS[language],
        posts if is_open else posts[1:2],
        TODAY,
        translator_for(language),
        name="p",
        title="What it says",
        earlier={items[0].key: [TODAY - timedelta(60), TODAY - timedelta(20)]},
    )
    return ElementTree.fromstring(picture)


def boxes(root: ElementTree.Element) -> list[Box]:
    """Every text but the signs on marks; a group moves what is in it."""
    result = []
    parents = {child: parent for parent in root.iter() for child in parent}
    for text in root.iter(f"{SVG}text"):
        if text.get("class") == "e":
            continue
        parts = [(text.get("class", ""), text.text or "")]
        for span in text:
            parts += [(span.get("class", ""), span.text or ""), ("", span.tail or "")]
        wide = sum(
            text_width(words, (SMALL if look.split(" ")[0] in SMALLER else NAME)
                       * (BOLD if look.split(" ")[0] in BOLDER else 1))
            for look, words in parts
        )  # fmt: skip
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        moved = re.match(r"translate\(([\d.]+),([\d.]+)\)", parents[text].get("transform", ""))
        if moved:
            x, y = x + float(moved[1]), y + float(moved[2])
        left = x - wide if text.get("text-anchor") == "end" else x
        words = "".join(words for _, words in parts)
        result.append(Box(words, left, y - 10, left + wide, y + 3))
    return result


@settings(max_examples=25, deadline=None)
@given(plans(), st.sampled_from(("en", "zh")), st.booleans())
def test_words_overlap_nothing_and_stay_in_the_picture(
    items: list[PlanItem], language: str, is_open: bool
) -> None:
    root = drawn(items, language, is_open)
    texts = boxes(root)
    over = [(a.text, b.text) for a, b in combinations(texts, 2) if a.overlaps(b)]
    assert over == []
    height = float(root.get("viewBox", "").split()[3])
    for box in texts:
        assert box.left >= 0, box
        assert box.right <= WIDTH + 0.1, box
        assert box.top >= 0, box
        assert box.bottom <= height, box


@settings(max_examples=25, deadline=None)
@given(plans(), st.booleans())
def test_every_mark_is_inside_and_every_item_is_there_once(
    items: list[PlanItem], is_open: bool
) -> None:
    root = drawn(items, is_open=is_open)
    keys = [group.get("data-item") for group in root.iter(f"{SVG}g") if group.get("data-item")]
    shown = [item for item in items if len(items) <= 24 or item.is_open]
    assert keys == [item.key for item in shown]
    counted = sum(int(number) for number in re.findall(
        r"(\d+) (?:done|cancelled)(?=,|$)", ",".join(
            text.text or "" for text in root.iter(f"{SVG}text") if float(text.get("x", 0)) == 120
        )
    ))  # fmt: skip
    assert counted == len(items) - len(shown)
    for path in root.iter(f"{SVG}path"):
        for start, wide in re.findall(r"M(-?[\d.]+)(?:[,-][\d.]+h(-?[\d.]+))?", path.get("d", "")):
            assert 0 <= float(start) <= WIDTH
            assert not wide or 0 < float(wide) <= WIDTH - float(start)


@settings(max_examples=20, deadline=None)
@given(plans())
def test_an_arrow_leads_to_each_item_from_what_comes_before(items: list[PlanItem]) -> None:
    root = drawn(items)
    shown = {item.key for item in items if len(items) <= 24 or item.is_open}
    wanted = sum(key in shown for item in items if item.key in shown for key in item.after)
    arrows = [path for path in root.iter(f"{SVG}path") if path.get("class") == "y"]
    in_legend = 1 if wanted else 0
    assert len(arrows) - in_legend == wanted
    # along the gaps between the rows, where there are no words
    names = boxes(root)
    for path in arrows[:wanted]:
        y = 0.0
        for step, value in re.findall(r"([MVHL])(-?[\d.]+(?:,-?[\d.]+)?)", path.get("d", "")):
            if step in "ML":
                y = float(value.split(",")[1])
            elif step == "V":
                y = float(value)
            else:
                assert not any(box.top + 3 < y < box.bottom - 3 for box in names)


def item(key: str, state: ItemState, days: int | None = 5, **more: object) -> PlanItem:
    due = None if days is None else TODAY + timedelta(days)
    overdue = max(0, -days) if days is not None and state in (
        ItemState.OPEN, ItemState.STARTED, ItemState.BLOCKED,
    ) else 0  # fmt: skip
    values = {"kind": ActionType.PROVE, "overdue": overdue} | more
    return PlanItem(key, f"Item {key}", Side.TEAM, state, due=due, **values)  # type: ignore[arg-type]


def test_each_state_has_a_shape_and_words_of_its_own() -> None:
    start = TODAY - timedelta(30)
    items = [
        item("open", ItemState.OPEN, start=start),
        item("started", ItemState.STARTED, start=start),
        item("done", ItemState.DONE, -3, start=start),
        item("blocked", ItemState.BLOCKED, -2, start=start),
        item("cancelled", ItemState.CANCELLED, start=start),
        item("overdue", ItemState.OPEN, -9, start=start),
        item("undated", ItemState.OPEN, None),
        item("today", ItemState.OPEN, 0),
    ]
    root = drawn(items)
    looks = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("data-item"):
            marks = [
                mark.get("class", "") for mark in group
                if mark.tag in (f"{SVG}rect", f"{SVG}path") and mark.get("class") != "g"
            ]  # fmt: skip
            words = [span.text for span in group.iter(f"{SVG}tspan") if span.get("class") in "srcw"]
            looks[group.get("data-item")] = (marks, words[0])
    assert looks == {
        "open": (["o"], "28 Nov, slipped twice, 65 days"),
        "started": (["o", "f"], "28 Nov"),
        "done": (["d", "i"], "done 20 Nov"),
        "blocked": (["l", "o", "p"], "blocked, 2 days overdue"),
        "cancelled": (["x", "k"], "cancelled"),
        "overdue": (["l", "o"], "9 days overdue"),
        "undated": (["n"], "no date"),
        "today": (["o"], "due today"),
    }


def test_what_is_overdue_is_hatched_up_to_today() -> None:
    root = drawn(
        [item("A", ItemState.OPEN, -10, start=TODAY - timedelta(40)), item("B", ItemState.OPEN)]
    )
    (late,) = [path for path in root.iter(f"{SVG}path") if path.get("class") == "l"][:1]
    (now,) = [path for path in root.iter(f"{SVG}path") if path.get("class") == "gp-post gp-now"]
    begin, wide = map(float, re.findall(r"M([\d.]+),[\d.]+h([\d.]+)", late.get("d", ""))[0])
    (end,) = map(float, re.findall(r"M([\d.]+)", now.get("d", "")))
    assert abs(begin + wide - end) < 0.2


def test_a_plan_without_items_has_no_picture() -> None:
    assert draw_mutual_plan(
        [], {}, {}, [], TODAY, translator_for("en"), name="p", title="", earlier={}
    ) == ""  # fmt: skip
