"""Of a text that is no YAML any more, the words that may be keys are found, and whether they may be
keys of the top."""

from __future__ import annotations

import pytest

from gosart.yaml.broken_text import key_words


def found(text: str, word: str = "audience") -> list[bool]:
    """Tell for each time that a word may be a key whether it may be one of the top."""
    return [key.is_top for key in key_words(text.split("\n")) if key.text == word]


@pytest.mark.parametrize(
    "text",
    [
        "owner: [ann\naudience: sales\n",
        "audience sales\n",
        "audience = sales\n",
        "audience\uff1asales\n",
        '"audience": sales\n',
        '"\\x61udience": sales\n',
        '"\\u0061udi\\\n  ence": sales\n',
        "? audience\n: sales\n",
        "&x audience: sales\n",
        "!t audience: sales\n",
        "{name: x, team: {a: {b: c}}, audience: sales\n",
        "{\n  audience: sales\n",
        "owner: ann\n audience: sales\n",
        "people:\n  dana:\n    name: x\n   audience: sales\n",
        "- audience: sales\n",
        "x: y\u2028audience: sales\n",
    ],
)
def test_what_may_be_a_key_of_the_top_is_found(text: str) -> None:
    assert found(text)[:1] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "people:\n  dana: {name: x, audience: sales}\n",
        "people:\n  dana:\n    name: x\n    audience: sales\n",
        "team: {ann: {name: x, audience: sales}\n",
        "tags:\n- {text: x, audience: sales}\n",
        "people:\n  # who\n\n  dana:\n    audience: sales\n",
        "actions:\n  - id: A1\n    audience: sales\n",
    ],
)
def test_what_stands_inside_an_entry_for_sure_is_known_to(text: str) -> None:
    assert set(found(text)) == {False}


@pytest.mark.parametrize(
    "text",
    [
        "# audience: sales\n",
        "x: y # audience: sales\n",
        "note: the audience was large\n",
        "    # audience: sales\n",
    ],
)
def test_comments_and_prose_are_no_keys(text: str) -> None:
    assert found(text) == []


def test_a_comment_sign_behind_a_quote_may_be_none() -> None:
    assert found('x: "a # b", audience: sales\n') == [True]


def test_an_escape_that_names_no_character_is_left_out() -> None:
    assert found('"aud\\UFFFFFFFFience": x\n') == [True]
