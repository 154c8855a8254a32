"""A real browser for the tests: Debian's Chromium, one for each module that drives it, and a server for the folder of a site."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

__all__ = ["Quiet", "chromium", "press", "served", "wait"]

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1440,1000",
)  # fmt: skip
SECONDS = 20


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:  # the test's output is its own
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, which may still be empty, and give its address: instant navigation wants a build that knows it."""
    server = ThreadingHTTPServer(("localhost", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """Debian's Chromium."""
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
            "NO BROWSER: install chromium and chromium-driver, or nothing proves that the pages work in one"
        )
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield browser
    browser.quit()


def wait(browser: WebDriver, script: str) -> None:
    """Wait until a script says true."""
    WebDriverWait(browser, SECONDS).until(
        lambda found: found.execute_script(f"return !!({script})")
    )


def press(browser: WebDriver, selector: str) -> None:
    """Click a link wherever the page is scrolled to: the header may cover it."""
    # in one script: instant navigation may put the next page in between finding and clicking
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)
