"""A brief says who is ahead on what, who differs and what moved, and never adds ratings up."""

from __future__ import annotations

import json
from pathlib import Path

from tests.analysis.assessed import BEFORE_REVIEW, TEAM
from tests.briefing.running import gosart
from tests.writing import write_tree


def test_the_json_says_position_movement_and_dissent_at_the_top_and_in_each_opportunity(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"accounts/tarn.yml": TEAM + BEFORE_REVIEW})
    found = json.loads(gosart(tmp_path, "brief", "tarn/desk", "--format", "json").stdout)
    assert found["positions"] == [
        {"competitor": "keld", "ahead": 3, "behind": 2, "level": 5, "known": 10, "unknown": 5}
    ]
    assert found["dissent"] == [
        {"criterion": "solution_fit", "leading": "+", "by": "ned", "rating": "-"},
        {"criterion": "political_alignment", "leading": "+", "by": "ned", "rating": "?"},
    ]
    assert {"criterion": "access_to_funds", "competitor": None, "kind": "sight-lost"} in found[
        "movement"
    ]
    assert {
        "criterion": "executive_credibility",
        "competitor": "keld",
        "kind": "sight-lost",
    } in found["movement"]
    assert len(found["movement"]) == 11
    whole = json.loads(gosart(tmp_path, "brief", "tarn", "--format", "json").stdout)
    for key in ("positions", "movement", "dissent"):
        assert whole["opportunities"][0][key] == found[key]


def test_who_differs_is_told_by_name_with_both_signs(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/tarn.yml": TEAM + BEFORE_REVIEW})
    lines = gosart(tmp_path, "brief", "tarn/desk").stdout.splitlines()
    assert (
        "Dissent: Ned Farrow disagrees on 2: 7 Solution fit (−, +), 15 Political alignment (?, +)"
        in lines
    )


def test_no_face_adds_ratings_up(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/tarn.yml": TEAM + BEFORE_REVIEW})
    text = gosart(tmp_path, "brief", "tarn/desk").stdout
    (keld,) = [line for line in text.splitlines() if line.startswith("Keld Controls  ")]
    assert "3 ahead, 2 behind of 10" in keld
    assert "sum" not in gosart(tmp_path, "brief", "tarn/desk", "--format", "json").stdout
