"""Writing SVG: numbers, points and escaped text."""

from __future__ import annotations

import pytest

from gosart.charts.svg import escape_xml, number, pair


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
    ("point", "written"), [((1.0, 2.0), "1,2"), ((1.0, -2.5), "1-2.5"), ((-1.0, -0.01), "-1,0")]
)
def test_the_parts_of_a_point_stay_apart(point: tuple[float, float], written: str) -> None:
    assert pair(*point) == written


def test_what_would_be_markup_or_no_xml_is_not_in_the_text() -> None:
    assert escape_xml('<b> & "it\'s" 字') == "&lt;b&gt; &amp; &quot;it's&quot; 字"
    assert escape_xml("a\x00b\nc\ufffed\ud800e") == "a b c d e"
