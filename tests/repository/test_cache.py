"""Unchanged files are neither read nor parsed again, and their signatures are had without opening
them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gosart.repository import document_cache as cache_module
from gosart.repository.discovery import scan_repository
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.loader import read_repository
from tests.writing import write_tree

FILES = {
    "accounts/acme/account.yml": "name: Acme\n",
    "accounts/acme/people.yml": "dana: {name: Dana}\n",
    "accounts/acme/notes/x.png": b"PNG",
    "accounts/bo.yml": "name: Bo\n",
    "accounts/_shared/team.yml": "ada: {name: Ada}\n",
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths that were read, in order."""
    paths: list[str] = []
    really = cache_module.read_content

    def noting(files: FileSource, path: str) -> object:
        paths.append(path)
        return really(files, path)

    monkeypatch.setattr(cache_module, "read_content", noting)
    return paths


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths whose content was parsed, in order."""
    paths: list[str] = []
    really = cache_module.read_document

    def noting(path: str, content: bytes) -> object:
        paths.append(path)
        return really(path, content)

    monkeypatch.setattr(cache_module, "read_document", noting)
    return paths


def touch(path: Path, text: str) -> None:
    """Write a text of any length, with a later time than before whatever the clock's grain."""
    later = path.stat().st_mtime_ns + 1_000_000
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(later, later))


def test_a_second_reading_opens_nothing_and_gives_the_same_objects(
    tmp_path: Path, opened: list[str]
) -> None:
    cache = DocumentCache()
    first = read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    opened.clear()
    second = read_repository(tmp_path, "accounts", cache=cache)
    assert opened == []
    assert all(one is two for one, two in zip(first.accounts, second.accounts, strict=True))
    assert second == first


@pytest.mark.parametrize("text", ["sam: {name: Samuel}\n", "dana: {name: Lena}\n"])
def test_a_changed_file_alone_is_read_again(tmp_path: Path, opened: list[str], text: str) -> None:
    cache = DocumentCache()
    first = read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    opened.clear()
    touch(tmp_path / "accounts/acme/people.yml", text)
    second = read_repository(tmp_path, "accounts", cache=cache)
    assert opened == ["accounts/acme/people.yml"]
    assert second.accounts[1] is first.accounts[1]
    assert second.accounts[0].tree.data["people"] != first.accounts[0].tree.data["people"]
    assert second == read_repository(tmp_path, "accounts")


def test_a_file_with_the_size_and_time_of_before_is_read_again(tmp_path: Path) -> None:
    cache = DocumentCache()
    read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    path = tmp_path / "accounts/bo.yml"
    before = path.stat()
    path.write_text("name: Ox\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert read_repository(tmp_path, "accounts", cache=cache).accounts[1].tree.data == {
        "name": "Ox"
    }


def test_a_file_that_was_only_touched_is_neither_opened_nor_parsed_again(
    tmp_path: Path, opened: list[str], parsed: list[str]
) -> None:
    cache = DocumentCache()
    read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    opened.clear()
    parsed.clear()
    touch(tmp_path / "accounts/bo.yml", "name: Bo\n")
    read_repository(tmp_path, "accounts", cache=cache)
    assert (opened, parsed) == ([], [])


def test_a_text_that_nobody_has_any_more_is_forgotten(tmp_path: Path, parsed: list[str]) -> None:
    cache = DocumentCache()
    write_tree(tmp_path, FILES)
    for text in ("name: Bo\n", "name: Bo & Sons\n", "name: Bo & Daughters\n", "name: Bo\n"):
        touch(tmp_path / "accounts/bo.yml", text)
        read_repository(tmp_path, "accounts", cache=cache)
    assert parsed.count("accounts/bo.yml") == 4


def test_a_file_that_comes_or_goes_changes_its_account(tmp_path: Path) -> None:
    cache = DocumentCache()
    read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    (tmp_path / "accounts/acme/people.yml").unlink()
    write_tree(tmp_path, {"accounts/acme/value.yml": "solution: Mill\n"})
    assert list(read_repository(tmp_path, "accounts", cache=cache).accounts[0].tree.data) == [
        "name",
        "value",
    ]


