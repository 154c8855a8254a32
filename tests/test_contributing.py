"""CONTRIBUTING names rooms and files that are there, and every room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_imports import ORDER, PACKAGE

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WAY, _, REST = TEXT.partition("## The rooms")
TABLE = REST.partition("## How to add")[0]


def folders() -> list[Path]:
    """The folders that a short path in CONTRIBUTING may begin at."""
    return [ROOT, PACKAGE, PACKAGE / "comparison", ROOT / "site_templates"]


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`([\w./-]+(?:\.py|\.md|/))`", TEXT)) - {"SCRIPTS"})
)
def test_a_file_or_folder_that_it_names_is_there(path: str) -> None:
    assert any((folder / path).exists() for folder in folders()), path


def test_its_table_has_every_room_in_the_order_of_imports() -> None:
    cells = [line.split("|")[1] for line in TABLE.splitlines() if line.startswith("| `")]
    named = [name for cell in cells for name in re.findall(r"`(\w+)(?:\.py|/)`", cell)]
    assert named == list(ORDER)


def test_the_way_from_a_file_to_a_page_and_from_commits_to_a_comment_is_eleven_steps() -> None:
    assert re.findall(r"^(\d+)\. ", WAY, re.MULTILINE) == [str(n) for n in range(1, 12)]
