"""Asks axe what is wrong with a page for somebody who reads it by keyboard or by voice."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.building import ROOT

__all__ = ["STILL", "faults"]

AXE = ROOT / ".cache/javascript/node_modules/axe-core/axe.min.js"
"""Of npm, in the version that `.ci/javascript/package.json` names."""
CONTENT = ".md-content"
"""What is ours of a page; the frame around it is the theme's."""
PALETTE = "document.body.setAttribute('data-md-color-scheme', arguments[0])"
STILL = (
    "document.head.insertAdjacentHTML('beforeend', "
    "'<style>*{transition:none!important;animation:none!important}</style>')"
)
RUN = """
const [within, done] = arguments;
axe.run(within, {resultTypes: ['violations']}).then(
  (result) => done({violations: result.violations}),
  (error) => done({error: String(error)}),
);
"""


@cache
def script() -> str:
    """Give axe's script; without it a test is left out, or fails where it is required."""
    if not AXE.is_file():
        if os.environ.get("GOSART_JAVASCRIPT") == "required":
            pytest.fail("axe is required here: make install-javascript")
        pytest.skip("NO AXE: make install-javascript, or nothing proves that pages can be read")
    return AXE.read_text("utf-8")


def faults(browser: WebDriver, scheme: str, within: str = CONTENT) -> list[str]:
    """Give each rule that the page breaks in a palette (`default` or `slate`), with its places."""
    browser.execute_script(STILL)  # a colour that is still changing is no colour of ours
    browser.execute_script(PALETTE, scheme)
    browser.set_script_timeout(120)
    browser.execute_script(script())
    answer: dict[str, Any] = browser.execute_async_script(RUN, within)
    assert "error" not in answer, answer["error"]
    return [
        f"{rule['id']}: {[node['target'] for node in rule['nodes']][:5]} "
        f"{rule['nodes'][0]['failureSummary']}"
        for rule in answer["violations"]
    ]
