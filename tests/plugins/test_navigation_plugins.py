"""Beside plugins that write the navigation or arrange it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, commit, faults, navigation_of, needs, repository
from tests.site.building import Built

pytestmark = pytest.mark.plugins
NAMED = ("accounts/mill/index.md", "accounts/oak/index.md")


def tabs(site: Built, address: str) -> list[str]:
    return [
        link.text for link in site.page(address).all("a") if "md-tabs__link" in link.get("class")
    ]


def test_awesome_nav_orders_our_pages_by_name(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_awesome_nav")
    nav = "nav: [{The mill: accounts/mill/index.md}, '*', accounts, {To do: actions/index.md}]\n"
    site = build_beside(repository(tmp_path, "- awesome-nav", {"docs/.nav.yml": nav}))
    assert faults(site, alone) == []
    assert tabs(site, "actions/")[0] == "The mill"
    assert tabs(site, "actions/")[-2:] == ["Accounts", "To do"]
    assert {"Portfolio", "House notes", "Method", "People"} <= set(tabs(site, "actions/"))


@pytest.mark.parametrize(
    "pattern", ["accounts/*/index.md", "accounts/*", "accounts/mill", "accounts/**"]
)
def test_a_pattern_of_awesome_nav_finds_our_pages(tmp_path: Path, pattern: str) -> None:
    needs("mkdocs_awesome_nav")
    nav = f"nav: [notes.md, '{pattern}']\n"
    site = build_beside(repository(tmp_path, "- awesome-nav", {"docs/.nav.yml": nav}))
    assert "../accounts/mill/" in navigation_of(site.page("notes/"))


def test_awesome_nav_without_a_file_has_our_top_entries_and_no_more(
    tmp_path: Path, alone: Built
) -> None:
    needs("mkdocs_awesome_nav")
    site = build_beside(repository(tmp_path, "- awesome-nav"))
    assert faults(site, alone) == []
    links = navigation_of(site.page("notes/"))
    assert {"../accounts/", "../actions/", "../method/", ".."} <= set(links)
    assert "../accounts/mill/" not in links
    assert [link for link in links if "method/rules/" in link] == []


def test_a_nav_file_among_the_plans_is_read(tmp_path: Path) -> None:
    needs("mkdocs_awesome_nav")
    files = {"accounts/.nav.yml": "nav: [index.md, accounts/oak/index.md]\n", "docs/notes.md": ""}
    root = repository(tmp_path, "- awesome-nav", files, more="docs_dir: accounts")
    site = build_beside(root)
    assert "../accounts/oak/" in navigation_of(site.page("actions/"))
    assert [name for name in site.files if name.endswith(".nav.yml")] == []


def test_awesome_pages_arranges_our_pages(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_awesome_pages_plugin")
    files = {"docs/.pages": "nav: [actions, notes.md, ..., accounts]\n"}
    site = build_beside(repository(tmp_path, "- awesome-pages", files))
    assert faults(site, alone) == []
    assert (tabs(site, "notes/")[:2], tabs(site, "notes/")[-1]) == (
        ["Actions", "House notes"],
        "Accounts",
    )


def test_section_index_leaves_our_sections(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_section_index")
    site = build_beside(repository(tmp_path, "- section-index"))
    assert faults(site, alone) == []
    assert tabs(site, "notes/") == ["Portfolio", "Accounts", "Actions", "Method", "House notes"]


def test_literate_nav_without_a_file_leaves_our_navigation(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_literate_nav")
    site = build_beside(repository(tmp_path, "- literate-nav"))
    assert faults(site, alone) == []
    assert tabs(site, "notes/") == ["Portfolio", "Accounts", "Actions", "Method", "House notes"]


def test_monorepo_brings_other_sites_beside_ours(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_monorepo_plugin")
    files = {
        "sub/mkdocs.yml": "site_name: sub\nnav: [{Start: index.md}]\n",
        "sub/docs/index.md": "# Sub\n",
    }
    nav = (
        "nav: [{Plans: index.md}, {Accounts: accounts/index.md}, {Notes: notes.md}, "
        "{Sub: '!include sub/mkdocs.yml'}]"
    )
    root = repository(tmp_path, "- monorepo", files, more=nav)
    commit(root)
    site = build_beside(root)
    assert faults(site, alone) == []
    assert tabs(site, "actions/") == ["Plans", "Accounts", "Notes", "Sub"]
