"""A copy that a synchronised folder made beside a plan is called that, and is no plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.repository.loader import read_repository
from gosart.repository.synchronised_copy import copy_of
from tests.writing import MINIMAL_ACCOUNT, write_tree


@pytest.mark.parametrize(
    "name",
    [
        "mill (conflicted copy).yml",
        "mill (Ann Berg's conflicted copy 2026-11-02).yml",
        "mill (conflicted copy 2026-11-02 101500).yml",
        "mill (in Konflikt stehende Kopie von Ann 2026-11-02).yml",
        "mill (Case Conflict 1).yml",
        "mill.sync-conflict-20261102-101500-ABCDEFG.yml",
        "mill (SFConflict ann@example.org 2026-11-02-10-15-00).yml",
        "mill (1).yml",
        "mill 2.yml",
        "mill - Copy.yml",
        "mill - Copy (2).yml",
        "mill copy.yml",
        "mill - 副本.yml",
    ],
)
def test_each_kind_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert copy_of(name) == "mill.yml"
    files = {"accounts/mill.yml": MINIMAL_ACCOUNT, f"accounts/{name}": MINIMAL_ACCOUNT}
    repository = read_repository(write_tree(tmp_path, files), "accounts")
    assert [account.id for account in repository.accounts] == ["mill"]
    assert [(problem.code, problem.location.path) for problem in repository.problems] == [
        ("S038", f"accounts/{name}")
    ]


@pytest.mark.parametrize(
    "path",
    ["acme/people (1).yml", "acme/opportunities/pumps (conflicted copy).yml", "acme/notes/a 2.md",
     "acme/account.sync-conflict-20261102-101500-ABCDEFG.yml"],
)  # fmt: skip
def test_a_copy_inside_an_account_adds_nothing_to_it(tmp_path: Path, path: str) -> None:
    main = {"accounts/acme/account.yml": MINIMAL_ACCOUNT}
    (alone,) = read_repository(write_tree(tmp_path, main), "accounts").accounts
    write_tree(tmp_path, {f"accounts/{path}": "dana: {name: Dana}\n"})
    (account,) = read_repository(tmp_path, "accounts").accounts
    assert (account.tree.data, account.notes) == (alone.tree.data, ())
    assert [problem.code for problem in account.problems] == ["S038"]


@pytest.mark.parametrize("name", ["Mill.yml", "mill_one.yml", "mill & sons.yml", "(1).yml"])
def test_another_wrong_name_is_only_that(tmp_path: Path, name: str) -> None:
    repository = read_repository(
        write_tree(tmp_path, {f"accounts/{name}": MINIMAL_ACCOUNT}), "accounts"
    )
    assert [problem.code for problem in repository.problems] == ["S030"]