def test_a_file_that_came_back_is_read_again(tmp_path: Path, opened: list[str]) -> None:
    cache = DocumentCache()
    read_repository(write_tree(tmp_path, FILES), "accounts", cache=cache)
    kept = tmp_path / "accounts/bo.yml"
    kept.rename(tmp_path / "bo.yml")
    read_repository(tmp_path, "accounts", cache=cache)
    (tmp_path / "bo.yml").rename(kept)
    opened.clear()
    read_repository(tmp_path, "accounts", cache=cache)
    assert opened == ["accounts/bo.yml"]


def test_an_account_in_two_places_is_told_each_time(tmp_path: Path) -> None:
    cache = DocumentCache()
    write_tree(tmp_path, {"accounts/acme.yml": "name: A\n"})
    assert read_repository(tmp_path, "accounts", cache=cache).accounts[0].problems == ()
    write_tree(tmp_path, {"accounts/acme/account.yml": "name: A\n"})
    for _ in range(2):
        (account,) = read_repository(tmp_path, "accounts", cache=cache).accounts
        assert [problem.code for problem in account.problems] == ["S031"]


def test_what_may_be_mended_without_the_file_is_looked_at_again(tmp_path: Path) -> None:
    cache = DocumentCache()
    write_tree(tmp_path, {"accounts/acme/account.yml": "name: A\n"})
    (tmp_path / "accounts/acme/people.yml").symlink_to("../_people.yml")
    (account,) = read_repository(tmp_path, "accounts", cache=cache).accounts
    assert [problem.code for problem in account.problems] == ["S003"]
    write_tree(tmp_path, {"accounts/_people.yml": "dana: {}\n"})
    (account,) = read_repository(tmp_path, "accounts", cache=cache).accounts
    assert (account.problems, account.tree.data["people"]) == ((), {"dana": {}})


def test_a_cached_document_is_not_changed_by_the_files_put_below_it(tmp_path: Path) -> None:
    cache = DocumentCache()
    write_tree(
        tmp_path,
        {
            "accounts/acme/account.yml": "people: {sam: {}}\n",
            "accounts/acme/people/dana.yml": "name: Dana\n",
        },
    )
    (account,) = read_repository(tmp_path, "accounts", cache=cache).accounts
    assert account.tree.data == {"people": {"sam": {}, "dana": {"name": "Dana"}}}
    (tmp_path / "accounts/acme/people/dana.yml").unlink()
    (account,) = read_repository(tmp_path, "accounts", cache=cache).accounts
    assert account.tree.data == {"people": {"sam": {}}}


def test_signatures_are_those_of_the_accounts_and_need_no_file_opened(
    tmp_path: Path, opened: list[str]
) -> None:
    loaded = read_repository(write_tree(tmp_path, FILES), "accounts")
    opened.clear()
    listing = scan_repository(tmp_path, "accounts")
    assert listing.signatures == tuple(
        (account.id, account.signature) for account in loaded.accounts
    )
    assert listing.shared_signature == loaded.shared_signature
    assert opened == []
    account, ((path, _),) = listing.signatures[1]
    assert (account, path) == ("bo", "accounts/bo.yml")


def test_a_signature_changes_with_any_file_of_the_account_and_of_no_other(tmp_path: Path) -> None:
    before = dict(scan_repository(write_tree(tmp_path, FILES), "accounts").signatures)
    touch(tmp_path / "accounts/acme/notes/x.png", "GIF")
    after = dict(scan_repository(tmp_path, "accounts").signatures)
    assert after["acme"] != before["acme"]
    assert after["bo"] == before["bo"]


def test_a_listing_may_be_of_some_accounts_only(tmp_path: Path) -> None:
    listing = scan_repository(write_tree(tmp_path, FILES), "accounts", frozenset({"bo"}))
    assert [id_ for id_, _ in listing.signatures] == ["bo"]
