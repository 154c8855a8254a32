"""Pages of every kind as a browser prints them: the sheets, their margins and what is on them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import as_new, served
from tests.site.building import Built

pytestmark = pytest.mark.browser

DEAL = "accounts/marwick-thorne/batch-genealogy/"
LANDSCAPE, PORTRAIT = (842, 595), (595, 842)
KINDS = {
    DEAL: LANDSCAPE,
    f"{DEAL}assessment/": LANDSCAPE,
    f"{DEAL}relationships/": LANDSCAPE,
    f"{DEAL}value/": LANDSCAPE,
    f"{DEAL}actions/": LANDSCAPE,
    f"{DEAL}review/": PORTRAIT,
    f"{DEAL}brief/": PORTRAIT,
    "accounts/marwick-thorne/": LANDSCAPE,
    "accounts/marwick-thorne/notes/2026-11-12-committee/": PORTRAIT,
    "": LANDSCAPE,
    "accounts/": LANDSCAPE,
    "actions/": LANDSCAPE,
    "assessments/": LANDSCAPE,
    "people/": LANDSCAPE,
    "method/strategies/": PORTRAIT,
}
ONE_SHEET = (DEAL, f"{DEAL}brief/")
FOOT = "As of 23 Nov 2026"
WIDE, MILLIMETRE = {LANDSCAPE: 279, PORTRAIT: 178}, 96 / 25.4
"""Width of what is printed, in millimetres; and a millimetre in pixels of a style sheet."""
CONTENT = """
const shown = node => node.checkVisibility() && node.getClientRects().length > 0;
const all = selector => [...document.querySelectorAll(selector)].filter(shown);
const words = node => node.innerText.replace(/\\s+/g, ' ').trim();
return {
  title: words(document.querySelector('h1')),
  headings: all('article :is(h2, h3)').map(words),
  cells: all('article table:not(.g-worksheet) :is(th, td):not(:has(.g-sr, [data-sign]))')
    .map(words).join(' ').split(/[^\\p{Script=Latin}]+/u),
  chrome: all('.md-header, .md-tabs, .md-footer, .md-sidebar, .md-content__button, .g-nav, ' +
    '.gs-tabs, .g-filter, .headerlink, button:not(th button)').length,
  beside: all('article *').filter(node =>
    !node.closest('svg') && !node.closest('.g-sr') && !node.classList.contains('g-sr') &&
    node.getBoundingClientRect().right > window.innerWidth + 1
  ).map(node => node.tagName + '.' + node.className),
};
"""


@dataclass(frozen=True)
class Printed:
    """A page on paper, and what the browser shows of it to a printer."""

    pdf: bytes
    content: dict[str, list[str]]

    @cached_property
    def sheets(self) -> list[list[str]]:
        """The lines of each sheet."""
        pages = PdfReader(BytesIO(self.pdf)).pages
        return [
            [" ".join(line.split()) for line in page.extract_text().splitlines() if line.strip()]
            for page in pages
        ]

    @property
    def sizes(self) -> set[tuple[int, int]]:
        """Width and height of the sheets, in points."""
        pages = PdfReader(BytesIO(self.pdf)).pages
        return {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served."""
    with served(sample_site.folder) as base:
        yield base


@pytest.fixture(scope="module")
def printed(_browser: WebDriver, address: str) -> dict[str, Printed]:
    """Each kind of page, printed once."""
    papers = {page: _print(_browser, address + page, size) for page, size in KINDS.items()}
    as_new(_browser)
    return papers


def _print(browser: WebDriver, url: str, size: tuple[int, int]) -> Printed:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.get(url)
    paper = browser.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": round(WIDE[size] * MILLIMETRE),
            "height": 700,
            "deviceScaleFactor": 1,
            "mobile": False,
        },
    )
    return Printed(base64.b64decode(paper["data"]), browser.execute_script(CONTENT))


def test_every_kind_of_page_is_a4_and_the_sheet_and_the_brief_are_one(
    printed: dict[str, Printed],
) -> None:
    assert {page: paper.sizes for page, paper in printed.items()} == {
        page: {size} for page, size in KINDS.items()
    }
    assert [len(printed[page].sheets) for page in ONE_SHEET] == [1, 1]


def test_every_sheet_has_date_readers_and_count_and_all_but_the_first_their_title(
    printed: dict[str, Printed],
) -> None:
    for page, paper in printed.items():
        count = len(paper.sheets)
        for number, lines in enumerate(paper.sheets, 1):
            text = " ".join(lines)
            assert FOOT in text, page
            assert "For the account team" in text, page
            assert f"Page {number} of {count}" in text, page
            assert number == 1 or paper.content["title"] in text, (page, number)


def test_no_sheet_is_empty_and_none_ends_with_a_heading(printed: dict[str, Printed]) -> None:
    for page, paper in printed.items():
        for number, lines in enumerate(paper.sheets, 1):
            body = [
                line for line in lines
                if FOOT not in line and not re.search(r"Page \d+ of \d+$", line)
                and line != paper.content["title"]
            ]  # fmt: skip
            assert body, (page, number)
            assert body[-1] not in paper.content["headings"], (page, number)


def test_no_column_is_lost_and_no_word_of_a_table_broken(printed: dict[str, Printed]) -> None:
    for page, paper in printed.items():
        assert paper.content["beside"] == [], page
        text = " ".join(line for sheet in paper.sheets for line in sheet)
        text = normalize("NFKC", text)  # a font may join f and i
        # in the text of a PDF two cells may follow each other without a space
        missing = {word for word in paper.content["cells"] if word not in text}
        assert missing == set(), page


def test_nothing_of_the_frame_is_printed(printed: dict[str, Printed]) -> None:
    assert {page for page, paper in printed.items() if paper.content["chrome"]} == set()


def test_a_table_over_several_sheets_repeats_its_head(printed: dict[str, Printed]) -> None:
    sheets = printed[f"{DEAL}relationships/"].sheets
    with_people = [" ".join(lines) for lines in sheets if any("Wexcombe" in line for line in lines)]
    heads = [text for text in map(" ".join, sheets) if "Our owner" in text]
    assert with_people
    assert len(heads) > 1


def test_paper_is_light_also_from_the_dark_palette(chromium: WebDriver, address: str) -> None:
    chromium.get(address + DEAL)
    look = (
        "document.body.setAttribute('data-md-color-scheme', arguments[0]);"
        "const style = getComputedStyle(document.querySelector('.gosart'));"
        "return ['--gosart-us', '--gosart-muted', '--gs-k1', '--md-default-bg-color']"
        ".map(name => style.getPropertyValue(name)).concat(style.color)"
    )
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert chromium.execute_script(look, "slate") == chromium.execute_script(look, "default")
    finally:
        as_new(chromium)
