"""Which browser prints: the one that is named, or a Chromium of the user's own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from gosart.errors import GosartError

__all__ = ["VARIABLE", "find_browser"]

VARIABLE = "GOSART_CHROMIUM"
"""The environment variable that names the program."""

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "chrome-headless-shell", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser",
)  # fmt: skip
_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
)
_IN_HOME = (
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
)


def find_browser(given: str, environ: Mapping[str, str]) -> Path:
    """Return the program that prints.

    Args:
        given: What the command line names, "" for nothing.
        environ: The environment, whose variable comes next, then its path.

    Returns:
        Its path.

    Raises:
        GosartError: There is none, or not the one that is named.
    """
    named = given or environ.get(VARIABLE, "")
    path = environ.get("PATH", "")
    if named:
        program = shutil.which(named, path=path)
        if program is None:
            origin = "--browser" if given else VARIABLE
            raise GosartError(f"{origin} names '{named}', and there is no such program.")
        return Path(program)
    for name in _NAMES:
        program = shutil.which(name, path=path)
        if program is not None:
            return Path(program)
    home = Path(environ.get("HOME", "/"))
    paths = [Path(name) for name in _PATHS]
    paths += [match for pattern in _IN_HOME for match in sorted(home.glob(pattern), reverse=True)]
    for program_path in paths:
        if program_path.is_file():
            return program_path
    raise GosartError(
        "No Chromium was found to print with. Install one (`apt install chromium`, "
        "`brew install --cask chromium`, or Google Chrome or Microsoft Edge), "
        f"or name it with --browser or {VARIABLE}."
    )
