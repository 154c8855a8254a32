"""The drawings are, byte for byte, those that somebody looked at.

`python -m tests.charts.golden` writes them anew.
"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.charts.golden import FOLDER, drawings


@pytest.mark.parametrize("name", sorted(drawings()))
def test_a_drawing_is_the_golden_one(name: str) -> None:
    assert drawings()[name] == (FOLDER / name).read_text("utf-8")


def test_every_golden_file_is_of_a_drawing_and_is_xml() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.svg")) == sorted(drawings())
    for path in FOLDER.glob("*.svg"):
        assert ElementTree.fromstring(path.read_text("utf-8")).tag.endswith("svg")
