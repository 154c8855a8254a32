"""The time line: dates where they belong, labels apart and inside, months in the language."""

from __future__ import annotations

import gettext
import re
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.charts.timeline import TimelineItem, draw_timeline
from gosart.i18n.translator import Translator, translator_for
from gosart.text.measure import text_width
from tests.charts.drawn_radar import SVG, Box

WORDS = translator_for("en")
TODAY = date(2026, 11, 23)


def drawn(
    items: list[TimelineItem], words: Translator = WORDS, today: date = TODAY
) -> ElementTree.Element:
    return ElementTree.fromstring(draw_timeline(items, today, words, "t"))


def after(
    days: int, label: str = "Board review", kind: str = "milestone", state: str = "open"
) -> TimelineItem:
    return TimelineItem(TODAY + timedelta(days=days), label, kind, state)  # type: ignore[arg-type]


def groups(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [node for node in root.iter(f"{SVG}g") if node.get("data-date")]


def place(group: ElementTree.Element) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", group.find(f"{SVG}path").get("d", ""))[:2]  # type: ignore[union-attr]
    return float(x), float(y)


def boxes(root: ElementTree.Element) -> list[Box]:
    found = []
    for group in groups(root):
        x, y = place(group)
        text = group.find(f"{SVG}text")
        assert text is not None
        words = "".join(text.itertext())
        width, at = text_width(words, 13), float(text.get("x", ""))
        left, right = (
            (at - width, x + 6) if text.get("text-anchor") == "end" else (x - 6, at + width)
        )
        found.append(Box(words, left, y - 9, right, y + 9))
    return found


def test_without_dates_there_is_no_picture() -> None:
    assert draw_timeline([], TODAY, WORDS, "t") == ""


def test_every_date_is_one_element_that_says_what_it_is() -> None:
    root = drawn(
        [after(-3, 'Send <it> & "go" 字', "action", "overdue"), after(40, "Close", "close")]
    )
    assert [
        (group.get("data-date"), group.get("data-kind"), group.get("data-state"))
        for group in groups(root)
    ] == [
        ("2026-11-20", "action", "overdue"),
        ("2027-01-02", "close", "open"),
    ]
    assert [group.findtext(f"{SVG}title") for group in groups(root)] == [
        '20 Nov 2026: Send <it> & "go" 字',
        "2 Jan 2027: Close",
    ]
    assert boxes(root)[0].text == 'Send <it> & "go" 字 · overdue'


def test_the_time_line_is_told_in_words() -> None:
    root = drawn(
        [
            after(-9, state="done"),
            after(5, "Pilot", "action"),
            after(9, "Later"),
            after(-1, state="overdue"),
        ]
    )
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title[@id='t-title']") == "Time line from 14 Nov 2026 to 2 Dec 2026"
    assert (
        root.findtext(f"{SVG}desc[@id='t-desc']")
        == "1 done, 2 open, 1 overdue. Next: Pilot, 28 Nov 2026."
    )


def test_places_are_proportional_to_days_and_today_is_among_them() -> None:
    root = drawn([after(0), after(100), after(300)])
    (zero, _), (hundred, _), (last, _) = (place(group) for group in groups(root))
    assert (hundred - zero) * 3 == pytest.approx(last - zero, abs=0.5)
    now = root.find(f"{SVG}path[@class='gt-now']")
    assert now is not None
    assert now.get("d", "").startswith(f"M{zero:g},")


def test_four_kinds_have_four_shapes() -> None:
    root = drawn(
        [
            after(10 * index, kind=kind)
            for index, kind in enumerate(("milestone", "action", "review", "close"))
        ]
    )
    shapes = {
        re.sub(r"^M[\d.]+,[\d.]+", "", group.find(f"{SVG}path").get("d", ""))
        for group in groups(root)
    }  # type: ignore[union-attr]
    assert len(shapes) == 4


def test_months_are_written_in_the_readers_language() -> None:
    chinese = Translator("zh", gettext.NullTranslations())
    items = [after(0), after(200)]
    assert [
        month.text for month in drawn(items).iter(f"{SVG}text") if month.get("class") == "gt-month"
    ][:4] == [
        "Dec",
        "2026",
        "Jan",
        "2027",
    ]
    assert (
        next(
            month.text
            for month in drawn(items, chinese).iter(f"{SVG}text")
            if month.get("class") == "gt-month"
        )
        == "12月"
    )


@pytest.mark.parametrize("days", [0, 1, 6, 13, 30, 61, 62, 90, 200, 400, 800, 1300, 1826, 4000])
def test_words_of_the_ticks_stay_apart_inside_the_picture_for_any_span(days: int) -> None:
    root = drawn([after(0), after(days)])
    rows: dict[str, list[Box]] = {}
    for text in root.iter(f"{SVG}text"):
        if text.get("class") == "gt-month":
            half, x, y = (
                text_width(text.text or "", 11.5) / 2,
                float(text.get("x", "")),
                float(text.get("y", "")),
            )
            rows.setdefault(text.get("y", ""), []).append(
                Box(text.text or "", x - half, y - 10, x + half, y)
            )
    assert len(rows["40"]) >= 2
    for row in rows.values():
        assert all(box.left >= 0 and box.right <= 540 for box in row)
        assert not any(one.overlaps(other) for one, other in combinations(row, 2))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            after,
            st.integers(-900, 925),
            st.text(alphabet="abc Wi字é", max_size=70),
            st.sampled_from(["milestone", "action", "review"]),
            st.sampled_from(["done", "open", "overdue"]),
        ),
        min_size=1,
        max_size=80,
    )
)
def test_labels_never_overlap_nor_leave_the_picture(items: list[TimelineItem]) -> None:
    root = drawn(items)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    found = boxes(root)
    assert len(found) == len(items)
    for box in found:
        assert box.left >= -0.1
        assert box.right <= width + 0.1
        assert box.bottom <= height
    assert [(one, other) for one, other in combinations(found, 2) if one.overlaps(other)] == []


def test_a_label_without_room_is_shortened_and_whole_in_its_title() -> None:
    (group,) = groups(drawn([after(0, "x" * 200)]))
    assert boxes(drawn([after(0, "x" * 200)]))[0].text.endswith("…")
    assert (group.findtext(f"{SVG}title") or "").endswith("x" * 200)


def test_every_colour_can_be_set_by_a_palette() -> None:
    text = draw_timeline(
        [after(0), after(9, state="overdue"), after(19, state="done")], TODAY, WORDS, "t"
    )
    assert not re.search(r"style|#|fill=|stroke=", text)


def test_the_first_and_the_last_day_of_the_calendar_are_drawn() -> None:
    root = drawn(
        [
            TimelineItem(date.min, "First", "milestone", "done"),
            TimelineItem(date.max, "Last", "milestone", "open"),
        ]
    )
    assert len(groups(root)) == 2
