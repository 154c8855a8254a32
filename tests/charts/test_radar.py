"""The radar: every rating on its axis and ring, nothing unknown on the scale, all in words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.polar import points_at
from gosart.charts.radar import Disagreement, Series, draw_radar
from gosart.charts.svg import inside_html
from gosart.i18n.translator import translator_for
from gosart.method.enums import Rating
from gosart.method.loader import load_method
from gosart.method.model import Method
from tests.charts.drawn_radar import STYLE, SVG, DrawnRadar, corners, numbers
from tests.charts.small_method import TWENTY, method_of, parse_ratings

WORDS = translator_for("en")
US = "++?++ +++?+ +-+?- ++?+."
LINKS = "{http://www.w3.org/1999/xlink}"
RIVAL = "+?-?? -?-+? ?--+- +-+?-"


def drawn(method: Method, *given: str) -> DrawnRadar:
    keys = ("us", "rival", "other", "third", "fourth", "fifth", "sixth")
    series = [
        Series(key, key.title(), parse_ratings(written))
        for key, written in zip(keys, given, strict=False)
    ]
    return DrawnRadar(draw_radar(method, series, WORDS, name="r"))


def named(count: int, name: str) -> Method:
    """Make a method of `count` criteria under questions of up to five."""
    return method_of(
        *((f"Question {start}", *[name] * min(5, count - start)) for start in range(0, count, 5))
    )


def test_every_mark_of_every_vendor_is_one_point_on_its_axis() -> None:
    radar = drawn(TWENTY, US, RIVAL)
    for owner, written in (("us", US), ("rival", RIVAL)):
        found = {point.criterion: point for point in radar.of(owner)}
        assert [found[f"c{index}"].rating for index in range(1, 21)] == [
            sign.replace(".", "") for sign in written.replace(" ", "")
        ]
        shares = [found[f"c{index}"].share for index in range(1, 21)]
        assert shares == pytest.approx([(index - 0.5) / 20 for index in range(1, 21)], abs=0.004)
    assert len(radar.points) == 40


def test_plus_stands_at_the_rim_and_minus_near_the_centre() -> None:
    rim = float(next(node.get("r", "") for node in drawn(TWENTY, US).root.findall(f"{SVG}circle")))
    radii = {
        mark: [point.radius for point in drawn(TWENTY, US).of("us") if point.rating == mark]
        for mark in "+-"
    }
    assert radii["+"] == pytest.approx([rim] * 13, abs=0.8)
    assert radii["-"] == pytest.approx([rim * 0.3] * 2, abs=0.8)


@pytest.mark.parametrize("rivals", [0, 1, 5])
def test_what_is_not_known_stands_outside_the_scale_of_every_vendor(rivals: int) -> None:
    radar = drawn(TWENTY, US, *[RIVAL] * rivals)
    highest = max(point.radius for point in radar.points if point.rating == "+")
    off = [point.radius for point in radar.points if point.rating in ("?", "")]
    assert min(off) > highest + 10


def test_shapes_tell_the_marks_apart_without_colour() -> None:
    shapes: dict[str | None, set[tuple[str, str]]] = {}
    (ours,) = drawn(TWENTY, US).root.findall(f"{SVG}g[@data-for='us']")
    for node in ours.iter():
        if node.get("data-criterion"):
            shapes.setdefault(node.get("data-rating"), set()).add(
                (node.tag, re.sub(r"^M-?\d+[,-]\d+", "", node.get("d", "")))
            )
    assert all(len(found) == 1 for found in shapes.values())
    # Unknown is a square that the style sheet makes so round that it is a ring, ours larger.
    assert shapes["?"] == {(f"{SVG}rect", "")}
    for who, size in (("", 9), (".us ", 17)):
        (look,) = re.findall(
            rf'\.gosart-radar {re.escape(who)}\[data-rating="\?"\] {{([^}}]*)}}', STYLE
        )
        assert (
            f"width: {size}px; height: {size}px; rx: {size / 2}px; "
            f"transform: translate(-{size / 2}px, -{size / 2}px);" in look
        )
    assert shapes[""] == {(f"{SVG}path", "l8,8m0-8-8,8")}
    # Plus and minus are both a dot as long as nothing: the style sheet makes a disc of the first
    # and a square of the second.
    assert shapes["+"] == shapes["-"] == {(f"{SVG}path", "z")}
    assert re.search(r'\.gosart-radar \[data-rating="\+"\] \{[^}]*stroke-linecap: round', STYLE)
    assert re.search(r'\.gosart-radar \[data-rating="-"\] \{[^}]*stroke-linecap: square', STYLE)


def test_the_outline_is_broken_at_every_mark_that_is_not_known() -> None:
    method = named(6, "Name")
    whole, two, alone = (
        drawn(method, written).path("l") for written in ("+++-++", "+++?+.", "?+?-?.")
    )
    assert [len(run) for run in corners(whole[0])] == [6]
    assert whole[0].endswith("z")
    assert [len(run) for run in corners(two[0])] == [3]  # three neighbours, and one alone
    assert not two[0].endswith("z")
    assert alone == []


def test_no_line_passes_where_a_mark_is_unknown() -> None:
    (line,) = drawn(TWENTY, US).path("l")
    axis = {
        point: number
        for radius in (150, 45)
        for number, point in enumerate(points_at(20, radius), 1)
    }
    # 19 stands alone between an unknown and an unrated one
    assert sorted([axis[corner] for corner in run] for run in corners(line)) == [
        [1, 2],
        [4, 5, 6, 7, 8],
        [10, 11, 12, 13],
        [15, 16, 17],
    ]


def test_equal_marks_of_two_vendors_are_not_drawn_over_each_other() -> None:
    radar = drawn(TWENTY, "+-?." * 5, "+-?." * 5)
    for ours, theirs in zip(radar.of("us"), radar.of("rival"), strict=True):
        assert ours.criterion == theirs.criterion
        assert abs(ours.radius - theirs.radius) > 4


def test_each_of_six_rivals_has_a_dash_and_a_colour_of_his_own() -> None:
    root = drawn(TWENTY, *["+" * 20] * 7).root
    assert [
        node.get("class") for node in root if node.find(f"{SVG}path[@class='l']") is not None
    ] == [
        "r6",
        "r5",
        "r4",
        "r3",
        "r2",
        "r1",
        "us",
    ]
    styles = [
        re.search(rf"\.r{index} {{ color: ([^;]+); --dash: ([^;]+);", STYLE)
        for index in range(1, 7)
    ]
    assert (
        len({found.group(1) for found in styles if found})
        == len({found.group(2) for found in styles if found})
        == 6
    )


def test_the_reading_is_told_in_words() -> None:
    series = [Series("us", "Us", parse_ratings(US)), Series("q", "Quantrel", parse_ratings(RIVAL))]
    radar = DrawnRadar(draw_radar(TWENTY, series, WORDS, date="23 Nov 2026", name="r"))
    assert radar.root.get("role") == "img"
    assert radar.root.get("aria-labelledby") == "r-title"
    assert (
        radar.root.findtext(f"{SVG}title[@id='r-title']")
        == "Assessment of 23 Nov 2026: Us and Quantrel"
    )
    told = radar.root.findtext(f"{SVG}desc") or ""
    assert told.startswith(
        "Is there an opportunity?: 4 positive, 1 unknown. Can we compete?: 4 positive, 1 unknown."
    )
    assert "Is it worth winning?: 3 positive, 1 unknown, 1 not rated." in told
    assert told.endswith("Quantrel: 5 positive, 8 negative, 7 unknown.")


def test_without_a_name_there_is_no_id_and_with_two_names_none_is_twice() -> None:
    series = [Series("us", "Us", parse_ratings(US))]
    assert not re.search(r'\sid="', draw_radar(TWENTY, series, WORDS))
    before = parse_ratings(RIVAL)
    assert not re.search(r'\sid="', draw_radar(TWENTY, series, WORDS, before=before))
    both = "".join(draw_radar(TWENTY, series, WORDS, name=name, before=before) for name in "ab")
    assert re.findall(r'\sid="([^"]+)"', both) == ["a-title", "a-b", "b-title", "b-b"]
    assert re.findall(r'\sxlink:href="#([^"]+)"', both) == ["a-b", "a-b", "b-b", "b-b"]


def test_a_question_has_a_sector_and_its_colours_begin_again_when_they_run_out() -> None:
    method = method_of(*((f"Q{index}", "A", "B") for index in range(8)))
    assert len(drawn(method, "+" * 16).root.findall(f"{SVG}g[@class='s']/{SVG}path")) == 8
    colours = [
        re.search(rf"path:nth-child\(6n\+{index}\)[^{{]*{{ color: ([^;]+);", STYLE)
        for index in range(1, 7)
    ]
    assert len({found.group(1) for found in colours if found}) == 6


def test_sectors_of_questions_of_unequal_length_are_as_wide_as_their_criteria() -> None:
    method = method_of(("One", "A"), ("Three", "A", "B", "C"))
    dashes = [
        node.get("stroke-dasharray", "")
        for node in drawn(method, "++++").root.findall(f"{SVG}g[@class='s']/{SVG}path")
    ]
    lengths = [float(dash.split(",")[0]) for dash in dashes]
    assert lengths[1] == pytest.approx(3 * lengths[0], abs=6)


def test_what_has_moved_is_a_hollow_point_where_it_was_and_told_in_words() -> None:
    method = method_of(("Q", "Funds", "Event", "Fit", "Power"))
    ghost = draw_radar(
        method, [Series("us", "Us", parse_ratings("+-?+"))], WORDS, before=parse_ratings("-+.+")
    )
    root = DrawnRadar(ghost).root
    (ghost_of_us,) = root.findall(f"{SVG}g[@class='b']")
    (trails,) = {
        node.get("d", "") for node in ghost_of_us.iter(f"{SVG}path") if node.get("class") == "t"
    }
    begins = [tuple(numbers(trail)[:2]) for trail in trails.split("M")[1:]]
    assert begins == [points_at(4, 45)[0], points_at(4, 150)[1], points_at(4, 167)[2]]
    told = root.findtext(f"{SVG}desc") or ""
    assert told.endswith("Gained: Funds. Lost: Event. Other changes: Fit.")
    assert len(DrawnRadar(ghost).points) == 4  # a rating of the past is no point of the present


def test_a_known_mark_that_becomes_unknown_is_sight_lost() -> None:
    method = method_of(("Q", "Funds", "Event"))
    ghost = draw_radar(
        method, [Series("us", "Us", parse_ratings("?+"))], WORDS, before=parse_ratings("-?")
    )
    told = DrawnRadar(ghost).root.findtext(f"{SVG}desc") or ""
    assert told.endswith("Gained: Event. No longer known: Funds.")


def test_whoever_differs_is_a_ring_where_they_would_have_the_point_and_told_in_words() -> None:
    method = method_of(("Q", "Funds", "Event", "Fit", "Power"))
    series = [
        Series("us", "Us", parse_ratings("+-?+")),
        Series("q", "Quern", parse_ratings("++--")),
    ]
    text = draw_radar(
        method,
        series,
        WORDS,
        dissent=(
            Disagreement("us", 0, Rating.MINUS, "Jan <i>"),
            Disagreement("us", 0, Rating.MINUS, "Eke"),
            Disagreement("q", 1, Rating.UNKNOWN, "Jan <i>"),
            Disagreement("absent", 1, Rating.UNKNOWN, "Nobody"),
        ),
    )
    root = DrawnRadar(text).root
    rings = {
        (group.get("class"), ring.get("data-ring")): ring.findtext(f"{SVG}title")
        for group in root.findall(f"{SVG}g")
        for ring in group.findall(f"{SVG}circle[@data-ring]")
    }
    funds, event = method.criteria[0], method.criteria[1]
    assert rings == {
        ("o us", funds.key): "Jan <i>, Eke −",
        ("o r1", event.key): "Jan <i> ?",
    }
    told = root.findtext(f"{SVG}desc") or ""
    assert "Jan <i> disagrees: Funds." in told
    assert "Jan <i> disagrees about Quern: Event." in told
    assert "Nobody" not in text
    assert len(DrawnRadar(text).points) == 8  # a ring is no point of the leading ratings


def test_a_ghost_of_the_same_marks_says_that_nothing_has_changed() -> None:
    series = [Series("us", "Us", parse_ratings(US))]
    root = DrawnRadar(draw_radar(TWENTY, series, WORDS, before=parse_ratings(US))).root
    assert root.findall(f"{SVG}g[@class='b']/{SVG}path[@class='t']") == []
    assert root.find(f"{SVG}g[@class='b']/{SVG}path") is not None
    assert (root.findtext(f"{SVG}desc") or "").endswith("No rating has changed.")
    assert "changed" not in draw_radar(TWENTY, series, WORDS)


def test_names_are_text_whatever_they_hold() -> None:
    name = "<script>\"a\" & 'b'</script> 字\x0b"
    method = method_of((name, name, name, name))
    text = draw_radar(
        method,
        [Series("us", name, parse_ratings("+-?")), Series("x", name, parse_ratings("?+."))],
        WORDS,
        date=name,
        name='a"<',
    )
    assert "<script>" not in text
    assert DrawnRadar(text).labels[0].text == "1 " + " ".join(name.replace("\x0b", " ").split())


def test_the_drawing_holds_no_colour_of_its_own() -> None:
    text = drawn(TWENTY, US, RIVAL, RIVAL).text
    assert not re.search(r"#[0-9a-f]{3,6}\b", text.replace("&#x27;", ""))
    assert "<style" not in text


def test_nobody_rated_is_a_radar_without_outline() -> None:
    radar = drawn(TWENTY, "." * 20)
    assert radar.path("l") == radar.path("a") == []
    assert {point.rating for point in radar.points} == {""}
    assert len(drawn(TWENTY).labels) == 20


@pytest.mark.parametrize("count", range(3, 41))
def test_the_axes_are_where_the_marks_are(count: int) -> None:
    circle = drawn(named(count, "Name"), "+" * count).root.findall(f"{SVG}circle")[-1]
    assert circle.get("pathLength") == str(count)
    begins, at = [], 0.0
    for index, length in enumerate(
        [float(part) for part in circle.get("stroke-dasharray", "").split(",")] * 2
    ):
        if length and not index % 2:
            begins.append((at, at + length))
        at += length
    assert at == pytest.approx(
        2
    )  # dash and gap of an axis are one step: the last of many stands as straight as the first
    first = (0.5 - count / 4) % 1  # a circle begins to the right, the axes at the top
    assert any(begin < first + shift < end for begin, end in begins for shift in (-0.001, 0, 0.001))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_picture_of_us_and_a_rival_with_what_moved_is_under_six_kilobytes(
    language: str,
) -> None:
    method, words = load_method(language), translator_for(language)
    series = [
        Series("us", method.us, parse_ratings(US)),
        Series("no-decision", "Steinmark Digital", parse_ratings(RIVAL)),
    ]

    def size(vendors: int, before: str = "") -> int:
        drawing = draw_radar(
            method,
            series[:vendors],
            words,
            date="23 Nov 2026",
            name="radar",
            before=parse_ratings(before),
        )
        return len(inside_html(drawing).encode())

    assert size(1) <= 3_600
    assert size(2) <= 5_550
    assert size(2, "+++++ +++-+ +-+++ ++?++") <= 6_000  # five marks have moved
    assert size(2, "--??- ?--+- ?+?+? ?-+-?") <= 6_400  # all have


def test_a_page_holds_the_elements_and_attributes_of_the_drawing() -> None:
    name = '\'<b a="b"> = 字'
    series = [Series("us", name, parse_ratings(US)), Series("rival", name, parse_ratings(RIVAL))]
    drawing = draw_radar(
        method_of((name, *[name] * 20)),
        series,
        WORDS,
        name="r",
        date=name,
        before=parse_ratings(RIVAL),
    )
    kept: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            kept.append((tag, {key: value or "" for key, value in attrs}))

    Reader().feed(inside_html(drawing))
    wanted = [
        (
            node.tag.removeprefix(SVG),
            {key.lower().replace(LINKS, "xlink:"): value for key, value in node.items()},
        )
        for node in ElementTree.fromstring(drawing).iter()
    ]
    assert kept == wanted


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.text("+-?.", min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_any_marks_are_drawn_as_they_are(given: list[str]) -> None:
    radar = drawn(named(len(given[0]), "Name"), *given)
    assert len(radar.points) == len(given) * len(given[0])
    for owner, written in zip(("us", "rival", "other", "third"), given, strict=False):
        by_axis = sorted(radar.of(owner), key=lambda point: int(point.criterion[1:]))
        assert [point.rating or "." for point in by_axis] == list(written)
