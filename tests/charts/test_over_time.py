"""Figures over time: every change once, no words over others, nothing outside the picture."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.action_plan.day_scale import SMALL
from gosart.charts.over_time import Track, TrackPoint, draw_over_time
from gosart.i18n.translator import translator_for
from gosart.text.measure import BOLD, text_width
from tests.charts.drawn_radar import SVG, Box

TODAY = date(2026, 11, 23)
WORDS = ("€3.2M", "25. März 2027", "集团采购委员会尚未确认的金额", 'a & <b> "c"', "W" * 60)
FORMS = {"wide": (900.0, 1), "row": (1188.0, 5), "phone": (358.0, 1)}


@st.composite
def tracks(draw: st.DrawFn) -> list[Track]:
    result = []
    for number in range(draw(st.integers(1, 5))):
        days = sorted(draw(st.sets(st.integers(0, 700), min_size=1, max_size=20)), reverse=True)
        points = tuple(
            TrackPoint(
                TODAY - timedelta(day),
                draw(st.one_of(st.none(), st.integers(-60, 60).map(float))),
                draw(st.sampled_from(WORDS)),
            )
            for day in days
        )
        has_zero = draw(st.booleans())
        note = draw(st.sampled_from(WORDS))
        result.append(Track(f"t{number}", note, f"{note}, {note}", points, has_zero))
    return result


def drawn(items: list[Track], form: str = "wide", language: str = "en") -> str:
    width, columns = FORMS[form]
    return draw_over_time(
        items,
        TODAY,
        translator_for(language),
        name="c",
        title="What it says",
        width=width,
        columns=columns,
    )


def boxes(root: ElementTree.Element) -> list[Box]:
    result = []
    for text in root.iter(f"{SVG}text"):
        size = 12.5 * BOLD if text.get("class") == "gt-name" else SMALL
        words = "".join(text.itertext()) if not len(text) else (text[0].tail or "")
        wide = text_width(words, size)
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        left = x - wide if text.get("text-anchor") == "end" else x
        result.append(Box(words, left, y - size * 0.8, left + wide, y + size * 0.2))
    return result


@settings(max_examples=40, deadline=None)
@given(tracks(), st.sampled_from(sorted(FORMS)), st.sampled_from(("en", "zh")))
def test_words_overlap_nothing_and_stay_in_the_picture(
    items: list[Track], form: str, language: str
) -> None:
    root = ElementTree.fromstring(drawn(items, form, language))
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    found = boxes(root)
    assert [box for box in found if box.left < -0.1 or box.right > width + 0.1] == []
    assert [box for box in found if box.top < -0.1 or box.bottom > height + 0.1] == []
    assert [pair for pair in combinations(found, 2) if pair[0].overlaps(pair[1])] == []


@settings(max_examples=20, deadline=None)
@given(tracks())
def test_every_change_is_drawn_once_with_its_words(items: list[Track]) -> None:
    root = ElementTree.fromstring(drawn(items))
    panels = {group.get("data-track"): group for group in root.iter(f"{SVG}g")}
    for track in items:
        marks = [item for item in panels[track.key] if item.get("data-date")]
        assert [item.get("data-date") for item in marks] == [
            point.when.isoformat() for point in track.points
        ]
        titles = [item[0].text or "" for item in marks]
        assert all(
            title.endswith(point.words) for title, point in zip(titles, track.points, strict=True)
        )


def test_what_is_missing_or_below_zero_has_a_shape_of_its_own() -> None:
    start = TODAY - timedelta(90)
    points = (
        TrackPoint(start, 12.0, "12 days to spare"),
        TrackPoint(start + timedelta(30), None, "not known"),
        TrackPoint(start + timedelta(60), -43.0, "6 weeks short"),
    )
    root = ElementTree.fromstring(drawn([Track("float", "Float", "short", points, has_zero=True)]))
    kinds = [node.get("class") for node in root.iter() if node.get("class")]
    assert (kinds.count("gt-dot"), kinds.count("gt-none"), kinds.count("gt-late")) == (1, 1, 1)
    assert kinds.count("gt-gap") == 1  # the hatched band of what is not known
    assert kinds.count("gt-bad") == 1  # the bars below 0
    described = root.find(f"{SVG}desc")
    assert described is not None
    assert described.text == "Float: short."


def test_the_same_figures_give_the_same_bytes_and_none_give_nothing() -> None:
    points = (TrackPoint(TODAY - timedelta(9), 1.0, "1"), TrackPoint(TODAY, 2.0, "2"))
    track = Track("amount", "Amount", "2 (was 1)", points)
    assert drawn([track]) == drawn([track])
    assert drawn([]) == ""
