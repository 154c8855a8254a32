"""Writing SVG: numbers, escaping, and text measured, shortened and wrapped without a font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosart.charts.svg import fewest_lines, number, pair, shorten, shown, width_of


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.0, "3"),
        (2.25, "2.2"),
        (-0.04, "0"),
        (-0.0, "0"),
        (0.06, "0.1"),
        (-12.34, "-12.3"),
        (1234.56, "1234.6"),
        (1e6, "1000000"),
    ],
)
def test_a_number_has_at_most_one_decimal_and_no_empty_one(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("point", "written"), [((1.0, 2.0), "1 2"), ((1.0, -2.5), "1-2.5"), ((-1.0, -0.01), "-1 0")]
)
def test_the_parts_of_a_point_stay_apart(point: tuple[float, float], written: str) -> None:
    assert pair(*point) == written


def test_what_would_be_markup_or_no_xml_is_not_in_the_text() -> None:
    assert shown('<b> & "it\'s" 字') == "&lt;b&gt; &amp; &quot;it's&quot; 字"
    assert shown("a\x00b\nc\ufffed\ud800e") == "a b c d e"


def test_a_chinese_character_is_an_em_wide_and_a_combining_mark_nothing() -> None:
    assert width_of("字字", 10) == 20
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert width_of("iii", 10) < width_of("aaa", 10) < width_of("mmm", 10)


def test_a_text_that_fits_is_not_shortened_and_a_long_one_ends_in_an_ellipsis_within_its_room() -> (
    None
):
    assert shorten("Access to funds", 10, 200) == "Access to funds"
    short = shorten("Access to funds of the customer", 10, 80)
    assert short.endswith("…")
    assert "Access to funds of the customer".startswith(short[:-1])
    assert width_of(short, 10) <= 80


def test_no_character_is_torn_by_an_ellipsis() -> None:
    family = "\U0001f469\u200d\U0001f467"
    for room in range(20, 90):
        assert shorten(f"ab{family}cdefgh", 10, room).removesuffix("…") in {
            "",
            "a",
            "ab",
            *(f"ab{family}{'cdefgh'[:n]}" for n in range(7)),
        }


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
    assert fewest_lines(text, 10, room, 3) == lines


@given(
    st.text(alphabet="ab -/字，（é", min_size=1, max_size=60).filter(str.strip),
    st.floats(5, 400),
    st.integers(1, 4),
)
def test_wrapping_loses_nothing_and_keeps_to_the_number_of_lines(
    text: str, room: float, most: int
) -> None:
    lines = fewest_lines(text, 10, room, most)
    assert len(lines) <= most
    assert "".join("".join(lines).split()) == "".join(text.split())
