"""Axe finds nothing wrong on pages of every kind, in both palettes, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.axe import faults
from tests.site.browsing import served, wait
from tests.site.building import Built

pytestmark = pytest.mark.browser

DEAL = "accounts/marwick-thorne/batch-genealogy/"
PAGES = (
    "",
    "actions/",
    "accounts/",
    "accounts/wittgenrode-chemie/",
    "accounts/wittgenrode-chemie/mes-successor/assessment/",
    "accounts/marwick-thorne/",
    "accounts/marwick-thorne/assessment/",
    "accounts/marwick-thorne/history/",
    "accounts/hollin-ferries/quay-charging/",
    "accounts/penarroya/kiln-energy/",
    "accounts/hengze-storage/ningchuan-phase-three/assessment/",
    DEAL,
    *(f"{DEAL}{part}/" for part in ("assessment", "relationships", "value", "actions", "review")),
    f"{DEAL}brief/",
    "assessments/",
    "history/",
    "method/",
    "method/assessment/",
    "method/plan-format/",
    "method/pull-requests/",
    "people/",
)


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_wrong_in_the_content(
    chromium: WebDriver, address: str, page: str
) -> None:
    chromium.get(address + page)
    wait(chromium, "document.readyState === 'complete' && document.querySelector('.md-content')")
    assert {scheme: faults(chromium, scheme) for scheme in ("default", "slate")} == {
        "default": [],
        "slate": [],
    }


@pytest.mark.parametrize(
    "page",
    [
        DEAL + "actions/",
        "assessments/",
        DEAL + "assessment/",
        "accounts/hollin-ferries/quay-charging/",
        "history/",
    ],
)
def test_axe_finds_nothing_wrong_on_a_phone(chromium: WebDriver, address: str, page: str) -> None:
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        chromium.get(address + page)
        wait(
            chromium, "document.readyState === 'complete' && document.querySelector('.md-content')"
        )
        assert faults(chromium, "default") == []
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_axe_would_find_something(chromium: WebDriver, address: str) -> None:
    chromium.get(address)
    wait(chromium, "document.querySelector('.md-content article')")
    chromium.execute_script(
        "document.querySelector('.md-content article').insertAdjacentHTML('beforeend', "
        "'<button></button><img src=\"x\">')"
    )
    assert {line.split(":")[0] for line in faults(chromium, "default")} >= {
        "button-name",
        "image-alt",
    }
