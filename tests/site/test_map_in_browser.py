"""The relationship map in a real browser: its tools, its keys, a phone, paper, and the drawing that is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select

from tests.site.axe import faults
from tests.site.browsing import served, wait
from tests.site.building import build_site
from tests.site.crowds import crowd
from tests.site.repositories import CONFIG
from tests.writing import write_tree

pytestmark = pytest.mark.browser

MILL = """
    name: Mill & Sons
    owner: ada
    team: {ada: {name: Ada Brook}, bo: {name: Bo Reed}}
    people:
      dana: {name: Dana Oak, title: Managing director, influence: inner-circle, status: supporter, approach: {verb: motivate, owner: bo}}
      emil: {name: Emil Ash, title: Miller, reports_to: dana, influences: [{person: dana, strength: strong}, fern], status: neutral}
      fern: {name: Fern Yew, title: Finance, reports_to: dana, conflicts_with: [emil], approach: {verb: cultivate, owner: ada}}
      gale: {name: Gale Elm, title: Clerk, reports_to: fern, coverage: none}
    opportunities:
      stones: {name: New stones, people: {emil: {status: mentor}}}
      sieves: {name: New sieves, people: {dana: {status: enemy}, fern: {role: approver}}}
      sacks: {name: New sacks}
"""
MAP = "accounts/mill/relationships/"
CROWD = "accounts/crowd/relationships/"
READY = "document.querySelector('figure[data-map][data-ready]')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("maps")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A mill of four people with three opportunities, and a company of sixty."""
    config = CONFIG.replace(
        "font: false}", "font: false, features: [navigation.instant], palette: {scheme: default}}"
    )
    plans = {"mkdocs.yml": config, "accounts/mill.yml": MILL, "accounts/crowd.yml": crowd(60)}
    with served(build_site(write_tree(folder / "plans", plans), folder / "site").folder) as base:
        yield base


@pytest.fixture
def mill(chromium: WebDriver, address: str) -> WebDriver:
    return opened(chromium, address + MAP)


def opened(browser: WebDriver, page: str) -> WebDriver:
    browser.get("about:blank")  # the page is to start anew, even where only its hash differs
    browser.get(page)
    wait(browser, READY)
    return browser


def lit(browser: WebDriver) -> tuple[set[str], set[str]]:
    """Give who is lit, and which lines as `kind from to`."""
    people = browser.execute_script(
        "return [...document.querySelectorAll('[data-person].gm-lit')].map(card => card.dataset.person)"
    )
    script = "return [...document.querySelectorAll('path.gm-lit')].map(({dataset: d}) => `${d.kind} ${d.from} ${d.to}`)"
    return set(people), set(browser.execute_script(script))


def focused(browser: WebDriver) -> str:
    return str(
        browser.execute_script(
            "return (document.activeElement.querySelector('[data-person]') || document.activeElement).dataset.person"
        )
    )


def focus(browser: WebDriver, key: str) -> None:
    browser.execute_script(
        "document.querySelector(`[data-person='${arguments[0]}']`).closest('a').focus()", key
    )


def style(browser: WebDriver, selector: str, name: str) -> str:
    return str(
        browser.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
            selector,
            name,
        )
    )


def choose(browser: WebDriver, selector: str, value: str) -> None:
    Select(browser.find_element(By.CSS_SELECTOR, selector)).select_by_value(value)


def test_the_script_adds_no_card_and_no_line(mill: WebDriver, address: str) -> None:
    script = "return [...document.querySelectorAll('.gm-view svg')].map(svg => [svg.getAttribute('viewBox'), svg.querySelectorAll('*').length])"
    after = mill.execute_script(script)
    text = mill.execute_async_script(
        "fetch(arguments[0]).then(found => found.text()).then(arguments[1])", address + MAP
    )
    script = (
        "const page = new DOMParser().parseFromString(arguments[0], 'text/html'); "
        + script.replace("document.", "page.")
    )
    assert mill.execute_script(script, text) == after


def test_a_persons_focus_lights_their_lines_and_neighbours_and_dims_the_others(
    mill: WebDriver,
) -> None:
    focus(mill, "gale")
    assert lit(mill) == ({"gale", "fern"}, {"formal fern gale"})
    wait(mill, "getComputedStyle(document.querySelector('[data-person=dana]')).opacity < .5")
    mill.execute_script("document.activeElement.blur()")
    wait(mill, "getComputedStyle(document.querySelector('[data-person=dana]')).opacity == 1")


