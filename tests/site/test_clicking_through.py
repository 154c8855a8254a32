"""The site at its own address, clicked through: every tab and pill of every kind of page.

Material's instant navigation puts one page in the place of another without loading anything anew.
What a page holds can stop it: then the address changes, and the page does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import SECONDS, served
from tests.site.building import Built
from tests.site.firefox import started_firefox

pytestmark = pytest.mark.browser

DEAL, ACCOUNT, SINGLE = (
    "accounts/marwick-thorne/batch-genealogy/",
    "accounts/marwick-thorne/",
    "accounts/sable-metals/",
)
PARTS = ("", "assessment/", "relationships/", "value/", "actions/", "review/", "brief/")
KINDS = (
    "",
    "assessments/",
    "people/",
    "people/r-oneill/",
    "history/",
    "accounts/",
    "actions/",
    "method/",
    "method/politics/",
    "method/rules/",
    "method/rules/a001/",
    "method/plan-format/",
    *(f"{ACCOUNT}{part}" for part in ("", "actions/", "history/", "notes/")),
    *(f"{DEAL}{part}" for part in PARTS),
    f"{SINGLE}assessment/",
)
"""A page of each kind, without those that are made for one deal or note."""

LISTEN = """
window.heard = [];
for (const kind of ['error', 'warn', 'log', 'info', 'debug']) {
  console[kind] = (...words) => window.heard.push(`${kind}: ${words.join(' ')}`);
}
addEventListener('error', event => window.heard.push(
  `error: ${event.message ?? event.target.outerHTML}`), true);
addEventListener('unhandledrejection', event => window.heard.push(`rejected: ${event.reason}`));
"""
LINKS = """
const links = document.querySelectorAll(arguments[0]);
return [...new Set([...links].map(link => link.href))].filter(href => href !== location.href);
"""
CLICK = """
const [href, title, seconds, done] = arguments;
const scope = '.md-tabs a, article .g-nav a, article .gs-tabs a';
let link = [...document.querySelectorAll(scope)].find(item => item.href === href);
if (!link) {  // no link of the page: to go on with another page, as by any other link
  link = Object.assign(document.createElement('a'), {href});
  document.querySelector('article').append(link);
}
let pages = 0;  // Material says when a page is whole; before, a click would cross its own work
const watch = window.document$.subscribe(() => { pages += 1; });
const before = pages;
const end = Date.now() + seconds * 1000;
link.click();
(function look() {
  const at = location.origin + location.pathname;  // a table may note its filters behind it
  const is_there = at === href && pages > before && document.title === title;
  if (is_there && document.querySelector('article h1')) {
    watch.unsubscribe();
    return done('');
  }
  if (Date.now() > end) return done(`${location.href} ${document.title}`);
  setTimeout(look, 10);
})();
"""


class Browser(Protocol):
    """What the walk asks of a browser."""

    def get(self, address: str, /) -> None: ...
    def execute_script(self, script: str, *arguments: Any) -> Any: ...
    def execute_async_script(self, script: str, *arguments: Any) -> Any: ...


@pytest.fixture(scope="module")
def address(sample_site: Built) -> Iterator[str]:
    """The sample site, served at the address it was built for."""
    with served(sample_site.folder) as base:
        yield base


def title_of(site: Built, page: str) -> str:
    return next(site.page(page).all("title")).text


def walk(browser: Browser, base: str, site: Built) -> set[tuple[str, str]]:
    """Click every tab and pill of every kind of page once, and give (page, page it leads to)."""
    browser.get(base)
    browser.execute_script(LISTEN)
    clicked: set[tuple[str, str]] = set()
    left: dict[str, list[str]] = {}

    def go(target: str) -> None:
        missed = browser.execute_async_script(CLICK, base + target, title_of(site, target), SECONDS)
        assert missed == "", (here, target, missed, browser.execute_script("return window.heard"))

    here = ""
    waiting = list(KINDS)
    while True:
        if here in KINDS and here not in left:
            waiting.remove(here)
            # the tabs of the site are the same on all pages: from every fourth kind of them
            scope = ".md-tabs a, " if KINDS.index(here) % 4 == 0 else ""
            found = browser.execute_script(LINKS, f"{scope}article .g-nav a, article .gs-tabs a")
            assert all(href.startswith(base) for href in found), (here, found)
            left[here] = [href.removeprefix(base).partition("#")[0] for href in found]
        if not left.get(here):  # all of this page is done: on to one with something left
            goal = next((page for page in KINDS if left.get(page) or page in waiting), None)
            if goal is None:
                break
            go(goal)
            here = goal
            continue
        target = left[here].pop()
        go(target)
        clicked.add((here, target))
        here = target
    assert browser.execute_script("return window.heard") == []
    return clicked


def check(clicked: set[tuple[str, str]]) -> None:
    """Assert that a walk went where each tab says."""
    for page in ("", "assessments/", "people/", "history/"):
        others = {"", "assessments/", "people/", "history/"} - {page}
        assert others <= {target for source, target in clicked if source == page}
    parts = {f"{DEAL}{part}" for part in PARTS}
    for page in parts:
        own = {target for source, target in clicked if source == page}
        tabs = {target for target in own if target.startswith(DEAL)}
        assert tabs == parts - {page}
        assert ACCOUNT in own  # the name of the account before the tabs


def test_every_tab_and_pill_leads_where_it_says_in_chromium(
    chromium: WebDriver, address: str, sample_site: Built
) -> None:
    chromium.set_script_timeout(SECONDS + 10)
    chromium.get_log("browser")
    check(walk(chromium, address, sample_site))
    assert chromium.get_log("browser") == []


def test_every_tab_and_pill_leads_where_it_says_in_firefox(
    tmp_path: Path, address: str, sample_site: Built
) -> None:
    with started_firefox(tmp_path / "firefox") as firefox:
        check(walk(firefox, address, sample_site))


def test_no_drawing_has_a_link_that_stops_instant_navigation(sample_site: Built) -> None:
    plain = re.compile(r"<a\b[^>]*\shref=")
    drawings = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
    assert [
        name
        for name, page in sample_site.files.items()
        if name.endswith(".html")
        for drawing in drawings.findall(page.decode())
        if plain.search(drawing)
    ] == []
