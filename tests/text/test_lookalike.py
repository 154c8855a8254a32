"""Words that read like another: slips of the hand, letters of other scripts, what nobody sees."""

from __future__ import annotations

import pytest

from gosart.text.lookalike import letters, resembles


@pytest.mark.parametrize(
    "text",
    [
        "audience", "Audience", "AUDIENCE", "audiance", "audiences", "adience", "audeince",
        "audien", "aud1ence",
        "audience\u00a0", "au\u200bdience", "au dience", "au-dience:", "áudiencé", "\ufeffaudience",
        "\uff41\uff55\uff44\uff49\uff45\uff4e\uff43\uff45", "\u0430udience",
        "\u0410UDI\u0415N\u0421\u0415", "\u03b1ud\u03b9ence",
    ],
)  # fmt: skip
def test_a_word_is_known_again_however_it_is_spelt(text: str) -> None:
    assert resembles("audience", text)


@pytest.mark.parametrize(
    "text", ["evidence", "experience", "audit", "ence", "", "audiovisual", "the audience", "受众"]
)
def test_another_word_is_another_word(text: str) -> None:
    assert not resembles("audience", text)


def test_a_long_text_is_no_word() -> None:
    assert not resembles("audience", "audience " * 100_000)


def test_letters_are_what_the_eye_takes_a_text_for() -> None:
    assert letters(" The-\u0410udi\u00ebnce_2! ") == "theaudience2i"
