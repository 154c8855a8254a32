"""A base that cannot be read: nobody knows what a change brought, and no tick says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.comparison.repositories import PLAN, changed, commit, git, gosart, repository
from tests.writing import write_tree

CONFIG = "site_name: S\nplugins:\n  - gosart: {today: 2026-11-23}\n"
NO_ERROR = CONFIG.replace("23}", "23, rules: {ignore: [K007]}}")
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


def test_of_such_a_plan_nothing_is_called_new_but_errors(tmp_path: Path) -> None:
    root = stored_elsewhere(tmp_path)
    whole, since = (
        json.loads(gosart(root, "check", "--format", "json", *more).stdout)
        for more in ((), ("--since", "HEAD~1"))
    )
    severities = {item["severity"] for item in whole["findings"]}
    assert {"warning", "advice"} <= severities
    assert since["findings"] == [i for i in whole["findings"] if i["severity"] == "error"]
    assert [item["code"] for item in since["problems"]] == ["S041"]


@pytest.mark.parametrize(("limit", "code"), [("error", 0), ("warning", 0), ("advice", 1)])
def test_a_branch_that_mends_a_plan_does_not_fail_for_what_was_wrong_with_it_before(
    tmp_path: Path, limit: str, code: int
) -> None:
    root = mended(tmp_path, PLAN)
    assert gosart(root, "diff", "main", "--fail-on", limit).returncode == code
    assert gosart(root, "check", "--since", "main", "--fail-on", limit).returncode == code


def test_it_fails_for_an_error_of_the_mended_plan(tmp_path: Path) -> None:
    root = mended(tmp_path, PLAN, CONFIG)
    for command in (("diff", "main"), ("check", "--since", "main")):
        ran = gosart(root, *command, "--fail-on", "error")
        assert (ran.returncode, "K007" in ran.stdout) == (1, True)


@pytest.mark.parametrize("limit", ["error", "warning", "advice"])
def test_a_head_that_cannot_be_read_fails_whatever_is_asked(tmp_path: Path, limit: str) -> None:
    root = repository(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": "name: [\n"})
    write_tree(root, {"accounts/mill.yml": "name: [a\n"})
    assert gosart(root, "diff", "HEAD", "--fail-on", limit).returncode == 1
    write_tree(root, {"accounts/mill.yml": PLAN})
    commit(root, "Mended")
    write_tree(root, {"accounts/mill.yml": "name: [a\n"})
    assert gosart(root, "diff", "HEAD", "--fail-on", limit).returncode == 1


def mended(root: Path, plan: str, config: str = NO_ERROR) -> Path:
    """Make a repository whose main branch has a broken plan, which a branch mends."""
    repository(root, {"mkdocs.yml": config, "accounts/mill.yml": "name: [\n"})
    git(root, "checkout", "-q", "-b", "mended")
    write_tree(root, {"accounts/mill.yml": plan})
    commit(root, "The plan can be read")
    return root


@pytest.mark.parametrize("ends", [("HEAD~1", "HEAD"), ("HEAD",)])
def test_a_diff_that_may_fail_fails_where_an_end_cannot_be_read_and_the_other_has_errors(
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
