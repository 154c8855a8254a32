"""In the middle of a merge nothing is staged of a file in conflict: that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from tests.comparison.repositories import PLAN, changed, commit, compare, git, repository
from tests.writing import write_tree

CHEAPER = changed(PLAN, ("90_000", "80_000"))
DEARER = changed(PLAN, ("90_000", "95_000"))


def merging(root: Path, *, removed: bool = False) -> Path:
    """Stand in a merge of two branches that both changed a plan, or one of which removed it."""
    repository(root, {"accounts/mill.yml": PLAN, "accounts/tall.yml": "name: Tall\n"})
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    commit(root, "Ours")
    git(root, "checkout", "--quiet", "main")
    if removed:
        (root / "accounts/mill.yml").unlink()
    else:
        write_tree(root, {"accounts/mill.yml": DEARER})
    commit(root, "Theirs")
    git(root, "checkout", "--quiet", "change")
    with pytest.raises(AssertionError):
        git(root, "merge", "--quiet", "main")
    return root


@pytest.mark.parametrize("removed", [False, True])
def test_what_is_staged_of_an_unsettled_merge_is_not_compared(
    tmp_path: Path, removed: bool
) -> None:
    root = merging(tmp_path, removed=removed)
    with pytest.raises(GosartError, match=r"^A merge is not settled.* of accounts/mill\.yml\. "):
        compare(root, staged=True)


def test_a_settled_merge_is_compared(tmp_path: Path) -> None:
    root = merging(tmp_path)
    write_tree(root, {"accounts/mill.yml": DEARER})
    git(root, "add", "accounts/mill.yml")
    assert [account.id for account in compare(root, staged=True).accounts] == ["mill"]


def test_the_files_as_they_are_say_that_a_merge_is_not_settled(tmp_path: Path) -> None:
    (account,) = compare(merging(tmp_path), "HEAD").accounts
    assert (account.broken, [item.code for item in account.new]) == ("head", ["S024"])
