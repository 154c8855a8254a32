"""The interactive radar in a real browser: fetched on request, used by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.site.axe import faults
from tests.site.browsing import press, served, wait
from tests.site.building import Built, build_site, made_pages
from tests.site.radar_page import (
    COUNT,
    DRAWN,
    PAGE,
    PLAN,
    PLOT,
    details_text,
    drawn_dates,
    element,
    requests,
    status_text,
)
from tests.site.repositories import CONFIG
from tests.writing import write_tree

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Built]]:
    """The address of that account's site, and the site."""
    folder = tmp_path_factory.mktemp("twin")
    look = "font: false, features: [navigation.instant], palette: {scheme: default}"
    config = CONFIG.replace("font: false", look)
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


def test_no_byte_of_plotly_is_fetched_by_a_reader_who_does_not_ask(
    chromium: WebDriver, site: tuple[str, Built]
) -> None:
    requests(chromium)
    for address in ("", "accounts/mill/", PAGE):
        chromium.get(site[0] + address)
        wait(chromium, "document.readyState === 'complete'")
    wait(chromium, "document.querySelector('.g-twin-open:not([hidden])')")
    asked = requests(chromium)
    assert any(url.endswith("gosart.js") for url in asked)
    assert [url for url in asked if url.endswith(("radar.js", "-data.js")) or "plotly" in url] == []
    press(chromium, ".g-twin-open")
    wait(chromium, DRAWN)
    asked = [url for url in requests(chromium) if urlsplit(url).scheme in ("http", "https")]
    folders = {urlsplit(url).path.rpartition("/") for url in asked}
    assert {(folder, name) for folder, _, name in folders if not name.startswith("plotly-")} == {
        ("/accounts/mill/assessment", "radar.js"),
        ("/assets/gosart", "method-data.js"),
    }
    assert len(asked) == 3
    assert [url for url in asked if not url.startswith(site[0])] == []


def test_of_all_kinds_of_charts_only_those_of_the_radar_are_made_ready(twin: WebDriver) -> None:
    ready = twin.execute_script("return Object.keys(Plotly.PlotSchema.get().traces)")
    assert sorted(ready) == ["barpolar", "scatter", "scatterpolar"]


@pytest.mark.parametrize("key", [Keys.ENTER, Keys.SPACE, None])
def test_it_opens_by_keyboard_and_by_mouse_and_closes_the_same_way(
    page: WebDriver, key: str | None
) -> None:
    button = element(page, ".g-twin-open")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    for expanded, visible in (("true", False), ("false", True)):
        if key:
            button.send_keys(key)
        else:
            button.click()
        wait(page, f"document.querySelector('.g-twin-open[aria-expanded={expanded}]')")
        assert element(page, "#radar > svg").is_displayed() is visible
    assert page.find_elements(By.CSS_SELECTOR, ".g-twin-panel") == []


def test_what_is_drawn_are_the_latest_marks_of_every_vendor(twin: WebDriver) -> None:
    assert drawn_dates(twin) == {"us": "2026-09-20", "quern": "2026-03-05", "mola": "2026-06-10"}
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
    slider = element(twin, ".g-twin-date input")
    slider.send_keys(Keys.ARROW_LEFT)
    assert drawn_dates(twin) == {"us": "2026-06-10", "quern": "2026-03-05", "mola": "2026-06-10"}
    assert (
        slider.get_attribute("aria-valuetext")
        == element(twin, ".g-twin-date output").text
        == "10 Jun 2026"
    )
    slider.send_keys(Keys.HOME)
    assert drawn_dates(twin) == {
        "us": "2026-03-05",
        "quern": "2026-03-05",
    }  # who was not assessed yet is not there
    assert "5 Mar 2026" in status_text(twin)
    assert "Mola: not assessed yet" in status_text(twin)


def test_it_plays_from_the_first_date_to_the_last_and_stops(twin: WebDriver) -> None:
    play = element(twin, ".g-twin-play")
    play.click()
    assert play.text == "Pause"
    assert drawn_dates(twin)["us"] == "2026-03-05"
    wait(twin, "document.querySelector('.g-twin-play').textContent === 'Play'")
    assert drawn_dates(twin)["us"] == "2026-09-20"


def test_a_reader_pauses(twin: WebDriver) -> None:
    play = element(twin, ".g-twin-play")
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
        play = element(page, ".g-twin-play")
        assert play.text == "Next date"
        seen = []
        for _ in range(3):
            play.click()
            seen.append(drawn_dates(page)["us"])
        assert seen == ["2026-03-05", "2026-06-10", "2026-09-20"]
        assert page.execute_script("return live") == 0
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_vendors_are_switched_off_and_on(twin: WebDriver) -> None:
    box = element(twin, ".g-twin-vendors input[value=quern]")
    box.send_keys(Keys.SPACE)
    assert drawn_dates(twin).keys() == {"us", "mola"}
    assert "Quern" not in details_text(twin)
    box.send_keys(Keys.SPACE)
    assert drawn_dates(twin).keys() == {"us", "quern", "mola"}
    element(twin, ".g-twin-vendors input[value=us]").click()
    assert drawn_dates(twin).keys() == {"quern", "mola"}


