"""The small radar of a table cell: its name, its size in bytes, and what it leaves out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.charts.thumbnail import draw_thumbnail
from tests.charts.small_method import TWENTY, marks, method_of

SVG = "{http://www.w3.org/2000/svg}"


def test_it_is_named_for_a_reader_and_the_name_is_text() -> None:
    root = ElementTree.fromstring(draw_thumbnail(TWENTY, marks("+" * 20), 'A <b> & "字"'))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == 'A <b> & "字"'
    assert root.get("width") is None


@pytest.mark.parametrize("signs", ["+", "-", "?", ".", "+?-."])
def test_it_is_small_enough_for_a_row_of_a_table(signs: str) -> None:
    assert len(draw_thumbnail(TWENTY, marks(signs * (20 // len(signs))), "Aldermoor Rail").encode()) < 1500
    forty = method_of(*((f"Q{index}", *("Criterion",) * 8) for index in range(5)))
    assert len(draw_thumbnail(forty, marks(signs * (40 // len(signs))), "Aldermoor Rail").encode()) < 1500


def test_an_unknown_mark_is_a_dot_outside_the_scale_and_one_not_rated_is_nothing() -> None:
    method = method_of(("Q", "a", "b", "c", "d"))
    text = draw_thumbnail(method, marks("+?.-"), "x")
    (dots,) = re.findall(r'stroke-linecap="round" d="([^"]*)"', text)
    assert dots == "M14.1 14.1h0"  # the second of four axes, 20 from the middle: outside the rim of 17
    assert dots.count("M") == 1


def test_the_area_is_cut_where_a_mark_is_not_known() -> None:
    method = method_of(("Q", "a", "b", "c", "d"))
    assert 'd="M12-12L12 12L-12 12L-12-12z"' in draw_thumbnail(method, marks("++++"), "x")
    assert 'd="M0 0L12 12L-12 12L-12-12z"' in draw_thumbnail(method, marks("?+++"), "x")
    assert "gosart-us" not in draw_thumbnail(method, marks("????"), "x")
