"""Beside static-i18n: our pages in each language's folder, in its words where we have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, faults, navigation_of, needs, repository
from tests.site.building import Built
from tests.site.links import dead_links

pytestmark = pytest.mark.plugins

LANGUAGES = (
    "languages: [{locale: en, default: true, name: English}, {locale: zh, name: Chinese}, "
    "{locale: de, name: German}]"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    needs("mkdocs_static_i18n")
    files = {"docs/notes.zh.md": "# 笔记\n"}
    return build_beside(
        repository(tmp_path_factory.mktemp("i18n"), f"- i18n: {{{LANGUAGES}}}", files)
    )


def test_the_language_of_the_root_has_our_pages_where_they_are_alone(
    site: Built, alone: Built
) -> None:
    assert faults(site, alone) == []


def test_a_language_that_we_do_not_speak_has_our_pages_in_the_sites_own(
    site: Built, alone: Built
) -> None:
    assert faults(site, alone, below="de/") == []


def test_a_language_that_we_speak_has_our_pages_in_it(site: Built) -> None:
    page = site.page("zh/accounts/mill/")
    assert "行动" in page.text
    assert "../../actions/" in navigation_of(page)
    assert dead_links(site, lambda name: name.startswith("zh/")) == []


def test_the_switcher_leads_to_the_same_page(site: Built) -> None:
    assert "../../zh/accounts/mill/" in navigation_of(site.page("accounts/mill/"))
    assert "http://localhost:8000/zh/accounts/mill/</loc>" in site.text("sitemap.xml")


def test_folders_of_languages_are_built_as_well(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_static_i18n")
    files = {"docs/notes.md": "", "docs/en/notes.md": "# Notes\n", "docs/zh/notes.md": "# 笔记\n"}
    plugin = f"- i18n: {{docs_structure: folder, {LANGUAGES}}}"
    site = build_beside(repository(tmp_path, plugin, files))
    assert faults(site, alone) == []
    assert faults(site, alone, below="de/") == []
