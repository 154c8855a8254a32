"""A deal as slides in a browser: by key and by button, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.axe import faults
from tests.site.browsing import served, wait
from tests.site.building import Built
from tests.site.radar_page import requests

pytestmark = pytest.mark.browser

SHEET = "accounts/marwick-thorne/batch-genealogy/"
READY = "document.querySelector('.gs-present button:not([hidden])')"
OPEN = "document.querySelector('dialog.gl-show[open]')"
CLOSED = "!document.querySelector('.gl-show')"
SLIDES = 11


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


@pytest.fixture
def sheet(chromium: WebDriver, address: str) -> Iterator[WebDriver]:
    """The sheet of a deal, as a reader finds it."""
    sized(chromium, 1440, 900)
    chromium.get(address + SHEET)
    wait(chromium, READY)
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def sized(browser: WebDriver, width: int, height: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )


def keys(browser: WebDriver, *pressed: str) -> None:
    for key in pressed:
        ActionChains(browser).send_keys(key).perform()


def count(browser: WebDriver) -> str:
    return browser.find_element(By.CSS_SELECTOR, ".gl-count").text


def started(browser: WebDriver) -> WebDriver:
    keys(browser, "p")
    wait(browser, OPEN)
    return browser


def swipe(browser: WebDriver, start: int, end: int) -> None:
    browser.execute_script(
        "const stage = document.querySelector('.gl-stage');"
        "const at = (name, x) => stage.dispatchEvent(new PointerEvent(name,"
        " {pointerType: 'touch', clientX: x, clientY: 300, bubbles: true}));"
        "at('pointerdown', arguments[0]); at('pointerup', arguments[1]);",
        start,
        end,
    )


def test_nothing_is_fetched_before_a_reader_asks_and_then_one_file(
    sheet: WebDriver, address: str
) -> None:
    assert [url for url in requests(sheet) if url.endswith("slides.js")] == []
    started(sheet)
    assert requests(sheet) == [f"{address}{SHEET}slides.js"]
    keys(sheet, Keys.ESCAPE)
    wait(sheet, CLOSED)
    started(sheet)
    assert requests(sheet) == []


def test_keys_go_through_the_slides_and_say_where_one_is(sheet: WebDriver) -> None:
    started(sheet)
    said = [count(sheet)]
    for key in (Keys.ARROW_RIGHT, Keys.PAGE_DOWN, " ", Keys.ARROW_LEFT, Keys.END, Keys.ARROW_RIGHT):
        keys(sheet, key)
        said.append(count(sheet))
    last = f"{SLIDES} of {SLIDES}"
    assert said == [*(f"{n} of {SLIDES}" for n in (1, 2, 3, 4, 3)), last, last]
    keys(sheet, Keys.HOME)
    assert count(sheet) == f"1 of {SLIDES}"
    status = sheet.find_element(By.CSS_SELECTOR, ".gl-show [role=status]")
    text = status.get_attribute("textContent")
    assert text == f"Batch genealogy at six creameries, slide 1 of {SLIDES}"
    assert sheet.current_url.endswith(SHEET)


def test_escape_ends_them_and_the_button_has_the_focus_again(sheet: WebDriver) -> None:
    button = sheet.find_element(By.CSS_SELECTOR, ".gs-present button")
    sheet.execute_script("arguments[0].focus()", button)
    keys(sheet, Keys.ENTER)
    wait(sheet, OPEN)
    inside = "return document.querySelector('.gl-show').contains(document.activeElement)"
    assert sheet.execute_script(inside)
    keys(sheet, Keys.ESCAPE)
    wait(sheet, CLOSED)
    assert sheet.switch_to.active_element == button


def test_a_letter_that_is_typed_or_comes_with_another_key_is_none(sheet: WebDriver) -> None:
    sheet.execute_script(
        "const field = document.createElement('input'); field.id = 'typed';"
        "document.querySelector('.md-content').append(field); field.focus()"
    )
    keys(sheet, "p")
    field = sheet.find_element(By.ID, "typed")
    assert field.get_property("value") == "p"
    sheet.execute_script("arguments[0].blur()", field)
    ActionChains(sheet).key_down(Keys.ALT).send_keys("p").key_up(Keys.ALT).perform()
    assert requests(sheet)[-1].endswith("slides.js") is False
    assert sheet.find_elements(By.CSS_SELECTOR, ".gl-show") == []


def test_on_a_screen_no_slide_is_cut_off(sheet: WebDriver) -> None:
    started(sheet)
    for number in range(SLIDES):
        over = sheet.execute_script(
            "const stage = document.querySelector('.gl-stage');"
            "return [stage.scrollHeight - stage.clientHeight,"
            " stage.scrollWidth - stage.clientWidth]"
        )
        assert max(over) <= 0, number
        keys(sheet, Keys.ARROW_RIGHT)


def test_on_a_phone_a_swipe_or_a_tap_moves_and_nothing_is_too_wide(sheet: WebDriver) -> None:
    sized(sheet, 390, 844)
    started(sheet)
    said = []
    for start, end in ((300, 100), (350, 351), (100, 300), (20, 21)):
        swipe(sheet, start, end)
        said.append(count(sheet))
    assert said == [f"{n} of {SLIDES}" for n in (2, 3, 2, 1)]
    for number in range(SLIDES):
        width = sheet.execute_script("return document.querySelector('.gl-stage').scrollWidth")
        assert width <= 390, number
        swipe(sheet, 300, 100)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_in_any_slide(sheet: WebDriver, scheme: str) -> None:
    started(sheet)
    for number in range(SLIDES):
        assert faults(sheet, scheme, ".gl-show") == [], number
        keys(sheet, Keys.ARROW_RIGHT)


def test_a_file_that_does_not_come_is_said_and_may_be_asked_for_again(sheet: WebDriver) -> None:
    panel = "document.querySelector('.gs-present')"
    sheet.execute_script(f"{panel}.dataset.slides = 'nowhere.js'")
    keys(sheet, "p")
    wait(sheet, f"{panel}.querySelector('small:not([hidden])')")
    sheet.execute_script(f"{panel}.dataset.slides = 'slides.js'")
    started(sheet)
    assert not sheet.find_element(By.CSS_SELECTOR, ".gs-present small").is_displayed()


def test_from_a_folder_on_the_disk_the_button_starts_them(
    chromium: WebDriver, sample_site: Built
) -> None:
    chromium.get((sample_site.folder / SHEET / "index.html").as_uri())
    wait(chromium, READY)
    chromium.find_element(By.CSS_SELECTOR, ".gs-present button").click()
    wait(chromium, OPEN)
    keys(chromium, Keys.END)
    assert count(chromium) == f"{SLIDES} of {SLIDES}"
    assert "Decisions" in chromium.find_element(By.CSS_SELECTOR, ".gl-slide:not([hidden])").text
    chromium.find_element(By.CSS_SELECTOR, ".gl-close").click()
    wait(chromium, CLOSED)
