"""Every snapshot is read to the same plans, and what no folder shows is read or told."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.repository.discovery import scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileTooLargeError, Kind
from gosart.repository.loader import read_repository
from gosart.vcs.objects import TREE, Objects
from gosart.vcs.snapshot import Snapshot, Snapshots, folder_snapshot
from gosart.yaml.document import AccountFiles
from tests.comparison.repositories import commit, git, repository
from tests.writing import write_tree

ROOT = Path(__file__).parents[2]
FILES = {
    "accounts/_shared/team.yml": "ada: {name: Ada}\n",
    "accounts/acme/account.yml": "name: Acme\nowner: ada\n",
    "accounts/acme/notes/2026-10-02-visit.md": "They asked.\n\n![The hall](hall.png)\n",
    "accounts/acme/notes/hall.png": b"PNG",
    "accounts/acme/people/dana.yml": "name: Dana\n",
    "accounts/bo.yml": "name: Bo\n",
    "accounts/Not an id.yml": "name: X\n",
    "accounts/zürich-会议.yml": "name: Y\n",
}


def plans(snapshot: Snapshot) -> list[AccountFiles]:
    """Give what a snapshot says, whatever it is known by."""
    found = read_repository(snapshot.files, "accounts")
    return [replace(account, signature=()) for account in found.accounts]


def test_a_commit_the_index_the_working_tree_and_a_folder_say_the_same(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    snapshots = Snapshots(root)
    whole = read_repository(root, "accounts")
    for snapshot in (
        snapshots.commit(git(root, "rev-parse", "HEAD")),
        snapshots.index(),
        snapshots.working_tree(),
        folder_snapshot(root),
    ):
        found = read_repository(snapshot.files, "accounts")
        assert plans(snapshot) == [replace(account, signature=()) for account in whole.accounts]
        assert (found.shared, found.problems) == (whole.shared, whole.problems)
        assert [problem.code for problem in found.problems] == ["S030", "S030"]


def test_the_plans_of_the_sample_are_the_same_from_a_commit(tmp_path: Path) -> None:
    whole = plans(folder_snapshot(ROOT))
    root = repository(
        tmp_path,
        {
            path.relative_to(ROOT).as_posix(): path.read_bytes()
            for path in (ROOT / "accounts").rglob("*")
            if path.is_file()
        },
    )
    assert whole != []
    assert plans(Snapshots(root).commit(git(root, "rev-parse", "HEAD"))) == whole


def test_a_commit_is_read_though_the_files_are_gone(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    before = plans(folder_snapshot(root))
    first = git(root, "rev-parse", "HEAD")
    git(root, "rm", "-r", "--quiet", "accounts")
    commit(root, "No plans")
    assert plans(Snapshots(root).commit(first)) == before


def test_below_the_top_of_git_paths_begin_at_the_repository_of_plans(tmp_path: Path) -> None:
    top = repository(tmp_path, {f"sales/north/{path}": text for path, text in FILES.items()})
    root = top / "sales/north"
    snapshots = Snapshots(root)
    before = plans(folder_snapshot(root))
    for snapshot in (snapshots.commit(git(top, "rev-parse", "HEAD")), snapshots.index()):
        assert plans(snapshot) == before


def test_what_did_not_change_is_parsed_once_for_all_snapshots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path, FILES)
    first = git(root, "rev-parse", "HEAD")
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    second = commit(root, "Sons")
    parsed: list[str] = []
    really = DocumentCache.read.__globals__["read_document"]

    def noting(path: str, content: bytes) -> object:
        parsed.append(path)
        return really(path, content)

    monkeypatch.setattr("gosart.repository.document_cache.read_document", noting)
    cache, snapshots = DocumentCache(), Snapshots(root)
    everything = frozenset({"acme", "bo"})
    read_repository(snapshots.working_tree().files, "accounts", everything, cache)
    assert len(parsed) == 5
    parsed.clear()
    then = read_repository(snapshots.commit(first).files, "accounts", everything, cache)
    assert parsed == ["accounts/bo.yml"]
    parsed.clear()
    now = read_repository(snapshots.commit(second).files, "accounts", everything, cache)
    read_repository(snapshots.index().files, "accounts", everything, cache)
    assert parsed == []
    assert now.accounts[0] is then.accounts[0]


def test_a_signature_of_a_commit_is_the_same_while_the_content_is(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    first = git(root, "rev-parse", "HEAD")
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    second = commit(root, "Sons")
    snapshots = Snapshots(root)
    before, after = (
        dict(scan_repository(snapshots.commit(name).files, "accounts").signatures)
        for name in (first, second)
    )
    assert before["acme"] == after["acme"]
    assert before["bo"] != after["bo"]


def test_a_link_leads_to_what_the_snapshot_has_there(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.yml": "name: Secret\n"})
    root = repository(
        tmp_path / "plans",
        {
            "accounts/acme/account.yml": "name: Acme\n",
            "accounts/_lists/emea.yml": "ann: {name: Ann}\n",
            "accounts/bo.yml": "name: Bo\n",
        },
    )
    links = {
        "accounts/acme/team.yml": "../_lists/current.yml",
        "accounts/_lists/current.yml": "emea.yml",
        "accounts/here.yml": str(root / "accounts/bo.yml"),
        "accounts/out.yml": "../../secret.yml",
        "accounts/far.yml": str(tmp_path / "secret.yml"),
        "accounts/gone.yml": "nothing.yml",
        "accounts/round.yml": "round.yml",
        "accounts/beside.yml": "../mkdocs.yml",
        "accounts/folder": "acme",
    }
    for path, target in links.items():
        (root / path).symlink_to(target)
    first = commit(root, "Links")
    before = plans(folder_snapshot(root))
    write_tree(root, {"accounts/_lists/emea.yml": "ben: {name: Ben}\n"})
    (root / "accounts/bo.yml").unlink()
    told = {account.id: account for account in plans(Snapshots(root).commit(first))}
    assert list(told.values()) == before
    assert told["acme"].tree.data["team"] == {"ann": {"name": "Ann"}}
    assert told["here"].tree.data == {"name": "Bo"}
    assert {
        id_: [problem.code for problem in account.problems] for id_, account in told.items()
    } == {
        "acme": [],
        "beside": ["S005"],
        "bo": [],
        "far": ["S005"],
        "folder": ["S005"],
        "gone": ["S003"],
        "here": [],
        "out": ["S005"],
        "round": ["S003"],
    }


def test_a_submodule_has_no_files_here(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"account.yml": "name: Other\n"})
    root = repository(tmp_path / "plans", {"accounts/bo.yml": "name: Bo\n"})
    allowed = ("-c", "protocol.file.allow=always")
    git(root, *allowed, "submodule", "--quiet", "add", str(other), "accounts/other")
    snapshot = Snapshots(root).commit(commit(root, "Other"))
    assert [account.id for account in plans(snapshot)] == ["bo"]
    assert snapshot.files.kind("accounts/other") is Kind.SUBMODULE
    assert [account.id for account in plans(Snapshots(root).index())] == ["bo"]


def test_a_file_that_is_too_large_is_told_with_its_size_and_what_follows_is_read(
    tmp_path: Path,
) -> None:
    root = repository(
        tmp_path, {"accounts/big.yml": b"#" * 3_000_000, "accounts/bo.yml": "name: Bo\n"}
    )
    snapshot = Snapshots(root).commit(git(root, "rev-parse", "HEAD"))
    with pytest.raises(FileTooLargeError) as caught:
        snapshot.files.read("accounts/big.yml", 1000)
    assert caught.value.size == 3_000_000
    big, small = plans(snapshot)
    assert [str(problem.message)[:26] for problem in big.problems] == ["The file has 2.86 MiB; at "]
    assert small.tree.data == {"name": "Bo"}


def test_a_checkout_with_other_line_ends_says_the_same(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    before = plans(Snapshots(root).commit(git(root, "rev-parse", "HEAD")))
    for path in (root / "accounts").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert plans(Snapshots(root).working_tree()) == before


def test_a_file_that_is_not_checked_out_is_as_it_is_staged(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    before = plans(Snapshots(root).working_tree())
    git(root, "sparse-checkout", "set", "--no-cone", "/accounts/bo.yml", "/accounts/acme/people/")
    assert not (root / "accounts/acme/account.yml").exists()
    assert plans(Snapshots(root).working_tree()) == before
    (root / "accounts/bo.yml").unlink()
    assert [account.id for account in plans(Snapshots(root).working_tree())] == ["acme"]


def test_a_repository_of_longer_ids_is_read_as_any(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    write_tree(tmp_path, FILES)
    made = commit(tmp_path, "Plans")
    assert len(made) == 64
    assert plans(Snapshots(tmp_path).commit(made)) == plans(folder_snapshot(tmp_path))


def test_worktrees_are_read_those_of_a_bare_repository_too(tmp_path: Path) -> None:
    root = repository(tmp_path / "plans", FILES)
    made = git(root, "rev-parse", "HEAD")
    before = plans(folder_snapshot(root))
    git(root, "worktree", "add", "--quiet", str(tmp_path / "beside"), "main")
    git(tmp_path, "clone", "--quiet", "--bare", str(root), "bare.git")
    git(tmp_path / "bare.git", "worktree", "add", "--quiet", str(tmp_path / "of-bare"), "main")
    for place in ("beside", "of-bare"):
        snapshots = Snapshots(tmp_path / place)
        for snapshot in (snapshots.commit(made), snapshots.index(), snapshots.working_tree()):
            assert plans(snapshot) == before
    assert plans(Snapshots(tmp_path / "bare.git").commit(made)) == before


def test_an_object_that_git_does_not_have_is_told(tmp_path: Path) -> None:
    objects = Objects(repository(tmp_path, FILES))
    with pytest.raises(GosartError, match="git does not have the object"):
        objects.read("1" * 40)
    assert objects.read(git(tmp_path, "rev-parse", "HEAD:accounts/bo.yml")) == b"name: Bo\n"


def test_git_may_be_ended_and_is_started_again(tmp_path: Path) -> None:
    objects = Objects(repository(tmp_path, FILES))
    name = git(tmp_path, "rev-parse", "HEAD:accounts/bo.yml")
    for _ in range(2):
        assert objects.read(name) == b"name: Bo\n"
        objects.close()


def test_names_that_cannot_be_shown_are_told_alike(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/bo.yml": "name: Bo\n"})
    for name in (b"accounts/new\nline.yml", b"accounts/latin-\xfc.yml"):
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_text("name: X\n", "utf-8")
    made = commit(root, "Names")
    snapshots = Snapshots(root)
    for snapshot in (snapshots.commit(made), snapshots.index(), snapshots.working_tree()):
        found = read_repository(snapshot.files, "accounts")
        assert [problem.code for problem in found.problems] == ["S030"]
        assert [account.id for account in found.accounts] == ["bo"]


def test_contents_that_were_fetched_are_those_that_are_read(tmp_path: Path) -> None:
    objects = Objects(repository(tmp_path, {**FILES, "accounts/large.md": "x" * 2_000_000}))
    names = [item.id for item in objects.tree("HEAD:accounts").values() if item.mode != TREE]
    single = {name: objects.read(name) for name in names}
    objects.fetch(["0" * 40, *names])
    assert {name: objects.read(name) for name in names} == single
    objects.fetch(names)
    with pytest.raises(FileTooLargeError):
        objects.read(names[0], 0)
    with pytest.raises(GosartError, match="does not have the object"):
        objects.read("0" * 40)
    objects.close()
