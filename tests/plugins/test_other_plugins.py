"""Beside plugins that rewrite texts, take files out, bring some, or work on the finished pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.beside import (
    build_beside,
    commit,
    faults,
    navigation_of,
    needs,
    repository,
    run_beside,
)
from tests.site.building import ENVIRON, Built

pytestmark = pytest.mark.plugins

BLOG = {
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/a.md": "---\ndate: 2026-01-01\n---\n# Hello\n\nWords.\n",
}
SIMPLE = [
    ("material", "- tags", {"docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"}),
    ("material", "- blog", BLOG),
    ("mkdocs_glightbox", "- glightbox", {}),
    ("mkdocs_table_reader_plugin", "- table-reader", {}),
    ("mkdocs_print_site_plugin", "- print-site", {}),
    ("mkdocs_exclude", "- exclude: {glob: ['drafts/*']}", {"docs/drafts/x.md": "# X\n"}),
    ("mike", "- mike", {}),
    # of the same kinds as those that users named
    ("mkdocs_include_markdown_plugin", "- include-markdown", {}),
    ("markdownextradata", "- markdownextradata", {}),
    ("mkdocs_ezlinks_plugin", "- ezlinks", {}),
    ("mkdocs_enumerate_headings_plugin", "- enumerate-headings", {}),
    ("mkdocs_gen_files", "- gen-files: {scripts: []}", {}),
]


@pytest.mark.parametrize(
    ("package", "plugin", "files"), SIMPLE, ids=[name for _, name, _ in SIMPLE]
)
def test_our_pages_are_whole_beside(
    tmp_path: Path, alone: Built, package: str, plugin: str, files: dict[str, str]
) -> None:
    needs(package)
    root = repository(tmp_path, plugin, files)
    commit(root)
    site = build_beside(root)
    assert faults(site, alone) == []
    assert {"../actions/", "../method/", ".."} <= set(navigation_of(site.page("accounts/")))


def test_posts_of_a_blog_are_not_in_the_navigation(tmp_path: Path) -> None:
    site = build_beside(repository(tmp_path, "- blog", BLOG))
    links = navigation_of(site.page("accounts/"))
    assert "../blog/" in links
    assert [link for link in links if "posts" in link or "2026" in link] == []


def test_print_site_prints_our_pages_of_the_navigation(tmp_path: Path) -> None:
    needs("mkdocs_print_site_plugin")
    site = build_beside(repository(tmp_path, "- print-site"))
    assert "Mill {{ 7*7 }}" in site.page("print_page/").text


def test_minify_makes_our_pages_smaller_and_no_poorer(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_minify_plugin")
    options = "minify_html: true, minify_js: true, minify_css: true"
    assets = "js_files: [assets/gosart/gosart.js], css_files: [assets/gosart/gosart.css]"
    site = build_beside(repository(tmp_path, f"- minify: {{{options}, {assets}}}"))
    assert faults(site, alone) == []
    assert len(site.files["accounts/mill/index.html"]) < len(
        alone.files["accounts/mill/index.html"]
    )
    assert "assets/gosart/gosart.min.css" in site.files


def test_privacy_loads_nothing_for_our_pages(tmp_path: Path, alone: Built) -> None:
    # what Material's own script names, which privacy would load
    site = build_beside(repository(tmp_path, "- privacy: {assets_exclude: ['unpkg.com/mermaid*']}"))
    assert faults(site, alone) == []
    assert [name for name in site.files if name.startswith("assets/external/")] == []


def test_offline_pages_lead_to_each_other(tmp_path: Path, alone: Built) -> None:
    site = build_beside(repository(tmp_path, "- offline"))
    assert faults(site, alone) == []
    assert "../actions/index.html" in navigation_of(site.page("accounts/"))


def test_the_feed_of_rss_is_the_users_pages_as_the_readme_says(
    tmp_path: Path, alone: Built
) -> None:
    needs("mkdocs_rss_plugin")
    root = repository(tmp_path, "- rss: {match_path: 'notes.*'}")
    commit(root)
    site = build_beside(root)
    assert faults(site, alone) == []
    feed = json.loads(site.text("feed_json_updated.json"))
    assert [item["title"] for item in feed["items"]] == ["House notes"]


def test_rss_without_options_builds_too(tmp_path: Path, alone: Built) -> None:
    needs("mkdocs_rss_plugin")
    site = build_beside(repository(tmp_path, "- rss: {use_git: false}"))
    assert faults(site, alone) == []


def test_git_authors_needs_our_pages_excluded_as_the_readme_says(
    tmp_path: Path, alone: Built
) -> None:
    needs("mkdocs_git_authors_plugin")
    root = repository(tmp_path, "- git-authors: {exclude: [index.md, '*/index.md']}")
    commit(root)
    assert faults(build_beside(root), alone) == []


def test_dates_of_creation_need_our_pages_excluded_as_the_readme_says(
    tmp_path: Path, alone: Built
) -> None:
    needs("mkdocs_git_revision_date_localized_plugin")
    excluded = "exclude: [index.md, '*/index.md']"
    root = repository(
        tmp_path, f"- git-revision-date-localized: {{enable_creation_date: true, {excluded}}}"
    )
    commit(root)
    site = build_beside(root)
    assert faults(site, alone) == []
    assert "November 20, 2026" in site.page("notes/").text


def test_accounts_that_exclude_takes_out_are_named(tmp_path: Path) -> None:
    needs("mkdocs_exclude")
    done = run_beside(repository(tmp_path, "- exclude: {glob: ['accounts/mill/*']}"))
    assert done.returncode == 1
    assert "took" in done.stderr
    assert "accounts/mill/actions/index.md" in done.stderr


def test_mike_publishes_our_pages_by_version(tmp_path: Path) -> None:
    needs("mike")
    root = repository(tmp_path, "- mike")
    commit(root)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    who = {"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org"}
    subprocess.run(
        [sys.executable, "-c", "from mike.driver import main; main()", "deploy", "1.0"],
        cwd=root,
        env={**os.environ, **ENVIRON, **who, "PATH": path},
        check=True,
        timeout=120,
    )
    files = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert {
        "1.0/index.html",
        "1.0/accounts/mill/index.html",
        "1.0/assets/gosart/gosart.css",
    } <= set(files)
