"""A text broken into lines of about equal length, where its language allows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.text.measure import text_width
from gosart.text.wrap import wrap_evenly, wrap_to_fill


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Access to funds", 500, ("Access to funds",)),
        ("Sales resource requirements", 120, ("Sales resource", "requirements")),
        ("Short-term revenue", 80, ("Short-term", "revenue")),
        ("非正式决策标准", 40, ("非正式决", "策标准")),
        ("决策（标准）", 30, ("决策", "（标", "准）")),
        ("Wettbewerbsentscheidung", 40, ("Wettbewerbsentscheidung",)),
        ("1\u00a0Wort", 10, ("1\u00a0Wort",)),
    ],
)
def test_a_text_is_wrapped_where_its_language_allows_it(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrap_evenly(text, 10, room, 3) == lines


@settings(deadline=None)
@given(
    st.text(alphabet="ab -/字，（é", min_size=1, max_size=60).filter(str.strip),
    st.floats(5, 400),
    st.integers(1, 4),
)
def test_wrapping_loses_nothing_and_keeps_to_the_number_of_lines(
    text: str, room: float, most: int
) -> None:
    lines = wrap_evenly(text, 10, room, most)
    assert len(lines) <= most
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 100, ("",)),
        ("Access to funds", 500, ("Access to funds",)),
        ("Sales resource requirements of ours", 140, ("Sales resource", "requirements of", "ours")),
        ("Wettbewerb", 60, ("Wettbe", "werb")),
        ("\u975e\u6b63\u5f0f\u51b3\u7b56", 32, ("\u975e\u6b63", "\u5f0f\u51b3", "\u7b56")),
    ],
)
def test_a_paragraph_fills_its_lines_and_a_word_without_room_is_torn(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrap_to_fill(text, 14, room) == lines


@given(st.text(max_size=80), st.floats(10, 300))
def test_no_line_of_a_paragraph_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrap_to_fill(text, 10, room)
    assert all(text_width(line, 10) <= room + 1e-6 for line in lines)
