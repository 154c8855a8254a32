"""What a file of navigation names among our pages, read without building a site."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from gosart.mkdocs_plugin.nav_plugins import NavFiles

ENTRIES = frozenset({"index.md", "accounts/index.md", "method/index.md"})
PAGES = (
    "index.md",
    "accounts/index.md",
    "accounts/mill/index.md",
    "accounts/mill/brief/index.md",
    "method/index.md",
    "method/rules/a001/index.md",
)


def named(texts: dict[str, str], plugin: str = "awesome-nav", **options: Any) -> list[str]:
    config: Any = MkDocsConfig()
    config.plugins = {plugin: SimpleNamespace(config=options)}
    files = Files([])
    for name, text in texts.items():
        file = File(name, "docs", "site", True)
        file.content_string = text
        files.append(file)
    nav_files = NavFiles(config, files)
    return [page for page in PAGES if nav_files.names_page(page, ENTRIES)]


@pytest.mark.parametrize(
    ("nav", "pages"),
    [
        ("nav: [accounts/mill/index.md]", ["accounts/mill/index.md"]),
        ("nav: [{Mill: accounts/mill/index.md}]", ["accounts/mill/index.md"]),
        (
            "nav: [{Plans: [accounts, {Mill: accounts/mill/index.md}]}]",
            ["accounts/index.md", "accounts/mill/index.md"],
        ),
        ("nav: [accounts/]", ["accounts/index.md"]),
        ("nav: [accounts/mill]", ["accounts/mill/index.md", "accounts/mill/brief/index.md"]),
        ("nav: [accounts/*/index.md]", ["accounts/mill/index.md"]),
        ("nav: [{glob: 'accounts/*/brief/*'}]", ["accounts/mill/brief/index.md"]),
        ("nav: ['*']", [*sorted(ENTRIES, key=PAGES.index)]),
        ("nav: ['**']", [*sorted(ENTRIES, key=PAGES.index)]),
        ("nav: ['!(x)']", [*sorted(ENTRIES, key=PAGES.index)]),
        ("nav: [notes.md]", []),
        ("nav: [notes.md]\nappend_unmatched: true", [*sorted(ENTRIES, key=PAGES.index)]),
        ("title: x", [*sorted(ENTRIES, key=PAGES.index)]),
        ("", [*sorted(ENTRIES, key=PAGES.index)]),
        ("nav: [{Web: 'https://a.example/accounts'}]", []),
        ("nav: [", []),
    ],
)  # fmt: skip
def test_a_navigation_names_pages(nav: str, pages: list[str]) -> None:
    assert named({".nav.yml": nav}) == pages


def test_a_file_in_a_folder_names_pages_below_it() -> None:
    texts = {".nav.yml": "nav: [notes.md]", "accounts/.nav.yml": "nav: [mill/index.md]"}
    assert named(texts) == ["accounts/mill/index.md"]


def test_a_file_may_have_another_name() -> None:
    assert named({"n.yml": "nav: [accounts/mill/index.md]"}, filename="n.yml") == [
        "accounts/mill/index.md"
    ]


def test_the_rest_of_awesome_pages_is_our_top_entries() -> None:
    assert named({".pages": "nav: [a.md, ...]"}, "awesome-pages") == [
        "index.md",
        "accounts/index.md",
        "method/index.md",
    ]


def test_without_a_file_at_the_root_awesome_pages_gets_our_navigation() -> None:
    assert named({"accounts/.pages": "nav: [mill/index.md]"}, "awesome-pages") == []


def test_another_plugins_name_is_no_file_of_navigation() -> None:
    assert named({".nav.yml": "nav: [accounts/mill/index.md]"}, "macros") == []
