"""Tables over all accounts in a browser: choices, the address, rows that come later, a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.site.axe import faults
from tests.site.browsing import served
from tests.site.building import Built

pytestmark = pytest.mark.browser

COUNT = (
    "return [...document.querySelectorAll('.gp-table tbody tr')].filter(row => !row.hidden).length"
)
OUTPUT = "return document.querySelector('.gp-filter output').textContent"
READY = "return document.querySelector('.gp-filter.g-ready output')?.textContent"


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


def opened(browser: WebDriver, address: str) -> None:
    browser.get("about:blank")
    browser.get(address)
    WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(READY))


def test_a_choice_is_in_the_address_and_the_address_makes_the_choice(
    chromium: WebDriver, address: str
) -> None:
    opened(chromium, address)
    everything = chromium.execute_script(COUNT)
    chromium.execute_script("document.querySelector('[data-chip=risk]').click()")
    WebDriverWait(chromium, 10).until(lambda driver: "show=risk" in driver.current_url)
    chosen = chromium.execute_script(COUNT)
    assert 0 < chosen < everything
    chromium.execute_script("document.querySelectorAll('.gp-table thead button')[2].click()")
    WebDriverWait(chromium, 10).until(lambda driver: "order=down-3" in driver.current_url)
    sent = chromium.current_url
    opened(chromium, sent)
    WebDriverWait(chromium, 10).until(lambda driver: driver.execute_script(COUNT) == chosen)
    amounts = chromium.execute_script(
        "return [...document.querySelectorAll('.gp-table tbody tr')]"
        ".filter(row => !row.hidden).map(row => Number(row.cells[3].dataset.sort))"
    )
    assert amounts == sorted(amounts, reverse=True)
    pressed = "return document.querySelector('[data-chip=risk]').getAttribute('aria-pressed')"
    assert chromium.execute_script(pressed) == "true"


def test_a_person_finds_their_deals_and_nothing_is_said_in_words(
    chromium: WebDriver, address: str
) -> None:
    opened(chromium, address)
    type_in = (
        "const field = document.querySelector('.gp-filter [data-filter=text]');"
        "field.value = arguments[0]; field.dispatchEvent(new Event('input'))"
    )
    chromium.execute_script(type_in, "tulloch")
    WebDriverWait(chromium, 10).until(lambda driver: driver.execute_script(COUNT) in (1, 2))
    chromium.execute_script(type_in, "nobody of this name")
    WebDriverWait(chromium, 10).until(lambda driver: driver.execute_script(COUNT) == 0)
    assert chromium.execute_script(OUTPUT) == "No deal matches these filters."


def test_rows_of_a_file_come_when_a_reader_sorts_or_filters(
    chromium: WebDriver, address: str
) -> None:
    opened(chromium, address)
    before = chromium.execute_script(COUNT)
    chromium.execute_script(
        "const row = document.querySelector('.gp-table tbody tr').outerHTML;"
        "const script = `gosart.receive(${JSON.stringify({rows: row})})`;"
        "const table = document.querySelector('.gp-table');"
        "table.dataset.rest = `data:text/javascript,${encodeURIComponent(script)}`;"
        "document.querySelectorAll('.gp-table thead button')[0].click()"
    )
    WebDriverWait(chromium, 10).until(lambda driver: driver.execute_script(COUNT) == before + 1)


@pytest.mark.parametrize("page", ["", "actions/"])
def test_a_phone_has_every_figure_of_a_row_and_nothing_beside_the_screen(
    chromium: WebDriver, address: str, page: str
) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened(chromium, address + page)
        assert chromium.execute_script("return document.documentElement.scrollWidth") <= 390
        hidden = chromium.execute_script(
            "return [...document.querySelector('.gp-table tbody tr').cells]"
            ".filter(cell => cell.textContent.trim() && !cell.matches('.gp-radar')"
            " && !cell.getClientRects().length).length"
        )
        assert hidden == 0
        small = chromium.execute_script(
            "return [...document.querySelectorAll('.gp-chips button')]"
            ".filter(chip => chip.getBoundingClientRect().height < 24).length"
        )
        assert small == 0
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("page", ["", "actions/"])
def test_axe_finds_nothing_wrong(chromium: WebDriver, address: str, page: str, scheme: str) -> None:
    opened(chromium, address + page)
    assert faults(chromium, scheme) == []
