"""Clones that lack a part of their history, branches without a common commit: each is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.vcs.revisions import choose_snapshots, snapshot_before
from tests.comparison.repositories import commit, git, repository
from tests.history.stories import Repository
from tests.vcs.test_surroundings import FILES, changed, names_at
from tests.writing import write_tree


def partial(tmp_path: Path) -> Path:
    """Make a clone that lacks what the first commit's file said."""
    made = Repository(tmp_path / "whole")
    made.commit("2026-09-01", FILES)
    made.commit("2026-09-02", {"accounts/acme.yml": "name: Acme Ltd\n"})
    made.git("config", "uploadpack.allowFilter", "true")
    place = tmp_path / "partial"
    made.git("clone", "--quiet", "--filter=blob:none", made.root.as_uri(), str(place))
    return place


def test_a_partial_clone_asks_no_other_machine_and_says_what_is_missing(tmp_path: Path) -> None:
    root = partial(tmp_path)
    objects = sorted((root / ".git/objects").rglob("*"))
    assert names_at(root) == ["Acme Ltd", "Bo"]
    with pytest.raises(GosartError, match="This clone is partial: it lacks what older files said"):
        names_at(root, "HEAD~1")
    assert sorted((root / ".git/objects").rglob("*")) == objects


def test_a_shallow_clone_says_what_is_missing(tmp_path: Path) -> None:
    made = Repository(tmp_path / "whole")
    made.commit("2026-09-01", FILES)
    made.commit("2026-09-02", {"accounts/acme.yml": "name: Acme Ltd\n"})
    root = tmp_path / "shallow"
    made.git("clone", "--quiet", "--depth=1", made.root.as_uri(), str(root))
    for revision in ("HEAD~1", "v1"):
        with pytest.raises(GosartError, match="This clone is shallow: fetch the history first"):
            snapshot_before(root, revision)
    assert names_at(root) == ["Acme Ltd", "Bo"]


def test_no_common_commit_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    git(root, "checkout", "--quiet", "--orphan", "apart")
    commit(root, "Apart")
    for choose in (
        lambda: choose_snapshots(root, "main", ""),
        lambda: choose_snapshots(root, "main...apart", ""),
        lambda: snapshot_before(root, "main"),
    ):
        with pytest.raises(GosartError, match=r"have no common commit \(they share no history\)"):
            choose()
    assert choose_snapshots(root, "main..apart", "")[0].name == "main"


@pytest.mark.parametrize(
    ("name", "kind"), [("HEAD:accounts", "tree"), ("HEAD:accounts/bo.yml", "blob")]
)
def test_what_is_no_commit_is_told_for_what_it_is(tmp_path: Path, name: str, kind: str) -> None:
    root = repository(tmp_path, FILES)
    message = f"There is no revision '{name}': that is a {kind}, not a commit"
    with pytest.raises(GosartError, match=message):
        choose_snapshots(root, name, "")


@pytest.mark.parametrize(
    ("base", "head", "named"),
    [("main", "HEAD", "HEAD"), ("main..HEAD", "", "main..HEAD"), ("...main", "", "...main")],
)
def test_what_is_staged_is_not_compared_with_two_states(
    tmp_path: Path, base: str, head: str, named: str
) -> None:
    root = repository(tmp_path, FILES)
    with pytest.raises(GosartError, match=f"'{re.escape(named)}' names another state"):
        choose_snapshots(root, base, head, staged=True)


def test_a_commit_is_named_by_words_of_its_title(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    first = git(root, "rev-parse", "HEAD")
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    commit(root, "Another name")
    assert choose_snapshots(root, ":/Plans", "HEAD")[0].commit == first
    with pytest.raises(GosartError, match="There is no revision ':/nowhere'"):
        choose_snapshots(root, ":/nowhere", "HEAD")


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write_tree(tmp_path, FILES)
    for staged in (True, False):
        with pytest.raises(GosartError, match="There is no commit yet to compare with"):
            choose_snapshots(tmp_path, "", "", staged=staged)


def test_a_branch_that_is_behind_is_compared_from_where_it_left_the_other(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    parted = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "main")
    write_tree(root, {"accounts/acme.yml": "name: Acme Ltd\n"})
    tip = commit(root, "On main")
    git(root, "checkout", "--quiet", "change")
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    base, head = choose_snapshots(root, "main", "")
    assert (base.commit, head.name) == (parted, "the working tree")
    assert base.name == f"main ({parted[:9]}, where the two parted)"
    assert changed(root, "main") == ("accounts/bo.yml",)
    assert choose_snapshots(root, "main..change", "")[0].commit == tip
    assert choose_snapshots(root, "main", "change")[0].commit == tip
    assert choose_snapshots(root, "main...change", "")[0].commit == parted
