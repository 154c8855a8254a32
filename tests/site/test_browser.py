"""The sample site in a real browser: navigation, both palettes, a phone, paper, no other host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select

from tests.site.axe import STILL, faults
from tests.site.browsing import press, served, wait
from tests.site.building import Built

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


def outside(browser: WebDriver, base: str) -> list[str]:
    """Give the requests of the log that left the site's own address."""
    asked = []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    return [
        url
        for url in asked
        if urlsplit(url).scheme in ("http", "https", "ws", "wss") and not url.startswith(base)
    ]


def test_going_through_the_site_keeps_sorting_and_filtering_and_asks_nobody_else(
    chromium: WebDriver, address: str
) -> None:
    chromium.get_log("browser")
    chromium.get_log("performance")
    chromium.get(address)
    chromium.execute_script("window.stayed = true")
    wait(chromium, "document.querySelector('.g-filter.g-ready')")
    press(chromium, "#opportunities-table tbody th a")
    wait(
        chromium,
        "location.pathname.startsWith('/accounts/') && document.querySelector('.gs-gosart')",
    )
    press(chromium, ".gs-tabs ul li:nth-child(2) a")
    wait(chromium, "location.pathname.endsWith('/assessment/')")
    press(chromium, ".md-tabs a")
    wait(chromium, "location.pathname === '/' && document.querySelector('.g-filter.g-ready')")
    assert chromium.execute_script("return window.stayed") is True, (
        "the page was loaded anew: navigation was not instant"
    )
    rows = (
        "return [...document.querySelectorAll('#opportunities-table tbody tr')]"
        ".filter(row => !row.hidden).length"
    )
    before = chromium.execute_script(rows)
    choice = Select(chromium.find_element(By.CSS_SELECTOR, "[data-filter='owner']"))
    choice.select_by_index(1)
    assert 0 < chromium.execute_script(rows) < before
    choice.select_by_index(0)
    assert chromium.execute_script(rows) == before
    assert outside(chromium, address) == []
    assert [
        entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"
    ] == []


def test_a_table_sorts_by_keyboard_and_says_so(chromium: WebDriver, address: str) -> None:
    chromium.get(address)
    wait(chromium, "document.querySelector('#opportunities-table th button')")
    (head,) = [
        item
        for item in chromium.find_elements(By.CSS_SELECTOR, "#opportunities-table thead th")
        if item.text == "Close"
    ]
    dates = (
        "return [...document.querySelectorAll('#opportunities-table tbody tr')]"
        ".map(row => row.cells[arguments[0].cellIndex].dataset.sort)"
    )
    for key, order in ((Keys.ENTER, "ascending"), (Keys.SPACE, "descending")):
        head.find_element(By.TAG_NAME, "button").send_keys(key)
        assert head.get_attribute("aria-sort") == order
        shown = [date for date in chromium.execute_script(dates, head) if date]
        assert shown == sorted(shown, reverse=order == "descending")


def test_the_heatmap_sorts_by_a_criterion_under_its_question(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(address + "assessments/")
    wait(chromium, "document.querySelector('#heatmap-table th.ha button')")
    press(chromium, "#heatmap-table tr[data-heads] th:nth-child(6) button")
    order = (
        "return [...document.querySelectorAll('#heatmap-table tbody tr')]"
        ".map(row => row.cells[5].dataset.sort)"
    )
    shown = chromium.execute_script(order)
    assert shown == sorted(shown)
    assert len(set(shown)) > 1
    choice = Select(
        chromium.find_element(
            By.CSS_SELECTOR, "[data-filter-for='heatmap-table'] [data-filter='stage']"
        )
    )
    choice.select_by_index(1)
    left = (
        "return [...document.querySelectorAll('#heatmap-table tbody tr')]"
        ".filter(row => !row.hidden).length"
    )
    assert 0 < chromium.execute_script(left) < len(shown)


CONTRAST = """
const [selector] = arguments;
const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
  .getContext('2d', {willReadFrequently: true});
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function light(colour) {
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const [r, g, b] = colour.slice(0, 3).map(v => linear(v / 255));
  return .2126 * r + .7152 * g + .0722 * b;
}
function ground(el) {
  for (; el; el = el.parentElement) {
    const c = rgba(getComputedStyle(el).backgroundColor);
    if (c[3] > 250) return c;
  }
  return [255, 255, 255];
}
const shown = el => el.textContent.trim() && el.getClientRects().length;
return [...document.querySelectorAll(selector)].filter(shown).map(el => {
  const style = getComputedStyle(el);
  const a = light(rgba(el instanceof SVGElement ? style.fill : style.color)), b = light(ground(el));
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
});
"""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    ("page", "selector"),
    [
        ("relationships/", ".g-card a:not(svg a)"),
        ("relationships/", ".g-tiles dt"),
        ("relationships/", ".g-tiles dd"),
        ("relationships/", ".g-note"),
        ("review/", ".g-sub"),
        ("batch-genealogy/assessment/", ".g-figure svg[role=img] text"),
        ("", ".ga-deal :is(dt, dd, p, small, strong)"),
        ("", ".ga-people :is(th, td, small)"),
        ("", ".ga-changes :is(h2, small, p)"),
        ("", ".gosart-bars text"),
        ("", ".gosart-space text:not(.in)"),
    ],
)
def test_words_are_readable_in_both_palettes(
    chromium: WebDriver, address: str, scheme: str, page: str, selector: str
) -> None:
    chromium.get(f"{address}accounts/marwick-thorne/{page}")
    chromium.execute_script(STILL)  # the theme's links take their time to change colour
    chromium.execute_script(
        "document.body.setAttribute('data-md-color-scheme', arguments[0])", scheme
    )
    wait(chromium, f"document.body.dataset.mdColorScheme === '{scheme}'")
    found = chromium.execute_script(CONTRAST, selector)
    assert found
    assert [ratio for ratio in found if ratio < 4.5] == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "accounts/",
        "actions/",
        "assessments/",
        "accounts/wittgenrode-chemie/",
        "accounts/wittgenrode-chemie/relationships/",
        "accounts/marwick-thorne/batch-genealogy/assessment/",
        "accounts/hengze-storage/value/",
        "method/assessment/",
    ],
)
def test_a_phone_never_scrolls_a_page_sideways(
    chromium: WebDriver, address: str, page: str
) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        chromium.get(address + page)
        assert chromium.execute_script("return document.documentElement.scrollWidth") == 390
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_printer_gets_no_navigation(chromium: WebDriver, address: str) -> None:
    chromium.get(address + "accounts/marwick-thorne/")
    shown = "return getComputedStyle(document.querySelector('.g-nav')).display !== 'none'"
    assert chromium.execute_script(shown) is True
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert chromium.execute_script(shown) is False
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_a_script_every_row_is_there(sample_site: Built) -> None:
    page = sample_site.page("")
    table = page.by_id("opportunities-table")
    decided = page.with_class("gp-closed")[0]
    rows = len(list(table.all("tr", having="data-owner")))
    assert (rows, len(list(decided.all("li")))) == (12, 5)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    "page", ["accounts/wittgenrode-chemie/relationships/", "accounts/marwick-thorne/"]
)
def test_axe_finds_nothing_inside_a_page_of_the_sample(
    chromium: WebDriver, address: str, page: str, scheme: str
) -> None:
    chromium.get(address + page)
    wait(chromium, "document.querySelector('.gosart')")
    assert faults(chromium, scheme) == []
