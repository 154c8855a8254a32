"""What cannot be in a plan is refused in a sentence before it is written."""

from __future__ import annotations

import pytest

from gosart.errors import GosartError
from gosart.yaml.dump import block_lines


@pytest.mark.parametrize(
    ("text", "number"), [("a\x01b", "0001"), ("a\x7fb", "007F"), ("a: \ufffe", "FFFE")]
)
def test_a_text_with_a_character_that_no_plan_may_hold_is_refused(text: str, number: str) -> None:
    for value in (text, [text], {"name": text}):
        with pytest.raises(GosartError, match=rf"holds the character U\+{number}.*Leave it out\."):
            block_lines(value)
