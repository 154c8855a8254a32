"""A base that cannot be read: nobody knows what a change brought, and no tick says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.comparison.repositories import PLAN, changed, commit, gosart, repository
from tests.writing import write_tree

CONFIG = "site_name: S\nplugins:\n  - gosart: {today: 2026-11-23}\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 9\n"


def stored_elsewhere(root: Path) -> Path:
    """Make a repository whose commits hold a pointer of Git LFS, while the disk has the plan."""
    first, second = (POINTER.format(sign * 64) for sign in "ab")
    repository(root, {"mkdocs.yml": CONFIG, "accounts/mill.yml": first, ".gitignore": ".cache/\n"})
    write_tree(root, {"accounts/mill.yml": second})
    commit(root, "Another pointer")
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("90_000", "80_000"))})
    return root


@pytest.mark.parametrize("style", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_of_a_check_says_that_the_base_could_not_be_read(
    tmp_path: Path, style: str
) -> None:
    root = stored_elsewhere(tmp_path)
    ran = gosart(
        root, "check", "--since", "HEAD~1", "--fail-on", "advice", "--format", style, "--no-cache"
    )
    assert (ran.returncode, "This plan could not be read in HEAD~1" in ran.stdout) == (1, True)
    assert "were there before" not in ran.stderr


def test_all_that_is_found_in_such_a_plan_is_shown(tmp_path: Path) -> None:
    root = stored_elsewhere(tmp_path)
    whole, since = (
        json.loads(gosart(root, "check", "--format", "json", *more).stdout)
        for more in ((), ("--since", "HEAD~1"))
    )
    assert whole["findings"] == since["findings"] != []
    assert [item["code"] for item in since["problems"]] == ["S041"]


@pytest.mark.parametrize("ends", [("HEAD~1", "HEAD"), ("HEAD",)])
def test_a_diff_that_may_fail_fails_where_an_end_cannot_be_read(
    tmp_path: Path, ends: tuple[str, ...]
) -> None:
    root = stored_elsewhere(tmp_path)
    assert gosart(root, "diff", *ends, "--fail-on", "error").returncode == 1
    assert gosart(root, "diff", *ends).returncode == 0


@pytest.mark.parametrize("style", ["text", "markdown", "json", "github", "gitlab"])
def test_every_format_of_a_diff_says_that_the_base_could_not_be_read(
    tmp_path: Path, style: str
) -> None:
    ran = gosart(stored_elsewhere(tmp_path), "diff", "HEAD", "--format", style)
    wanted = '"broken": "base"' if style == "json" else "before, it could not"
    assert wanted in ran.stdout, ran.stdout
