"""The commit that the files on the disk are, as the foot of a printed page names it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from gosart.vcs.revision_name import revision_of


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    ran = subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)
    return ran.stdout.decode().strip()


def test_it_is_seven_digits_whatever_tags_there_are_and_says_that_files_have_changed(
    tmp_path: Path,
) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "acme.yml").write_text("name: Acme\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "tag", "-m", "v1", "v1")
    commit = git(tmp_path, "rev-parse", "--short=7", "HEAD")
    assert revision_of(tmp_path) == commit
    (tmp_path / "acme.yml").write_text("name: Acme Ltd\n")
    assert revision_of(tmp_path) == f"{commit}+"


def test_without_a_commit_or_without_git_there_is_none(tmp_path: Path) -> None:
    assert revision_of(tmp_path) == ""
    git(tmp_path, "init", "-q")
    assert revision_of(tmp_path) == ""
