"""How wide a text will be, without a font."""

from __future__ import annotations

import pytest

from gosart.text.measure import character_width, text_columns, text_width


@pytest.mark.parametrize("text", ["字字", "顾振", "かな"])
def test_a_chinese_or_japanese_character_is_an_em_wide(text: str) -> None:
    assert text_width(text, 10) == 20


def test_a_mark_on_another_character_takes_no_width() -> None:
    assert text_width("e\u0301", 10) == text_width("e", 10)


def test_letters_have_their_own_widths() -> None:
    assert text_width("iii", 10) < text_width("aaa", 10) < text_width("mmm", 10)


def test_no_character_is_wider_than_an_em() -> None:
    assert max(character_width(chr(code)) for code in range(32, 0x3100)) == 1.0


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("Mill", 4), ("Müller", 6), ("顾振", 4), ("e\u0301", 1)]
)
def test_a_wide_character_takes_two_columns(text: str, columns: int) -> None:
    assert text_columns(text) == columns
