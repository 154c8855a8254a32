"""Characters that look like others are told from those that people mean."""

from __future__ import annotations

import pytest

from gosart.diagnostics import msg
from gosart.text.odd_characters import explained, is_blank, odd_characters


@pytest.mark.parametrize(
    ("word", "offset", "name", "plain"),
    [
        ("a\u00a0b", 1, "a no-break space", " "),
        ("a\u202fb", 1, "a narrow no-break space", " "),
        ("a\u2003b", 1, "a space of another width", " "),
        ("400\u2009000", 3, "a space of another width", " "),
        ("a\u3000b", 1, "a full-width space", " "),
        ("dana\u200b", 4, "a zero-width space", ""),
        ("\ufeffdana", 0, "a byte-order mark", ""),
        ("da\u00adna", 2, "a soft hyphen", ""),
        ("da\u2060na", 2, "a word joiner", ""),
        ("da\u202ena", 2, "a mark of writing direction", ""),
        ("da\u2800na", 2, "an invisible character", ""),
        ("da\u3164na", 2, "an invisible character", ""),
        ("2027\u201303\u201331", 4, "an en dash", "-"),
        ("2027\u201103", 4, "a typographic hyphen", "-"),
        ("\u2212", 0, "a minus sign", "-"),
        ("\uff0b", 0, "a full-width +", "+"),
        ("region\uff1a", 6, "a full-width colon", ":"),
        ("\uff12027", 0, "a full-width 2", "2"),
        ("\u201cann\u201d", 0, "a typographic quote", '"'),
        ("n\u0430me", 1, "a letter from another script", "a"),
        ("\u039fwner", 0, "a letter from another script", "O"),
    ],
)
def test_each_has_a_name_and_what_it_looks_like(
    word: str, offset: int, name: str, plain: str
) -> None:
    odd = next(odd_characters(word))
    assert (odd.offset, str(odd.name), odd.plain) == (offset, name, plain)


@pytest.mark.parametrize(
    "word", ["dana", "José", "北京", "Дана", "Zürich-West", "α", "日本語", "€"]
)
def test_letters_of_any_one_script_are_what_they_look_like(word: str) -> None:
    assert list(odd_characters(word)) == []


@pytest.mark.parametrize("text", ["\u200b", " \u00a0", "\u2060\u2060", "\u3164", "\ufe0f", ""])
def test_a_text_of_nothing_that_can_be_seen_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(text + "x")


def test_a_hint_begins_with_the_cause_and_keeps_what_it_held() -> None:
    hint = explained(
        next(odd_characters("regi\u200bon")), 9, msg("Did you mean '{nearest}'?", nearest="region")
    )
    assert str(hint) == (
        "Column 9 contains a zero-width space (U+200B), which is invisible. Did you mean 'region'?"
    )
    assert hint.values["nearest"] == "region"
