"""The browser that prints: which one it is, and what is said when it will not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.printing.browser import find_browser
from gosart.printing.devtools import open_chromium


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_what_is_named_wins_then_the_variable_then_the_path(tmp_path: Path) -> None:
    mine, theirs, found = (program(tmp_path, name) for name in ("mine", "theirs", "chromium"))
    environ = {"PATH": str(tmp_path), "GOSART_CHROMIUM": str(theirs)}
    assert find_browser(str(mine), environ) == mine
    assert find_browser("", environ) == theirs
    assert find_browser("", {"PATH": str(tmp_path)}) == found


def test_edge_and_chrome_are_found_as_well(tmp_path: Path) -> None:
    edge = program(tmp_path, "microsoft-edge")
    assert find_browser("", {"PATH": str(tmp_path)}) == edge


def test_a_wrong_name_says_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(GosartError, match="--browser names 'nix', and there is no such program"):
        find_browser("nix", {"PATH": str(tmp_path)})
    with pytest.raises(GosartError, match="GOSART_CHROMIUM names 'nix'"):
        find_browser("", {"PATH": str(tmp_path), "GOSART_CHROMIUM": "nix"})


def test_a_browser_of_playwrights_is_taken_where_there_is_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gosart.printing.browser._PATHS", ())
    folder = tmp_path / ".cache" / "ms-playwright" / "chromium-1200" / "chrome-linux"
    folder.mkdir(parents=True)
    environ = {"PATH": "", "HOME": str(tmp_path)}
    with pytest.raises(GosartError, match=r"No Chromium was found .*`apt install chromium`"):
        find_browser("", environ)
    chrome = program(folder, "chrome")
    assert find_browser("", environ) == chrome


def test_a_browser_that_ends_at_once_is_quoted(tmp_path: Path) -> None:
    broken = program(tmp_path, "chromium", "echo 'no display' >&2; exit 1")
    with (
        open_chromium(broken) as chromium,
        pytest.raises(GosartError, match="Chromium has stopped: no display"),
    ):
        chromium.print("about:blank")


def test_a_program_that_cannot_run_is_named(tmp_path: Path) -> None:
    (tmp_path / "chromium").write_text("")
    with pytest.raises(GosartError, match="cannot be started"), open_chromium(tmp_path / "none"):
        pass
