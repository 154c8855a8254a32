"""A sealed file of several parts, each read by itself under its own key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gosart.repository.cache_file import drop_oldest_folders
from gosart.repository.parts_file import Part, PartsFolder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartsFolder:
    monkeypatch.setenv("GOSART_CACHE_KEY", "ours")
    made = PartsFolder(tmp_path, "accounts-1")
    made.write("mill.parts", {"a": Part("1", b"first"), "b": Part("2", b""), "c": Part("3", b"\0")})
    return made


def path_of(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "gosart" / "accounts-1" / "mill.parts"


def test_a_part_is_read_under_its_key_alone(folder: PartsFolder) -> None:
    assert folder.read("mill.parts", {"a": "1", "b": "2", "c": ""}) == {
        "a": b"first",
        "b": b"",
        "c": b"\0",
    }
    assert folder.read("mill.parts", {"a": "2", "d": "1"}) == {}
    assert folder.read("other.parts", {"a": "1"}) == {}
    assert folder.keys("mill.parts") == {"a": "1", "b": "2", "c": "3"}


def test_an_update_leaves_the_other_parts(folder: PartsFolder) -> None:
    folder.update("mill.parts", {"b": Part("4", b"second"), "d": Part("5", b"new")})
    wanted = {"a": "1", "b": "4", "c": "3", "d": "5"}
    assert folder.read("mill.parts", wanted) == {
        "a": b"first",
        "b": b"second",
        "c": b"\0",
        "d": b"new",
    }


@pytest.mark.parametrize("at", [0, 70, 90, -1])
def test_a_byte_that_somebody_changed_is_noticed(
    folder: PartsFolder, tmp_path: Path, at: int
) -> None:
    content = bytearray(path_of(tmp_path).read_bytes())
    content[at] ^= 1
    path_of(tmp_path).write_bytes(bytes(content))
    found = folder.read("mill.parts", {"a": "1", "b": "2", "c": "3"})
    # the list of the parts is sealed, and each part has its digest there
    assert found == ({"a": b"first", "b": b""} if at == -1 else {})


def test_a_file_under_another_name_or_key_or_cut_short_is_none(
    folder: PartsFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(tmp_path)
    path.with_name("other.parts").write_bytes(path.read_bytes())
    assert folder.read("other.parts", {"a": "1"}) == {}
    monkeypatch.setenv("GOSART_CACHE_KEY", "theirs")
    assert PartsFolder(tmp_path, "accounts-1").read("mill.parts", {"a": "1"}) == {}
    path.write_bytes(path.read_bytes()[:50])
    assert folder.read("mill.parts", {"a": "1"}) == {}
    path.write_bytes(b"")
    assert folder.keys("mill.parts") == {}


def test_a_link_is_not_followed(folder: PartsFolder, tmp_path: Path) -> None:
    path = path_of(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    try:
        path.symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")
    assert folder.read("mill.parts", {"a": "1"}) == {}


def test_what_belongs_to_nobody_any_more_is_removed(folder: PartsFolder, tmp_path: Path) -> None:
    for name in ("gone.parts", "_all.parts"):
        folder.write(name, {})
    folder.drop_others(frozenset({"mill.parts"}))
    names = {path.name for path in path_of(tmp_path).parent.iterdir()} - {".gitignore"}
    assert names == {"mill.parts", "_all.parts"}


def test_of_many_variants_the_latest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSART_CACHE_KEY", "ours")
    for number in range(5):
        PartsFolder(tmp_path, f"pages-{number}").write("mill.parts", {})
        os.utime(tmp_path / ".cache" / "gosart" / f"pages-{number}", (number, number))
    drop_oldest_folders(tmp_path, "pages-*", 2)
    left = sorted(path.name for path in (tmp_path / ".cache" / "gosart").glob("pages-*"))
    assert left == ["pages-3", "pages-4"]
