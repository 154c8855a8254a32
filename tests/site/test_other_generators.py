"""Not MkDocs alone: Zensical reads what `gosart write` wrote, ProperDocs runs the plugin."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from gosart.site.assets import SCRIPTS, STYLES
from gosart.site.writer import write_site
from tests.site.building import ROOT, Built, made_of, run_mkdocs
from tests.site.links import dead_links
from tests.site.markup import Markup
from tests.writing import write_tree

LISTED = f"extra_css: [{', '.join(STYLES)}]", f"extra_javascript: [{', '.join(SCRIPTS)}]"
"""What a configuration without our plugin names."""

ZENSICAL = f"""
    [project]
    site_name = "Account plans"
    site_url = "http://localhost:8000/"
    extra_css = {json.dumps(STYLES)}
    extra_javascript = {json.dumps(SCRIPTS)}

    [project.theme]
    font = false
"""
LIKE_MKDOCS = f"""
    site_name: Account plans
    site_url: http://localhost:8000/
    theme: {{name: material, font: false}}
    {LISTED[0]}
    {LISTED[1]}
    markdown_extensions: [attr_list, tables, toc, gosart_blocks]
"""
NAVIGATION = re.compile(
    r'<div class="md-sidebar md-sidebar--primary".*?(?=<div class="md-sidebar md-sidebar--second)',
    re.DOTALL,
)
"""Zensical's list of all pages, nine tenths of each page."""
WITH_NAVIGATION = ("index.html", "accounts/penarroya/kiln-energy/review/index.html")
"""Where it is looked at: in two depths, for it is the same on all."""
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_the_guide_names_every_style_sheet_and_script() -> None:
    guide = (ROOT / "docs/guide/generators.md").read_text("utf-8").splitlines()
    assert [line for line in LISTED if line not in guide] == []


def needs(name: str) -> None:
    """Skip, and say why, where a program of the dev extra is not installed."""
    if importlib.util.find_spec(name) is None:
        pytest.skip(
            f"{name} is not installed, so nothing proves that the site works under it: pip "
            "install -e '.[dev]'"
        )


@pytest.fixture(scope="module")
def written(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as `gosart write` writes it."""
    folder = tmp_path_factory.mktemp("written")
    write_site(made_of(sample_root), folder)
    return folder


@pytest.fixture(
    scope="module",
    params=[("zensical.toml", ZENSICAL), ("mkdocs.yml", LIKE_MKDOCS)],
    ids=lambda param: param[0],
)
def zensical_site(
    request: pytest.FixtureRequest, written: Path, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The sample's written folder as Zensical builds it, by either kind of configuration."""
    if os.environ.get("GOSART_PLUGINS") != "required":
        pytest.skip("`make plugins` builds with Zensical, which takes a minute for each")
    needs("zensical")
    name, text = request.param
    root = write_tree(tmp_path_factory.mktemp("zensical"), {name: text})
    shutil.copytree(written, root / "docs")
    done = run_mkdocs(root, "build", "--strict", "--config-file", name, module="zensical")
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (root / "site").rglob("*.html"):
        page, lists = NAVIGATION.subn("", path.read_text("utf-8"))
        assert lists == 1, path
        if path.relative_to(root / "site").as_posix() not in WITH_NAVIGATION:
            path.write_text(page, "utf-8")
    return Built(root, root / "site")


def test_zensical_builds_every_page_and_picture_that_mkdocs_builds(
    zensical_site: Built, sample_site: Built
) -> None:
    ours = {
        name
        for name in sample_site.files
        if name.endswith((".html", ".csv", ".svg")) or name.startswith("assets/gosart/")
    } - {"assets/tarnbeck.svg"}  # the company's logo is the theme's: each generator has its own
    assert len(ours) > 120
    assert ours - zensical_site.files.keys() == set()
    assert all(len(zensical_site.files[name]) > 300_000 for name in WITH_NAVIGATION)


def test_links_of_the_zensical_site_lead_somewhere(zensical_site: Built) -> None:
    assert dead_links(zensical_site) == []


def data(page: Markup) -> list[tuple[str, ...]]:
    """Give what the drawings of a page say."""
    keys = (
        "data-person",
        "data-kind",
        "data-from",
        "data-to",
        "data-criterion",
        "data-for",
        "data-rating",
    )
    return [
        tuple(element.get(key) for key in keys)
        for element in page.content.all("g", "path", "rect")
        if any(map(element.get, keys))
    ]


def words(page: Markup) -> list[str]:
    """Give the words of the page's tables and tiles, which no theme adds to."""
    return [cell.text for cell in page.content.all("td", "dd", "dt", "th")]


def test_pages_say_the_same_under_zensical(zensical_site: Built, sample_site: Built) -> None:
    names = [name for name in sample_site.pages if name != "404.html"]
    assert different(names, zensical_site, sample_site) == []
    assert sum(len(data(zensical_site.pages[name])) for name in names) > 1000


def different(names: Iterable[str], one: Built, other: Built) -> list[str]:
    return [
        name
        for name in names
        if data(one.pages[name]) != data(other.pages[name])
        or words(one.pages[name]) != words(other.pages[name])
    ]


def test_properdocs_gives_the_same_bytes_but_for_its_own_name(
    sample_site: Built, tmp_path: Path
) -> None:
    needs("properdocs")
    done = run_mkdocs(
        sample_site.root,
        "build",
        "--strict",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        str(tmp_path),
        module="properdocs",
    )
    assert done.returncode == 0, done.stderr
    built = Built(sample_site.root, tmp_path)
    assert built.files.keys() == sample_site.files.keys()
    names = built.files.keys() - {"sitemap.xml.gz"}
    assert {
        name
        for name in names
        if GENERATOR.sub(b"", built.files[name]) != GENERATOR.sub(b"", sample_site.files[name])
    } == set()
    assert b"ProperDocs" in built.files["index.html"]
