"""Beside the four plugins that most sites use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.beside import (
    build_beside,
    commit,
    faults,
    navigation_of,
    needs,
    repository,
)
from tests.site.building import Built

pytestmark = pytest.mark.plugins


@pytest.mark.parametrize(
    "first",
    ["search, gosart: {history_days: 0}, macros", "macros, gosart: {history_days: 0}, search"],
)
def test_macros_reads_no_page_of_ours_and_every_page_of_the_users_own(
    tmp_path: Path, alone: Built, first: str
) -> None:
    needs("mkdocs_macros")
    root = repository(tmp_path, files={"docs/notes.md": "# Notes\n\nSeven by seven: {{ 7*7 }}\n"})
    config = (root / "mkdocs.yml").read_text()
    (root / "mkdocs.yml").write_text(config.partition("plugins:")[0] + f"plugins: [{first}]\n")
    site = build_beside(root)
    assert faults(site, alone) == []
    assert "Seven by seven: 49" in site.page("notes/").content.text
    assert "Mill {{ 7*7 }}" in site.page("accounts/mill/").only("h1").text
    assert (
        "{#actions} and {{ read_csv('accounts/mill.yml') }}"
        in site.page("accounts/mill/value/").text
    )


def test_a_date_of_the_last_change_is_the_users_pages_alone(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_git_revision_date_localized_plugin")
    root = repository(tmp_path, "- git-revision-date-localized")
    commit(root)
    site = build_beside(root)
    assert faults(site, alone) == []
    assert "November 20, 2026" in site.page("notes/").text
    dated = "git-revision-date-localized-plugin-date"
    assert [name for name in site.pages if dated in site.text(name)] == ["notes/index.html"]


def test_literate_nav_names_pages_of_ours(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_literate_nav")
    summary = (
        "* [Notes](notes.md)\n* [The mill](accounts/mill/index.md)\n* [All](accounts/index.md)\n"
    )
    root = repository(tmp_path, "- literate-nav", {"docs/SUMMARY.md": summary})
    site = build_beside(root)
    assert faults(site, alone) == []
    tabs = [
        link.text for link in site.page("actions/").all("a") if "md-tabs__link" in link.get("class")
    ]
    assert tabs == ["Notes", "The mill", "All"]


def test_an_old_address_leads_to_a_page_of_ours(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_redirects")
    root = repository(
        tmp_path, "- redirects: {redirect_maps: {old/mill.md: accounts/mill/index.md}}"
    )
    site = build_beside(root)
    assert faults(site, alone) == []
    assert 'href="../../accounts/mill/"' in site.text("old/mill/index.html")
    assert "../actions/" in navigation_of(site.page("accounts/"))
