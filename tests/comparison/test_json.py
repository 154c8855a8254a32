"""A comparison as JSON: data in no language, with the sentences in the one that is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

from gosart.comparison.renderers.json import as_json
from tests.comparison.repositories import (
    compare,
    sentences_in,
)
from tests.comparison.test_faces import SENTENCES, after


def test_json_has_the_documented_shape(tmp_path: Path) -> None:
    data = json.loads(
        as_json(compare(after(tmp_path, ("status: neutral", "status: enemy"))), SENTENCES)
    )
    assert data["version"] == 2
    assert (data["base"], data["head"]) == ("main", "the working tree")
    (account,) = data["accounts"]
    assert (account["id"], account["status"], sorted(account["findings"])) == (
        "mill",
        "changed",
        ["closed", "new", "solved", "standing"],
    )
    (change,) = account["changes"]
    assert change == {
        "kind": "changed",
        "subject": "person",
        "ids": ["", "fern"],
        "name": "Fern Yew (CFO)",
        "part": "relationships",
        "field": "status",
        "opportunity": "",
        "old": "neutral",
        "new": "enemy",
        "data": {},
        "direction": "worse",
        "sentence": "Fern Yew (CFO) moved from neutral to enemy.",
        "path": "accounts/mill.yml",
        "line": 15,
        "side": "head",
    }


def test_the_reference_names_the_keys_of_the_json(tmp_path: Path) -> None:
    root = after(tmp_path, ("due: 2026-12-01", "due: 2026-11-01"), ("+?-?.", "+--?."))
    data = json.loads(as_json(compare(root), SENTENCES))
    (account,) = data["accounts"]
    page = (Path(__file__).parents[2] / "docs/reference/json.md").read_text("utf-8")
    chapter = page.partition("## A comparison")[2].partition("\n## ")[0]
    version = re.search(
        r"`gosart diff --format json`, version (\d+):.*?```text\n(.*?)```", chapter, re.DOTALL
    )
    assert version is not None
    assert int(version[1]) == data["version"]
    whole, change, finding = re.split(r"^(?:change|finding):", version[2], flags=re.MULTILINE)
    assert f'"version": {data["version"]}' in whole
    assert _keys(whole) == {*data, *account, *data["headline"], *account["findings"]}
    assert account["changes"]
    assert account["effects"]
    for item in (*account["changes"], *account["effects"]):
        assert _keys(change) == set(item)
        assert item["kind"] in change
    assert "as in the JSON of a check" in finding
    check = page.partition("\n## A check")[2].partition("\n## ")[0]
    named = _keys(check.partition("diagnostic: ")[2].partition("```")[0])
    assert named | _keys(finding) == set(account["findings"]["new"][0])


def _keys(text: str) -> set[str]:
    """Give the keys that a shape names: the values it names stand together, with bars."""
    return set(re.findall(r'"([a-z_]+)"', text))


def test_a_finding_in_the_json_is_data_with_its_sentence_in_the_language_asked_for(
    tmp_path: Path,
) -> None:
    root = after(tmp_path, ("due: 2026-12-01", "due: 2026-11-01"))
    data = json.loads(as_json(compare(root), sentences_in("zh")))
    (finding,) = [item for item in data["accounts"][0]["findings"]["new"] if item["code"] == "N002"]
    assert len(finding.pop("fingerprint")) == 32
    assert finding.pop("hint")
    assert finding == {
        "code": "N002",
        "severity": "error",
        "kind": "finding",
        "path": "accounts/mill.yml",
        "line": 36,
        "column": 81,
        "account": "mill",
        "opportunity": "stones",
        "entry": "M1",
        "values": {"action": "M1", "time": 22},
        "sentence": "“Grind a sack” (M1) 已逾期 22 天",
        "message": "“Grind a sack” (M1) 已逾期 22 天",
        "fix": "",
    }
