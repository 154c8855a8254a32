"""Addresses on a forge, from what MkDocs' own settings say of the repository."""

from __future__ import annotations

import pytest

from gosart.config.forge_urls import commit_url, request_url, site_address, source_url


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "address"),
    [
        ("https://github.com/a/b", "", "https://github.com/a/b/blob/master/{path}#L{line}"),
        ("https://gitlab.com/a/b/", "", "https://gitlab.com/a/b/blob/master/{path}#L{line}"),
        ("https://x.example/a", "edit/main/docs/", "https://x.example/a/blob/main/{path}#L{line}"),
        ("https://x.example/a", "-/edit/v2/docs/", "https://x.example/a/-/blob/v2/{path}#L{line}"),
        ("https://x.example/a", "_edit/main/x", "https://x.example/a/blob/main/{path}#L{line}"),
        ("https://x.example/a", "", ""),
        ("https://x.example/a", "wiki/", ""),
        ("", "edit/main/docs/", ""),
        ("ssh://git@x.example/a", "edit/main/docs/", ""),
        ("https://x.example/{a}", "edit/main/docs/", ""),
    ],
)
def test_a_line_of_a_file(repo_url: str, edit_uri: str, address: str) -> None:
    assert source_url(repo_url, edit_uri) == address


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "commit", "request_"),
    [
        ("https://github.com/a/b/", "", "/commit/{commit}", "/pull/{number}"),
        ("https://git.x/a/b", "-/edit/m/", "/-/commit/{commit}", "/-/merge_requests/{number}"),
        ("https://gitlab.x/a/b", "", "/-/commit/{commit}", "/-/merge_requests/{number}"),
        ("https://bitbucket.org/a/b", "", "/commits/{commit}", "/pull-requests/{number}"),
        ("https://codeberg.org/a/b", "", "/commit/{commit}", "/pulls/{number}"),
        ("https://gitea.x/a/b", "", "/commit/{commit}", "/pulls/{number}"),
    ],
)
def test_a_commit_and_a_request(repo_url: str, edit_uri: str, commit: str, request_: str) -> None:
    assert commit_url(repo_url, edit_uri) == repo_url.rstrip("/") + commit
    assert request_url(repo_url, edit_uri) == repo_url.rstrip("/") + request_


@pytest.mark.parametrize("repo_url", ["", "https://x.example/a", "git@github.com:a/b", "x{y}"])
def test_an_unknown_forge_has_no_address(repo_url: str) -> None:
    assert (commit_url(repo_url, "edit/main/"), request_url(repo_url, "edit/main/")) == ("", "")


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        ("https://x.example", "https://x.example/"),
        (" http://x.example/plans// ", "http://x.example/plans/"),
        ("", ""),
        ("/plans/", ""),
        ("https:///", ""),
    ],
)
def test_the_address_of_the_site_ends_with_a_slash(site_url: str, address: str) -> None:
    assert site_address(site_url) == address
