"""Files are written whole or not at all, whatever the disk does in the middle."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from gosart.errors import GosartError
from gosart.repository.write_file import LEFTOVER, NewContent, write_file, write_files


def tree(root: Path) -> dict[str, bytes]:
    """Give every file below a folder, hidden ones too, and empty folders as themselves."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in root.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def fails_at(monkeypatch: pytest.MonkeyPatch, name: str, count: int, number: int) -> None:
    """Let a call of the system fail from its `count`-th time on."""
    real, calls = getattr(os, name), 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= count:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize(("call", "count"), [("fsync", 1), ("fsync", 2), ("replace", 1)])
def test_what_cannot_all_be_written_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, count: int
) -> None:
    (tmp_path / "old.yml").write_bytes(b"old")
    contents = [
        NewContent(tmp_path / "deep/er/new.yml", b"new"),
        NewContent(tmp_path / "old.yml", b"changed", b"old", "old.yml"),
    ]
    with monkeypatch.context() as patch:
        fails_at(patch, call, count, errno.ENOSPC)
        with pytest.raises(GosartError, match=r"the disk is full\. Nothing was changed\."):
            write_files(contents)
    assert tree(tmp_path) == {"old.yml": b"old"}
    write_files(contents)
    assert tree(tmp_path) == {"old.yml": b"changed", "deep/er/new.yml": b"new"}


def test_a_second_name_that_fails_takes_the_first_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = [NewContent(tmp_path / f"{name}/plan.yml", b"new") for name in ("a", "b")]
    with monkeypatch.context() as patch:
        fails_at(patch, "link", 2, errno.EIO)
        fails_at(patch, "rename", 1, errno.EIO)
        with pytest.raises(GosartError, match=r"b/plan\.yml cannot be written: the disk reports"):
            write_files(contents)
    assert tree(tmp_path) == {}


def test_being_stopped_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_files([NewContent(tmp_path / "a/plan.yml", b"new")])
    assert tree(tmp_path) == {}


def test_nothing_is_overwritten_not_even_by_a_name_that_leads_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "link.yml").symlink_to(tmp_path / "elsewhere.yml")
    for name, other in (("link.yml", "first.yml"), ("there.yml", "second.yml")):
        (tmp_path / "there.yml").write_bytes(b"mine")
        with pytest.raises(GosartError, match=f"{name} already exists"):
            write_files([NewContent(tmp_path / other, b"x"), NewContent(tmp_path / name, b"x")])
        assert not (tmp_path / other).exists()
    assert not (tmp_path / "elsewhere.yml").exists()
    assert (tmp_path / "there.yml").read_bytes() == b"mine"


def test_a_disk_without_second_names_for_a_file_takes_new_files_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_at(monkeypatch, "link", 1, errno.EPERM)
    write_files([NewContent(tmp_path / "new.yml", b"new")])
    assert tree(tmp_path) == {"new.yml": b"new"}
    with pytest.raises(GosartError, match="already exists"):
        write_files([NewContent(tmp_path / "new.yml", b"other")])


def test_a_file_in_the_place_of_a_folder_is_said_to_be_that(tmp_path: Path) -> None:
    (tmp_path / "acme").write_bytes(b"")
    with pytest.raises(GosartError, match="there is a file where a folder is needed"):
        write_files([NewContent(tmp_path / "acme/deep/account.yml", b"x")])


def test_a_changed_file_keeps_its_permissions_and_a_new_one_has_the_users(tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    path.write_bytes(b"a")
    path.chmod(0o640)
    write_files([NewContent(path, b"b", b"a"), NewContent(tmp_path / "new.yml", b"x")])
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "new.yml").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    path.write_bytes(b"theirs")
    with pytest.raises(GosartError, match="has changed in the meantime"):
        write_files([NewContent(path, b"ours", b"before", "plan.yml")])
    assert tree(tmp_path) == {"plan.yml": b"theirs"}


def test_what_a_run_that_was_killed_left_behind_goes_with_a_later_write(tmp_path: Path) -> None:
    old, young = (tmp_path / f".plan.yml.{number}{LEFTOVER}" for number in (999_998, 999_999))
    for leftover in (old, young):
        leftover.write_bytes(b"half")
    os.utime(old, (1_000_000, 1_000_000))
    write_file(tmp_path / "plan.yml", b"whole")
    assert not old.exists()
    assert young.exists()  # somebody may be writing it at this moment


def test_a_run_that_is_killed_while_it_writes_leaves_the_old_file_and_only_hidden_pieces(
    tmp_path: Path,
) -> None:
    (tmp_path / "plan.yml").write_bytes(b"old")
    child = os.fork()
    if child == 0:  # pragma: no cover - in another process
        os.fsync = lambda _: os.kill(os.getpid(), 9)  # type: ignore[assignment]
        write_files([NewContent(tmp_path / "plan.yml", b"new", b"old")])
        os._exit(0)
    os.waitpid(child, 0)
    assert (tmp_path / "plan.yml").read_bytes() == b"old"
    assert all(name.startswith(".") for name in tree(tmp_path) if name != "plan.yml")


def test_a_link_in_the_place_of_a_file_of_ours_is_replaced_and_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    (tmp_path / "ours").symlink_to(theirs)
    write_file(tmp_path / "ours", b"ours")
    assert (theirs.read_bytes(), (tmp_path / "ours").read_bytes()) == (b"theirs", b"ours")
