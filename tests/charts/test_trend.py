"""The trend: every sum and unknown at its date and height, names that stand apart, all in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.analysis.trend import TrendPoint
from gosart.charts.trend import draw_trend
from gosart.i18n.translator import translator_for
from gosart.plan.model.account import Competitor
from gosart.text.measure import text_width
from tests.charts.drawn_radar import STYLE

SVG = "{http://www.w3.org/2000/svg}"
WORDS = translator_for("en")
DAY = date(2026, 3, 2)


def rival(key: str, name: str = "") -> Competitor:
    return Competitor(id=key, name=name or key.title())


QUANTREL = rival("quantrel")
POINTS = (
    TrendPoint(DAY, None, -2, 9),
    TrendPoint(DAY, QUANTREL, 3, 12),
    TrendPoint(DAY + timedelta(60), None, 5, 4),
    TrendPoint(DAY + timedelta(90), QUANTREL, 1, 6),
)


def drawn(points: tuple[TrendPoint, ...], name: str = "t") -> ElementTree.Element:
    return ElementTree.fromstring(draw_trend(points, WORDS, name, us="Us"))


def test_nothing_assessed_is_no_picture() -> None:
    assert draw_trend((), WORDS, us="Us") == ""


def test_every_sum_is_a_point_and_every_unknown_a_bar() -> None:
    root = drawn(POINTS)
    sums = {
        (node.get("data-for"), node.get("data-date"), node.get("data-sum"))
        for node in root.iter(f"{SVG}circle")
    }
    assert sums == {
        ("us", "2026-03-02", "-2"),
        ("us", "2026-05-01", "5"),
        ("quantrel", "2026-03-02", "3"),
        ("quantrel", "2026-05-31", "1"),
    }
    bars = {
        node.get("data-unknown"): float(node.get("height", "")) for node in root.iter(f"{SVG}rect")
    }
    assert bars["12"] == pytest.approx(2 * bars["6"], abs=0.1)
    assert bars["12"] == pytest.approx(3 * bars["4"], abs=0.1)


def test_a_higher_sum_stands_higher_and_a_later_date_further_right() -> None:
    points = [
        (node.get("data-sum"), float(node.get("cx", "")), float(node.get("cy", "")))
        for node in drawn(POINTS).iter(f"{SVG}circle")
    ]
    by_sum = sorted((float(value or 0), y) for value, _, y in points)
    assert all(lower > higher for (_, lower), (_, higher) in pairwise(by_sum))
    places = sorted({x for _, x, _ in points})
    assert places[2] - places[1] == pytest.approx(
        (places[1] - places[0]) / 2, abs=0.3
    )  # 60 days, then 30


def test_equal_sums_are_not_drawn_over_each_other() -> None:
    points = tuple(
        TrendPoint(DAY, vendor, 4, 0)
        for vendor in (None, *(rival(f"r{index}") for index in range(5)))
    )
    assert len({node.get("cy") for node in drawn(points).iter(f"{SVG}circle")}) == 6


def test_the_reading_is_told_in_words() -> None:
    root = drawn(POINTS)
    assert root.get("role") == "img"
    assert (
        root.findtext(f"{SVG}title[@id='t-title']")
        == "Sums and unknowns from 2 Mar 2026 to 31 May 2026"
    )
    assert root.findtext(f"{SVG}desc") == (
        "Us: sum from −2 to +5, not known from 9 to 4."
        " Quantrel: sum from +3 to +1, not known from 12 to 6."
    )
    once = drawn(POINTS[:1])
    assert once.findtext(f"{SVG}title") == "Sums and unknowns on 2 Mar 2026"
    assert once.findtext(f"{SVG}desc") == "Us: sum −2, 9 not known."


def test_rivals_have_the_colours_that_the_radar_gives_them() -> None:
    other = rival("other")
    kinds = {"r1": "other", "r2": "quantrel"}
    root = ElementTree.fromstring(
        draw_trend(
            (*POINTS, TrendPoint(DAY, other, 0, 0)), WORDS, us="Us", rivals=(other, QUANTREL)
        )
    )
    for group in root.findall(f"{SVG}g"):
        for node in group.iter(f"{SVG}circle"):
            assert kinds.get(group.get("class", ""), "us") == node.get("data-for")


def test_without_a_name_there_is_no_id_and_names_are_text() -> None:
    text = draw_trend((TrendPoint(DAY, rival("q", '<b> & "q"'), 1, 1),), WORDS, us="<i>")
    assert not re.search(r'\sid="', text)
    assert "<b>" not in text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 5), st.integers(-20, 20), st.integers(0, 20)),
        min_size=1,
        max_size=120,
    ),
    st.sampled_from(
        ["Quantrel", "Wettbewerbsentscheidungssysteme AG", "竞争对手有限责任公司上海分公司"]
    ),
)
def test_names_never_overlap_nor_leave_the_picture_and_no_date_stands_on_another(
    rows: list[tuple[int, int, int, int]], name: str
) -> None:
    vendors = [None, *(rival(f"r{index}", f"{name} {index}") for index in range(5))]
    points = {
        (DAY + timedelta(days), who): TrendPoint(
            DAY + timedelta(days), vendors[who], total, unknown
        )
        for days, who, total, unknown in rows
    }
    root = drawn(tuple(points.values()))
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    names = [
        (node.text or "") + "".join(part.text or "" for part in node)
        for group in root.iter(f"{SVG}g")
        for node in group.findall(f"{SVG}text")
        if len(node)
    ]
    ends = [
        float(node.get("y", ""))
        for group in root.iter(f"{SVG}g")
        for node in group.findall(f"{SVG}text")
        if len(node)
    ]
    starts = [
        float(node.get("x", ""))
        for group in root.iter(f"{SVG}g")
        for node in group.findall(f"{SVG}text")
        if len(node)
    ]
    assert len(ends) == len({who for _, who in points})
    assert all(abs(one - other) >= 15 for one, other in combinations(ends, 2))
    assert all(x + text_width(text, 14) <= width for text, x in zip(names, starts, strict=True))
    assert all(10 <= y <= height for y in ends)
    dates = [
        (float(node.get("x", "")), text_width(node.text or "", 14) / 2)
        for node in root.findall(f"{SVG}text[@class='x']")
    ]
    assert all(abs(one[0] - other[0]) >= one[1] + other[1] for one, other in combinations(dates, 2))
    assert len(dates) >= min(2, len({day for day, _ in points}))
    assert all(
        float(node.get("x", "")) >= 0
        and float(node.get("x", "")) + float(node.get("width", "")) <= width
        for node in root.iter(f"{SVG}rect")
    )


def test_bars_of_thirty_dates_and_six_vendors_stand_beside_each_other() -> None:
    vendors = (None, *(rival(f"r{index}") for index in range(5)))
    root = drawn(
        tuple(
            TrendPoint(DAY + timedelta(9 * index), vendor, index, 5)
            for index in range(30)
            for vendor in vendors
        )
    )
    bars = sorted(
        (float(node.get("x", "")), float(node.get("width", ""))) for node in root.iter(f"{SVG}rect")
    )
    assert len(bars) == 180
    assert all(left + wide <= right + 0.11 for (left, wide), (right, _) in pairwise(bars))


def test_every_class_of_it_has_a_look() -> None:
    used = {
        kind
        for found in re.findall(r'class="([^"]+)"', draw_trend(POINTS, WORDS, us="Us"))
        for kind in found.split()
    }
    assert used - {"gosart-trend"} == {"c", "y", "x", "d", "z", "us", "r1", "l", "h", "n"}
    assert all(re.search(rf"\.{kind}\b", STYLE) for kind in used)
