"""The radar: every mark on its axis and at its place, nothing unknown on the scale, labels apart, the reading in words."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.radar import Series, draw_radar
from generator.charts.svg import pair
from generator.language.words import words_for
from generator.methodology.catalogue import Method
from tests.charts.drawn_radar import SVG, DrawnRadar
from tests.charts.small_method import TWENTY, marks, method_of

WORDS = words_for("en")
US = "++?++ +++?+ +-+?- ++?+."
RIVAL = "+?-?? -?-+? ?--+- +-+?-"


def drawn(method: Method, *given: str) -> DrawnRadar:
    keys = ("us", "rival", "other", "third", "fourth", "fifth")
    series = [Series(key, key.title(), marks(written)) for key, written in zip(keys, given, strict=False)]
    return DrawnRadar(draw_radar(method, series, WORDS, name="r"))


def named(count: int, name: str) -> Method:
    """Make a method of `count` criteria under questions of up to five."""
    return method_of(*((f"Question {start}", *[name] * min(5, count - start)) for start in range(0, count, 5)))


def test_every_mark_of_every_vendor_is_one_point_on_its_axis() -> None:
    radar = drawn(TWENTY, US, RIVAL)
    for owner, written in (("us", US), ("rival", RIVAL)):
        found = {point.criterion: point for point in radar.of(owner)}
        assert [found[f"c{index}"].mark for index in range(1, 21)] == [sign.replace(".", "") for sign in written.replace(" ", "")]
        assert [found[f"c{index}"].share for index in range(1, 21)] == pytest.approx(
            [(index - 0.5) / 20 for index in range(1, 21)], abs=0.003
        )
    assert len(radar.points) == 40


def test_plus_stands_at_the_rim_and_minus_near_the_centre() -> None:
    rim = float(next(node.get("r", "") for node in drawn(TWENTY, US).root.findall(f"{SVG}g[@class='gr-d']/{SVG}circle")))
    radii = {mark: [point.radius for point in drawn(TWENTY, US).of("us") if point.mark == mark] for mark in "+-"}
    assert radii["+"] == pytest.approx([rim] * 13, abs=0.1)
    assert radii["-"] == pytest.approx([rim * 0.3] * 2, abs=0.1)


@pytest.mark.parametrize("rivals", [0, 1, 5])
def test_what_is_not_known_stands_outside_the_scale_of_every_vendor(rivals: int) -> None:
    radar = drawn(TWENTY, US, *[RIVAL] * rivals)
    highest = max(point.radius for point in radar.points if point.mark == "+")
    off = [point.radius for point in radar.points if point.mark in ("?", "")]
    assert min(off) > highest + 8


def test_shapes_tell_the_marks_apart_without_colour() -> None:
    shapes = {}
    for node in drawn(TWENTY, US).root.iter():
        if node.get("data-for") == "us":
            drawing = node.get("r") or re.sub(r"^M-?[\d.]+[ -][\d.]+", "", node.get("d", ""))
            shapes.setdefault(node.get("data-mark"), set()).add((node.tag, drawing))
    assert all(len(found) == 1 for found in shapes.values())
    assert len({shape for found in shapes.values() for shape in found}) == 4


def test_the_outline_is_broken_at_every_mark_that_is_not_known() -> None:
    method = named(6, "Name")
    whole, two, alone = (drawn(method, written).path("gr-l") for written in ("+++-++", "+++?+.", "?+?-?."))
    assert [path.count("M") for path in whole] == [1]
    assert whole[0].endswith("z")
    assert [(path.count("M"), path.count("L"), path.endswith("z")) for path in two] == [(1, 2, False)]  # three neighbours, and one alone
    assert alone == []


def test_no_line_passes_where_a_mark_is_unknown() -> None:
    (line,) = drawn(TWENTY, US).path("gr-l")
    axis = {pair(sin(angle) * 118, -cos(angle) * 118): number for number in range(1, 21) for angle in [(number - 0.5) / 10 * pi]}
    axis |= {pair(sin(angle) * 35.4, -cos(angle) * 35.4): number for number in range(1, 21) for angle in [(number - 0.5) / 10 * pi]}
    runs = [[axis[corner] for corner in run.split("L")] for run in line.split("M")[1:]]
    assert sorted(runs) == [
        [1, 2],
        [4, 5, 6, 7, 8],
        [10, 11, 12, 13],
        [15, 16, 17],
    ]  # 19 stands alone between an unknown and an unrated one


def test_equal_marks_of_two_vendors_are_not_drawn_over_each_other() -> None:
    radar = drawn(TWENTY, "+-?." * 5, "+-?." * 5)
    for ours, theirs in zip(sorted(radar.of("us"), key=lambda p: p.share), sorted(radar.of("rival"), key=lambda p: p.share), strict=True):
        assert abs(ours.radius - theirs.radius) > 3


def test_each_rival_has_a_dash_of_his_own() -> None:
    lines = [node for node in drawn(TWENTY, *["+" * 20] * 5).root.iter(f"{SVG}path") if node.get("class") == "gr-l"]
    dashes = [line.get("stroke-dasharray") for line in lines]
    assert dashes.count(None) == 1
    assert len(set(dashes)) == 5


def test_only_our_points_are_titled_and_in_words() -> None:
    radar = drawn(TWENTY, US, RIVAL)
    titles = {point.criterion: point.title for point in radar.of("us")}
    assert titles["c4"] == "Access to funds: Positive"
    assert titles["c12"] == "Executive credibility: Negative"
    assert titles["c20"] == "Strategic value: not rated"
    assert {point.title for point in radar.of("rival")} == {None}


def test_the_reading_is_told_in_words() -> None:
    radar = DrawnRadar(
        draw_radar(TWENTY, [Series("us", "Us", marks(US)), Series("q", "Quantrel", marks(RIVAL))], WORDS, date="23 Nov 2026", name="r")
    )
    assert radar.root.get("role") == "img"
    assert radar.root.find(f"{SVG}title[@id='r-title']").text == "Assessment of 23 Nov 2026: Us and Quantrel"  # type: ignore[union-attr]
    told = radar.root.find(f"{SVG}desc[@id='r-desc']").text or ""  # type: ignore[union-attr]
    assert told.startswith("Is there an opportunity? – 4 plus, 0 minus, 1 unknown, 0 not rated. Can we compete? – 4 plus")
    assert "Is it worth winning? – 3 plus, 0 minus, 1 unknown, 1 not rated." in told
    assert told.endswith("Quantrel – 5 plus, 8 minus, 7 unknown, 0 not rated.")


def test_without_a_name_there_is_no_id_and_with_two_names_none_is_twice() -> None:
    series = [Series("us", "Us", marks(US))]
    assert not re.search(r'\sid="', draw_radar(TWENTY, series, WORDS))
    both = re.findall(r'\sid="([^"]+)"', draw_radar(TWENTY, series, WORDS, name="a") + draw_radar(TWENTY, series, WORDS, name="b"))
    assert sorted(both) == ["a-desc", "a-title", "b-desc", "b-title"]


def test_a_question_has_a_sector_whose_colours_begin_again_when_they_run_out() -> None:
    method = method_of(*((f"Q{index}", "A", "B") for index in range(8)))
    colours = [node.get("color") for node in drawn(method, "+" * 16).root.iter(f"{SVG}g") if "gosart-q" in node.get("color", "")]
    assert len(colours) == 8
    assert colours[0] == colours[6] == "var(--gosart-q1,#3f6fb5)"
    assert len(set(colours)) == 6


@pytest.mark.parametrize("count", range(3, 41))
@pytest.mark.parametrize(
    "name",
    [
        "Formal decision criteria",
        "Wettbewerbsentscheidungskriterien",
        "非正式的决策标准与内部政治关系对我们在此项目中的影响程度评估表",
        "Fit",
    ],
)
def test_labels_never_overlap_nor_leave_the_picture_nor_cover_the_circle(count: int, name: str) -> None:
    radar = drawn(named(count, name), "+" * count, "-" * count)
    assert len(radar.labels) == count
    for one, other in combinations(radar.labels, 2):
        assert not one.overlaps(other), (one, other)
    outside = max(point.radius for point in radar.points)
    for box in radar.labels:
        assert radar.picture.left <= box.left
        assert box.right <= radar.picture.right
        assert radar.picture.top <= box.top
        assert box.bottom <= radar.picture.bottom
        nearest = max(box.left, -box.right, 0.0) ** 2 + max(box.top, -box.bottom, 0.0) ** 2
        assert nearest > outside**2, box


def test_a_label_has_our_sign_its_number_and_its_name() -> None:
    texts = [box.text for box in drawn(TWENTY, US, RIVAL).labels]
    assert texts[3] == "+ 4 Access to funds"
    assert texts[7] == "+ 8 Sales resource requirements"
    assert texts[8] == "? 9 Current relationship"
    assert texts[14] == "− 15 Political alignment"
    assert texts[19] == "· 20 Strategic value"


def test_labels_go_around_in_the_order_of_the_method() -> None:
    boxes = drawn(TWENTY, US).labels
    assert [box.text.split()[1] for box in boxes] == [str(index) for index in range(1, 21)]
    assert all(upper.bottom <= lower.top for upper, lower in pairwise(boxes[:10]))
    assert all(upper.top >= lower.bottom for upper, lower in pairwise(boxes[10:]))


def test_the_picture_scales_with_its_box() -> None:
    root = drawn(TWENTY, US, RIVAL).root
    assert root.get("width") is None
    assert root.get("height") is None
    assert drawn(TWENTY, US).picture.right - drawn(TWENTY, US).picture.left < 600  # words of 13 units are read from 320 pixels up


def test_names_are_text_whatever_they_hold() -> None:
    name = "<script>\"a\" & 'b'</script> 字\x0b"
    method = method_of((name, name, name, name))
    text = draw_radar(method, [Series("us", name, marks("+-?")), Series("x", name, marks("?+."))], WORDS, date=name, name='a"<')
    assert "<script>" not in text
    assert name.replace("\x0b", " ") + ": Positive" in [point.title for point in DrawnRadar(text).points]


def test_every_colour_can_be_set_by_a_palette() -> None:
    text = drawn(TWENTY, US, RIVAL, RIVAL).text
    assert " style=" not in text
    without = re.sub(r"var\(--[a-z0-9-]+,#[0-9a-f]{3,6}\)", "", text)
    assert not re.search(r"#[0-9a-f]{3,6}\b", without.replace("&#x27;", ""))


def test_nobody_rated_is_a_radar_without_outline() -> None:
    radar = drawn(TWENTY, "." * 20)
    assert radar.path("gr-l") == radar.path("gr-a") == []
    assert {point.mark for point in radar.points} == {""}
    assert len(drawn(TWENTY).labels) == 20


def test_the_picture_of_us_and_a_rival_is_light() -> None:
    keys = 25 * 40  # what longer keys than `c1` would add
    assert len(drawn(TWENTY, US, RIVAL).text.encode()) + keys < 11_500


@settings(max_examples=30)
@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.text("+-?.", min_size=n, max_size=n), min_size=1, max_size=4)))
def test_any_marks_are_drawn_as_they_are(given: list[str]) -> None:
    radar = drawn(named(len(given[0]), "Name"), *given)
    assert len(radar.points) == len(given) * len(given[0])
    for owner, written in zip(("us", "rival", "other", "third"), given, strict=False):
        by_axis = sorted(radar.of(owner), key=lambda point: int(point.criterion[1:]))
        assert [point.mark or "." for point in by_axis] == list(written)
