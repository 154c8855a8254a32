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


def test_an_account_of_several_deals_has_a_plan_of_each_that_says_how_it_ends(
    tmp_path: Path,
) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    page = made_pages(root).page("accounts/mill/actions/")
    plans = {plan["id"]: plan.text for plan in page.with_class("ap-plan")}
    assert list(plans) == ["plan-stones", "plan-roof"]
    assert "New stones" in plans["plan-stones"]
    assert "Close, 1 Mar 2027" in plans["plan-stones"]
    assert "No steps planned yet" in plans["plan-roof"]
    (drawing,) = page.with_class("gosart-plan")
    states = {item.get("data-item"): item.get("data-state") for item in drawing.all("g")}
    assert states["M1"] == "done"
    assert states["M2"] == "cancelled"


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


CARDS = """
const tables = document.querySelectorAll('.gosart:not(.gs-sheet) table:has(thead)');
const text = element => element.textContent.trim().replace(/\\s+/g, ' ');
const said = (cell, part) => getComputedStyle(cell, part).content.replace(/^"|"$/g, '');
const lost = [];
for (const table of tables) {
  const isSheet = table.matches('.g-worksheet');
  const heads = [...table.tHead.rows[0].cells].flatMap(head => Array(head.colSpan).fill(head));
  for (const row of table.querySelectorAll(':scope > :is(tbody, tfoot) > tr:not(.g-block)')) {
    let column = 0;
    for (const cell of row.cells) {
      const head = heads[column];
      column += cell.colSpan;
      if (!text(cell) || cell.closest('details:not([open]) > :not(summary)')) continue;
      if (!cell.checkVisibility()) lost.push(`gone: ${text(cell)}`);
      const isTitle = cell.matches('th, .e, td:has(> .g-prime) + td') || cell.colSpan > 1;
      if (isTitle || head.querySelector('.g-sr')) continue;
      const labels = [said(cell, '::before'), said(cell, '::after')];
      const words = isSheet ? cell.dataset.label : text(head);
      if (!words || !labels.includes(words)) lost.push(`no label: ${text(cell)}`);
    }
  }
}
return lost;
"""
"""Values of tables that a phone does not show, or without what the head of their column says."""

WIDE = """
const over = element => element.getBoundingClientRect().right > 390;
const moves = '.g-nav, .gm-view, .g-figure, .gs-tabs, svg, .g-sr';
return [...document.querySelectorAll('.gosart *')]
  .filter(element => over(element) && !element.closest(moves))
  .map(element => element.outerHTML.slice(0, 80));
"""
"""What is wider than a phone, but for drawings and tabs, which scroll in a box of their own."""

SMALL = """
const targets = document.querySelectorAll('.gosart :is(a[href], button, input, select, summary)');
const isSmall = ({width, height}) => width && (width < 24 || height < 24);
return [...targets].filter(target => !target.closest('svg') && target.checkVisibility()
    && isSmall(target.getBoundingClientRect()))
  .filter(target => {
    let block = target.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const isInText = block.textContent.trim().length > target.textContent.trim().length + 1;
    return !(isInText && getComputedStyle(target).display === 'inline');
  })
  .map(target => target.outerHTML.slice(0, 120));
"""
"""Links and controls that a finger misses, but for links inside a sentence."""


@pytest.mark.browser
def test_on_a_phone_a_row_is_a_card_that_loses_nothing_and_a_finger_hits_what_it_aims_at(
    chromium: WebDriver, sample_site: Built
) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    deal, account = "wittgenrode-chemie/mes-successor/", "marwick-thorne/"
    pages = [
        deal + part
        for part in ("", "assessment", "relationships", "value", "actions", "review", "brief")
    ]
    pages += [account + part for part in ("", "value", "history", "notes", "relationships")]
    with served(sample_site.folder) as base:
        for page in pages:
            chromium.get(f"{base}accounts/{page}")
            assert chromium.execute_script("return document.documentElement.scrollWidth") == 390
            for script in (CARDS, WIDE, SMALL):
                assert chromium.execute_script(script) == [], page
        chromium.get(f"{base}accounts/{deal}assessment/")
        listed = chromium.execute_script("return document.querySelector('.g-radar-list').innerText")
        names = chromium.execute_script(
            "return [...document.querySelectorAll('#worksheet-table tbody th[id]')]"
            ".map(head => (head.querySelector('summary') || head).textContent.trim())"
        )
        assert len(names) == 20
        assert all(name in listed for name in names)
        assert "Us: Positive" in listed
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
