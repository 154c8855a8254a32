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
SLIDES = 12
MAP, RADAR = 7, 8
"""Numbers of the slides that are told in steps."""


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


def status(browser: WebDriver) -> str:
    text = browser.find_element(By.CSS_SELECTOR, ".gl-show > [role=status]")
    return str(text.get_attribute("textContent"))


def each_step(browser: WebDriver) -> Iterator[str]:
    """Go through all slides and their steps, and give what each says of itself."""
    before = ""
    while (text := status(browser)) != before:
        yield text
        before = text
        keys(browser, Keys.ARROW_RIGHT)


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
    seen = 0
    for step in each_step(sheet):
        over = sheet.execute_script(
            "const stage = document.querySelector('.gl-stage');"
            "return [stage.scrollHeight - stage.clientHeight,"
            " stage.scrollWidth - stage.clientWidth]"
        )
        assert max(over) <= 0, step
        seen += 1
    assert count(sheet) == f"{SLIDES} of {SLIDES}"
    assert seen > SLIDES


def go_to(browser: WebDriver, number: int) -> None:
    keys(browser, Keys.HOME, *(Keys.ARROW_RIGHT,) * (number - 1))
    assert count(browser) == f"{number} of {SLIDES}"


def test_arrows_reveal_the_map_step_by_step_and_take_it_back(sheet: WebDriver) -> None:
    started(sheet)
    go_to(sheet, MAP)
    # cards that are lit, and lines of influence that are there
    seen = """
      const slide = document.querySelector('.gl-slide:not([hidden])');
      slide.style.setProperty('transition', 'none');
      for (const part of slide.querySelectorAll('svg *')) part.style.transition = 'none';
      const shown = element => getComputedStyle(element).opacity === '1';
      const lit = [...slide.querySelectorAll('.gm-card')].filter(shown);
      const signs = lit.filter(card => shown(card.querySelector('.gm-sign')));
      const lines = [...slide.querySelectorAll('.gm-influence')].filter(shown);
      return [lit.map(card => card.dataset.person).sort(), signs.length > 0, lines.length > 0];
    """
    steps = []
    for _ in range(4):
        people, signs, lines = sheet.execute_script(seen)
        named = sheet.find_elements(By.CSS_SELECTOR, ".gl-slide:not([hidden]) .gl-stack span")
        names = [item.text for item in named if item.is_displayed()]
        steps.append((status(sheet).partition(": ")[2], len(people), len(names), signs, lines))
        keys(sheet, Keys.ARROW_RIGHT)
    assert steps == [
        ("Who decides", 4, 4, False, False),
        ("Supports us", 5, 5, True, False),
        ("Opposes us", 2, 2, True, False),
        ("Who sways whom", 13, 4, True, True),
    ]
    assert count(sheet) == f"{RADAR} of {SLIDES}"
    keys(sheet, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert status(sheet).endswith("Opposes us")


def test_arrows_take_the_radar_through_its_dates(sheet: WebDriver) -> None:
    started(sheet)
    go_to(sheet, MAP)
    keys(sheet, *(Keys.ARROW_RIGHT,) * 4)
    ours = (
        "return [...document.querySelectorAll('.gl-slide:not([hidden]) svg .us [data-rating]')]"
        ".filter(point => getComputedStyle(point).visibility === 'visible')"
        ".map(point => point.dataset.rating).join('')"
    )
    days, ratings = [], []
    for _ in range(3):
        days.append(status(sheet).partition(": ")[2])
        ratings.append(sheet.execute_script(ours))
        keys(sheet, Keys.ARROW_RIGHT)
    assert days == ["14 Jul 2026", "22 Sep 2026", "17 Nov 2026"]
    assert [len(points) for points in ratings] == [20, 20, 20]
    assert len(set(ratings)) == 3
    assert count(sheet) == f"{RADAR + 1} of {SLIDES}"


def test_on_a_phone_a_swipe_or_a_tap_moves_and_nothing_is_too_wide(sheet: WebDriver) -> None:
    sized(sheet, 390, 844)
    started(sheet)
    said = []
    for start, end in ((300, 100), (350, 351), (100, 300), (20, 21)):
        swipe(sheet, start, end)
        said.append(count(sheet))
    assert said == [f"{n} of {SLIDES}" for n in (2, 3, 2, 1)]
    for step in each_step(sheet):
        width = sheet.execute_script("return document.querySelector('.gl-stage').scrollWidth")
        assert width <= 390, step


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_in_any_slide(sheet: WebDriver, scheme: str) -> None:
    started(sheet)
    seen = set()
    for step in each_step(sheet):
        if count(sheet) not in seen:
            assert faults(sheet, scheme, ".gl-show") == [], step
        seen.add(count(sheet))
    assert len(seen) == SLIDES


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
