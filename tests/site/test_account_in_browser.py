"""The samples' accounts in a browser: nothing beside the screen, two columns if there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.samples.analysed import samples
from tests.site.axe import faults
from tests.site.browsing import served
from tests.site.building import Built

pytestmark = pytest.mark.browser

PAGES = tuple(f"accounts/{account.account.id}/" for account in samples("account-team"))
BESIDE = """
const over = [];
for (const item of document.querySelectorAll('.ga-account *')) {
  const box = item.getBoundingClientRect();
  const is_hidden = !box.width || item.closest('.g-sr, svg');
  if (!is_hidden && (box.right > innerWidth + 1 || box.left < -1)) over.push(item.outerHTML);
}
return over.slice(0, 3);
"""
OUT_OF_CARD = """
return [...document.querySelectorAll('.ga-deal *')].filter(item => {
  const card = item.closest('.ga-deal').getBoundingClientRect();
  const box = item.getBoundingClientRect();
  return box.width && !item.closest('svg, .g-sr') &&
    (box.right > card.right + 1 || box.bottom > card.bottom + 1);
}).map(item => item.outerHTML);
"""


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


@pytest.fixture
def browser(chromium: WebDriver) -> Iterator[WebDriver]:
    """A browser whose window has its own size again afterwards."""
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def sized(browser: WebDriver, width: int, height: int = 900) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_is_wider_than_the_screen_or_its_card(
    browser: WebDriver, address: str, width: int
) -> None:
    sized(browser, width)
    for page in PAGES:
        browser.get(address + page)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
        assert browser.execute_script(BESIDE) == [], page
        assert browser.execute_script(OUT_OF_CARD) == [], page


def test_deals_stand_in_two_columns_on_a_screen_and_in_one_on_a_phone(
    browser: WebDriver, address: str
) -> None:
    lefts = (
        "return [...document.querySelectorAll('.ga-deal')]"
        ".map(card => Math.round(card.getBoundingClientRect().left))"
    )
    for width, columns in ((1440, 2), (390, 1)):
        sized(browser, width)
        browser.get(f"{address}accounts/marwick-thorne/")
        assert len(set(browser.execute_script(lefts))) == columns


def test_the_deals_and_who_decides_are_on_the_first_screen(
    browser: WebDriver, address: str
) -> None:
    sized(browser, 1440)
    browser.get(f"{address}accounts/marwick-thorne/")
    tops = browser.execute_script(
        "return ['.ga-facts', '.ga-goals', '.ga-deals', '.ga-people', '.ga-space', '.ga-changes']"
        ".map(name => document.querySelector(name).getBoundingClientRect().top)"
    )
    assert all(top < 900 for top in tops)


def test_on_paper_nothing_of_an_account_is_cut_off(browser: WebDriver, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    sized(browser, 1054, 737)
    try:
        for page in PAGES:
            browser.get(address + page)
            hidden = browser.execute_script(
                "return [...document.querySelectorAll('.ga-account, .ga-account > *')].filter("
                "item => getComputedStyle(item).overflow === 'hidden' && "
                "item.scrollHeight > item.clientHeight + 1).map(item => item.className)"
            )
            assert hidden == [], page
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("page", ["hollin-ferries", "marwick-thorne", "kitsune-robotics"])
def test_axe_finds_nothing_on_an_account(
    browser: WebDriver, address: str, page: str, scheme: str
) -> None:
    browser.get(f"{address}accounts/{page}/")
    assert faults(browser, scheme, ".ga-account") == []
