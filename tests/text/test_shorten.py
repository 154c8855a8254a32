"""A text made to fit: by characters, by columns, by width; no character is torn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.text.measure import text_columns, text_width
from gosart.text.shorten import shorten_to_columns, shorten_to_length, shorten_to_width

FAMILY = "\U0001f469\u200d\U0001f467"


def test_a_text_that_fits_stays_as_it_is_but_for_its_blanks() -> None:
    assert shorten_to_width("Access  to funds ", 10, 200) == "Access to funds"
    assert shorten_to_length("Access\nto funds", 15) == "Access to funds"
    assert shorten_to_columns("Access\tto funds", 15) == "Access to funds"


def test_a_text_too_wide_ends_in_an_ellipsis_within_its_room() -> None:
    short = shorten_to_width("Access to funds of the customer", 10, 80)
    assert short == "Access to fun…"
    assert text_width(short, 10) <= 80


@pytest.mark.parametrize(
    "text", ["Karl-Friedrich Schwarzenberger", "顾振邦" * 20, "e\u0301" * 60, "W" * 30]
)
def test_a_text_shortened_to_a_width_fits_in_any_script(text: str) -> None:
    short = shorten_to_width(text, 14, 120)
    assert short.endswith("…")
    assert text_width(short, 14) <= 120


def test_no_character_is_torn_by_a_width() -> None:
    for room in range(20, 90):
        assert shorten_to_width(f"ab{FAMILY}cdefgh", 10, room).removesuffix("…") in {
            "",
            "a",
            "ab",
            *(f"ab{FAMILY}{'cdefgh'[:n]}" for n in range(7)),
        }


@pytest.mark.parametrize("shorten", [shorten_to_length, shorten_to_columns])
def test_no_character_is_torn_by_a_number_of_characters_or_columns(shorten: object) -> None:
    assert callable(shorten)
    for length in range(2, 9):
        beginning = shorten(f"ab{FAMILY}cdefgh", length).removesuffix("…")
        assert f"ab{FAMILY}cdefgh".startswith(beginning)
        assert beginning in {"a", "ab"} or beginning.startswith(f"ab{FAMILY}")


def test_an_accent_stays_on_its_letter() -> None:
    assert shorten_to_width("e\u0301" * 40, 10, 60).removesuffix("…").endswith("\u0301")
    assert shorten_to_columns("e\u0301" * 40, 9) == "e\u0301" * 8 + "…"


def test_the_ellipsis_of_a_right_to_left_text_stands_on_its_left() -> None:
    assert shorten_to_width("דוד בן " * 10, 14, 100).endswith("…\u200f")


@pytest.mark.parametrize(
    ("length", "short"),
    [
        (25, "Access to funds, budget…"),
        (24, "Access to funds…"),
        (18, "Access to funds…"),
        (12, "Access to…"),
        (9, "Access…"),
        (6, "Acces…"),
    ],
)
def test_a_number_of_characters_ends_at_a_word_and_without_its_comma(
    length: int, short: str
) -> None:
    assert shorten_to_length("Access to funds, budget and time", length) == short


def test_a_long_word_is_cut_rather_than_left_out() -> None:
    assert shorten_to_length("An Arbeitsunfähigkeitsbescheinigung", 20) == "An Arbeitsunfähigke…"


def test_a_chinese_text_has_half_as_many_characters_in_columns() -> None:
    assert shorten_to_length("非正式决策标准", 5) == "非正式决…"
    assert shorten_to_columns("非正式决策标准", 5) == "非正…"


@given(st.text(alphabet="ab ,é\u0301字\u200d", max_size=40), st.integers(1, 30))
@settings(deadline=None)
def test_what_is_shortened_is_never_longer_than_asked(text: str, room: int) -> None:
    assert len(shorten_to_length(text, room)) <= room
    assert text_columns(shorten_to_columns(text, room)) <= room
    whole = " ".join(text.split())
    for short in (shorten_to_length(text, room), shorten_to_columns(text, room)):
        assert whole.startswith(short.removesuffix("…"))
