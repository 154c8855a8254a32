"""Tables and drawings of an account's pages: figures in columns, flags with names, words whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from gosart.diagnostics import Number
from tests.site.browsing import served
from tests.site.building import Built, made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
    name: Mill
    owner: ada
    team: {ada: {name: Ada Brook}}
    opportunities:
      stones:
        name: New stones
        stage: proposal
        close_date: 2027-03-01
        value: {benefits: [{item: Less scrap, amount: 100_000, per: year}]}
        actions:
          - {id: M1, type: prove, what: Grind a sack, owner: ada, due: 2026-11-20, status: done}
          - {id: M2, type: prove, what: Visit a mill, owner: ada, due: 2026-11-21,
            status: cancelled}
        resources: [{name: Miller, kind: money, amount: 5_000}]
      roof: {name: New roof, stage: proposal, close_date: 2027-04-01}
"""


def test_the_time_line_of_an_account_names_each_close_and_leaves_out_what_was_cancelled(
    tmp_path: Path,
) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    page = made_pages(root).page("accounts/mill/actions/")
    (drawing,) = page.with_class("gosart-timeline")
    labels = [text.text for text in drawing.all("text")]
    assert {"Close: New stones", "Close: New roof"} <= set(labels)
    assert "M1" in labels
    assert "M2" not in labels


@pytest.mark.parametrize(("part", "amounts"), [("value", ["100,000"]), ("actions", ["5,000"])])
def test_amounts_stand_in_columns_of_numbers(tmp_path: Path, part: str, amounts: list[str]) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    page = made_pages(root).page(f"accounts/mill/stones/{part}/")
    numbers = " ".join(cell.text for cell in page.with_class("g-number"))
    assert all(amount in numbers for amount in amounts)


def test_a_negative_figure_of_a_finding_has_a_minus_sign() -> None:
    assert str(Number(-3, "g")) == "\u22123"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_word_of_a_table_is_broken(chromium: WebDriver, sample_site: Built, width: int) -> None:
    # a word is broken where its letters stand on two lines
    script = """
      const broken = [];
      const cells = ".gosart .g-table:not(.g-worksheet) :is(th, td)";
      for (const cell of document.querySelectorAll(cells)) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode;
          for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}]{2,}/gu)) {
            if (/\\p{Script=Han}/u.test(word) || text.parentElement.closest("code")) continue;
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
            if (new Set(tops).size > 1) broken.push(word);
          }
        }
      }
      return broken;
    """
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    with served(sample_site.folder) as base:
        for part in ("assessment", "relationships", "value", "actions", "review"):
            chromium.get(f"{base}accounts/wittgenrode-chemie/mes-successor/{part}/")
            assert chromium.execute_script(script) == [], part
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.browser
def test_the_pencil_leaves_a_title_its_width(chromium: WebDriver, sample_site: Built) -> None:
    lines = """
      const title = document.querySelector("h1");
      const before = title.offsetHeight;
      const seen = Math.round(before / parseFloat(getComputedStyle(title).lineHeight));
      document.querySelector(".md-content__button").remove();
      return [before === title.offsetHeight, seen];
    """
    with served(sample_site.folder) as base:
        for width in (1440, 390):
            chromium.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
            )
            chromium.get(f"{base}accounts/wittgenrode-chemie/mes-successor/value/")
            is_same, count = chromium.execute_script(lines)
            assert is_same
            assert count <= 4
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
