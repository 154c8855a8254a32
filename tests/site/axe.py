"""Asks axe what is wrong with a page for somebody who reads it by keyboard or by voice."""

from __future__ import annotations

from axe_core_python.selenium import Axe
from selenium.webdriver.remote.webdriver import WebDriver

__all__ = ["STILL", "faults"]

CONTENT = ".md-content"
"""What is ours of a page; the frame around it is the theme's."""
PALETTE = "document.body.setAttribute('data-md-color-scheme', arguments[0])"
STILL = (
    "document.head.insertAdjacentHTML('beforeend', "
    "'<style>*{transition:none!important;animation:none!important}</style>')"
)


def faults(browser: WebDriver, scheme: str, within: str = CONTENT) -> list[str]:
    """Give each rule that the page breaks in a palette (`default` or `slate`), with its places."""
    browser.execute_script(STILL)  # a colour that is still changing is no colour of ours
    browser.execute_script(PALETTE, scheme)
    browser.set_script_timeout(120)
    found = Axe().run(browser, within, {"resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {[node['target'] for node in rule['nodes']][:5]} "
        f"{rule['nodes'][0]['failureSummary']}"
        for rule in found["violations"]
    ]
