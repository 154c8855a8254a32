"""The sheets of the samples in a browser: one screen, one paper, nothing beside a phone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from gosart.urls import opportunity_page
from tests.samples.analysed import samples
from tests.site.browsing import served, wait
from tests.site.building import Built

pytestmark = pytest.mark.browser

SHEETS = tuple(
    opportunity_page(account.account.id, item.opportunity.id).removesuffix("index.md")
    for account in samples("account-team")
    for item in account.opportunities
)
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


def sized(browser: WebDriver, width: int, height: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )


@pytest.fixture
def sheet_browser(chromium: WebDriver) -> Iterator[WebDriver]:
    """A browser whose window has its own size again afterwards."""
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_button_of_the_sheet_asks_the_browser_to_print(
    sheet_browser: WebDriver, address: str
) -> None:
    sized(sheet_browser, 1440, 900)
    sheet_browser.get(address + SHEETS[0])
    sheet_browser.execute_script("window.print = () => { window.asked = true; }")
    wait(sheet_browser, "document.querySelector('.gs-print:not([hidden])')")
    sheet_browser.find_element(By.CSS_SELECTOR, ".gs-print").click()
    assert sheet_browser.execute_script("return window.asked") is True


def test_every_sheet_prints_on_one_page_with_its_foot(
    sheet_browser: WebDriver, address: str
) -> None:
    sized(sheet_browser, 1440, 900)
    for sheet in SHEETS:
        sheet_browser.get(address + sheet)
        paper = sheet_browser.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
        )
        pdf = base64.b64decode(paper["data"])
        assert len(PAGES.findall(pdf)) == 1, sheet
        box = re.search(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
        assert box, sheet
        left, top, right, bottom = map(float, box[1].split())
        assert (round(right - left), round(bottom - top)) == (842, 595), sheet


def test_nothing_of_a_printed_sheet_is_cut_off(sheet_browser: WebDriver, address: str) -> None:
    sheet_browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    sized(sheet_browser, 1054, 737)
    try:
        for sheet in SHEETS:
            sheet_browser.get(address + sheet)
            over = sheet_browser.execute_script(
                "const sheet = document.querySelector('.gs-sheet');"
                "return sheet.scrollHeight - sheet.clientHeight"
            )
            assert over <= 1, sheet
    finally:
        sheet_browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_is_wider_than_the_screen(
    sheet_browser: WebDriver, address: str, width: int
) -> None:
    sized(sheet_browser, width, 900)
    for sheet in SHEETS:
        sheet_browser.get(address + sheet)
        wide = sheet_browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, sheet


def test_a_phone_has_verdict_lights_moves_people_plan_time_and_radar_in_this_order(
    sheet_browser: WebDriver, address: str
) -> None:
    sized(sheet_browser, 390, 844)
    sheet_browser.get(f"{address}accounts/hollin-ferries/quay-charging/")
    names = ["verdict", "lights", "moves", "people", "plan", "time", "radar"]
    tops = [
        sheet_browser.execute_script(
            f"return document.querySelector('.gs-{name}').getBoundingClientRect().top"
        )
        for name in names
    ]
    assert tops == sorted(tops)


def test_going_to_a_number_fades_what_does_not_serve_it(
    sheet_browser: WebDriver, address: str
) -> None:
    sized(sheet_browser, 1440, 900)
    sheet_browser.get(f"{address}accounts/hollin-ferries/quay-charging/")
    sheet_browser.execute_script(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab'}));"
        "document.querySelector('.gs-key .gs-k1').focus({focusVisible: true})"
    )
    faded = sheet_browser.execute_script(
        "return [...document.querySelectorAll('.gs-action')].map("
        "row => [getComputedStyle(row).opacity < 1, row.querySelector('.gs-k1') === null])"
    )
    assert any(is_faded for is_faded, _ in faded)
    assert all(is_faded == is_other for is_faded, is_other in faded)
