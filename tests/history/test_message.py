"""A commit's message: the number of the request in the way of each forge, and the title of what was
merged."""

from __future__ import annotations

import pytest

from gosart.history.commit_message import request_of, title_of

MESSAGES = {
    "Merge pull request #12 from tarn/board\n\nThe board moved": (12, "The board moved"),
    "The board moved (#13)\n\n* one\n* two (#4)": (13, "The board moved"),
    "Merge branch 'board' into 'main'\n\nThe board moved\n\nSee merge request tarn/plans!14": (
        14,
        "The board moved",
    ),
    "The board moved\n\nSee merge request !15": (15, "The board moved"),
    "Merged in board (pull request #16)\n\nThe board moved": (16, "The board moved"),
    "The board moved (pull request #17)": (17, "The board moved"),
    "Merged PR 18: The board moved": (18, "The board moved"),
    "The board moved": (0, "The board moved"),
    "Answers #19 of their list": (0, "Answers #19 of their list"),
    "Merge branch 'main' of https://forge.example/plans": (0, ""),
    "Merge remote-tracking branch 'origin/main'": (0, ""),
    "": (0, ""),
    "The board moved (#" + "9" * 40 + ")": (0, "The board moved"),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_the_request_and_the_title_are_found(message: str) -> None:
    assert (request_of(message), title_of(message)) == MESSAGES[message]


def test_a_title_as_long_as_a_letter_is_cut() -> None:
    assert len(title_of("字" * 500)) == 120
    assert title_of("字" * 500).endswith("…")
