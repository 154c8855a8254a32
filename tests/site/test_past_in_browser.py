"""What the history adds to pages in a browser: ghosts, slips, figures over time, a slider."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.history.stories import PLAN, changed
from tests.site.axe import faults
from tests.site.browsing import press, wait
from tests.site.building import Built, build_site
from tests.site.test_history_pages import DUE, FERN, MILL, repository

pytestmark = pytest.mark.browser

CLOSE = ("close_date: 2027-03-01", "close_date: 2027-04-30")
STATUS = "document.querySelector('.gt-map [data-person=fern] title').textContent"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose close date and action slipped and in which somebody was won over."""
    made = repository(tmp_path_factory.mktemp("plans"))
    later = changed(
        PLAN,
        CLOSE,
        (DUE, DUE.replace("12-01", "12-09")),
        (FERN, FERN.replace("neutral", "supporter")),
    )
    made.commit("2026-11-21", {MILL: later})
    return build_site(made.root, tmp_path_factory.mktemp("site"))


def opened(browser: WebDriver, site: Built, page: str) -> None:
    """Open a page from its folder on the disk, where a page may not fetch."""
    browser.get((site.folder / page / "index.html").as_uri())


def test_slips_and_earlier_dates_come_once_the_page_is_there(
    chromium: WebDriver, site: Built
) -> None:
    opened(chromium, site, "")
    wait(chromium, "document.querySelector('td[data-slips]').textContent.includes('60 days')")
    shown = "return !document.querySelector('th[data-slips]').hidden"
    assert chromium.execute_script(shown) is True
    opened(chromium, site, "accounts/mill/actions")
    wait(chromium, "document.querySelector('.gosart-plan [data-item=M1] .g')")
    words = "return document.querySelector('[data-item=M1]').textContent"
    assert "slipped once, 8 days" in chromium.execute_script(words)
    opened(chromium, site, "accounts/mill/stones")
    wait(chromium, "document.querySelectorAll('.gs-past [data-track]').length")
    assert faults(chromium, "default", ".gs-past") == []


def test_a_slider_takes_map_and_radar_through_the_dates_by_keyboard(
    chromium: WebDriver, site: Built
) -> None:
    opened(chromium, site, "accounts/mill/history")
    wait(chromium, "!document.querySelector('.gt-days button').hidden")
    press(chromium, ".gt-days button")
    wait(chromium, "document.activeElement.type === 'range'")
    assert "Supporter" in chromium.execute_script(f"return {STATUS}")
    chromium.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    wait(chromium, f"{STATUS}.includes('Neutral')")
    heard = "return document.activeElement.getAttribute('aria-valuetext')"
    assert "1 person stood elsewhere than today" in chromium.execute_script(heard)
    chromium.switch_to.active_element.send_keys(Keys.END)
    wait(chromium, f"{STATUS}.includes('Supporter')")
    assert faults(chromium, "default", ".gt-course") == []
