"""The day each account was last touched, read from real git, and nothing where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

from gosart.vcs.last_touched import last_touched
from tests.writing import write_tree

TODAY = date(2026, 11, 24)
FILES = {
    "accounts/acme.yml": "name: Acme\n",
    "accounts/bo/account.yml": "name: Bo\n",
    "accounts/bo/notes/x.md": "Hello\n",
    "accounts/_shared/team.yml": "ann: {name: Ann}\n",
    "README.md": "Plans\n",
}


def git(root: Path, *arguments: str, day: str = "2026-09-01") -> str:
    """Run git as somebody, on a day."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ann"), ("EMAIL", "ann@alder.example"))
    }
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environ = {
        **os.environ,
        **who,
        **when,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(
        command, cwd=root, env=environ, check=True, capture_output=True, text=True
    ).stdout


def commit(root: Path, day: str, files: dict[str, str]) -> None:
    """Write files and commit them on a day."""
    write_tree(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Change", day=day)


def repository(root: Path) -> Path:
    """Make a repository with two commits: all files, then one account."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q")
    commit(root, "2026-09-01", FILES)
    commit(root, "2026-10-10", {"accounts/bo/notes/x.md": "Hello again\n"})
    return root


def test_an_account_was_touched_when_one_of_its_files_was_last_committed(tmp_path: Path) -> None:
    root = repository(tmp_path)
    assert last_touched(root, "accounts", TODAY) == {
        "acme": date(2026, 9, 1),
        "bo": date(2026, 10, 10),
    }


def test_what_is_not_committed_was_touched_today(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write_tree(
        root, {"accounts/acme.yml": "name: Acme Ltd\n", "accounts/new/account.yml": "name: New\n"}
    )
    assert last_touched(root, "accounts", TODAY) == {
        "acme": TODAY,
        "bo": date(2026, 10, 10),
        "new": TODAY,
    }


def test_a_merge_and_a_branch_count_by_their_commits(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "checkout", "-qb", "side")
    commit(root, "2026-10-20", {"accounts/acme.yml": "name: Acme AG\n"})
    git(root, "checkout", "-q", "main")
    commit(root, "2026-10-21", {"README.md": "More plans\n"})
    git(root, "merge", "-q", "--no-edit", "side", day="2026-11-20")
    assert last_touched(root, "accounts", TODAY)["acme"] == date(2026, 10, 20)


def test_plans_below_the_top_of_the_repository_are_found(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-09-01", {f"sales/{name}": text for name, text in FILES.items()})
    write_tree(tmp_path, {"sales/accounts/acme.yml": "name: Acme Ltd\n"})
    assert last_touched(tmp_path / "sales", "accounts", TODAY) == {
        "acme": TODAY,
        "bo": date(2026, 9, 1),
    }


def test_a_name_in_any_script_is_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-09-01", {'accounts/acme/notes/会议 "eins".md': "字\n"})
    assert last_touched(tmp_path, "accounts", TODAY) == {"acme": date(2026, 9, 1)}


def test_without_git_or_commits_or_with_a_part_of_the_history_nothing_is_known(
    tmp_path: Path,
) -> None:
    plain = write_tree(tmp_path / "plain", FILES)
    assert last_touched(plain, "accounts", TODAY) == {}
    empty = write_tree(tmp_path / "empty", {"README.md": "Nothing yet\n"})
    git(empty, "init", "-q")
    assert last_touched(empty, "accounts", TODAY) == {}
    origin = repository(tmp_path / "origin")
    git(tmp_path, "clone", "-q", "--depth", "1", origin.as_uri(), "shallow")
    assert last_touched(tmp_path / "shallow", "accounts", TODAY) == {}
