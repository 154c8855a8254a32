"""The names around a radar: apart, inside the picture, outside the circle; their numbers alone."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from gosart.charts.radar_grid import WIDTHS
from gosart.charts.radial_labels import SIZE, SMALL, move_apart
from tests.charts.drawn_radar import SIZES, STYLE, SVG
from tests.charts.small_method import TWENTY
from tests.charts.test_radar import RIVAL, US, drawn, named

NAMES = (
    "Formal decision criteria",
    "Wettbewerbsentscheidungskriterien",
    "非正式的决策标准与内部政治关系对我们在此项目中的影响程度评估表",
    "Fit",
)


@pytest.mark.parametrize("count", range(3, 41))
@pytest.mark.parametrize("name", NAMES)
def test_labels_never_overlap_nor_leave_the_picture_nor_cover_the_circle(
    count: int, name: str
) -> None:
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


def test_a_label_has_its_number_on_the_side_of_the_circle() -> None:
    texts = [box.text for box in drawn(TWENTY, US, RIVAL).labels]
    assert texts[3] == "4 Access to funds"
    assert texts[9] == "10 Unique business value"
    assert texts[10] == "Inside support 11"
    assert texts[19] == "Strategic value 20"


def test_the_number_is_next_to_the_circle_where_a_name_takes_two_lines() -> None:
    root = drawn(TWENTY, US).root
    first = [node.text for node in root.iter(f"{SVG}text") if node.find(f"{SVG}tspan") is not None]
    assert first == ["6 Formal ", "8 Sales resource ", "Informal 14"]


def test_labels_go_around_in_the_order_of_the_method() -> None:
    boxes = drawn(TWENTY, US).labels
    assert [int(re.sub(r"\D", "", box.text)) for box in boxes] == list(range(1, 21))
    assert all(upper.bottom <= lower.top for upper, lower in pairwise(boxes[:10]))
    assert all(upper.top >= lower.bottom for upper, lower in pairwise(boxes[10:]))


def test_the_circle_stands_in_the_middle_of_a_picture_that_scales_with_its_box() -> None:
    radar = drawn(TWENTY, US, RIVAL)
    assert radar.picture.left == -radar.picture.right
    assert radar.root.get("width") is None
    assert radar.root.get("height") is None


def test_the_style_sheet_has_the_sizes_that_the_labels_were_placed_with() -> None:
    assert SIZES == {"": SIZE, "z": SMALL}
    assert f".gosart-radar {{ font-size: var(--size, {SIZE:g}px);" in STYLE
    assert f".gosart-radar .z {{ font-size: var(--size, {SMALL:g}px); }}" in STYLE


def test_the_style_sheet_has_the_widths_below_which_numbers_stand_alone() -> None:
    found = re.findall(
        r"@container \(max-width: (\d+)px\) { \.g-figure > svg\.n(\d) { --wider: var\(--k\)", STYLE
    )
    assert [(int(width), int(index)) for width, index in found] == [
        (width, index) for index, width in enumerate(WIDTHS, 1)
    ]


@pytest.mark.parametrize("count", [3, 20, 40])
@pytest.mark.parametrize("name", NAMES)
def test_names_are_at_least_eight_pixels_high_where_they_are_shown(count: int, name: str) -> None:
    radar = drawn(named(count, name), "+" * count, "-" * count)
    narrow = next(kind for kind in (radar.root.get("class") or "").split() if kind.startswith("n"))
    smallest = min(
        SIZES["z" if "z" in (node.get("class") or "").split() else ""]
        for node in radar.root.iter(f"{SVG}text")
    )
    assert (
        smallest * min(WIDTHS[int(narrow[1]) - 1], 760) / (radar.picture.right - radar.picture.left)
        >= 7.9
        or narrow == "n6"
    )


@pytest.mark.parametrize("count", [3, 20, 40])
@pytest.mark.parametrize("name", NAMES)
def test_numbers_that_stand_alone_are_legible_on_a_phone_and_inside_its_screen(
    count: int, name: str
) -> None:
    radar = drawn(named(count, name), "+" * count, "-" * count)
    style = dict(part.split(":") for part in (radar.root.get("style") or "").split(";"))
    size = float(style.get("--f", "18px").removesuffix("px"))
    seen = (radar.picture.right - radar.picture.left) / float(
        style["--k"]
    )  # units across the column, when the picture is k times as wide
    assert size * 266 / seen >= 8  # a card on a screen of 320 pixels
    for box in radar.labels:
        beginning = box.left if box.left > 0 else -box.right
        assert beginning + 1.3 * size <= seen / 2 + 1


def test_things_are_parted_as_little_as_they_must_be_and_stay_between_the_ends() -> None:
    assert move_apart([10, 50], [4, 4], 1) == [10, 50]
    assert move_apart([10, 10], [4, 4], 1) == [7.5, 12.5]
    assert move_apart([1, 1], [4, 4], 0, low=0) == [2, 6]
    middles = move_apart([99, 99, 20], [4, 4, 4], 0, high=100)
    assert middles == pytest.approx([68.7, 72.7, 76.7], abs=0.1)
    assert move_apart([], [], 1) == []
