"""A text broken into lines of about equal length, where its language allows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.text.wrap import wrap_evenly


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
