"""A cache is believed where we wrote it ourselves, and never led anywhere by a link."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.lint.runner import check_plans
from gosart.repository.cache_file import read_cache, write_cache
from tests.writing import write_tree

PLAN = "name: Mill\nowner: ann\nteam: {ann: {name: Ann Berg}}\nregin: x\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this machine's key is, apart from that of whoever runs the tests."""
    monkeypatch.delenv("GOSART_CACHE_KEY", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def codes(root: Path) -> list[str]:
    """Give the codes of the problems that a check of today finds."""
    return [
        problem.code
        for problem in check_plans(options_from({"today": "2026-11-23"}, root, {})).problems
    ]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write_cache(root, "x.json", {"a": ["ü", 1]})
    assert read_cache(root, "x.json") == {"a": ["ü", 1]}
    assert (root / ".cache/gosart/.gitignore").read_text("utf-8") == "*\n"


def test_what_somebody_changed_or_wrote_is_nothing(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write_cache(root, "x.json", {"clean": False})
    path = root / ".cache/gosart/x.json"
    whole = path.read_bytes()
    for forged in (
        whole.replace(b"false", b"true"),
        whole.partition(b"\n")[2],
        b"0" * 64 + b"\n{}",
        whole[:-3],
        b"",
        b"[" * 100_000,
        whole.partition(b"\n")[0] + b"\n" + b"[" * 100_000,
        b"\xff\n\xff",
    ):
        path.write_bytes(forged)
        assert read_cache(root, "x.json") is None
    path.write_bytes(whole)
    path.rename(path.with_name("y.json"))
    assert read_cache(root, "y.json") is None  # one must not pass for another


def test_a_cache_of_another_machine_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    write_cache(root, "x.json", {"clean": True})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert read_cache(root, "x.json") is None
    write_cache(root, "x.json", {"clean": True})
    assert read_cache(root, "x.json") == {"clean": True}


@pytest.mark.parametrize("link", [".cache", ".cache/gosart", ".cache/gosart/x.json"])
def test_a_link_is_followed_neither_to_read_nor_to_write(tmp_path: Path, link: str) -> None:
    root, theirs = tmp_path / "site", tmp_path / "theirs"
    write_cache(root, "x.json", {"clean": True})
    (root / link).rename(theirs)
    (root / link).symlink_to(theirs)
    before = {path: path.read_bytes() for path in (theirs, *theirs.rglob("*")) if path.is_file()}
    assert read_cache(root, "x.json") is None
    write_cache(root, "x.json", {"clean": False})
    assert {path: path.read_bytes() for path in before} == before


def test_a_pipe_or_a_folder_in_the_place_of_a_cache_is_none(tmp_path: Path) -> None:
    root = tmp_path / "site"
    folder = root / ".cache/gosart"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    for name in ("pipe.json", "folder.json"):
        assert read_cache(root, name) is None
        write_cache(root, "folder.json", {})


def test_a_key_that_could_come_with_the_repository_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    write_cache(root, "x.json", {"clean": True})
    assert read_cache(root, "x.json") is None
    assert not root.exists()


def test_a_key_that_was_cut_short_is_made_anew(tmp_path: Path, home: Path) -> None:
    root = tmp_path / "site"
    (home / "gosart").mkdir(parents=True)
    (home / "gosart/key").write_bytes(b"half")
    write_cache(root, "x.json", {"a": 1})
    assert read_cache(root, "x.json") == {"a": 1}
    assert (home / "gosart/key").stat().st_mode & 0o777 == 0o600


def test_a_pipeline_may_bring_its_key_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    monkeypatch.setenv("GOSART_CACHE_KEY", "of this pipeline")
    write_cache(root, "x.json", {"a": 1})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new runner"))
    assert read_cache(root, "x.json") == {"a": 1}
    monkeypatch.setenv("GOSART_CACHE_KEY", "of another")
    assert read_cache(root, "x.json") is None


def test_a_check_does_not_believe_that_a_plan_is_clean(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "site", {"accounts/mill.yml": PLAN})
    assert codes(root) == codes(root) == ["P002"]
    path = root / ".cache/gosart/check.json"
    seal, _, text = path.read_text("utf-8").partition("\n")
    data = json.loads(text)
    data["accounts"]["mill"]["problems"] = []
    for forged in (json.dumps(data), f"{seal}\n{json.dumps(data)}"):
        path.write_text(forged, "utf-8")
        assert codes(root) == ["P002"]


def test_a_cache_of_a_clean_copy_does_not_clear_a_plan_of_the_same_size_and_time(
    tmp_path: Path,
) -> None:
    clean = write_tree(
        tmp_path / "clean", {"accounts/mill.yml": PLAN.replace("regin: x", "#egin: x")}
    )
    assert codes(clean) == []
    write_tree(clean, {"accounts/mill.yml": PLAN})
    path = clean / "accounts/mill.yml"
    os.utime(path, (1, 1))
    assert codes(clean) == ["P002"]
