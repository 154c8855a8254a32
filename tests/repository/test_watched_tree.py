"""States of a folder that somebody watches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gosart.repository.watched_tree import WatchedTree
from tests.writing import write_tree


@pytest.fixture
def tree(tmp_path: Path) -> WatchedTree:
    write_tree(tmp_path, {"a/one.yml": "1\n", "a/two.yml": "2\n", "b.yml": "3\n"})
    watched = WatchedTree(tmp_path)
    for path in ("a/one.yml", "a/two.yml", "b.yml"):
        watched.state(path)
    return watched


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        (["a/one.yml"], ["a/one.yml"]),
        (["a"], ["a/one.yml", "a/two.yml"]),
        (["b.yml", "a/two.yml"], ["a/two.yml", "b.yml"]),
        ([], []),
        (["."], ["a/one.yml", "a/two.yml", "b.yml"]),
        (["../elsewhere"], ["a/one.yml", "a/two.yml", "b.yml"]),
        (None, ["a/one.yml", "a/two.yml", "b.yml"]),
    ],
)
def test_only_what_is_told_to_have_changed_is_looked_at_again(
    tree: WatchedTree, changed: list[str] | None, seen: list[str]
) -> None:
    paths = ("a/one.yml", "a/two.yml", "b.yml")
    before = {path: tree.state(path) for path in paths}
    write_tree(tree.root, dict.fromkeys(paths, "other\n"))
    tree.forget(None if changed is None else [tree.root.resolve() / path for path in changed])
    assert [path for path in paths if tree.state(path) != before[path]] == seen


def test_a_folder_that_goes_and_comes_back_is_seen(tree: WatchedTree) -> None:
    before = tree.state("a/one.yml")
    shutil.rmtree(tree.root / "a")
    tree.forget([tree.root.resolve() / "a"])
    gone = tree.state("a/one.yml")
    write_tree(tree.root, {"a/one.yml": "1\n"})
    tree.forget([tree.root.resolve() / "a"])
    assert gone != before
    assert tree.state("a/one.yml") == before
