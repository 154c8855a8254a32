"""Resources by day and the bar of money: no words over others, nothing outside the picture."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.action_plan.day_scale import SMALL
from gosart.charts.action_plan.layout import NAME, WIDTH
from gosart.charts.action_plan.resources import CostBar, Need, draw_resources
from gosart.i18n.translator import translator_for
from gosart.text.measure import BOLD, text_width
from tests.charts.drawn_radar import SVG, Box

TODAY = date(2026, 11, 23)
TEXTS = ("Solution architect", "Lösungsarchitektin für Rückverfolgbarkeit und Qualität" * 2,
         "返工批次追溯连接器的开发与验收测试以及现场培训安排", "W" * 70, "a < b & c")  # fmt: skip
BOLDER = {"b", "r", "w", "gp-flag", "e"}
SMALLER = {"s", "c", "r", "w", "e", "gp-flag"}


@st.composite
def needs(draw: st.DrawFn) -> list[Need]:
    return [
        Need(
            name=draw(st.sampled_from(TEXTS)),
            much=draw(st.sampled_from(("", *TEXTS))),
            when=(when := draw(st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2029, 1, 1))))),
            day=f"{when or ''} {draw(st.sampled_from(('', 'not approved', '未批准')))}".strip(),
            is_approved=draw(st.booleans()),
            is_theirs=draw(st.booleans()),
            use=draw(st.sampled_from(("", *TEXTS))),
            alarm=draw(st.sampled_from(("", "comes 49 days after that is due"))),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]


MONEY = st.sampled_from((0.0, 1.0, 40.0, 60_000.0, 95_000.0, 3_000_000.0))
BARS = st.builds(
    CostBar,
    MONEY,
    MONEY,
    MONEY,
    st.just(("£35K approved", "£60K not approved", "£110K expected")),
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS),
)


def drawn(rows: list[Need], cost: CostBar | None, language: str) -> ElementTree.Element | None:
    picture = draw_resources(
        rows,
        cost,
        TODAY,
        translator_for(language),
        name="n",
        title="What it says",
        heads=("Resource", "How much", "Needed by", "For"),
    )
    return ElementTree.fromstring(picture) if picture else None


@settings(max_examples=40, deadline=None)
@given(needs(), st.one_of(st.none(), BARS), st.sampled_from(("en", "zh")))
def test_words_overlap_nothing_and_all_of_it_is_inside(
    rows: list[Need], cost: CostBar | None, language: str
) -> None:
    root = drawn(rows, cost, language)
    assert (root is None) == (not rows and cost is None)
    if root is None:
        return
    height = float(root.get("viewBox", "").split()[3])
    boxes = []
    for text in root.iter(f"{SVG}text"):
        if text.text in ("?", ""):
            continue
        look = text.get("class", "")
        wide = text_width(
            text.text or "",
            (SMALL if look in SMALLER else NAME) * (BOLD if look in BOLDER else 1),
        )
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        share = {"end": 1.0, "middle": 0.5}.get(text.get("text-anchor", ""), 0.0)
        boxes.append(Box(text.text or "", x - wide * share, y - 9, x + wide * (1 - share), y + 2.5))
    assert [(a.text, b.text) for a, b in combinations(boxes, 2) if a.overlaps(b)] == []
    for box in boxes:
        assert box.left >= -0.1, box
        assert box.right <= WIDTH + 0.1, box
        assert box.top >= 0, box
        assert box.bottom <= height, box
    for path in root.iter(f"{SVG}path"):
        steps = re.findall(r"M(-?[\d.]+)[,-][\d.]+(?:h(-?[\d.]+))?", path.get("d", ""))
        for start, wide_ in steps:
            assert 0 <= float(start) <= WIDTH
            assert not wide_ or float(start) + float(wide_) <= WIDTH + 0.1


def test_what_is_approved_has_a_tick_and_what_is_not_a_question_mark() -> None:
    row = {"much": "", "is_theirs": False, "use": "", "alarm": "", "when": TODAY + timedelta(9)}
    rows = [
        Need("Architect", day="2 Dec", is_approved=True, **row),  # type: ignore[arg-type]
        Need("Connector", day="2 Dec, not approved", is_approved=False, **row),  # type: ignore[arg-type]
    ]
    root = drawn(rows, None, "en")
    assert root is not None
    dots = [path for path in root.iter(f"{SVG}path") if "a8,8" in path.get("d", "")]
    assert [path.get("class") for path in dots] == ["u f", "u j"]
    assert [path.get("class") for path in root.iter(f"{SVG}path")].count("i gp-on") == 1
    assert [text.text for text in root.iter(f"{SVG}text")].count("?") == 1


def test_more_than_it_may_cost_is_hatched_beyond_the_mark() -> None:
    words = ("", "", "")
    within = drawn([], CostBar(40.0, 20.0, 100.0, words, "Cost", ""), "en")
    beyond = drawn([], CostBar(80.0, 45.0, 100.0, words, "Cost", ""), "en")
    assert within is not None
    assert beyond is not None
    looks = [[path.get("class") for path in root.iter(f"{SVG}path")] for root in (within, beyond)]
    assert ["l" in look for look in looks] == [False, True]
