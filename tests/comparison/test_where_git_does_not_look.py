"""Where git does not look, or was told not to: ignored plans, submodules, flags of the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.comparison.model import Comparison
from gosart.errors import GosartError
from tests.comparison.repositories import (
    PLAN,
    changed,
    commit,
    compare,
    git,
    gosart,
    repository,
    sentences,
    the_account,
)
from tests.writing import write_tree

SLIPPED = changed(PLAN, ("90_000", "80_000"))


def amount(old: str, new: str) -> list[str]:
    return [f"worse New stones: amount fell from €{old} to €{new}."]


def codes(comparison: Comparison) -> list[tuple[str, str]]:
    """Give path and code of the new problems that belong to no account."""
    return [(finding.location.path, finding.code) for finding in comparison.stray]


@pytest.mark.parametrize("ignoring", [".gitignore", "accounts/.gitignore", ".git/info/exclude"])
def test_a_plan_that_git_ignores_counts_since_check_and_site_have_it(
    tmp_path: Path, ignoring: str
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    tall = "name: Tall\nowner: a\nteam: {a: {name: A}}\n"
    write_tree(root, {"accounts/tall.yml": tall, "accounts/tall.yml.bak": tall})
    (root / ignoring).write_text("tall.*\n", "utf-8")
    commit(root, "What git ignores")
    assert [(account.id, account.status) for account in compare(root).accounts] == [
        ("tall", "added")
    ]


def test_what_a_machine_ignores_is_a_plan_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    (tmp_path / ".git/everything").write_text("*\n", "utf-8")
    (tmp_path / ".git/settings").write_text(
        f"[core]\n\texcludesFile = {tmp_path.as_posix()}/.git/everything\n", "utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".git/settings"))
    write_tree(root, {"accounts/tall.yml": "name: Tall\nowner: a\nteam: {a: {name: A}}\n"})
    assert [account.id for account in compare(root).accounts] == ["tall"]


def test_another_commit_of_a_submodule_is_told_and_not_read(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"account.yml": PLAN})
    root = repository(tmp_path / "plans", {"accounts/mill.yml": PLAN})
    allowed = ("-c", "protocol.file.allow=always")
    git(root, *allowed, "submodule", "--quiet", "add", str(other), "accounts/tall")
    git(root, "config", "--file", ".gitmodules", "submodule.accounts/tall.ignore", "all")
    commit(root, "A submodule")
    assert compare(root, "HEAD").is_empty
    write_tree(root / "accounts/tall", {"account.yml": SLIPPED})
    commit(root / "accounts/tall", "Other")
    for staged in (False, True):
        comparison = compare(root, "HEAD", staged=staged)
        assert (codes(comparison), comparison.accounts) == ([("accounts/tall", "S036")], ())
        assert [problem.code for problem in comparison.failing("error")] == ["S036"]
        assert comparison.has_unseen
        arguments = ("--staged",) if staged else ()
        assert gosart(root, "diff", "HEAD", *arguments).returncode == 2
        git(root, "add", "--all", "--force")


def test_edits_inside_a_submodule_are_told_though_its_commit_is_the_same(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"account.yml": PLAN})
    root = repository(tmp_path / "plans", {"accounts/mill.yml": PLAN})
    allowed = ("-c", "protocol.file.allow=always")
    git(root, *allowed, "submodule", "--quiet", "add", str(other), "accounts/tall")
    commit(root, "A submodule")
    assert compare(root, "HEAD").is_empty
    write_tree(root / "accounts/tall", {"notes/new.md": "A file that nobody added.\n"})
    assert codes(compare(root, "HEAD")) == [("accounts/tall", "S036")]


@pytest.mark.parametrize(("at", "folder"), [("accounts", "accounts"), ("all", "all/accounts")])
def test_a_folder_of_accounts_that_is_anothers_repository_cannot_be_compared(
    tmp_path: Path, at: str, folder: str
) -> None:
    inside = folder.removeprefix(at).lstrip("/")
    other = repository(tmp_path / "other", {f"{inside}/mill.yml".lstrip("/"): PLAN})
    root = repository(tmp_path / "plans", {"README.md": "Plans\n"})
    allowed = ("-c", "protocol.file.allow=always")
    git(root, *allowed, "submodule", "--quiet", "add", str(other), at)
    commit(root, "A submodule")
    for head in ("", "HEAD"):
        with pytest.raises(GosartError, match=f"'{at}' is a submodule in HEAD"):
            compare(root, "HEAD", head, accounts_dir=folder)
    with pytest.raises(GosartError, match=f"'{at}' is a submodule in the index"):
        compare(root, "main", staged=True, accounts_dir=folder)


@pytest.mark.parametrize("why", ["ignored", "a repository"])
def test_a_folder_of_accounts_that_git_does_not_look_into_is_not_said_to_be_unchanged(
    tmp_path: Path, why: str
) -> None:
    ignored = {".gitignore": "/accounts/\n" if why == "ignored" else "nothing\n"}
    root = repository(tmp_path, ignored)
    write_tree(root, {"accounts/mill.yml": PLAN})
    if why == "a repository":
        repository(root / "accounts", {"other.yml": PLAN})
    with pytest.raises(GosartError, match="Git does not look into 'accounts'"):
        compare(root, "main")


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_plan_that_git_was_asked_not_to_look_at_is_compared(tmp_path: Path, flag: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "update-index", flag, "accounts/mill.yml")
    assert compare(root, "main").is_empty
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    assert sentences(the_account(compare(root, "main")))[-1:] == amount("90,000", "80,000")
