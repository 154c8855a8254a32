"""The small radar of a table cell: its name, its size in bytes, and what it leaves out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from gosart.charts.radar_thumbnail import draw_thumbnail
from tests.charts.drawn_radar import STYLE
from tests.charts.small_method import TWENTY, method_of, parse_ratings

SVG = "{http://www.w3.org/2000/svg}"


def test_it_is_named_for_a_reader_and_the_name_is_text() -> None:
    root = ElementTree.fromstring(draw_thumbnail(TWENTY, parse_ratings("+" * 20), 'A <b> & "字"'))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == 'A <b> & "字"'
    assert root.get("width") is None


@pytest.mark.parametrize("signs", ["+", "-", "?", ".", "+?-."])
def test_it_is_small_enough_for_a_row_of_a_table(signs: str) -> None:
    assert (
        len(
            draw_thumbnail(
                TWENTY, parse_ratings(signs * (20 // len(signs))), "Aldermoor Rail"
            ).encode()
        )
        < 1500
    )
    forty = method_of(*((f"Q{index}", *("Criterion",) * 8) for index in range(5)))
    assert (
        len(
            draw_thumbnail(
                forty, parse_ratings(signs * (40 // len(signs))), "Aldermoor Rail"
            ).encode()
        )
        < 1500
    )


def test_an_unknown_mark_is_a_dot_outside_the_scale_and_one_not_rated_is_nothing() -> None:
    method = method_of(("Q", "a", "b", "c", "d"))
    (dots,) = re.findall(
        r'class="u" d="([^"]*)"', draw_thumbnail(method, parse_ratings("+?.-"), "x")
    )
    assert dots == "M30,30z"  # the second of four axes, 43 from the middle: outside the rim of 36


def test_the_area_is_cut_where_a_mark_is_not_known() -> None:
    method = method_of(("Q", "a", "b", "c", "d"))
    assert 'class="a" d="M25-25l0,50-50,0,0-50z"' in draw_thumbnail(
        method, parse_ratings("++++"), "x"
    )
    assert 'class="a" d="M0,0l25,25-50,0,0-50z"' in draw_thumbnail(
        method, parse_ratings("?+++"), "x"
    )
    assert 'class="a"' not in draw_thumbnail(method, parse_ratings("????"), "x")


def test_every_class_of_it_has_a_look() -> None:
    used = set(re.findall(r'class="(\w)"', draw_thumbnail(TWENTY, parse_ratings("+?-." * 5), "x")))
    assert used == {"s", "a", "u"}
    assert all(re.search(rf"\.gosart-thumbnail \.{kind}\b", STYLE) for kind in used)
