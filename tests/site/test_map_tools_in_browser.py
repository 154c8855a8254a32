"""The map's tools in a real browser: layers, colours, zoom, the saved drawing, paper, a phone."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select

from tests.site.browsing import wait
from tests.site.map_page import CROWD, MAP, READY, choose, lit, opened, style

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("layer", ["formal", "influence", "conflict"])
def test_a_layer_goes_and_comes_back_and_the_others_stay(mill: WebDriver, layer: str) -> None:
    paths = (
        "[...document.querySelectorAll('path[data-kind]')].filter(path => "
        "getComputedStyle(path).display !== 'none')"
    )
    shown = f"return {paths}.map(path => path.dataset.kind)"
    box = mill.find_element(By.CSS_SELECTOR, f"[data-layer={layer}]")
    box.click()
    assert set(mill.execute_script(shown)) == {"formal", "influence", "conflict"} - {layer}
    box.click()
    assert set(mill.execute_script(shown)) == {"formal", "influence", "conflict"}


def test_colouring_changes_the_cards_and_shows_its_key(mill: WebDriver) -> None:
    drawn = {key: style(mill, f"[data-person={key}] .gm-box", "fill") for key in ("dana", "fern")}
    choose(mill, "[data-colour]", "owner")
    owned = {key: style(mill, f"[data-person={key}] .gm-box", "fill") for key in ("dana", "fern")}
    assert owned["dana"] != owned["fern"]
    assert owned["dana"] != drawn["dana"]
    assert [
        key.text.split()
        for key in mill.find_elements(By.CSS_SELECTOR, ".gm-colour-key")
        if key.is_displayed()
    ] == [["1", "Bo", "Reed", "2", "Ada", "Brook"]]
    choose(mill, "[data-colour]", "")
    assert {
        key: style(mill, f"[data-person={key}] .gm-box", "fill") for key in ("dana", "fern")
    } == drawn


def test_every_way_to_colour_is_offered(mill: WebDriver) -> None:
    options = [
        option.get_attribute("value")
        for option in Select(mill.find_element(By.CSS_SELECTOR, "[data-colour]")).options
    ]
    assert options == [
        "",
        "status",
        "influence",
        "coverage",
        "owner",
    ]  # nobody's adaptability is in this plan


def test_stepping_through_the_opportunities_changes_the_cards_that_differ(mill: WebDriver) -> None:
    pairs = (
        "[...document.querySelectorAll('[data-person]')].map(card => [card.dataset.person, "
        "card.querySelector('.gm-sign').textContent])"
    )
    badges = f"return Object.fromEntries({pairs})"
    account = mill.execute_script(badges)
    step = mill.find_element(By.CSS_SELECTOR, "[data-do=step]")
    step.click()
    assert mill.execute_script(badges) == account | {"emil": "★"}
    assert (
        mill.find_element(By.CSS_SELECTOR, "[data-said]").text
        == "New stones · 1 person differs in this deal"
    )
    step.click()
    assert mill.execute_script(badges) == account | {"dana": "×"}
    assert mill.execute_script(
        "return [...document.querySelectorAll('.gm-changed')].map(card => card.dataset.person)"
    ) == ["dana", "fern"]
    step.click()
    assert mill.execute_script(badges) == account
    assert mill.execute_script("return document.querySelectorAll('.gm-changed').length") == 0


def test_zoom_makes_the_map_larger_than_its_frame_and_fit_brings_it_back(mill: WebDriver) -> None:
    width = "return document.querySelector('.gm-view svg').getBoundingClientRect().width"
    start = mill.execute_script(width)
    for _ in range(4):
        mill.find_element(By.CSS_SELECTOR, "[data-do=in]").click()
    assert mill.execute_script(width) > 2 * start
    mill.find_element(By.CSS_SELECTOR, "[data-do=fit]").click()
    assert (
        mill.execute_script(
            "const view = document.querySelector('.gm-view'); return view.scrollWidth <= "
            "view.clientWidth"
        )
        is True
    )


def test_dragging_moves_a_map_that_is_larger_than_its_frame(mill: WebDriver) -> None:
    for _ in range(5):
        mill.find_element(By.CSS_SELECTOR, "[data-do=in]").click()
    drag = """
    const view = document.querySelector('.gm-view');
    const box = view.getBoundingClientRect(), before = view.scrollLeft;
    view.setPointerCapture = () => {};
    const how = {bubbles: true, pointerType: 'mouse', button: 0, clientY: box.top + 50};
    const event = (kind, x) => new PointerEvent(kind, {...how, clientX: box.left + x});
    const at = (kind, x) => view.dispatchEvent(event(kind, x));
    at('pointerdown', 300); at('pointermove', 250); at('pointermove', 200); at('pointerup', 200);
    return view.scrollLeft - before;
    """
    assert mill.execute_script(drag) == pytest.approx(100, abs=2)


def test_full_screen_is_entered_and_left(mill: WebDriver) -> None:
    button = mill.find_element(By.CSS_SELECTOR, "[data-do=full]")
    button.click()
    wait(mill, "document.querySelector('[data-do=full]').getAttribute('aria-pressed') === 'true'")
    assert (
        mill.execute_script(
            "return document.fullscreenElement === document.querySelector('figure[data-map]')"
        )
        is True
    )
    room = (
        "const frame = document.querySelector('.gm-view'), drawing = frame.querySelector('svg');"
        "const {width, height} = drawing.getBoundingClientRect();"
        "return Math.max(width / frame.clientWidth, height / frame.clientHeight)"
    )
    wait(mill, f"(() => {{ {room} }})() > .97")
    assert mill.execute_script(room) <= 1.01
    mill.execute_script("document.exitFullscreen()")
    wait(mill, "document.querySelector('[data-do=full]').getAttribute('aria-pressed') === 'false'")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_saved_drawing_stands_alone(chromium: WebDriver, map_address: str, scheme: str) -> None:
    browser = opened(chromium, map_address + CROWD)
    browser.execute_script(
        "document.body.setAttribute('data-md-color-scheme', arguments[0])", scheme
    )
    browser.execute_script("document.querySelector('details.gm-unit').open = true")
    browser.execute_script(
        "URL.createObjectURL = blob => { window.saved = blob.text(); return 'data:,'; }"
    )
    browser.execute_script(
        "HTMLAnchorElement.prototype.click = function () { window.named = this.download; }"
    )
    browser.find_element(By.CSS_SELECTOR, "[data-do=save]").click()
    text = browser.execute_async_script("window.saved.then(arguments[0])")
    assert browser.execute_script("return window.named") == "Relationship map of Crowd & Co.svg"
    root = ElementTree.fromstring(text)
    cards = (
        "[...document.querySelectorAll('.gm-view [data-person]')].filter(card => "
        "card.checkVisibility())"
    )
    shown = browser.execute_script(f"return {cards}.map(card => card.dataset.person)")
    assert sorted(
        group.attrib["data-person"] for group in root.iter() if "data-person" in group.attrib
    ) == sorted(shown)
    assert not [
        word
        for word in ("var(", "class=", "style=", "<style", "color-mix", "color(", "url(http")
        if word in text
    ]
    boxes = {rect.attrib["fill"] for rect in root.iter("{http://www.w3.org/2000/svg}rect")}
    assert style(browser, "[data-person=p0] .gm-box", "fill") in boxes
    links = [
        value for item in root.iter() for key, value in item.attrib.items() if key.endswith("href")
    ]
    assert links
    assert all(link.startswith(map_address) for link in links)


def test_the_map_with_its_headings_and_legend_is_one_page_of_paper(
    chromium: WebDriver, map_address: str
) -> None:
    browser = opened(chromium, map_address + CROWD)
    wide, high = (190 / 25.4 * 96, 277 / 25.4 * 96)  # A4 within the browser's own margins
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": int(wide), "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.execute_script(
            "document.querySelectorAll('details').forEach(each => { each.open = true; })"
        )  # as the theme does to print
        assert (
            browser.execute_script(
                "return document.querySelector('figure[data-map]').getBoundingClientRect().bottom "
                "+ scrollY"
            )
            <= high
        )
        assert (
            browser.execute_script(
                "return document.querySelector('.gm-view svg').getBoundingClientRect().right"
            )
            <= wide
        )
        assert style(browser, ".gm-tools", "display") == "none"
        assert style(browser, "figure[data-map]", "breakInside") == "avoid"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_tools_work_after_in_site_navigation_and_once_only(
    chromium: WebDriver, map_address: str
) -> None:
    browser = opened(chromium, map_address + CROWD)
    browser.execute_script("window.stayed = true")
    browser.execute_script("document.querySelector('.md-tabs a[href$=\"/accounts/\"]').click()")
    wait(browser, "location.pathname === '/accounts/'")
    link = "document.querySelector(\"article a[href$='accounts/mill/']\")"
    wait(browser, link)  # the address changes before the page does
    browser.execute_script(f"{link}.click()")
    wait(browser, "location.pathname === '/accounts/mill/'")
    link = "document.querySelector(\".g-nav a[href$='mill/relationships/']\")"
    wait(browser, link)
    browser.execute_script(f"{link}.click()")
    wait(browser, "location.pathname === '/accounts/mill/relationships/' && " + READY)
    assert browser.execute_script("return window.stayed") is True
    width = "return document.querySelector('.gm-view svg').getBoundingClientRect().width"
    before = browser.execute_script(width)
    browser.find_element(By.CSS_SELECTOR, "[data-do=in]").click()
    assert browser.execute_script(width) == pytest.approx(before * 1.3, rel=0.02)


@pytest.mark.usefixtures("map_address")
def test_the_tools_work_from_a_folder_on_the_disk(chromium: WebDriver, map_folder: Path) -> None:
    browser = opened(chromium, (map_folder / MAP / "index.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("yew")
    assert "fern" in lit(browser)[0]


def test_on_a_phone_the_map_is_a_list_and_the_drawing_one_tap_away(
    chromium: WebDriver, map_address: str
) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    try:
        browser = opened(chromium, map_address + MAP)
        assert browser.find_element(By.CSS_SELECTOR, ".gm-list").text.split("\n") == [
            "Supports us", "Dana Oak", "Managing director",
            "Not met", "Emil Ash", "Miller", "Fern Yew", "Finance", "Gale Elm", "Clerk",
        ]  # fmt: skip
        assert browser.find_element(By.CSS_SELECTOR, ".gm-view").is_displayed() is False
        browser.find_element(By.CSS_SELECTOR, ".gm-list a[data-listed=fern]").click()
        sheet = browser.find_element(By.CSS_SELECTOR, ".gm-panel")
        assert "Fern Yew" in sheet.text
        assert sheet.rect["x"] == 0
        browser = opened(chromium, map_address + CROWD)
        assert browser.execute_script("return document.documentElement.scrollWidth") == 390
        browser.find_element(By.CSS_SELECTOR, "[data-do=draw]").click()
        assert browser.find_element(By.CSS_SELECTOR, ".gm-list").is_displayed() is False
        assert browser.execute_script("return document.documentElement.scrollWidth") == 390
        top = (
            "const card = document.querySelector('[data-person=p0]').getBoundingClientRect(); "
            "return [card.left >= 0, card.right <= 390]"
        )
        assert browser.execute_script(top) == [True, True]
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
