"""Opens the interactive radar in a real browser, beside Plotly's whole script in an empty page.

The two take turns, so that a busy machine is busy for both, and each has a browser that was never
here before, because a browser caches scripts that it has compiled. Seconds are those of the
browser's own clock: from the click to the first point in the page, and from the request for the
script to its end.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

from benchmarks.portfolio import write_portfolio
from benchmarks.processes import CommandError, mkdocs_build
from benchmarks.rows import Row, ratio

__all__ = ["interactive_radar"]

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
TIMES = 5
"""Turns of each."""
PATIENCE = 60.0
"""Seconds until a page that does not come is a failure."""
OPEN = """
const done = arguments[arguments.length - 1], button = document.querySelector('.g-twin-open');
let clicked = 0;
const seen = new MutationObserver(() => {
  if (!document.querySelector('.g-twin-plot .scatterlayer .point')) return;
  seen.disconnect();
  done((performance.now() - clicked) / 1000);
});
seen.observe(document.body, {childList: true, subtree: true});
clicked = performance.now();
button.click();
"""
LOAD = """
const done = arguments[arguments.length - 1], script = document.createElement('script');
const asked = performance.now();
script.src = arguments[0];
script.onload = () => done((performance.now() - asked) / 1000);
document.head.append(script);
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:  # the table is all that is printed
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _browser(profile: Path) -> Iterator[WebDriver]:
    program, driver = (
        shutil.which("chromium") or shutil.which("google-chrome"),
        shutil.which("chromedriver"),
    )
    if program is None or driver is None:
        raise CommandError(
            "The interactive radar is measured in Chromium: install chromium and chromium-driver."
        )
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    browser.set_script_timeout(PATIENCE)
    try:
        yield browser
    finally:
        browser.quit()


def interactive_radar(folder: Path) -> list[Row]:
    """Measure how long the interactive radar takes to open.

    Args:
        folder: Where the site and the browsers' profiles are made.

    Raises:
        CommandError: There is no browser, or the page never came.
    """
    write_portfolio(folder, 1)
    mkdocs_build(folder)
    site = folder / "site"
    shutil.copyfile(_whole_script(), site / "whole.js")
    (site / "empty.html").write_text("<!doctype html><title>Empty</title>", "utf-8")
    page = min(page for page in site.rglob("index.html") if b'class="g-twin"' in page.read_bytes())
    opened: list[float] = []
    loaded: list[float] = []
    with _served(site) as base:
        for turn in range(TIMES):
            with _browser(folder / f"ours-{turn}") as browser:
                browser.get(f"{base}{page.relative_to(site)}")
                _wait(
                    browser,
                    "return document.readyState === 'complete'"
                    " && !!document.querySelector('.g-twin-open:not([hidden])')",
                )
                opened.append(browser.execute_async_script(OPEN))
            with _browser(folder / f"theirs-{turn}") as browser:
                browser.get(f"{base}empty.html")
                loaded.append(browser.execute_async_script(LOAD, f"{base}whole.js"))
    behind = (
        f"{median(opened):.2f} s, {median(loaded):.2f} s;"
        f" quickest {min(opened):.2f} s, {min(loaded):.2f} s"
    )
    return [
        ratio(
            "Opening the interactive radar, to loading all of Plotly",
            median(opened),
            median(loaded),
            behind,
            at_most=0.7,
        ),
        Row(
            "The quickest opening",
            min(opened),
            f"{min(opened):.2f} s",
            behind,
            "at most 1 s",
            min(opened) <= 1,
        ),
    ]


def _whole_script() -> Path:
    """Return all of Plotly, which its Python package brings; it takes long to import."""
    package = find_spec("plotly")
    if package is None or package.origin is None:
        raise CommandError("The interactive radar is compared with all of Plotly: install plotly.")
    return Path(package.origin).parent / "package_data" / "plotly.min.js"


def _wait(browser: WebDriver, script: str) -> None:
    end = time.monotonic() + PATIENCE
    while not browser.execute_script(script):
        if time.monotonic() > end:
            raise CommandError(f"The page never came to this: {script}")
        time.sleep(0.05)