def test_a_pointer_over_a_card_does_the_same(mill: WebDriver) -> None:
    event = "new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'})"
    mill.execute_script(f"document.querySelector('[data-person=emil] rect').dispatchEvent({event})")
    people, lines = lit(mill)
    assert people == {"dana", "emil", "fern"}
    assert lines == {
        "formal dana emil",
        "influence emil dana",
        "influence emil fern",
        "conflict fern emil",
    }


def test_the_first_tap_shows_the_lines_and_the_second_leads_to_the_row(mill: WebDriver) -> None:
    tap = """
    const card = document.querySelector('[data-person=gale] rect');
    card.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'touch'}));
    card.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    return location.hash;
    """
    assert mill.execute_script(tap) == ""
    assert lit(mill)[0] == {"gale", "fern"}
    mill.execute_script(tap)
    wait(mill, "location.hash === '#person-gale'")


def test_arrows_walk_the_reporting_lines(mill: WebDriver) -> None:
    focus(mill, "dana")
    walked = []
    for key in (
        Keys.ARROW_DOWN,
        Keys.ARROW_RIGHT,
        Keys.ARROW_DOWN,
        Keys.ARROW_UP,
        Keys.ARROW_LEFT,
        Keys.ARROW_UP,
    ):
        mill.switch_to.active_element.send_keys(key)
        walked.append(focused(mill))
    assert walked == ["emil", "fern", "gale", "fern", "emil", "dana"]


def test_i_walks_the_lines_of_influence_and_c_the_conflicts(mill: WebDriver) -> None:
    focus(mill, "emil")
    walked = []
    for key in ("i", "I", "i", "c"):
        mill.switch_to.active_element.send_keys(key)
        walked.append(focused(mill))
    assert walked == ["dana", "emil", "fern", "emil"]


def test_one_card_at_a_time_is_in_the_order_of_tabs(mill: WebDriver) -> None:
    focus(mill, "gale")
    stops = "return [...document.querySelectorAll('.gm-view a')].filter(link => link.tabIndex >= 0).map(a => a.firstChild.dataset.person)"
    assert mill.execute_script(stops) == ["gale"]


def test_a_voice_reads_name_role_status_and_lines_of_a_card(mill: WebDriver) -> None:
    said = mill.find_element(By.CSS_SELECTOR, "a:has([data-person=emil])").accessible_name
    assert said == (
        "Emil Ash, Miller · Neutral · Reports to Dana Oak · Influences Dana Oak (strongly), Fern Yew · In conflict with Fern Yew"
    )


def test_every_tool_has_a_name(mill: WebDriver) -> None:
    tools = mill.find_elements(By.CSS_SELECTOR, ".gm-tools :is(button, input, select)")
    assert len(tools) >= 10
    assert [
        tool.get_attribute("outerHTML") for tool in tools if not tool.accessible_name.strip()
    ] == []


def test_enter_on_a_card_leads_to_the_row(mill: WebDriver) -> None:
    focus(mill, "fern")
    mill.switch_to.active_element.send_keys(Keys.ENTER)
    wait(mill, "location.hash === '#person-fern'")
    assert mill.execute_script("return document.getElementById('person-fern').tagName") == "TR"


def test_a_row_leads_back_to_the_card(chromium: WebDriver, address: str) -> None:
    opened(chromium, address + MAP + "#card-fern")
    assert lit(chromium)[0] == {"fern", "dana", "emil", "gale"}
    assert focused(chromium) == "fern"


def test_a_person_is_found_by_a_part_of_the_name(mill: WebDriver) -> None:
    mill.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("YEW")
    assert "fern" in lit(mill)[0]
    assert mill.find_element(By.CSS_SELECTOR, "[data-said]").text == "Fern Yew, Finance · 1 of 1"
    mill.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("x")
    assert mill.find_element(By.CSS_SELECTOR, "[data-said]").text == "Nobody of that name"


def test_a_found_person_of_a_closed_unit_is_shown(chromium: WebDriver, address: str) -> None:
    browser = opened(chromium, address + CROWD)
    inside = "document.querySelector('details.gm-unit [data-person]')"
    assert browser.execute_script(f"return {inside}.checkVisibility()") is False
    name = browser.execute_script(
        f"return {inside}.querySelector('title').textContent.split(',')[0]"
    )
    browser.find_element(By.CSS_SELECTOR, "[data-find]").send_keys(name)
    wait(browser, f"{inside}.checkVisibility()")


def test_a_click_on_a_group_opens_and_closes_it(chromium: WebDriver, address: str) -> None:
    browser = opened(chromium, address + CROWD)
    press = "document.querySelector('[data-group=\"1\"] rect').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    state = "return document.querySelector('details[data-unit=\"1\"]').open"
    states = []
    for _ in range(2):
        browser.execute_script(press)
        states.append(browser.execute_script(state))
    assert states == [True, False]


