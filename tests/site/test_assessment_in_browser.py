"""The worksheet of eight dates and five vendors: on a phone, with columns hidden, on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import served, wait
from tests.site.building import build_site
from tests.site.repositories import CONFIG
from tests.writing import write_tree

pytestmark = pytest.mark.browser

VENDORS = ("us", "quern", "mola", "stein", "no-decision")
MARKS = (
    "+?-?+ ?-+?+ ?-+?- ++?++",
    "++--- ++?-+ ?++?- -+?-+",
    "+--?+ +-+?+ ??+?- +?-++",
    "-?-?+ ?+++? ?-++- +-?++",
)


def plan() -> str:
    """Write an account with eight dates of five vendors, and evidence for our last ratings."""
    lines = ["name: Mill", "owner: ada", "team: {ada: {name: Ada Brook}}", "competitors:"]
    lines += [
        f"  {key}: {{name: {name}}}"
        for key, name in (("quern", "Quern Company"), ("mola", "Mola"), ("stein", "Steinmühlenbau"))
    ]
    lines += ["opportunities:", "  stones:", "    name: Stones", "    assessments:"]
    for month in range(1, 9):
        for index, vendor in enumerate(VENDORS):
            ratings = MARKS[(month + index) % 4]
            lines.append(
                f"      - {{date: 2026-{month:02}-05, for: {vendor}, by: ada, ratings: "
                f'"{ratings}"}}'
            )
    lines.append("      - date: 2026-09-05\n        for: us\n        by: ada\n        ratings:")
    from gosart.method.loader import load_method

    evidence = (
        "Said by the head of the mill in the second workshop, and written down in the minutes "
        "that both sides have signed"
    )
    lines += [
        f'          {item.key}: {{rating: "+", evidence: "{evidence}", confidence: high}}'
        for item in load_method("en").criteria
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The assessment's page of that account."""
    folder = tmp_path_factory.mktemp("sheet")
    plans = write_tree(folder, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan()})
    with served(build_site(plans, folder / "site").folder) as base:
        yield base + "accounts/mill/assessment/"


def heads(browser: WebDriver) -> list[str]:
    """Give the vendors whose columns are shown."""
    shown = browser.find_elements(By.CSS_SELECTOR, "#worksheet-table thead tr:nth-child(2) th")
    return [head.get_attribute("data-vendor") or "" for head in shown if head.is_displayed()]


def test_vendors_and_earlier_dates_are_switched_off_and_on(
    chromium: WebDriver, address: str
) -> None:
    chromium.get(address)
    wait(chromium, "document.querySelector('.g-vendors.g-ready')")
    assert len(heads(chromium)) == 41
    chromium.find_element(By.CSS_SELECTOR, ".g-vendors [data-latest]").send_keys(" ")
    assert heads(chromium) == ["us"]
    chromium.find_element(By.CSS_SELECTOR, ".g-vendors [data-latest]").send_keys(" ")
    button = chromium.find_element(By.CSS_SELECTOR, ".g-vendors [data-vendor='mola']")
    button.send_keys(" ")
    assert button.get_attribute("aria-pressed") == "false"
    assert "mola" not in heads(chromium)
    assert len(heads(chromium)) == 33
    spans = chromium.execute_script(
        "return [...document.querySelectorAll('#worksheet-table th.g-date')]"
        ".reduce((sum, head) => sum + head.colSpan, 0)"
    )
    assert spans == 33


def test_head_and_criterion_stay_in_sight_on_a_screen_that_is_narrow_but_no_phone(
    chromium: WebDriver, address: str
) -> None:
    size = {"width": 640, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        chromium.get(address)
        chromium.execute_script(
            "const box = document.querySelector('.g-tall'); "
            "box.scrollTop = 400; box.scrollLeft = 300"
        )
        box, head, first = chromium.execute_script(
            "const of = node => { const r = node.getBoundingClientRect();"
            " return [r.left, r.top, r.width, r.height]; };"
            "return [of(document.querySelector('.g-tall')), "
            "of(document.querySelector('#worksheet-table thead')),"
            " of(document.querySelector('#strategic-value th'))]"
        )
        assert abs(head[1] - box[1]) < 2
        assert abs(first[0] - box[0]) < 2
        assert first[2] < 640 * 0.45, "the criterion leaves no room for its marks"
        assert chromium.execute_script("return document.documentElement.scrollWidth") == 640
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_worksheet_prints_on_one_landscape_page(chromium: WebDriver, address: str) -> None:
    chromium.get(address)
    done = chromium.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
    )
    pages = PdfReader(BytesIO(base64.b64decode(done["data"]))).pages
    assert {page.mediabox.width > page.mediabox.height for page in pages} == {True}
    rows = chromium.execute_script(
        "return [...document.querySelectorAll('.g-worksheet tbody th[id]')]"
        ".map(cell => cell.innerText.trim().split(' ').slice(0, 2).join(' '))"
    )
    assert len(rows) == 20
    sheets = [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pages]
    whole = [sheet for sheet in sheets if all(row in sheet for row in rows)]
    assert len(whole) == 1
    assert "Worksheet" in whole[0]
