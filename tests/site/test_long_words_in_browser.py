"""Names without a blank, however long, in a browser: they break, and no page leaves the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from tests.site.browsing import served
from tests.site.building import build_site
from tests.site.repositories import CONFIG
from tests.writing import write_tree

pytestmark = pytest.mark.browser

LONG = "W" * 200
PLAN = f"""\
name: {LONG}
owner: ada
team: {{ada: {{name: {LONG}, role: {LONG}}}}}
competitors: {{quern: {{name: {LONG}, threat: high}}}}
people: {{dana: {{name: {LONG}, title: {LONG}, status: enemy, role: approver}}}}
opportunities:
  stones:
    name: {LONG}
    amount: 90_000
    objective: {{customer: {LONG}, team: {LONG}}}
    strategy: {{type: frontal, target: quern, customer: {LONG}}}
    assessments:
      - {{date: 2026-11-01, for: us, by: ada, ratings: "+++++ -++?- ??+?? +++++"}}
      - {{date: 2026-11-01, for: quern, by: ada, ratings: "+++++ -++?- ??+?? +++++"}}
    value: {{benefits: [{{item: {LONG}, amount: 5}}]}}
    actions: [{{id: A1, type: prove, what: {LONG}, owner: ada, due: 2026-11-01, status: open}}]
"""
PAGES = ("", "stones/", "relationships/", "value/", "actions/", "assessment/", "review/")


def test_no_page_is_wider_than_the_screen(chromium: WebDriver, tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    wide = []
    with served(build_site(tmp_path, tmp_path / "site").folder) as address:
        for width in (1440, 390):
            size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
            chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            for page in PAGES:
                chromium.get(f"{address}accounts/mill/{page}")
                if chromium.execute_script("return document.documentElement.scrollWidth") > width:
                    wide.append((width, page))
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide == []
