"""The trend: a bar a date holding all criteria, names and dates that stand apart, all in words."""

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
    TrendPoint(DAY, None, 4, 0, 6, 10),
    TrendPoint(DAY, QUANTREL, 2, 1, 5, 7),
    TrendPoint(DAY + timedelta(60), None, 11, 0, 5, 4),
    TrendPoint(DAY + timedelta(90), QUANTREL, 5, 3, 2, 5),
)
COUNTS = ("good", "level", "bad", "unknown")


def drawn(points: tuple[TrendPoint, ...], name: str = "t") -> ElementTree.Element:
    return ElementTree.fromstring(draw_trend(points, WORDS, name, us="Us"))


def bars(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [node for node in root.iter(f"{SVG}g") if node.get("data-date")]


def box(node: ElementTree.Element) -> tuple[float, float, float, float]:
    left, top, width, height = (float(node.get(name, "")) for name in ("x", "y", "width", "height"))
    return left, top, left + width, top + height


def test_nothing_assessed_is_no_picture() -> None:
    assert draw_trend((), WORDS, us="Us") == ""


def test_every_date_of_a_company_is_a_bar_with_its_four_counts() -> None:
    found = {
        (bar.get("data-for"), bar.get("data-date")): tuple(
            int(bar.get(f"data-{name}", "")) for name in COUNTS
        )
        for bar in bars(drawn(POINTS))
    }
    assert found == {
        ("us", "2026-03-02"): (4, 0, 6, 10),
        ("us", "2026-05-01"): (11, 0, 5, 4),
        ("quantrel", "2026-03-02"): (2, 1, 5, 7),
        ("quantrel", "2026-05-31"): (5, 3, 2, 5),
    }


def test_good_stands_below_bad_above_and_what_is_not_known_between() -> None:
    for bar in bars(drawn(POINTS)):
        parts = list(bar.findall(f"{SVG}rect"))
        kinds = [part.get("class") for part in parts]
        assert kinds == [kind for kind in ("p", "v", "q", "m") if kind in kinds]
        for below, above in pairwise(map(box, parts)):
            assert below[1] == pytest.approx(above[3], abs=0.2)


def test_bars_of_a_company_are_equally_high_whatever_is_known() -> None:
    heights = {
        (
            bar.get("data-for"),
            round(sum(b - t for _, t, _, b in map(box, bar.findall(f"{SVG}rect")))),
        )
        for bar in bars(drawn(POINTS))
    }
    assert len({height for _, height in heights}) == 1


def test_a_later_date_stands_further_right_by_the_calendar() -> None:
    lefts = sorted({box(bar.findall(f"{SVG}rect")[0])[0] for bar in bars(drawn(POINTS))})
    assert lefts[2] - lefts[1] == pytest.approx((lefts[1] - lefts[0]) / 2, abs=0.3)


def test_the_reading_is_told_in_words() -> None:
    root = drawn(POINTS)
    assert root.get("role") == "img"
    assert (
        root.findtext(f"{SVG}title[@id='t-title']")
        == "Ratings and positions from 2 Mar 2026 to 31 May 2026"
    )
    assert root.findtext(f"{SVG}desc") == (
        "Us: 11 positive, 5 negative, 4 unknown (before: 4 positive, 6 negative, 10 unknown)."
        " Quantrel: ahead on 5, behind on 2, level on 3, 5 unknown"
        " (before: ahead on 2, behind on 5, level on 1, 7 unknown)."
    )
    once = drawn(POINTS[:1])
    assert once.findtext(f"{SVG}title") == "Ratings and positions on 2 Mar 2026"
    assert once.findtext(f"{SVG}desc") == "Us: 4 positive, 6 negative, 10 unknown."


def test_rivals_have_the_colours_that_the_radar_gives_them() -> None:
    other = rival("other")
    text = draw_trend(
        (*POINTS, TrendPoint(DAY, other, 0, 0, 0, 15)), WORDS, us="Us", rivals=(other, QUANTREL)
    )
    heads = {
        group.get("class"): group.findtext(f"{SVG}text")
        for group in ElementTree.fromstring(text).findall(f"{SVG}g")
        if group.get("class") in ("us", "r1", "r2")
    }
    assert heads == {"us": "Us", "r1": "Other", "r2": "Quantrel"}


def test_without_a_name_there_is_no_id_and_names_are_text() -> None:
    text = draw_trend((TrendPoint(DAY, rival("q", '<b> & "q"'), 1, 1, 1, 1),), WORDS, us="<i>")
    assert not re.search(r'\sid="', text)
    assert "<b>" not in text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 5), st.integers(0, 20), st.integers(0, 20)),
        min_size=1,
        max_size=120,
    ),
    st.sampled_from(
        ["Quantrel", "Wettbewerbsentscheidungssysteme AG", "竞争对手有限责任公司上海分公司"]
    ),
)
def test_nothing_leaves_the_picture_and_no_date_or_bar_stands_on_another(
    rows: list[tuple[int, int, int, int]], name: str
) -> None:
    vendors = [None, *(rival(f"r{index}", f"{name} {index}") for index in range(5))]
    points = {
        (DAY + timedelta(days), who): TrendPoint(
            DAY + timedelta(days), vendors[who], good, 0, 20 - good, unknown
        )
        for days, who, good, unknown in rows
    }
    root = drawn(tuple(points.values()))
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    heads = [
        node
        for group in root.findall(f"{SVG}g")
        if not group.get("data-date")
        for node in group.findall(f"{SVG}text")
    ]
    assert len(heads) == 2 * len({who for _, who in points})
    for left, right in zip(heads[::2], heads[1::2], strict=True):
        assert float(left.get("x", "")) + text_width(left.text or "", 14) <= float(
            right.get("x", "")
        ) - text_width(right.text or "", 14)
    dates = [
        (float(node.get("x", "")), text_width(node.text or "", 14) / 2)
        for node in root.findall(f"{SVG}text[@class='x']")
    ]
    assert all(abs(one[0] - other[0]) >= one[1] + other[1] for one, other in combinations(dates, 2))
    assert len(dates) >= min(2, len({day for day, _ in points}))
    by_panel: dict[str, list[tuple[float, float, float, float]]] = {}
    for bar in bars(root):
        by_panel.setdefault(bar.get("data-for", ""), []).append(box(bar.findall(f"{SVG}rect")[0]))
    for boxes in by_panel.values():
        assert all(
            left >= 0 and right <= width and top >= 0 and bottom <= height
            for left, top, right, bottom in boxes
        )
        assert all(one[2] <= other[0] + 0.11 for one, other in pairwise(sorted(boxes)))


def test_every_class_of_it_has_a_look() -> None:
    used = {
        kind
        for found in re.findall(r'class="([^"]+)"', draw_trend(POINTS, WORDS, us="Us"))
        for kind in found.split()
    }
    assert used - {"gosart-trend"} == {"us", "r1", "x", "y", "d", "p", "v", "q", "m", "n"}
    assert all(re.search(rf"\.{kind}\b", STYLE) for kind in used)
