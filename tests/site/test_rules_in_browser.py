"""Findings and the rules' pages in a real browser: both palettes, a phone, navigation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.axe import faults
from tests.site.browsing import press, served, wait
from tests.site.building import build_site
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

pytestmark = pytest.mark.browser

REVIEW, LIST, RULE = "accounts/mill/review/", "method/rules/", "method/rules/c004/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a mill whose plan has findings of every severity, one of them accepted."""
    folder = tmp_path_factory.mktemp("rules")
    look = "font: false, features: [navigation.instant], palette: {scheme: default}}"
    forge = "    repo_url: https://forge.example/mill/plans\n    edit_uri: edit/main/accounts/\n"
    plan = MILL.replace(
        "        stage: proposal\n",
        "        stage: proposal\n        ignore: {rule: C001, reason: The board decides first}\n",
    )
    plans = {
        "mkdocs.yml": CONFIG.replace("font: false}", look) + forge,
        "accounts/mill.yml": plan,
    }
    with served(build_site(write_tree(folder, plans), folder / "site").folder) as base:
        yield base


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("page", [REVIEW, LIST, RULE])
def test_axe_finds_nothing_in_the_content(
    chromium: WebDriver, address: str, page: str, scheme: str
) -> None:
    chromium.get(address + page)
    assert faults(chromium, scheme) == []


@pytest.mark.parametrize("page", [REVIEW, LIST, RULE])
def test_a_phone_does_not_scroll_sideways(chromium: WebDriver, address: str, page: str) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    try:
        chromium.get(address + page)
        assert chromium.execute_script("return document.documentElement.scrollWidth") == 390
        inner = (
            "return [...document.querySelectorAll('.g-scroll, .g-plan')].every(box => "
            "box.scrollWidth <= box.clientWidth + 1)"
        )
        assert chromium.execute_script(inner)
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_code_leads_to_its_rule_and_on_to_the_next_without_loading_the_page_anew(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(address + REVIEW)
    # Material loads a page in place only once it has read which pages there are.
    listed = "performance.getEntriesByType('resource').some(item => /sitemap/.test(item.name))"
    wait(chromium, listed)
    chromium.execute_script("window.stayed = true")
    press(chromium, ".g-next .g-code")
    wait(
        chromium,
        "location.pathname.startsWith('/method/rules/') && document.querySelector('.g-line-found')",
    )
    before = chromium.current_url
    press(chromium, ".g-neighbours a[rel=next]")
    wait(chromium, f"location.href !== '{before}' && document.querySelector('.g-line-new')")
    assert chromium.execute_script("return window.stayed") is True