def test_without_a_script_a_group_opens_by_its_link(chromium: WebDriver, address: str) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get("about:blank")
        chromium.get(address + CROWD + "#unit-1")
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert (
        chromium.execute_script("return document.querySelector('figure[data-map]').dataset.ready")
        is None
    )
    assert chromium.execute_script(
        "return [...document.querySelectorAll('details.gm-unit')].map(each => each.open).slice(0, 2)"
    ) == [
        True,
        False,
    ]
    assert (
        chromium.execute_script(
            "return getComputedStyle(document.querySelector('.gm-tools')).display"
        )
        == "none"
    )


@pytest.mark.parametrize("layer", ["formal", "influence", "conflict"])
def test_a_layer_goes_and_comes_back_and_the_others_stay(mill: WebDriver, layer: str) -> None:
    paths = "[...document.querySelectorAll('path[data-kind]')].filter(path => getComputedStyle(path).display !== 'none')"
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
    pairs = "[...document.querySelectorAll('[data-person]')].map(card => [card.dataset.person, card.querySelector('.gm-sign').textContent])"
    badges = f"return Object.fromEntries({pairs})"
    account = mill.execute_script(badges)
    step = mill.find_element(By.CSS_SELECTOR, "[data-do=step]")
    step.click()
    assert mill.execute_script(badges) == account | {"emil": "★"}
    assert (
        mill.find_element(By.CSS_SELECTOR, "[data-said]").text
        == "New stones · 1 person stands otherwise"
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
            "const view = document.querySelector('.gm-view'); return view.scrollWidth <= view.clientWidth"
        )
        is True
    )


def test_dragging_moves_a_map_that_is_larger_than_its_frame(mill: WebDriver) -> None:
    for _ in range(5):
        mill.find_element(By.CSS_SELECTOR, "[data-do=in]").click()
    drag = """
    const view = document.querySelector('.gm-view'), box = view.getBoundingClientRect(), before = view.scrollLeft;
    view.setPointerCapture = () => {};
    const how = {bubbles: true, pointerType: 'mouse', button: 0, clientY: box.top + 50};
    const at = (kind, x) => view.dispatchEvent(new PointerEvent(kind, {...how, clientX: box.left + x}));
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
    mill.execute_script("document.exitFullscreen()")
    wait(mill, "document.querySelector('[data-do=full]').getAttribute('aria-pressed') === 'false'")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_saved_drawing_stands_alone(chromium: WebDriver, address: str, scheme: str) -> None:
    browser = opened(chromium, address + CROWD)
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
    cards = "[...document.querySelectorAll('.gm-view [data-person]')].filter(card => card.checkVisibility())"
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
    assert all(link.startswith(address) for link in links)


def test_the_map_with_its_headings_and_legend_is_one_page_of_paper(
    chromium: WebDriver, address: str
) -> None:
    browser = opened(chromium, address + CROWD)
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
                "return document.querySelector('figure[data-map]').getBoundingClientRect().bottom + scrollY"
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
    chromium: WebDriver, address: str
) -> None:
    browser = opened(chromium, address + CROWD)
    browser.execute_script("window.stayed = true")
    browser.execute_script("document.querySelector('.md-tabs a').click()")
    wait(browser, "location.pathname === '/'")
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


@pytest.mark.usefixtures("address")
def test_the_tools_work_from_a_folder_on_the_disk(chromium: WebDriver, folder: Path) -> None:
    browser = opened(chromium, (folder / "site" / MAP / "index.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("yew")
    assert "fern" in lit(browser)[0]


def test_a_phone_does_not_scroll_sideways_past_the_map(chromium: WebDriver, address: str) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    try:
        browser = opened(chromium, address + CROWD)
        assert browser.execute_script("return document.documentElement.scrollWidth") == 390
        top = "const card = document.querySelector('[data-person=p0]').getBoundingClientRect(); return [card.left >= 0, card.right <= 390]"
        assert browser.execute_script(top) == [True, True]
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("page", [MAP, CROWD])
def test_axe_finds_nothing_inside_a_page_with_a_map(
    chromium: WebDriver, address: str, page: str, scheme: str
) -> None:
    browser = opened(chromium, address + page)
    browser.execute_script(
        "document.querySelectorAll('details.gm-unit').forEach(unit => { unit.open = true; })"
    )
    assert faults(browser, scheme) == []


def test_axe_finds_what_is_wrong(mill: WebDriver) -> None:
    mill.execute_script(
        "document.querySelector('[data-find]').closest('label').replaceWith(document.querySelector('[data-find]'))"
    )
    assert any(fault.startswith("label") for fault in faults(mill, "default", "figure[data-map]"))
