"""Pages with a relationship map: their plans, and what a reader in a browser does with one."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import Select

from tests.site.browsing import wait
from tests.site.building import build_site
from tests.site.crowds import crowd
from tests.site.repositories import CONFIG
from tests.writing import write_tree

__all__ = [
    "CROWD",
    "MAP",
    "READY",
    "build_maps",
    "choose",
    "focus",
    "focused",
    "lit",
    "opened",
    "style",
]

MILL = """
    name: Mill & Sons
    owner: ada
    team: {ada: {name: Ada Brook}, bo: {name: Bo Reed}}
    people:
      dana: {name: Dana Oak, title: Managing director, influence: inner-circle, status: supporter,
        approach: {verb: motivate, owner: bo}}
      emil: {name: Emil Ash, title: Miller, reports_to: dana, status: neutral,
        influences: [{person: dana, strength: strong}, fern]}
      fern: {name: Fern Yew, title: Finance, reports_to: dana, conflicts_with: [emil],
        approach: {verb: cultivate, owner: ada}}
      gale: {name: Gale Elm, title: Clerk, reports_to: fern, coverage: none}
    opportunities:
      stones: {name: New stones, people: {emil: {status: mentor}}}
      sieves: {name: New sieves, people: {dana: {status: enemy}, fern: {role: approver}}}
      sacks: {name: New sacks}
"""
MAP = "accounts/mill/relationships/"
CROWD = "accounts/crowd/relationships/"
READY = "document.querySelector('figure[data-map][data-ready]')"


def build_maps(folder: Path) -> None:
    """Build the site of a mill of four people with three opportunities and a company of sixty."""
    config = CONFIG.replace(
        "font: false}", "font: false, features: [navigation.instant], palette: {scheme: default}}"
    )
    plans = {"mkdocs.yml": config, "accounts/mill.yml": MILL, "accounts/crowd.yml": crowd(60)}
    build_site(write_tree(folder / "plans", plans), folder / "site")


def opened(browser: WebDriver, page: str) -> WebDriver:
    browser.get("about:blank")  # the page is to start anew, even where only its hash differs
    browser.get(page)
    wait(browser, READY)
    return browser


def lit(browser: WebDriver) -> tuple[set[str], set[str]]:
    """Give who is lit, and which lines as `kind from to`."""
    people = browser.execute_script(
        "return [...document.querySelectorAll('[data-person].gm-lit')].map(card => "
        "card.dataset.person)"
    )
    script = (
        "return [...document.querySelectorAll('path.gm-lit')]"
        ".map(({dataset: d}) => `${d.kind} ${d.from} ${d.to}`)"
    )
    return set(people), set(browser.execute_script(script))


def focused(browser: WebDriver) -> str:
    return str(
        browser.execute_script(
            "return (document.activeElement.querySelector('[data-person]') || "
            "document.activeElement).dataset.person"
        )
    )


def focus(browser: WebDriver, key: str) -> None:
    browser.execute_script(
        "document.querySelector(`[data-person='${arguments[0]}']`).closest('a').focus()", key
    )


def style(browser: WebDriver, selector: str, name: str) -> str:
    return str(
        browser.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
            selector,
            name,
        )
    )


def choose(browser: WebDriver, selector: str, value: str) -> None:
    Select(browser.find_element(By.CSS_SELECTOR, selector)).select_by_value(value)
