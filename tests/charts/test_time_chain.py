"""The time chain: no word over another, no pole through a word, and all of it in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.analysis.time_chain import TimeChain
from gosart.charts.chain_size import DENSE, ROOMY, ChainSize
from gosart.charts.flag_labels import Flag, place_flags
from gosart.charts.time_chain import (
    ChainPoint,
    PointKind,
    draw_time_chain,
    span_in_words,
)
from gosart.i18n.translator import translator_for
from gosart.text.measure import BOLD, text_width
from tests.charts.drawn_radar import SVG, Box

TODAY = date(2026, 11, 23)
WIDE, PHONE = 1188, 358
LONG = (
    "Geschäftsführungsbeschluss über die Rahmenvereinbarung",
    "Werksabnahme der Rückverfolgbarkeitslösung in Ludwigshafen",
    "Datenschutzfolgenabschätzung",
    "集团采购委员会对追溯系统框架协议的最终审批会议",
    "董事会审议商业论证",
    "Board",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
)


def chain(close: int, lead: int, event: int | None) -> TimeChain:
    """A chain by days from today."""
    closing, due = TODAY + timedelta(close), TODAY + timedelta(event) if event else None
    latest = due - timedelta(lead) if due else None
    return TimeChain(
        event=due,
        lead_days=lead,
        latest_order=latest,
        close=closing,
        float_days=(latest - closing).days if latest else None,
        approval=None,
        earliest_live=closing + timedelta(lead),
        go_live=None,
    )


def points(given_chain: TimeChain, steps: list[tuple[int, str]]) -> list[ChainPoint]:
    assert given_chain.close is not None
    assert given_chain.earliest_live is not None
    result = [
        ChainPoint(TODAY, "Today", PointKind.TODAY),
        ChainPoint(given_chain.close, "Close", PointKind.CLOSE),
        ChainPoint(given_chain.earliest_live, "Live", PointKind.LIVE),
    ]
    if given_chain.event:
        result.append(ChainPoint(given_chain.event, LONG[0], PointKind.EVENT))
    steps_ = [ChainPoint(TODAY + timedelta(days), name, PointKind.STEP) for days, name in steps]
    return result + steps_


def drawn(
    given_chain: TimeChain,
    steps: list[tuple[int, str]],
    width: int,
    language: str = "en",
    size: ChainSize = DENSE,
) -> ElementTree.Element:
    words = translator_for(language)
    picture = draw_time_chain(
        given_chain, points(given_chain, steps), TODAY, words, name="t", width=width, size=size
    )
    return ElementTree.fromstring(picture)


def boxes(root: ElementTree.Element) -> list[Box]:
    result = []
    for text in root.iter(f"{SVG}text"):
        words, size = text.text or "", float(text.get("font-size", root.get("font-size", "")))
        strong = any(name in text.get("class", "") for name in ("gc-strong", "gc-float"))
        wide = text_width(words, size * (BOLD if strong else 1))
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        share = {"end": 1.0, "middle": 0.5}.get(text.get("text-anchor", ""), 0.0)
        result.append(Box(words, x - wide * share, y - size * 0.78, x + wide * (1 - share), y + 1))
    return result


STEPS = st.lists(st.tuples(st.integers(0, 700), st.sampled_from(LONG)), min_size=0, max_size=9)


@settings(max_examples=60, deadline=None)
@given(
    STEPS,
    st.integers(0, 400),
    st.integers(7, 300),
    st.one_of(st.none(), st.integers(10, 700)),
    st.sampled_from((WIDE, PHONE)),
    st.sampled_from(("en", "zh")),
    st.sampled_from((DENSE, ROOMY)),
)
def test_no_words_overlap_and_none_leaves_the_drawing(
    steps: list[tuple[int, str]],
    close: int,
    lead: int,
    event: int | None,
    width: int,
    language: str,
    size: ChainSize,
) -> None:
    root = drawn(chain(close, lead, event), steps, width, language, size)
    texts = boxes(root)
    assert [
        (one.text, other.text) for one, other in combinations(texts, 2) if one.overlaps(other)
    ] == []
    height = float(root.get("viewBox", "").split()[3])
    for box in texts:
        assert box.left >= -0.1
        assert box.right <= width + 0.1
        assert box.top >= 0
        assert box.bottom <= height


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 400), st.sampled_from((WIDE, PHONE)))
def test_no_pole_goes_through_the_label_of_another(
    steps: list[tuple[int, str]], close: int, width: int
) -> None:
    root = drawn(chain(close, 60, 500), steps, width)
    labels = [box for box in boxes(root) if re.search(r"\d{4}$", box.text)]
    for path in root.iter(f"{SVG}path"):
        if "gc-pole" not in path.get("class", ""):
            continue
        x, top, bottom = map(float, re.findall(r"-?[\d.]+", path.get("d", "")))
        for box in labels:
            is_beside = x <= box.left or x >= box.right
            assert is_beside or bottom <= box.top or top >= box.bottom, box.text


def test_today_close_event_and_live_keep_their_labels_beside_nine_steps() -> None:
    steps = [(20 * number, LONG[number % len(LONG)]) for number in range(1, 10)]
    words = " ".join(box.text for box in boxes(drawn(chain(120, 200, 280), steps, WIDE)))
    for name in ("Today, 23 Nov 2026", "Close, 23 Mar 2027", "Live, 9 Oct 2027", "30 Aug 2027"):
        assert name in words


def test_a_label_is_shortened_before_its_day() -> None:
    flags = (Flag(60, "Close", 10, ", 1 May"), Flag(40, LONG[1], 10, ", 2 May"))
    for flag in place_flags(flags, 300, 3):
        assert flag.label.endswith((", 1 May", ", 2 May"))


@pytest.mark.parametrize(
    ("close", "expected", "box"),
    [
        (120, "Float \u22125 weeks", "gc-late-box"),
        (40, "Float 5 weeks", "gc-spare-box"),
    ],
)
def test_the_float_is_drawn_and_said(close: int, expected: str, box: str) -> None:
    root = drawn(chain(close, 200, 280), [(10, "Board")], WIDE)
    assert expected in " ".join(item.text for item in boxes(root))
    assert any(box in node.get("class", "") for node in root.iter(f"{SVG}rect"))
    description = root.findtext(f"{SVG}desc") or ""
    assert expected in description
    assert "Board, 3 Dec 2026" in description
    assert root.get("aria-describedby") == "t-desc"


def test_without_an_event_the_chain_ends_where_delivery_does() -> None:
    root = drawn(chain(60, 70, None), [], WIDE)
    words = [box.text for box in boxes(root)]
    assert "Delivery, 10 weeks" in words
    assert not any("Float" in text or "Latest" in text for text in words)


def test_nothing_after_today_is_no_picture() -> None:
    past = TimeChain(None, None, None, TODAY - timedelta(3), None, None, None, None)
    assert draw_time_chain(past, (), TODAY, translator_for("en"), name="t") == ""


def test_spans_are_weeks_from_two_weeks_on() -> None:
    words = translator_for("en")
    spans = [span_in_words(days, words) for days in (1, 13, 14, -15, -3)]
    assert spans == ["1 day", "13 days", "2 weeks", "\u22122 weeks", "\u22123 days"]
