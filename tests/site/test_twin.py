"""The interactive radar in a real browser: fetched when asked for and not before, by mouse and by keyboard, and gone with its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.site.axe import faults
from tests.site.browsing import press, served, wait
from tests.site.building import Built, build_site, made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

pytestmark = pytest.mark.browser

PLAN = """
    name: Mill & <Sons>
    owner: ada
    team: {ada: {name: Ada Brook}}
    people:
      dana: {name: Dana Oak, title: Managing director, influence: inner-circle, status: supporter}
    competitors:
      quern: {name: Quern <b>Co}
      mola: {name: Mola}
    opportunities:
      stones:
        name: New stones
        assessments:
          - {date: 2026-03-05, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?- ++?++"}
          - {date: 2026-03-05, for: quern, by: ada, ratings: "++++- -++-+ +-+-?"}
          - {date: 2026-06-10, for: us, by: ada, ratings: "++-?. ?-+?+ +-+?- ++?++"}
          - {date: 2026-06-10, for: mola, by: ada, ratings: "-++?- +++?+ --+-?"}
          - date: 2026-09-20
            for: us
            by: ada
            ratings:
              customer_project: {rating: "+", evidence: "A **letter** to us", source: dana, confidence: high}
              compelling_event: "-"
              inside_support: "+"
"""
PAGE = "accounts/mill/assessment/"
PLOT = "document.querySelector('.g-twin-plot')"
DRAWN = f"{PLOT} && {PLOT}.querySelector('.scatterlayer .point')"


COUNT = """
window.live = 0;
for (const name of ['ResizeObserver', 'MutationObserver']) {
  const before = window[name];
  window[name] = class extends before {
    observe(...given) { if (!this.seen) { this.seen = true; window.live += 1; } super.observe(...given); }
    disconnect() { if (this.seen) { this.seen = false; window.live -= 1; } super.disconnect(); }
  };
}
const start = window.setInterval, stop = window.clearInterval, ours = new Set();
window.setInterval = (...given) => {
  const made = start(...given);
  if (new Error().stack.includes('twin.js')) { ours.add(made); window.live += 1; }
  return made;
};
window.clearInterval = which => { if (ours.delete(which)) window.live -= 1; stop(which); };
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Built]]:
    """The address of that account's site, and the site."""
    folder = tmp_path_factory.mktemp("twin")
    config = CONFIG.replace("font: false", "font: false, features: [navigation.instant]")
    plans = write_tree(folder, {"mkdocs.yml": config, "accounts/mill.yml": PLAN})
    built = build_site(plans, folder / "site")
    with served(built.folder) as base:
        yield base, built


@pytest.fixture
def page(chromium: WebDriver, site: tuple[str, Built]) -> WebDriver:
    """The assessment's page, as a reader finds it."""
    chromium.get("about:blank")
    chromium.get(site[0] + PAGE)
    wait(chromium, "document.querySelector('.g-twin-open:not([hidden])')")
    return chromium


@pytest.fixture
def twin(page: WebDriver) -> WebDriver:
    """The page with the radar open."""
    press(page, ".g-twin-open")
    wait(page, DRAWN)
    return page


