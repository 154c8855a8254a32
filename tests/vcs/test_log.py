"""One git log for all history: the main line's steps, their authors, or why git cannot tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.vcs.last_touched import last_touched
from gosart.vcs.log import read_log
from tests.history.stories import Repository

ONE = {"accounts/acme.yml": "name: Acme\n"}


def test_steps_are_the_commits_that_changed_plans_the_oldest_first(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    first = made.commit("2026-09-01", ONE)
    made.commit("2026-09-02", {"README.md": "Plans\n"})
    last = made.commit(
        "2026-09-03",
        {"accounts/bo/account.yml": "name: Bo\n", "accounts/bo/notes/a b.md": "字\n"},
        "Bo comes",
        "Ben Moss",
    )
    log = read_log(tmp_path, "accounts")
    assert log.reason is None
    assert [(step.id, step.parent == "", step.day) for step in log.steps] == [
        (first, True, date(2026, 9, 1)),
        (last, False, date(2026, 9, 3)),
    ]
    assert log.steps[1].message == "Bo comes"
    assert {
        account: [file.path for file in files] for account, files in log.steps[1].files.items()
    } == {"bo": ["accounts/bo/account.yml", "accounts/bo/notes/a b.md"]}
    assert log.steps[1].authors == {"bo": ("Ben Moss",)}


def test_a_merge_is_one_step_and_its_authors_are_those_who_wrote_what_it_brought(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-09-01", ONE)
    made.git("checkout", "--quiet", "-b", "change")
    made.commit("2026-09-02", {"accounts/acme.yml": "name: Acme Ltd\n"}, "One", "Ben Moss")
    made.commit("2026-09-03", {"accounts/bo.yml": "name: Bo\n"}, "Two", "Cleo Ash")
    made.commit("2026-09-04", {"README.md": "Hello\n"}, "Three", "Dan Oak")
    made.git("checkout", "--quiet", "main")
    made.commit("2026-09-04", {"accounts/other.yml": "name: Other\n"}, "Beside it")
    made.merge("2026-09-05", "Merge pull request #12 from x/change", "change")
    steps = read_log(tmp_path, "accounts").steps
    assert [step.message.split("\n")[0] for step in steps] == [
        "Plans",
        "Beside it",
        "Merge pull request #12 from x/change",
    ]
    assert steps[2].authors == {"acme": ("Ben Moss",), "bo": ("Cleo Ash",)}


def test_a_merge_of_nothing_is_told_of_whoever_made_it(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-09-01", ONE)
    made.git("checkout", "--quiet", "-b", "change")
    made.commit("2026-09-02", {"README.md": "Hello\n"})
    made.git("checkout", "--quiet", "main")
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "change", who="Petra Lind")
    (tmp_path / "accounts/acme.yml").write_text("name: Acme mended in the merge\n", "utf-8")
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "Merge", day="2026-09-03", who="Petra Lind")
    assert read_log(tmp_path, "accounts").steps[-1].authors == {"acme": ("Petra Lind",)}


def test_who_wrote_it_together_is_named_too_and_the_mailmap_is_followed(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-09-01",
        ONE | {".mailmap": "Ada Brook-Hill <one@example.org>\n"},
        "Plans\n\nCo-authored-by: Ben Moss <ben@example.org>\n",
    )
    assert read_log(tmp_path, "accounts").steps[0].authors == {
        "acme": ("Ada Brook-Hill", "Ben Moss")
    }


def test_a_file_that_is_gone_has_no_blob_and_shared_entries_are_an_account_of_their_own(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-09-01", ONE | {"accounts/_shared/team.yml": "ada: {name: Ada}\n"})
    made.commit("2026-09-02", {"accounts/acme.yml": None})
    first, last = read_log(tmp_path, "accounts").steps
    assert sorted(first.files) == ["_shared", "acme"]
    assert [file.blob for file in last.files["acme"]] == [""]


def test_plans_below_the_top_of_the_repository_have_paths_from_their_own_folder(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-09-01", {"sales/accounts/acme.yml": "name: Acme\n", "accounts/no.yml": "name: No\n"}
    )
    (step,) = read_log(tmp_path / "sales", "accounts").steps
    assert [file.path for file in step.files["acme"]] == ["accounts/acme.yml"]
    assert list(step.files) == ["acme"]


def test_settings_of_the_users_own_do_not_change_what_git_answers(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-09-01", ONE)
    before = read_log(tmp_path, "accounts").steps
    for name, value in (
        ("log.showRoot", "false"),
        ("diff.renames", "copies"),
        ("log.date", "relative"),
        ("format.pretty", "oneline"),
    ):
        made.git("config", name, value)
    made.commit("2026-09-02", {"README.md": "x\n"})
    assert read_log(tmp_path, "accounts").steps == before


def test_the_reason_is_told_where_there_is_no_git_no_commit_or_a_shallow_clone(
    tmp_path: Path,
) -> None:
    (tmp_path / "plain").mkdir()
    assert "not in a git repository" in str(read_log(tmp_path / "plain", "accounts").reason)
    made = Repository(tmp_path / "empty")
    assert "no commit yet" in str(read_log(made.root, "accounts").reason)
    made.commit("2026-09-01", ONE)
    made.commit("2026-09-02", {"accounts/acme.yml": "name: Acme Ltd\n"})
    made.git("clone", "--quiet", "--depth=1", made.root.as_uri(), str(tmp_path / "shallow"))
    log = read_log(tmp_path / "shallow", "accounts")
    assert "shallow" in str(log.reason)
    assert log.steps == ()


def test_a_partial_clone_knows_the_days_and_no_steps(tmp_path: Path) -> None:
    made = Repository(tmp_path / "whole")
    made.commit("2026-09-01", ONE)
    made.commit("2026-09-02", {"accounts/acme.yml": "name: Acme Ltd\n"})
    made.git("config", "uploadpack.allowFilter", "true")
    made.git(
        "clone", "--quiet", "--filter=blob:none", made.root.as_uri(), str(tmp_path / "partial")
    )
    log = read_log(tmp_path / "partial", "accounts")
    assert "partial" in str(log.reason)
    assert (log.steps, dict(log.days)) == ((), {"acme": date(2026, 9, 2)})
    assert last_touched(tmp_path / "partial", "accounts", date(2026, 11, 23)) == {
        "acme": date(2026, 9, 2)
    }
