"""The record against competitors: every deal once, nothing over another or outside the picture."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.competitor_record import (
    DECIDED_KINDS,
    MOST_SINGLE,
    OPEN_KINDS,
    CompetitorBar,
    CompetitorWords,
    draw_competitors,
)
from gosart.charts.realised_bar import draw_realised
from tests.charts.drawn_radar import SVG

WORDS = CompetitorWords(
    "What there <is> to read",
    "Offene Verkaufschancen: ein Balken je Chance, so breit wie ihr Betrag",
    "已有结果的商机：每个方块代表一个",
    ("Wir liegen zurück", "Gleichauf", "Nicht bekannt", "Wir führen"),
    ("won", "lost to them", "lost otherwise", "stopped by us", "result not shown"),
)
NAMES = ("Acme <b> & | 字", "W" * 90, "云衡智造", "Systemhaus für Rückverfolgbarkeit GmbH & Co. KG")
BARS = st.builds(
    CompetitorBar,
    name=st.sampled_from(NAMES),
    note=st.just("in 3 accounts"),
    href=st.just('#named-acme-<b>-"字'),
    open=st.lists(
        st.tuples(st.sampled_from(OPEN_KINDS), st.sampled_from((0.0, 1.0, 5e4, 3e6, 9e9))),
        max_size=90,
    ).map(tuple),
    open_words=st.just("4 open deals " * 12),
    decided=st.tuples(*(st.integers(0, 60) for _ in DECIDED_KINDS)),
    decided_words=st.just("1 won, 2 lost to them " * 9),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BARS, min_size=1, max_size=12))
def test_every_deal_is_drawn_and_stays_on_its_side(bars: list[CompetitorBar]) -> None:
    root = ElementTree.fromstring(draw_competitors(bars, WORDS, name="record"))
    width, height = map(float, root.get("viewBox", "").split()[2:])
    for bar, row in zip(bars, list(root.findall(f"{SVG}g"))[1:-1], strict=True):
        rects = [
            (rect.get("class", "").split()[0], float(rect.get("x", "")), rect)
            for rect in row.iter(f"{SVG}rect")
        ]
        opened = [item for item in rects if item[0][3:] in OPEN_KINDS]
        decided = [item for item in rects if item[0][3:] in DECIDED_KINDS]
        assert len(opened) == (
            len(bar.open) if len(bar.open) <= MOST_SINGLE else len({kind for kind, _ in bar.open})
        )
        assert len(decided) == (
            sum(bar.decided)
            if sum(bar.decided) <= MOST_SINGLE
            else sum(count > 0 for count in bar.decided)
        )
        for side, end in ((opened, 667.0), (decided, width + 0.2)):
            last = 0.0
            for _, x, rect in side:
                assert x >= last - 0.15
                last = x + float(rect.get("width", ""))
                assert float(rect.get("y", "")) + float(rect.get("height", "")) < height
            assert last <= end


def test_a_drawing_without_competitors_is_none() -> None:
    assert draw_competitors((), WORDS, name="record") == ""


def test_a_bar_of_realised_value_ends_where_its_parts_do() -> None:
    root = ElementTree.fromstring(draw_realised((30.0, 5.0, 12.5), 77.5, 100.0))
    assert [(rect.get("class"), rect.get("x"), rect.get("width")) for rect in root][:3] == [
        ("gk-confirmed", "0", "120"),
        ("gk-counted", "120", "20"),
        ("gk-waiting", "140", "50"),
    ]
    assert root[3].get("d") == "M310,0V12"
    assert draw_realised((0.0, 0.0, 0.0), 0.0, 100.0) == ""
