"""A real Firefox for the tests, spoken to as it is: Debian has no driver for it.

Firefox listens for commands of WebDriver on a socket of its own (Marionette): each message is its
length, a colon, and `[kind, number, name or error, parameters or result]` as JSON.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

__all__ = ["Firefox", "started_firefox"]

PATIENCE = 60
"""Seconds after which Firefox is taken never to answer."""
SETTINGS = """
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "http://localhost:1/");
user_pref("dom.navigation.navigationRateLimit.count", 0);
user_pref("toolkit.telemetry.enabled", false);
"""


class Firefox:
    """What a test asks of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._number = 0
        self._left = b""
        self._message()  # it says which protocol it speaks
        self._ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self._ask("WebDriver:SetTimeouts", {"script": PATIENCE * 1000})

    def get(self, address: str) -> None:
        """Load a page."""
        self._ask("WebDriver:Navigate", {"url": address})

    def execute_script(self, script: str, *arguments: Any) -> Any:
        """Give what a script returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": arguments})["value"]

    def execute_async_script(self, script: str, *arguments: Any) -> Any:
        """Give what a script hands to the function that is its last argument."""
        asked = {"script": script, "args": arguments}
        return self._ask("WebDriver:ExecuteAsyncScript", asked)["value"]

    def _ask(self, name: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._message()
        assert error is None, error
        return result

    def _message(self) -> Any:
        while b":" not in self._left:
            self._receive()
        length, _, self._left = self._left.partition(b":")
        while len(self._left) < int(length):
            self._receive()
        message, self._left = self._left[: int(length)], self._left[int(length) :]
        return json.loads(message)

    def _receive(self) -> None:
        part = self._connection.recv(65536)
        assert part, "Firefox has gone"
        self._left += part


@contextmanager
def started_firefox(profile: Path) -> Iterator[Firefox]:
    """Start Debian's Firefox with a profile of its own; skip where there is none."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("NO FIREFOX: install firefox-esr, or only Chromium is proved to go through")
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "user.js").write_text(SETTINGS, "utf-8")
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with socket.create_connection(("localhost", _port(profile, process)), PATIENCE) as line:
            line.settimeout(PATIENCE)
            yield Firefox(line)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait for the file in which Firefox says where it listens."""
    file, end = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text("utf-8").strip()):
        assert process.poll() is None, f"Firefox ended with {process.returncode}"
        assert time.monotonic() < end, "Firefox does not listen"
        time.sleep(0.1)
    return int(file.read_text("utf-8"))
