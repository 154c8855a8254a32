"""Any two states are compared: revisions, the index, the files as they are, a merge, a shallow clone, a fork, two folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.vcs.revisions import choose_snapshots
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
CHEAPER = changed(PLAN, ("90_000", "70_000"))


def amount(old: str, new: str) -> list[str]:
    return [f"worse New stones: amount fell from €{old} to €{new}."]


def test_without_revisions_it_is_the_merge_base_with_main_against_the_files_as_they_are(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "checkout", "--quiet", "main")
    write_tree(root, {"accounts/tall.yml": PLAN})
    commit(root, "Somebody else's work on main")
    git(root, "checkout", "--quiet", "change")
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    assert sentences(the_account(compare(root))) == amount("90,000", "70,000")


def test_two_revisions_a_range_and_a_range_from_the_merge_base_are_understood(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    first = commit(root, "One")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    commit(root, "Two")
    assert sentences(the_account(compare(root, first, "HEAD"))) == amount("80,000", "70,000")
    assert sentences(the_account(compare(root, f"{first}..HEAD"))) == amount("80,000", "70,000")
    assert sentences(the_account(compare(root, "main...change"))) == amount("90,000", "70,000")
    assert sentences(the_account(compare(root, "main", first))) == amount("90,000", "80,000")


def test_what_is_staged_is_compared_without_what_is_not(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    git(root, "add", "--all")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    assert sentences(the_account(compare(root, staged=True))) == amount("90,000", "80,000")
    assert sentences(the_account(compare(root))) == amount("90,000", "70,000")


def test_a_file_that_git_does_not_know_yet_counts(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/tall.yml": "name: Tall\nowner: a\nteam: {a: {name: A}}\n"})
    assert [(found.id, found.status) for found in compare(root).accounts] == [("tall", "added")]


def test_a_merge_is_compared_with_what_it_brings(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    git(root, "checkout", "--quiet", "main")
    write_tree(root, {"accounts/tall.yml": "name: Tall\nowner: a\nteam: {a: {name: A}}\n"})
    commit(root, "Theirs")
    git(root, "merge", "--quiet", "--no-edit", "change")
    assert sentences(the_account(compare(root, "HEAD^1", "HEAD"))) == amount("90,000", "80,000")


def test_a_folder_inside_a_repository_is_compared_as_well(tmp_path: Path) -> None:
    repository(tmp_path, {"plans/accounts/mill.yml": PLAN, "accounts/other.yml": "name: [broken"})
    write_tree(tmp_path, {"plans/accounts/mill.yml": SLIPPED})
    assert sentences(the_account(compare(tmp_path / "plans"))) == amount("90,000", "80,000")


def test_two_folders_need_no_git(tmp_path: Path) -> None:
    write_tree(tmp_path, {"before/accounts/mill.yml": PLAN, "after/accounts/mill.yml": SLIPPED})
    found = compare(tmp_path, str(tmp_path / "before"), str(tmp_path / "after"))
    assert sentences(the_account(found)) == amount("90,000", "80,000")


def test_a_shallow_clone_says_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    root = repository(tmp_path / "origin", {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    commit(root, "And more of it")
    git(root, "checkout", "--quiet", "main")
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        "--branch",
        "change",
        f"file://{root}",
        "clone",
    )
    with pytest.raises(GosartError, match="shallow: git fetch --unshallow"):
        choose_snapshots(tmp_path / "clone", "", "")
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")
    assert sentences(the_account(compare(tmp_path / "clone"))) == amount("90,000", "80,000")


def test_a_fork_is_compared_with_the_main_branch_it_came_from(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {"accounts/mill.yml": PLAN})
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(origin), "fork")
    write_tree(tmp_path / "fork", {"accounts/mill.yml": SLIPPED})
    commit(tmp_path / "fork", "From a fork")
    git(origin, "fetch", "--quiet", str(tmp_path / "fork"), "main:refs/pull/7/head")
    assert sentences(the_account(compare(origin, "main...refs/pull/7/head"))) == amount(
        "90,000", "80,000"
    )


@pytest.mark.parametrize("name", ["nowhere", "--output=/tmp/x", "main:accounts", "-h"])
def test_what_is_no_revision_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    with pytest.raises(GosartError, match="There is no revision"):
        choose_snapshots(root, name, "")


def test_a_folder_without_git_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(GosartError, match="not in a git repository"):
        choose_snapshots(tmp_path, "", "")


def test_links_in_a_revision_lead_nowhere_outside_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("name: Secret\n", encoding="utf-8")
    root = repository(tmp_path / "repository", {"accounts/mill.yml": PLAN})
    (root / "accounts/tall.yml").symlink_to("../../secret.yml")
    (root / "accounts/twin.yml").symlink_to("mill.yml")
    commit(root, "Links")
    found = {account.id: account for account in compare(root, "main", "HEAD").accounts}
    assert [told.code for told in found["tall"].new] == ["S005"]
    assert found["twin"].broken == ""
    assert "Secret" not in repr(found)


def test_only_plans_that_differ_are_read(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {"accounts/mill.yml": PLAN, "accounts/tall.yml": "name: [broken for years"}
    )
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    assert [found.id for found in compare(root).accounts] == ["mill"]


def test_a_deleted_folder_of_accounts_is_every_plan_deleted(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": "site_name: x\n"})
    shutil.rmtree(root / "accounts")
    assert [(found.id, found.status) for found in compare(root).accounts] == [("mill", "removed")]
