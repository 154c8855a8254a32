"""The drawings are, byte for byte, those that somebody looked at.

`make golden` writes them anew.
"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.charts.golden import FOLDER, drawings

MADE = drawings()
MOST = 5_000
"""Bytes of a golden file that a person still reads."""
LONGEST = 700
"""Characters of a line."""


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_drawing_is_the_golden_one(name: str) -> None:
    path = FOLDER / name
    golden = path.read_text("utf-8") if path.exists() else ""
    assert MADE[name] == golden, (
        f"{name} is drawn otherwise. Where that is meant: `make golden`, then look at the diff of "
        f"tests/golden/{name} and at the drawing before you commit it."
    )


def test_every_golden_file_is_of_a_drawing_and_is_xml() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.svg")) == sorted(MADE)
    for path in FOLDER.glob("*.svg"):
        assert ElementTree.fromstring(path.read_text("utf-8")).tag.endswith("svg")


def test_a_golden_file_is_small_and_has_an_element_a_line() -> None:
    assert [name for name, text in MADE.items() if len(text.encode()) > MOST] == []
    assert [name for name, text in MADE.items() if max(map(len, text.splitlines())) > LONGEST] == []
