"""The relationship map in a real browser: people by focus, pointer and keys, groups, axe."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.axe import faults
from tests.site.browsing import served, wait
from tests.site.building import Built
from tests.site.map_page import CROWD, MAP, focus, focused, lit, opened

pytestmark = pytest.mark.browser

UNDER = """
const boxes = elements => [...elements].map(element => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width);
const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 &&
  a.top < b.bottom - .5 && b.top < a.bottom - .5;
return [...document.querySelectorAll('.gm-card')].flatMap(card => {
  const words = boxes(card.querySelectorAll('text:not(.gm-sign, .gm-framed)'));
  const signs = boxes(card.querySelectorAll('use, circle, .gm-frame, .gm-key'));
  return words.filter(([, box]) => signs.some(([, sign]) => meet(box, sign)))
    .map(([element]) => `${card.dataset.person}: ${element.textContent}`);
});
"""
"""Words of a card that run under a sign of it: edge, disc, key, frame or dots."""


def test_the_script_adds_no_card_and_no_line(mill: WebDriver, map_address: str) -> None:
    script = (
        "return [...document.querySelectorAll('.gm-view svg')].map(svg => "
        "[svg.getAttribute('viewBox'), svg.querySelectorAll('*').length])"
    )
    after = mill.execute_script(script)
    text = mill.execute_async_script(
        "fetch(arguments[0]).then(found => found.text()).then(arguments[1])", map_address + MAP
    )
    script = (
        "const page = new DOMParser().parseFromString(arguments[0], 'text/html'); "
        + script.replace("document.", "page.")
    )
    assert mill.execute_script(script, text) == after


@pytest.mark.parametrize("account", ["marwick-thorne", "wittgenrode-chemie", "hengze-storage"])
def test_no_word_of_a_card_runs_under_a_sign(
    chromium: WebDriver, sample_site: Built, account: str
) -> None:
    with served(sample_site.folder) as address:
        opened(chromium, f"{address}accounts/{account}/relationships/")
        assert chromium.execute_script("return document.querySelectorAll('.gm-card').length") > 5
        assert chromium.execute_script(UNDER) == []


def test_find_stays_in_sight_while_the_map_scrolls(mill: WebDriver) -> None:
    mill.execute_script("document.querySelector('figcaption').scrollIntoView({block: 'end'})")
    mill.execute_script("window.scrollBy(0, 200)")
    find = mill.find_element(By.CSS_SELECTOR, "[data-find]")
    assert mill.execute_script("return arguments[0].getBoundingClientRect().top", find) >= 0


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


def panel(browser: WebDriver) -> str:
    """Give what the panel says, "" where it is closed."""
    return " ".join(browser.find_element(By.CSS_SELECTOR, ".gm-panel").text.split())


def test_a_tap_lights_the_lines_and_tells_of_the_person_and_goes_nowhere(mill: WebDriver) -> None:
    tap = """
    const card = document.querySelector('[data-person=gale] rect');
    card.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'touch'}));
    card.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, detail: 1}));
    return location.hash;
    """
    assert mill.execute_script(tap) == ""
    assert lit(mill)[0] == {"gale", "fern"}
    assert "Gale Elm" in panel(mill)
    mill.find_element(By.CSS_SELECTOR, ".gm-panel > button").click()
    assert panel(mill) == ""
    assert lit(mill)[0] == set()


def test_the_panel_tells_what_card_row_and_portrait_say(mill: WebDriver) -> None:
    focus(mill, "emil")
    text = panel(mill)
    for words in (
        "Emil Ash Miller", "= Neutral", "Reports to Dana Oak", "In conflict with Fern Yew",
        "Influences Dana Oak (strongly), Fern Yew", "All about Emil Ash",
    ):  # fmt: skip
        assert words in text
    focus(mill, "dana")
    assert "Our owner Bo Reed" in panel(mill)
    assert "Approach Motivate" in panel(mill)
    status = mill.find_element(By.CSS_SELECTOR, ".gm-figure > [role=status]")
    assert "Our owner" not in text
    assert "Bo Reed" in (status.get_attribute("textContent") or "")


def test_a_pointer_that_rests_on_a_card_opens_the_panel_and_leaving_closes_it(
    mill: WebDriver,
) -> None:
    over = "new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'})"
    mill.execute_script(f"document.querySelector('[data-person=fern] rect').dispatchEvent({over})")
    wait(mill, "document.querySelector('.gm-panel h3').textContent.startsWith('Fern Yew')")
    leave = "new PointerEvent('pointerleave', {pointerType: 'mouse'})"
    mill.execute_script(f"document.querySelector('figure[data-map]').dispatchEvent({leave})")
    assert panel(mill) == ""


def test_the_drawing_keeps_its_size_when_the_panel_opens_beside_it(mill: WebDriver) -> None:
    size = "return document.querySelector('.gm-view svg').getBoundingClientRect().width"
    edges = (
        "const card = document.querySelector('[data-person=fern]').getBoundingClientRect();"
        "const side = document.querySelector('.gm-panel').getBoundingClientRect();"
        "return card.right <= side.left"
    )
    before = mill.execute_script(size)
    focus(mill, "fern")
    assert mill.execute_script(size) == before
    assert mill.execute_script(edges) is True
    mill.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert panel(mill) == ""
    assert mill.execute_script(size) == before


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
    stops = (
        "return [...document.querySelectorAll('.gm-view a')]"
        ".filter(link => link.tabIndex >= 0).map(a => a.firstChild.dataset.person)"
    )
    assert mill.execute_script(stops) == ["gale"]


def test_a_voice_reads_name_role_status_and_lines_of_a_card(mill: WebDriver) -> None:
    said = mill.find_element(By.CSS_SELECTOR, "a:has([data-person=emil])").accessible_name
    assert said == (
        "Emil Ash, Miller · Neutral · Reports to Dana Oak · Influences Dana Oak (strongly), Fern "
        "Yew · In conflict with Fern Yew"
    )


def test_every_tool_has_a_name(mill: WebDriver) -> None:
    tools = mill.find_elements(
        By.CSS_SELECTOR, ".gm-tools :is(button, input, select):not(.gm-draw)"
    )
    assert len(tools) >= 10
    assert [
        tool.get_attribute("outerHTML") for tool in tools if not tool.accessible_name.strip()
    ] == []


def test_enter_keeps_the_panel_escape_leads_back_to_the_card_and_its_link_to_the_row(
    mill: WebDriver,
) -> None:
    focus(mill, "fern")
    mill.switch_to.active_element.send_keys(Keys.ENTER)
    dialog = mill.switch_to.active_element
    assert (dialog.aria_role, dialog.accessible_name) == ("dialog", "Fern Yew Finance")
    dialog.send_keys(Keys.ESCAPE)
    assert (panel(mill), focused(mill)) == ("", "fern")
    mill.switch_to.active_element.send_keys(Keys.ENTER)
    mill.find_element(By.CSS_SELECTOR, ".gm-about").click()
    wait(mill, "location.hash === '#person-fern'")
    assert mill.execute_script("return document.getElementById('person-fern').tagName") == "TR"
    assert panel(mill) == ""


def test_a_row_leads_back_to_the_card(chromium: WebDriver, map_address: str) -> None:
    opened(chromium, map_address + MAP + "#card-fern")
    assert lit(chromium)[0] == {"fern", "dana", "emil", "gale"}
    assert focused(chromium) == "fern"


def test_a_person_is_found_by_a_part_of_the_name(mill: WebDriver) -> None:
    mill.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("YEW")
    assert "fern" in lit(mill)[0]
    assert mill.find_element(By.CSS_SELECTOR, "[data-said]").text == "Fern Yew, Finance · 1 of 1"
    mill.find_element(By.CSS_SELECTOR, "[data-find]").send_keys("x")
    assert mill.find_element(By.CSS_SELECTOR, "[data-said]").text == "No one by that name"


def test_a_found_person_of_a_closed_unit_is_shown(chromium: WebDriver, map_address: str) -> None:
    browser = opened(chromium, map_address + CROWD)
    inside = "document.querySelector('details.gm-unit [data-person]')"
    assert browser.execute_script(f"return {inside}.checkVisibility()") is False
    name = browser.execute_script(
        f"return {inside}.querySelector('title').textContent.split(',')[0]"
    )
    browser.find_element(By.CSS_SELECTOR, "[data-find]").send_keys(name)
    wait(browser, f"{inside}.checkVisibility()")


def test_a_click_on_a_group_opens_and_closes_it(chromium: WebDriver, map_address: str) -> None:
    browser = opened(chromium, map_address + CROWD)
    press = (
        "document.querySelector('[data-group=\"1\"] rect').dispatchEvent(new MouseEvent('click', "
        "{bubbles: true, cancelable: true}))"
    )
    state = "return document.querySelector('details[data-unit=\"1\"]').open"
    states = []
    for _ in range(2):
        browser.execute_script(press)
        states.append(browser.execute_script(state))
    assert states == [True, False]


def test_without_a_script_a_group_opens_by_its_link(chromium: WebDriver, map_address: str) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get("about:blank")
        chromium.get(map_address + CROWD + "#unit-1")
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert (
        chromium.execute_script("return document.querySelector('figure[data-map]').dataset.ready")
        is None
    )
    assert chromium.execute_script(
        "return [...document.querySelectorAll('details.gm-unit')]"
        ".map(each => each.open).slice(0, 2)"
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


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("page", [MAP, CROWD])
def test_axe_finds_nothing_inside_a_page_with_a_map(
    chromium: WebDriver, map_address: str, page: str, scheme: str
) -> None:
    browser = opened(chromium, map_address + page)
    browser.execute_script(
        "document.querySelectorAll('details.gm-unit').forEach(unit => { unit.open = true; })"
    )
    focus(browser, "dana" if page == MAP else "p0")
    assert panel(browser)
    assert faults(browser, scheme) == []


def test_axe_finds_what_is_wrong(mill: WebDriver) -> None:
    mill.execute_script(
        "document.querySelector('[data-find]').closest('label').replaceWith(document.querySelector('[data-find]'))"
    )
    assert any(fault.startswith("label") for fault in faults(mill, "default", "figure[data-map]"))
