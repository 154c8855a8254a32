"""A page with the interactive radar: its plan, its parts, and what a reader has of it."""

from __future__ import annotations

import json

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

__all__ = [
    "COUNT",
    "DRAWN",
    "PAGE",
    "PLAN",
    "PLOT",
    "details_text",
    "drawn_dates",
    "element",
    "requests",
    "status_text",
]

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
              customer_project:
                {rating: "+", evidence: "A **letter** to us", source: dana, confidence: high}
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
    observe(...given) {
      if (!this.seen) { this.seen = true; window.live += 1; }
      super.observe(...given);
    }
    disconnect() { if (this.seen) { this.seen = false; window.live -= 1; } super.disconnect(); }
  };
}
const start = window.setInterval, stop = window.clearInterval, ours = new Set();
window.setInterval = (...given) => {
  const made = start(...given);
  if (new Error().stack.includes('gosart.js')) { ours.add(made); window.live += 1; }
  return made;
};
window.clearInterval = which => { if (ours.delete(which)) window.live -= 1; stop(which); };
"""
"""Counts in `window.live` the observers and timers of the radar that are not freed."""


def element(browser: WebDriver, selector: str) -> WebElement:
    """Find the first element of a selector."""
    return browser.find_element(By.CSS_SELECTOR, selector)


def details_text(browser: WebDriver) -> str:
    """Give what stands beside the radar about the criterion or the comparison."""
    return element(browser, ".g-twin-told").text


def status_text(browser: WebDriver) -> str:
    """Give what a screen reader is told."""
    return str(
        browser.execute_script(
            "return document.querySelector('.g-twin-panel > [role=status]').textContent"
        )
    )


def drawn_dates(browser: WebDriver) -> dict[str, str]:
    """Give the date of the ratings of each vendor that Plotly has drawn."""
    dates: dict[str, str] = browser.execute_script(
        f"return Object.fromEntries({PLOT}.data"
        ".filter(t => t.meta && t.meta.date && t.r.some(r => r !== null))"
        ".map(t => [t.meta.vendor, t.meta.date]))"
    )
    return dates


def requests(browser: WebDriver) -> list[str]:
    """Give the addresses asked for since the last time."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