def one(browser: WebDriver, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def told(browser: WebDriver) -> str:
    return one(browser, ".g-twin-told").text


def said(browser: WebDriver) -> str:
    """Give what a screen reader is told."""
    return str(
        browser.execute_script(
            "return document.querySelector('.g-twin-panel > [role=status]').textContent"
        )
    )


def shown(browser: WebDriver) -> dict[str, str]:
    """Give the date of the marks of each vendor that Plotly has drawn."""
    found: dict[str, str] = browser.execute_script(
        f"return Object.fromEntries({PLOT}.data.filter(t => t.meta && t.meta.date && t.r.some(r => r !== null))"
        ".map(t => [t.meta.vendor, t.meta.date]))"
    )
    return found


def requests(browser: WebDriver) -> list[str]:
    """Give the addresses asked for since the last time."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [
        found["params"]["request"]["url"]
        for found in messages
        if found["method"] == "Network.requestWillBeSent"
    ]


def test_no_byte_of_plotly_is_fetched_by_a_reader_who_does_not_ask(
    chromium: WebDriver, site: tuple[str, Built]
) -> None:
    requests(chromium)
    for address in ("", "accounts/mill/", PAGE):
        chromium.get(site[0] + address)
        wait(chromium, "document.readyState === 'complete'")
    wait(chromium, "document.querySelector('.g-twin-open:not([hidden])')")
    asked = requests(chromium)
    assert any(url.endswith("twin.js") for url in asked)
    assert [url for url in asked if "plotly" in url] == []
    press(chromium, ".g-twin-open")
    wait(chromium, DRAWN)
    asked = [url for url in requests(chromium) if urlsplit(url).scheme in ("http", "https")]
    assert [urlsplit(url).path.rpartition("/")[0] for url in asked] == ["/assets/gosart"]
    assert [url for url in asked if not url.startswith(site[0])] == []


def test_of_all_kinds_of_charts_only_those_of_the_radar_are_made_ready(twin: WebDriver) -> None:
    ready = twin.execute_script("return Object.keys(Plotly.PlotSchema.get().traces)")
    assert sorted(ready) == ["barpolar", "scatter", "scatterpolar"]


@pytest.mark.parametrize("key", [Keys.ENTER, Keys.SPACE, None])
def test_it_opens_by_keyboard_and_by_mouse_and_closes_the_same_way(
    page: WebDriver, key: str | None
) -> None:
    button = one(page, ".g-twin-open")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    for expanded, visible in (("true", False), ("false", True)):
        if key:
            button.send_keys(key)
        else:
            button.click()
        wait(page, f"document.querySelector('.g-twin-open[aria-expanded={expanded}]')")
        assert one(page, "#radar > svg").is_displayed() is visible
    assert page.find_elements(By.CSS_SELECTOR, ".g-twin-panel") == []


def test_what_is_drawn_are_the_latest_marks_of_every_vendor(twin: WebDriver) -> None:
    assert shown(twin) == {"us": "2026-09-20", "quern": "2026-03-05", "mola": "2026-06-10"}
    points = twin.execute_script(f"return {PLOT}.querySelectorAll('.scatterlayer .point').length")
    assert points >= 60
    labels = twin.execute_script(
        f"return [...{PLOT}.querySelectorAll('.annotation-text')].map(text => text.textContent)"
    )
    assert {int(word) for label in labels for word in label.split() if word.isdecimal()} == set(
        range(1, 21)
    )
    names = [label.text for label in twin.find_elements(By.CSS_SELECTOR, ".g-twin-vendors label")]
    assert names == ["Us", "Quern <b>Co", "Mola"]


def test_a_reader_slides_through_the_dates(twin: WebDriver) -> None:
    slider = one(twin, ".g-twin-date input")
    slider.send_keys(Keys.ARROW_LEFT)
    assert shown(twin) == {"us": "2026-06-10", "quern": "2026-03-05", "mola": "2026-06-10"}
    assert (
        slider.get_attribute("aria-valuetext")
        == one(twin, ".g-twin-date output").text
        == "10 Jun 2026"
    )
    slider.send_keys(Keys.HOME)
    assert shown(twin) == {
        "us": "2026-03-05",
        "quern": "2026-03-05",
    }  # who was not assessed yet is not there
    assert "5 Mar 2026" in said(twin)
    assert "Mola: not assessed yet" in said(twin)


def test_it_plays_from_the_first_date_to_the_last_and_stops(twin: WebDriver) -> None:
    play = one(twin, ".g-twin-play")
    play.click()
    assert play.text == "Pause"
    assert shown(twin)["us"] == "2026-03-05"
    wait(twin, "document.querySelector('.g-twin-play').textContent === 'Play'")
    assert shown(twin)["us"] == "2026-09-20"


def test_a_reader_pauses(twin: WebDriver) -> None:
    play = one(twin, ".g-twin-play")
    twin.execute_script(COUNT)
    play.click()
    assert twin.execute_script("return live") == 1
    play.click()
    assert twin.execute_script("return live") == 0
    assert play.text == "Play"


def test_who_wants_no_movement_goes_one_date_at_a_time(page: WebDriver) -> None:
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]},
    )
    try:
        press(page, ".g-twin-open")
        wait(page, DRAWN)
        page.execute_script(COUNT)
        play = one(page, ".g-twin-play")
        assert play.text == "Next date"
        seen = []
        for _ in range(3):
            play.click()
            seen.append(shown(page)["us"])
        assert seen == ["2026-03-05", "2026-06-10", "2026-09-20"]
        assert page.execute_script("return live") == 0
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_vendors_are_switched_off_and_on(twin: WebDriver) -> None:
    box = one(twin, ".g-twin-vendors input[value=quern]")
    box.send_keys(Keys.SPACE)
    assert shown(twin).keys() == {"us", "mola"}
    assert "Quern" not in told(twin)
    box.send_keys(Keys.SPACE)
    assert shown(twin).keys() == {"us", "quern", "mola"}
    one(twin, ".g-twin-vendors input[value=us]").click()
    assert shown(twin).keys() == {"quern", "mola"}


def test_any_two_dates_are_compared(twin: WebDriver) -> None:
    traces = f"return {PLOT}.data.length"
    before = twin.execute_script(traces)
    Select(one(twin, ".g-twin-row select")).select_by_visible_text("5 Mar 2026")
    assert twin.execute_script(traces) == before + 2  # we and Quern; Mola had no marks then
    assert "What moved since 5 Mar 2026" in told(twin)
    slider = one(twin, ".g-twin-date input")
    slider.send_keys(Keys.ARROW_LEFT)
    twin.execute_script(
        "document.querySelectorAll('.g-twin-told details').forEach(found => { found.open = true; })"
    )
    moved = [item.text for item in twin.find_elements(By.CSS_SELECTOR, ".g-twin-told details li")]
    assert moved == ["Business profile: ? → +", "Inside support: ? → +"]


def test_an_axis_tells_its_marks_and_evidence_by_keyboard(twin: WebDriver) -> None:
    chart = one(twin, ".g-twin-chart")
    chart.send_keys(Keys.ARROW_RIGHT)
    for words in (
        "Customer's project",
        "Us: Positive",
        "A letter to us",
        "Dana Oak",
        "High",
        "Quern <b>Co: Positive",
        "Mola: Negative",
    ):
        assert words in said(twin)
    assert "A letter to us – Dana Oak (High)" in told(twin)
    assert (
        Select(one(twin, ".g-twin-axis select")).first_selected_option.text.strip()
        == "1 Customer's project"
    )
    chart.send_keys(Keys.END)
    assert said(twin).startswith("Strategic value.")
    chart.send_keys(Keys.ESCAPE)
    assert "Customer's project" not in told(twin)
    Select(one(twin, ".g-twin-axis select")).select_by_index(11)
    assert said(twin).startswith("Inside support.")


def test_an_axis_tells_the_same_under_the_mouse(twin: WebDriver) -> None:
    chart = one(twin, ".g-twin-chart")
    twin.execute_script("arguments[0].scrollIntoView({block: 'center'})", chart)
    x, y = twin.execute_script(
        f"const full = {PLOT}._fullLayout, d = full.polar.domain;"
        "return [full.width * (d.x[0] + d.x[1]) / 2 - full.width / 2, full.height * (1 - (d.y[0] + d.y[1]) / 2) - full.height / 2]"
    )
    ActionChains(twin).move_to_element_with_offset(chart, round(x) + 8, round(y) - 60).perform()
    wait(twin, "document.querySelector('.g-twin-told dl')")
    assert "A letter to us" in told(twin)
    ActionChains(twin).move_to_element_with_offset(chart, round(x) - 8, round(y) - 60).perform()
    wait(twin, "document.querySelector('.g-twin-title').textContent.includes('Strategic value')")
    ActionChains(twin).move_to_element(one(twin, ".g-twin-open")).perform()
    wait(twin, "!document.querySelector('.g-twin-told dl')")


def test_reset_brings_everything_back(twin: WebDriver) -> None:
    one(twin, ".g-twin-vendors input[value=quern]").click()
    one(twin, ".g-twin-date input").send_keys(Keys.HOME)
    Select(one(twin, ".g-twin-row select")).select_by_index(2)
    one(twin, ".g-twin-chart").send_keys(Keys.ARROW_RIGHT)
    one(twin, ".g-twin-reset").click()
    assert shown(twin) == {"us": "2026-09-20", "quern": "2026-03-05", "mola": "2026-06-10"}
    assert one(twin, ".g-twin-vendors input[value=quern]").is_selected()
    assert "What moved" not in told(twin)
    assert twin.find_elements(By.CSS_SELECTOR, ".g-twin-told dl") == []


def test_the_picture_is_saved(twin: WebDriver, tmp_path: Path) -> None:
    twin.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    one(twin, ".g-twin-save").click()
    wait(
        twin,
        "document.querySelector('.g-twin-panel > [role=status]').textContent.includes('saved')",
    )
    name = "mill-stones-2026-09-20.png"
    assert name in said(twin)
    WebDriverWait(twin, 20).until(
        lambda _: (tmp_path / name).is_file() and (tmp_path / name).stat().st_size > 0
    )
    assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


def test_it_follows_the_palette(twin: WebDriver) -> None:
    colour = f"getComputedStyle({PLOT}.querySelector('.scatterlayer .js-line')).stroke"
    before = twin.execute_script(f"return {colour}")
    twin.execute_script("document.body.setAttribute('data-md-color-scheme', 'slate')")
    wait(twin, f"{colour} !== '{before}'")


def test_what_it_made_is_freed_when_the_reader_leaves_and_it_works_again_on_return(
    page: WebDriver,
) -> None:
    page.execute_script("window.stayed = true;" + COUNT)
    press(page, ".g-twin-open")
    wait(page, DRAWN)
    one(page, ".g-twin-play").click()
    page.execute_script(f"window.kept = {PLOT}")
    assert page.execute_script("return [live >= 3, !!kept._fullLayout]") == [True, True]
    press(page, ".g-nav ul li:nth-child(1) a")
    wait(page, "location.pathname === '/accounts/mill/' && document.querySelector('.g-gosart')")
    assert page.execute_script("return stayed"), (
        "the page was loaded anew: navigation was not instant"
    )
    wait(page, "live === 0 && !kept._fullLayout")
    press(page, ".g-nav ul li:nth-child(2) a")
    wait(page, "document.querySelector('.g-twin-open:not([hidden])')")
    requests(page)
    press(page, ".g-twin-open")
    wait(page, DRAWN)
    assert [url for url in requests(page) if "plotly" in url] == []  # it is still there
    assert page.execute_script("return document.querySelectorAll('.g-twin-panel').length") == 1


def test_a_script_that_cannot_be_had_is_said_and_the_drawing_stays(page: WebDriver) -> None:
    page.execute_cdp_cmd("Network.enable", {})
    page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*plotly*"]})
    try:
        press(page, ".g-twin-open")
        wait(
            page,
            "document.querySelector('.g-twin-status').textContent.includes('could not be loaded')",
        )
        assert one(page, "#radar > svg").is_displayed()
    finally:
        page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    press(page, ".g-twin-open")
    wait(page, DRAWN)


def test_it_works_from_a_folder_on_the_disk(chromium: WebDriver, site: tuple[str, Built]) -> None:
    chromium.get((site[1].folder / PAGE / "index.html").as_uri())
    wait(chromium, "document.querySelector('.g-twin-open:not([hidden])')")
    press(chromium, ".g-twin-open")
    wait(chromium, DRAWN)
    assert shown(chromium).keys() == {"us", "quern", "mola"}


def test_paper_gets_the_drawing_and_not_the_controls(twin: WebDriver) -> None:
    twin.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert one(twin, "#radar > svg").is_displayed()
        assert not one(twin, ".g-twin").is_displayed()
    finally:
        twin.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_numbers_and_never_scrolls_sideways(page: WebDriver, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        press(page, ".g-twin-open")
        wait(page, DRAWN)
        assert page.execute_script("return document.documentElement.scrollWidth") == width
        numbers = page.execute_script(
            f"return [...{PLOT}.querySelectorAll('.angularaxistick text')].map(text => text.textContent)"
        )
        assert numbers == [str(number) for number in range(1, 21)]
        box = page.execute_script(
            f"const box = {PLOT}.getBoundingClientRect(); return [box.left >= 0, box.right <= {width}]"
        )
        assert box == [True, True]
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_wrong_with_it(twin: WebDriver, scheme: str) -> None:
    Select(one(twin, ".g-twin-row select")).select_by_index(1)
    one(twin, ".g-twin-chart").send_keys(Keys.ARROW_RIGHT)
    assert faults(twin, scheme) == []


def test_without_a_script_there_is_no_button_and_only_assessments_carry_a_figure(
    site: tuple[str, Built],
) -> None:
    built = site[1]
    carrying = [name for name, page in built.pages.items() if list(page.all(having="data-figure"))]
    assert carrying == [PAGE + "index.html"]
    assert (
        "hidden"
        in next(
            found for found in built.page(PAGE).all("button") if found.get("class") == "g-twin-open"
        ).attributes
    )


def test_a_site_without_an_assessment_has_no_plotly(tmp_path: Path) -> None:
    plain = PLAN.split("        assessments:")[0]
    made = made_pages(write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plain}))
    assert [name for name in made.files if "plotly" in name] == []
