"""Git believes a file's size and times, and what a filter makes of it: plans are compared as is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.comparison.repositories import (
    PLAN,
    changed,
    commit,
    compare,
    git,
    repository,
    sentences,
    the_account,
)
from tests.writing import write_tree

SLIPPED = changed(PLAN, ("90_000", "80_000"))
FELL = ["worse New stones: amount fell from €90,000 to €80,000."]


def edit_secretly(path: Path) -> None:
    """Write another amount of the same size and set the times back."""
    before = path.stat()
    path.write_text(SLIPPED, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("setting", ["core.trustctime=false", "core.checkStat=minimal"])
def test_an_edit_of_the_same_size_and_time_is_a_change(tmp_path: Path, setting: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "config", *setting.split("="))
    long_ago = (946684800, 946684800)  # before the index was written, so that git looks no closer
    os.utime(root / "accounts/mill.yml", long_ago)
    git(root, "status")
    edit_secretly(root / "accounts/mill.yml")
    assert sentences(the_account(compare(root, "HEAD")))[-1:] == FELL


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_an_edit_that_a_filter_takes_back_is_a_change(tmp_path: Path, algorithm: str) -> None:
    git(tmp_path, "init", "--quiet", f"--object-format={algorithm}", "--initial-branch=main")
    write_tree(tmp_path, {"accounts/mill.yml": PLAN, ".gitattributes": "*.yml filter=back\n"})
    commit(tmp_path, "Plans")
    git(tmp_path, "config", "filter.back.clean", "sed s/80_000/90_000/")
    assert compare(tmp_path, "HEAD").is_empty
    write_tree(tmp_path, {"accounts/mill.yml": SLIPPED})
    assert git(tmp_path, "diff", "--name-only") == ""
    assert sentences(the_account(compare(tmp_path, "HEAD")))[-1:] == FELL


def test_a_plan_that_stands_in_another_encoding_on_the_disk_cannot_be_read(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {".gitattributes": "*.yml working-tree-encoding=UTF-16\n"})
    (root / "accounts/mill.yml").write_bytes(PLAN.encode("utf-16"))
    git(root, "add", "--all")
    assert git(root, "diff", "--name-only", "HEAD", "--", "accounts") == ""
    (account,) = compare(root, "HEAD").accounts
    assert (account.broken, [item.code for item in account.new]) == ("head", ["S002"])


def test_a_file_that_differs_by_the_ends_of_its_lines_alone_is_not_named(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "config", "core.autocrlf", "true")
    (root / "accounts/mill.yml").write_bytes(PLAN.replace("\n", "\r\n").encode())
    comparison = compare(root, "HEAD")
    assert (comparison.is_empty, comparison.same) == (True, ())
