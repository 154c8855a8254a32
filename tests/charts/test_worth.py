"""Can we win against is it worth winning: each in its quarter, none hidden, its amount as area."""

from __future__ import annotations

import re
from itertools import combinations
from math import hypot, pi
from random import Random
from xml.etree import ElementTree

import pytest

from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.i18n.translator import translator_for
from gosart.text.measure import text_width
from tests.charts.drawn_radar import STYLE

SVG = "{http://www.w3.org/2000/svg}"
WORDS = translator_for("en")


HREF = "{http://www.w3.org/1999/xlink}href"


def drawn(*items: WorthItem) -> ElementTree.Element:
    return ElementTree.fromstring(draw_worth(items, WORDS, "w"))


def many(count: int) -> tuple[WorthItem, ...]:
    """Make opportunities as sums of five ratings place them: several on one point."""
    some = Random(7)
    return tuple(
        WorthItem(
            f"d{index}",
            f"Deal {index} of Aldermoor",
            f"d{index}/",
            some.randint(-5, 5) / 5,
            some.randint(-5, 5) / 5,
            some.random() ** 2,
        )
        for index in range(count)
    )


def circles(root: ElementTree.Element) -> dict[str, tuple[float, float, float]]:
    found = {}
    for node in root:
        circle = node.find(f"{SVG}circle")
        if circle is not None:
            found[node.get("data-key", "")] = (
                float(circle.get("cx", "")),
                float(circle.get("cy", "")),
                float(circle.get("r", "")),
            )
    return found


def cross(root: ElementTree.Element) -> tuple[float, float]:
    """Give the point where the quarters meet."""
    first = root.find(f"{SVG}g[@class='d']/{SVG}rect[@class='w1']")
    assert first is not None
    return float(first.get("x", "")), float(first.get("y", "")) + float(first.get("height", ""))


def test_no_opportunity_is_no_picture() -> None:
    assert draw_worth((), WORDS) == ""


def test_an_opportunity_stands_further_right_the_better_we_can_win_and_higher_the_more_worth() -> (
    None
):
    found = circles(
        drawn(
            WorthItem("a", "A", "", -1, -1),
            WorthItem("b", "B", "", 0.5, 0),
            WorthItem("c", "C", "", 1, 1),
        )
    )
    assert found["a"][0] < found["b"][0] < found["c"][0]
    assert found["a"][1] > found["b"][1] > found["c"][1]


def test_the_amount_is_the_area_of_the_bubble_and_no_amount_is_a_hollow_one() -> None:
    root = drawn(
        WorthItem("all", "A", "", 1, 1, 1.0),
        WorthItem("half", "B", "", -1, 1, 0.5),
        WorthItem("none", "C", "", 1, -1),
    )
    found = circles(root)
    assert found["all"][2] ** 2 == pytest.approx(2 * found["half"][2] ** 2, rel=0.02)
    assert {node.get("data-key") for node in root if "o" in (node.get("class") or "").split()} == {
        "none"
    }


@pytest.mark.parametrize("count", [1, 12, 60, 500])
def test_no_bubble_hides_another_or_leaves_its_quarter_or_the_frame(count: int) -> None:
    items = many(count)
    root = drawn(*items)
    found = circles(root)
    assert len(found) == count
    for one, other in combinations(found.values(), 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) >= one[2] + other[2]
    x, y = cross(root)
    for item in items:
        across, up, radius = found[item.key]
        assert (across >= x - 0.1) == (item.x >= 0), item
        assert (up > y + 0.1) == (item.y < 0), item
        assert across - radius >= 26
        assert across + radius <= 434
        assert up - radius >= 24
        assert up + radius <= 380
    assert sum(pi * radius**2 for _, _, radius in found.values()) < 0.35 * 408 * 356


@pytest.mark.parametrize("count", [1, 12, 60, 500])
def test_names_stand_clear_of_bubbles_and_of_each_other(count: int) -> None:
    root = drawn(*many(count))
    bubbles, names = circles(root), {}
    for node in root:
        text = node.find(f"{SVG}text")
        if node.get("data-key") and text is not None:
            x, y, wide = (
                float(text.get("x", "")),
                float(text.get("y", "")),
                text_width(text.text or "", 14),
            )
            left = x - {"e": wide, "m": wide / 2}.get(text.get("class", ""), 0)
            names[node.get("data-key", "")] = (left, y - 10.5, left + wide, y + 3)
    for one, other in combinations(names.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for key, box in names.items():
        for other, (x, y, radius) in bubbles.items():
            assert (
                other == key
                or hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))
                > radius - 0.2
            )
    assert len(names) >= {1: 1, 12: 8, 60: 2, 500: 0}[count]


def test_a_opportunity_is_a_link_that_says_the_whole_name_and_note() -> None:
    long = "Aldermoor Rail: renewal of the signalling of the whole northern region"
    (link,) = drawn(WorthItem("a", long, "../a/?x=1&y=2", 0, 0, 1, "win +0.2")).findall(f"{SVG}a")
    assert link.get(HREF) == "../a/?x=1&y=2"
    assert link.findtext(f"{SVG}title") == link.get("aria-label") == f"{long}: win +0.2"
    assert (link.findtext(f"{SVG}text") or "").endswith("…")
    assert drawn(WorthItem("a", "A", "", 0, 0)).findall(f"{SVG}a") == []


def test_the_quarters_are_named_and_counted_in_words() -> None:
    root = drawn(
        WorthItem("a", "A", "", 0.4, 0.2),
        WorthItem("b", "B", "", -0.4, 0.2),
        WorthItem("c", "C", "", -1, -1),
    )
    assert root.get("role") == "group"
    assert (
        root.findtext(f"{SVG}title[@id='w-title']")
        == "3 opportunities: can we win, and is it worth winning?"
    )
    assert root.findtext(f"{SVG}desc") == (
        "Pursue: 1. Build sponsorship: 1. Pursue at low cost: 0. Walk away: 1."
    )
    assert [node.text for node in root.iter(f"{SVG}text")][:4] == [
        "Pursue",
        "Build sponsorship",
        "Pursue at low cost",
        "Walk away",
    ]


def test_a_value_beyond_the_scale_stands_at_its_end_and_the_order_of_items_changes_nothing() -> (
    None
):
    beyond, end = (
        circles(drawn(WorthItem("a", "A", "", 9, -9)))["a"],
        circles(drawn(WorthItem("a", "A", "", 1, -1)))["a"],
    )
    assert beyond == end
    items = many(40)
    assert draw_worth(items, WORDS, "w") == draw_worth(tuple(reversed(items)), WORDS, "w")


def test_names_are_text_and_every_class_has_a_look() -> None:
    text = draw_worth((WorthItem('"k', "<b>&", 'x"y', 0, 0),), WORDS)
    assert "<b>" not in text
    assert not re.search(r'\sid="', text)
    used = {
        kind
        for found in re.findall(r'class="([^"]+)"', draw_worth(many(30), WORDS))
        for kind in found.split()
    }
    assert all(re.search(rf"\.{kind}\b", STYLE) for kind in used)
