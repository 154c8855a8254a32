"""What axe, the accessibility checker, finds wrong inside a page's own content."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

__all__ = ["violations"]

RUN = """
const [root, done] = arguments;
axe.run(root, {resultTypes: ['violations']}).then(found => done(found.violations), error => done([{id: String(error), nodes: []}]));
"""
# Colours that still change when axe looks at them would be told as wrong.
STILL = """
const style = document.createElement('style');
style.textContent = '*{transition:none!important;animation:none!important}';
document.head.append(style);
"""


def _script() -> str:
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core-python is not installed, so nothing proves that the pages are accessible: pip install -e '.[dev]'")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def violations(browser: WebDriver, scheme: str = "default", inside: str = ".md-content") -> list[str]:
    """Check the part of the shown page that a selector names, in a palette; give a line for each rule that is broken, with the elements."""
    browser.execute_script(STILL)
    browser.execute_script("document.body.setAttribute('data-md-color-scheme', arguments[0])", scheme)
    if not browser.execute_script("return !!window.axe"):
        browser.execute_script(_script())
    found: list[dict[str, Any]] = browser.execute_async_script(RUN, inside)
    return [f"{rule['id']}: {', '.join(sorted({str(node['html'])[:160] for node in rule['nodes']}))}" for rule in found]
