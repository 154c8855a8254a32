"""The pages of people in a real browser: filters, order, from row to card, on paper, and axe."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select

from tests.site.axe import faults
from tests.site.browsing import press, served, wait
from tests.site.building import build_site
from tests.site.repositories import CONFIG
from tests.site.test_people_pages import PLAN
from tests.writing import write_tree

pytestmark = pytest.mark.browser

SUMMARY, ACCOUNT, DEAL, ALL = (
    "accounts/acme/",
    "accounts/acme/relationships/",
    "accounts/acme/two/relationships/",
    "people/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The account of the tests of these pages, served."""
    folder = tmp_path_factory.mktemp("people")
    config = CONFIG.replace("font: false}", "font: false, palette: {scheme: default}}")
    plans = {"mkdocs.yml": config, "accounts/acme.yml": PLAN}
    with served(build_site(write_tree(folder, plans), folder / "site").folder) as base:
        yield base


def shown_rows(browser: WebDriver) -> list[str]:
    return [
        row.get_attribute("id") or ""
        for row in browser.find_elements(By.CSS_SELECTOR, "#people-table tbody tr")
        if row.is_displayed()
    ]


def test_the_table_is_filtered_by_where_people_stand_and_by_our_owner(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(address + ACCOUNT)
    wait(chromium, "document.querySelector('[data-filter-for=people-table].g-ready')")
    assert shown_rows(chromium) == ["person-chief", "person-friend"]
    Select(
        chromium.find_element(
            By.CSS_SELECTOR, "[data-filter-for=people-table] [data-filter=status]"
        )
    ).select_by_visible_text("Supporter")
    assert shown_rows(chromium) == ["person-friend"]


@pytest.mark.parametrize("typed", ["siobhan", "SIOBHÁN", "Osterby", "Łukasz", "lukasz"])
def test_a_name_is_found_with_and_without_its_accents(
    chromium: WebDriver, address: str, typed: str
) -> None:
    chromium.get(address + ACCOUNT)
    wait(chromium, "document.querySelector('[data-filter-for=people-table].g-ready')")
    chromium.execute_script(
        "document.querySelector('#person-friend th').append(' Siobhán Østerby Łukasz')"
    )
    box = chromium.find_element(By.CSS_SELECTOR, "[data-filter-for=people-table] [type=search]")
    box.send_keys(typed)
    assert shown_rows(chromium) == ["person-friend"]


def test_the_table_is_ordered_by_a_click_on_a_head(chromium: WebDriver, address: str) -> None:
    chromium.get(address + ACCOUNT)
    wait(chromium, "document.querySelector('#people-table th button')")
    press(
        chromium, "#people-table th:nth-child(4) button"
    )  # status: supporters before non-supporters
    assert shown_rows(chromium) == ["person-friend", "person-chief"]


def test_a_row_leads_to_the_card_on_the_map(chromium: WebDriver, address: str) -> None:
    chromium.get(address + ACCOUNT)
    press(chromium, "#person-chief a.g-onmap")
    wait(chromium, "location.hash === '#card-chief'")
    assert (
        chromium.execute_script("return document.querySelector(':target').dataset.person")
        == "chief"
    )


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    ("page", "part"),
    [
        (SUMMARY, ".md-content"),
        (ACCOUNT, ".md-content"),
        (DEAL, ".md-content"),
        (ALL, ".md-content"),
    ],
)
def test_axe_finds_nothing(
    chromium: WebDriver, address: str, page: str, part: str, scheme: str
) -> None:
    chromium.get(address + page)
    chromium.execute_script(
        "document.querySelectorAll('.gosart details').forEach(found => { found.open = true; })"
    )
    assert faults(chromium, scheme, part) == []


def test_the_page_of_all_people_prints_on_landscape_pages_and_no_table_is_wider(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(address + ALL)
    done = chromium.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    sheets = re.findall(
        rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]", base64.b64decode(done["data"])
    )
    assert sheets
    assert all(float(right) > float(top) for right, top in sheets)
    paper = round((297 - 20) / 25.4 * 96)  # A4 without its margins, in CSS pixels
    try:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        chromium.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": paper, "height": 700, "deviceScaleFactor": 1, "mobile": False},
        )
        assert chromium.execute_script("return document.documentElement.scrollWidth") <= paper
        rights = chromium.execute_script(
            "return [...document.querySelectorAll('table')].map(table => "
            "table.getBoundingClientRect().right)"
        )
        assert rights
        assert max(rights) <= paper
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