def test_any_two_dates_are_compared(twin: WebDriver) -> None:
    traces = f"return {PLOT}.data.length"
    before = twin.execute_script(traces)
    Select(element(twin, ".g-twin-row select")).select_by_visible_text("5 Mar 2026")
    assert twin.execute_script(traces) == before + 2  # we and Quern; Mola had no marks then
    assert "What changed since 5 Mar 2026" in details_text(twin)
    slider = element(twin, ".g-twin-date input")
    slider.send_keys(Keys.ARROW_LEFT)
    twin.execute_script(
        "document.querySelectorAll('.g-twin-told details').forEach(found => { found.open = true; })"
    )
    moved = [item.text for item in twin.find_elements(By.CSS_SELECTOR, ".g-twin-told details li")]
    assert moved == [
        "Business profile: Unknown → Positive",
        "Inside support: Unknown → Positive",
    ]


def test_an_axis_tells_its_marks_and_evidence_by_keyboard(twin: WebDriver) -> None:
    chart = element(twin, ".g-twin-chart")
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
        assert words in status_text(twin)
    assert "A letter to us – Dana Oak (High)" in details_text(twin)
    assert (
        Select(element(twin, ".g-twin-axis select")).first_selected_option.text.strip()
        == "1 Customer's project"
    )
    chart.send_keys(Keys.END)
    assert status_text(twin).startswith("Strategic value.")
    chart.send_keys(Keys.ESCAPE)
    assert "Customer's project" not in details_text(twin)
    Select(element(twin, ".g-twin-axis select")).select_by_index(11)
    assert status_text(twin).startswith("Inside support.")


def test_an_axis_tells_the_same_under_the_mouse(twin: WebDriver) -> None:
    chart = element(twin, ".g-twin-chart")
    twin.execute_script("arguments[0].scrollIntoView({block: 'center'})", chart)
    x, y = twin.execute_script(
        f"const full = {PLOT}._fullLayout, d = full.polar.domain;"
        "return [full.width * (d.x[0] + d.x[1]) / 2 - full.width / 2, full.height * (1 - (d.y[0] "
        "+ d.y[1]) / 2) - full.height / 2]"
    )
    ActionChains(twin).move_to_element_with_offset(chart, round(x) + 8, round(y) - 60).perform()
    wait(twin, "document.querySelector('.g-twin-told dl')")
    assert "A letter to us" in details_text(twin)
    ActionChains(twin).move_to_element_with_offset(chart, round(x) - 8, round(y) - 60).perform()
    wait(twin, "document.querySelector('.g-twin-title').textContent.includes('Strategic value')")
    ActionChains(twin).move_to_element(element(twin, ".g-twin-open")).perform()
    wait(twin, "!document.querySelector('.g-twin-told dl')")


def test_reset_brings_everything_back(twin: WebDriver) -> None:
    element(twin, ".g-twin-vendors input[value=quern]").click()
    element(twin, ".g-twin-date input").send_keys(Keys.HOME)
    Select(element(twin, ".g-twin-row select")).select_by_index(2)
    element(twin, ".g-twin-chart").send_keys(Keys.ARROW_RIGHT)
    element(twin, ".g-twin-reset").click()
    assert drawn_dates(twin) == {"us": "2026-09-20", "quern": "2026-03-05", "mola": "2026-06-10"}
    assert element(twin, ".g-twin-vendors input[value=quern]").is_selected()
    assert "What moved" not in details_text(twin)
    assert twin.find_elements(By.CSS_SELECTOR, ".g-twin-told dl") == []


def test_the_picture_is_saved(twin: WebDriver, tmp_path: Path) -> None:
    twin.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    element(twin, ".g-twin-save").click()
    wait(
        twin,
        "document.querySelector('.g-twin-panel > [role=status]').textContent.includes('saved')",
    )
    name = "mill-stones-2026-09-20.png"
    assert name in status_text(twin)
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
    element(page, ".g-twin-play").click()
    page.execute_script(f"window.kept = {PLOT}")
    assert page.execute_script("return [live >= 3, !!kept._fullLayout]") == [True, True]
    press(page, ".g-nav ul li:nth-child(1) a")
    wait(page, "location.pathname === '/accounts/mill/' && document.querySelector('.ga-account')")
    assert page.execute_script("return stayed"), (
        "the page was loaded anew: navigation was not instant"
    )
    wait(page, "live === 0 && !kept._fullLayout")
    press(page, "article nav a[href$='assessment/']")
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
        assert element(page, "#radar > svg").is_displayed()
    finally:
        page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    press(page, ".g-twin-open")
    wait(page, DRAWN)


def test_it_works_from_a_folder_on_the_disk(chromium: WebDriver, site: tuple[str, Built]) -> None:
    chromium.get((site[1].folder / PAGE / "index.html").as_uri())
    wait(chromium, "document.querySelector('.g-twin-open:not([hidden])')")
    press(chromium, ".g-twin-open")
    wait(chromium, DRAWN)
    assert drawn_dates(chromium).keys() == {"us", "quern", "mola"}


def test_paper_gets_the_drawing_and_not_the_controls(twin: WebDriver) -> None:
    twin.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert element(twin, "#radar > svg").is_displayed()
        assert not element(twin, ".g-twin").is_displayed()
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
            f"return [...{PLOT}.querySelectorAll('.angularaxistick text')].map(text => "
            "text.textContent)"
        )
        assert numbers == [str(number) for number in range(1, 21)]
        box = page.execute_script(
            f"const box = {PLOT}.getBoundingClientRect(); return [box.left >= 0, box.right <= "
            f"{width}]"
        )
        assert box == [True, True]
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_wrong_with_it(twin: WebDriver, scheme: str) -> None:
    Select(element(twin, ".g-twin-row select")).select_by_index(1)
    element(twin, ".g-twin-chart").send_keys(Keys.ARROW_RIGHT)
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
