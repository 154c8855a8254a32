"""A file is known by what it holds: size, times and number may be those of another content."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from gosart.config.model import options_from
from gosart.lint.runner import check_plans
from gosart.method.stamp import method_stamp
from gosart.repository.content_stamp import content_stamp
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.repository.working_tree import WorkingTree
from gosart.site.builder import SiteBuilder
from tests.writing import write_tree

PLAN = "name: Mill\nowner: ann\nteam: {ann: {name: Ann Berg}, bob: {name: Bob Oak}}\n"


@pytest.fixture(autouse=True)
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that gives every file the same times and the same number, as some networks' do."""
    real = os.stat

    def stat(path: Any, *arguments: Any, **named: Any) -> os.stat_result:
        status = real(path, *arguments, **named)
        named_times = {"st_mtime_ns": 0, "st_ctime_ns": 0, "st_atime_ns": 0}
        return os.stat_result((*status[:1], 7, *status[2:7], 0, 0, 0), named_times)

    monkeypatch.setattr(os, "stat", stat)


def test_a_check_reads_a_plan_anew_whose_bytes_alone_are_others(tmp_path: Path) -> None:
    options = options_from(
        {"today": "2026-11-23"}, write_tree(tmp_path, {"accounts/a.yml": PLAN}), {}
    )
    assert check_plans(options).problems == ()
    write_tree(tmp_path, {"accounts/a.yml": PLAN.replace("owner: ann", "owner: ana")})
    assert [problem.code for problem in check_plans(options).problems] == ["P021"]
    write_tree(tmp_path, {"accounts/a.yml": PLAN})
    assert check_plans(options).problems == ()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("accounts/_shared/team.yml", "ann: {name: Ann Berg}\n", "ann: {name: Ann Borg}\n"),
        ("accounts/acme/account.md", "---\nname: Acme\n---\nOld\n", "---\nname: Acme\n---\nNew\n"),
        ("accounts/acme/people/dana.yaml", "name: Dana\n", "name: Dina\n"),
        ("accounts/acme/notes/visit.md", "# Visit\nOne\n", "# Visit\nTwo\n"),
    ],
)
def test_a_preview_reads_every_kind_of_file_anew(
    tmp_path: Path, path: str, before: str, after: str
) -> None:
    cache = DocumentCache()
    files = {"accounts/acme/account.yml": "name: Acme\n"} if path.count("account.") == 0 else {}
    read_repository(write_tree(tmp_path, {**files, path: before}), "accounts", cache=cache)
    again = read_repository(write_tree(tmp_path, {path: after}), "accounts", cache=cache)
    assert again == read_repository(tmp_path, "accounts")


def test_a_file_that_changes_back_is_not_taken_for_what_stood_between(tmp_path: Path) -> None:
    cache = DocumentCache()
    for name in ("Mill", "Mall", "Mill", "Mull"):
        write_tree(tmp_path, {"accounts/a.yml": f"name: {name}\n"})
        account = read_repository(tmp_path, "accounts", cache=cache).accounts[0]
        assert account.tree.data == {"name": name}


def test_a_file_that_changes_between_its_listing_and_its_reading_is_named_by_what_was_read(
    tmp_path: Path,
) -> None:
    files, cache = WorkingTree(tmp_path), DocumentCache()
    write_tree(tmp_path, {"a.yml": "name: Mill\n"})
    listed = files.state("a.yml")
    write_tree(tmp_path, {"a.yml": "name: Mall\n"})
    document, _ = cache.read(files, "a.yml", listed)
    assert document is not None
    assert document.data == {"name": "Mall"}
    write_tree(tmp_path, {"a.yml": "name: Mill\n"})
    document, _ = cache.read(files, "a.yml", files.state("a.yml"))
    assert document is not None
    assert document.data == {"name": "Mill"}


def test_a_file_that_went_after_its_listing_is_a_problem_of_its_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"accounts/acme/account.yml": PLAN, "accounts/acme/people.yml": "{}"})
    real = WorkingTree.state

    def vanishing(self: WorkingTree, path: str) -> str:
        (self.root / "accounts/acme/people.yml").unlink(missing_ok=True)
        return real(self, path)

    monkeypatch.setattr(WorkingTree, "state", vanishing)
    (account,) = read_repository(tmp_path, "accounts").accounts
    assert [(problem.code, problem.location.path) for problem in account.problems] == [
        ("S003", "accounts/acme/people.yml")
    ]


def test_method_templates_and_rules_are_known_by_what_they_hold(tmp_path: Path) -> None:
    stamps = []
    for text in ("one", "two"):
        write_tree(tmp_path, {"method.yml": text, "rules/a.py": text, "templates/deep/x.j2": text})
        stamps.append(
            (
                method_stamp(tmp_path, "method.yml"),
                content_stamp([tmp_path / "rules"], "*.py"),
                content_stamp([tmp_path / "templates", tmp_path / "none"], "*", below=True),
            )
        )
    assert all(before != after for before, after in zip(*stamps, strict=True))


def test_a_rule_that_changed_in_its_bytes_alone_is_run_anew(tmp_path: Path) -> None:
    options = options_from({"today": "2026-11-23", "rules_dir": "rules"}, tmp_path, {})
    builder = SiteBuilder()
    write_tree(tmp_path, {"accounts/a.yml": PLAN, "rules/own.py": "x = 1\n"})
    assert builder.own_rules(options).problems == ()
    write_tree(tmp_path, {"rules/own.py": "x = (\n"})
    assert [problem.code for problem in builder.own_rules(options).problems] == ["X001"]
