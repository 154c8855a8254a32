"""Our pages are made outside MkDocs' loops, and nobody can tell from the site."""

from __future__ import annotations

import inspect
import json
import os
from pathlib import Path
from textwrap import dedent

import mkdocs.commands.build
import mkdocs.livereload
import pytest
from mkdocs.structure.files import File, Files

from gosart.mkdocs_plugin import side_by_side
from tests.site.building import build_failing, build_site
from tests.site.repositories import CONFIG as IN_ACCOUNTS
from tests.site.repositories import MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

CONFIG = dedent(IN_ACCOUNTS).lstrip().replace("docs_dir: accounts", "docs_dir: docs")
HOOK = "def on_page_content(content, **_):\n    return content\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of two accounts, one with tags, and a page of the user's own."""
    return write_tree(
        tmp_path / "plans",
        {
            "accounts/mill.yml": MILL,
            "accounts/other.yml": MINIMAL_ACCOUNT,
            "docs/help.md": "# Help\n\n[The mill](accounts/mill/relationships/index.md#map)\n",
            "hook.py": HOOK,
            "mkdocs.yml": CONFIG,
        },
    )


def test_pages_are_the_same_bytes_as_those_that_mkdocs_makes(root: Path, tmp_path: Path) -> None:
    ours = build_site(root, tmp_path / "ours").files
    write_tree(root, {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n"})
    theirs = build_site(root, tmp_path / "theirs")
    assert [line for line in theirs.log if "made anew in each build, because of hook.py" in line]
    pages = {name for name in theirs.files if name.endswith(".html")}
    assert len(pages) > 100
    assert {name for name in pages if ours.get(name) != theirs.files[name]} == set()
    assert ours.keys() == theirs.files.keys()


def test_the_search_is_the_same_whoever_makes_the_pages(root: Path, tmp_path: Path) -> None:
    ours = build_site(root, tmp_path / "ours").text("search/search_index.json")
    write_tree(root, {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n"})
    theirs = build_site(root, tmp_path / "theirs").text("search/search_index.json")

    def entries(text: str) -> list[str]:
        return sorted(json.dumps(entry, sort_keys=True) for entry in json.loads(text)["docs"])

    assert len(entries(ours)) > 100
    assert entries(ours) == entries(theirs)


def test_several_processes_give_the_same_bytes_as_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "_room", lambda _: 1)
    alone = build_site(root, tmp_path / "one").files
    monkeypatch.setattr(side_by_side, "_room", lambda _: 3)
    assert build_site(root, tmp_path / "three").files == alone


def test_what_fails_in_another_process_fails_the_build_with_its_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "{% if page.heading[:9] == 'Northwind' %}{{ 1 // 0 }}{% endif %}\n# V\n"
    write_tree(root, {"site_templates/pages/account_value.md.j2": template})
    for count in (1, 2):
        monkeypatch.setattr(side_by_side, "_room", lambda _, count=count: count)
        _, said = build_failing(root, tmp_path / str(count))
        assert "account_value.md.j2:1: ZeroDivisionError" in said


def test_the_map_of_the_site_and_its_tags_name_our_pages(root: Path, tmp_path: Path) -> None:
    config = CONFIG.replace("plugins: [search", "plugins: [search, {tags: {export: true}}")
    assert config != CONFIG
    write_tree(root, {"mkdocs.yml": config})
    site = build_site(root, tmp_path / "site")
    listed = site.text("sitemap.xml")
    assert "/accounts/mill/relationships/</loc>" in listed
    assert "/method/politics/</loc>" in listed
    tags = json.loads(site.text("tags.json"))["mappings"]
    assert {entry["item"]["url"]: entry["tags"] for entry in tags} == {
        "accounts/mill/": ["flour", "stone ground"]
    }
    assert 'class="md-tag"' in site.text("accounts/mill/index.html")


def test_a_link_of_the_users_own_to_a_place_on_a_page_of_ours_is_looked_up(
    root: Path, tmp_path: Path
) -> None:
    config = CONFIG + "validation: {links: {anchors: warn}}\n"
    write_tree(root, {"mkdocs.yml": config})
    build_site(root, tmp_path / "right")
    write_tree(root, {"docs/help.md": "# Help\n\n[No](accounts/mill/index.md#nothing-of-it)\n"})
    lines, last = build_failing(root, tmp_path / "wrong")
    assert [line for line in (*lines, last) if "#nothing-of-it" in line] != []


def test_a_navigation_of_the_users_own_may_name_our_pages_with_and_without_a_title(
    root: Path, tmp_path: Path
) -> None:
    nav = "nav: [index.md, {The mill: accounts/mill/index.md}, accounts/other/index.md, help.md]\n"
    write_tree(root, {"mkdocs.yml": CONFIG + nav})
    tabs = build_site(root, tmp_path / "site").page("help/").with_class("md-tabs__link")
    names = [" ".join(tab.text.split()) for tab in tabs]
    assert names == ["Portfolio", "The mill", "Northwind Mills", "Help"]


def test_mkdocs_is_still_what_the_preview_and_our_pages_rely_on() -> None:
    build = inspect.getsource(mkdocs.commands.build.build)
    order = [
        build.index(step)
        for step in (
            "plugins.on_files(",
            "plugins.on_nav(",
            "_populate_page(",
            "plugins.on_env(",
            "copy_static_files(",
            "static_templates",
            "_build_page(",
            "validate_anchor_links",
            "plugins.on_post_build(",
        )
    ]
    assert order == sorted(order)
    populate = inspect.signature(mkdocs.commands.build._populate_page).parameters
    assert list(populate) == ["page", "config", "files", "dirty"]
    page = inspect.signature(mkdocs.commands.build._build_page).parameters
    assert list(page) == ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"]
    server = inspect.getsource(mkdocs.livereload.LiveReloadServer)
    for name in ("_epoch_cond", "_visible_epoch", "_wanted_epoch", "_rebuild_cond", "set_app("):
        assert name in server
    file = File("a.md", None, "site", use_directory_urls=True)
    file.is_documentation_page = lambda: False  # type: ignore[method-assign]
    assert Files([file]).documentation_pages() == []
    assert os.path.basename(file.dest_uri)  # noqa: PTH119 - an address, not a path
