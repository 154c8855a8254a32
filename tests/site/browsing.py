"""A real browser for the tests: Debian's Chromium, one a worker, and a server for a site."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.site.links import SITE

__all__ = ["press", "served", "started", "wait"]

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # a test clicks faster than a person, and Chromium would ignore the address of a page then
    "--disable-ipc-flooding-protection",
    "--window-size=1440,1000",
)  # fmt: skip
SECONDS = 60
"""Seconds after which a page is taken never to be so. No test waits so long when all is well."""


class _Site(SimpleHTTPRequestHandler):
    """Serves a folder as if it had been built for the address it is served at.

    Instant navigation follows a link only where the sitemap names it with the page's own address,
    and no port is known before the server runs: so a site is built for the address of all tests,
    once, and its files say the true one on their way to the browser.
    """

    def log_message(self, *args: object) -> None:  # the test's output is its own
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix not in (".html", ".xml") or not path.is_file():
            super().do_GET()
            return
        own = f"http://localhost:{self.server.server_address[1]}/"  # type: ignore[index]
        content = path.read_bytes().replace(SITE.encode(), own.encode())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder of a site that was built for `SITE`, and give its address."""
    server = ThreadingHTTPServer(("localhost", 0), partial(_Site, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def started(profile: Path) -> Iterator[WebDriver]:
    """Start Debian's Chromium with nothing of the user's own; skip loudly where there is none."""
    program = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        if os.environ.get("GOSART_BROWSER") == "required":
            pytest.fail("Chromium and its driver are required here, and not installed")
        pytest.skip(
            "NO BROWSER: install chromium and chromium-driver, or nothing proves that the pages "
            "work in one"
        )
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield browser
    finally:
        browser.quit()


def as_new(browser: WebDriver) -> None:
    """Undo what a test may have left: a phone's size, a printer, what the browser logged."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    for kind in ("browser", "performance"):
        browser.get_log(kind)


def wait(browser: WebDriver, script: str) -> None:
    """Wait until a script says true."""
    WebDriverWait(browser, SECONDS).until(
        lambda found: found.execute_script(f"return !!({script})")
    )


def press(browser: WebDriver, selector: str) -> None:
    """Click a link wherever the page is scrolled to: the header may cover it."""
    # in one script: instant navigation may put the next page in between finding and clicking
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)
