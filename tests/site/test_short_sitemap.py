"""With thousands of accounts the map that a browser loads is short, and links are instant still."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from textwrap import dedent

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import press, served, wait
from tests.site.building import Built, build_site
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

SCRIPT = "assets/gosart/instant_links.js"


def config_with(features: str, more: str = "") -> str:
    theme = f"{{name: material, font: false, features: [{features}]}}"
    return dedent(CONFIG).lstrip().replace("{name: material, font: false}", theme) + more


def site_of(folder: Path, config: str) -> Built:
    files = {
        "accounts/mill.yml": MILL,
        "accounts/mill/offer.html": "<p>Ten stones.",
        "accounts/other.yml": MINIMAL_ACCOUNT,
        "mkdocs.yml": config,
    }
    files.pop("accounts/mill/offer.html")
    return build_site(write_tree(folder / "plans", files), folder / "site")


def addresses(xml: str) -> set[str]:
    return set(re.findall(r"<loc>http://localhost:8000/(.*?)</loc>", xml))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two accounts are many."""
    monkeypatch.setattr("gosart.mkdocs_plugin.short_sitemap.MANY_ACCOUNTS", 2)


@pytest.mark.usefixtures("many")
def test_the_map_for_browsers_has_no_page_of_an_account_and_the_packed_one_has_all(
    tmp_path: Path,
) -> None:
    site = site_of(tmp_path, config_with("navigation.instant"))
    short = addresses(site.text("sitemap.xml"))
    full = addresses(gzip.decompress(site.files["sitemap.xml.gz"]).decode())
    assert {"", "accounts/", "method/politics/"} <= short
    assert not any(address.startswith("accounts/m") for address in short)
    assert full - short == {
        name.removesuffix("index.html")
        for name in site.files
        if re.match(r"accounts/[^/]+/.*index\.html$", name)
    }
    assert SCRIPT in site.text("index.html")


def test_the_map_of_a_few_accounts_is_whole(tmp_path: Path) -> None:
    site = site_of(tmp_path, config_with("navigation.instant"))
    assert "accounts/mill/value/" in addresses(site.text("sitemap.xml"))
    assert SCRIPT not in site.text("index.html")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    "config",
    [
        config_with("search.highlight"),
        config_with("navigation.instant, navigation.instant.preview"),
        config_with("navigation.instant", "extra: {version: {provider: mike}}\n"),
        config_with("navigation.instant", "extra: {alternate: [{name: En, link: /, lang: en}]}\n"),
    ],
    ids=["nobody-loads-it", "previews", "versions", "languages"],
)
def test_the_map_is_whole_where_nobody_loads_it_or_all_of_it_is_needed(
    tmp_path: Path, config: str
) -> None:
    site = site_of(tmp_path, config)
    assert "accounts/mill/value/" in addresses(site.text("sitemap.xml"))
    assert SCRIPT not in site.text("index.html")


@pytest.mark.browser
@pytest.mark.usefixtures("many")
def test_links_to_accounts_and_within_one_are_instant_without_the_map(
    tmp_path: Path, chromium: WebDriver
) -> None:
    site = site_of(tmp_path, config_with("navigation.instant"))
    with served(site.folder) as address:
        chromium.get(address)
        chromium.execute_script("window.stayed = true")
        press(chromium, "#opportunities-table tbody th a")
        wait(chromium, "location.pathname.startsWith('/accounts/mill/')")
        wait(chromium, "document.querySelector('.gs-tabs ul li:nth-child(2) a')")
        press(chromium, ".gs-tabs ul li:nth-child(2) a")
        wait(chromium, "location.pathname.endsWith('/assessment/')")
        wait(chromium, "document.title.includes('ssessment')")
        press(chromium, ".md-tabs a")
        wait(
            chromium, "location.pathname === '/' && document.querySelector('#opportunities-table')"
        )
        chromium.back()
        wait(chromium, "location.pathname.endsWith('/assessment/')")
        assert chromium.execute_script("return window.stayed") is True
